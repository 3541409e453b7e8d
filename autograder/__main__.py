"""The grader's commands: ``autograder --help``, or ``python -m autograder --help``."""

import argparse
import contextlib
import os
import sys
from pathlib import Path

from autograder import __version__
from autograder.nbcourse.find import NoCourse, find_course
from autograder.requirements import require_all


def main(arguments=None):
    """Run a command; return the exit code."""
    chosen = _parser().parse_args(arguments)
    require_all()
    try:
        chosen.course = find_course(chosen.course)
    except NoCourse as error:
        print(error, file=sys.stderr)
        return 2
    # For a new gradebook nbgrader calls the command alembic, which lies beside this Python.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with contextlib.chdir(chosen.course):  # a configuration may hold paths that begin there
        return _run(chosen)


def _run(chosen):
    import autograder.quick_start  # noqa: F401
    from autograder.grading.workers import prepare

    if chosen.command == "grade" and not chosen.scheduler:
        prepare(chosen.course)
    # It takes seconds to import: help does without, and the workers get ready meanwhile.
    from autograder.command.run import run

    return run(chosen)


def _parser():
    parser = argparse.ArgumentParser("autograder", description="Grade an nbgrader course.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    _add_grade(commands)
    _add_report(commands)
    _add_doctor(commands)
    return parser


def _add_grade(commands):
    one = commands.add_parser("grade", help="grade what has been handed in, and print a table")
    _add_course(one)
    one.add_argument("assignment", help="such as ps1")
    one.add_argument("--student", help="only this learner")
    one.add_argument("--regrade", action="store_true", help="also those who are graded already")
    one.add_argument(
        "--workers", type=_count, default=os.cpu_count(), help="processes (default: the cores)"
    )
    one.add_argument("--scheduler", metavar="ADDRESS", help="use the workers of a Dask cluster")
    one.add_argument("--json", action="store_true", help="print what came out as JSON")
    one.add_argument("--run-ungraded", action="store_true", help="also run what gives no points")
    one.add_argument("--no-sandbox", action="store_true", help="let learners' code do anything")


def _add_report(commands):
    two = commands.add_parser("report", help="write a page on a class that has been graded")
    _add_course(two)
    two.add_argument("assignment", help="the page is reports/ASSIGNMENT.html")
    two.add_argument(
        "--csv",
        action="store_true",
        help="also write reports/ASSIGNMENT.csv, a row for each learner and exercise",
    )


def _add_doctor(commands):
    three = commands.add_parser("doctor", help="look what this computer lacks for safe grading")
    _add_course(three)


def _add_course(parser):
    parser.add_argument(
        "--course", metavar="DIR", default=".", help="folder of the course (default: around here)"
    )


def _count(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one")
    return number


if __name__ == "__main__":
    sys.exit(main())
