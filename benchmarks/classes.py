"""Courses with a class of honest learners, and what came out of grading them."""

import numpy as np
from nbgrader.api import Gradebook

from autograder.nbcourse.folders import open_course
from autograder.report.submission import read_reports
from benchmarks.crowd import hand_in
from examples.learners import ASSIGNMENT
from teaching.build import build, copy_course

PERCENTILES = (50, 95, 99)
_STOCK = """
c = get_config()
c.CourseDirectory.course_id = "downhill"
c.CourseDirectory.root = {root!r}
"""
_SKIPPING = 'c.Execute.skip_cells_with_tag = "ungraded"\n'


def our_course(repository, root, learners):
    """Copy the course, build its release, and hand in the work of a class.

    Parameters
    ----------
    repository : Path
        Whose graders and tests are used.
    root : Path
    learners : int

    Returns
    -------
    Path
        The root.
    """
    copy_course(repository, root)
    build(root, ASSIGNMENT)
    hand_in(root, learners)
    return root


def stock_course(repository, root, learners, skipping=False):
    """The same course and class, without anything that we configure.

    Parameters
    ----------
    repository, root : Path
    learners : int
    skipping : bool, optional
        Whether it passes over the cells that give no points, as ours does.

    Returns
    -------
    Path
        The root.
    """
    our_course(repository, root, learners)
    text = _STOCK.format(root=str(root)) + (_SKIPPING if skipping else "")
    (root / "nbgrader_config.py").write_text(text, encoding="utf-8")
    return root


def scores(root):
    """Read the automatic score of every test of every learner."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "downhill") as gradebook:
        return {
            (submission.student.id, grade.name): grade.auto_score
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def waits(root):
    """Read how long submissions took, from when a worker took them to their verdicts.

    Returns
    -------
    dict of str to float
        Seconds by percentile.
    """
    course = open_course(root)
    with course.gradebook as gradebook:
        seconds = [one.seconds for one in read_reports(course, gradebook, ASSIGNMENT)]
    return {str(p): float(np.percentile(seconds, p)) for p in PERCENTILES}
