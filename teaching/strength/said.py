"""What is said about a wrong solution: a name, a place, one of two places, or neither.

It runs through the visible test of its exercise, as a learner meets it.
"""

import ast
import re
from dataclasses import dataclass

from public_tests.checking import check_of
from public_tests.exercises import assignment, exercise
from public_tests.failures import CheckFailed
from public_tests.first_line import DIFFERS
from teaching.real_mistakes.marked import WrongCode
from teaching.reference import define, remember_cells
from teaching.strength.judging import quietly
from teaching.strength.recorded import recorded


@dataclass(frozen=True)
class Said:
    """What a visible test says about a mistake.

    Attributes
    ----------
    mistake : WrongCode
    message : str
        As the learner reads it; empty if the test passes.
    names : tuple of str
        The ids of the mistakes that are named.
    recognized : bool
        Whether they were found in a list of known ones; else what failed says which it is.
    places : tuple of str
    line : int or None
        The line that is shown as the one that raised, or as not the released one.
    known : bool
        Whether what came out is told in words, such as "1/3 of the right step".
    put_in : tuple of str
        What the edits have put in which gave the places.
    """

    mistake: WrongCode
    message: str = ""
    names: tuple[str, ...] = ()
    recognized: bool = False
    places: tuple[str, ...] = ()
    line: int | None = None
    known: bool = False
    put_in: tuple[str, ...] = ()

    @property
    def refused(self):
        """Whether the test fails."""
        return bool(self.message)

    @property
    def pointed(self):
        """The lines to look at: for each place a set, of which all are meant, or any."""
        line = [({self.line}, True)] if self.line else []
        return [lines_of(place) for place in self.places] or line


def said_about(mistake):
    """Let the visible test of an exercise meet a wrong solution.

    Parameters
    ----------
    mistake : WrongCode

    Returns
    -------
    Said
    """
    remember_cells(mistake.exercise, mistake.code)
    function = define(mistake.exercise, mistake.code)
    with quietly(), recorded() as put_in:
        try:
            check_of(mistake.exercise)(function)
        except CheckFailed as failure:
            return _said(mistake, failure, put_in)
    return Said(mistake)


def _said(mistake, failure, put_in):
    return Said(
        mistake,
        str(failure),
        tuple(one.id for one in failure.mistakes),
        bool(failure.recognized),
        tuple(failure.places),
        _line_of(mistake, failure),
        "known" in failure.details,
        tuple(put_in),
    )


def _line_of(mistake, failure):
    if failure.details.get("known", "").startswith(DIFFERS):
        return _first_line(mistake)
    place = getattr(failure, "line", None)
    if place is None or "where" not in failure.details:
        return None
    lines = mistake.code.splitlines()[place.number - 1 : place.number]
    return place.number if place.text in [line.strip() for line in lines] else None


def _first_line(mistake):
    """Of the function, or of the ``__init__`` of a class."""
    names = {exercise(mistake.exercise).written, "__init__"}
    nodes = ast.walk(ast.parse(mistake.code))
    return max(n.lineno for n in nodes if isinstance(n, ast.FunctionDef) and n.name in names)


def lines_of(place):
    """Read the lines of a place.

    Parameters
    ----------
    place : str
        As `public_tests.places.places_of` gives it.

    Returns
    -------
    lines : set of int
    all_of_them : bool
        Whether all of them are meant; else any.
    """
    numbers = re.match(r"lines? ([\d, or]+):", place)[1]
    return {int(one) for one in re.findall(r"\d+", numbers)}, " or " not in numbers


def is_at(pointed, lines):
    """Tell whether what is pointed at lies in some lines.

    Parameters
    ----------
    pointed : tuple of (set of int, bool)
        As `lines_of` gives it.
    lines : collection of int

    Returns
    -------
    bool
    """
    shown, all_of_them = pointed
    return shown <= set(lines) if all_of_them else not shown.isdisjoint(lines)


_COLUMNS = {
    "mistakes": lambda one: True,
    "refused": lambda one: one.refused,
    "named": lambda one: one.names,
    "place said": lambda one: one.places and "one of the mistakes" not in one.places[0],
    "one of two places": lambda one: one.places and "one of the mistakes" in one.places[0],
    "described": lambda one: one.known,
    "any of these": lambda one: one.names or one.places or one.known,
}


def said_table(said, names):
    """Count what is said, by assignment.

    Parameters
    ----------
    said : list of Said
    names : list of str
        Of the assignments.

    Returns
    -------
    list of list of str
        The head, a row for each assignment, and the sums.
    """
    rows = [["assignment", *_COLUMNS]]
    for name in names:
        its = [one for one in said if one.mistake.exercise in assignment(name).EXERCISES]
        rows.append([f"`{name}`", *_sums(its)])
    return [*rows, ["all", *_sums(said)]]


def _sums(said):
    return [str(sum(bool(counts(one)) for one in said)) for counts in _COLUMNS.values()]
