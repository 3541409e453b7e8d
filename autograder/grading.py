"""Grade a class with nbgrader, one learner at a time, so that nobody stops the others."""

import re
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from traitlets.config import PyFileConfigLoader

from autograder.scores import GRADED, forget, score


def open_course(root):
    """Load the configuration of a course.

    Parameters
    ----------
    root : Path
        Folder with the ``nbgrader_config.py``.

    Returns
    -------
    nbgrader.apps.NbGraderAPI
    """
    return NbGraderAPI(
        config=PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    )


def submitted(course, assignment):
    """List the learners who handed something in.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str

    Returns
    -------
    list of str
        Sorted.
    """
    folder = Path(course.coursedir.root, course.coursedir.submitted_directory)
    return sorted(path.parent.name for path in folder.glob(f"*/{assignment}") if path.is_dir())


def pending(course, assignment):
    """List the learners who handed something in and have no verdict yet.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str

    Returns
    -------
    list of str
        Sorted.
    """
    with course.gradebook as gradebook:
        return [
            learner
            for learner in submitted(course, assignment)
            if score(gradebook, assignment, learner).state != GRADED
        ]


def grade(course, assignment, learners, console):
    """Grade some learners and write their feedback pages.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str
    learners : list of str
    console : rich.console.Console
        Where progress is shown.

    Returns
    -------
    dict of str to str
        The reason for each learner whose submission could not be graded.
    """
    failures = {}
    with Progress(*_columns(), console=console) as progress:
        task = progress.add_task(assignment, total=len(learners))
        for learner in learners:
            reason = _grade_one(course, assignment, learner)
            if reason:
                failures[learner] = reason
            console.print(f"  {learner}: {_verdict(course, assignment, learner)}", highlight=False)
            progress.advance(task)
    return failures


def _columns():
    return (
        TextColumn("grading {task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )


def _grade_one(course, assignment, learner):
    """Return None, or the reason why there is no verdict."""
    for step in (course.autograde, course.generate_feedback):
        result = step(assignment, learner, force=True)
        if not result["success"]:
            with course.gradebook as gradebook:
                forget(gradebook, assignment, learner)
            return _reason(result.get("log", "") + result.get("error", ""))
    return None


def _reason(log):
    """The last line that names an exception: what stopped nbgrader, in one line."""
    lines = [line.strip() for line in log.splitlines()]
    named = [line for line in lines if re.match(r"[\w.]*(Error|Exception|Timeout)\b.*: ", line)]
    told = [line for line in named if "NbGraderException" not in line]
    return (told or named or lines or ["unknown"])[-1]


def _verdict(course, assignment, learner):
    with course.gradebook as gradebook:
        found = score(gradebook, assignment, learner)
    return f"{found.total:g} points" if found.state == GRADED else found.state
