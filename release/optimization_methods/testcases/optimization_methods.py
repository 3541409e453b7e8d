"""Inputs for the eight exercises of the notebook ``optimization_methods``.

Every function seeds numpy's legacy generator, so that the draws, and with them the expected
results, are the same on every machine.
"""

import functools

import numpy as np

__all__ = [
    "initialize_adam_test_case",
    "initialize_velocity_test_case",
    "random_mini_batches_counting_case",
    "random_mini_batches_small_case",
    "random_mini_batches_test_case",
    "schedule_lr_decay_test_cases",
    "update_lr_test_case",
    "update_parameters_with_adam_test_case",
    "update_parameters_with_gd_test_case",
    "update_parameters_with_momentum_test_case",
]


def _draw_layers(*shapes, prefix=""):
    """Draw W and b of each layer in turn from the generator as it stands."""
    drawn = {}
    for layer, shape in enumerate(shapes, start=1):
        drawn[f"{prefix}W{layer}"] = np.random.randn(*shape)
        drawn[f"{prefix}b{layer}"] = np.random.randn(shape[0], 1)
    return drawn


def _at_rest(grads):
    return {name: 0 * gradient for name, gradient in grads.items()}


def _parameters_and_grads():
    np.random.seed(1)
    parameters = _draw_layers((2, 3), (3, 2))
    grads = _draw_layers((2, 3), (3, 2), prefix="d")
    return parameters, grads


def update_parameters_with_gd_test_case():
    """Two layers of parameters and gradients.

    Returns
    -------
    parameters : dict of str to ndarray
        ``W1`` (2, 3), ``b1`` (2, 1), ``W2`` (3, 2), ``b2`` (3, 1).
    grads : dict of str to ndarray
        The same shapes under ``dW1``, ``db1``, ``dW2``, ``db2``.
    learning_rate : float
        0.01.
    """
    parameters, grads = _parameters_and_grads()
    return parameters, grads, 0.01


@functools.cache
def _drawn(n_features, m):
    np.random.seed(1)
    X = np.random.randn(n_features, m)
    Y = np.random.randn(1, m) < 0.5
    return X, Y


@functools.cache
def _counted(n_features, m):
    X = np.arange(n_features * m).reshape(m, n_features).T
    np.random.seed(1)
    Y = np.random.randn(1, m) < 0.5
    return X, Y


def _examples(n_features, m):
    X, Y = _drawn(n_features, m)
    return X.copy(), Y.copy()


def random_mini_batches_test_case():
    """A data set as large as 148 small pictures.

    Returns
    -------
    X : ndarray of float, shape (12288, 148)
        A column is an example.
    Y : ndarray of bool, shape (1, 148)
    mini_batch_size : int
        64.
    """
    return *_examples(12288, 148), 64


def random_mini_batches_small_case():
    """A data set small enough to write its mini-batches down.

    Returns
    -------
    X : ndarray of float, shape (5, 7)
    Y : ndarray of bool, shape (1, 7)
    mini_batch_size : int
        2, which leaves a last mini-batch of one example.
    """
    return *_examples(5, 7), 2


def random_mini_batches_counting_case():
    """Every entry of X is a number of its own, counted down the columns.

    Column ``j`` holds ``j * 12288``, ``j * 12288 + 1``, and so on, so an entry tells where it
    came from.

    Returns
    -------
    X : ndarray of int, shape (12288, 148)
    Y : ndarray of bool, shape (1, 148)
    mini_batch_size : int
        64.
    """
    X, Y = _counted(12288, 148)
    return X.copy(order="K"), Y.copy(), 64


def initialize_velocity_test_case():
    """Parameters of two layers.

    Returns
    -------
    parameters : dict of str to ndarray
        ``W1`` (3, 2), ``b1`` (3, 1), ``W2`` (3, 3), ``b2`` (3, 1).
    """
    np.random.seed(1)
    return _draw_layers((3, 2), (3, 3))


def update_parameters_with_momentum_test_case():
    """Parameters, gradients and a velocity that is still zero.

    Returns
    -------
    parameters, grads, v : dict of str to ndarray
        Shapes as in `update_parameters_with_gd_test_case`; `v` has the keys of `grads`.
    """
    parameters, grads = _parameters_and_grads()
    return parameters, grads, _at_rest(grads)


def initialize_adam_test_case():
    """Parameters of two layers.

    Returns
    -------
    parameters : dict of str to ndarray
        ``W1`` (2, 3), ``b1`` (2, 1), ``W2`` (3, 2), ``b2`` (3, 1).
    """
    np.random.seed(1)
    return _draw_layers((2, 3), (3, 2))


def update_parameters_with_adam_test_case():
    """Everything that one Adam step needs; both averages are still zero.

    Returns
    -------
    parameters, grads, v, s : dict of str to ndarray
        Shapes as in `update_parameters_with_gd_test_case`.
    t : int
        2, the number of the update.
    learning_rate, beta1, beta2, epsilon : float
        0.02, 0.8, 0.888 and 0.01: far from the defaults, so that a default used by mistake shows.
    """
    parameters, grads = _parameters_and_grads()
    v, s = _at_rest(grads), _at_rest(grads)
    return parameters, grads, v, s, 2, 0.02, 0.8, 0.888, 0.01


def update_lr_test_case():
    """One learning rate to decay.

    Returns
    -------
    learning_rate0 : float
    epoch_num : int
    decay_rate : float
    """
    return 0.5, 2, 1


def schedule_lr_decay_test_cases():
    """Learning rates to decay at fixed intervals.

    Returns
    -------
    list of tuple
        ``(learning_rate0, epoch_num, decay_rate, time_interval)`` of each case.
    """
    return [
        (0.5, 10, 0.3, 100),
        (0.5, 100, 0.3, 100),
        (0.5, 100, 1, 100),
        (0.5, 10, 1, 100),
        (0.3, 1000, 0.25, 100),
        (0.3, 100, 0.25, 100),
        (0.5, 199, 0.3, 100),
    ]
