"""Look after a process while alarms may ring.

`subprocess.Popen.poll` and its like take a lock. A test that limits a call by an alarm may
interrupt them just after they have taken it: then it stays taken, and whoever waits for the process
waits for ever.
"""

import os
import signal


def has_ended(process):
    """Tell whether a process has ended; nobody is kept from asking for its exit code.

    Parameters
    ----------
    process : subprocess.Popen

    Returns
    -------
    bool
    """
    if not hasattr(os, "waitid"):  # as on macOS and Windows
        return process.poll() is not None
    try:
        asked = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, process.pid, asked) is not None
    except ChildProcessError:  # somebody has asked for its exit code
        return True


def end(process):
    """End a process at once, if it has not ended.

    Parameters
    ----------
    process : subprocess.Popen
    """
    if not hasattr(os, "waitid"):
        process.kill()
    elif not has_ended(process):
        os.kill(process.pid, signal.SIGKILL)
