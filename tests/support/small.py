"""A course of a few lines, for the tests of the grader: nothing of this repository's own course."""

import contextlib
import shutil

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook

from autograder.release.markers import without_markers, without_regions
from support.commands import environment, run_python

SHEET = "sheet"
NOTEBOOK = f"{SHEET}.ipynb"
MOST = {"ex-1": 4, "ex-2": 5}
"""Points of the exercises."""
CONFIGURATION = """
import nbgrader.preprocessors as stock
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor

from autograder.pages.hide_hidden import HideHiddenTests
from autograder.plugin import grade_outside
from autograder.release.checks import CheckMarkers, CheckReference, ReleaseSolutions

c = get_config()
c.CourseDirectory.course_id = "small"
c.GenerateAssignment.preprocessors = [
    CheckMarkers,
    CheckReference,
    stock.LockCells,
    ReleaseSolutions,
    stock.ClearOutput,
    stock.CheckCellMetadata,
    stock.ComputeChecksums,
    stock.SaveCells,
    stock.ClearHiddenTests,
    stock.ComputeChecksums,
    stock.CheckCellMetadata,
]
c.GenerateFeedback.preprocessors = [stock.GetGrades, HideHiddenTests, CSSHTMLHeaderPreprocessor]
grade_outside(c)
"""
SOLUTIONS = {
    "ex-1": """
def double(x):
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
""",
    "ex-2": """
def mean_of(array):
    ### BEGIN SOLUTION
    return array.sum() / array.size
    ### END SOLUTION
""",
}
TESTS = {
    "ex-1-tests": """
assert double(3) == 6, "twice three is six"
### BEGIN HIDDEN TESTS
assert double(-1.5) == -3
### END HIDDEN TESTS
""",
    "ex-2-tests": "assert mean_of(np.array([1.0, 3.0])) == 2",
    "ex-2-hidden-tests": """
### BEGIN HIDDEN TESTS
drawn = [np.array([0.5, 1.5]), np.array([[1.0, 2.0], [3.0, 6.0]])]
2.0 * sum(bool(mean_of(array) == array.mean()) for array in drawn)
### END HIDDEN TESTS
""",
}
POINTS = {"ex-1-tests": 4, "ex-2-tests": 1, "ex-2-hidden-tests": 4}


KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def source():
    """The teacher's notebook: a cell for each solution, and its tests below it."""
    cells = [new_markdown_cell("# A sheet", id="title")]
    cells.append(new_code_cell("import numpy as np", id="imports"))
    for name, solution in SOLUTIONS.items():
        cells.append(_cell(name, solution, solution=True, grade=False, locked=False))
        for test in (test for test in TESTS if test.startswith(name)):
            more = {"solution": False, "grade": True, "locked": True, "points": POINTS[test]}
            cells.append(_cell(test, TESTS[test], **more))
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def _cell(name, code, **about):
    about = {"schema_version": 3, "grade_id": name, "task": False, **about}
    return new_code_cell(code.strip(), id=name, metadata={"nbgrader": about})


def solved(**answers):
    """A learner's notebook with full marks; ``ex_1="..."`` puts other code into a solution."""
    nb = source()
    for cell in nb.cells:
        told = without_regions if cell.id in TESTS else without_markers
        cell.source = answers.get(cell.id.replace("-", "_"), told(cell.source))
    return nb


class SmallCourse:
    """The course in a folder of its own, used through its commands."""

    def __init__(self, root):
        self.root = root

    def write(self):
        """Write what the teacher has written."""
        (self.root / "source" / SHEET).mkdir(parents=True)
        nbformat.write(source(), self.root / "source" / SHEET / NOTEBOOK)
        (self.root / "nbgrader_config.py").write_text(CONFIGURATION, encoding="utf-8")

    def copy(self, root):
        """Copy the course as it is; the gradebook knows no paths, so it can move."""
        shutil.copytree(self.root, root)
        return SmallCourse(root)

    def hand_in(self, learner, nb):
        """Put a notebook, or any text, among the submissions."""
        folder = self.root / "submitted" / learner / SHEET
        folder.mkdir(parents=True, exist_ok=True)
        text = nb if isinstance(nb, str) else nbformat.writes(nb)
        (folder / NOTEBOOK).write_text(text, encoding="utf-8")

    def run(self, *arguments, expected=0, **more):
        """Run ``python -m ...`` in the course; return what it printed."""
        return run_python(self.root, *arguments, expected=expected, env=environment(**more))

    @contextlib.contextmanager
    def gradebook(self):
        """The gradebook, as a script of the teacher's would open it."""
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}?timeout=60", "small") as book:
            yield book
