"""A submission travels from the release to the learner, back, and home as feedback."""

import getpass
import json
import os

import nbformat
import pytest

from autograder.grading.waiting import pending
from autograder.nbcourse.folders import open_course
from examples.learners import submissions
from support.notebooks import read
from support.places import ASSIGNMENT, ROOT

PLAIN = (f"{ASSIGNMENT}.ipynb", "timestamp.txt", "submission_secret.txt")


@pytest.fixture(scope="module")
def learner(tmp_path_factory):
    """Working folder, home and environment of one learner."""
    home = tmp_path_factory.mktemp("home")
    work = home / "work"
    work.mkdir()
    return work, {**os.environ, "HOME": str(home), "JUPYTER_DATA_DIR": str(home / "data")}


def test_round_trip(make_course, learner):
    """Release, fetch, submit, collect, grade, feedback; a second submission is graded too."""
    course = make_course()
    work, env = learner
    exchange = f"--Exchange.root={course.root / 'exchange'}"
    as_learner = ("--course=downhill", exchange)

    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    course.run("nbgrader", "release_assignment", ASSIGNMENT)

    course.run("nbgrader", "fetch_assignment", ASSIGNMENT, *as_learner, cwd=work, env=env)
    notebook = work / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert (work / ASSIGNMENT / "public_tests").is_dir()
    assert read(notebook).cells[0].id == "title"

    nbformat.write(submissions()["no_floor"], notebook)
    course.run("nbgrader", "submit", ASSIGNMENT, *as_learner, cwd=work, env=env)

    course.run("nbgrader", "collect", ASSIGNMENT)
    course.run("nbgrader", "autograde", ASSIGNMENT)
    course.run("nbgrader", "generate_feedback", ASSIGNMENT)
    course.run("nbgrader", "release_feedback", ASSIGNMENT)

    course.run("nbgrader", "fetch_feedback", ASSIGNMENT, *as_learner, cwd=work, env=env)
    (page,) = (work / ASSIGNMENT / "feedback").rglob("*.html")
    text = page.read_text(encoding="utf-8")
    assert "88" in text and "the quotient of epoch and interval is not rounded down" in text
    assert json.loads(notebook.read_text(encoding="utf-8"))  # the learner's work is untouched

    nbformat.write(submissions()["full_marks"], notebook)
    course.run("nbgrader", "submit", ASSIGNMENT, *as_learner, cwd=work, env=env)
    course.run("nbgrader", "collect", ASSIGNMENT, "--update")
    told = course.run("autograder", "grade", ASSIGNMENT)  # without being told to grade again
    assert ": 100 points" in told and "set aside" not in told
    assert pending(open_course(course.root), ASSIGNMENT) == []


@pytest.fixture(scope="module")
def collected(make_course):
    """What was collected of an inbound folder in which somebody has forged, and what was said."""
    course = make_course()
    inbound = course.root / "exchange" / "downhill" / "inbound"
    me = getpass.getuser()
    mine = inbound / f"{me}+{ASSIGNMENT}+2026-01-01 10:00:00 UTC+a"
    hand_in_by_hand(mine)
    (mine / "link.txt").symlink_to(__file__)
    hand_in_by_hand(inbound / f"anna+{ASSIGNMENT}+2026-01-01 10:00:00 UTC+a")
    (inbound / f"bert+{ASSIGNMENT}+2026-01-01 10:00:00 UTC+a").symlink_to(ROOT / "source")
    (inbound / f"carl+{ASSIGNMENT}+whenever").mkdir()
    (inbound / f"dora+{ASSIGNMENT}+never").mkdir()
    said = course.run("nbgrader", "collect", ASSIGNMENT)
    return course.root / "submitted", me, said


def hand_in_by_hand(folder):
    """Make a submission without nbgrader, as anybody on the machine could."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "more.txt").write_text("more")
    for name in PLAIN:
        (folder / name).write_text("{}")
    os.mkfifo(folder / "pipe")


def test_only_own_submissions_are_collected(collected):
    """What belongs to another account than its name says is named and left, and stops nothing."""
    submitted, me, said = collected
    assert [path.name for path in submitted.iterdir()] == [me]
    for name in ("anna", "bert", "carl", "dora"):
        assert f"{name}+{ASSIGNMENT}" in said


def test_no_links_are_followed(collected):
    """Plain files are copied, in folders too; links and pipes are left out."""
    submitted, me, _ = collected
    folder = submitted / me / ASSIGNMENT
    copied = {str(path.relative_to(folder)) for path in folder.rglob("*")}
    assert copied == {*PLAIN, "timestamp.unread-1.txt", "data", "data/more.txt"}


def test_an_odd_time_is_put_right(make_course):
    """Of what comes, by its folder's name; of what is there, so that newer work can follow."""
    course = make_course()
    inbound, me = course.root / "exchange" / "downhill" / "inbound", getpass.getuser()
    hand_in_by_hand(inbound / f"{me}+{ASSIGNMENT}+2026-01-01 10:00:00 UTC+a")
    course.run("nbgrader", "collect", ASSIGNMENT)
    folder = course.root / "submitted" / me / ASSIGNMENT
    assert (folder / "timestamp.txt").read_text() == "2026-01-01 10:00:00 UTC"
    assert (folder / "timestamp.unread-1.txt").read_text() == "{}"

    (folder / "timestamp.txt").write_text("last friday")
    hand_in_by_hand(inbound / f"{me}+{ASSIGNMENT}+2026-01-02 10:00:00 UTC+b")
    said = course.run("nbgrader", "collect", ASSIGNMENT, "--update")
    assert "what was there is timestamp.unread-2.txt now" in said
    assert (folder / "timestamp.txt").read_text() == "2026-01-02 10:00:00 UTC"


def test_a_submission_without_a_secret_is_not_collected(make_course):
    """It would keep feedback from being released to anybody."""
    course = make_course()
    submission = f"{getpass.getuser()}+{ASSIGNMENT}+2026-01-01 10:00:00 UTC+a"
    folder = course.root / "exchange" / "downhill" / "inbound" / submission
    hand_in_by_hand(folder)
    (folder / "submission_secret.txt").unlink()
    assert "without submission_secret.txt" in course.run("nbgrader", "collect", ASSIGNMENT)
    assert not list((course.root / "submitted").rglob("*.ipynb"))
