"""What the teacher is told about each submission, kept in ``reports/``."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from autograder.findings import Mistake, Note
from autograder.nbcourse.scores import exercise, scores
from autograder.nbcourse.write_whole import write_whole

VERSION = 1
"""Of what is written as JSON; it changes when a program that reads it would have to."""


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
    notes : list of Note
        What was set aside, restored, dropped or stopped.
    mistakes : dict of str to list of Mistake
        Mistakes that the checks have recognized, by exercise.
    seconds : float
        That grading took.
    submission : str or None
        By which to see whether something else lies there now; see `autograder.nbcourse.stamps`.
    """

    learner: str
    state: str
    total: float | None
    points: dict[str, float]
    reason: str | None = None
    notes: list[Note] = field(default_factory=list)
    mistakes: dict[str, list[Mistake]] = field(default_factory=dict)
    seconds: float | None = None
    submission: str | None = None


def by_exercise(mistakes):
    """Gather the mistakes of an exercise's visible and hidden tests.

    Parameters
    ----------
    mistakes : dict of str to list of Mistake
        By name of the test cell.

    Returns
    -------
    dict of str to list of Mistake
        By exercise, each mistake once.
    """
    gathered = {}
    for cell, named in mistakes.items():
        gathered.setdefault(exercise(cell), {}).update(dict.fromkeys(named))
    return {name: list(named) for name, named in gathered.items() if named}


def write_report(course, assignment, report):
    """Keep a report.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str
    report : Report
    """
    kept = {"version": VERSION, **asdict(report)}
    text = json.dumps(kept, indent=1, ensure_ascii=False)
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
        kept = _kept(_path(course, assignment, score.learner))
        now = {"state": score.state, "total": score.total, "points": score.points}
        found.append(Report(**{"learner": score.learner, **kept, **now}))
    return found


def _kept(path):
    """What a file knows of a report; those without a version hold sentences in place of objects."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if kept.pop("version", None) is None:
        return {name: kept[name] for name in kept if name not in ("notes", "mistakes")} | {
            "notes": [Note(*text.partition(": ")[::2]) for text in kept.get("notes", [])],
            "mistakes": {
                name: [Mistake(text, text) for text in texts]
                for name, texts in kept.get("mistakes", {}).items()
            },
        }
    kept["notes"] = [Note(**note) for note in kept.get("notes", [])]
    named = kept.get("mistakes", {}).items()
    return kept | {"mistakes": {name: [Mistake(**one) for one in them] for name, them in named}}


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
    about = {"version": VERSION, "assignment": assignment, "sandbox": sandbox}
    whole = {**about, "out_of": most, "learners": learners}
    return json.dumps(whole, indent=1, ensure_ascii=False)


def _path(course, assignment, learner):
    return Path(course.coursedir.format_path("reports", learner, assignment), "report.json")
