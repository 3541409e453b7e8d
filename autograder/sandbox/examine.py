"""Look what this host gives a sandbox: a kernel is started, and tried from the inside."""

import json
from dataclasses import dataclass

from jupyter_core.utils import run_sync

from autograder.sandbox.bubblewrap import Kind, check_sandbox
from autograder.sandbox.kernels import SandboxedKernelManager

_PATIENCE = 30


@dataclass(frozen=True)
class Held:
    """One thing that holds learners' code.

    Attributes
    ----------
    what : str
    is_there : bool
    otherwise : str
        What is open without it, and what would help.
    """

    what: str
    is_there: bool
    otherwise: str


_OTHERWISE = {
    "a filter of the system's calls": (
        "Memory can be held where the limit on a submission counts it only through a control "
        "group, and all of the system's calls can be tried. Install libseccomp (Debian: "
        "apt-get install libseccomp2) and pyseccomp."
    ),
    "no new namespaces": "As above: the filter forbids them.",
    "a control group that counts all memory": (
        "Memory is looked at ten times a second instead; what a system keeps for sockets and pipes "
        "is not counted, and a machine may run short of it. Grade as root, or in a group that is "
        "handed to you, with systemd 254: systemd-run --user --pty --property=Delegate=yes "
        "--property=DelegateSubgroup=grader autograder grade ..."
    ),
    "no keys of yours": "Keys in your session's keyring can be read. Install libseccomp.",
    "no network": "Learners' code can reach other computers. Use a newer bubblewrap.",
    "no file of yours": "Learners' code can read your files. Use a newer bubblewrap.",
}
_LOOK = """
import ctypes, json, os, socket

def refused(function, *arguments):
    try:
        function(*arguments)
    except OSError:
        return True
    return False

print(json.dumps({
    "a filter of the system's calls": refused(os.memfd_create, "tried"),
    "no new namespaces": ctypes.CDLL(None).unshare(0x10000000) != 0,
    "a control group that counts all memory": "/autograder-" in open("/proc/self/cgroup").read(),
    "no keys of yours": refused(lambda: open("/proc/keys").read()),
    "no network": [name for _, name in socket.if_nameindex()] == ["lo"],
    "no file of yours": not os.path.exists(PATH),
}))
"""


def examine(path):
    """Start a kernel as for a submission, and try what it can do.

    Parameters
    ----------
    path : Path
        Of a file of ours.

    Returns
    -------
    list of Held

    Raises
    ------
    SandboxMissing
        If there is no sandbox at all.
    """
    check_sandbox()
    manager = SandboxedKernelManager(kernel_name="python3", kind=Kind())
    run_sync(manager.start_kernel)()
    try:
        found = json.loads(_printed(manager, f"PATH = {str(path)!r}\n{_LOOK}"))
    finally:
        run_sync(manager.shutdown_kernel)(now=True)
    return [Held(what, found[what] is True, otherwise) for what, otherwise in _OTHERWISE.items()]


def _printed(manager, code):
    told, client = [], manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=_PATIENCE)
        client.execute_interactive(code, timeout=_PATIENCE, output_hook=told.append)
    finally:
        client.stop_channels()
    return "".join(one["content"]["text"] for one in told if one["msg_type"] == "stream")
