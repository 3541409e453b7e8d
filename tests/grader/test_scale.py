"""A class of any size: workers, kills, Dask, and one writer."""

import contextlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import timedelta
from types import SimpleNamespace

import nbformat
import psutil
import pytest
from jupyter_core.utils import run_sync
from nbgrader.api import Gradebook

from autograder.grading import whole_class as grading
from autograder.grading.one_submission import Job, Result
from autograder.grading.rows import take_out
from autograder.grading.workers import LocalCrew
from autograder.nbcourse.folders import open_course, pending
from autograder.nbcourse.scores import scores
from autograder.sandbox import ready
from autograder.sandbox.bubblewrap import SandboxedKernelManager
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


def test_json_is_all_that_stdout_gets(course):
    """Other programs read points, states, reasons and notes."""
    hand_in(course, "broken", "{")
    nb = submissions()["deleted_test_cell"]
    hand_in(course, "deleted", nbformat.writes(nb))
    command = [sys.executable, "-m", "autograder", "grade", ASSIGNMENT, "--json"]
    done = subprocess.run(command, cwd=course.root, capture_output=True, text=True)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    learners = {one["learner"]: one for one in told["learners"]}
    assert told["sandbox"] is True and sum(told["out_of"].values()) == 100
    assert learners["broken"]["state"] == "failed" and "JSON" in learners["broken"]["reason"]
    assert learners["broken"]["total"] is None
    assert learners["deleted"]["notes"] == ["test cells deleted, and restored: ex-4-tests"]
    assert learners["no_floor"]["points"]["ex-8"] == 0
    assert {name: learners[name]["total"] for name in TWO} == right_totals(TWO)


def test_two_commands_at_once(whole_class):
    """The second refuses: there is one writer."""
    process = start(whole_class, "--workers", "1")
    while not (whole_class.root / ".grading.lock").exists():
        time.sleep(0.05)
    told = whole_class.run("autograder", "grade", ASSIGNMENT, expected=2)
    assert "being graded by another command" in told
    process.communicate()
    assert totals(whole_class) == right_totals(CLASS)


def test_handed_in_while_grading_runs(course):
    """The run that goes on leaves it alone and says so; the next one grades it."""
    process = start(course, "--workers", "1")
    while not (course.root / "reports").exists():
        time.sleep(0.05)
    hand_in(course, "latecomer", nbformat.writes(submissions()["full_marks"]))
    told = process.communicate()[0]
    assert "Handed in meanwhile, not graded: latecomer" in told and process.returncode == 0
    assert "latecomer: 100 points" in course.run("autograder", "grade", ASSIGNMENT)


def test_what_a_person_wrote_stays(course):
    """A manual score and a comment survive another grading, and stand on the feedback page."""
    one = ("autograder", "grade", ASSIGNMENT, "--student", "no_floor")
    course.run(*one)
    with gradebook(course) as book:
        notebook = book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "no_floor")
        grade = next(grade for grade in notebook.grades if grade.name == "ex-8-tests")
        grade.manual_score = 4.5
        comment = next(comment for comment in notebook.comments if comment.name == "ex-8")
        comment.manual_comment = "Floor, not round."
        book.db.commit()
    assert "no_floor: 92.5 points" in course.run(*one, "--regrade")
    page = course.root / "feedback/no_floor" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    assert "Floor, not round." in page.read_text(encoding="utf-8")


