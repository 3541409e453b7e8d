"""Keep a spreadsheet from computing what a learner chose: the one guard against formulas."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def is_formula(text):
    """Whether a spreadsheet would compute a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return text.startswith(_FORMULA)


def as_text(text):
    """Keep a spreadsheet from taking a text for a formula.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        With an apostrophe before it, where it begins as a formula does.
    """
    return f"'{text}" if is_formula(text) else text
