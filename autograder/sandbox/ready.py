"""Kernels that wait ready: started and imported ahead, each used once."""

import functools
from multiprocessing.util import Finalize

from jupyter_core.utils import run_sync

from autograder.sandbox.kernels import SandboxedKernelManager

_QUIETLY = """
import contextlib
for line in {lines!r}:
    with contextlib.suppress(Exception):
        exec(line, {{}})
"""

_EARLY = 2
_waiting = {}  # a kernel for each kind


def take(kind):
    """Take the kernel that waits, or a manager that has still to start one.

    Parameters
    ----------
    kind : autograder.sandbox.bubblewrap.Kind

    Returns
    -------
    SandboxedKernelManager
    """
    manager = _waiting.pop(kind, None)
    if manager and run_sync(manager.is_alive)():
        return manager
    return SandboxedKernelManager(kernel_name="python3", kind=kind)


def make_ready(kind):
    """Start the kernel that the next submission will take.

    Parameters
    ----------
    kind : autograder.sandbox.bubblewrap.Kind
    """
    _clean_up_at_the_end()
    if kind not in _waiting:
        _waiting[kind] = take(kind)
        ahead = f"exec({_QUIETLY.format(lines=kind.imports.splitlines())!r}, {{}})"
        start = run_sync(_waiting[kind].start_kernel)
        start(extra_arguments=[*kind.arguments, f"--IPKernelApp.exec_lines={ahead}"])


@functools.cache
def _clean_up_at_the_end():
    Finalize(None, _end, exitpriority=_EARLY)  # where atexit is not heard, in a worker, too


def _end():
    while _waiting:
        run_sync(_waiting.popitem()[1].shutdown_kernel)(now=True)
