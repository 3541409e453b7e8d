"""The same file gives the same points each time: nothing in a verdict is left to chance or time."""

import csv

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from examples.learners import solved, submissions
from support import grades, grades_adaptive
from support.course import hand_in
from support.places import ASSIGNMENT

pytestmark = pytest.mark.slow
TIMES = 10
SHUTDOWN = "from ipykernel.kernelapp import IPKernelApp\nIPKernelApp.instance().kernel.{}"
ENDING = {
    "exit_name": "exit",
    "exit_call": "exit()",
    "quit_call": "quit()",
    "shutdown": SHUTDOWN.format("do_shutdown(False)"),
    "process": "import os\nos._exit(0)",
    "thread": "import os, threading\nthreading.Timer(0.1, os._exit, [0]).start()",
}
"""Cells that ask the kernel to end, at once or a moment later."""


def ending(code):
    """Full marks, and a cell that belongs to no exercise."""
    nb = solved()
    nb.cells.insert(8, new_code_cell(code))
    return nb


CLASSES = {
    ASSIGNMENT: grades.EXPECTED | dict.fromkeys(ENDING, grades.MOST),
    grades_adaptive.NAME: grades_adaptive.EXPECTED,
}
"""The points that are due, by assignment and learner."""


@pytest.fixture(scope="module")
def verdicts(make_course):
    """Points of everyone, by assignment and learner; each has handed in under several names."""
    course = make_course()
    return {assignment: graded(course, assignment) for assignment in CLASSES}


def graded(course, assignment):
    """Points of a class, exercise by exercise."""
    course.run("nbgrader", "generate_assignment", assignment)
    endings = {name: ending(code) for name, code in ENDING.items()}
    class_ = submissions(assignment) | (endings if assignment == ASSIGNMENT else {})
    times = range(TIMES)
    for name, nb in class_.items():
        for time in times:
            hand_in(course, f"{name}_{time}", nbformat.writes(nb), assignment)
    course.run("autograder", "grade", assignment)
    with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        its = [row for row in csv.DictReader(file) if row["assignment"] == assignment]
    rows = {row["student_id"]: points(row) for row in its}
    return {name: [rows[f"{name}_{time}"] for time in times] for name in class_}


def points(row):
    """A learner's points, if there are any."""
    found = (row.get(f"ex-{n}") for n in range(1, 11))
    return tuple(float(one) for one in found if one)


@pytest.mark.parametrize(
    ("assignment", "name"), [(one, name) for one, class_ in CLASSES.items() for name in class_]
)
def test_each_time_the_same(verdicts, assignment, name):
    """The points that are due, each time, on fresh inputs each time."""
    assert verdicts[assignment][name] == [CLASSES[assignment][name]] * TIMES
