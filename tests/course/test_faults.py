"""Odd and broken submissions: the right verdict, or a reason in words, and the others go on."""

import json
import re

import nbformat
import pytest

from examples.learners import solved, submissions
from support.places import ASSIGNMENT

NAME = f"{ASSIGNMENT}.ipynb"
FULL = "100"


def written(nb):
    """A notebook as text."""
    return nbformat.writes(nb)


def changed(cell_id, **changes):
    """Full marks, but for one cell."""
    nb = json.loads(written(solved()))
    cell = next(cell for cell in nb["cells"] if cell["id"] == cell_id)
    for key, value in changes.items():
        cell[key] = value
    return json.dumps(nb)


def old_format(minor):
    """The format before cell ids, or before nbformat 4."""
    nb = json.loads(written(solved()))
    for cell in nb["cells"]:
        del cell["id"]
    nb["nbformat_minor"] = minor
    return json.dumps(nb)


def nbformat_3():
    """As IPython 2 wrote it."""
    nb = nbformat.convert(nbformat.reads(old_format(4), as_version=4), 3)
    return json.dumps(nb)


def future_format():
    """As a JupyterLab of another time may write it."""
    return written(solved()).replace('"nbformat": 4', '"nbformat": 7')


def many_cells():
    """A learner who tried a lot."""
    nb = solved()
    nb.cells[8:8] = [nbformat.v4.new_code_cell(f"x = {n}") for n in range(1500)]
    return written(nb)


def same_ids():
    """Every cell under one id, as a broken tool might write."""
    nb = json.loads(written(solved()))
    for cell in nb["cells"]:
        cell["id"] = "same"
    return json.dumps(nb)


def another_kernel():
    """A kernel that exists on the learner's machine only."""
    nb = solved()
    nb.metadata.kernelspec = {"name": "my-env", "display_name": "Mine", "language": "julia"}
    return written(nb)


def old_outputs():
    """Outputs from another time, that look like credit and like errors."""
    nb = solved()
    for cell in nb.cells:
        if cell.id == "ex-1-tests":
            cell.outputs = [nbformat.v4.new_output("error", ename="E", evalue="", traceback=["E"])]
    return written(nb)


def no_metadata():
    """All metadata stripped by a tool: neither solutions nor tests can be told."""
    nb = solved()
    for cell in nb.cells:
        cell.metadata = {}
    return written(nb)


def in_order(*cells):
    """The cells of full marks in another order."""
    nb = solved()
    nb.cells = sorted(nb.cells, key=lambda cell: cell.id in cells)
    return written(nb)


FAULTS = {
    "truncated": (
        written(solved())[:7000],
        "failed",
        "is no notebook, or a part",
    ),
    "empty_file": ("", "failed", "is empty. The learner opens it"),
    "no_notebook_at_all": ("[1, 2, 3]", "failed", "is JSON, but no notebook. The"),
    "json_but_no_cells": (
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        "failed",
        "is JSON, but no",
    ),
    "not_utf8": ("é".encode("latin-1") + b"{}", "failed", "no UTF-8 text"),
    "utf16": (written(solved()).encode("utf-16"), FULL, ""),
    "huge": (
        b"{" + b" " * (100 * 2**20),
        "failed",
        "the limit is 100. Clear its outputs",
    ),
    "missing_ids": (old_format(4), FULL, ""),
    "older_minor": (old_format(2), FULL, ""),
    "nbformat_3": (nbformat_3(), FULL, ""),
    "future_format": (
        written(solved()).replace('"nbformat": 4', '"nbformat": 7'),
        "failed",
        "not known here",
    ),
    "many_cells": (many_cells(), FULL, ""),
    "same_ids": (same_ids(), FULL, ""),
    "another_kernel": (another_kernel(), FULL, ""),
    "old_outputs": (old_outputs(), FULL, ""),
    "solution_as_markdown": (changed("ex-1", cell_type="markdown"), FULL, ""),
    "test_as_markdown": (changed("ex-1-tests", cell_type="markdown"), FULL, ""),
    "test_edited": (changed("ex-1-tests", source="assert True"), FULL, ""),
    "no_metadata": (no_metadata(), "failed", "has lost the metadata"),
    "functions_at_the_end": (in_order("ex-1"), "90", ""),
    "María Пример 学习": (written(solved()), FULL, ""),
    "with space": (written(submissions()["no_floor"]), "88", ""),
}


@pytest.fixture(scope="module")
def told(make_course):
    """What the grading of all of them, and of some odd folders, printed."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    for learner, (content, _, _) in FAULTS.items():
        folder = course.root / "submitted" / learner / ASSIGNMENT
        folder.mkdir(parents=True)
        data = content.encode() if isinstance(content, str) else content
        (folder / NAME).write_bytes(data)
    _odd_folders(course)
    text = course.run("autograder", "grade", ASSIGNMENT, expected=1)
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def _odd_folders(course):
    for learner in ("nothing", "linked"):
        (course.root / "submitted" / learner / ASSIGNMENT).mkdir(parents=True)
    submitted = course.root / "submitted"
    (submitted / "linked" / ASSIGNMENT / NAME).symlink_to(
        course.root / "source" / ASSIGNMENT / NAME
    )
    (submitted / "a_file_not_a_folder").write_text("")


def verdict(told, learner):
    """The closing table's last column for a learner."""
    (row,) = (line for line in told.splitlines() if re.match(rf"\s*{learner}  .*\S", line))
    return row.split()[-1]


@pytest.mark.parametrize("learner", FAULTS)
def test_fault(told, learner):
    """The points, or the state and a reason that says what is wrong."""
    _, expected, reason = FAULTS[learner]
    assert verdict(told, learner) == expected
    if expected == "failed":
        assert re.search(rf"failed: {learner}: .*{reason}", told)


@pytest.mark.parametrize(
    ("learner", "reason"),
    [
        ("nothing", "optimization_methods.ipynb is not there, and there is no notebook"),
        ("linked", "optimization_methods.ipynb is a symbolic link"),
    ],
)
def test_odd_folder(told, learner, reason):
    """Failed, with the reason."""
    assert verdict(told, learner) == "failed"
    assert f"failed: {learner}: {reason}" in told
