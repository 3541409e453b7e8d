"""Honest full marks with one oddity each, as classes really hand them in: all points, and words.

What is odd was reported by people who teach with notebooks; the notebooks here are our own.
"""

import codecs
import html
import json
import platform
import re
import zipfile

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from examples.learners import solved, submissions
from support.places import ASSIGNMENT

pytestmark = pytest.mark.slow
NAME = f"{ASSIGNMENT}.ipynb"
GRADE = ("autograder", "grade", ASSIGNMENT)


def text(nb):
    """A notebook as it is written."""
    return nbformat.writes(nb)


def with_cell(cell, at=8):
    """Full marks, and one more cell."""
    nb = solved()
    nb.cells.insert(at, cell)
    return text(nb)


def code(source):
    """Full marks, and a cell of code."""
    return with_cell(new_code_cell(source))


def pasted(**about):
    """A cell that came with metadata of nbgrader's."""
    whole = {"grade": False, "solution": True, "locked": False, "task": False, "schema_version": 3}
    return with_cell(new_code_cell("x = 1", metadata={"nbgrader": {**whole, **about}}))


def of_the_other_assignment():
    """Exercise 1 of the other notebook, whose cells have the same names as ours."""
    nb, other = solved(), solved("adaptive_optimizers")
    names = ("ex-1", "ex-1-tests")
    nb.cells += [cell for cell in other.cells if cell.id in names]
    for n, cell in enumerate(nb.cells[-2:]):
        cell.id = f"pasted-{n}"
    return text(nb)


def widgets_without_state():
    """As Colab writes them."""
    nb = solved()
    widget = {"model_module": "@jupyter-widgets/controls", "model_name": "HBoxModel"}
    nb.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"1a2b": widget}}
    return text(nb)


def old_outputs():
    """Fifty megabytes of pictures and prints."""
    nb = solved()
    cell = next(cell for cell in nb.cells if cell.cell_type == "code")
    cell.outputs = [nbformat.v4.new_output("stream", text="x" * 50_000_000)]
    return text(nb)


def missing_package():
    """An import that this machine lacks, above those of the release."""
    nb = solved()
    cell = next(cell for cell in nb.cells if cell.id == "imports")
    cell.source = "import no_such_package\nfrom google.colab import drive\n" + cell.source
    return text(nb)


def old_schema():
    """Metadata as an nbgrader of long ago wrote it."""
    nb = json.loads(text(solved()))
    for cell in nb["cells"]:
        cell["metadata"].get("nbgrader", {}).pop("schema_version", None)
    return json.dumps(nb)


def one_folder_deeper(folder):
    """As some zip programs unpack."""
    (folder / "homework").mkdir()
    (folder / "homework" / NAME).write_text(text(solved()), encoding="utf-8")


def in_a_zip(folder):
    """Handed in as it was downloaded, with what a Mac adds."""
    with zipfile.ZipFile(folder / "homework.zip", "w") as archive:
        archive.writestr(f"homework/{NAME}", text(solved()))
        archive.writestr(f"__MACOSX/homework/._{NAME}", "junk")


def renamed(folder):
    """By a browser that had the file already."""
    (folder / f"{ASSIGNMENT}(1).ipynb").write_text(text(solved()), encoding="utf-8")


def copy_beside_the_original(folder):
    """The work is in JupyterLab's copy; the original is as it was released."""
    (folder / NAME).write_text(text(submissions()["blank"]), encoding="utf-8")
    (folder / f"{ASSIGNMENT}-Copy1.ipynb").write_text(text(solved()), encoding="utf-8")


def junk(folder):
    """What systems leave behind."""
    (folder / NAME).write_text(text(solved()), encoding="utf-8")
    for name in (".ipynb_checkpoints", "__MACOSX", "__pycache__"):
        (folder / name).mkdir()
        (folder / name / NAME).write_text(text(submissions()["blank"]), encoding="utf-8")
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / f"._{NAME}").write_bytes(b"\0")


def other_homework(folder):
    """The other assignment's notebook lies there too, with cells of the same names."""
    (folder / NAME).write_text(text(solved()), encoding="utf-8")
    other = text(solved("adaptive_optimizers"))
    (folder / "adaptive_optimizers.ipynb").write_text(other, encoding="utf-8")


def own_cells():
    """Exercise cells that were deleted, and typed again in new ones."""
    nb = solved()
    for n, cell in enumerate(nb.cells):
        if cell.id in ("ex-1", "ex-7"):
            nb.cells[n] = new_code_cell(cell.source)
    return text(nb)


def at(time):
    """Full marks, with something in the place of the time."""

    def lay(folder):
        (folder / NAME).write_text(text(solved()), encoding="utf-8")
        (folder / "timestamp.txt").write_bytes(time)

    return lay


SHUTDOWN = "from ipykernel.kernelapp import IPKernelApp\nIPKernelApp.instance().kernel.{}"


