"""Grade one submission in a worker: without the gradebook, and without anybody else's work."""

import re
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder.grading.rows import ROWS, make_gradebook, read_verdict
from autograder.intake.mend import MISTAKE, NOTICED
from autograder.nbcourse.folders import folder, hush, open_course
from autograder.nbcourse.scores import exercise

WRITTEN = {"autograded": ".ipynb", "feedback": ".html"}
"""Folders of the course that grading writes to, and what it writes there."""
_ONE_AT_A_TIME = threading.Lock()  # nbgrader changes the working folder, and tests print
_BORDER = (
    "BadMessage",
    "CellTimeoutError",
    "DeadKernelError",
    "LearnerGone",
    "NotPlain",
    "TimeoutError",
)


@dataclass(frozen=True)
class Job:
    """A submission to grade, with all that a worker needs besides the course's own files.

    Attributes
    ----------
    root : str
        The course.
    assignment, learner : str
    files : dict of str to bytes
        The notebooks by name, and nbgrader's ``timestamp.txt`` if there is one.
    records : dict
        Rows of the gradebook, from `autograder.grading.rows.take_out`.
    execution : dict
        Settings of `autograder.border.execute.ExecuteOutside`.
    """

    root: str
    assignment: str
    learner: str
    files: dict
    records: dict
    execution: dict


@dataclass(frozen=True)
class Result:
    """What came out of grading a submission.

    Attributes
    ----------
    learner : str
    reason : str or None
        Why there is no verdict, if there is none.
    verdict : dict or None
        For `autograder.grading.rows.put_back`.
    files : dict of str to bytes
        The graded notebooks and feedback pages: ``autograded/<name>`` and ``feedback/<name>``.
    notes : list of str
        What the teacher should know: changed tests, dropped tags, limits that were met.
    mistakes : dict of str to list of str
        Mistakes that the checks have recognized, by exercise.
    seconds : float
    """

    learner: str
    reason: str | None = None
    verdict: dict | None = None
    files: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    mistakes: dict = field(default_factory=dict)
    seconds: float = 0


def run(job):
    """Grade a submission and make its feedback page, in a folder that vanishes afterwards.

    Parameters
    ----------
    job : Job

    Returns
    -------
    Result
    """
    hush()
    begun = time.perf_counter()
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="grading-") as path:
        course = _small_course(job, Path(path))
        log, why = _convert(course, job)
        files = {} if why else _outcome(course, job)
        verdict = None if why else _verdict(course, job)
    notes = notes_on(log, [text for name, text in files.items() if name.endswith(".ipynb")])
    seconds = round(time.perf_counter() - begun, 2)
    return Result(job.learner, why, verdict, files, notes, mistakes_in(log), seconds)


def _small_course(job, path):
    """A course with one submission; tests and packages are read where the real one has them."""
    directories = open_course(job.root).coursedir
    here = {"root": str(path), "db_url": f"sqlite:///{path / ROWS}"}
    for step in ("source_directory", "release_directory"):
        here[step] = str(Path(job.root, getattr(directories, step)))
    execution = {"keep_warm": True, **job.execution}
    make_gradebook(job.records, here["db_url"])
    course = open_course(job.root, CourseDirectory=here, ExecuteOutside=execution)
    submitted = folder(course, "submitted", job.assignment, job.learner)
    submitted.mkdir(parents=True)
    for name, content in job.files.items():
        (submitted / name).write_bytes(content)
    return course


def _convert(course, job):
    """Return nbgrader's log, and the reason why there is no verdict, or None."""
    log = ""
    for step in (course.autograde, course.generate_feedback):
        told = step(job.assignment, job.learner, force=True)
        log += told.get("log", "")
        if not told["success"]:
            return log, reason(told.get("log", "") + told.get("error", ""))
    return log, None


def _outcome(course, job):
    paths = [
        (step, path)
        for step, ending in WRITTEN.items()
        for path in sorted(folder(course, step, job.assignment, job.learner).glob(f"*{ending}"))
    ]
    return {f"{step}/{path.name}": path.read_bytes() for step, path in paths}


def _verdict(course, job):
    directories = course.coursedir
    return read_verdict(directories.db_url, directories.course_id, job.assignment, job.learner)


def reason(log):
    """Find what stopped nbgrader: the last line of its log that names an exception.

    Parameters
    ----------
    log : str

    Returns
    -------
    str
    """
    lines = [line.strip() for line in log.splitlines()]
    named = [
        line
        for line in lines
        if re.match(r"[\w.]*(Error|Exception|Timeout|Refused|Missing)\b.*: ", line)
    ]
    told = [line for line in named if "NbGraderException" not in line]
    return (told or named or lines or ["unknown"])[-1]


def notes_on(log, notebooks):
    """Collect what the teacher should know about how a submission was graded.

    Parameters
    ----------
    log : str
        Of nbgrader, in which our preprocessors write what they noticed.
    notebooks : list of bytes
        The graded notebooks, in which cells may have ended at a limit.

    Returns
    -------
    list of str
        Each once.
    """
    noticed = [line.partition(NOTICED)[2] for line in log.splitlines()]
    cells = [cell for nb in notebooks for cell in nbformat.reads(nb.decode(), as_version=4).cells]
    met = [line for cell in cells for line in _met(cell)]
    return list(dict.fromkeys(filter(None, noticed + met)))


def mistakes_in(log):
    """Collect the mistakes that the checks have recognized.

    Parameters
    ----------
    log : str
        Of nbgrader.

    Returns
    -------
    dict of str to list of str
        By exercise, each mistake once.
    """
    found = {}
    # At the start of a message only: elsewhere it may be a learner who says so.
    for name, mistake in re.findall(rf"^\[WARNING\] {MISTAKE}([^:]+): (.+)$", log, re.M):
        found.setdefault(exercise(name), []).append(mistake)
    return {name: list(dict.fromkeys(mistakes)) for name, mistakes in found.items()}


def _met(cell):
    """Errors of a cell that ended at the border, rather than by what it holds."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id", cell.get("id", "a cell"))
    for output in cell.get("outputs", []):
        if output.get("ename") in _BORDER:
            yield f"{name}: {output.ename}: {output.evalue}".rstrip(": ")[:300]
