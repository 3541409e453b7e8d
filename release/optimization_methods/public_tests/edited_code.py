"""Run code of a learner's that was edited: without files or input, and not for long."""

import builtins
import copy
import importlib
import traceback

import numpy as np

from public_tests.alarms import PROCESSOR, alarm

FILE = "<edited>"
"""What the tracebacks of edited code call it."""
_ONE_RUN = 0.03
_MODULES = ("numpy", "math", "copy", "itertools", "functools", "collections", "types", "operator")
_KEPT_BACK = ("open", "input", "exec", "eval", "compile", "breakpoint", "exit", "quit", "help")


class TooLong(BaseException):
    """A run of an edited function that does not end."""


def names_of(modules, values):
    """Make the names that edited code finds.

    Parameters
    ----------
    modules, values : dict
        As `public_tests.own_code.own_code` gives them; what is not harmless is left out.

    Returns
    -------
    dict of str to object
    """
    found = {"np": np, "deepcopy": copy.deepcopy, "__builtins__": _builtins()}
    for word, source in modules.items():
        module, _, attribute = source.partition(":")
        if module.partition(".")[0] in _MODULES:
            loaded = importlib.import_module(module)
            found[word] = getattr(loaded, attribute) if attribute else loaded
    return {**found, **values, "__name__": "learner"}


def lines_that_raise(function, arguments):
    """List the lines of edited code in which a run fails.

    Parameters
    ----------
    function : callable
    arguments : tuple

    Returns
    -------
    list of int
        Empty if it does not.
    """
    try:
        run(function, copied(arguments))
    except (Exception, TooLong) as error:
        frames = traceback.walk_tb(error.__traceback__)
        return [line for frame, line in frames if frame.f_code.co_filename == FILE]
    return []


def copied(arguments):
    """Copy arguments as `copy.deepcopy` does, at a tenth of its time.

    Parameters
    ----------
    arguments : tuple

    Returns
    -------
    list
    """
    return [_copy(one) for one in arguments]


def _copy(thing):
    if isinstance(thing, dict):
        return {key: _copy(value) for key, value in thing.items()}
    return thing.copy() if isinstance(thing, np.ndarray) else thing


def run(function, given):
    """Call a function.

    Parameters
    ----------
    function : callable
    given : list
        Its arguments.

    Returns
    -------
    object

    Raises
    ------
    TooLong
        If it takes too long.
    """
    np.random.seed(987654321)
    with alarm(PROCESSOR, _ONE_RUN, TooLong):
        return function(*given)


def _builtins():
    def bring(name, *arguments):
        if name.partition(".")[0] not in _MODULES:
            raise ImportError(name)
        return importlib.__import__(name, *arguments)

    harmless = {k: v for k, v in vars(builtins).items() if k not in _KEPT_BACK}
    return {**harmless, "__import__": bring}
