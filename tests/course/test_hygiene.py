"""The checks that keep notebooks fit for git."""

import json

import pytest

from support.places import RELEASE, ROOT, SOURCE
from teaching.check import notebook_problems

LABS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", [SOURCE, RELEASE, *LABS], ids=lambda path: path.parent.name)
def test_notebooks_are_clean(path):
    """No outputs, no counts, ids that say what the cell is, sorted keys."""
    assert notebook_problems(path) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda cell: cell.update(execution_count=3), "cell imports has outputs or a count"),
        (lambda cell: cell.update(outputs=[{"output_type": "stream"}]), "has outputs or a count"),
        (lambda cell: cell.update(id="3f9a81cc"), "id 3f9a81cc does not say what the cell is"),
        (lambda cell: cell.pop("id"), "id None does not say"),
        (lambda cell: cell.update(id="title"), "id title stands twice"),
    ],
)
def test_each_problem_is_named(change, problem, tmp_path):
    """What is wrong, and where."""
    nb = json.loads(SOURCE.read_text(encoding="utf-8"))
    change(next(cell for cell in nb["cells"] if cell["id"] == "imports"))
    path = tmp_path / "notebook.ipynb"
    path.write_text(json.dumps(nb, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
    (found,) = notebook_problems(path)
    assert problem in found


def test_unsorted_keys_and_other_kernels(tmp_path):
    """A notebook that was written by another tool."""
    nb = json.loads(SOURCE.read_text(encoding="utf-8"))
    nb["metadata"]["kernelspec"]["name"] = "my-env"
    path = tmp_path / "notebook.ipynb"
    path.write_text(json.dumps(dict(reversed(nb.items()))))
    assert len(notebook_problems(path)) == 2


def test_check_says_what_to_do(make_course):
    """A release that was edited by hand: exit code 1, the file, and the command that helps."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", "optimization_methods")
    edited = course.root / "release/optimization_methods/testcases/__init__.py"
    edited.write_text("# edited by hand\n")
    told = course.run("teaching.check", expected=1)
    assert "testcases/__init__.py differs from a fresh build: run `make release`" in told
    assert course.root != ROOT
