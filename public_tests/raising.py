"""What is said when a learner's function raises: in which line, and what to look at there."""

import re
import sys
import sysconfig
import traceback
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from public_tests.failures import Mistake, NoResult

MISSING_KEY = Mistake("reads_a_missing_key", "a key is read that is not there")
NUMBER_AS_OUT = Mistake(
    "gives_numpy_a_number_to_write_into",
    "the second argument of a numpy function is taken for a number to compute with",
)

_HINTS = {
    KeyError: "is this the right dict (keys of gradients start with d, and a key made from l needs "
    "an f before its quotes), and does the loop run exactly over the layers 1 to L?",
    NameError: "a name is used before it got a value, or is spelt in another way.",
    AttributeError: "what stands before the dot is of another kind than this line takes it for.",
    IndexError: "an index goes past the end; the shapes tell how many there are.",
    TypeError: "an operator or a function got a kind of value that it cannot take: print type() of "
    "each value on this line.",
    ValueError: "print the shapes of the arrays on this line.",
    ZeroDivisionError: "look at what stands below the fraction bar.",
    RecursionError: "the function calls itself without end.",
    AssertionError: "print what it compares; or is it older than what the exercise asks for?",
}
_CALLED_WRONGLY = "the first line of the function must stay as it was: same arguments, same names."
_GIVEN = [str(Path(__file__).parents[1] / name) for name in ("public_tests", "opt_utils")]
_STANDARD_LIBRARY = sysconfig.get_path("stdlib")
_MODULES = sys.stdlib_module_names | {"np", "numpy", "plt", "matplotlib"}
_NO_DICT = ("only integers, slices", "not subscriptable", "support item assignment")
"""What Python and numpy say where a key stands behind what holds none."""
_LONGEST_LINE = 200


@dataclass(frozen=True)
class Place:
    """A line of a learner's own code.

    Attributes
    ----------
    function : str
        In which it stands.
    number : int
        In its cell.
    text : str
        May be empty.
    names : dict of str to object
        The names that are known there.
    """

    function: str
    number: int
    text: str
    names: dict

    def __str__(self):
        return f"line {self.number}: {self.text}" if self.text else f"line {self.number}"


def place_of(error):
    """Find the innermost line of the learner's own code, not of a library that it called.

    Parameters
    ----------
    error : BaseException

    Returns
    -------
    Place or None
    """
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    lines = traceback.extract_tb(error.__traceback__)
    own = [at for at, line in enumerate(lines) if not _is_library(line.filename)]
    if not own:
        return None
    line, frame = lines[own[-1]], frames[own[-1]]
    return Place(line.name, line.lineno, line.line[:_LONGEST_LINE], dict(frame.f_locals))


def _is_library(filename):
    places = ("site-packages", _STANDARD_LIBRARY, *_GIVEN)
    return filename.endswith(".pyx") or any(place in filename for place in places)


def raised(error):
    """Make the failure of a function that raised.

    Parameters
    ----------
    error : BaseException

    Returns
    -------
    NoResult
    """
    place, first = place_of(error), _first_line(error)
    said = ": ".join(filter(None, (type(error).__name__, first)))
    problem = f"your function raised {said}"
    if isinstance(error, AssertionError):
        problem = f"your own `assert` does not hold{first and f': {first}'}"
    if place is None:
        failure = NoResult(problem, hint=_CALLED_WRONGLY)
    else:
        failure = NoResult(problem, {"where": f"in {place}"}, _hint(error, place), _told(error))
    failure.error, failure.line = error, place
    return failure


def _first_line(error):
    return (str(error).strip().splitlines() or [""])[0]


def _told(error):
    """The mistake, where the exception itself says which it is."""
    if isinstance(error, KeyError):
        return MISSING_KEY
    if "return arrays must be of ArrayType" in str(error):
        return NUMBER_AS_OUT
    return None


def _hint(error, place):
    hints = (hint for kind, hint in _HINTS.items() if isinstance(error, kind))
    return _about_names(error, place) or next(hints, None)


def _about_names(error, place):
    """What the names of the line say, where the general hint would be idle or false."""
    if isinstance(error, NameError):
        return _about_a_module(str(error))
    if "NoneType" in str(error):
        return _about_none(place)
    if any(words in str(error) for words in _NO_DICT):
        return _about_another_kind(place)
    return None


def _about_a_module(message):
    missing = re.match(r"name '(\w+)' is not defined", message)
    if missing and missing[1] in _MODULES:
        return f"nobody has imported `{missing[1]}`: import it in this cell."
    return None


def _about_none(place):
    if re.search(r"\bNone\b", place.text):
        return "`None` still stands on this line: what belongs in its place?"
    words = re.findall(r"\b[A-Za-z_]\w*", place.text)
    names = [name for name in words if place.names.get(name, 0) is None]
    who = f"`{names[0]}` is None" if names else "something is None"
    return f"{who} on this line: is a line before it still to be written, or does it set None?"


def _about_another_kind(place):
    """A name with a key behind it that holds no dict."""
    for name, behind in re.findall(r"\b([A-Za-z_]\w*)\[\s*([^\]]*)", place.text):
        held = place.names.get(name)
        is_key = re.match(r"[rf]*[\"']", behind) or isinstance(place.names.get(behind), str)
        if is_key and isinstance(held, (np.ndarray, np.number, int, float)):
            kind = "an array" if np.ndim(held) else "a number"
            return f"`{name}` is {kind} here, no dict: was the name set anew, by `{name} = ...`?"
    return None
