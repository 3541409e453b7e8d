"""The regions of a source notebook that learners never see: solutions and hidden tests."""

import difflib
import re

MARKERS = {
    "### BEGIN SOLUTION": "### END SOLUTION",
    "### BEGIN HIDDEN TESTS": "### END HIDDEN TESTS",
}
RELEASED = "### RELEASED AS"
"""Stands inside a solution. The comments between it and the end are released as code, in the place
of the solution: broken code, which learners are to mend."""
_ALL = [*MARKERS, *MARKERS.values(), RELEASED]
_LIKENESS = 0.75
"""How like a marker a comment may be before it is taken for a misspelt one, from 0 to 1."""


def misspelt(source):
    """List the comments of a cell that look like a marker and are none.

    nbgrader passes over a misspelt marker, and would release what it was meant to hide.

    Parameters
    ----------
    source : str
        Source of a cell.

    Returns
    -------
    list of str
        The lines, stripped.
    """
    comments = (line.strip() for line in source.splitlines() if line.lstrip().startswith("#"))
    return [line for line in comments if line not in _ALL and _looks_like_a_marker(line)]


def _looks_like_a_marker(comment):
    letters = _letters(comment)
    return any(
        difflib.SequenceMatcher(None, letters, _letters(marker)).ratio() > _LIKENESS
        for marker in _ALL
    )


def _letters(text):
    return re.sub(r"[^A-Z]", "", text.upper())


def unpaired(source):
    """List the markers of a cell that have no partner.

    Parameters
    ----------
    source : str
        Source of a cell.

    Returns
    -------
    list of str
    """
    open_marker, alone = None, []
    for line in map(str.strip, source.splitlines()):
        if line in MARKERS:
            alone += [open_marker] if open_marker else []
            open_marker = line
        elif line == RELEASED:
            alone += [] if open_marker == "### BEGIN SOLUTION" else [line]
        elif line in MARKERS.values():
            alone += [] if MARKERS.get(open_marker) == line else [line]
            open_marker = None
    return alone + ([open_marker] if open_marker else [])


def without_markers(source):
    """Take the marker lines out of a cell and keep what they enclose.

    Parameters
    ----------
    source : str
        Source of a cell.

    Returns
    -------
    str
    """
    return "\n".join(line for line, where in _walk(source) if where != RELEASED)


def as_released(source):
    """Put broken code in the place of the solutions of a cell.

    Parameters
    ----------
    source : str
        Source of a cell.

    Returns
    -------
    str
    """
    walked = ((line, where) for line, where in _walk(source) if where in ("", RELEASED))
    return "\n".join(line.replace("# ", "", 1) if where else line for line, where in walked)


def regions(source):
    """List the lines of a cell that stand inside a solution or a hidden test.

    Parameters
    ----------
    source : str
        Source of a cell.

    Returns
    -------
    list of str
        Stripped lines, without the markers.
    """
    return [line.strip() for line, where in _walk(source) if where in MARKERS]


def without_regions(source):
    """Take out of a cell what stands inside a solution or a hidden test.

    Parameters
    ----------
    source : str
        Source of a cell.

    Returns
    -------
    str
    """
    return "\n".join(line for line, where in _walk(source) if not where)


def _walk(source):
    """Go through the lines that are no markers, each with the marker that it stands under."""
    under = ""
    for line in source.splitlines():
        if line.strip() in _ALL:
            under = "" if line.strip() in MARKERS.values() else line.strip()
        else:
            yield line, under
