"""A bank of wrong and of right learner solutions: ``<assignment>/<exercise>.py``.

The tests of the autograder run every entry, and the script that makes the example class puts
the source of some of them into notebooks. So each solution is one self-contained function, or
class where learners write one: it uses `np`, `math` and builtins only, keeps its helpers inside,
and carries no docstring that would tell a learner's reader what is wrong with it.

A file is named like the function that the exercise's tests call. It registers its solutions while
it is imported::

    @wrong("decay_rate is left out")
    def lr_ignores_the_decay_rate(learning_rate0, epoch_num, decay_rate):
        return learning_rate0 / (1 + epoch_num)

The name of the function is then the id of the mistake, by which a class is counted. So it stays,
while the sentence may be put in better words.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from public_tests.exercises import exercise
from public_tests.failures import Mistake
from teaching.reference import using

__all__ = ["Entry", "entries", "right", "source", "wrong"]


@dataclass(frozen=True)
class Entry:
    """One solution of one exercise.

    Attributes
    ----------
    exercise : str
        Name of the function that the tests call.
    written : callable
        The solution itself, with the signature of what the learner was asked to write.
    is_right : bool
        Whether a grader must accept it.
    mistake : Mistake or None
        None for a right one, and for those that nobody could tell from the result.
    description : str
        What it is, in a short phrase, where there is no mistake to say it.
    """

    exercise: str
    written: Callable
    is_right: bool
    mistake: Mistake | None = None
    description: str = ""

    @property
    def name(self):
        """Name of the solution in the bank; no two entries share one."""
        return self.written.__name__

    @property
    def function(self):
        """What the tests call: the solution, or the given function that uses it."""
        return using(self.exercise, self.written)


_BANK: list[Entry] = []


def wrong(mistake=None, description=""):
    """Register the decorated function as a solution a grader must not let through.

    Parameters
    ----------
    mistake : str or Mistake, optional
        What the mistake is, in words for the learner, completing "This is what comes out when
        ...". Solutions that make the same mistake share a `Mistake`.
    description : str, optional
        The same for the teacher, if nobody could tell the mistake from the result.
    """
    return _register(False, mistake, description)


def right(description):
    """Register the decorated function as a solution a grader must accept.

    Parameters
    ----------
    description : str
        The style.
    """
    return _register(True, None, description)


def _register(is_right, mistake, description):
    def decorate(function):
        if any(entry.name == function.__name__ for entry in _BANK):
            raise ValueError(f"two entries of the bank are named {function.__name__!r}")
        exercise_name = function.__module__.rpartition(".")[2]
        made = Mistake(function.__name__, mistake) if isinstance(mistake, str) else mistake
        _BANK.append(Entry(exercise_name, function, is_right, made, description))
        return function

    return decorate


def entries(name=None, is_right=None):
    """List the entries, those of an exercise in the order in which they stand in its file.

    Parameters
    ----------
    name : str, optional
        Keep only the solutions of this exercise.
    is_right : bool, optional
        Keep only the right (True) or only the wrong (False) ones.

    Returns
    -------
    list of Entry
    """
    return [
        entry
        for entry in _BANK
        if name in (None, entry.exercise) and is_right in (None, entry.is_right)
    ]


def source(entry):
    """Source of an entry as a learner would have typed it.

    Parameters
    ----------
    entry : Entry

    Returns
    -------
    str
        The solution without its decorator, under the name that the exercise asks for. Comments
        are lost.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(entry.written)))
    solution = tree.body[0]
    solution.decorator_list.clear()
    solution.name = exercise(entry.exercise).written
    return ast.unparse(tree)


# At the end, because the files of the bank import the decorators from here.
for _path in sorted(Path(__file__).parent.glob("*/*.py")):
    import_module(f".{_path.parent.name}.{_path.stem}", __name__)
