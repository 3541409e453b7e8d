"""Workers that are killed, and workers elsewhere: no verdict is lost, none is made twice."""

import contextlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import nbformat
import psutil
import pytest
from nbgrader.api import Gradebook

from autograder.nbcourse.scores import scores
from benchmarks.cluster import cluster
from examples.learners import submissions
from support.course import hand_in
from support.grades import EXPECTED
from support.places import ASSIGNMENT

CLASS = ("full_marks", "no_floor", "adds_the_gradient", "syntax_error", "one_dict_twice", "blank")
TWO = CLASS[:2]


@pytest.fixture(scope="module")
def built(make_course):
    """A course with its release and a handful of learners, ungraded. Not to be changed."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    made = submissions()
    for learner in CLASS:
        hand_in(course, learner, nbformat.writes(made[learner]))
    return course


@pytest.fixture
def whole_class(built, make_course):
    """A copy of it to do things with."""
    fresh = make_course()
    for name in ("release", "submitted"):
        shutil.copytree(built.root / name, fresh.root / name)
    # The gradebook knows no paths, so it can move.
    shutil.copy(built.root / "gradebook.db", fresh.root)
    return fresh


@pytest.fixture
def course(whole_class):
    """The same with two learners."""
    for learner in CLASS[2:]:
        shutil.rmtree(whole_class.root / "submitted" / learner)
    return whole_class


@contextlib.contextmanager
def gradebook(course):
    """The gradebook of a course."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}?timeout=60", "downhill") as book:
        yield book


def totals(course):
    """Points by learner, None for those without a verdict."""
    with gradebook(course) as book:
        return {found.learner: found.total for found in scores(book, ASSIGNMENT)}


def start(course, *arguments):
    """Begin grading in the background; what it prints comes through a pipe."""
    command = [sys.executable, "-m", "autograder", "grade", ASSIGNMENT, *arguments]
    return subprocess.Popen(
        command, cwd=course.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def right_totals(learners):
    """What they must get."""
    return {learner: sum(EXPECTED[learner]) for learner in learners}


def printed_verdicts(text):
    """Learners for whom a verdict was printed."""
    return re.findall(r"^ +(\w+): [\d.]+ points", text, re.MULTILINE)


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_moments(whole_class, seed):
    """Each learner is graded exactly once, nothing is lost, and nobody lives on."""
    moments, told = random.Random(seed), ""
    for _ in range(3):
        process = start(whole_class, "--workers", "2")
        family = Family(process.pid)
        time.sleep(moments.uniform(2, 9))
        family.look()
        process.send_signal(signal.SIGKILL)
        told += process.communicate()[0]
        assert family.is_gone(within=10)
        graded = {name for name, total in totals(whole_class).items() if total is not None}
        assert set(printed_verdicts(told)) <= graded
    told += whole_class.run("autograder", "grade", ASSIGNMENT)
    assert totals(whole_class) == right_totals(CLASS)
    verdicts = printed_verdicts(told)
    assert len(verdicts) == len(set(verdicts))
    for learner in CLASS:
        for step, ending in (("autograded", "ipynb"), ("feedback", "html"), ("reports", "json")):
            found = list((whole_class.root / step / learner / ASSIGNMENT).glob(f"*.{ending}"))
            assert len(found) == 1 and found[0].stat().st_size > 0


def test_stopped_from_the_keyboard(whole_class):
    """A line that says how to go on; the workers end."""
    process = start(whole_class)
    while not (whole_class.root / "reports").exists():
        time.sleep(0.05)
    family = Family(process.pid)
    family.look()
    process.send_signal(signal.SIGINT)
    told = process.communicate()[0]
    assert process.returncode == 130 and "run this again for the rest" in told
    assert family.is_gone(within=10)


class Family:
    """All processes below one, to see whether they end with it."""

    def __init__(self, pid):
        self._head = psutil.Process(pid)
        self._members = []

    def look(self):
        """Remember who is there."""
        self._members = self._head.children(recursive=True)

    def is_gone(self, within):
        """Whether all of them end within some seconds."""
        return not psutil.wait_procs(self._members, timeout=within)[1]


def test_a_dask_cluster_gives_the_same(whole_class):
    """Two workers that are processes of their own; the same points, one code path."""
    with cluster(whole_class.root, workers=2) as address:
        told = whole_class.run("autograder", "grade", ASSIGNMENT, "--scheduler", address)
    assert totals(whole_class) == right_totals(CLASS)
    assert sorted(printed_verdicts(told)) == sorted(CLASS)


def test_no_scheduler_says_so(course):
    """Exit code 2, and which address it was."""
    arguments = ("autograder", "grade", ASSIGNMENT, "--scheduler", "tcp://127.0.0.1:9")
    told = course.run(*arguments, expected=2)
    assert "no Dask scheduler at tcp://127.0.0.1:9" in told and "Traceback" not in told