def test_the_time_of_handing_in_is_kept(course):
    """nbgrader's timestamp reaches the gradebook, so that penalties can be given."""
    folder = course.root / "submitted/full_marks" / ASSIGNMENT
    (folder / "timestamp.txt").write_text("2026-11-02 10:00:00 UTC")
    with gradebook(course) as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate="2026-11-01 10:00:00 UTC")
    course.run("autograder", "grade", ASSIGNMENT, "--student", "full_marks")
    with gradebook(course) as book:
        late = book.find_submission(ASSIGNMENT, "full_marks").total_seconds_late
    assert timedelta(seconds=late) == timedelta(days=1)


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_a_worker_gets_nothing_of_others(course):
    """The rows that travel are those of one learner."""
    course.run("autograder", "grade", ASSIGNMENT, "--student", "full_marks")
    with gradebook(course) as book:
        book.add_student("no_floor")
        book.add_submission(ASSIGNMENT, "no_floor")
        rows = take_out(book, ASSIGNMENT, "no_floor")
    assert [row["id"] for row in rows["student"]] == ["no_floor"]
    assert len(rows["submitted_assignment"]) == len(rows["submitted_notebook"]) == 1
    assert {row["auto_score"] for row in rows["grade"]} == {None}


def test_nothing_left_to_do(course):
    """Who is graded is not graded again."""
    course.run("autograder", "grade", ASSIGNMENT, "--student", "full_marks")
    assert "full_marks" not in pending(open_course(course.root), ASSIGNMENT)
    assert "full_marks: 100 points" not in course.run("autograder", "grade", ASSIGNMENT)


def die_on_bad(job):
    """In place of a worker's work: one submission takes its worker with it."""
    if job.learner == "bad":
        os._exit(1)
    return Result(job.learner)


def test_a_worker_that_dies_is_replaced(monkeypatch):
    """The submission it died of fails after a second attempt, alone; all others are graded."""
    monkeypatch.setattr(grading, "run", die_on_bad)
    names = ["bad", *(f"good{n}" for n in range(8))]
    jobs = iter([Job("", "", name, {}, {}, {}) for name in names])
    crew = LocalCrew(1)
    results = {result.learner: result.reason for result in grading._results(jobs, crew)}
    crew.close()
    assert results["bad"] == "the grading process died, each time"
    assert {name for name, reason in results.items() if reason is None} == set(names[1:])


def test_one_crashed_worker_is_no_verdict():
    """What a worker raised becomes the reason."""
    failing = SimpleNamespace(result=lambda: 1 / 0)
    job = Job("", "", "somebody", {}, {}, {})
    assert "ZeroDivisionError" in grading._result(failing, job).reason


def test_warm_kernels_are_used_once(course):
    """The one that waits has imported ahead, knows no names, and is taken by one submission."""
    bundle = str(course.root / "release" / ASSIGNMENT)
    kind = (bundle, "import numpy as np\nimport no_such_module", ["--log-level=ERROR"])
    ready.make_ready(*kind)
    manager = ready.take(*kind)
    assert manager.has_kernel
    assert not ready.take(*kind).has_kernel
    client = connected(manager)
    client.execute("import sys; print('numpy' in sys.modules, 'np' in globals())")
    assert printed(client) == "True False\n"
    end(client, manager)


THREADS = """
import threading, time
threads = [threading.Thread(target=time.sleep, args=(5,)) for _ in range({})]
try:
    [thread.start() for thread in threads]
    print("started")
except RuntimeError as error:
    print(error)
"""


def test_sandboxes_do_not_share_the_limit_on_processes():
    """Many at a time have their threads each; one that wants too many is held."""
    managers = [SandboxedKernelManager(kernel_name="python3") for _ in range(5)]
    for manager in managers:
        run_sync(manager.start_kernel)()
    clients = [connected(manager) for manager in managers]
    for client, number in zip(clients, [30, 30, 30, 30, 80], strict=True):
        client.execute(THREADS.format(number))
    told = [printed(client) for client in clients]
    for client, manager in zip(clients, managers, strict=True):
        end(client, manager)
    assert told == ["started\n"] * 4 + ["can't start new thread\n"]


def connected(manager):
    """A client of a kernel that is ready."""
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=30)
    return client


def printed(client):
    """What the kernel prints next."""
    while True:
        message = client.get_iopub_msg(timeout=30)
        if message["msg_type"] == "stream":
            return message["content"]["text"]


def end(client, manager):
    """End a kernel."""
    client.stop_channels()
    run_sync(manager.shutdown_kernel)(now=True)
