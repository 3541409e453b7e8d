"""Hold the memory of all processes of a sandbox together: the system limits each on its own."""

import os
import select
import signal

import psutil

_PAUSE = 0.1
"""Seconds between two looks."""
_ONE_FILE = 1024


def watch(kernel, most, folders):
    """Wait until a kernel ends; end it when its sandbox uses too much memory, or when told to.

    A sandbox cannot go while its kernel is dead and not buried, so its parent must not go first.

    Parameters
    ----------
    kernel : int
        A child of this process.
    most : int
        Bytes that may be resident in all processes that can be seen from here, and in the folders.
    folders : list of str
        Of the sandbox, which live in memory.
    """
    signal.signal(signal.SIGTERM, lambda *_: os.kill(kernel, signal.SIGKILL))
    ended = os.pidfd_open(kernel)
    while not select.select([ended], [], [], _PAUSE)[0]:
        if _used(most, folders) > most:
            os.kill(kernel, signal.SIGKILL)
    os.waitpid(kernel, 0)


def _used(most, folders):
    """Resident bytes; what processes share is counted once, where it matters."""
    family, filed = list(psutil.process_iter()), sum(map(_filed, folders))
    resident = sum(_safely(lambda p: p.memory_info().rss, one) for one in family)
    if resident + filed <= most:
        return resident + filed
    return filed + sum(_safely(lambda p: p.memory_full_info().pss, one) for one in family)


def _filed(folder):
    """Bytes of files in memory, with what the system needs for each."""
    there = os.statvfs(folder)
    blocks, files = there.f_blocks - there.f_bfree, there.f_files - there.f_ffree
    return blocks * there.f_frsize + files * _ONE_FILE


def _safely(measure, process):
    try:
        return measure(process)
    except psutil.AccessDenied:
        return process.memory_info().rss
    except psutil.Error:  # it has ended meanwhile
        return 0