def rewritten(change):
    """Full marks, but for what a tool did to the file."""
    nb = json.loads(text(solved()))
    change(nb)
    return json.dumps(nb)


def each_cell(**keys):
    """Full marks; each cell has something that no cell should have."""
    return rewritten(lambda nb: [cell.update(keys) for cell in nb["cells"]])


def numbered_ids(nb):
    """Ids that are no text."""
    for number, cell in enumerate(nb["cells"]):
        cell["id"] = number


def half_an_emoji(nb):
    """A character that was cut in the middle, in a text and in an exercise."""
    for cell in nb["cells"]:
        if cell["id"] in ("title", "ex-1"):
            cell["source"] = ["# \ud83d\n", *cell["source"]]


def nothing_about(nb):
    """No metadata at the top, and none in plain cells."""
    del nb["metadata"]
    for cell in nb["cells"]:
        cell["metadata"] = cell["metadata"] or None


def counts_as_text(nb):
    """Code cells without outputs, their counts in quotes."""
    for cell in nb["cells"]:
        if cell["cell_type"] == "code":
            del cell["outputs"]
            cell["execution_count"] = "12"


def asks_first():
    """A question to whoever sits there, above the function of the same cell."""
    nb = solved()
    cell = next(cell for cell in nb.cells if cell.id == "ex-7")
    cell.source = "epochs = int(input('How many? '))\n" + cell.source
    return text(nb)


FULL = {
    "ids_null": (each_cell(id=None), None),
    "ids_with_spaces": (rewritten(lambda nb: nb["cells"][3].update(id="my cell")), None),
    "ids_too_long": (rewritten(lambda nb: nb["cells"][3].update(id="x" * 90)), None),
    "ids_numbers": (rewritten(numbered_ids), None),
    "ids_before_their_time": (rewritten(lambda nb: nb.update(nbformat_minor=2)), None),
    "unknown_keys": (each_cell(trusted=True), None),
    "half_an_emoji": (rewritten(half_an_emoji), None),
    "nothing_about": (rewritten(nothing_about), None),
    "counts_as_text": (rewritten(counts_as_text), None),
    "asks_first": (asks_first(), "ex-7: asks for input, which nobody gives"),
    "asks_in_a_cell": (code("name = input('Who? ')"), "asks for input"),
    "pasted_unknown": (pasted(grade_id="q7"), "cells that are not the release's.*: q7"),
    "pasted_nameless": (pasted(), None),
    "pasted_of_ours": (of_the_other_assignment(), "cells that are not the release's.*: ex-1"),
    "colab_widgets": (widgets_without_state(), None),
    "exit_name": (code("exit"), None),
    "exit_call": (code("exit()"), None),
    "quit_call": (code("quit()"), None),
    "exit_system": (code("import sys\nsys.exit()"), None),
    "shutdown": (code(SHUTDOWN.format("do_shutdown(True)")), None),
    "missing_package": (missing_package(), "imports: raised.*no_such_package"),
    "empty_time": (at(b""), "graded without a time: timestamp.txt says ''"),
    "odd_time": (at(b"last friday"), "graded without a time: .*last friday"),
    "time_with_bom": (at(codecs.BOM_UTF8 + b"2026-11-02 10:00:00 UTC"), None),
    "bom": (codecs.BOM_UTF8 + text(solved()).encode(), None),
    "old_outputs": (old_outputs(), None),
    "[group 3]": (text(solved()), None),
    "o'brien =1+1 {x}": (text(solved()), None),
    "copy_with_the_work": (copy_beside_the_original, "notebook taken: .*-Copy1.ipynb in place of"),
    "folder_deeper": (one_folder_deeper, "notebook taken: homework/"),
    "in_a_zip": (in_a_zip, "notebook taken: homework.zip/homework/"),
    "renamed": (renamed, r"notebook taken: .*\(1\).ipynb in place of .*, which is not there"),
    "junk": (junk, None),
    "old_schema": (old_schema(), None),
    "other_homework": (other_homework, "set aside: adaptive_optimizers.ipynb"),
    "own_cells": (own_cells(), None),
}
"""What each hands in, and what the teacher is told of it, if anything."""


def conflict():
    """A merge that git could not finish."""
    lines = json.dumps(json.loads(text(solved())), indent=1).split("\n")
    lines[40:40] = ["<<<<<<< HEAD", lines[40], "=======", lines[40], ">>>>>>> theirs"]
    return "\n".join(lines)


def two_with_work(folder):
    """Nobody but the learner knows which counts."""
    copy_beside_the_original(folder)
    other = text(submissions()["adds_the_gradient"])
    (folder / f"{ASSIGNMENT}-Copy2.ipynb").write_text(other, encoding="utf-8")


def wholly_another(folder):
    """The other course's notebook under our name."""
    nb = solved()
    for cell in nb.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.grade_id = f"hw2-{cell.metadata.nbgrader.grade_id}"
    (folder / NAME).write_text(text(nb), encoding="utf-8")


