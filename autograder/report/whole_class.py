"""What came out for a class: its points, mistakes, failures and times, counted."""

import csv
import io
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from urllib.parse import quote

from autograder.nbcourse.folders import folder, submitted
from autograder.nbcourse.scores import FAILED, GRADED, MISSING, most_points
from autograder.report.spreadsheet import as_text
from autograder.report.submission import Report, read_reports

WAITING = "not graded yet"
"""State of what was handed in after the last grading."""


@dataclass(frozen=True)
class Exercise:
    """How those who were graded did in one exercise.

    Attributes
    ----------
    name : str
    out_of, mean : float
    full, some, none : int
        How many learners got all of its points, a part of them, and nothing.
    """

    name: str
    out_of: float
    mean: float
    full: int
    some: int
    none: int


@dataclass(frozen=True)
class Mistake:
    """A mistake that checks named, and who made it.

    Attributes
    ----------
    exercise : str
    id : str
        By which it is counted.
    sentence : str
    learners : list of str
    """

    exercise: str
    id: str
    sentence: str
    learners: list[str]


@dataclass(frozen=True)
class ClassReport:
    """Reports on a class, and what is counted from them.

    Attributes
    ----------
    assignment : str
    most : dict of str to float
        Points that each exercise is worth.
    reports : list of autograder.report.submission.Report
        Sorted by learner.
    pages : dict of str to str
        Addresses of the feedback pages by learner, as seen from ``reports/``.
    """

    assignment: str
    most: dict
    reports: list
    pages: dict

    def having(self, state):
        """List the reports with a state."""
        return [report for report in self.reports if report.state == state]

    def states(self):
        """Count the learners by state, in the order that matters to a teacher."""
        return {state: len(self.having(state)) for state in (GRADED, FAILED, WAITING, MISSING)}

    def exercises(self):
        """List the exercises, if anybody was graded."""
        graded = self.having(GRADED)
        return [_exercise(name, most, graded) for name, most in self.most.items() if graded]

    def mistakes(self):
        """List the mistakes, the most frequent first."""
        made = defaultdict(list)
        for report in self.having(GRADED):
            for exercise, mistake in _named(report):
                made[exercise, mistake.id].append((report.learner, mistake.text))
        found = [_counted(*what, told) for what, told in made.items()]
        order = list(self.most)
        return sorted(found, key=lambda one: (-len(one.learners), _place(one, order)))

    def noticed(self):
        """Group the notes by their kind, such as "set aside"; most frequent first.

        Returns
        -------
        dict of str to list of (str, str)
            Learners, and where it was or what about.
        """
        groups = defaultdict(list)
        for report in self.reports:
            for note in report.notes:
                rest = ": ".join(filter(None, (note.cell, note.about)))
                groups[note.what].append((report.learner, rest))
        return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))

    def timed(self):
        """List the reports that know how long grading took, the slowest first."""
        known = [report for report in self.reports if report.seconds is not None]
        return sorted(known, key=lambda report: -report.seconds)


def read_class(course, assignment):
    """Read all that is known about a class.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str

    Returns
    -------
    ClassReport

    Raises
    ------
    nbgrader.api.MissingEntry
        If the gradebook does not know the assignment.
    """
    with course.gradebook as gradebook:
        most = most_points(gradebook, assignment)
        reports = {one.learner: one for one in read_reports(course, gradebook, assignment)}
    for learner in submitted(course, assignment):
        if learner not in reports or reports[learner].state == MISSING:
            reports[learner] = Report(learner, WAITING, None, {})
    pages = {learner: _page(course, assignment, learner) for learner in reports}
    there = {learner: page for learner, page in pages.items() if page}
    return ClassReport(assignment, most, [reports[name] for name in sorted(reports)], there)


def place_of(course, assignment, ending):
    """Where the report on a class is written.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str
    ending : str
        "html" or "csv".

    Returns
    -------
    Path
    """
    return Path(course.coursedir.root, "reports", f"{assignment}.{ending}")


def as_csv(report):
    """Put a class into rows, one for each learner and exercise.

    Learners without points have one row, without exercise. What concerns a whole submission stands
    in each of its rows.

    Parameters
    ----------
    report : ClassReport

    Returns
    -------
    str
    """
    text = io.StringIO()
    rows = [row for one in report.reports for row in _rows(one, report.most)]
    writer = csv.DictWriter(text, rows[0] if rows else [])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _exercise(name, most, graded):
    points = [report.points.get(name, 0) for report in graded]
    full = sum(value >= most for value in points)
    none = sum(value <= 0 < most for value in points)
    return Exercise(name, most, fmean(points), full, len(points) - full - none, none)


def _named(report):
    """Pairs of exercise and mistake, each once."""
    pairs = ((name, one) for name, them in report.mistakes.items() for one in them)
    return {(name, one.id): (name, one) for name, one in pairs}.values()


def _counted(exercise, mistake, told):
    """A mistake in the words that the last of its learners was told."""
    learners = [learner for learner, _ in told]
    return Mistake(exercise, mistake, told[-1][1], learners)


def _place(mistake, order):
    """Where a mistake stands among those that are as frequent."""
    name = mistake.exercise
    return order.index(name) if name in order else len(order), name, mistake.sentence


def _page(course, assignment, learner):
    """Address of a feedback page, or of their folder if there are several; None without any."""
    place = folder(course, "feedback", assignment, learner)
    pages = list(place.glob("*.html"))
    if not pages:
        return None
    target = pages[0] if len(pages) == 1 else place
    start = place_of(course, assignment, "html").parent
    return quote(Path(os.path.relpath(target, start)).as_posix())


def _rows(report, most):
    """All rows have the same columns, in the same order."""
    for exercise in {**most, **report.mistakes} if report.state == GRADED else [""]:
        yield {
            "learner": as_text(report.learner),
            "state": report.state,
            "exercise": as_text(exercise),
            "points": report.points.get(exercise),
            "out_of": most.get(exercise),
            "mistakes": as_text("\n".join(m.text for m in report.mistakes.get(exercise, []))),
            "reason": as_text(report.reason or ""),
            "notes": as_text("\n".join(map(str, report.notes))),
            "seconds": report.seconds,
        }
