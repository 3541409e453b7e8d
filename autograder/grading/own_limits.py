"""What a worker may use itself for one submission; whatever takes more fails that learner alone."""

import contextlib
import faulthandler
import math
import os
import time

import psutil

from autograder.limits import MEGABYTE

try:
    import resource
except ImportError:  # on Windows
    resource = None

MEMORY = 2048
"""Megabytes that one submission may add to what a worker has."""
MARGIN = 60
"""Seconds of computing beyond what a submission may take: pages are made after that."""
PATIENCE = 600
"""Seconds of any kind beyond it: a machine may be busy, but nothing may wait for ever."""


@contextlib.contextmanager
def limited(seconds):
    """Limit this process for a while.

    Who computes longer is ended by the system, who waits much longer by a thread of Python's own;
    who wants more memory gets a `MemoryError`.

    Parameters
    ----------
    seconds : float
        Of computing.
    """
    with open(os.devnull, "w") as file, _watched(seconds + PATIENCE, file), _held(seconds):
        yield


@contextlib.contextmanager
def _watched(seconds, file):
    faulthandler.dump_traceback_later(seconds, exit=True, file=file)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


@contextlib.contextmanager
def _held(seconds):
    if resource is None:
        yield
        return
    address_space = psutil.Process().memory_info().vms + MEMORY * MEGABYTE
    with (
        _soft(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds)),
        _soft(resource.RLIMIT_AS, address_space),
    ):
        yield


@contextlib.contextmanager
def _soft(kind, most):
    before, hard = resource.getrlimit(kind)
    known = [one for one in (before, hard, most) if one != resource.RLIM_INFINITY]
    resource.setrlimit(kind, (min(known), hard))
    try:
        yield
    finally:
        resource.setrlimit(kind, (before, hard))
