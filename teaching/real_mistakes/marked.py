"""A wrong solution: code as text, with the lines marked at which a reader would point."""

import re
import textwrap
from dataclasses import dataclass

_MARK = re.compile(r"  # wrong(?: (too|twice))?$")
_FIRST, _SECOND = {None, "twice"}, {"too", "twice"}


@dataclass(frozen=True)
class WrongCode:
    """One wrong solution.

    Attributes
    ----------
    exercise : str
        Name of the function that the tests call.
    name : str
        What is wrong, in a few words; no two of an exercise share one.
    code : str
        What the learner's cell holds.
    places : tuple of frozenset of int
        The lines of each mistake, counted from 1: any of them is the right place. Empty if
        something is missing.
    """

    exercise: str
    name: str
    code: str
    places: tuple[frozenset[int], ...]

    @property
    def lines(self):
        """The lines of all of its mistakes."""
        return frozenset().union(*self.places)

    @property
    def compound(self):
        """Whether it is two mistakes at once."""
        return len(self.places) > 1


def wrong(exercise, name, marked, head=""):
    """Make a wrong solution of text whose wrong lines are marked.

    Parameters
    ----------
    exercise : str
    name : str
    marked : str
        The code. A wrong line ends in ``# wrong``, one of a second mistake in ``# wrong too``, and
        one of both in ``# wrong twice``.
    head : str, optional
        Lines that the notebook gives, before `marked`, which then is the body of the function
        that they end in.

    Returns
    -------
    WrongCode
    """
    body = textwrap.dedent(marked).strip("\n")
    deeper = textwrap.indent(body, " " * _depth(head)) if head else body
    text = f"{head}{deeper}\n".splitlines()
    places = (_lines(text, meant) for meant in (_FIRST, _SECOND))
    code = "\n".join(_MARK.sub("", line) for line in text) + "\n"
    return WrongCode(exercise, name, code, tuple(filter(None, places)))


def _depth(head):
    """How far the block below the last `def` is indented."""
    starts = [line for line in head.splitlines() if line.lstrip().startswith("def ")]
    return len(starts[-1]) - len(starts[-1].lstrip()) + 4


def _lines(text, meant):
    marks = ((number, _MARK.search(line)) for number, line in enumerate(text, start=1))
    return frozenset(number for number, mark in marks if mark and mark[1] in meant)
