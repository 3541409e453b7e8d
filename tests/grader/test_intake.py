"""What is refused, mended or left out before anything of a submission is run."""

import codecs
import copy
import os
import subprocess
import sys
import zipfile

import nbformat
import pytest

from autograder.intake import collect
from autograder.intake.collect import copy_plain
from autograder.intake.find import find
from autograder.intake.mend import changes, put_back
from autograder.intake.read import MOST_BYTES, read
from autograder.intake.refuse import SubmissionRefused, set_links_aside
from autograder.intake.released import cells_of
from autograder.nbcourse.stamps import as_time, digest
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
    """A file of a hundred megabytes and one, which takes no room."""
    with path.open("wb") as file:
        file.truncate(101 * MEGABYTE)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: None, "is not there, and there is no notebook"),
        (lambda path: path.with_name("mine.ipynb").touch(), "none of mine.ipynb holds its cells"),
        (lambda path: path.symlink_to("/etc/hostname"), "is a symbolic link"),
        (make_large, "has 101 MB, the limit is 100"),
    ],
    ids=["missing", "renamed", "link", "large"],
)
def test_files_that_are_refused(built, tmp_path, make, why):
    """With a reason that says what to do."""
    make(tmp_path / NOTEBOOK)
    with pytest.raises(SubmissionRefused, match=why):
        find(tmp_path, NOTEBOOK, [NOTEBOOK], released(built))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xe9", "is no UTF-8 text"),
        (b"", "is empty"),
        (b'{"cells": [', "is no notebook, or a part of one"),
        (b"[" * 100_000, "nested too deep"),
        (b"<<<<<<< HEAD\n", "a merge that git could not finish, from line 1 on"),
        (b"[1]", "is JSON, but no notebook"),
        (b'{"nbformat": 9}', "of a format that is not known here"),
    ],
)
def test_texts_that_are_refused(content, why):
    """In our words, and with what the learner does."""
    with pytest.raises(SubmissionRefused, match=why):
        read(content, NOTEBOOK)


def test_a_notebook_is_weighed_without_its_outputs():
    """They are thrown away anyway; a text of the same size is refused."""
    nb = solved()
    large = "x" * (MOST_BYTES + 1)
    nb.cells[1].outputs = [nbformat.v4.new_output("stream", text=large)]
    assert read(nbformat.writes(nb).encode(), NOTEBOOK).cells[1].outputs == []
    nb.cells[1].source = large
    with pytest.raises(SubmissionRefused, match="has 20 MB without its outputs, the limit is 20"):
        read(nbformat.writes(nb).encode(), NOTEBOOK)


def write(nb, *places):
    """Write a notebook at some places."""
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nb, place)


def test_other_work_beside_the_notebook_is_named(built, tmp_path):
    """The one with the right name counts, whatever its copies hold."""
    write(solved(), tmp_path / NOTEBOOK)
    write(solved(ex_1="x = 1"), tmp_path / "copy.ipynb", tmp_path / ".ipynb_checkpoints/c.ipynb")
    found, (note,) = find(tmp_path, NOTEBOOK, [NOTEBOOK], released(built))
    assert found.name == NOTEBOOK
    assert str(note) == "another notebook with other work: copy.ipynb; it does not count"


def test_the_same_work_twice_is_nothing_to_decide(built, tmp_path):
    """Two copies with one content, beside an original that is as it was released."""
    write(nbformat.read(released(built), 4), tmp_path / NOTEBOOK)
    write(solved(), tmp_path / "a.ipynb", tmp_path / "deeper/b.ipynb")
    found, (note,) = find(tmp_path, NOTEBOOK, [NOTEBOOK], released(built))
    assert found.name == "a.ipynb" and "which is as it was released" in str(note)


