"""What is refused, mended or left out before anything of a submission is run."""

import os

import nbformat
import pytest

from autograder.intake.collect import copy_plain
from autograder.intake.mend import changes, put_back
from autograder.intake.refuse import SubmissionRefused, check_notebook, set_links_aside
from support.small import NOTEBOOK, SHEET, solved

MEGABYTE = 2**20


def test_links_are_set_aside(tmp_path):
    """A note stands in the place of each; nothing is followed, nothing else is touched."""
    folder = tmp_path / "submitted"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "zeros").symlink_to("/dev/zero")
    (folder / "again").symlink_to(".")
    (folder / NOTEBOOK).write_text("{}")
    set_links_aside("any", "any", [str(folder / NOTEBOOK)])
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert found == {NOTEBOOK, "again.link.txt", "inner/zeros.link.txt"}
    assert "/dev/zero" in (folder / "inner/zeros.link.txt").read_text()


def make_large(path):
    """A file of a hundred megabytes, which takes no room."""
    with path.open("wb") as file:
        file.truncate(100 * MEGABYTE)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: None, "is not there; there is no other notebook"),
        (lambda path: path.with_name("mine.ipynb").touch(), "is not there; found mine.ipynb"),
        (lambda path: path.symlink_to("/etc/hostname"), "is a symbolic link"),
        (make_large, "has 100 MB, the limit is 20"),
        (lambda path: path.write_bytes(b"\xe9"), "is no UTF-8 text"),
    ],
    ids=["missing", "renamed", "link", "large", "latin-1"],
)
def test_notebooks_that_are_refused(tmp_path, make, why):
    """With a reason that says what to do."""
    make(tmp_path / NOTEBOOK)
    with pytest.raises(SubmissionRefused, match=why):
        check_notebook(tmp_path / NOTEBOOK)


def test_a_notebook_that_is_taken(tmp_path):
    """Any text of a usual size; what is wrong inside, nbgrader says."""
    (tmp_path / NOTEBOOK).write_text("{é", encoding="utf-8")
    check_notebook(tmp_path / NOTEBOOK)


def released(built):
    """The notebook as learners got it."""
    return built.root / "release" / SHEET / NOTEBOOK


def test_honest_work_shows_no_change(built):
    """Whatever stands in the solutions."""
    assert list(changes(solved(ex_1="x = 1"), released(built))) == []


def test_changes_are_named(built):
    """Deleted and rewritten tests, and tags that steer execution."""
    nb = solved(ex_2_tests="assert True")
    nb.cells = [cell for cell in nb.cells if cell.id != "ex-1-tests"]
    next(cell for cell in nb.cells if cell.id == "ex-2").metadata["tags"] = ["skip-execution"]
    assert list(map(str, changes(nb, released(built)))) == [
        "test cells deleted, and restored: ex-1-tests",
        "test cells changed, and restored: ex-2-tests",
        "tags that steer execution, dropped: ex-2",
    ]


def test_deleted_tests_come_back_in_their_places(built):
    """Behind the cell that they stood behind, also if that one is back itself."""
    nb = solved()
    nb.cells = [cell for cell in nb.cells if not cell.id.startswith("ex-2-")]
    put_back(nb, released(built))
    assert [cell.id for cell in nb.cells[-3:]] == ["ex-2", "ex-2-tests", "ex-2-hidden-tests"]


def test_plain_files_are_collected(tmp_path):
    """In folders too; links, pipes and what is too large are left out."""
    inbound = tmp_path / "inbound"
    (inbound / "data").mkdir(parents=True)
    nbformat.write(solved(), inbound / NOTEBOOK)
    (inbound / "data" / "more.txt").write_text("more")
    (inbound / "link.txt").symlink_to("/etc/hostname")
    os.mkfifo(inbound / "pipe")
    make_large(inbound / "large.txt")
    copy_plain(str(inbound), tmp_path / "copy", 10 * MEGABYTE)
    copied = {str(path.relative_to(tmp_path / "copy")) for path in (tmp_path / "copy").rglob("*")}
    assert copied == {NOTEBOOK, "data", "data/more.txt"}
