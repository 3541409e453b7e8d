"""Stop code that takes too long."""

import contextlib
import signal
import sys
import threading

WALL, PROCESSOR = "WALL", "PROCESSOR"
_CLOCKS = {WALL: ("ITIMER_REAL", "SIGALRM"), PROCESSOR: ("ITIMER_VIRTUAL", "SIGVTALRM")}


@contextlib.contextmanager
def alarm(clock, seconds, error):
    """Raise an error in the block after some time, where the system has an alarm clock.

    Windows has none, and only the main thread hears it. The alarm rings again: what it raises is
    lost if it comes while Python cleans up. Python would write so on standard error; a learner
    could do nothing about it.

    Parameters
    ----------
    clock : {"WALL", "PROCESSOR"}
        Whether to count all time, or only that for which this process computes, so that a busy
        machine makes nothing too long.
    seconds : float
    error : type
        A `BaseException` of its own, so that a learner's ``except Exception`` does not catch it.
    """
    here = threading.current_thread() is threading.main_thread()
    if not (here and hasattr(signal, "setitimer")):
        yield
        return
    timer, number = (getattr(signal, name) for name in _CLOCKS[clock])
    with _unsaid(error):
        before = signal.signal(number, lambda *_: _ring(error))
        signal.setitimer(timer, seconds, seconds)
        try:
            yield
        finally:
            signal.setitimer(timer, 0)
            signal.signal(number, before)


def _ring(error):
    raise error


@contextlib.contextmanager
def _unsaid(error):
    before = sys.unraisablehook
    sys.unraisablehook = lambda lost: None if lost.exc_type is error else before(lost)
    try:
        yield
    finally:
        sys.unraisablehook = before
