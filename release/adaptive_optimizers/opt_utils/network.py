"""A network of three layers: linear, ReLU, linear, ReLU, linear, sigmoid.

Columns are examples. Parameters live in a dict ``W1, b1, ..., W3, b3``, gradients in a dict
``dW1, db1, ..., dW3, db3``.
"""

import itertools

import numpy as np


def load_params_and_grads(seed=1):
    """Draw parameters and gradients of two layers.

    Parameters
    ----------
    seed : int, default 1
        Seed of numpy's legacy generator.

    Returns
    -------
    W1, b1, W2, b2 : ndarray, shapes (2, 3), (2, 1), (3, 3), (3, 1)
    dW1, db1, dW2, db2 : ndarray, the same shapes
    """
    np.random.seed(seed)
    shapes = 2 * ((2, 3), (2, 1), (3, 3), (3, 1))
    return tuple(np.random.randn(*shape) for shape in shapes)


def sigmoid(x):
    """Logistic function 1 / (1 + exp(-x)), entry by entry.

    Parameters
    ----------
    x : array_like
        Any shape.

    Returns
    -------
    ndarray
        The shape of `x`, values from 0 to 1.
    """
    # exp of minus the size never overflows; the two cases are the same function.
    small = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1, small) / (1 + small)


def relu(x):
    """Rectified linear unit max(0, x), entry by entry.

    Parameters
    ----------
    x : array_like
        Any shape.

    Returns
    -------
    ndarray
        The shape of `x`.
    """
    return np.maximum(0, x)


def initialize_parameters(layer_dims):
    """He initialization: weights scaled by the square root of 2 / n_in, biases zero.

    Parameters
    ----------
    layer_dims : list of int
        Units of each layer, the input first.

    Returns
    -------
    dict of str to ndarray
        ``W1`` (n1, n0), ``b1`` (n1, 1), and so on. The seed is 3.

    References
    ----------
    He et al., "Delving Deep into Rectifiers", arXiv 1502.01852.
    """
    np.random.seed(3)
    parameters = {}
    for layer, (n_in, n_out) in enumerate(itertools.pairwise(layer_dims), start=1):
        parameters[f"W{layer}"] = np.random.randn(n_out, n_in) * np.sqrt(2 / n_in)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


def forward_propagation(X, parameters):
    """Send examples through the three layers.

    Parameters
    ----------
    X : ndarray, shape (n0, m)
        A column is an example.
    parameters : dict of str to ndarray
        ``W1, b1, ..., W3, b3``.

    Returns
    -------
    a3 : ndarray, shape (n3, m)
        Probability of class 1 for each example.
    cache : tuple
        What `backward_propagation` needs: z, a, W, b of each layer.
    """
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    z1 = W1 @ X + b1
    a1 = relu(z1)
    z2 = W2 @ a1 + b2
    a2 = relu(z2)
    z3 = W3 @ a2 + b3
    a3 = sigmoid(z3)
    return a3, (z1, a1, W1, b1, z2, a2, W2, b2, z3, a3, W3, b3)


def backward_propagation(X, Y, cache):
    """Gradients of the mean cross-entropy with respect to every parameter.

    Parameters
    ----------
    X : ndarray, shape (n0, m)
        A column is an example.
    Y : ndarray, shape (n3, m)
        Labels, 0 or 1.
    cache : tuple
        From `forward_propagation`.

    Returns
    -------
    dict of str to ndarray
        ``dW1, db1, ..., dW3, db3``, each with its 1/m.
    """
    z1, a1, _, _, z2, a2, W2, _, _, a3, W3, _ = cache
    dz3 = (a3 - Y) / X.shape[1]
    dz2 = (W3.T @ dz3) * (z2 > 0)
    dz1 = (W2.T @ dz2) * (z1 > 0)
    grads = {}
    for layer, (dz, a) in enumerate(((dz1, X), (dz2, a1), (dz3, a2)), start=1):
        grads[f"dW{layer}"] = dz @ a.T
        grads[f"db{layer}"] = dz.sum(axis=1, keepdims=True)
    return grads


def compute_cost(a3, Y):
    """Cross-entropy, summed over the examples and not averaged.

    `model` adds up the mini-batches of an epoch and divides by m once: a smaller last batch then
    weighs no more than its examples, and the curve stays smooth.

    Parameters
    ----------
    a3 : ndarray, shape (1, m)
        Probabilities of class 1.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    float
        0 or more.
    """
    # A probability rounded to 0 or 1 has no logarithm; the tiniest float stands in for 0.
    tiny = np.finfo(float).tiny
    log_likelihood = Y * np.log(np.maximum(a3, tiny)) + (1 - Y) * np.log(np.maximum(1 - a3, tiny))
    return -float(np.sum(log_likelihood))


def predict_dec(parameters, X):
    """Decide for class 1 where its probability is above one half.

    Parameters
    ----------
    parameters : dict of str to ndarray
        ``W1, b1, ..., W3, b3``.
    X : ndarray, shape (n0, m)
        A column is an example.

    Returns
    -------
    ndarray of bool, shape (1, m)
    """
    a3, _ = forward_propagation(X, parameters)
    return a3 > 0.5


def accuracy(X, y, parameters):
    """Share of examples that are classified correctly.

    Parameters
    ----------
    X : ndarray, shape (n0, m)
        A column is an example.
    y : ndarray, shape (1, m)
        Labels, 0 or 1.
    parameters : dict of str to ndarray
        ``W1, b1, ..., W3, b3``.

    Returns
    -------
    float
        From 0 to 1.
    """
    return float(np.mean(predict_dec(parameters, X) == y))


def predict(X, y, parameters):
    """Classify examples and print the accuracy.

    Parameters
    ----------
    X : ndarray, shape (n0, m)
    y : ndarray, shape (1, m)
        Labels to compare with.
    parameters : dict of str to ndarray

    Returns
    -------
    ndarray of int, shape (1, m)
        0 or 1 for each example.
    """
    print(f"Accuracy: {accuracy(X, y, parameters)}")
    return predict_dec(parameters, X).astype(int)