REFUSED = {
    "other_homework_under_our_name": (
        text(solved("adaptive_optimizers")),
        "is another notebook: what stands in its cells ex-1",
    ),
    "only_other_homework": (
        lambda f: (f / "adaptive_optimizers.ipynb").write_text(text(solved("adaptive_optimizers"))),
        "is not there, and none of adaptive_optimizers.ipynb holds its cells",
    ),
    "conflict": (conflict(), "marks of a merge that git could not finish, from line 41 on. The"),
    "two_with_work": (two_with_work, "-Copy1.ipynb and .*-Copy2.ipynb do, each its own. Ask"),
    "another_notebook": (wholly_another, "is another notebook: what stands in its cells hw2-"),
    "other_file": (lambda f: (f / "essay.ipynb").write_text("{}"), "none of essay.ipynb holds its"),
}
"""What cannot be graded, and the sentence that says what to do."""


def newer_syntax():
    """A solution in the words of a Python that is yet to come."""
    nb = solved()
    cell = next(cell for cell in nb.cells if cell.id == "ex-7")
    cell.source = f"# Schedule\n{cell.source}\nunless 1: pass"
    nb.metadata["language_info"] = {"name": "python", "version": "3.99.1"}
    return text(nb)


def lay(course, learner, work):
    """Put work among the submissions."""
    folder = course.root / "submitted" / learner / ASSIGNMENT
    folder.mkdir(parents=True)
    if callable(work):
        work(folder)
    else:
        content = work if isinstance(work, bytes) else work.encode()
        (folder / NAME).write_bytes(content)


@pytest.fixture(scope="module")
def graded(released, make_course):
    """All of them, graded by the command; what it printed is ``told``."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    for learner, (work, _) in {**FULL, **REFUSED}.items():
        lay(course, learner, work)
    lay(course, "newer_syntax", newer_syntax())
    course.told = course.run(*GRADE, expected=1)
    return course


@pytest.mark.parametrize("learner", FULL)
def test_all_points(graded, learner):
    """And the teacher is told what was odd, or nothing at all."""
    assert f"  {learner}: 100 points\n" in graded.told
    told = [line for line in graded.told.splitlines() if line.startswith(f"noticed: {learner}: ")]
    expected = FULL[learner][1]
    assert re.search(expected, "\n".join(told)) if expected else told == []


@pytest.mark.parametrize("learner", REFUSED)
def test_refused_in_words(graded, learner):
    """What is wrong and what to do, in a line; the others are graded."""
    assert f"  {learner}: failed\n" in graded.told
    assert re.search(rf"failed: {learner}: .*{REFUSED[learner][1]}", graded.told)


def test_syntax_of_a_newer_python_is_named(graded):
    """Only that exercise is lost, and its test says where, and which Pythons met."""
    assert "  newer_syntax: 92 points\n" in graded.told
    page = graded.root / "feedback/newer_syntax" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    shown = html.unescape(re.sub("<[^>]+>", "", page.read_text(encoding="utf-8")))
    here = platform.python_version()
    assert re.search(r"is not there, since the cell ex-7 raised SyntaxError in line \d+: un", shown)
    assert f"graded with Python {here}; the notebook was written with 3.99.1" in shown


def test_each_has_a_page(graded):
    """Everyone with points has feedback, under the usual name."""
    for learner in FULL:
        assert (graded.root / "feedback" / learner / ASSIGNMENT / f"{ASSIGNMENT}.html").is_file()


def test_ids_stand_in_the_table(graded):
    """Whatever they would mean to the program that prints it."""
    table = graded.told[graded.told.index("learner \\ exercise") :]
    assert re.search(r"\[group 3\] +10 +18", table) and re.search(r"=1\+1 \{x\} +10", table)


def test_nothing_is_left_to_do(graded):
    """Those with a verdict have it, whatever their time says; the others are tried again."""
    told = graded.run(*GRADE, expected=1)
    assert f"{len(REFUSED)}/{len(REFUSED)}" in told and "100 points" not in told


def test_better_work_without_a_new_time_is_graded(graded):
    """As platforms deliver it: the same name, other bytes."""
    path = graded.root / "submitted/pasted_nameless" / ASSIGNMENT / NAME
    path.write_text(text(submissions()["no_floor"]), encoding="utf-8")
    told = graded.run(*GRADE, expected=1)
    assert "pasted_nameless: 88 points" in told and "pasted_unknown" not in told.split("learner")[0]


@pytest.mark.parametrize("learner", ["odd_time", "missing_package", "bom", "pasted_of_ours"])
def test_nbgraders_own_command_gives_the_same(graded, learner):
    """The plain command meets the same oddities."""
    graded.run("nbgrader", "autograde", ASSIGNMENT, f"--student={learner}", "--force")
    graded.run("nbgrader", "export")
    grades = (graded.root / "grades.csv").read_text(encoding="utf-8")
    assert re.search(rf"^{ASSIGNMENT},{learner},graded,.*,100\.0,100", grades, re.MULTILINE)
