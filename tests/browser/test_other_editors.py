"""Notebook 7 and VS Code open and save the release without loss, and it is graded as before.

VS Code does not run here. What it does to a file was seen in code-server 4.117.0, which is VS Code
1.117.0 in the browser: Exercise 1 was solved, a cell was added below it, the file was saved. The
lines of the solved cell changed; the new cell got an id of eight hexadecimal digits, and was
written with its keys in order. Everything else stayed byte for byte as it was.
"""

import json
import re
import shutil
import sys

import nbformat
import pytest
from playwright.sync_api import expect

from examples.learners import solved
from support.browsing import Notebook, new_page
from support.jupyter import TOKEN, jupyterlab
from support.notebooks import read
from support.places import ASSIGNMENT, RELEASE
from teaching.check import notebook_problems

NAME = f"{ASSIGNMENT}.ipynb"
EXPOSE = "--JupyterNotebookApp.expose_app_in_browser=True"
IS_SAVED = "() => !window.jupyterapp.shell.currentWidget.context.model.dirty"


def solution():
    """The learner's cell of Exercise 1, solved."""
    return next(cell.source for cell in solved().cells if cell.id == "ex-1")


class Notebook7(Notebook):
    """A notebook that is open in Notebook 7, which shows one in a page of its own."""

    def __init__(self, page, address, path):
        self.page = page
        page.goto(f"{address}/notebooks/{path}?token={TOKEN}")
        page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
        self.wait_until_idle()

    def save(self):
        """Save with the keyboard, and wait until nothing is left to save."""
        self.page.keyboard.press("ControlOrMeta+s")
        self.page.wait_for_function(IS_SAVED)


@pytest.fixture(scope="module")
def by_notebook7(browser, tmp_path_factory):
    """The release after Exercise 1 was solved, tested and saved; Validate stands in the toolbar."""
    folder = tmp_path_factory.mktemp("notebook7")
    shutil.copytree(RELEASE.parent, folder / "work")
    command = (sys.executable, "-m", "jupyter", "notebook")
    home = folder / "home"
    with (
        jupyterlab(folder / "work", EXPOSE, home=home, command=command) as address,
        new_page(browser) as page,
    ):
        notebook = Notebook7(page, address, NAME)
        notebook.write("ex-1", solution())
        for cell in ("imports", "ex-1", "ex-1-tests"):
            notebook.run(cell)
        expect(page.get_by_text("Validate", exact=True)).to_be_visible()
        notebook.save()
    return (folder / "work" / NAME).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def by_vscode():
    """The release after what VS Code was seen to do."""
    nb = json.loads(RELEASE.read_text(encoding="utf-8"))
    place = next(i for i, cell in enumerate(nb["cells"]) if cell["id"] == "ex-1")
    nb["cells"][place]["source"] = solution().splitlines(keepends=True)
    added = {"id": "c233b98b", "metadata": {}, "outputs": [], "source": ["my_own = 1"]}
    nb["cells"].insert(place + 1, {"cell_type": "code", "execution_count": None, **added})
    return json.dumps(nb, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def without_runs(cell):
    """A cell without what a run leaves in it."""
    return {key: value for key, value in cell.items() if key not in ("outputs", "execution_count")}


def test_notebook7_changes_nothing_else(by_notebook7):
    """Ids, nbgrader's metadata, tags and the kernel; the file stays valid and of its format."""
    before, after = read(RELEASE), nbformat.reads(by_notebook7, as_version=4)
    nbformat.validate(after)
    changed = [
        one.id
        for one, other in zip(before.cells, after.cells, strict=True)
        if without_runs(one) != without_runs(other)
    ]
    assert changed == ["ex-1"]
    assert after.metadata.kernelspec == before.metadata.kernelspec
    assert (after.nbformat, after.nbformat_minor) == (before.nbformat, before.nbformat_minor)


def test_notebook7_runs_the_test(by_notebook7):
    """The learner saw that the exercise is right."""
    cells = {cell.id: cell for cell in nbformat.reads(by_notebook7, as_version=4).cells}
    (output,) = cells["ex-1-tests"].outputs
    assert "All tests passed" in output.text


def test_source_notebooks_may_be_edited_in_vscode(by_vscode, tmp_path):
    """The checks that keep notebooks fit for git find nothing but the id of the new cell."""
    path = tmp_path / NAME
    path.write_text(by_vscode, encoding="utf-8")
    assert notebook_problems(path) == ["the cell id c233b98b does not say what the cell is"]


@pytest.fixture(scope="module")
def told(released, by_notebook7, by_vscode, tmp_path_factory):
    """What grading prints of both."""
    root = tmp_path_factory.mktemp("course") / "downhill"
    shutil.copytree(released.root, root)
    for learner, text in {"notebook7": by_notebook7, "vscode": by_vscode}.items():
        folder = root / "submitted" / learner / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / NAME).write_text(text, encoding="utf-8")
    return type(released).run(released, "autograder", "grade", ASSIGNMENT, cwd=root)


@pytest.mark.parametrize("learner", ["notebook7", "vscode"])
def test_points_are_kept(told, learner):
    """Exercise 1 gets its points, and nothing had to be restored."""
    assert re.search(rf"^ *{learner} +10( +0)+ +10 *$", told, re.M), told
    assert "noticed" not in told and "failed" not in told
