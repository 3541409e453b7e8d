"""What the teacher is told about each submission, kept in ``reports/``."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from autograder.nbcourse.scores import scores


@dataclass(frozen=True)
class Report:
    """What grading found out about one submission.

    Attributes
    ----------
    learner : str
    state : str
        "graded", "failed" or "missing".
    total : float or None
        None unless graded.
    points : dict of str to float
        Points by exercise; empty unless graded.
    reason : str or None
        Why the submission could not be graded.
    notes : list of str
        What was set aside, restored, dropped or stopped.
    mistakes : dict of str to list of str
        Mistakes that the checks have recognized, by exercise.
    seconds : float
        That grading took.
    """

    learner: str
    state: str
    total: float | None
    points: dict
    reason: str | None = None
    notes: list = field(default_factory=list)
    mistakes: dict = field(default_factory=dict)
    seconds: float | None = None


def write_report(course, assignment, report):
    """Keep a report.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str
    report : Report
    """
    text = json.dumps(asdict(report), indent=1, ensure_ascii=False)
    write_whole(_path(course, assignment, report.learner), text.encode())


def read_reports(course, gradebook, assignment):
    """Read the reports on everyone in the gradebook; points and states are the gradebook's.

    Parameters
    ----------
    course : NbGraderAPI
    gradebook : nbgrader.api.Gradebook
    assignment : str

    Returns
    -------
    list of Report
        Sorted by learner.
    """
    found = []
    for score in scores(gradebook, assignment):
        path = _path(course, assignment, score.learner)
        kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        now = {"state": score.state, "total": score.total, "points": score.points}
        found.append(Report(**{"learner": score.learner, **kept, **now}))
    return found


def as_json(assignment, most, reports, sandbox):
    """Put the reports on a class into JSON, for other programs.

    Parameters
    ----------
    assignment : str
    most : dict of str to float
        Points that each exercise is worth.
    reports : list of Report
    sandbox : bool
        Whether the last run used one.

    Returns
    -------
    str
    """
    learners = [asdict(report) for report in reports]
    whole = {"assignment": assignment, "sandbox": sandbox, "out_of": most, "learners": learners}
    return json.dumps(whole, indent=1, ensure_ascii=False)


def _path(course, assignment, learner):
    return Path(course.coursedir.format_path("reports", learner, assignment), "report.json")


def write_whole(path, content):
    """Write a file so that at any moment it has either its old content or all of the new.

    Parameters
    ----------
    path : Path
    content : bytes
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    os.replace(part, path)
