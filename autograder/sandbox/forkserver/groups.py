"""Hold a kernel's processes together in a control group, where this host lets us make one."""

import contextlib
import os
from pathlib import Path

_ROOT = Path("/sys/fs/cgroup")
_PREFIX = "autograder-"
_FIRST = {"memory": "memory.limit_in_bytes", "": "memory.max"}
"""The file that holds the limit, by the kind of the hierarchy: that of version 2 has no name."""
_SWAP = {"memory": ("memory.memsw.limit_in_bytes", None), "": ("memory.swap.max", 0)}
_MEMBERS = "cgroup.procs"


class Group:
    """A control group.

    Parameters
    ----------
    parent : Path
        In which it is made.
    kind : str
        Of the hierarchy.
    most : int
        Bytes that its processes may hold together, in whatever way.
    """

    def __init__(self, parent, kind, most):
        self._name = f"{_PREFIX}{os.getpid()}"
        self._parent = os.open(parent, os.O_DIRECTORY)
        os.mkdir(self._name, dir_fd=self._parent)
        try:
            self._write(_FIRST[kind], most)
            name, swapped = _SWAP[kind]
            with contextlib.suppress(OSError):  # a system without swap
                self._write(name, most if swapped is None else swapped)
            self._members = self._open(_MEMBERS)
        except OSError:
            self.remove()
            raise

    def join(self):
        """Be a member, as all children will be."""
        os.write(self._members, b"0")

    def remove(self):
        """Remove it; it must have no members any more."""
        with contextlib.suppress(OSError):
            os.rmdir(self._name, dir_fd=self._parent)

    def _open(self, name):
        return os.open(f"{self._name}/{name}", os.O_WRONLY, dir_fd=self._parent)

    def _write(self, name, value):
        file = self._open(name)
        try:
            os.write(file, str(value).encode())
        finally:
            os.close(file)


def make(most):
    """Make a group of our own.

    Parameters
    ----------
    most : int
        Bytes that its processes may hold together.

    Returns
    -------
    Group or None
        None where the host does not let us.
    """
    for parent, kind in places():
        with contextlib.suppress(OSError):
            return Group(parent, kind, most)
    return None


def sweep(parents=None):
    """Remove groups whose maker was killed and that nobody lives in any more.

    Parameters
    ----------
    parents : iterable of Path, optional
        Where to look, instead of wherever groups may be made.
    """
    for parent in parents or [parent for parent, _ in places()]:
        for left in parent.glob(f"{_PREFIX}*"):
            maker = left.name.removeprefix(_PREFIX)
            if not Path("/proc", maker).exists():  # else its kernel may be about to join it
                with contextlib.suppress(OSError):  # somebody lives there
                    left.rmdir()


def places(root=_ROOT, own="/proc/self/cgroup"):
    """Find where groups may be made.

    Parameters
    ----------
    root : Path
        Of all groups.
    own : str
        File that says where this process is.

    Yields
    ------
    parent : Path
        It exists, and its children count memory.
    kind : str
        "memory" for the hierarchy of that name, "" for that of version 2.
    """
    for line in Path(own).read_text().splitlines():
        _, kinds, path = line.split(":", 2)
        if "memory" in kinds.split(","):
            here = Path(root, "memory", path.lstrip("/"))
            yield from [(here, "memory")] if (here / _FIRST["memory"]).exists() else []
        elif not kinds:
            here = Path(root, path.lstrip("/"))
            yield from ((one, "") for one in (here, here.parent) if _counts(one, root))


def _counts(group, root):
    """Whether the children of a group of version 2 count memory, or can be made to."""
    control = group / "cgroup.subtree_control"
    if not control.exists() or not group.is_relative_to(root):
        return False
    with contextlib.suppress(OSError):
        if "memory" not in control.read_text().split():
            control.write_text("+memory")  # refused as long as the group has members itself
    return "memory" in control.read_text().split()
