"""Make a bubblewrap sandbox: no network, no files but what a kernel needs, all of it read-only."""

import functools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.limits import MEGABYTE, Limits

GRADER = Path(__file__).resolve().parents[1]
HOME = "/home/learner"
WORK = f"{HOME}/work"
SCRATCH = ("/tmp", "/dev/shm", HOME)
"""Folders in memory that can be written to."""
GIVEN, MADE = "given", "made"
"""What the grader shares with a sandbox, and the sandbox with the grader."""
USERS = range(60_000, 65_000)
"""Of these is the user of a sandbox when the grader runs as root; else one is mapped to its own.

A user of its own for each, since the system counts processes by user.
"""


@dataclass(frozen=True)
class Kind:
    """What a sandbox and its kernel are like, before a submission takes them.

    Attributes
    ----------
    bundle : str
        Folder whose entries the kernel finds in its working folder.
    imports : str
        Import statements that are run ahead, for all kernels at once, one a line.
    inside : str
        Folder that the kernel finds as ``/inside``.
    arguments : tuple of str
        Of the kernel's command.
    memory : int
        Megabytes that all processes of the sandbox may have in memory together.
    files : int
        Megabytes of a file, and of each folder that can be written to. They live in memory.
    """

    bundle: str = ""
    imports: str = ""
    inside: str = ""
    arguments: tuple[str, ...] = ()
    memory: int = Limits.memory.default_value
    files: int = Limits.files.default_value


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
    with tempfile.TemporaryDirectory() as place:
        Path(place, GIVEN).mkdir()
        command = [*_command(Path(place), Kind(), Path(place)), "true"]
        tried = subprocess.run(command, capture_output=True, text=True)
    if tried.returncode:
        raise SandboxMissing(f"{tried.stderr.strip()}. {_WHAT_TO_DO}")


def is_root():
    return os.geteuid() == 0


def open_sandbox(place, kind, packages):
    """Start a sandbox that is open as long as something holds its standard input.

    Parameters
    ----------
    place : Path
        Folder with a folder `GIVEN`, which the sandbox can read. Beside it, `MADE` will lead to
        what is made in the sandbox under that name: it lives in the sandbox's memory.
    kind : Kind
    packages : Path
        Folder with packages that take the place of those of the bundle.

    Returns
    -------
    subprocess.Popen
    int
        Its first process, as we see it.
    """
    told, tell = os.pipe()
    command = [
        *_command(place, kind, packages),
        "--info-fd",
        str(tell),
        "--",
        *_drop_root(),
        *_HOLD,
    ]
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
    (place / MADE).unlink(missing_ok=True)  # that of a kernel before
    (place / MADE).symlink_to(f"/proc/{first}/root{place / MADE}")
    return process, first


_HOLD = ("sh", "-c", "echo ready; exec cat")


def _command(place, kind, packages):
    command = ["bwrap", "--die-with-parent", "--new-session", *_namespaces()]
    # Scratch before what is bound: the environment or the sockets may lie below /tmp.
    command += [
        *_system(),
        *_scratch(kind.files),
        *_python(),
        *_own(place, kind, packages),
        *_hidden(),
    ]
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
    return apart if is_root() else [*user, *apart]


def _drop_root():
    if not is_root():
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
    for name in filter(os.path.exists, ("/proc/keys", "/proc/key-users")):
        yield from ("--ro-bind", "/dev/null", name)  # an account sees its own there
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


def _hidden():
    """An empty folder over the grader, where it is installed in what is bound."""
    if any(GRADER.is_relative_to(bound) for bound in ("/usr", sys.base_prefix, sys.prefix)):
        yield from ("--tmpfs", str(GRADER), "--remount-ro", str(GRADER))


def _scratch(megabytes):
    for folder in SCRATCH:
        yield from ("--perms", "0777", "--size", str(megabytes * MEGABYTE), "--tmpfs", folder)
    yield from ("--perms", "0777", "--dir", WORK)


def _own(place, kind, packages):
    yield from _bind("--ro-bind", place / GIVEN)
    yield from ("--perms", "0777", "--size", str(MEGABYTE), "--tmpfs", str(place / MADE))
    if kind.inside:
        yield from _bind("--ro-bind", kind.inside, "/inside")
    for entry in sorted(Path(kind.bundle).iterdir()) if kind.bundle else ():
        if entry.suffix != ".ipynb" and not entry.is_symlink():
            compiled = packages / entry.name
            found = compiled if compiled.is_dir() else entry
            yield from ("--ro-bind", str(found), f"{WORK}/{entry.name}")
