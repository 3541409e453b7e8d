"""Build a release from nothing but what is in git."""

import shutil
import subprocess
import sys
from pathlib import Path

_MADE = (
    *("release", "submitted", "autograded", "feedback", "exchange", "reports", "gradebook.db*"),
    *("grades*.csv", "my_work", "my_labs", "_site"),
)
"""What commands make in a course's folder."""


def copy_course(root, destination):
    """Copy what a course is made of: no learner's work, no gradebook, no release.

    Parameters
    ----------
    root, destination : Path
    """
    everywhere, above = shutil.ignore_patterns(".*", "__pycache__"), shutil.ignore_patterns(*_MADE)

    def ignore(folder, names):
        made = above(folder, names) if Path(folder) == Path(root) else set()
        return made | everywhere(folder, names)

    shutil.copytree(root, destination, ignore=ignore)


def build(root, assignment):
    """Build a release by nbgrader's plain command.

    Parameters
    ----------
    root : Path
        The course root.
    assignment : str

    Raises
    ------
    RuntimeError
        With what the command printed, if it failed.
    """
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", assignment]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
