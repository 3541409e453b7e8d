"""Recognize a mistake by what comes out.

``expected/<assignment>.mistakes.json`` holds what known mistakes give for the inputs below:
numbers and words, no code. In the course's repository, ``make mistakes`` writes it.
"""

import copy
import functools
import itertools
import json
from pathlib import Path

import numpy as np

import testcases
from public_tests.calling import call
from public_tests.comparing import equal
from public_tests.failures import CheckFailed, StillToDo


def inputs(exercise):
    """Inputs on which a mistake is recognized: the visible test's, and others without zeros.

    Parameters
    ----------
    exercise : str
        Name of the exercise's function.

    Returns
    -------
    list of tuple
        The arguments of each call.
    """
    return copy.deepcopy(_inputs()[exercise])


@functools.cache
def _inputs():
    parameters, grads, v, s = _layers((2, 3, 2, 2))
    momentum, adam = "update_parameters_with_momentum", "update_parameters_with_adam"
    rest_v = testcases.update_parameters_with_momentum_test_case()
    X, Y, size = testcases.random_mini_batches_small_case()
    return {
        "update_parameters_with_gd": [
            testcases.update_parameters_with_gd_test_case(),
            (parameters, grads, 0.37),
        ],
        "random_mini_batches": [(X, Y, size), (X[:, :6], Y[:, :6], size), _examples()],
        "initialize_velocity": [(testcases.initialize_velocity_test_case(),), (parameters,)],
        momentum: [(*rest_v, 0.9, 0.01), (parameters, grads, v, 0.73, 0.37)],
        "initialize_adam": [(testcases.initialize_adam_test_case(),), (parameters,)],
        adam: [
            testcases.update_parameters_with_adam_test_case(),
            (parameters, grads, v, s, 3, 0.37, 0.73, 0.61, 0.05),
        ],
        "update_lr": [testcases.update_lr_test_case(), (0.37, 5, 0.83)],
        "schedule_lr_decay": [
            *testcases.schedule_lr_decay_test_cases(),
            (0.37, 28, 0.83, 6),
            (0.37, 29, 0.83, 6),
            (0.37, 2500, 0.83),
        ],
    }


def _layers(units):
    """Parameters, gradients and averages of three layers, with no entry near zero."""
    generator = np.random.default_rng(5)
    drawn = ({}, {}, {}, {})
    for layer, (n_in, n_out) in enumerate(itertools.pairwise(units), start=1):
        for name, shape in ((f"W{layer}", (n_out, n_in)), (f"b{layer}", (n_out, 1))):
            for key, arrays in zip((name, *[f"d{name}"] * 3), drawn, strict=True):
                arrays[key] = generator.uniform(0.2, 2.0, size=shape)
    return drawn


def _examples():
    """Eleven columns, each labelled by its number; a size that leaves one over, and a seed."""
    X = np.random.default_rng(6).normal(size=(3, 11))
    return X, np.arange(11).reshape(1, 11), 3, 8


def recognize(exercise, target):
    """Find the known mistakes that give what a learner's function gives.

    Parameters
    ----------
    exercise : str
        Name of the exercise's function.
    target : callable
        The learner's function, which has failed its test.

    Returns
    -------
    list of str
        The mistakes in words, none if nothing known gives the same on all inputs.
    """
    try:
        got = [call(target, *arguments) for arguments in inputs(exercise)]
    except (CheckFailed, StillToDo):
        return []
    alike = (known["says"] for known in _known(exercise) if equal(got, _decoded(known["gives"])))
    return list(dict.fromkeys(alike))


@functools.cache
def _known(exercise):
    path = Path(__file__).parent / "expected" / "optimization_methods.mistakes.json"
    return json.loads(path.read_text(encoding="utf-8"))[exercise]


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


def _decoded(tree):
    if isinstance(tree, list):
        return [_decoded(value) for value in tree]
    if not isinstance(tree, dict):
        return tree
    if set(tree) == {"dtype", "shape", "entries"}:
        return np.array(tree["entries"], tree["dtype"]).reshape(tree["shape"])
    return {key: _decoded(value) for key, value in tree.items()}
