"""Hold the memory of all processes of a sandbox together: the system limits each on its own."""

import contextlib
import threading
import time

import psutil

_PAUSE = 0.1
"""Seconds between two looks."""


def hold(process, most):
    """End a process, and with it its sandbox, when all below it use too much memory together.

    Parameters
    ----------
    process : subprocess.Popen
    most : int
        Bytes that may be resident.
    """
    threading.Thread(target=_watch, args=(process, most), daemon=True).start()


def _watch(process, most):
    while process.poll() is None:
        with contextlib.suppress(psutil.Error):
            if _used(psutil.Process(process.pid), most) > most:
                process.kill()
        time.sleep(_PAUSE)


def _used(head, most):
    """Resident bytes; what processes share is counted once, where it matters."""
    family = head.children(recursive=True)
    resident = sum(_safely(lambda p: p.memory_info().rss, one) for one in family)
    if resident <= most:
        return resident
    return sum(_safely(lambda p: p.memory_full_info().pss, one) for one in family)


def _safely(measure, process):
    try:
        return measure(process)
    except psutil.AccessDenied:
        return process.memory_info().rss
    except psutil.Error:  # it has ended meanwhile
        return 0
