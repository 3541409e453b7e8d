"""The learners of the example classes, and what each of them hands in.

A module of this package that is named like an assignment says who is in its class. Every
submission is made from the release and the source notebook, so it changes when they do.
"""

import functools
import json
import shutil
from importlib import import_module
from pathlib import Path

import nbformat

from autograder.release.markers import without_markers
from public_tests.exercises import assignment as module_of
from public_tests.exercises import exercise
from teaching.bank import entries, source

ROOT = Path(__file__).resolve().parents[1]
ASSIGNMENT = "optimization_methods"
"""The one that tests and benchmarks use, if they need any."""


def learners(assignment):
    """List who is in a class, which can be told without a release.

    Parameters
    ----------
    assignment : str

    Returns
    -------
    list of str
    """
    its = import_module(f"examples.{assignment}")
    return ["full_marks", "blank", "other_styles", "hard_coded", *its.MISTAKES, *its.CELLS]


def submissions(assignment=ASSIGNMENT):
    """Make the notebooks of a class.

    Parameters
    ----------
    assignment : str, optional

    Returns
    -------
    dict of str to NotebookNode
        A notebook for each learner.
    """
    its = import_module(f"examples.{assignment}")
    made = {
        "full_marks": solved(assignment),
        "blank": _release(assignment),
        "other_styles": _with_entries(assignment, *its.STYLES),
        "hard_coded": _with_entries(assignment, *_replays(assignment)),
    }
    made |= {learner: _with_entries(assignment, entry) for learner, entry in its.MISTAKES.items()}
    return made | {learner: _with_cells(assignment, texts) for learner, texts in its.CELLS.items()}


def _replays(assignment):
    return [
        entry.name
        for name in module_of(assignment).EXERCISES
        for entry in entries(name, is_right=False)
        if "replay" in entry.name.lower()
    ]


def _release(assignment):
    path = ROOT / "release" / assignment / f"{assignment}.ipynb"
    return nbformat.read(path, as_version=4)


@functools.cache
def _solution_cells(assignment):
    path = ROOT / "source" / assignment / f"{assignment}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    solved = (c for c in cells if c["metadata"].get("nbgrader", {}).get("solution"))
    return {cell["id"]: without_markers("".join(cell["source"])) for cell in solved}


def solved(assignment=ASSIGNMENT):
    """Make the release with every solution filled in.

    Parameters
    ----------
    assignment : str, optional

    Returns
    -------
    NotebookNode
    """
    return _with_cells(assignment, _solution_cells(assignment))


def _with_cells(assignment, texts):
    nb = _release(assignment)
    texts = {**_solution_cells(assignment), **texts}
    nb.cells = [cell for cell in nb.cells if texts.get(cell.id, "") is not None]
    for cell in nb.cells:
        cell.source = texts.get(cell.id, cell.source).strip()
    return nb


def _with_entries(assignment, *names):
    bank = {entry.name: entry for entry in entries()}
    wanted = [bank[name] for name in names]
    return _with_cells(
        assignment, {f"ex-{exercise(entry.exercise).number}": source(entry) for entry in wanted}
    )


def lay_out(folder, assignment):
    """Write a class's submissions, in place of older ones of the same learners.

    Parameters
    ----------
    folder : Path
        The ``submitted`` folder of a course.
    assignment : str
    """
    for learner, nb in submissions(assignment).items():
        destination = folder / learner / assignment
        shutil.rmtree(destination, ignore_errors=True)
        shutil.copytree(ROOT / "release" / assignment, destination)
        nbformat.write(nb, destination / f"{assignment}.ipynb")
