"""A class of any size: workers, and one writer."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from jupyter_core.utils import run_sync

from autograder.grading import whole_class as grading
from autograder.grading.one_submission import Execution, Job, Result
from autograder.grading.rows import Rows, forget, take_out
from autograder.grading.waiting import pending
from autograder.grading.workers import LocalCrew
from autograder.nbcourse.folders import open_course
from autograder.nbcourse.scores import scores
from autograder.sandbox import ready
from autograder.sandbox.bubblewrap import Kind
from autograder.sandbox.kernels import SandboxedKernelManager
from support.commands import environment
from support.small import MOST, SHEET, solved
from support.small_class import CLASS

TWO = {"ann_right": 9, "cy_divides_by_rows": 7}
"""Learners, and their points."""
SLEEPS = "import time; time.sleep(25)"


@pytest.fixture
def course(small):
    """A small course in which two have handed in."""
    for learner in TWO:
        small.hand_in(learner, CLASS[learner][0])
    return small


def totals(course):
    """Points by learner, None for those without a verdict."""
    with course.gradebook() as book:
        return {found.learner: found.total for found in scores(book, SHEET)}


def start_until(course, sign):
    """Begin grading by one worker in the background, and wait until a file or folder is there."""
    process = start(course, "--workers", "1")
    while not (course.root / sign).exists():
        time.sleep(0.05)
    return process


def start(course, *arguments):
    """Begin grading in the background; what it prints comes through a pipe."""
    command = [sys.executable, "-m", "autograder", "grade", SHEET, *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(command, cwd=course.root, env=environment(), **pipes)


@pytest.mark.slow
def test_json_is_all_that_stdout_gets(course):
    """Other programs read points, states, reasons and notes."""
    course.hand_in("broken", "{")
    course.hand_in("deleted", CLASS["lee_deletes_a_test"][0])
    command = [sys.executable, "-m", "autograder", "grade", SHEET, "--json"]
    done = subprocess.run(
        command, cwd=course.root, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 1
    told = json.loads(done.stdout)
    learners = {one["learner"]: one for one in told["learners"]}
    assert told["sandbox"] is True and told["out_of"] == MOST
    assert (
        learners["broken"]["state"] == "failed" and "is no notebook" in learners["broken"]["reason"]
    )
    assert learners["broken"]["total"] is None
    (note,) = learners["deleted"]["notes"]
    assert note == {
        "what": "test cells deleted, and restored",
        "about": "ex-1-tests",
        "cell": "",
    }
    assert learners["cy_divides_by_rows"]["points"]["ex-2"] == 3
    assert {name: learners[name]["total"] for name in TWO} == TWO


@pytest.mark.slow
def test_two_commands_at_once(course):
    """The second refuses: there is one writer, who is not disturbed."""
    course.hand_in("sleepy", solved(ex_1=SLEEPS, ex_2=SLEEPS))
    process = start_until(course, "reports")
    told = course.run("autograder", "grade", SHEET, expected=2)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert "being graded by another command" in told
    assert totals(course)["ann_right"] == 9


@pytest.mark.slow
def test_one_learner_beside_a_class(course):
    """Whoever asks for one does not wait until all are graded, and nothing of either is lost."""
    course.hand_in("a_sleepy", solved(ex_1=SLEEPS, ex_2=SLEEPS))
    process = start_until(course, ".grading.lock")
    told = course.run("autograder", "grade", SHEET, "--student", "ann_right", "--regrade")
    assert process.poll() is None and "ann_right: 9 points" in told
    process.communicate()
    assert process.returncode == 0 and totals(course) == TWO | {"a_sleepy": 0}


@pytest.mark.slow
def test_one_learner_by_three_commands_at_once(course):
    """Each may be the first that enters the learner into the gradebook; all succeed."""
    wanted = ("--student", "ann_right", "--regrade")
    processes = [start(course, *wanted) for _ in range(3)]
    told = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], told
    assert totals(course)["ann_right"] == 9


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_entered_by_another_meanwhile(graded_copy, monkeypatch):
    """What nbgrader refuses to enter twice is written into what is there then."""
    with graded_copy.gradebook() as book, graded_copy.gradebook() as other:

        def too_late(learner):
            monkeypatch.undo()
            other.add_student(learner)
            book.add_student(learner)

        monkeypatch.setattr(book, "update_or_create_student", too_late)
        forget(book, SHEET, "new")
        assert book.find_submission(SHEET, "new").score == 0


@pytest.mark.slow
def test_handed_in_while_grading_runs(course):
    """The run that goes on leaves it alone and says so; the next one grades it."""
    process = start_until(course, "reports")
    course.hand_in("latecomer", CLASS["ann_right"][0])
    told = process.communicate()[0]
    assert "Handed in meanwhile, not graded: latecomer" in told and process.returncode == 0
    assert "latecomer: 9 points" in course.run("autograder", "grade", SHEET)


@pytest.mark.slow
def test_what_a_person_wrote_stays(graded_copy):
    """A manual score and a comment survive another grading, and stand on the feedback page."""
    with graded_copy.gradebook() as book:
        notebook = book.find_submission_notebook(SHEET, SHEET, "cy_divides_by_rows")
        grade = next(grade for grade in notebook.grades if grade.name == "ex-2-hidden-tests")
        grade.manual_score = 2.5
        comment = next(comment for comment in notebook.comments if comment.name == "ex-2")
        comment.manual_comment = "Not by its rows."
        book.db.commit()
    again = ("autograder", "grade", SHEET, "--student", "cy_divides_by_rows", "--regrade")
    told = graded_copy.run(*again)
    assert "cy_divides_by_rows: 7.5 points" in told
    page = graded_copy.root / "feedback/cy_divides_by_rows" / SHEET / f"{SHEET}.html"
    assert "Not by its rows." in page.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_time_of_handing_in_is_kept(course):
    """nbgrader's timestamp reaches the gradebook, so that penalties can be given."""
    folder = course.root / "submitted/ann_right" / SHEET
    (folder / "timestamp.txt").write_text("2026-11-02 10:00:00 UTC")
    with course.gradebook() as book:
        book.update_or_create_assignment(SHEET, duedate="2026-11-01 10:00:00 UTC")
    course.run("autograder", "grade", SHEET, "--student", "ann_right")
    with course.gradebook() as book:
        late = book.find_submission(SHEET, "ann_right").total_seconds_late
    assert timedelta(seconds=late) == timedelta(days=1)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_a_worker_gets_nothing_of_others(graded_copy):
    """The rows that travel are those of one learner."""
    with graded_copy.gradebook() as book:
        book.add_student("new")
        book.add_submission(SHEET, "new")
        rows = take_out(book, SHEET, "new").tables
    assert [row["id"] for row in rows["student"]] == ["new"]
    assert len(rows["submitted_assignment"]) == len(rows["submitted_notebook"]) == 1
    assert {row["auto_score"] for row in rows["grade"]} == {None}


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_who_is_left_to_grade(graded, monkeypatch):
    """Those without a verdict, and nobody else."""
    monkeypatch.chdir(graded.root)
    assert pending(open_course(graded.root), SHEET) == ["zoe_broken"]


