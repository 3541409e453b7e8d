"""Call a learner's function, and say in plain words what went wrong when it does not answer."""

import contextlib
import signal
import sys
import sysconfig
import threading
import traceback
from pathlib import Path

from public_tests.failures import CheckFailed, Mistake, NoResult, StillToDo

TIME_LIMIT = 10
"""Seconds that one call may take. The exercises need milliseconds."""

MISSING_KEY = Mistake("reads_a_missing_key", "a key is read that is not there")
NUMBER_AS_OUT = Mistake(
    "gives_numpy_a_number_to_write_into",
    "the second argument of a numpy function is taken for a number to compute with",
)
PRINTED = Mistake("prints_the_result", "the result is printed and not returned")

_HINTS = {
    KeyError: "is this the right dict (keys of gradients start with d, and a key made from l needs "
    "an f before its quotes), and does the loop run exactly over the layers 1 to L?",
    NameError: "a name is used before it got a value, or is spelt in another way.",
    AttributeError: "what stands before the dot is of another kind than this line takes it for.",
    IndexError: "an index goes past the end; the shapes tell how many there are.",
    TypeError: "an operator or a function got a kind of value that it cannot take: print type() of "
    "each value on this line.",
    ValueError: "print the shapes of the arrays on this line; each dθ has the shape of its θ.",
    ZeroDivisionError: "look at what stands below the fraction bar.",
    RecursionError: "the function calls itself without end.",
}
_CALLED_WRONGLY = "the first line of the function must stay as it was: same arguments, same names."
_HERE = str(Path(__file__).parent)
_STANDARD_LIBRARY = sysconfig.get_path("stdlib")


class _TimeUp(BaseException):
    """Not an `Exception`, so that a learner's ``except Exception`` does not catch it."""


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


@contextlib.contextmanager
def _time_limit(seconds):
    """Stop the block after `seconds`, where the system has an alarm clock (Windows has none).

    The alarm rings again: what it raises is lost if it comes while Python cleans up.
    """
    here = threading.current_thread() is threading.main_thread()
    if not (here and hasattr(signal, "setitimer")):
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise_time_up)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _raise_time_up(signum, frame):
    raise _TimeUp


def call(function, *args, **kwargs):
    """Call `function` and return its result.

    What it prints is shown. A warning is shown too, on standard output: nbgrader takes anything
    on standard error for a failed test.

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
        If the function's stub is still in place.
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
        with _overheard(listener), _time_limit(TIME_LIMIT):
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
        raise _raised(error) from None
    if result is None:
        raise _nothing_returned(listener.heard)
    return result


def _overheard(listener):
    stack = contextlib.ExitStack()
    stack.enter_context(contextlib.redirect_stdout(listener))
    # Python looks up sys.stderr when it shows a warning, so this catches numpy's warnings too.
    stack.enter_context(contextlib.redirect_stderr(listener))
    return stack


def _still_to_do(error):
    frame = _last_frame(error)
    where = f" (line {frame.lineno} of its cell is still `raise StillToDo`)" if frame else ""
    return f"still to do{where}."


def _raised(error):
    problem = f"your function raised {type(error).__name__}: {_first_line(error)}"
    frame = _last_frame(error)
    if frame is None:
        return NoResult(problem, hint=_CALLED_WRONGLY)
    where = f"in line {frame.lineno}: {frame.line}" if frame.line else f"in line {frame.lineno}"
    hints = (hint for kind, hint in _HINTS.items() if isinstance(error, kind))
    return NoResult(problem, {"where": where}, next(hints, None), _told(error))


def _told(error):
    """The mistake, where the exception itself says which it is."""
    if isinstance(error, KeyError):
        return MISSING_KEY
    if "return arrays must be of ArrayType" in str(error):
        return NUMBER_AS_OUT
    return None


def _last_frame(error):
    """The innermost frame of the learner's own code, not of a library that it called."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if not _is_library(frame.filename)]
    return own[-1] if own else None


def _is_library(filename):
    places = ("site-packages", _HERE, _STANDARD_LIBRARY)
    return filename.endswith(".pyx") or any(place in filename for place in places)


def _first_line(error):
    return (str(error).strip().splitlines() or [""])[0]


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
        return f"an array of shape {tuple(shape)}"
    if isinstance(thing, dict):
        return f"a dict with {len(thing)} keys" if thing else "an empty dict"
    if isinstance(thing, (list, tuple)):
        kind = type(thing).__name__
        return f"a {kind} of {len(thing)} values" if thing else f"an empty {kind}"
    return f"{type(thing).__name__} {thing!r:.40}"
