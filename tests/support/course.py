"""A copy of this course in a folder of its own, used through its commands."""

import subprocess
import sys

from support.places import ASSIGNMENT, ROOT
from teaching.build import copy_course


class Course:
    """A copy of the course in a folder of its own, used through its commands."""

    def __init__(self, root):
        self.root = root
        copy_course(ROOT, root)

    def run(self, *arguments, expected=0, cwd=None, env=None):
        """Run ``python -m ...`` in the course root; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *map(str, arguments)],
            cwd=cwd or self.root,
            env=env,
            capture_output=True,
            text=True,
        )
        assert done.returncode == expected, done.stdout + done.stderr
        return done.stdout + done.stderr


def hand_in(course, learner, text):
    """Put a notebook, as text, among the submissions."""
    folder = course.root / "submitted" / learner / ASSIGNMENT
    folder.mkdir(parents=True)
    (folder / f"{ASSIGNMENT}.ipynb").write_text(text, encoding="utf-8")
