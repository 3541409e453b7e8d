"""Ask a `forkserver` for kernels: one such process for each bundle and its imports."""

import functools
import json
import os
import socket
import subprocess
import sys
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path

from autograder.freed_memory import KEEPING
from autograder.sandbox.compiled import compile_packages
from autograder.scratch import prefix, sweep

_PROGRAM = Path(__file__).with_name("forkserver")
_LONGEST_ANSWER = 10_000
_LATE = 1
"""After the kernels that wait, among what is done when a process ends."""


class ForkFailed(RuntimeError):
    """The fork server could not make a kernel; the message says what the system answered."""


class ForkServer:
    """A fork server and our end of the channel to it.

    Parameters
    ----------
    folder : str
        The bundle: what is imported from there is imported by each kernel again.
    imports : str
        Import statements to run ahead, one a line.
    environment : dict of str to str
        All that the server knows of ours.

    Attributes
    ----------
    packages : Path
        The packages of the bundle, compiled.
    """

    def __init__(self, folder, imports, environment):
        self._home = tempfile.TemporaryDirectory(
            prefix=prefix("forkserver"), ignore_cleanup_errors=True
        )
        home = {"HOME": self._home.name, "MPLCONFIGDIR": self._home.name}
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, "-sEB", str(_PROGRAM)],
            stdin=theirs,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment | home | KEEPING,
            cwd="/",
            start_new_session=True,
        )
        theirs.close()
        self.packages = Path(self._home.name, "packages")
        compile_packages(folder, self.packages)  # meanwhile
        self._channel.send(json.dumps({"imports": imports, "folder": folder}).encode())

    def fork(self, request, sandbox, hold):
        """Fork a kernel into a sandbox.

        Parameters
        ----------
        request : dict
            The kernel's arguments, environment, folder, limits, user and memory.
        sandbox : int
            A process of the sandbox, in which the kernel will be.
        hold : int
            File descriptor that is kept open as long as the kernel lives.

        Raises
        ------
        ForkFailed
        """
        there = os.pidfd_open(sandbox)
        try:
            socket.send_fds(self._channel, [json.dumps(request).encode()], [there, hold])
            answer = self._channel.recv(_LONGEST_ANSWER)
        except OSError as error:
            raise ForkFailed(f"the fork server cannot be reached: {error}") from None
        finally:
            os.close(there)
        if not answer:
            raise ForkFailed("the fork server has ended")
        if error := json.loads(answer).get("error"):
            raise ForkFailed(f"the fork server: {error}")

    def is_alive(self):
        """Whether it still runs."""
        return self._process.poll() is None

    def close(self):
        """End the server, and with it the kernels that it made."""
        self._channel.close()
        self._process.wait()
        self._home.cleanup()


_SERVERS = {}


def server(folder, imports, environment):
    """Find the fork server for a bundle, or start it; the parameters are those of `ForkServer`."""
    kind = (folder, imports)
    if kind in _SERVERS and not _SERVERS[kind].is_alive():
        _SERVERS.pop(kind).close()
    _clean_up()
    if kind not in _SERVERS:
        _SERVERS[kind] = ForkServer(folder, imports, environment)
    return _SERVERS[kind]


@functools.cache
def _clean_up():
    """Remove what others left behind, and leave nothing behind."""
    sweep()
    Finalize(None, _end, exitpriority=_LATE)  # where atexit is not heard, in a worker, too


def _end():
    while _SERVERS:
        _SERVERS.popitem()[1].close()
