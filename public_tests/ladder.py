"""What a failed check says beyond the difference: which input, which mistake, what to read."""

import numpy as np

from public_tests.classes import blame_the_class
from public_tests.exercises import exercise
from public_tests.failures import NoResult
from public_tests.keys import keys_that_are_there
from public_tests.shapes import two_layers


def complete(failure, name, arguments, known=None):
    """Add to a failure what helps to find its cause.

    Parameters
    ----------
    failure : CheckFailed
        Changed in place.
    name : str
        Name of the exercise's function.
    arguments : tuple
        What the function was called with; as it was before.
    known : Known, optional
        What can be said besides. Its hint stands in the place of the exercise's.
    """
    failure.section = exercise(name).section
    given = dict(zip(exercise(name).arguments, arguments, strict=False))
    if isinstance(failure, NoResult):
        blame_the_class(failure, exercise(name))
        there = keys_that_are_there(failure.error, failure.line, given)
        failure.hint = there or two_layers(failure.error, arguments) or failure.hint
    if known:
        failure.details["known"], failure.hint = known.says, known.hint
    raised = "where" in failure.details
    if raised or "expected" in failure.details:
        settings = {name: value for name, value in given.items() if np.isscalar(value)}
        arrays = {name: value for name, value in given.items() if name not in settings}
        lines = {
            "for": ", ".join(_shapes(arrays) if raised else _entries(arrays, *failure.place)),
            "with": ", ".join(f"{name} = {value:g}" for name, value in settings.items()),
        }
        failure.details = {k: line for k, line in lines.items() if line} | failure.details


def _shapes(arrays):
    """The input of a whole call; gradients and averages have the shapes of the parameters."""
    arrays = arrays.get("parameters", arrays)
    return (f"{name} of shape {np.shape(value)}" for name, value in arrays.items())


def _entries(arrays, key="", *index):
    """The input of one entry: all that its value depends on, and no more."""
    for name, value in arrays.items():
        if isinstance(value, dict):
            yield from _entry(name, value, key.removeprefix("d"), index)
        else:
            yield f"{name} of shape {np.shape(value)}"


def _entry(name, arrays, parameter, index):
    key = parameter if parameter in arrays else f"d{parameter}"
    if key not in arrays:
        return
    label = key if name in ("parameters", "grads") else f'{name}["{key}"]'
    # Where the first index of a result counts updates, what they begin with lacks it.
    at = index[-arrays[key].ndim :]
    if len(at) == arrays[key].ndim:
        yield f"{label}{list(at)} = {arrays[key][at] + 0.0:.8g}"  # no minus before a zero
    else:
        yield f"{label} of shape {arrays[key].shape}"
