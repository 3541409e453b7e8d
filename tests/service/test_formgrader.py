"""The formgrader's autograde buttons, in the teacher's Jupyter server."""

import codecs
import json
import shutil
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import nbformat
import psutil
import pytest
from nbgrader.api import Gradebook

from autograder.nbcourse.scores import scores
from examples.learners import submissions
from support.course import hand_in
from support.grades import EXPECTED
from support.jupyter import LAB, TOKEN, jupyterlab
from support.places import ASSIGNMENT

CLASS = ("full_marks", "no_floor", "syntax_error")


@pytest.fixture(scope="module")
def course(make_course):
    """A course with a release and three submissions."""
    made = make_course()
    made.run("nbgrader", "generate_assignment", ASSIGNMENT)
    for learner in CLASS:
        hand_in(made, learner, nbformat.writes(submissions()[learner]))
    return made


@pytest.fixture(scope="module")
def formgrader(course, tmp_path_factory):
    """The address of the formgrader of a running server."""
    with jupyterlab(course.root, home=tmp_path_factory.mktemp("home"), command=LAB) as address:
        yield f"{address}/formgrader"


def ask(address, method="GET"):
    """Ask the server; return what it answers."""
    headers = {"Authorization": f"token {TOKEN}"}
    request = urllib.request.Request(address, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=600) as answer:
        return answer.read().decode()


def points(course):
    """Points by learner, as they stand in the gradebook."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "downhill") as gradebook:
        return {one.learner: tuple(one.points.values()) for one in scores(gradebook, ASSIGNMENT)}


def is_being_graded(learner):
    """Whether a command is at work that grades one learner."""
    commands = (process.info["cmdline"] or () for process in psutil.process_iter(["cmdline"]))
    return any(f"--student={learner}" in command for command in commands)


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_a_button_leaves_the_server_free(course, formgrader):
    """Pages come while a learner is graded; then the verdict is that of the command."""
    button = f"{formgrader}/api/submission/{ASSIGNMENT}/no_floor/autograde"
    with ThreadPoolExecutor() as beside:
        graded = beside.submit(ask, button, "POST")
        while not is_being_graded("no_floor"):
            assert json.loads(ask(f"{formgrader}/api/status")) == {"status": True}
            assert not graded.done(), graded.result()
        assert "Autograde all" in ask(f"{formgrader}/manage_submissions/{ASSIGNMENT}")
        assert not graded.done()
        told = json.loads(graded.result())
    assert told["success"] and "no_floor: 88 points" in told["log"]
    assert points(course) == {"no_floor": EXPECTED["no_floor"]}
    report = course.root / "reports/no_floor" / ASSIGNMENT / "report.json"
    assert "the quotient of epoch and interval is not rounded down" in report.read_text("utf-8")


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_buttons_wait_for_each_other(course, formgrader):
    """Two that are pressed at once both succeed, and one for all grades the rest."""
    buttons = [f"submission/{ASSIGNMENT}/{name}/autograde" for name in ("no_floor", "full_marks")]
    buttons.append(f"assignment/{ASSIGNMENT}/autograde")
    with ThreadPoolExecutor() as beside:
        told = list(beside.map(lambda name: ask(f"{formgrader}/api/{name}", "POST"), buttons))
    assert all(json.loads(answer)["success"] for answer in told), told
    assert points(course) == {learner: EXPECTED[learner] for learner in CLASS}


def test_a_failure_is_told(formgrader):
    """What the command says against it comes back as nbgrader's page expects it."""
    told = json.loads(ask(f"{formgrader}/api/submission/{ASSIGNMENT}/nobody/autograde", "POST"))
    assert told == {
        "success": False,
        "log": f"No submission in submitted/nobody/{ASSIGNMENT}/.\n",
    }


@pytest.fixture
def odd(course):
    """Somebody whose name would mean something elsewhere, for a while; the folder of the work."""
    name = "[group 3] a&b <i>"
    hand_in(course, name, "{}")
    yield course.root / "submitted" / name / ASSIGNMENT
    shutil.rmtree(course.root / "submitted" / name)


@pytest.mark.parametrize(
    ("content", "time"),
    [
        (b"last friday", None),
        (b"", None),
        (codecs.BOM_UTF8 + b"2026-11-02 10:00:00 UTC", "2026-11-02T10:00:00"),
    ],
    ids=["words", "empty", "bom"],
)
def test_an_odd_time_breaks_no_list(odd, formgrader, content, time):
    """The class is shown, and who handed it in, by name, among them."""
    (odd / "timestamp.txt").write_bytes(content)
    name = odd.parent.name
    lists = {
        f"submissions/{ASSIGNMENT}": {*CLASS, name},
        f"submission/{ASSIGNMENT}/{quote(name)}": {name},
        f"student_submissions/{quote(name)}": {name},
    }
    for address, learners in lists.items():
        told = json.loads(ask(f"{formgrader}/api/{address}"))
        shown = told if isinstance(told, list) else [told]
        assert {one["student"] for one in shown} == learners
        assert time in [one["timestamp"] for one in shown if one["student"] == name]
    assert name in {one["id"] for one in json.loads(ask(f"{formgrader}/api/students"))}


def test_an_id_is_no_markup(formgrader):
    """On the page of one learner: what would run there is shown as in an address."""
    bad = '<img src=x onerror="alert(1)">'
    for address in (quote(bad), f"{quote(bad)}/{ASSIGNMENT}"):
        page = ask(f"{formgrader}/manage_students/{address}")
        assert "<img" not in page and "%3Cimg" in page
    assert "[group 3]" in ask(f"{formgrader}/manage_students/{quote('[group 3]')}")


def test_strangers_are_sent_away(formgrader):
    """Without the token nothing is graded."""
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{formgrader}/api/assignment/{ASSIGNMENT}/autograde", data=b"")
