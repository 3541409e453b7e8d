"""Two edits that may only help together: of one statement, or of two that lead into one result."""

import itertools

from public_tests.edit import computing
from public_tests.edits_of_factors import factors
from public_tests.edits_of_values import calls, operations, too_much, turned, words, wrapped
from public_tests.scope import Scope

_REGROUPED = (operations, calls), ("brackets", "root")
_SIMPLER = (turned, too_much), ("order", "too much")
_WORDS = (words,), ("key", "name", "number")
_PUT_IN = (wrapped, factors), ("power", "left out")


def pairs(suspects, settled=()):
    """Go through pairs of edits, those that are soon tried first.

    Parameters
    ----------
    suspects : list of (ast.FunctionDef or ast.ClassDef, ast.stmt)
        Statements that may be wrong, after what they stand in.
    settled : collection of ast.AST, optional
        What is right, and left alone.

    Yields
    ------
    edit : Edit
    others : iterable of Edit
        To be tried while `edit` is in place.
    """
    same = [(one, one) for one in suspects]
    yield from _in_new_shapes(_REGROUPED, same, settled)
    yield from _in_new_shapes(_SIMPLER, same, settled)
    yield from _in_new_shapes(_REGROUPED, itertools.permutations(suspects, 2), settled)
    for one in suspects:
        some = _edits(_PUT_IN, one, settled)
        yield from ((edit, some[place + 1 :]) for place, edit in enumerate(some))
    for one in suspects:
        some = _edits(_PUT_IN, one, settled)
        yield from ((edit, some) for edit in _edits(_WORDS, one, settled))


def _in_new_shapes(about, places, settled):
    """Words to try in the formula that the first edit makes, so only while it is in place."""
    for one, other in places:
        for edit in _edits(about, one, settled):
            yield edit, _later(_WORDS, other, settled)


def _later(*arguments):
    yield from _edits(*arguments)


def _edits(about, suspect, settled):
    """The edits of some kinds, kind by kind."""
    (makes, kinds), (function, statement) = about, suspect
    scope, slots = Scope(function), computing(statement, settled)
    every = [edit for make in makes for slot in slots for edit in make(*slot, scope)]
    return [edit for kind in kinds for edit in every if edit.kind == kind]
