"""A cell that a person grades, beside those that the grader does."""

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell

from autograder.nbcourse.scores import score
from support.small import NOTEBOOK, SHEET, solved, source

ESSAY = {
    "schema_version": 3,
    "grade_id": "essay",
    "task": False,
    "solution": True,
    "grade": True,
    "locked": False,
    "points": 3,
}


def essay(text):
    """The cell, with a text in it."""
    return new_markdown_cell(text, id="essay", metadata={"nbgrader": ESSAY})


@pytest.fixture
def course(small):
    """The small course with another cell, released anew, and one learner."""
    nb = source()
    nb.cells.append(essay("Why?"))
    nbformat.write(nb, small.root / "source" / SHEET / NOTEBOOK)
    small.run("nbgrader", "generate_assignment", SHEET, "--force")
    mine = solved()
    mine.cells.append(essay("Because."))
    small.hand_in("ann", mine)
    return small


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_a_persons_points_are_added(course):
    """The gradebook waits for them, holds what the tests gave, and another grading keeps both."""
    course.run("autograder", "grade", SHEET)
    with course.gradebook() as book:
        notebook = book.find_submission_notebook(SHEET, SHEET, "ann")
        grades = {grade.name: grade for grade in notebook.grades}
        assert {name: grade.auto_score for name, grade in grades.items()} == {
            "essay": None,
            "ex-1-tests": 4,
            "ex-2-tests": 1,
            "ex-2-hidden-tests": 4,
        }
        assert [name for name in grades if grades[name].needs_manual_grade] == ["essay"]
        grades["essay"].manual_score = 2.5
        book.db.commit()
        assert score(book, SHEET, "ann").total == 11.5
    assert "ann: 11.5 points" in course.run("autograder", "grade", SHEET, "--regrade")
