"""A class of honest learners: in every exercise a right or, at times, a wrong solution."""

import random

import nbformat

from examples.learners import ASSIGNMENT, solved
from public_tests.optimization_methods import EXERCISES
from teaching.bank import entries, source

RIGHT = 0.85
"""How likely a learner gets an exercise right."""


def hand_in(root, learners, seed=0):
    """Write submissions into a course.

    Parameters
    ----------
    root : Path
        The course.
    learners : int
        How many. The first of them are the same for every number.
    seed : int, optional
        Who makes which mistakes.
    """
    generator = random.Random(seed)
    for number in range(learners):
        folder = root / "submitted" / f"learner_{number:04}" / ASSIGNMENT
        folder.mkdir(parents=True)
        nbformat.write(_notebook(generator), folder / f"{ASSIGNMENT}.ipynb")


def _notebook(generator):
    nb = solved()
    cells = {cell.id: cell for cell in nb.cells}
    for name, exercise in EXERCISES.items():
        styles = entries(name, is_right=generator.random() < RIGHT)
        cells[f"ex-{exercise.number}"].source = f"import math\n\n{source(generator.choice(styles))}"
    return nb
