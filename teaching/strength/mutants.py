"""Mutants of the reference solutions: each is a solution with one small change.

cosmic-ray knows the changes: another operator, another number, a loop that never runs. Mutants that
do what the solution does are equivalents; they are set aside by hand, in ``equivalents.toml``.
"""

import ast
import itertools
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from teaching.real_mistakes.marked import WrongCode
from teaching.reference import define, reference_code

EQUIVALENTS = Path(__file__).with_name("equivalents.toml")


@dataclass(frozen=True)
class Mutant:
    """A reference solution with one change.

    Attributes
    ----------
    exercise : str
        Name of the exercise's function.
    operator : str
        What cosmic-ray calls the kind of change.
    occurrence : int
        Which of the places that the operator can change, from 0.
    number : int
        Of the line that is changed, from 1.
    code : str
        The changed solution.
    function : callable
        What it defines.
    """

    exercise: str
    operator: str
    occurrence: int
    number: int
    code: str
    function: Callable

    @property
    def name(self):
        """What identifies the mutant; no two share it."""
        line = self.code.splitlines()[self.number - 1].strip()
        return f"{self.exercise} {self.operator} {self.occurrence}: {line}"

    @property
    def marked(self):
        """Its code, with the lines of the statement that is changed."""
        lines = _lines_of_statement(self.code, self.number)
        return WrongCode(self.exercise, self.name, self.code, (lines,))


def mutants(exercise):
    """Make all mutants of a reference solution, in the same order every time.

    Parameters
    ----------
    exercise : str
        Name of the exercise's function.

    Returns
    -------
    list of Mutant
    """
    operators = {name: get_operator(name) for name in sorted(operator_names())}
    # An operator with arguments wants to be told what to change, and puts numbers there by chance.
    plain = [name for name, operator in operators.items() if not operator.arguments()]
    return [mutant for name in plain for mutant in _changed(exercise, name, operators[name]())]


def _changed(exercise, operator_name, operator):
    code = reference_code(exercise)
    for occurrence in itertools.count():
        mutated = mutate_code(code, operator, occurrence)
        if mutated is None:
            return
        number, function = _changed_line(code, mutated), define(exercise, mutated)
        yield Mutant(exercise, operator_name, occurrence, number, mutated, function)


def _changed_line(before, after):
    lines = enumerate(zip(before.splitlines(), after.splitlines(), strict=False), start=1)
    return next(number for number, (old, new) in lines if old != new)


def _lines_of_statement(code, number):
    """The lines of the innermost statement that a line belongs to; of a block those of its head."""
    heads = [_head(node) for node in ast.walk(ast.parse(code)) if isinstance(node, ast.stmt)]
    return frozenset(max((head for head in heads if number in head), key=min))


def _head(node):
    body = getattr(node, "body", None)
    return range(node.lineno, body[0].lineno if body else node.end_lineno + 1)


def equivalents(made):
    """Find the mutants that do what the solution does.

    Parameters
    ----------
    made : list of Mutant
        The mutants of all exercises.

    Returns
    -------
    dict of str to str
        Why each is equivalent, by its name.

    Raises
    ------
    LookupError
        If the file names a mutant that is not made any more.
    """
    reasons = tomllib.loads(EQUIVALENTS.read_text(encoding="utf-8"))
    stale = reasons.keys() - {mutant.name for mutant in made}
    if stale:
        raise LookupError(f"{EQUIVALENTS.name} names what is no mutant: {', '.join(sorted(stale))}")
    return reasons
