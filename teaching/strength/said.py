"""What is said about mistakes that others made: a name, a place, one of two places, or neither.

The mistakes of `teaching.real_mistakes` are unknown to the tests. Each runs through the visible
test of its exercise, as a learner meets it.
"""

from dataclasses import dataclass

from public_tests.checking import check_of
from public_tests.exercises import assignment
from public_tests.failures import CheckFailed
from teaching.real_mistakes.marked import RealMistake
from teaching.reference import define, remember_cells


@dataclass(frozen=True)
class Said:
    """What a visible test says about a mistake.

    Attributes
    ----------
    mistake : RealMistake
    refused : bool
    named : bool
        Whether a mistake is named.
    places : tuple of str
    known : bool
        Whether what came out is told in words, such as "1/3 of the right step".
    """

    mistake: RealMistake
    refused: bool
    named: bool = False
    places: tuple[str, ...] = ()
    known: bool = False


def said_about(mistake):
    """Let the visible test of an exercise meet a real mistake.

    Parameters
    ----------
    mistake : RealMistake

    Returns
    -------
    Said
    """
    remember_cells(mistake.exercise, mistake.code)
    function = define(mistake.exercise, mistake.code)
    try:
        check_of(mistake.exercise)(function)
    except CheckFailed as failure:
        named, known = bool(failure.mistakes), "known" in failure.details
        return Said(mistake, True, named, tuple(failure.places), known)
    return Said(mistake, False)


_COLUMNS = {
    "mistakes": lambda one: True,
    "refused": lambda one: one.refused,
    "named": lambda one: one.named,
    "place said": lambda one: one.places and "one of the mistakes" not in one.places[0],
    "one of two places": lambda one: one.places and "one of the mistakes" in one.places[0],
    "described": lambda one: one.known,
    "any of these": lambda one: one.named or one.places or one.known,
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
