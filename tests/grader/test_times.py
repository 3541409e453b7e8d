"""What stands in the place of a time: no list and no command of nbgrader's fails because of it."""

import codecs
import logging

import pytest
from nbgrader.coursedir import CourseDirectory

from autograder.formgrader.lists import _Course
from autograder.intake.times import put_times_right
from autograder.nbcourse.scores import GRADED, scores
from support.small import SHEET, solved

TIME = b"2026-11-02 10:00:00 UTC"
ODD = {
    "words": (b"last friday", None),
    "empty": (b"", None),
    "utf-16": (TIME.decode().encode("utf-16"), None),
    "bom": (codecs.BOM_UTF8 + TIME + b"\r\n", TIME),
}
"""What is handed in as a time, and as what it is read."""


def said(place):
    """What nbgrader reads of a time in a folder."""
    return CourseDirectory().get_existing_timestamp(str(place))


@pytest.mark.parametrize(("content", "time"), ODD.values(), ids=ODD)
def test_an_odd_time_is_put_right(tmp_path, caplog, content, time):
    """nbgrader reads the time or finds none; what was handed in lies beside it."""
    (tmp_path / "timestamp.txt").write_bytes(content)
    put_times_right([tmp_path], logging.getLogger())
    assert str(said(tmp_path)) == ("2026-11-02 10:00:00" if time else "None")
    assert (tmp_path / "timestamp.unread-1.txt").read_bytes() == content
    assert ("read as 2026-11-02" if time else "without a time") in caplog.text


def test_a_right_time_is_left_alone(tmp_path, caplog):
    """With the end of line that nbgrader's own submit does not write, too; nothing is said."""
    (tmp_path / "right").mkdir()
    (tmp_path / "none").mkdir()
    (tmp_path / "right" / "timestamp.txt").write_bytes(TIME + b"\n")
    put_times_right([tmp_path / "right", tmp_path / "none"], logging.getLogger())
    assert [path.read_bytes() for path in tmp_path.rglob("*.txt")] == [TIME + b"\n"]
    assert caplog.text == ""


def test_nothing_is_overwritten(tmp_path):
    """Also a second odd time has a name of its own."""
    for content in (b"last friday", b"soon"):
        (tmp_path / "timestamp.txt").write_bytes(content)
        put_times_right([tmp_path], logging.getLogger())
    kept = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert kept == {"timestamp.unread-1.txt": b"last friday", "timestamp.unread-2.txt": b"soon"}


def test_what_is_no_file_is_no_time(tmp_path):
    """A link is not followed, to whatever it leads, and a folder stops nobody."""
    (tmp_path / "elsewhere").write_bytes(TIME)
    places = [tmp_path / "link", tmp_path / "folder"]
    for place in places:
        place.mkdir()
    (places[0] / "timestamp.txt").symlink_to(tmp_path / "elsewhere")
    (places[1] / "timestamp.txt").mkdir()
    put_times_right(places, logging.getLogger())
    assert [said(place) for place in places] == [None, None]
    assert (places[0] / "timestamp.unread-1.txt").is_symlink()


def test_a_file_that_cannot_be_renamed_stops_nobody(tmp_path, caplog, monkeypatch):
    """The learner after it has a time."""
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "timestamp.txt").write_bytes(codecs.BOM_UTF8 + TIME)
    rename = type(tmp_path).rename

    def refuse(path, target):
        if path.parent.name == "first":
            raise PermissionError("read-only")
        return rename(path, target)

    monkeypatch.setattr(type(tmp_path), "rename", refuse)
    put_times_right([tmp_path / "first", tmp_path / "second"], logging.getLogger())
    assert "first/timestamp.txt cannot be set aside: read-only" in caplog.text
    assert (tmp_path / "second" / "timestamp.txt").read_bytes() == TIME


@pytest.mark.slow
@pytest.mark.parametrize(("content", "time"), ODD.values(), ids=ODD)
def test_the_formgraders_list_shows_everybody(small, content, time):
    """Whoever handed in an odd time is on it, and so are the others."""
    for learner, stamp in {"ann": TIME, "[group 3] a&b": content}.items():
        small.hand_in(learner, solved())
        (small.root / "submitted" / learner / SHEET / "timestamp.txt").write_bytes(stamp)
    course = _Course(CourseDirectory(root=str(small.root)))
    shown = {one["student"]: one["timestamp"] for one in course.get_submissions(SHEET)}
    read = {True: "2026-11-02T10:00:00", False: None}
    assert shown == {"ann": read[True], "[group 3] a&b": read[bool(time)]}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_nbgraders_own_command_grades_without_a_time(small):
    """Also where there is a verdict already: it reads the time earlier then, and would drop it."""
    small.hand_in("ann", solved())
    time = small.root / "submitted" / "ann" / SHEET / "timestamp.txt"
    for skipped in (False, True):
        time.write_bytes(b"last friday")
        told = small.run("nbgrader", "autograde", SHEET)
        assert "timestamp.txt: graded without a time" in told
        assert ("Skipping existing assignment" in told) == skipped
        assert (small.root / "autograded" / "ann" / SHEET).is_dir()
    with small.gradebook() as gradebook:
        (ann,) = scores(gradebook, SHEET)
        assert (ann.state, ann.total) == (GRADED, 9)
        assert gradebook.find_submission(SHEET, "ann").timestamp is None
