"""What the visible and the hidden tests of an exercise say of a solution."""

import contextlib
import functools
import io
import json
import warnings
from dataclasses import dataclass

import numpy as np

from autograder.border import found, inputs
from autograder.release.markers import without_markers
from public_tests import calling
from public_tests.checking import check_of
from public_tests.exercises import exercise
from public_tests.failures import CheckFailed, Mistake
from teaching.bank import Entry
from teaching.reference import SOURCE
from teaching.strength.mutants import Mutant

_TIME_LIMIT = 1
"""Seconds for one call. It is short because some mutants loop for ever and fill memory."""


@dataclass(frozen=True)
class Refusal:
    """What the learner, or the teacher, is told.

    Attributes
    ----------
    problem : str
    mistakes : tuple of Mistake
        The mistakes that were recognized.
    """

    problem: str
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True)
class Judged:
    """A solution, and what its tests say of it.

    Attributes
    ----------
    solution : Entry or Mutant
    visible, hidden : Refusal or None
        None if it gets all points.
    """

    solution: Entry | Mutant
    visible: Refusal | None
    hidden: Refusal | None

    @property
    def refused(self):
        """Whether it loses a point."""
        return bool(self.visible or self.hidden)

    @property
    def problem(self):
        """What is wrong, in a line, if it is refused."""
        return (self.visible or self.hidden).problem.splitlines()[0]

    @property
    def mistakes(self):
        """The mistakes that are named, each once."""
        refusals = [refusal for refusal in (self.visible, self.hidden) if refusal]
        return list(dict.fromkeys(m for refusal in refusals for m in refusal.mistakes))

    @property
    def named_rightly(self):
        """Whether the mistake of an entry is among those that are named."""
        made = self.solution.mistake
        return made is not None and made.id in {mistake.id for mistake in self.mistakes}

    @property
    def named_wrongly(self):
        """Whether mistakes are named, and that of the entry is not one of them."""
        return bool(self.mistakes) and not self.named_rightly


@functools.cache
def judge(solution):
    """Run a solution through the visible and the hidden tests of its exercise.

    Parameters
    ----------
    solution : Entry or Mutant

    Returns
    -------
    Judged
    """
    return Judged(solution, _by_visible(solution), _by_hidden(solution))


def run_hidden(name, names):
    """Run the hidden tests of an exercise as they stand in the source notebook.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    names : dict of str to object
        The learner's names that the tests use.

    Returns
    -------
    earned, most : float
        Points, and how many there are.
    printed : str
    """
    about = exercise(name)
    body, last, most = _hidden_tests(about.assignment)[about.number]
    namespace = {"np": np} | names
    inputs.begin("", b"")  # the same inputs every time
    with quietly() as printed:
        exec(body, namespace)
        earned = eval(last, namespace)
    return earned, most, printed.getvalue()


def _by_visible(solution):
    test = check_of(solution.exercise)
    with quietly():
        try:
            test(solution.function)
        except CheckFailed as failure:
            # The failure itself would keep the arrays of its traceback in memory.
            return Refusal(str(failure), tuple(failure.mistakes))
    return None


def _by_hidden(solution):
    found.told()  # what others were told
    earned, most, printed = run_hidden(solution.exercise, _names(solution))
    mistakes = tuple(Mistake(one.id, one.text) for one in found.told())
    return None if earned == most else Refusal(printed, mistakes)


def _names(solution):
    """What the cell calls: the solution, or the given function that uses it, or both."""
    written = exercise(solution.exercise).written
    names = {written: solution.function.__globals__.get(written)}
    return names | {solution.exercise: solution.function}


@functools.cache
def _hidden_tests(assignment):
    """By the number of the exercise: the code but for the last line, the last line, the points."""
    notebook = SOURCE / assignment / f"{assignment}.ipynb"
    nb = json.loads(notebook.read_text(encoding="utf-8"))
    cells = [cell for cell in nb["cells"] if cell["id"].endswith("-hidden-tests")]
    return {int(cell["id"].split("-")[1]): _taken_apart(cell) for cell in cells}


def _taken_apart(cell):
    body, last = without_markers("".join(cell["source"])).strip().rsplit("\n", 1)
    points = cell["metadata"]["nbgrader"]["points"]
    return compile(body, cell["id"], "exec"), compile(last, cell["id"], "eval"), points


@contextlib.contextmanager
def quietly():
    """Keep what is printed, drop warnings, and give each call a short time.

    Yields
    ------
    StringIO
        What is printed.
    """
    limit, calling.TIME_LIMIT = calling.TIME_LIMIT, _TIME_LIMIT
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()) as printed,
            np.errstate(all="ignore"),
            warnings.catch_warnings(action="ignore"),
        ):
            yield printed
    finally:
        calling.TIME_LIMIT = limit
