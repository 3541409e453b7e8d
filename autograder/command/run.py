"""What the teacher's commands do."""

import contextlib
import logging
import sys

from filelock import FileLock, Timeout
from nbgrader.api import InvalidEntry, MissingEntry
from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import OperationalError

from autograder.command.progress import show_closing, watched
from autograder.export import ExerciseExport
from autograder.grading.one_submission import Execution
from autograder.grading.waiting import pending
from autograder.grading.whole_class import grade
from autograder.grading.workers import crew
from autograder.limits import Limits, LimitsRefused
from autograder.nbcourse.find import CONFIGURATION
from autograder.nbcourse.folders import (
    hush,
    is_graded_outside,
    open_course,
    sources,
    submitted,
)
from autograder.nbcourse.scores import FAILED, GRADED, most_points
from autograder.nbcourse.write_whole import write_whole
from autograder.report.submission import as_json, read_reports
from autograder.sandbox.bubblewrap import SandboxMissing, check_sandbox
from autograder.sandbox.examine import examine


def run(chosen):
    """Run a command.

    Parameters
    ----------
    chosen : argparse.Namespace
        What the command line says.

    Returns
    -------
    int
        The exit code.
    """
    hush()
    # nbgrader logs what the database says with a traceback; here one line tells it.
    logging.getLogger("tornado.application").addHandler(logging.NullHandler())
    try:
        return _COMMANDS[chosen.command](chosen)
    except KeyboardInterrupt:
        _refuse("Stopped. What has its verdict keeps it; run this again for the rest.")
        return 130
    except (SandboxMissing, LimitsRefused) as error:
        return _refuse(error)
    except MissingEntry as error:
        return _refuse(_about_missing(error, chosen))
    except OperationalError as error:
        return _refuse(_about_gradebook(error))
    except InvalidEntry as error:  # nbgrader puts it in the place of the database's own error
        if not isinstance(error.__context__, OperationalError):
            raise
        return _refuse(_about_gradebook(error.__context__))


def _grade(chosen):
    """Exit code: 0 when everyone was graded, 1 when some failed, 2 when it cannot begin."""
    if not is_graded_outside(chosen.course):
        return _refuse(_TAKE_UP)
    course = open_course(chosen.course)
    Limits(config=course.config)  # refuses what makes no sense, before anybody waits
    try:
        with _turn(chosen):
            return _grade_alone(course, chosen)
    except Timeout:
        return _refuse("This course is being graded by another command. Wait until it has ended.")
    except OSError as error:
        if not chosen.scheduler:
            raise
        return _refuse(f"There is no Dask scheduler at {chosen.scheduler}: {error}")


def _turn(chosen):
    """A class is graded by one command at a time; whoever wants one learner need not wait."""
    if chosen.student:
        return contextlib.nullcontext()
    return FileLock(chosen.course / ".grading.lock", timeout=0)


def _grade_alone(course, chosen):
    with course.gradebook as gradebook:
        gradebook.find_assignment(chosen.assignment)
    everyone = submitted(course, chosen.assignment)
    wanted = [chosen.student] if chosen.student else everyone
    if not everyone or not set(wanted) <= set(everyone):
        return _refuse(f"No submission in submitted/{chosen.student or '*'}/{chosen.assignment}/.")
    sandbox = not chosen.no_sandbox and course.config.ExecuteOutside.get("sandbox", True)
    if sandbox:
        check_sandbox()
    return _grade_these(course, chosen, wanted, sandbox)


def _grade_these(course, chosen, wanted, sandbox):
    console = Console(stderr=chosen.json)
    ungraded = pending(course, chosen.assignment)
    todo = [name for name in wanted if chosen.regrade or name in ungraded]
    execution = Execution(sandbox, chosen.run_ungraded)
    with crew(min(chosen.workers, max(1, len(todo))), chosen.scheduler) as workers:
        done = grade(course, chosen.assignment, todo, workers, execution)
        reports = list(watched(done, chosen.assignment, len(todo), console))
    with course.gradebook as gradebook:
        ExerciseExport(to=str(chosen.course / "grades.csv")).export(gradebook)
        everything = read_reports(course, gradebook, chosen.assignment)
        most = most_points(gradebook, chosen.assignment)
    shown = [one for one in everything if one.learner == chosen.student or not chosen.student]
    show_closing(console, chosen.assignment, most, shown, reports, sandbox)
    late = sorted(set(submitted(course, chosen.assignment)) - set(wanted))
    if late and not chosen.student:
        console.print(f"Handed in meanwhile, not graded: {', '.join(late)}. Run this again.")
    if chosen.json:
        print(as_json(chosen.assignment, most, everything, sandbox))
    return 1 if any(report.reason for report in reports) else 0


def _report(chosen):
    """Exit code: 0 when the page is written, 2 when there is nothing to tell."""
    # They take a second to import, and grading does without.
    from autograder.report.page import as_page
    from autograder.report.whole_class import as_csv, place_of, read_class

    course = open_course(chosen.course)
    found = read_class(course, chosen.assignment)
    if not found.having(GRADED) + found.having(FAILED):
        grading = f"python -m autograder grade {chosen.assignment}"
        return _refuse(f"Nothing of {chosen.assignment} has been graded. Run {grading} first.")
    texts = {"html": as_page(found), **({"csv": as_csv(found)} if chosen.csv else {})}
    for ending, text in texts.items():
        place = place_of(course, chosen.assignment, ending)
        write_whole(place, text.encode())
        print(f"Report: {place.relative_to(course.coursedir.root)}")
    return 0


def _doctor(chosen):
    """Exit code: 0 when the sandbox is as it should be, 1 when something lacks, 2 without one."""
    found = examine(chosen.course / CONFIGURATION)
    table = Table(title="What holds learners' code here", title_justify="left")
    for column in ("a sandbox with", "", "what is open without it"):
        table.add_column(column)
    for one in found:
        open_without = "" if one.is_there else one.otherwise
        table.add_row(one.what, "yes" if one.is_there else "NO", open_without)
    Console().print(table)
    return 0 if all(one.is_there for one in found) else 1


_TAKE_UP = (
    "This course is not graded outside the learner's process: its nbgrader_config.py lacks two "
    "lines.\n  from autograder.plugin import grade_outside\n  grade_outside(c)"
)


def _about_missing(error, chosen):
    """Say what to do about an assignment that the gradebook does not know."""
    course = open_course(chosen.course)
    if chosen.assignment in (written := sources(course)):
        return (
            f"{error} in the gradebook. Run nbgrader generate_assignment {chosen.assignment} first."
        )
    with course.gradebook as gradebook:
        there = {*written, *(assignment.name for assignment in gradebook.assignments)}
    return f"{error}. There is: {', '.join(sorted(there)) or 'none in this course yet'}."


def _refuse(why):
    print(why, file=sys.stderr)
    return 2


def _about_gradebook(error):
    """Say in a line why the gradebook cannot be used, and what to do."""
    told = str(error.orig).partition("\n")[0]
    if "locked" in told:
        advice = "Another program holds it: wait until that has ended"
    else:
        advice = "See that its server runs, and that db_url in nbgrader_config.py is right"
    return f"The gradebook cannot be used: {told}. {advice}, then run this again."


_COMMANDS = {"grade": _grade, "report": _report, "doctor": _doctor}
