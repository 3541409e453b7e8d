"""A worker that computes or grows without end is stopped, and works on as before otherwise."""

import signal
import subprocess
import sys

import pytest

pytest.importorskip("resource")

LIMITED = """
import resource
from autograder.grading import own_limits
from autograder.grading.own_limits import limited

own_limits.PATIENCE = {patience}
before = [resource.getrlimit(kind) for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS)]
with limited({seconds}):
    {code}
after = [resource.getrlimit(kind) for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS)]
print("the same" if before == after else "other")
"""


def ran(code, seconds=100, patience=600):
    """What a process prints and how it ends that is limited while it runs some code."""
    text = LIMITED.format(code=code, seconds=seconds, patience=patience)
    return subprocess.run([sys.executable, "-c", text], capture_output=True, text=True)


def test_who_stays_within_them_notices_nothing():
    """And has the limits of before afterwards."""
    assert ran("bytearray(10**8)").stdout == "the same\n"


def test_a_pattern_that_finds_no_end():
    """Inside one call of the C library, where no alarm is heard."""
    done = ran("__import__('re').match('(a+)+b', 'a' * 60)", seconds=1)
    assert done.returncode == -signal.SIGXCPU


def test_memory_without_end():
    """It is told, and the process lives."""
    assert "MemoryError" in ran("bytearray(2**33)").stderr
    caught = "exec('try: bytearray(2**33)\\nexcept MemoryError: pass')"
    assert ran(caught).stdout == "the same\n"


def test_nothing_waits_for_ever():
    """As for a lock that nobody gives back."""
    wait = "__import__('threading').Event().wait()"
    assert ran(wait, seconds=1, patience=1).returncode == 1
