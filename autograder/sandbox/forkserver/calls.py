"""Refuse system calls that no notebook needs: by the list below, with libseccomp."""

import ctypes
import errno
import os
import socket

try:
    import pyseccomp
except (ImportError, RuntimeError):  # not installed, or the system has no libseccomp
    pyseccomp = None

_REFUSED = {
    "memory that belongs to no process, so that nobody counts it": (
        "memfd_create memfd_secret shmget shmat shmctl msgget msgsnd mq_open semget"
    ),
    "other ways into the system, and into other processes": (
        "io_uring_setup io_uring_enter io_uring_register userfaultfd bpf perf_event_open ptrace "
        "process_vm_readv process_vm_writev process_madvise pidfd_getfd kcmp modify_ldt "
        "personality lookup_dcookie uselib vhangup quotactl quotactl_fd acct"
    ),
    "other namespaces, and mounts in them": (
        "unshare setns mount umount2 pivot_root chroot open_tree move_mount fsopen fsconfig "
        "fsmount fspick mount_setattr name_to_handle_at open_by_handle_at fanotify_init"
    ),
    "keys of whoever grades": "keyctl add_key request_key",
    "the machine": (
        "init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff "
        "settimeofday clock_settime clock_adjtime adjtimex sethostname setdomainname syslog "
        "ioperm iopl nfsservctl migrate_pages move_pages"
    ),
}
_FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK)
_ROUTES = 0
_TYPE_FOR_A_TERMINAL = 0x5412  # TIOCSTI
_JOIN_A_NEW_KEYRING = 1


def refusing(namespaces):
    """Make the filter once, for all kernels.

    Parameters
    ----------
    namespaces : int
        Flags, each of a kind of namespace, with which nothing may be cloned.

    Returns
    -------
    pyseccomp.SyscallFilter or None
        To ``load``; None where this system cannot filter.
    """
    if pyseccomp is None:
        return None
    calls = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    no = pyseccomp.ERRNO(errno.EPERM)
    for name in " ".join(_REFUSED.values()).split():
        _add(calls, no, name)
    # What it is asked for lies in memory, where no filter looks: libc does without it.
    _add(calls, pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    for flag in _bits(namespaces):
        _add(calls, no, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    _add(calls, no, "ioctl", pyseccomp.Arg(1, pyseccomp.EQ, _TYPE_FOR_A_TERMINAL))
    for family in range(max(_FAMILIES)):
        if family not in _FAMILIES:
            _add(calls, no, "socket", pyseccomp.Arg(0, pyseccomp.EQ, family))
    _add(calls, no, "socket", pyseccomp.Arg(0, pyseccomp.GT, max(_FAMILIES)))
    # ZeroMQ looks which networks there are, and ends the process where it may not.
    is_netlink = pyseccomp.Arg(0, pyseccomp.EQ, socket.AF_NETLINK)
    _add(calls, no, "socket", is_netlink, pyseccomp.Arg(2, pyseccomp.NE, _ROUTES))
    return calls


def _add(calls, action, name, *arguments):
    """Add a rule, unless the system has no such call."""
    try:
        calls.add_rule(action, name, *arguments)
    except (OSError, ValueError) as error:
        if getattr(error, "errno", errno.EINVAL) not in (errno.EINVAL, errno.EFAULT, errno.EDOM):
            raise


def _bits(mask):
    return [1 << at for at in range(mask.bit_length()) if mask >> at & 1]


def forget_keys():
    """Leave the keyring of whoever grades, which a child inherits, for an empty one."""
    if pyseccomp is not None:
        number = pyseccomp.resolve_syscall(pyseccomp.system_arch(), "keyctl")
        nothing = ctypes.c_char_p(None)
        libc = ctypes.CDLL(None, use_errno=True)
        failed = libc.syscall(number, _JOIN_A_NEW_KEYRING, nothing) < 0
        if failed and ctypes.get_errno() != errno.ENOSYS:
            raise OSError(ctypes.get_errno(), f"keyctl: {os.strerror(ctypes.get_errno())}")
