"""Kernels that wait ready: started and imported ahead, each used once."""

import atexit

from jupyter_core.utils import run_sync

from autograder.sandbox.bubblewrap import SandboxedKernelManager

_QUIETLY = """
import contextlib
for line in {lines!r}:
    with contextlib.suppress(Exception):
        exec(line, {{}})
"""

_waiting = {}  # a kernel for each kind: its bundle, what it has imported, its arguments


def take(bundle, imports, arguments):
    """Take the kernel that waits, or a manager that has still to start one.

    Parameters
    ----------
    bundle : str
        See `autograder.sandbox.bubblewrap.BubblewrapProvisioner`.
    imports : str
        Import statements that it has run ahead, one a line.
    arguments : list of str
        Of the kernel's command.

    Returns
    -------
    SandboxedKernelManager
    """
    manager = _waiting.pop((bundle, imports, *arguments), None)
    if manager and run_sync(manager.is_alive)():
        return manager
    return SandboxedKernelManager(kernel_name="python3", bundle=bundle, imports=imports)


def make_ready(bundle, imports, arguments):
    """Start the kernel that the next submission will take; the parameters are those of `take`."""
    kind = (bundle, imports, *arguments)
    if kind not in _waiting:
        _waiting[kind] = take(bundle, imports, arguments)
        ahead = f"exec({_QUIETLY.format(lines=imports.splitlines())!r}, {{}})"
        start = run_sync(_waiting[kind].start_kernel)
        start(extra_arguments=[*arguments, f"--IPKernelApp.exec_lines={ahead}"])


@atexit.register
def _end():
    while _waiting:
        run_sync(_waiting.popitem()[1].shutdown_kernel)(now=True)
