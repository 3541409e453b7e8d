"""Commands of Python's, run in a folder as a teacher would type them there."""

import os
import subprocess
import sys
from pathlib import Path

import autograder

GRADER = Path(autograder.__file__).resolve().parent
"""Where the grader lies: in this repository, or where it was installed."""


def environment(**more):
    """An environment in which the grader, and the commands beside this Python, are found."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(GRADER.parent), **more}


def run_python(folder, *arguments, expected=0, env=None):
    """Run ``python -m ...`` in a folder; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == expected, done.stdout + done.stderr
    return done.stdout + done.stderr
