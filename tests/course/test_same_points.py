"""The same file gives the same points each time: nothing in a verdict is left to chance or time."""

import csv

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from examples.learners import solved, submissions
from support.course import hand_in
from support.grades import EXPECTED, MOST
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


def points(row):
    """A learner's points, exercise by exercise."""
    return tuple(float(row[f"ex-{n}"]) for n in range(1, 9))


@pytest.fixture(scope="module")
def verdicts(make_course):
    """Points of everyone, by name; each has handed in under several."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    class_ = submissions() | {name: ending(code) for name, code in ENDING.items()}
    for name, nb in class_.items():
        for time in range(TIMES):
            hand_in(course, f"{name}_{time}", nbformat.writes(nb))
    course.run("autograder", "grade", ASSIGNMENT)
    with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    return {name: [points(rows[f"{name}_{time}"]) for time in range(TIMES)] for name in class_}


@pytest.mark.parametrize("name", [*EXPECTED, *ENDING])
def test_ten_times_the_same(verdicts, name):
    """The points that are due, each time, on fresh inputs each time."""
    assert verdicts[name] == [EXPECTED.get(name, MOST)] * TIMES
