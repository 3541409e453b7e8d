"""What the gradebook says about each learner, exercise by exercise."""

import re
from dataclasses import dataclass

from nbgrader.api import MissingEntry

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
        Points by exercise. Empty unless graded: a submission without a verdict is not 0.
    """

    learner: str
    state: str
    points: dict

    @property
    def total(self):
        """Sum of the points, or None unless graded."""
        return sum(self.points.values()) if self.state == GRADED else None


def scores(gradebook, assignment):
    """Read the scores of every learner in the gradebook.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment : str

    Returns
    -------
    list of Score
        Sorted by learner.
    """
    return [score(gradebook, assignment, student.id) for student in gradebook.students]


def score(gradebook, assignment, learner):
    """Read the score of one learner.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment, learner : str

    Returns
    -------
    Score
    """
    try:
        submission = gradebook.find_submission(assignment, learner)
    except MissingEntry:
        return Score(learner, MISSING, {})
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    if not grades or any(_is_open(grade) for grade in grades):
        return Score(learner, FAILED, {})
    return Score(learner, GRADED, _by_exercise((grade.name, grade.score) for grade in grades))


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
    cells = [cell for notebook in notebooks for cell in notebook.grade_cells]
    return _by_exercise((cell.name, cell.max_score) for cell in cells)


def forget(gradebook, assignment, learner):
    """Take back the automatic points of a submission that could not be graded again.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment, learner : str
    """
    try:
        submission = gradebook.find_submission(assignment, learner)
    except MissingEntry:
        return
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            grade.auto_score = None
    gradebook.db.commit()


def _is_open(grade):
    return grade.auto_score is None and grade.manual_score is None


def _by_exercise(points):
    """Add up the visible and the hidden tests of each exercise."""
    sums = {}
    for name, value in sorted(points, key=lambda pair: _natural(pair[0])):
        exercise = re.sub(r"-(hidden-)?tests$", "", name)
        sums[exercise] = sums.get(exercise, 0) + value
    return sums


def _natural(name):
    """Sort ex-10 after ex-9."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]
