"""Lay out the example class as submissions: ``python -m examples``."""

import argparse
import shutil
import sys
from pathlib import Path

from nbgrader.api import MissingEntry

from autograder.course import hush, open_course
from examples.learners import ASSIGNMENT, lay_out, submissions

ROOT = Path(__file__).resolve().parents[1]


def main(arguments=None):
    """Lay out the class, or take it away; return the exit code."""
    parser = argparse.ArgumentParser("python -m examples", description=__doc__.splitlines()[0])
    parser.add_argument("--remove", action="store_true", help="take the example class away again")
    chosen = parser.parse_args(arguments)
    hush()
    learners = list(submissions())
    strangers = _strangers(learners)
    if strangers and not chosen.remove:
        print(f"submitted/ holds other learners ({', '.join(strangers[:3])}, ...).")
        print("The example class would mix with them. Use it in a fresh clone of the repository.")
        return 1
    _remove(learners)
    if not chosen.remove:
        lay_out(ROOT / "submitted")
        _enrol(learners)
        print(f"{len(learners)} example submissions of {ASSIGNMENT} lie in submitted/.")
    return 0


def _strangers(learners):
    folder = ROOT / "submitted"
    there = {path.name for path in folder.iterdir() if path.is_dir()} if folder.exists() else set()
    return sorted(there - set(learners))


def _remove(learners):
    course = open_course(ROOT)
    for learner in learners:
        for step in ("submitted", "autograded", "feedback", "reports"):
            shutil.rmtree(ROOT / step / learner, ignore_errors=True)
        with course.gradebook as gradebook:
            try:
                gradebook.remove_student(learner)
            except MissingEntry:
                continue


def _enrol(learners):
    """Give the learners names, which the formgrader shows in place of their ids."""
    with open_course(ROOT).gradebook as gradebook:
        for learner in learners:
            name = learner.replace("_", " ").capitalize()
            gradebook.update_or_create_student(learner, first_name="Example", last_name=name)


if __name__ == "__main__":
    sys.exit(main())
