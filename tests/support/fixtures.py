"""Fixtures of the rooms in which this course is used."""

import pytest

from support.course import Course
from support.places import ASSIGNMENT


@pytest.fixture(scope="session")
def make_course(tmp_path_factory):
    """Make a fresh copy of the course."""
    return lambda: Course(tmp_path_factory.mktemp("course") / "downhill")


@pytest.fixture(scope="session")
def released(make_course):
    """A course whose release was built by the plain command. Not to be changed."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    return course
