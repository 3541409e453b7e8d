"""A kernel in a sandbox: the learner's code, and nothing of ours, within reach."""

import contextlib
import math
import os
import queue
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Instance, Type

from autograder.limits import MEGABYTE
from autograder.sandbox.bubblewrap import (
    GIVEN,
    HOME,
    MADE,
    SCRATCH,
    USERS,
    WORK,
    Kind,
    check_sandbox,
    is_root,
    open_sandbox,
)
from autograder.sandbox.fork_client import server
from autograder.scratch import prefix

PROCESSES = 64
"""Processes and threads of one sandbox."""
CPU_SECONDS = 600
"""Of one process, whatever other limits say."""


class BubblewrapProvisioner(LocalProvisioner):
    """Start the kernel in a sandbox of its own.

    No network, no processes but its own, no files but the Python environment and the bundle of
    the assignment, all read-only; HOME and the working folder are private, small, and gone when
    the kernel is.
    """

    kind = Instance(Kind)

    async def pre_launch(self, **kwargs):
        """Prepare the connection file; the folder that it lies in is all that is given."""
        kwargs = await super().pre_launch(**kwargs)
        Path(self.parent.connection_file).chmod(0o644)
        return kwargs

    async def launch_kernel(self, cmd, **kwargs):
        """Make a sandbox, and fork the kernel into it."""
        place = Path(self.parent.connection_file).parents[1]
        forks = server(self.kind.bundle, self.kind.imports, _environment())
        self.process, first = open_sandbox(place, self.kind, forks.packages)
        self.pid, self.pgid = self.process.pid, os.getpgid(self.process.pid)
        request = _request(cmd[cmd.index("-f") :], self.kind, str(place / MADE))
        forks.fork(request, first, self.process.stdin.fileno())
        self.process.stdin.close()
        return self.connection_info

    async def kill(self, restart=False):
        """End the sandbox and wait for it, where the caller would look ten times a second."""
        await super().kill(restart)
        if self.process:
            self.process.wait()


def _request(arguments, kind, made):
    """What the fork server needs to know for a kernel."""
    return {
        "arguments": arguments,
        "environment": _environment(),
        "folder": WORK,
        "limits": _limits(kind),
        "memory": kind.memory * MEGABYTE,
        "scratch": [*SCRATCH, made],
        "user": random.choice(USERS) if is_root() else None,
    }


def _limits(kind):
    """What the system holds each process to, by the names of `resource`."""
    return {
        "nproc": PROCESSES,
        "as": 2 * kind.memory * MEGABYTE,  # address space, of which not all is in memory
        "fsize": kind.files * MEGABYTE,
        "cpu": CPU_SECONDS,
        "nofile": 256,
        "core": 0,
    }


def _environment():
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {
        **threads,
        "HOME": HOME,
        "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
    }


class _Client(AsyncKernelClient):
    """A client that is ready with the first message that comes through."""

    async def wait_for_ready(self, timeout=None):
        """Wait until the kernel is heard; the base class waits on until it has fallen silent."""
        end = time.monotonic() + (timeout or math.inf)
        while True:
            self.kernel_info()
            with contextlib.suppress(queue.Empty):
                return await self.iopub_channel.get_msg(timeout=_PATIENCE)
            if time.monotonic() > end or not await self.parent.is_alive():
                raise RuntimeError(f"the kernel did not get ready within {timeout} seconds")


_PATIENCE = 0.5
"""Seconds until a kernel that was not heard is asked again."""


class SandboxedKernelManager(AsyncKernelManager):
    """A manager whose kernel lives in a sandbox and is reached through sockets in a folder."""

    client_factory = Type(_Client)
    kind = Instance(Kind, ())

    def __init__(self, **kwargs):
        check_sandbox()
        super().__init__(**kwargs)
        self.folder = tempfile.mkdtemp(prefix=prefix("kernel"))
        given = Path(self.folder, GIVEN)
        given.mkdir()
        given.chmod(0o755)
        self.transport = "ipc"
        self.ip = str(Path(self.folder, MADE, "k"))  # short: a system takes 107 letters
        self.connection_file = str(given / "connection.json")

    async def _async_pre_start_kernel(self, **kwargs):
        # An interrupt travels as a message: a signal would end at the sandbox's border.
        self.kernel_spec.interrupt_mode = "message"
        self.provisioner = BubblewrapProvisioner(
            kernel_id=self.kernel_id,
            kernel_spec=self.kernel_spec,
            parent=self,
            kind=self.kind,
        )
        return await super()._async_pre_start_kernel(**kwargs)

    async def _async_cleanup_resources(self, restart=False):
        await super()._async_cleanup_resources(restart=restart)
        if not restart:
            shutil.rmtree(self.folder, ignore_errors=True)

    cleanup_resources = _async_cleanup_resources
