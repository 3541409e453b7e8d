"""Call a learner's function, and say in plain words what went wrong when it does not answer."""

import contextlib
import numbers
import sys

import numpy as np

from public_tests.alarms import WALL, alarm
from public_tests.failures import CheckFailed, Mistake, NoResult, StillToDo
from public_tests.raising import place_of, raised
from public_tests.warned import listened

TIME_LIMIT = 10
"""Seconds that one call may take. The exercises need milliseconds."""

PRINTED = Mistake("prints_the_result", "the result is printed and not returned")


class _TimeUp(BaseException):
    """A call that takes too long."""


class _Listener:
    """Standard output as before, but remembering whether anything was said."""

    def __init__(self, stream):
        self._stream = stream
        self.heard = False

    def write(self, text):
        self.heard = self.heard or bool(text.strip())
        return self._stream.write(text)

    def __getattr__(self, name):
        return getattr(self._stream, name)


def call(function, *args, **kwargs):
    """Call `function` and return its result.

    What it prints is shown, on standard output: nbgrader takes anything on standard error for a
    failed test. What it warns of is kept for `public_tests.warned`.

    Parameters
    ----------
    function : callable
        A learner's function.
    *args, **kwargs
        Handed on as they are.

    Returns
    -------
    object
        Whatever the function returned, but never None.

    Raises
    ------
    StillToDo
        If the function's stub, or another line that says so, is still in place.
    CheckFailed
        If the function checks something itself.
    NoResult
        If the function is no function, raises, takes longer than `TIME_LIMIT` seconds, or
        returns nothing.
    """
    if not callable(function):
        raise NoResult(
            f"expected a function, got {describe(function)}.",
            hint="pass the function itself: its name, without brackets behind it.",
        )
    listener = _Listener(sys.stdout)
    try:
        with _overheard(listener), listened(), alarm(WALL, TIME_LIMIT, _TimeUp):
            result = function(*args, **kwargs)
    except StillToDo as error:
        raise StillToDo(_still_to_do(error)) from None
    except CheckFailed:  # of a given function, which says best what is wrong
        raise
    except _TimeUp:
        raise NoResult(
            f"no answer after {TIME_LIMIT} seconds.", hint="is there a loop that never ends?"
        ) from None
    except (Exception, SystemExit) as error:
        if _is_left_over(error):
            raise StillToDo(_still_to_do(error)) from None
        if not hasattr(error, "returned"):
            raise raised(error) from None
        result = error.returned  # in grading: what it returned does not cross the border
    if result is None:
        raise _nothing_returned(listener.heard)
    return result


def _overheard(listener):
    stack = contextlib.ExitStack()
    stack.enter_context(contextlib.redirect_stdout(listener))
    stack.enter_context(contextlib.redirect_stderr(listener))
    return stack


def _still_to_do(error):
    place = place_of(error)
    left = f"raise {type(error).__name__}"
    where = f" (line {place.number} of its cell is still `{left}`)" if place else ""
    return f"still to do{where}."


def _is_left_over(error):
    """Whether a line of the learner's own says that it is still to be written."""
    place = place_of(error) if isinstance(error, NotImplementedError) else None
    return place is not None and place.text.startswith("raise NotImplementedError")


def _nothing_returned(printed):
    if printed:
        return NoResult(
            "your function printed something but returned nothing (None).",
            hint="print shows a value to you; return hands it to whoever called the function.",
            told=PRINTED,
        )
    return NoResult(
        "your function returned nothing (None).", hint="is the line with `return` still there?"
    )


def describe(thing):
    """Say in a few words what a value is, for a message.

    Parameters
    ----------
    thing : object

    Returns
    -------
    str
    """
    shape = getattr(thing, "shape", None)
    if shape is not None and shape != ():
        strange = thing.dtype.kind not in "buifcUS"
        return f"an array of {f'dtype {thing.dtype}' if strange else f'shape {tuple(shape)}'}"
    if isinstance(thing, dict):
        return f"a dict with {len(thing)} keys" if thing else "an empty dict"
    if isinstance(thing, (list, tuple)):
        kind = type(thing).__name__
        return f"a {kind} of {len(thing)} values" if thing else f"an empty {kind}"
    kind = type(thing).__name__
    if thing is None or isinstance(thing, (numbers.Number, str, bytes, np.generic, np.ndarray)):
        return f"{kind} {thing!r:.40}"
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"
