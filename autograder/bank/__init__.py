"""A bank of wrong and of right learner solutions, one module per assignment.

The tests of the autograder run every entry, and the script that makes the example class puts
the source of some of them into notebooks. So each solution is one self-contained function: it
uses `np`, `math` and builtins only, keeps its helpers inside, and carries no docstring that
would tell a learner's reader what is wrong with it.

A module of the bank registers its functions while it is imported::

    @wrong("update_lr", "decay rate ignored")
    def lr_ignores_the_decay_rate(learning_rate0, epoch_num, decay_rate):
        return learning_rate0 / (1 + epoch_num)
"""

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

__all__ = ["Entry", "entries", "right", "source", "wrong"]


@dataclass(frozen=True)
class Entry:
    """One solution of one exercise.

    Attributes
    ----------
    exercise : str
        Name of the function the learner was asked to write.
    description : str
        The mistake, or for a right solution the style, in a short phrase.
    function : callable
        The solution itself, with the signature of the exercise.
    is_right : bool
        Whether a grader must accept it.
    says : str or None
        What the mistake is, in words for the learner, completing "This is what comes out when
        ...". None for those that nobody could tell from the result.
    """

    exercise: str
    description: str
    function: Callable
    is_right: bool
    says: str | None = None

    @property
    def name(self):
        """Name of the function in the bank; no two entries share one."""
        return self.function.__name__


_BANK: dict[str, list[Entry]] = {}  # module name -> its entries, in order of definition


def wrong(exercise, description, says=None):
    """Register the decorated function as a solution a grader must not let through."""
    return _register(exercise, description, is_right=False, says=says)


def right(exercise, description):
    """Register the decorated function as a solution a grader must accept."""
    return _register(exercise, description, is_right=True)


def _register(exercise, description, is_right, says=None):
    def decorate(function):
        if any(entry.name == function.__name__ for entry in entries()):
            raise ValueError(f"two entries of the bank are named {function.__name__!r}")
        entry = Entry(exercise, description, function, is_right, says)
        _BANK.setdefault(function.__module__, []).append(entry)
        return function

    return decorate


def entries(exercise=None, is_right=None):
    """List the entries of all modules, in order of definition.

    Parameters
    ----------
    exercise : str, optional
        Keep only the solutions of this exercise.
    is_right : bool, optional
        Keep only the right (True) or only the wrong (False) ones.

    Returns
    -------
    list of Entry
    """
    return [
        entry
        for module in _BANK.values()
        for entry in module
        if exercise in (None, entry.exercise) and is_right in (None, entry.is_right)
    ]


def source(entry):
    """Source of an entry as a learner would have typed it.

    Parameters
    ----------
    entry : Entry

    Returns
    -------
    str
        The function without its decorator, under the name of the exercise. Comments are lost.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(entry.function)))
    function = tree.body[0]
    function.decorator_list.clear()
    function.name = entry.exercise
    return ast.unparse(tree)


# At the end, because the modules of the bank import the decorators from here.
import_module(".optimization_methods", __name__)
import_module(".more_optimization_methods", __name__)
