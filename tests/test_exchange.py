"""A submission travels from the release to the learner, back, and home as feedback."""

import json
import os

import nbformat
import pytest
from conftest import ASSIGNMENT, read

from examples.learners import submissions


@pytest.fixture(scope="module")
def learner(tmp_path_factory):
    """Working folder, home and environment of one learner."""
    home = tmp_path_factory.mktemp("home")
    work = home / "work"
    work.mkdir()
    return work, {**os.environ, "HOME": str(home), "JUPYTER_DATA_DIR": str(home / "data")}


def test_round_trip(make_course, learner):
    """Release, fetch, submit, collect, grade, release feedback, fetch feedback."""
    course = make_course()
    work, env = learner
    exchange = f"--Exchange.root={course.root / 'exchange'}"
    as_learner = ("--course=downhill", exchange)

    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    course.run("nbgrader", "release_assignment", ASSIGNMENT)

    course.run("nbgrader", "fetch_assignment", ASSIGNMENT, *as_learner, cwd=work, env=env)
    notebook = work / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert (work / ASSIGNMENT / "public_tests").is_dir()
    assert read(notebook).cells[0].id == "title"

    nbformat.write(submissions()["no_floor"], notebook)
    course.run("nbgrader", "submit", ASSIGNMENT, *as_learner, cwd=work, env=env)

    course.run("nbgrader", "collect", ASSIGNMENT)
    course.run("nbgrader", "autograde", ASSIGNMENT)
    course.run("nbgrader", "generate_feedback", ASSIGNMENT)
    course.run("nbgrader", "release_feedback", ASSIGNMENT)

    course.run("nbgrader", "fetch_feedback", ASSIGNMENT, *as_learner, cwd=work, env=env)
    (page,) = (work / ASSIGNMENT / "feedback").rglob("*.html")
    text = page.read_text(encoding="utf-8")
    assert "88" in text and "the quotient of epoch and interval is not rounded down" in text
    assert json.loads(notebook.read_text(encoding="utf-8"))  # the learner's work is untouched
