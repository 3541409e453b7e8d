"""The teacher's commands: ``python -m autograder --help``."""

import argparse
import os
import sys
import warnings
from pathlib import Path

from rich.console import Console

from autograder.export import ExerciseExport
from autograder.grading import grade, open_course, pending, set_aside, submitted
from autograder.hygiene import problems
from autograder.sandbox import SandboxMissing, check_sandbox
from autograder.scores import most_points, scores
from autograder.table import score_table

ROOT = Path(__file__).resolve().parents[1]


def main(arguments=None):
    """Run a command; return the exit code."""
    # nbgrader's own calls of SQLAlchemy and nbformat warn; no teacher can mend that.
    warnings.filterwarnings("ignore", module="nbgrader|nbformat")
    chosen = _parser().parse_args(arguments)
    try:
        return chosen.run(chosen)
    except SandboxMissing as error:
        print(error, file=sys.stderr)
        return 2


def _parser():
    parser = argparse.ArgumentParser("python -m autograder", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("grade", help="grade what has been handed in, and print a table")
    one.add_argument("assignment", help="such as optimization_methods")
    one.add_argument("--student", help="only this learner")
    one.add_argument("--regrade", action="store_true", help="also those who are graded already")
    one.add_argument("--run-ungraded", action="store_true", help="also run what gives no points")
    one.add_argument("--no-sandbox", action="store_true", help="let learners' code do anything")
    one.set_defaults(run=_grade)
    two = commands.add_parser(
        "check", help="check the notebooks in git, and that release/ is fresh"
    )
    two.set_defaults(run=_check)
    return parser


def _grade(chosen):
    """Exit code: 0 when everyone was graded, 1 when some failed, 2 when it cannot begin."""
    console = Console()
    if not chosen.no_sandbox:
        check_sandbox()
    course = open_course(ROOT, sandbox=not chosen.no_sandbox, run_ungraded=chosen.run_ungraded)
    everyone = submitted(course, chosen.assignment)
    wanted = [chosen.student] if chosen.student else everyone
    if not everyone or not set(wanted) <= set(everyone):
        console.print(f"No submission in submitted/{chosen.student or '*'}/{chosen.assignment}/.")
        return 2
    todo = (
        wanted if chosen.regrade else [x for x in pending(course, chosen.assignment) if x in wanted]
    )
    failures = grade(course, chosen.assignment, todo, console)
    _report(course, chosen.assignment, console)
    if chosen.no_sandbox:
        console.print("Graded WITHOUT a sandbox: learners' code could read and write what you can.")
    else:
        _report_set_aside(course, chosen.assignment, todo, console)
    for learner, reason in failures.items():
        console.print(f"failed: {learner}: {reason}", markup=False, highlight=False, soft_wrap=True)
    return 1 if failures else 0


def _report(course, assignment, console):
    with course.gradebook as gradebook:
        most = most_points(gradebook, assignment)
        console.print(score_table(assignment, most, scores(gradebook, assignment)))
        ExerciseExport(to=str(ROOT / "grades.csv"), assignment=[assignment]).export(gradebook)
    console.print(f"Grades:   {_shown(ROOT / 'grades.csv')}")
    console.print(f"Feedback: {_shown(ROOT / 'feedback')}/<learner>/{assignment}/{assignment}.html")


def _report_set_aside(course, assignment, learners, console):
    for learner in learners:
        files = set_aside(course, assignment, learner)
        if files:
            text = f"set aside: {learner}: {', '.join(files[:5])}{', ...' * (len(files) > 5)}"
            console.print(text, markup=False, highlight=False, soft_wrap=True)


def _shown(path):
    return os.path.relpath(path)


def _check(chosen):
    """Exit code: 0 when all is well, 1 when something was found."""
    found = problems(ROOT)
    for problem in found:
        print(problem)
    print(f"{len(found)} found" if found else "notebooks and release are as they should be")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
