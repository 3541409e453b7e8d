"""What shapes that do not fit together belong to."""

import re

import numpy as np

_SHAPES = re.compile(r"\(([\d, ]+)\)")


def two_layers(error, arguments):
    """Name the parameters whose shapes meet where arrays do not fit together.

    Parameters
    ----------
    error : BaseException or None
        What a learner's function raised.
    arguments : tuple
        What it was called with; parameters first.

    Returns
    -------
    str or None
        None if the error is another, or a shape is not that of exactly one parameter.
    """
    parameters = next(iter(arguments), None)
    if not isinstance(error, ValueError) or not isinstance(parameters, dict):
        return None
    meet = [_owner(shape, parameters) for shape in _SHAPES.findall(str(error))[:2]]
    if len(meet) < 2 or None in meet or meet[0] == meet[1]:
        return None
    one, other = meet
    kind = "two layers" if one[1:] != other[1:] else "W and b"
    return f"the shapes on this line are those of {one} and of {other}: do {kind} share an array?"


def _owner(shape, parameters):
    dimensions = tuple(map(int, re.findall(r"\d+", shape)))
    owners = [key for key, array in parameters.items() if np.shape(array) == dimensions]
    return owners[0] if len(owners) == 1 else None
