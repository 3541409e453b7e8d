"""The exercises of all assignments, by the name of the function that is tested.

A module of this package that has data in ``expected/`` is an assignment. Its ``EXERCISES`` holds
them by name, and no two assignments share one.
"""

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

_DATA = Path(__file__).with_name("expected")


@dataclass(frozen=True)
class Exercise:
    """What the tests know of an exercise besides its checks.

    Attributes
    ----------
    assignment : str
    number : int
    name : str
        Of the function that the tests call.
    arguments : tuple of str
        Of that function, by name.
    section : str
        What to read again in the notebook.
    hints : dict of str to str
        What to look at when a value differs, by returned value, in the order of the values.
    inputs : callable
        Takes nothing; returns the inputs on which mistakes are recognized, a tuple of arguments
        each, those of the visible test first.
    writes : str
        What learners write, if the function is given and only uses it.
    may_change : tuple of str
        Arguments that the function may change in place, since it returns them.
    separate : bool
        Whether the arrays that it returns must not share memory.
    defaults : dict of str to float
        Of the arguments that may be left out, by name; of a class, all that its ``__init__`` takes.
    known : callable, optional
        Takes a wrong result and the arguments; returns what can be said of it, a ``Known`` or None.
    nothing_at : str
        An argument. Where it is 0, nothing has happened yet, and the first argument comes back.
    older_return : tuple of str
        The values that older material returns, in their order, if these are fewer. The function has
        to return all of them, but those that are right count for partial credit.
    """

    assignment: str
    number: int
    name: str
    arguments: tuple[str, ...]
    section: str
    hints: dict[str, str]
    inputs: Callable[[], list[tuple]] = list
    writes: str = ""
    may_change: tuple[str, ...] = ()
    separate: bool = False
    defaults: dict[str, float] = field(default_factory=dict)
    known: Callable | None = None
    nothing_at: str = ""
    older_return: tuple[str, ...] = ()

    @property
    def title(self):
        """How a message calls the exercise."""
        return f"Exercise {self.number}, {self.written}"

    @property
    def written(self):
        """The name of what learners write."""
        return self.writes or self.name


def by_name(*exercises):
    """Make the table of an assignment.

    Parameters
    ----------
    *exercises : Exercise

    Returns
    -------
    dict of str to Exercise
    """
    return {exercise.name: exercise for exercise in exercises}


@functools.cache
def assignments():
    """List the assignments that are here.

    Returns
    -------
    list of str
        Names of modules of this package; in a release, one.
    """
    names = {path.name.split(".")[0] for path in _DATA.glob("*.json")}
    return sorted(names)


@functools.cache
def assignment(name):
    """Get the module of an assignment.

    Parameters
    ----------
    name : str

    Returns
    -------
    module
    """
    return import_module(f"public_tests.{name}")


def exercise(name):
    """Find an exercise.

    Parameters
    ----------
    name : str
        Of the function that is tested.

    Returns
    -------
    Exercise

    Raises
    ------
    LookupError
        If no assignment has it.
    """
    for module in map(assignment, assignments()):
        if name in module.EXERCISES:
            return module.EXERCISES[name]
    raise LookupError(f"no exercise tests a function {name}")


def data(name):
    """Read numbers that belong to an assignment.

    Parameters
    ----------
    name : str
        Such as ``optimization_methods`` or ``optimization_methods.mistakes``.

    Returns
    -------
    dict
    """
    return _read(_DATA / f"{name}.json")


@functools.cache
def _read(path):
    return json.loads(path.read_text(encoding="utf-8"))
