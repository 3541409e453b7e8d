"""Warnings of a learner's code, such as numpy's: each is told once, below the message."""

import contextlib
import sys
import warnings

_MOST = 3
_heard = []


@contextlib.contextmanager
def listened():
    """Keep what the block warns of, until it is told."""
    with warnings.catch_warnings(record=True) as caught:
        try:
            yield
        finally:
            _heard.extend(caught)


def told():
    """Give out the warnings, each once, and forget them.

    Returns
    -------
    list of warnings.WarningMessage
    """
    once = {(str(one.message), one.lineno): one for one in _heard}
    _heard.clear()
    return list(once.values())


def in_words(found):
    """Say what was warned of, and in which lines.

    Parameters
    ----------
    found : list of warnings.WarningMessage

    Returns
    -------
    str
        Empty if nothing was.
    """
    said = [f"{one.message} (line {one.lineno})" for one in found]
    more = f", and {len(said) - _MOST} more" if len(said) > _MOST else ""
    return ", ".join(said[:_MOST]) + more


def show(found):
    """Warn again, on standard output: nbgrader takes anything on standard error for a failed test.

    Parameters
    ----------
    found : list of warnings.WarningMessage
    """
    with contextlib.redirect_stderr(sys.stdout):
        for one in found:
            warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)
