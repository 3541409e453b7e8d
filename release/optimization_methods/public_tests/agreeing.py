"""Whether a place can belong to the mistake that is named.

Several edits can put one result right. One of a statement that the mistake leaves as it is would
contradict the name. A statement is known by the word to which it assigns.
"""

import ast

from public_tests.exercises import data, exercise


def left_right(name, mistakes):
    """List the words of statements that are right, whichever of some mistakes was made.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    mistakes : list of Mistake

    Returns
    -------
    set of str
        Empty if no mistake is given, or if nothing is known about one.
    """
    known = data(f"{exercise(name).assignment}.mistakes").get(name, [])
    ids = {mistake.id for mistake in mistakes}
    leaves = [set(one["leaves"]) for one in known if one["id"] in ids]
    return set.intersection(*leaves) if leaves else set()


def assigned(statement):
    """List the words to which a statement assigns: ``v`` for ``self.v[key] = 0``.

    Parameters
    ----------
    statement : ast.AST

    Returns
    -------
    set of str
        ``return`` where names are returned; empty for any other statement.
    """
    if isinstance(statement, ast.Return):
        return {"return"} if _is_plain(statement.value) else set()
    targets = getattr(statement, "targets", [])
    if isinstance(statement, ast.AugAssign):
        targets = [statement.target]
    parts = (part for target in targets for part in getattr(target, "elts", [target]))
    return set(map(_word, parts))


def _is_plain(value):
    """Whether nothing is computed."""
    return all(isinstance(one, ast.Name) for one in getattr(value, "elts", [value]))


def _word(target):
    if isinstance(target, (ast.Subscript, ast.Starred)):
        return _word(target.value)
    return getattr(target, "attr", getattr(target, "id", ""))


def assigned_in(text, line):
    """List the words to which the statements on a line assign.

    Parameters
    ----------
    text : str
        Python code.
    line : int
        Counted from 1.

    Returns
    -------
    set of str
    """
    every = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt))
    here = (node for node in every if node.lineno <= line <= node.end_lineno)
    return set().union(*map(assigned, here))
