"""A copy of this course in a folder of its own, used through its commands."""

from support.commands import run_python
from support.places import ASSIGNMENT, ROOT
from teaching.build import copy_course


class Course:
    """A copy of the course in a folder of its own, used through its commands."""

    def __init__(self, root):
        self.root = root
        copy_course(ROOT, root)

    def run(self, *arguments, expected=0, cwd=None, env=None):
        """Run ``python -m ...`` in the course root; return what it printed."""
        return run_python(cwd or self.root, *arguments, expected=expected, env=env)


def hand_in(course, learner, text, assignment=ASSIGNMENT):
    """Put a notebook, as text, among the submissions."""
    folder = course.root / "submitted" / learner / assignment
    folder.mkdir(parents=True)
    (folder / f"{assignment}.ipynb").write_text(text, encoding="utf-8")
