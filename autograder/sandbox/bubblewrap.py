"""A kernel in a bubblewrap sandbox: the learner's code, and nothing of ours, within reach."""

import contextlib
import functools
import json
import math
import os
import queue
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Type, Unicode

from autograder.sandbox.fork_client import server

INSIDE = Path(__file__).resolve().parents[1] / "border" / "inside"
HOME = "/home/learner"
WORK = f"{HOME}/work"
USERS = range(60_000, 65_000)
"""Of these is the user of a sandbox when the grader runs as root; else one is mapped to its own.

A user of its own for each, since the system counts processes by user.
"""
PROCESSES = 64
"""Processes and threads of one sandbox."""

MEGABYTE = 2**20
LIMITS = {
    "nproc": PROCESSES,
    "as": 1536 * MEGABYTE,  # address space of one process, in bytes
    "fsize": 64 * MEGABYTE,  # one file, in bytes
    "cpu": 600,  # seconds of one process
    "nofile": 256,
    "core": 0,
}
MEMORY = 768 * MEGABYTE
"""What all processes of a sandbox may have in memory together."""
SCRATCH = 64 * MEGABYTE
"""Size of each folder that can be written to. They live in memory and vanish."""


_WHAT_TO_DO = (
    "Grading needs a sandbox for the learners' code. On Debian: apt-get install bubblewrap. If you "
    "trust every learner, `python -m autograder grade ... --no-sandbox` does without; so does the "
    "Formgrader with `c.ExecuteOutside.sandbox = False` in nbgrader_config.py."
)


class SandboxMissing(RuntimeError):
    """bubblewrap is not there or may not make a sandbox; the message says what to do."""


@functools.cache
def check_sandbox():
    """Make sure that a sandbox can be made here.

    Raises
    ------
    SandboxMissing
        With what to do about it.
    """
    missing = [tool for tool in ("bwrap", "prlimit", "setpriv") if not shutil.which(tool)]
    if missing:
        raise SandboxMissing(f"{', '.join(missing)} not found. {_WHAT_TO_DO}")
    tried = subprocess.run([*_command(INSIDE, ""), "true"], capture_output=True, text=True)
    if tried.returncode:
        raise SandboxMissing(f"{tried.stderr.strip()}. {_WHAT_TO_DO}")


class BubblewrapProvisioner(LocalProvisioner):
    """Start the kernel in a sandbox of its own.

    No network, no processes but its own, no files but the Python environment and the bundle of
    the assignment, all read-only; HOME and the working folder are private, small, and gone when
    the kernel is.
    """

    bundle = Unicode(help="Folder whose entries the kernel finds in its working folder.")
    imports = Unicode(help="Import statements that are run ahead, for all kernels at once.")

    async def pre_launch(self, **kwargs):
        """Prepare the connection file; the folder that it lies in is all that is shared."""
        kwargs = await super().pre_launch(**kwargs)
        Path(self.parent.connection_file).chmod(0o644)
        return kwargs

    async def launch_kernel(self, cmd, **kwargs):
        """Make a sandbox, and fork the kernel into it."""
        sockets = Path(self.parent.connection_file).parent
        self.process, first = _sandbox(sockets, self.bundle)
        self.pid, self.pgid = self.process.pid, os.getpgid(self.process.pid)
        request = _request(cmd[cmd.index("-f") :])
        forks = server(self.bundle, self.imports, _environment())
        forks.fork(request, first, self.process.stdin.fileno())
        self.process.stdin.close()
        return self.connection_info

    async def kill(self, restart=False):
        """End the sandbox and wait for it, where the caller would look ten times a second."""
        await super().kill(restart)
        if self.process:
            self.process.wait()


def _request(arguments):
    """What the fork server needs to know for a kernel."""
    return {
        "arguments": arguments,
        "environment": _environment(),
        "folder": WORK,
        "limits": LIMITS,
        "memory": MEMORY,
        "user": random.choice(USERS) if _is_root() else None,
    }


def _is_root():
    return os.geteuid() == 0


