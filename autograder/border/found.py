"""Mistakes that the checks have named, until somebody asks: they go into the teacher's report."""

_heard = []


def hear(mistakes):
    """Remember named mistakes.

    Parameters
    ----------
    mistakes : iterable of str
        In words.
    """
    _heard.extend(mistakes)


def told():
    """Give out what was heard, each once, and forget it.

    Returns
    -------
    list of str
    """
    found = list(dict.fromkeys(_heard))
    _heard.clear()
    return found