def test_a_zip_is_believed_only_so_far(built, tmp_path):
    """What unpacks to more than a notebook may have is passed over, and so is what is locked."""
    with zipfile.ZipFile(tmp_path / "large.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("large.ipynb", b" " * (101 * MEGABYTE))
    (tmp_path / "broken.zip").write_bytes(b"PK")
    with pytest.raises(SubmissionRefused, match=r"none of broken\.zip, large\.zip holds"):
        find(tmp_path, NOTEBOOK, [NOTEBOOK], released(built))


@pytest.mark.parametrize("time", ["2026-11-02 10:00:00 UTC", "2026-11-02T10:00:00+01:00"])
def test_a_time_is_read_as_editors_save_it(time):
    """With the mark that some put before a text."""
    assert as_time(codecs.BOM_UTF8 + time.encode() + b"\n") == time.encode()


@pytest.mark.parametrize("time", [b"", b"last friday", b"\xff\xfe", None])
def test_what_is_no_time(time):
    """Nothing that could be read, so the work is graded without one."""
    assert as_time(time) is None


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
    copy_plain(str(inbound), tmp_path / "copy", 10 * MEGABYTE, 100 * MEGABYTE)
    copied = {str(path.relative_to(tmp_path / "copy")) for path in (tmp_path / "copy").rglob("*")}
    assert copied == {NOTEBOOK, "data", "data/more.txt"}


def test_a_submission_of_any_size_is_told_apart_at_once(tmp_path):
    """Of a terabyte only name and size are looked at; honest work is read."""
    before = digest(tmp_path)
    with (tmp_path / "z.ipynb").open("wb") as file:
        file.truncate(2**40)
    large = digest(tmp_path)
    (tmp_path / NOTEBOOK).write_text("{}")
    small = digest(tmp_path)
    (tmp_path / NOTEBOOK).write_text("[]")
    assert len({before, large, small, digest(tmp_path)}) == 4


def test_holes_stay_holes(tmp_path):
    """What takes no place where it was handed in takes none here, and is the same."""
    inbound = tmp_path / "inbound"
    inbound.mkdir()
    with open(inbound / "holes", "wb") as file:
        file.seek(50 * MEGABYTE)
        file.write(b"end")
    copy_plain(str(inbound), tmp_path / "copy", 100 * MEGABYTE, 100 * MEGABYTE)
    copied = tmp_path / "copy" / "holes"
    assert copied.read_bytes() == (inbound / "holes").read_bytes()
    assert copied.stat().st_blocks * 512 < MEGABYTE


def test_a_submission_has_a_limit_in_all(tmp_path, monkeypatch):
    """Of bytes, however they are parted, and of files."""
    inbound = tmp_path / "inbound"
    inbound.mkdir()
    for number in range(5):
        (inbound / str(number)).write_bytes(bytes(MEGABYTE))
    copy_plain(str(inbound), tmp_path / "whole", MEGABYTE, 5 * MEGABYTE)
    with pytest.raises(RuntimeError, match="more than 4194304 bytes"):
        copy_plain(str(inbound), tmp_path / "copy", MEGABYTE, 4 * MEGABYTE)
    monkeypatch.setattr(collect, "MOST_FILES", 4)
    with pytest.raises(RuntimeError, match="more than 4 files"):
        copy_plain(str(inbound), tmp_path / "again", MEGABYTE, 5 * MEGABYTE)


def test_a_file_that_grows_is_left_out(tmp_path, monkeypatch):
    """Its size when the copy began is not believed."""
    inbound = tmp_path / "inbound"
    inbound.mkdir()
    (inbound / "grows").write_bytes(b"small")
    (inbound / "stays").write_bytes(b"small")
    real = os.open

    def grow(name, *arguments, **more):
        if name == "grows":
            (inbound / "grows").write_bytes(bytes(2 * MEGABYTE))
        return real(name, *arguments, **more)

    monkeypatch.setattr(collect.os, "open", grow)
    copy_plain(str(inbound), tmp_path / "copy", MEGABYTE, 5 * MEGABYTE)
    assert os.listdir(tmp_path / "copy") == ["stays"]


def test_what_is_the_teachers_stays_as_it_is(built):
    """It is read once for all: whoever mends a submission changes nothing of it."""
    before = copy.deepcopy(cells_of(released(built)))
    for learner in range(2):
        nb = solved()
        nb.cells = [cell for cell in nb.cells if not cell.id.startswith("ex-2-")]
        put_back(nb, released(built))
        for cell in nb.cells:
            cell.source = f"changed by {learner}"
            cell.metadata["nbgrader"] = {}
    assert cells_of(released(built)) == before


def test_a_schema_is_checked_once_and_a_wrong_one_always():
    """In workers; a notebook is held against it as ever."""
    code = """
from autograder.grading import preload
from jsonschema import Draft4Validator, SchemaError, ValidationError, validate

schema = {"$schema": "http://json-schema.org/draft-04/schema#", "type": "string"}
for wrong, kind in ((1, ValidationError), ("right", None)):
    try:
        validate(wrong, schema)
        assert kind is None
    except ValidationError:
        assert kind
for _ in range(2):
    try:
        validate("right", schema | {"type": "no such type"})
        raise SystemExit("not refused")
    except SchemaError:
        pass
"""
    subprocess.run([sys.executable, "-c", code], check=True)
