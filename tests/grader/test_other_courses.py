"""Courses that nobody here wrote: graded by stock nbgrader and by ours, with equal scores."""

import shutil
from pathlib import Path

import nbformat
import nbgrader
import pytest
from nbgrader.api import Gradebook

from autograder.release.markers import without_markers
from support.commands import environment, run_python
from support.notebooks import read

TAKE_UP = "\nfrom autograder.plugin import grade_outside\ngrade_outside(c)\n"


def nbgrader_command(root, *arguments):
    """Run an nbgrader command in a course; return what it printed."""
    return run_python(root, "nbgrader", *arguments, env=environment())


def quickstart(root):
    """The example course of nbgrader quickstart, with two honest learners."""
    nbgrader_command(root.parent, "quickstart", root.name)
    nbgrader_command(root, "generate_assignment", "ps1")
    release = root / "release" / "ps1"
    for learner in ("nothing_done", "all_done"):
        shutil.copytree(release, root / "submitted" / learner / "ps1")
    for path in (root / "source" / "ps1").glob("*.ipynb"):
        nb = read(path)
        for cell in nb.cells:
            cell.source = without_markers(cell.source)
        nbformat.write(nb, root / "submitted" / "all_done" / "ps1" / path.name)


def documentation(root):
    """The course of nbgrader's user guide, with the two learners that it comes with."""
    guide = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"
    root.mkdir()
    for step in ("source", "submitted"):
        shutil.copytree(guide / step, root / step)
    lines = ["c = get_config()", 'c.CourseDirectory.course_id = "guide"']
    (root / "nbgrader_config.py").write_text("\n".join(lines), encoding="utf-8")
    nbgrader_command(root, "generate_assignment", "ps1")


def graded(root):
    """Grade a course; return every automatic score, and what was printed."""
    told = nbgrader_command(root, "autograde", "ps1")
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        return {
            (submission.student.id, notebook.name, grade.name): grade.auto_score
            for submission in gradebook.assignment_submissions("ps1")
            for notebook in submission.notebooks
            for grade in notebook.grades
        }, told


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
@pytest.mark.parametrize("make", [quickstart, documentation])
def test_equal_scores(make, tmp_path):
    """The same submissions, the same scores; one test cell deletes a name, and is found out."""
    stock = tmp_path / "stock" / "course"
    stock.parent.mkdir()
    make(stock)
    ours = tmp_path / "ours" / "course"
    shutil.copytree(stock.parent, ours.parent)
    (ours / "gradebook.db").unlink()
    with (ours / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(TAKE_UP)
    nbgrader_command(ours, "generate_assignment", "ps1", "--force")
    expected, _ = graded(stock)
    got, told = graded(ours)
    assert got == expected
    assert {score for score in got.values() if score} != set()
    assert "noticed: sum_of_squares_uses_squares: verdict made inside" in told
    assert "correct_squares: verdict made inside" not in told