def _sandbox(sockets, bundle):
    """Start a sandbox that is open as long as something holds its standard input.

    Returns
    -------
    subprocess.Popen
    int
        Its first process, as we see it.
    """
    told, tell = os.pipe()
    command = [*_command(sockets, bundle), "--info-fd", str(tell), "--", *_drop_root(), *_HOLD]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"]},
        pass_fds=[tell],
        start_new_session=True,
    )
    os.close(tell)
    with open(told) as info, process.stdout:
        first = json.load(info)["child-pid"]
        process.stdout.readline()  # it is ready, with all that is mounted
    return process, first


_HOLD = ("sh", "-c", "echo ready; exec cat")


def _command(sockets, bundle):
    command = ["bwrap", "--die-with-parent", "--new-session", *_namespaces()]
    # Scratch before what is bound: the environment or the sockets may lie below /tmp.
    command += [*_system(), *_scratch(), *_python(), *_own(sockets, bundle)]
    command += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", WORK, "--clearenv"]
    return [*command, "--setenv", "PATH", os.defpath]


def _namespaces():
    apart = [
        "--unshare-pid",
        "--unshare-net",
        "--unshare-ipc",
        "--unshare-uts",
        "--unshare-cgroup-try",
    ]
    user = ["--unshare-user", "--uid", str(USERS[0]), "--gid", str(USERS[0])]
    return apart if _is_root() else [*user, *apart]


def _drop_root():
    if not _is_root():
        return []
    user = random.choice(USERS)
    ids = [f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    return ["setpriv", *ids, "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--"]


def _bind(how, path, to=None):
    """Bind a path; bubblewrap would make its parents readable for root alone."""
    to = Path(to or path)
    for parent in reversed(to.parents[:-1]):
        yield from ("--perms", "0755", "--dir", str(parent))
    yield from (how, str(path), str(to))


def _system():
    """The system's libraries, and of its settings only what finds them."""
    yield from ("--ro-bind", "/usr", "/usr", "--proc", "/proc", "--dev", "/dev")
    for name in ("/bin", "/sbin", "/lib", "/lib32", "/lib64"):
        if os.path.islink(name):
            yield from ("--symlink", os.readlink(name), name)
        elif os.path.isdir(name):
            yield from ("--ro-bind", name, name)
    for name in ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime", "/etc/fonts"):
        yield from _bind("--ro-bind-try", name)


def _python():
    """The environment that we run in, and the Python it was made from."""
    for prefix in dict.fromkeys((sys.base_prefix, sys.prefix)):
        if not prefix.startswith("/usr"):
            yield from _bind("--ro-bind", prefix)


def _scratch():
    for folder in ("/tmp", "/dev/shm", HOME):
        yield from ("--perms", "0777", "--size", str(SCRATCH), "--tmpfs", folder)
    yield from ("--perms", "0777", "--dir", WORK)


def _own(sockets, bundle):
    yield from (*_bind("--bind", sockets), *_bind("--ro-bind", INSIDE, "/inside"))
    for entry in sorted(Path(bundle).iterdir()) if bundle else ():
        if entry.suffix != ".ipynb" and not entry.is_symlink():
            yield from ("--ro-bind", str(entry), f"{WORK}/{entry.name}")


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
    bundle = Unicode(help="See `BubblewrapProvisioner.bundle`.")
    imports = Unicode(help="See `BubblewrapProvisioner.imports`.")

    def __init__(self, **kwargs):
        check_sandbox()
        super().__init__(**kwargs)
        self.folder = tempfile.mkdtemp(prefix="kernel-")
        sockets = Path(self.folder, "sockets")
        sockets.mkdir()
        sockets.chmod(0o777)
        self.transport = "ipc"
        self.ip = str(sockets / "kernel")
        self.connection_file = str(sockets / "connection.json")

    async def _async_pre_start_kernel(self, **kwargs):
        # An interrupt travels as a message: a signal would end at the sandbox's border.
        self.kernel_spec.interrupt_mode = "message"
        self.provisioner = BubblewrapProvisioner(
            kernel_id=self.kernel_id,
            kernel_spec=self.kernel_spec,
            parent=self,
            bundle=self.bundle,
            imports=self.imports,
        )
        return await super()._async_pre_start_kernel(**kwargs)

    async def _async_cleanup_resources(self, restart=False):
        await super()._async_cleanup_resources(restart=restart)
        if not restart:
            shutil.rmtree(self.folder, ignore_errors=True)

    cleanup_resources = _async_cleanup_resources
