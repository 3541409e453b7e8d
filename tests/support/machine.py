"""A machine of its own inside this one: accounts, homes and settings that vanish with it.

It is a Linux namespace. Its `/etc` is a copy, its homes and scratch folders are empty, the rest is
this machine's and read-only. So real accounts can be made, and nothing of them stays.
"""

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import psutil

from support.course import Course

ENVIRONMENT = "/opt/jupyterhub"
"""Where the machine finds the Python environment that we run in."""
_PREFIXES = list(dict.fromkeys((sys.base_prefix, os.path.realpath(sys.prefix), sys.prefix)))
_EMPTY = ("/home", "/opt", "/root", "/srv", "/tmp", "/var/log", "/var/mail", "/var/tmp")
_NEEDED = "Accounts for the test need root, or: apt-get install uidmap. Said: "


class Machine:
    """Commands on the machine, as any of its accounts.

    Parameters
    ----------
    pid : int
        Its first process.
    """

    def __init__(self, pid):
        self.pid = pid
        self.started = []

    def _command(self, account, line):
        """The command that runs a line of shell in a login of an account."""
        user = [] if os.geteuid() == 0 else ["--user", "--preserve-credentials"]
        enter = ["nsenter", f"--target={self.pid}", *user, "--mount", "--pid"]
        return [*enter, "/usr/sbin/runuser", "--login", account, "--command", line]

    def start(self, account, line):
        """Start a line as an account, which ends with the machine; return the process."""
        self.started.append(subprocess.Popen(self._command(account, line)))
        return self.started[-1]

    def attempt(self, account, line):
        """Run a line as an account; return the completed process, also if it failed."""
        return subprocess.run(self._command(account, line), capture_output=True, text=True)

    def run(self, account, line):
        """Run lines as an account, none of which may fail; return what they printed."""
        done = self.attempt(account, f"set -e\n{line}")
        assert done.returncode == 0, f"{account}: {line}\n{done.stdout}{done.stderr}"
        return done.stdout


@contextlib.contextmanager
def machine(folder):
    """Make a machine, with the course in `/mnt/course`.

    Parameters
    ----------
    folder : Path
        An empty one, for what is copied.

    Yields
    ------
    Machine
    """
    Course(folder / "course")
    shutil.copytree(Path(sys.prefix, "etc"), folder / "settings")
    own = [] if os.geteuid() == 0 else ["--map-root-user", "--map-auto"]
    unshare = ["unshare", *own, "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    script = "\n".join(["set -e", *_mounts(folder), "echo ready", "exec cat"])
    process = subprocess.Popen(
        [*unshare, "sh", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        if process.stdout.readline() != "ready\n":
            raise RuntimeError(_NEEDED + process.stderr.read())
        made = Machine(psutil.Process(process.pid).children()[0].pid)
        yield made
    for one in made.started:
        one.wait()


def _mounts(folder):
    """Lines of shell that turn a copy of our mounts into those of the machine."""
    yield "umask 022; mount -t tmpfs -o mode=755 tmpfs /mnt; mkdir /mnt/course /mnt/held /mnt/etc"
    # Without root some settings cannot be read, among them the passwords: these are made anew.
    yield "cp -a --no-preserve=ownership /etc/. /mnt/etc 2> /dev/null || :"
    yield f"cp -r {_quoted(folder, 'settings')} /mnt/settings"
    yield f"mount --bind {_quoted(folder, 'course')} /mnt/course"
    yield f"mount --bind /mnt/settings {_quoted(sys.prefix, 'etc')}"
    for number, prefix in enumerate(_PREFIXES):
        yield f"mkdir /mnt/held/{number}; mount --rbind {_quoted(prefix)} /mnt/held/{number}"
    for path in _covered():
        yield f"mount -t tmpfs -o mode={1777 if 'tmp' in path else 755} tmpfs {path}"
    for number, prefix in enumerate(_PREFIXES):
        if not prefix.startswith("/usr"):
            at = _quoted(prefix)
            yield f"mkdir -p {at}; mount --rbind /mnt/held/{number} {at}"
    yield "mount --bind /mnt/etc /etc; /usr/sbin/pwconv; /usr/sbin/grpconv"
    yield f"ln -s {_quoted(sys.prefix)} {ENVIRONMENT}"
    yield "mount -o remount,bind,ro /"


def _covered():
    """Folders of ours that the machine has empty; in ours, few may be open to all accounts."""
    tops = {"/" + Path(prefix).parts[1] for prefix in _PREFIXES}
    return sorted({*_EMPTY, *tops} - {"/usr"})


def _quoted(*parts):
    return shlex.quote(str(Path(*parts)))
