"""What the hidden tests of the source notebooks call."""

import copy
import inspect
import itertools

import numpy as np

from autograder.reference import reference
from public_tests.calling import call
from public_tests.comparing import check_kept, check_separate, compare, compare_results
from public_tests.failures import CheckFailed, StillToDo
from public_tests.optimization_methods import EXERCISES, HINTS, named

_MAY_CHANGE = {"parameters", "v", "s"}
"""Arguments that an update may change in place, since it returns them."""


def draw(seed, layers_dims):
    """Draw parameters, gradients and averages that are already warm.

    Parameters
    ----------
    seed : int
    layers_dims : sequence of int
        Units of each layer, the input first.

    Returns
    -------
    parameters, grads, v, s : dict of str to ndarray
        The entries of `s` are positive.
    """
    generator = np.random.default_rng(seed)
    shapes = {}
    for layer, (n_in, n_out) in enumerate(itertools.pairwise(layers_dims), start=1):
        shapes |= {f"W{layer}": (n_out, n_in), f"b{layer}": (n_out, 1)}
    parameters = {name: generator.normal(size=shape) for name, shape in shapes.items()}
    grads, v, s = (
        {f"d{name}": generator.normal(size=shape) for name, shape in shapes.items()}
        for _ in range(3)
    )
    return parameters, grads, v, {name: array**2 for name, array in s.items()}


def draw_examples(seed, n_features, m):
    """Draw a data set in which every column is labelled by its own number.

    Parameters
    ----------
    seed : int
    n_features, m : int

    Returns
    -------
    X : ndarray of float, shape (n_features, m)
    Y : ndarray of int, shape (1, m)
        0, 1, ..., m - 1, so that a label tells its column.
    """
    return np.random.default_rng(seed).normal(size=(n_features, m)), np.arange(m).reshape(1, m)


def agree(name, function, *arguments):
    """Check that a learner's function gives what the reference solution gives.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    function : callable
        The learner's function.
    *arguments
        Handed to both, as copies.

    Raises
    ------
    CheckFailed
        If the results differ, or an argument was changed that the caller still needs.
    StillToDo
        If the exercise is blank.
    """
    try:
        _agree(name, function, arguments)
    except (CheckFailed, StillToDo) as failure:
        failure.exercise = f"Exercise {EXERCISES[name]}, {name}, with other inputs"
        raise


def _agree(name, function, arguments):
    given = copy.deepcopy(arguments)
    # A function that forgets to seed must not be right by luck.
    np.random.seed(987654321)
    got = call(function, *given)
    wanted = reference(name)(*copy.deepcopy(arguments))
    returned, hints = list(HINTS[name]), HINTS[name]
    if len(returned) == 1:
        compare(returned[0], got, wanted, hints[returned[0]])
    else:
        compare_results(got, dict(zip(returned, wanted, strict=True)), hints)
    if name.startswith("initialize"):
        values = got if len(returned) > 1 else [got]
        check_separate(
            {
                k: a
                for v, part in zip(returned, values, strict=True)
                for k, a in named(v, part).items()
            }
        )
    _check_arguments_kept(name, given, arguments)


def _check_arguments_kept(name, now, before):
    names = inspect.signature(reference(name)).parameters
    may_change = _MAY_CHANGE if name.startswith("update_parameters") else set()
    for argument, value, original in zip(names, now, before, strict=False):
        if argument not in may_change:
            check_kept(argument, value, original)
