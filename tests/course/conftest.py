"""This course: its release, its notebook solved and blank."""

import shutil

import pytest

from support.fixtures import make_course, released
from support.notebooks import execute, read
from support.places import ASSIGNMENT

__all__ = ["make_course", "released"]


SLOW = {"make_course", "ran_solved", "made"}
"""Fixtures that take long: a course to build or to grade, a whole notebook, all mutants."""


def pytest_itemcollected(item):
    """Mark what needs one of them."""
    if SLOW.intersection(item.fixturenames):
        item.add_marker("slow")


@pytest.fixture(scope="session")
def solved(released):
    """The source notebook after it ran from top to bottom with its solutions in place."""
    nb = read(released.root / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(released.root))
        return execute(nb, released.root / "source" / ASSIGNMENT)


@pytest.fixture(scope="session")
def blank(released, tmp_path_factory):
    """The release after every cell ran in turn, in a folder that holds nothing else."""
    folder = tmp_path_factory.mktemp("learner") / "anywhere"
    shutil.copytree(released.root / "release" / ASSIGNMENT, folder)
    return execute(read(folder / f"{ASSIGNMENT}.ipynb"), folder, allow_errors=True)
