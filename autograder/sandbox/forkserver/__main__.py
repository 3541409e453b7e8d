"""Import ahead what kernels need, then fork a kernel for each request.

The channel to the grader is the standard input. The first message says what to import; each other
one brings what `_become_kernel` needs, a process of the sandbox and a file to hold open.
"""

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys

import calls
import groups
import memory
import rights
from ipykernel.kernelapp import launch_new_instance

_STARTING = (
    "IPython.core.completerlib",
    "IPython.core.magics.execution",
    "IPython.core.magics.pylab",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "debugpy.server.api",
    "ipykernel.debugger",
    "pdb",
    "sqlite3",
    "stringprep",
    "tornado.platform.asyncio",
)
"""What a kernel imports while it starts, beyond what the line above brings."""

_FOLLOWING = {
    "matplotlib.pyplot": "matplotlib.backends.backend_agg",
    "numpy": "numpy.random",
}
"""What is soon imported where something else was: to draw in a notebook, and to draw numbers."""

_NO_HISTORY_FILE = "--HistoryManager.enabled=False"
"""A kernel that is used once has no later session to keep its history for."""

MOST = 1_000_000
"""Bytes of one request."""


def serve(channel):
    """Answer requests until the grader has gone."""
    rights.lift()
    groups.sweep()
    refused = calls.refusing(rights.NAMESPACES)
    import_ahead(**json.loads(channel.recv(MOST)))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system itself buries the dead
    while True:
        message, files, *_ = socket.recv_fds(channel, MOST, 2)
        if not message:
            return _end_all()
        if os.fork() == 0:
            _keep(channel, refused, json.loads(message), *files)
        for file in files:
            os.close(file)


def _end_all():
    """End the kernels that are left, and wait until the last is buried."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(0, signal.SIGTERM)
    with contextlib.suppress(ChildProcessError):
        os.wait()  # returns when there is none any more, since the system buries them


def import_ahead(imports, folder):
    """Import for all kernels, except what lies in a folder that a kernel has at another place.

    Parameters
    ----------
    imports : str
        Import statements, one a line.
    folder : str
        What is imported from there is forgotten again; what that imported in turn stays.
    """
    gc.disable()  # nothing of this is garbage
    _load(_STARTING)
    sys.path.insert(0, folder)
    for line in imports.splitlines():
        with contextlib.suppress(Exception):
            exec(line, {})
    sys.path.remove(folder)
    _load([name for first, name in _FOLLOWING.items() if first in sys.modules])
    for name, module in list(sys.modules.items()):
        if folder and (getattr(module, "__file__", None) or "").startswith(f"{folder}/"):
            del sys.modules[name]
    gc.freeze()
    gc.enable()


def _load(names):
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _keep(channel, refused, request, sandbox, _hold):
    """Fork a kernel into a sandbox, which is open as long as this process lives."""
    group = None
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        group = groups.make(request["memory"])
        rights.enter(sandbox)
        kernel = os.fork()
        if kernel == 0:
            _become_kernel(request, refused, group)
        channel.send(b"{}")
        channel.close()
        memory.watch(kernel, request["memory"], request["scratch"])
    except Exception as error:
        channel.send(json.dumps({"error": str(error)}).encode())
    finally:
        _end(sandbox, group)


def _end(sandbox, group):
    """End what is left in a sandbox: with its first process go all others."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # there is no kernel to end any more
    try:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(sandbox, signal.SIGKILL)
        select.select([sandbox], [], [])  # until it is gone
        if group:
            group.remove()
    finally:
        os._exit(0)


def _become_kernel(request, refused, group):
    """Forget the grader, give up all rights, and be a kernel like any other."""
    try:
        if group:
            group.join()
        os.setsid()
        os.chdir(request["folder"])
        _close_files()
        calls.forget_keys()
        rights.limit(request["limits"])
        rights.drop(request["user"])
        if refused:
            refused.load()
        os.environ.clear()
        os.environ.update(request["environment"])
        _start(request["arguments"])
    finally:
        os._exit(0)


def _close_files():
    nothing = os.open(os.devnull, os.O_RDWR)
    for file in range(3):
        os.dup2(nothing, file)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))


def _start(arguments):
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()  # else all kernels would draw the same numbers
    sys.argv = ["ipykernel_launcher", *arguments, _NO_HISTORY_FILE]
    launch_new_instance()


if __name__ == "__main__":
    del sys.path[0]  # where this file lies
    serve(socket.socket(fileno=os.dup(0)))
