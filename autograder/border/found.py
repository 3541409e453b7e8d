"""Mistakes that the checks have named, until the cell that they belong to has ended."""

from autograder.findings import Mistake

_heard = []


def hear(mistakes):
    """Remember named mistakes.

    Parameters
    ----------
    mistakes : iterable
        Objects with an ``id`` and a sentence ``says``, as a course's checks make them.
    """
    _heard.extend(Mistake(str(one.id), str(one.says)) for one in mistakes)


def told():
    """Give out what was heard, each once, and forget it.

    Returns
    -------
    list of Mistake
    """
    found = list(dict.fromkeys(_heard))
    _heard.clear()
    return found
