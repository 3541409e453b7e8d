"""Mistakes that the checks have named, until somebody asks: they go into the teacher's report."""

_heard = []


def hear(mistakes):
    """Remember named mistakes.

    Parameters
    ----------
    mistakes : iterable of object
        Each with an ``id`` and ``says``, its sentence, which it is as a text.
    """
    _heard.extend(mistakes)


def told():
    """Give out what was heard, each once, and forget it.

    Returns
    -------
    list of object
    """
    found = list(dict.fromkeys(_heard))
    _heard.clear()
    return found
