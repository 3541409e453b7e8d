"""The public inputs of each exercise, and what a right solution gives for them.

``expected/<assignment>.right.json`` holds the answers: numbers, no code. In the course's
repository, ``make mistakes`` writes it.
"""

import copy
import functools

import numpy as np

from public_tests.exercises import data, exercise


def inputs(name):
    """Inputs on which mistakes show: the one that the notebook prints, and others without zeros.

    Parameters
    ----------
    name : str
        Name of the exercise's function.

    Returns
    -------
    list of tuple
        The arguments of each call.
    """
    return copy.deepcopy(_inputs(name))


@functools.cache
def _inputs(name):
    return exercise(name).inputs()


def right(name):
    """What a right solution gives for the inputs of an exercise.

    Parameters
    ----------
    name : str
        Name of the exercise's function.

    Returns
    -------
    list
        A result for each of `inputs`.
    """
    return decoded(data(f"{exercise(name).assignment}.right")[name])


def given_lines(name):
    """The statements of the released cell that a right solution keeps.

    Parameters
    ----------
    name : str
        Name of the exercise's function.

    Returns
    -------
    set of str
        As `ast.unparse` writes them.
    """
    return set(data(f"{exercise(name).assignment}.given")[name])


def encoded(result):
    """Turn a result into JSON: arrays by their dtype and rows.

    Parameters
    ----------
    result : dict, list, tuple, ndarray or float

    Returns
    -------
    dict, list or float
    """
    if isinstance(result, dict):
        return {key: encoded(value) for key, value in result.items()}
    if isinstance(result, (list, tuple)):
        return [encoded(value) for value in result]
    if isinstance(result, np.ndarray):
        entries = result.ravel().tolist()
        return {"dtype": result.dtype.str, "shape": result.shape, "entries": entries}
    return float(result)


def decoded(tree):
    """Turn JSON back into a result.

    Parameters
    ----------
    tree : dict, list or float
        As `encoded` gives it.

    Returns
    -------
    dict, list, ndarray or float
    """
    if isinstance(tree, list):
        return [decoded(value) for value in tree]
    if not isinstance(tree, dict):
        return tree
    if set(tree) == {"dtype", "shape", "entries"}:
        return np.array(tree["entries"], tree["dtype"]).reshape(tree["shape"])
    return {key: decoded(value) for key, value in tree.items()}
