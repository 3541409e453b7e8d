"""Nothing stays in the temporary folder: after a good end, and after the next start."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from autograder.sandbox.forkserver.groups import sweep as sweep_groups
from autograder.scratch import prefix, sweep
from support.commands import environment
from support.small import SHEET, solved

GRADE = ("autograder", "grade", SHEET)
SLEEPS = "def double(x):\n    import time\n    time.sleep(30)"


@pytest.fixture
def scratch():
    """An empty folder for what is temporary; its path is short, since sockets lie in it."""
    with tempfile.TemporaryDirectory() as folder:
        yield folder


@pytest.fixture
def gone():
    """The number of a process that has ended."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def test_what_another_grader_removes_at_the_same_moment(scratch, gone, monkeypatch):
    """A folder may go between being listed and being looked at."""
    monkeypatch.setattr(tempfile, "tempdir", scratch)
    vanished = Path(scratch, Path(prefix("workers")).name.replace(f"-{os.getpid()}-", f"-{gone}-"))
    monkeypatch.setattr(Path, "glob", lambda *_: [vanished])
    sweep()


def test_a_folder_of_a_living_grader_stays(scratch, gone, monkeypatch):
    """What a dead one left goes."""
    monkeypatch.setattr(tempfile, "tempdir", scratch)
    ours = prefix("kernel")
    for name in (ours, ours.replace(f"-{os.getpid()}-", f"-{gone}-")):
        os.mkdir(Path(scratch, name))
    sweep()
    assert os.listdir(scratch) == [ours]


def test_a_control_group_of_a_living_grader_stays(scratch, gone):
    """Its kernel may be about to join it."""
    for maker in (os.getpid(), gone):
        os.mkdir(Path(scratch, f"autograder-{maker}"))
    sweep_groups([Path(scratch)])
    assert os.listdir(scratch) == [f"autograder-{os.getpid()}"]


@pytest.mark.slow
def test_nothing_is_left(small, scratch):
    """By workers, kernels and fork servers."""
    for learner in ("ann", "ben", "cy"):
        small.hand_in(learner, solved())
    small.run(*GRADE, TMPDIR=scratch)
    assert os.listdir(scratch) == []


def family(process):
    """A process and all below it."""
    above = psutil.Process(process.pid)
    return [above, *above.children(recursive=True)]


@pytest.mark.slow
@pytest.mark.parametrize("who", ["the command", "everybody"])
def test_what_was_killed_is_cleaned_at_the_next_start(small, scratch, who):
    """Whoever is killed, in the middle of it."""
    small.hand_in("ann", solved(ex_1=SLEEPS))
    process = subprocess.Popen(
        [sys.executable, "-m", *GRADE], cwd=small.root, env=environment(TMPDIR=scratch)
    )
    while not any("kernel" in name for name in os.listdir(scratch)):
        time.sleep(0.1)
    time.sleep(1)
    killed = family(process)
    for one in killed if who == "everybody" else killed[:1]:
        with contextlib.suppress(ProcessLookupError):  # it has ended with another one
            os.kill(one.pid, signal.SIGKILL)
    process.wait()
    psutil.wait_procs(killed, timeout=20)
    assert os.listdir(scratch)
    small.hand_in("ann", solved())
    small.run(*GRADE, TMPDIR=scratch)
    assert os.listdir(scratch) == []