def die_on_bad(job):
    """In place of a worker's work: one submission takes its worker with it."""
    if job.learner == "bad":
        os._exit(1)
    return Result(job.learner)


@pytest.mark.slow
def test_a_worker_that_dies_is_replaced(monkeypatch):
    """The submission it died of fails after a second attempt, alone; all others are graded."""
    monkeypatch.setattr(grading, "run", die_on_bad)
    names = ["bad", *(f"good{n}" for n in range(8))]
    jobs = iter([Job("", "", name, {}, Rows({}), Execution()) for name in names])
    crew = LocalCrew(1)
    results = {result.learner: result.reason for result in grading._results(jobs, crew)}
    crew.close()
    assert results["bad"] == "the grading process died, each time"
    assert {name for name, reason in results.items() if reason is None} == set(names[1:])


def test_one_crashed_worker_is_no_verdict():
    """What a worker raised becomes the reason."""
    failing = SimpleNamespace(result=lambda: 1 / 0)
    job = Job("", "", "somebody", {}, Rows({}), Execution())
    assert "ZeroDivisionError" in grading._result(failing, job).reason


def test_warm_kernels_are_used_once(course):
    """The one that waits has imported ahead, knows no names, and is taken by one submission."""
    bundle = str(course.root / "release" / SHEET)
    imports = "import numpy as np\nimport no_such_module"
    kind = Kind(bundle, imports, arguments=("--log-level=ERROR",))
    ready.make_ready(kind)
    manager = ready.take(kind)
    assert manager.has_kernel
    assert not ready.take(kind).has_kernel
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
