"""A process is looked after while alarms ring."""

import contextlib
import random
import signal
import subprocess
import time

import pytest

from autograder.border.process import end, has_ended


class Rang(Exception):
    """An alarm rang."""


@pytest.fixture
def process():
    """Somebody who sleeps."""
    made = subprocess.Popen(["sleep", "60"])
    yield made
    made.kill()
    made.wait()


@pytest.fixture
def alarms():
    """An alarm that raises wherever it rings."""

    def ring(signum, frame):
        raise Rang

    before = signal.signal(signal.SIGALRM, ring)
    yield lambda seconds: signal.setitimer(signal.ITIMER_REAL, seconds)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def test_alarms_do_no_harm(process, alarms):
    """Whenever they ring, the process can be waited for afterwards."""
    drawn, until = random.Random(0), time.monotonic() + 1
    while time.monotonic() < until:
        with contextlib.suppress(Rang):
            alarms(drawn.uniform(1e-6, 2e-4))
            while True:
                assert not has_ended(process)
    with contextlib.suppress(Rang):
        alarms(0)
    process.kill()
    process.wait(timeout=5)
    assert has_ended(process)


def test_the_end(process):
    """At once, and only once."""
    end(process)
    assert process.wait(timeout=5) == -signal.SIGKILL
    end(process)
