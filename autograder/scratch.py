"""Temporary folders that bear the number of their maker, so that none is left behind for good."""

import contextlib
import functools
import os
import re
import shutil
import tempfile
from pathlib import Path

import psutil

_NAME = re.compile(r"autograder-([0-9a-f]+)-(\d+)-")


def prefix(what):
    """Say how the name of a temporary folder begins.

    Parameters
    ----------
    what : str
        What it is for, a word.

    Returns
    -------
    str
        For `tempfile`.
    """
    return f"autograder-{_numbers():x}-{os.getpid()}-{what}-"


@functools.cache
def _numbers():
    """Which processes have our numbers: a container counts its own, and may share the folder."""
    try:
        return Path("/proc/self/ns/pid").stat().st_ino
    except OSError:  # no Linux
        return 0


def sweep():
    """Remove what processes left behind that were killed."""
    for path in Path(tempfile.gettempdir()).glob("autograder-*"):
        with contextlib.suppress(FileNotFoundError):  # another grader has just removed it
            if _is_left(path):
                shutil.rmtree(path, ignore_errors=True)


def _is_left(path):
    made = _NAME.match(path.name)
    ours = made and int(made[1], 16) == _numbers() and path.lstat().st_uid == os.geteuid()
    return ours and not psutil.pid_exists(int(made[2]))
