"""Go into a sandbox, and give up what a kernel must not have."""

import ctypes
import os
import resource
import signal

_APART = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x20000000 | 0x40000000
"""CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWPID and NEWNET: what bubblewrap sets apart."""
_USERS = 0x10000000
"""CLONE_NEWUSER: what it sets apart besides for a user who is not root."""
NAMESPACES = _APART | _USERS
"""All kinds of them."""
_PDEATHSIG, _DUMPABLE, _DROP_BOUND, _NO_NEW_PRIVILEGES = 1, 4, 24, 38
_CAPABILITIES = 64  # more than any system has
_VERSION = 0x20080522  # of the structure in which the system takes capabilities
_LIBC = ctypes.CDLL(None, use_errno=True)


def enter(sandbox):
    """Go where a process is; children will be among its processes.

    Parameters
    ----------
    sandbox : int
        File descriptor that stands for the process.

    Raises
    ------
    OSError
    """
    _call("setns", sandbox, _APART | (_USERS if os.geteuid() else 0))
    _call("prctl", _PDEATHSIG, signal.SIGTERM)  # after it: a change of rights clears it


def lift():
    """Lift the limits that the one who started us has for itself."""
    for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (hard, hard))


def limit(limits):
    """Set the limits of this process.

    Parameters
    ----------
    limits : dict of str to int
        By the names of `resource`, such as "nofile".
    """
    for name, most in limits.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name.upper()}"), (most, most))


def drop(user):
    """Give up all rights, for good.

    Parameters
    ----------
    user : int or None
        Whom to become, if this is root.
    """
    for capability in range(_CAPABILITIES):
        _LIBC.prctl(_DROP_BOUND, capability, 0, 0, 0)  # fails for those that the system lacks
    if user:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    _call("prctl", _NO_NEW_PRIVILEGES, 1)
    _call("capset", (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)())
    _call("prctl", _DUMPABLE, 1)  # as after the start of a program: its /proc entries are its own


def _call(name, *arguments):
    padding = [0] * (5 - len(arguments)) if name == "prctl" else []
    if getattr(_LIBC, name)(*arguments, *padding):
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")
