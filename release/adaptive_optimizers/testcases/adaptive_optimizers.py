"""Inputs for the exercises of the notebook ``adaptive_optimizers``.

Two layers, three updates. The gradients do not depend on the parameters, so a wrong step shows
where it was made. The settings are far from the defaults, so that a default used by mistake shows.
"""

import numpy as np

__all__ = [
    "adagrad_run_test_case",
    "adam_run_test_case",
    "decayer_run_test_case",
    "hasty_run_test_case",
    "momentum_run_test_case",
    "rmsprop_run_test_case",
    "swift_run_test_case",
]

_SHAPES = {"W1": (2, 3), "b1": (1, 3), "W2": (3, 1), "b2": (1, 1)}
_UPDATES = 3


def _draw(seed):
    np.random.seed(seed)
    parameters = {key: np.random.randn(*shape) for key, shape in _SHAPES.items()}
    grads = {f"d{key}": np.random.randn(_UPDATES, *shape) for key, shape in _SHAPES.items()}
    return parameters, grads


def momentum_run_test_case():
    """Parameters, gradients of three updates, and settings.

    Returns
    -------
    parameters : dict of str to ndarray
        ``W1`` (2, 3), ``b1`` (1, 3), ``W2`` (3, 1), ``b2`` (1, 1).
    grads : dict of str to ndarray
        ``dW1`` (3, 2, 3), ...: the first axis counts the updates.
    learning_rate, mu : float
        0.1 and 0.6.
    """
    return *_draw(1), 0.1, 0.6


def adagrad_run_test_case():
    """Parameters, gradients of three updates, and settings.

    Returns
    -------
    parameters, grads : dict of str to ndarray
        Shapes as in `momentum_run_test_case`.
    learning_rate, epsilon : float
        0.2 and 0.05.
    """
    return *_draw(2), 0.2, 0.05


def rmsprop_run_test_case():
    """Parameters, gradients of three updates, and settings.

    Returns
    -------
    parameters, grads : dict of str to ndarray
        Shapes as in `momentum_run_test_case`.
    learning_rate, rho, epsilon : float
        0.2, 0.7 and 0.05.
    """
    return *_draw(3), 0.2, 0.7, 0.05


def decayer_run_test_case():
    """A learning rate, and how it decays.

    Returns
    -------
    learning_rate, decay : float
        0.5 and 0.25.
    epochs : int
        5.
    """
    return 0.5, 0.25, 5


def adam_run_test_case():
    """Parameters, gradients of three updates, and settings.

    Returns
    -------
    parameters, grads : dict of str to ndarray
        Shapes as in `momentum_run_test_case`.
    learning_rate, beta1, beta2, epsilon : float
        0.2, 0.8, 0.7 and 0.05.
    """
    return *_draw(4), 0.2, 0.8, 0.7, 0.05


def swift_run_test_case():
    """Parameters, gradients of three updates, and settings.

    Returns
    -------
    parameters, grads : dict of str to ndarray
        Shapes as in `momentum_run_test_case`.
    learning_rate, beta : float
        0.2 and 0.7.
    """
    return *_draw(5), 0.2, 0.7


def hasty_run_test_case():
    """Parameters, gradients of three updates, and settings.

    Returns
    -------
    parameters, grads : dict of str to ndarray
        Shapes as in `momentum_run_test_case`.
    learning_rate, beta1, beta2, epsilon : float
        0.2, 0.6, 0.8 and 0.05.
    """
    return *_draw(6), 0.2, 0.6, 0.8, 0.05
