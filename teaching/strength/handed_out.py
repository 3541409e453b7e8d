"""Look through messages for what is never shown: lines of solutions, and what edits put in."""

import ast
import functools
import re

from teaching.reference import written_lines

_SHORTEST_LINE = 12
_SHORTEST_EDIT = 8
"""What is shorter, without its blanks, may stand anywhere by chance."""


def handed_out(said):
    """List what a message gives away that is not in the learner's own code.

    Parameters
    ----------
    said : Said

    Returns
    -------
    list of str
        Without blanks and quotes.
    """
    message, own = _squeezed(said.message), _own(said.mistake.code)
    edits = {code for code in map(_squeezed, said.put_in) if len(code) >= _SHORTEST_EDIT}
    return sorted(
        code
        for code in edits | _solution(said.mistake.exercise)
        if code in message and code not in own
    )


def missed_by_the_messages(said):
    """List the messages that give something away.

    Parameters
    ----------
    said : list of Said

    Returns
    -------
    list of str
    """
    shown = ((one, handed_out(one)) for one in said)
    return [
        f"{one.mistake.name} is told {', '.join(codes)}:\n{one.message}"
        for one, codes in shown
        if codes
    ]


@functools.cache
def _solution(name):
    """The lines, and what stands behind their equals signs."""
    lines = written_lines(name)
    values = [line.partition(" = ")[2] for line in lines]
    return {line for line in map(_squeezed, lines + values) if len(line) >= _SHORTEST_LINE}


def _own(code):
    """As it was written, and as Python writes it."""
    return _squeezed(code) + "\n" + _squeezed(ast.unparse(ast.parse(code)))


def _squeezed(text):
    return re.sub(r"[\s'\"]", "", text)
