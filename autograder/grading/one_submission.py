"""Grade one submission in a worker: without the gradebook, and without anybody else's work.

What executes the notebook is not imported here: the course's configuration names it
(`autograder.plugin.grade_outside` put `autograder.border.execute.ExecuteOutside` there), and
nbgrader's converters call it. From here a submission's trail leads on to that class.
"""

import glob
import hashlib
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.utils import temp_attrs

from autograder.findings import Findings, Note, collected, printable
from autograder.grading.gradebook_in_memory import GradebookInMemory, only_known_steps
from autograder.grading.own_limits import MARGIN, limited
from autograder.grading.rows import Rows, Verdict
from autograder.grading.small_gradebook import SmallGradebook
from autograder.intake.refuse import SubmissionRefused
from autograder.limits import Limits
from autograder.nbcourse.folders import folder, hush, open_course
from autograder.scratch import prefix

_ONE_AT_A_TIME = threading.Lock()  # nbgrader changes the working folder, and tests print


@dataclass(frozen=True)
class Execution:
    """How learners' code is run; settings of `autograder.border.execute.ExecuteOutside`.

    Attributes
    ----------
    sandbox : bool
        Whether its kernel runs in a sandbox.
    run_ungraded : bool
        Whether the cells run that give no points.
    """

    sandbox: bool = True
    run_ungraded: bool = False


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
    rows : Rows
        Of the gradebook, what concerns this submission.
    execution : Execution
    noticed : tuple of Note
        What was odd about the files.
    submission : str
        By which this work is told from other work.
    """

    root: str
    assignment: str
    learner: str
    files: dict[str, bytes]
    rows: Rows
    execution: Execution
    noticed: tuple[Note, ...] = ()
    submission: str = ""


@dataclass(frozen=True)
class Written:
    """What grading writes into the course, by the name of the file.

    Attributes
    ----------
    autograded : dict of str to bytes
        The graded notebooks.
    feedback : dict of str to bytes
        The feedback pages.
    """

    autograded: dict[str, bytes] = field(default_factory=dict)
    feedback: dict[str, bytes] = field(default_factory=dict)


_ENDINGS = {"autograded": ".ipynb", "feedback": ".html"}


@dataclass(frozen=True)
class Result:
    """What came out of grading a submission.

    Attributes
    ----------
    learner : str
    reason : str or None
        Why there is no verdict, if there is none.
    verdict : Verdict or None
    written : Written
    findings : autograder.findings.Findings
    seconds : float
    submission : str
        Of the job.
    """

    learner: str
    reason: str | None = None
    verdict: Verdict | None = None
    written: Written = field(default_factory=Written)
    findings: Findings = field(default_factory=Findings)
    seconds: float = 0
    submission: str = ""


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
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix=prefix("grading")) as path:
        course = _small_course(job, Path(path))
        most = Limits(config=course.config).submission + MARGIN
        converters = [
            kind(coursedir=course.coursedir, parent=course)
            for kind in (_Autograde, _GenerateFeedback)
        ]
        gradebook = _gradebook(course, job, converters)
        with collected() as findings, limited(most), gradebook.asked():
            findings.notes += job.noticed
            why = _convert(job, converters, findings)
        written = Written() if why else _written(course, job)
        verdict = None if why else gradebook.verdict(job.assignment, _safe(job.learner))
    seconds = round(time.perf_counter() - begun, 2)
    return Result(job.learner, why, verdict, written, findings, seconds, job.submission)


def _small_course(job, path):
    """A course with one submission; tests and packages are read where the real one has them."""
    directories = open_course(job.root).coursedir
    here = {"root": str(path), "db_url": f"sqlite:///{path / 'rows.db'}"}
    for step in ("source_directory", "release_directory"):
        here[step] = str(Path(job.root, getattr(directories, step)))
    execution = {"keep_warm": True, **vars(job.execution)}
    course = open_course(job.root, CourseDirectory=here, ExecuteOutside=execution)
    submitted = folder(course, "submitted", job.assignment, _safe(job.learner))
    submitted.mkdir(parents=True)
    for name, content in job.files.items():
        (submitted / name).write_bytes(content)
    return course


def _gradebook(course, job, converters):
    """What nbgrader will ask about the learner, and tell the verdict."""
    rows = job.rows.renamed(job.learner, _safe(job.learner))
    if only_known_steps(*converters):
        return GradebookInMemory(rows)
    return SmallGradebook(rows, course.coursedir.db_url)


class _KeepsFailure:
    """A converter of nbgrader's that keeps what stopped it: nbgrader itself only logs it."""

    failure = None

    def convert_single_notebook(self, notebook_filename):
        """Convert a notebook."""
        try:
            super().convert_single_notebook(notebook_filename)
        except Exception as error:
            self.failure = error
            raise


class _Autograde(_KeepsFailure, Autograde):
    pass


class _GenerateFeedback(_KeepsFailure, GenerateFeedback):
    pass


def _convert(job, converters, findings):
    """Return the reason why there is no verdict, or None; it needs no feedback page."""
    autograde, generate_feedback = converters
    why = _done(job, autograde)
    if not why and (trouble := _done(job, generate_feedback)):
        findings.notes.append(Note("no feedback page could be made", trouble))
    return why


def _done(job, step):
    """Let one of nbgrader's converters work; return what stopped it, or None."""
    names = {"assignment_id": job.assignment, "student_id": _safe(job.learner)}
    with temp_attrs(step.coursedir, **names):
        step.force = True
        try:
            step.start()
        except (Exception, SystemExit) as error:
            return reason(step.failure or error)
    return None


def reason(error):
    """Say why there is no verdict: in words of ours, or by what Python calls the trouble.

    Parameters
    ----------
    error : BaseException

    Returns
    -------
    str
        One line, printable.
    """
    told = str(error).strip().partition("\n")[0]
    if isinstance(error, SubmissionRefused):
        return printable(told)
    return printable(f"{type(error).__name__}: {told}".removesuffix(": "))


def _written(course, job):
    found = {
        step: sorted(folder(course, step, job.assignment, _safe(job.learner)).glob(f"*{ending}"))
        for step, ending in _ENDINGS.items()
    }
    return Written(
        **{step: {path.name: path.read_bytes() for path in paths} for step, paths in found.items()}
    )


def _safe(learner):
    """How a learner is called meanwhile: nbgrader takes an id like ``[group 3]`` for a pattern."""
    if glob.escape(learner) == learner:
        return learner
    return f"learner-{hashlib.sha256(learner.encode()).hexdigest()[:16]}"
