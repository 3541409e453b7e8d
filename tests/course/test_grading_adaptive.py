"""The second assignment from release to grades: given cells, broken code, and the challenge."""

import csv
import html
import re

import pytest

from examples.learners import submissions

NAME = "adaptive_optimizers"
MOST = (11, 10, 11, 9, 20, 4, 9, 4, 10, 12)


def but(**points):
    """Full marks but for some exercises, such as ``ex5=4``."""
    return tuple(points.get(f"ex{n}", most) for n, most in enumerate(MOST, start=1))


EXPECTED = {
    "full_marks": MOST,
    "other_styles": MOST,
    "deleted_given_cell": MOST,
    "blank": (0,) * 10,
    # The cache of AdaGrad is right: no setting enters it.
    "hard_coded": but(ex1=5, ex2=7, ex3=5, ex4=4, ex5=8, ex7=3, ex9=4, ex10=8),
    "weights_the_gradient": but(ex1=0),
    "swaps_the_friction": but(ex1=0),
    "changed_given_cell": but(ex1=0),
    "averages_in_adagrad": but(ex2=0),
    "syntax_error": but(ex2=0),
    "shares_the_cache": but(ex3=0),
    "epsilon_in_the_root": but(ex3=3),
    "compounds_the_decay": but(ex4=0, ex10=8),  # the visible test runs the learner's own classes
    "endless_loop": but(ex4=0, ex10=0),
    "no_correction": but(ex5=8, ex10=8),
    "beta1_for_s": but(ex5=4, ex10=8),
    "counts_per_layer": but(ex5=8),
    "halves_the_step": but(ex7=3),
    "blames_the_average": but(ex8=1),
    "repairs_for_two_layers": but(ex9=4),
    "swings": but(ex10=5),
    "crawls": but(ex10=0),
}


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
