"""What the gradebook says about each learner, exercise by exercise."""

import re
from collections import defaultdict
from dataclasses import dataclass

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

GRADED, FAILED, MISSING = "graded", "failed", "missing"


@dataclass(frozen=True)
class Score:
    """A learner's points for one assignment.

    Attributes
    ----------
    learner : str
    state : str
        "graded"; "failed" when a submission is there but could not be graded; or "missing".
    points : dict of str to float
        Points by exercise. Empty unless graded: a submission without a verdict is not 0. What a
        person has yet to mark counts as 0 meanwhile, as in nbgrader's own table.
    penalty : float
        What nbgrader takes off for being late, which by its defaults is nothing.
    """

    learner: str
    state: str
    points: dict
    penalty: float = 0.0

    @property
    def total(self):
        """Sum of the points less the penalty, or None unless graded."""
        if self.state != GRADED:
            return None
        return max(0.0, sum(self.points.values()) - self.penalty)


def scores(gradebook, assignment, learners=None):
    """Read the scores of a class, in one query whatever its size.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment : str
    learners : list of str, optional
        Only these; else everyone in the gradebook.

    Returns
    -------
    list of Score
        Sorted by learner.
    """
    query = _query(assignment)
    if learners is None:
        learners = [row.id for row in gradebook.db.query(Student.id)]
    else:
        query = query.where(SubmittedAssignment.student_id.in_(learners))
    grades = defaultdict(list)
    for row in gradebook.db.execute(query):
        grades[row.student_id].append(row)
    return [_score(learner, grades[learner]) for learner in sorted(learners)]


def score(gradebook, assignment, learner):
    """Read the score of one learner; see `scores`."""
    return scores(gradebook, assignment, [learner])[0]


def _query(assignment):
    """All grades of an assignment; for a submission without any, one row of None."""
    return (
        select(
            SubmittedAssignment.student_id,
            SubmittedNotebook.id.label("notebook"),
            SubmittedNotebook.late_submission_penalty.label("penalty"),
            BaseCell.name,
            Grade.score,
            Grade.auto_score,
            Grade.manual_score,
            _by_hand().label("by_hand"),
        )
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .outerjoin(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .outerjoin(BaseCell, Grade.cell_id == BaseCell.id)
        .where(Assignment.name == assignment)
    )


def _score(learner, rows):
    if not rows:
        return Score(learner, MISSING, {})
    grades = [row for row in rows if row.name is not None]
    if not grades or any(_is_open(grade) for grade in grades):
        return Score(learner, FAILED, {})
    points = _by_exercise((grade.name, grade.score) for grade in grades)
    penalties = {row.notebook: row.penalty or 0.0 for row in rows}
    return Score(learner, GRADED, points, sum(penalties.values()))


def most_points(gradebook, assignment):
    """Read how many points each exercise is worth.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment : str

    Returns
    -------
    dict of str to float
        Points by exercise, in the order of the exercises.
    """
    notebooks = gradebook.find_assignment(assignment).notebooks
    cells = [
        cell for notebook in notebooks for cell in (*notebook.grade_cells, *notebook.task_cells)
    ]
    return _by_exercise((cell.name, cell.max_score) for cell in cells)


def _by_hand():
    """Whether a person marks the cell: a task, or one that is the learner's answer as well."""
    answer = aliased(BaseCell)
    same = (answer.name == BaseCell.name, answer.notebook_id == BaseCell.notebook_id)
    twin = select(answer.id).where(*same, answer.type == "SolutionCell").exists()
    return or_(BaseCell.type == "TaskCell", twin)


def _is_open(grade):
    return grade.auto_score is None and grade.manual_score is None and not grade.by_hand


def _by_exercise(points):
    """Add up the visible and the hidden tests of each exercise."""
    sums = {}
    for name, value in sorted(points, key=lambda pair: _natural(pair[0])):
        sums[exercise(name)] = sums.get(exercise(name), 0) + value
    return sums


def exercise(name):
    """Find the exercise that a test cell belongs to.

    Parameters
    ----------
    name : str
        Such as "ex-6-hidden-tests".

    Returns
    -------
    str
        Such as "ex-6".
    """
    return re.sub(r"-(hidden-)?tests$", "", name)


def _natural(name):
    """Sort ex-10 after ex-9."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]
