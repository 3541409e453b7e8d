"""What a mistake leaves right: the words to which its right statements assign.

The messages say no place beside the name of a mistake if the mistake leaves that place as it is.
"""

import ast
import functools

from public_tests.agreeing import assigned
from teaching.bank import entries, source
from teaching.reference import given_statements, reference_code


def leaves(entry):
    """List the words to which a wrong solution assigns as some right solution does.

    Parameters
    ----------
    entry : Entry

    Returns
    -------
    list of str
        Empty too if all its statements are right ones, and stand in another order or are too few.
    """
    mine, right = _statements(source(entry)), _right(entry.exercise)
    wrong, kept = mine.keys() - right, mine.keys() & right
    # A line of the release is never blamed; where a learner changed it, it may be what is wrong.
    kept -= set(given_statements(entry.exercise))
    return sorted(_words(mine, kept) - _words(mine, wrong)) if wrong else []


def _words(statements, texts):
    return set().union(*(statements[text] for text in texts))


@functools.cache
def _right(exercise):
    """The statements of all right solutions."""
    codes = [reference_code(exercise), *map(source, entries(exercise, is_right=True))]
    return frozenset().union(*map(_statements, codes))


def _statements(code):
    """The words to which each statement assigns, by its text."""
    kinds = (ast.Assign, ast.AugAssign, ast.Return, ast.Expr)
    nodes = (node for node in ast.walk(ast.parse(code)) if isinstance(node, kinds))
    return {ast.unparse(node): assigned(node) for node in nodes}
