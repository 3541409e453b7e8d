"""Answer a question in a process of its own, which can be ended.

Where the system is Linux, the process is a copy of this one: a new Python would import numpy first,
which takes longer than most answers.
"""

import contextlib
import gc
import importlib
import io
import json
import os
import select
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

MOST_SECONDS = 10
"""Of computing, after which the system ends the process, where it can."""
PATIENCE = 30
"""Seconds after which it is ended from outside: longer, since a busy machine is slow."""
_AT_ONCE = 2**16


def ask(module, function, question):
    """Call a function in a process of its own.

    Parameters
    ----------
    module, function : str
        Where it is, and what it is called.
    question : dict
        Its arguments, which JSON can hold.

    Returns
    -------
    object
        What it returned, as JSON keeps it.

    Raises
    ------
    ValueError
        If there is no answer, or not in time.
    """
    how = _by_a_copy if sys.platform == "linux" else _by_a_new_one
    return json.loads(how(module, function, question))


def _by_a_copy(module, function, question):
    reading, writing = os.pipe()
    with warnings.catch_warnings(action="ignore"):  # the copy needs no other thread than this one
        child = os.fork()
    if child == 0:
        _answer_and_end(writing=writing, asked=(module, function, question))
    os.close(writing)
    try:
        return _read(reading)
    finally:
        os.close(reading)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child, 0)


def _answer_and_end(*, writing, asked):
    """Answer, print nothing, and end without what this process does at its own end."""
    try:
        _limit_computing()
        gc.freeze()  # nothing of the other process is looked through
        nothing = os.open(os.devnull, os.O_WRONLY)
        for printed in (1, 2):
            os.dup2(nothing, printed)
        answer = memoryview(_answer(*asked))
        while answer:
            answer = answer[os.write(writing, answer) :]
    finally:
        os._exit(0)


def _read(reading):
    """Read until the other end is closed, or for as long as is waited."""
    came, end = bytearray(), time.monotonic() + PATIENCE
    while select.select([reading], [], [], max(0, end - time.monotonic()))[0]:
        if not (part := os.read(reading, _AT_ONCE)):
            return came
        came += part
    return b""


def _by_a_new_one(module, function, question):
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    try:
        return subprocess.run(
            [sys.executable, "-c", "from public_tests.apart import main; main()"],
            input=json.dumps([module, function, question]).encode(),
            capture_output=True,
            timeout=PATIENCE,
            env=paths,
            check=True,
        ).stdout
    except subprocess.SubprocessError as error:
        raise ValueError(str(error)) from None


def main():
    """Read a question from standard input, and write the answer."""
    _limit_computing()
    sys.stdout.buffer.write(_answer(*json.load(sys.stdin)))


def _limit_computing():
    with contextlib.suppress(ImportError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _answer(module, function, question):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        found = getattr(importlib.import_module(module), function)(**question)
    return json.dumps(found).encode()
