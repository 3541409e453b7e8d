"""Tell a cell of this assignment from one of another that has the same name."""

import re


def is_alike(source, released):
    """Whether a cell may be what became of a released one.

    Parameters
    ----------
    source, released : str
        What stands in the two.

    Returns
    -------
    bool
        Whether it defines a function or class that the released one defines, which learners keep;
        where that defines none, whether it has the same text.
    """
    defined = _defined(released)
    return bool(defined & _defined(source)) if defined else source.strip() == released.strip()


def _defined(source):
    return set(re.findall(r"^(?:def|class)\s+(\w+)", source, re.MULTILINE))
