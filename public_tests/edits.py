"""Small edits of a function: each is a mistake that people make, undone.

An edit says what kind of mistake it would undo, and which piece of the learner's own text that is
about. What it puts there instead is never shown.
"""

import ast
import itertools

from public_tests.edit import at, computing, single, slots_of
from public_tests.edits_of_factors import factors
from public_tests.edits_of_formulas import regrouped
from public_tests.edits_of_lines import exchanged, lines, renamed, stored
from public_tests.edits_of_slices import slices
from public_tests.edits_of_values import (
    axes,
    calls,
    operations,
    others,
    too_much,
    turned,
    words,
    wrapped,
)
from public_tests.scope import Scope

# A sign is more often wrong than the order of what is subtracted, and one puts the other right.
_OF_VALUES = (too_much, words, operations, regrouped, turned, calls, axes, others, wrapped)
_LINES = (ast.Assign, ast.AugAssign, ast.Expr)
_INNER = {ast.Lambda: "body", ast.ListComp: "elt", ast.GeneratorExp: "elt", ast.DictComp: "value"}
"""Where the formula stands in what cannot be multiplied itself."""


def edits(function, settled=()):
    """Go through the small edits of a function or class.

    Parameters
    ----------
    function : ast.FunctionDef or ast.ClassDef
    settled : collection of ast.stmt
        Statements that are right, and left alone.

    Yields
    ------
    Edit
        Those that change least first, as far as that is cheap to tell.
    """
    slots, scope = list(slots_of(function, settled)), Scope(function, settled)
    for make in _OF_VALUES[:-1]:
        for owner, key, node in slots:
            yield from make(owner, key, node, scope)
    yield from slices(function, scope)
    for owner, key, node in slots:
        yield from wrapped(owner, key, node, scope)
    for owner, key, node in reversed(computing(function, settled)):  # the step comes last
        yield from factors(owner, key, node, scope)
    for body_owner, field in _bodies(function):
        for make in (renamed, exchanged, stored, lines):
            yield from make(body_owner, field, scope)


def alike(function, settled=()):
    """Go through the edits that change two lines of the same shape in the same way.

    Parameters
    ----------
    function : ast.FunctionDef or ast.ClassDef
    settled : collection of ast.stmt
        Statements that are right, and left alone.

    Yields
    ------
    tuple of Edit
        One of each line.
    """
    scope = Scope(function, settled)
    lines = [one for one in ast.walk(function) if isinstance(one, _LINES) and one not in settled]
    for first, second in itertools.combinations(lines, 2):
        if _shape(first) == _shape(second):
            yield from zip(_values_of(first, scope), _values_of(second, scope), strict=False)


def _values_of(statement, scope):
    for make in _OF_VALUES:
        for owner, key, node in list(slots_of(statement)):
            yield from make(owner, key, node, scope)


def _shape(statement):
    """What a line is, whatever its words."""
    return [type(node) for node in ast.walk(statement)]


def steps_of(function):
    """List the statements of a function that compute something.

    Parameters
    ----------
    function : ast.FunctionDef or ast.ClassDef

    Returns
    -------
    list of ast.stmt
        With a value each, that is no mere name or empty collection.
    """
    made = (ast.Assign, ast.AugAssign)
    plain = (ast.Name, ast.Dict, ast.List, ast.Constant)
    return [
        node
        for node in ast.walk(function)
        if (isinstance(node, made) and not isinstance(node.value, plain))
        or (isinstance(node, ast.Return) and isinstance(node.value, ast.BinOp))
    ]


def spoiled(part):
    """An edit that makes a part of a statement wrong, whatever it is.

    Parameters
    ----------
    part : (object, object, ast.expr)
        As `parts_of` gives them.

    Returns
    -------
    Edit
    """
    owner, key, value = part
    new = at(value, ast.BinOp(value, ast.Mult(), ast.Constant(1.7)))
    return single("too much", value, owner, key, new)


def parts_of(statement):
    """List what a statement computes, each part of it that can be wrong by itself.

    Parameters
    ----------
    statement : ast.stmt

    Returns
    -------
    list of (object, object, ast.expr)
        A list or a node, an index or a field of it, and the part: the elements of a tuple, what a
        short function or a comprehension computes, or else the whole value.
    """
    value = statement.value
    if isinstance(value, ast.Tuple):
        return [(value.elts, place, part) for place, part in enumerate(value.elts)]
    inner = _INNER.get(type(value))
    return [(value, inner, getattr(value, inner))] if inner else [(statement, "value", value)]


def _bodies(function):
    """Each block of statements: its owner and field."""
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            if isinstance(getattr(node, field, None), list) and getattr(node, field):
                yield node, field
