"""Lay out the example classes as submissions: ``python -m examples``."""

import argparse
import shutil
import sys
from pathlib import Path

from nbgrader.api import MissingEntry

from autograder.nbcourse.folders import hush, open_course
from examples.learners import lay_out, learners
from public_tests.exercises import assignments

ROOT = Path(__file__).resolve().parents[1]


def main(arguments=None):
    """Lay out the classes, or take them away; return the exit code."""
    parser = argparse.ArgumentParser("python -m examples", description=__doc__.splitlines()[0])
    parser.add_argument(
        "assignment", nargs="*", default=assignments(), help="which (default: all that there are)"
    )
    parser.add_argument("--remove", action="store_true", help="take the example class away again")
    chosen = parser.parse_args(arguments)
    hush()
    classes = {name: learners(name) for name in chosen.assignment}
    everyone = list(dict.fromkeys(learner for names in classes.values() for learner in names))
    strangers = _strangers()
    if strangers and not chosen.remove:
        print(f"submitted/ holds other learners ({', '.join(strangers[:3])}, ...).")
        print("The example class would mix with them. Use it in a fresh clone of the repository.")
        return 1
    _remove(everyone)
    if not chosen.remove:
        for name, names in classes.items():
            lay_out(ROOT / "submitted", name)
            print(f"{len(names)} example submissions of {name} lie in submitted/.")
        _enrol(everyone)
    return 0


def _strangers():
    """Learners of no example class."""
    folder = ROOT / "submitted"
    there = {path.name for path in folder.iterdir() if path.is_dir()} if folder.exists() else set()
    return sorted(there.difference(*map(learners, assignments())))


def _remove(names):
    course = open_course(ROOT)
    for learner in names:
        for step in ("submitted", "autograded", "feedback", "reports"):
            shutil.rmtree(ROOT / step / learner, ignore_errors=True)
        with course.gradebook as gradebook:
            try:
                gradebook.remove_student(learner)
            except MissingEntry:
                continue


def _enrol(names):
    """Give the learners names, which the formgrader shows in place of their ids."""
    with open_course(ROOT).gradebook as gradebook:
        for learner in names:
            name = learner.replace("_", " ").capitalize()
            gradebook.update_or_create_student(learner, first_name="Example", last_name=name)


if __name__ == "__main__":
    sys.exit(main())
