"""A kernel in a bubblewrap sandbox: the learner's code, and nothing of ours, within reach."""

import functools
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Unicode

from autograder.memory import hold

INSIDE = Path(__file__).resolve().parent / "inside"
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
    "trust every learner, `python -m autograder grade ... --no-sandbox` does without."
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
    tried = subprocess.run([*_sandbox(INSIDE, ""), "true"], capture_output=True, text=True)
    if tried.returncode:
        raise SandboxMissing(f"{tried.stderr.strip()}. {_WHAT_TO_DO}")


class BubblewrapProvisioner(LocalProvisioner):
    """Start the kernel in a sandbox of its own.

    No network, no processes but its own, no files but the Python environment and the bundle of
    the assignment, all read-only; HOME and the working folder are private, small, and gone when
    the kernel is.
    """

    bundle = Unicode(help="Folder whose entries the kernel finds in its working folder.")

    async def pre_launch(self, **kwargs):
        """Wrap the kernel's command."""
        kwargs = await super().pre_launch(**kwargs)
        connection = Path(self.parent.connection_file)
        connection.chmod(0o644)
        kwargs["cmd"] = [*_limits(), *_sandbox(connection.parent, self.bundle), *kwargs["cmd"]]
        kwargs["env"] = {"PATH": os.environ["PATH"]}
        kwargs["cwd"] = "/"
        # What the learner writes past the kernel, straight to the process's output, goes nowhere.
        kwargs |= {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return kwargs

    async def launch_kernel(self, cmd, **kwargs):
        """Start the kernel, and watch its memory from now on."""
        info = await super().launch_kernel(cmd, **kwargs)
        hold(self.process, MEMORY)
        return info


def _limits():
    return ["prlimit", *(f"--{name}={value}" for name, value in LIMITS.items()), "--"]


def _sandbox(sockets, bundle):
    command = ["bwrap", "--die-with-parent", "--new-session", *_namespaces()]
    # Scratch before what is bound: the environment or the sockets may lie below /tmp.
    command += [*_system(), *_scratch(), *_python(), *_own(sockets, bundle)]
    command += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", WORK, "--clearenv"]
    for name, value in _environment().items():
        command += ["--setenv", name, value]
    # The number of processes is limited on the inside, where only the sandbox's own count.
    return [*command, "--", "prlimit", f"--nproc={PROCESSES}", "--", *_drop_root()]


def _namespaces():
    apart = [
        "--unshare-pid",
        "--unshare-net",
        "--unshare-ipc",
        "--unshare-uts",
        "--unshare-cgroup-try",
    ]
    user = ["--unshare-user", "--uid", str(USERS[0]), "--gid", str(USERS[0])]
    return apart if os.geteuid() == 0 else [*user, *apart]


def _drop_root():
    if os.geteuid() != 0:
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


class SandboxedKernelManager(AsyncKernelManager):
    """A manager whose kernel lives in a sandbox and is reached through sockets in a folder."""

    bundle = Unicode(help="See `BubblewrapProvisioner.bundle`.")

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
        )
        return await super()._async_pre_start_kernel(**kwargs)

    async def _async_cleanup_resources(self, restart=False):
        await super()._async_cleanup_resources(restart=restart)
        if not restart:
            shutil.rmtree(self.folder, ignore_errors=True)

    cleanup_resources = _async_cleanup_resources
