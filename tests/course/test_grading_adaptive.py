"""The second assignment from release to grades: given cells, broken code, and the challenge."""

import csv
import html
import re

import pytest

from examples.learners import submissions
from support.grades_adaptive import EXPECTED, NAME


@pytest.fixture(scope="module")
def graded(make_course):
    """The example class, graded by the command."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", NAME)
    course.run("examples", NAME)
    course.told = course.run("autograder", "grade", NAME)
    return course


@pytest.fixture(scope="module")
def rows(graded):
    """The rows of the exported grades, by learner."""
    with (graded.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def test_the_class_is_complete():
    """A learner for each expectation, and the other way round."""
    assert set(submissions(NAME)) == set(EXPECTED)


@pytest.mark.parametrize("learner", EXPECTED)
def test_points_exercise_by_exercise(rows, learner):
    """Every example learner gets exactly these points."""
    row = rows[learner]
    assert tuple(float(row[f"ex-{n}"]) for n in range(1, 11)) == EXPECTED[learner]
    assert float(row["score"]) == sum(EXPECTED[learner]) and row["state"] == "graded"


def test_given_cells_are_restored_and_told(graded):
    """An altered one gains nothing, a deleted one costs nothing."""
    assert "changed_given_cell: given cells changed, and restored: ex-1-given" in graded.told
    assert "deleted_given_cell: given cells deleted, and restored: ex-5-given" in graded.told


def test_feedback_names_the_mistake(graded):
    """In the words of the bank, and without the source of a hidden test."""
    page = graded.root / "feedback/beta1_for_s" / NAME / f"{NAME}.html"
    text = html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))
    assert "this is what comes out when the average s uses β1" in text
    assert "StepCredit" not in text and "autograder" not in text
