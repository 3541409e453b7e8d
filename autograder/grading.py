"""Grade a class with nbgrader, one learner at a time, so that nobody stops the others."""

import re
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from traitlets.config import PyFileConfigLoader

from autograder.intake import SubmissionRefused, check_notebook
from autograder.scores import GRADED, forget, score


def open_course(root, **execution):
    """Load the configuration of a course.

    Parameters
    ----------
    root : Path
        Folder with the ``nbgrader_config.py``.
    **execution
        Settings of `autograder.execute.ExecuteOutside`, such as ``sandbox=False``.

    Returns
    -------
    nbgrader.apps.NbGraderAPI
    """
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.ExecuteOutside.update(execution)
    return NbGraderAPI(config=config)


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


def set_aside(course, assignment, learner):
    """List the files of a submission that did not come with the release.

    A sandbox does not show them to the learner's code; only the notebook counts.

    Parameters
    ----------
    course : NbGraderAPI
    assignment, learner : str

    Returns
    -------
    list of str
        Paths within the submission, sorted.
    """
    root = Path(course.coursedir.root)
    handed_in = root / course.coursedir.submitted_directory / learner / assignment
    released = root / course.coursedir.release_directory / assignment
    known = {path.relative_to(released) for path in released.rglob("*")}
    paths = (path for path in handed_in.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(
        str(p.relative_to(handed_in)) for p in paths if p.relative_to(handed_in) not in known
    )


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
    try:
        for path in _notebooks(course, assignment, learner):
            check_notebook(path)
    except SubmissionRefused as error:
        return _failed(course, assignment, learner, str(error))
    for step in (course.autograde, course.generate_feedback):
        result = step(assignment, learner, force=True)
        if not result["success"]:
            reason = _reason(result.get("log", "") + result.get("error", ""))
            return _failed(course, assignment, learner, reason)
    return None


def _notebooks(course, assignment, learner):
    """Where the notebooks of the assignment should lie in a submission."""
    directories = course.coursedir
    folder = Path(directories.format_path(directories.submitted_directory, learner, assignment))
    with course.gradebook as gradebook:
        names = [notebook.name for notebook in gradebook.find_assignment(assignment).notebooks]
    return [folder / f"{name}.ipynb" for name in names]


def _failed(course, assignment, learner, reason):
    """Write down that something was handed in and has no points."""
    with course.gradebook as gradebook:
        gradebook.update_or_create_student(learner)
        gradebook.update_or_create_submission(assignment, learner)
        forget(gradebook, assignment, learner)
    return reason


def _reason(log):
    """The last line that names an exception: what stopped nbgrader, in one line."""
    lines = [line.strip() for line in log.splitlines()]
    named = [
        line
        for line in lines
        if re.match(r"[\w.]*(Error|Exception|Timeout|Refused|Missing)\b.*: ", line)
    ]
    told = [line for line in named if "NbGraderException" not in line]
    return (told or named or lines or ["unknown"])[-1]


def _verdict(course, assignment, learner):
    with course.gradebook as gradebook:
        found = score(gradebook, assignment, learner)
    return f"{found.total:g} points" if found.state == GRADED else found.state
