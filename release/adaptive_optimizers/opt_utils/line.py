"""The line problem: nine points on a line, one dense unit, and runs of an optimizer on it."""

import numpy as np

TRUE_WEIGHT, TRUE_BIAS = 10.0, 20.0
"""Where the cost is zero."""


def line_data():
    """Give the nine points.

    Returns
    -------
    X : ndarray, shape (9, 1)
        0 to 8; a row is an example.
    y : ndarray, shape (9, 1)
        10 x + 20.
    """
    X = np.arange(9.0).reshape(9, 1)
    return X, TRUE_WEIGHT * X + TRUE_BIAS


class Layer:
    """A dense layer: parameters, and beside each its gradient.

    Parameters
    ----------
    name : str
        What tells it from other layers.
    **params : ndarray
        ``W`` and ``b``.

    Attributes
    ----------
    name : str
    params : dict of str to ndarray
        ``W`` and ``b``.
    grads : dict of str to ndarray
        ``dW`` and ``db``, of the same shapes.
    """

    def __init__(self, name, **params):
        self.name = name
        self.params = params
        self.grads = {f"d{key}": np.zeros_like(param) for key, param in params.items()}

    def zeros(self):
        """Make zeros in the shape of each parameter, under the names of the parameters.

        Returns
        -------
        dict of str to ndarray
        """
        return {key: np.zeros_like(param) for key, param in self.params.items()}

    def forward(self, X):
        """Predict.

        Parameters
        ----------
        X : ndarray, shape (m, n)

        Returns
        -------
        ndarray, shape (m, units)
        """
        return X @ self.params["W"] + self.params["b"]

    def backward(self, X, d):
        """Fill in the gradients.

        Parameters
        ----------
        X : ndarray, shape (m, n)
        d : ndarray, shape (m, units)
            The gradient of the cost by the prediction.
        """
        self.grads = {"dW": X.T @ d, "db": d.sum(axis=0, keepdims=True)}


def line_layer():
    """Make the layer that every run begins with.

    Returns
    -------
    Layer
    """
    np.random.seed(0)
    return Layer("1", W=0.01 * np.random.randn(1, 1), b=np.zeros((1, 1)))


def line_cost(w, b):
    """Compute the cost of a line, or of many at once.

    Parameters
    ----------
    w, b : float or ndarray
        Weight on x, and bias.

    Returns
    -------
    float or ndarray
        The mean squared error over the nine points.
    """
    X, y = line_data()
    errors = np.multiply.outer(X[:, 0], w) + b - y.reshape(-1, *[1] * np.ndim(w))
    return np.mean(errors**2, axis=0)


def train(optimizer, epochs, decayer=None):
    """Run an optimizer on the line problem.

    Parameters
    ----------
    optimizer : object
        With ``update_params(layer)`` and ``learning_rate``.
    epochs : int
    decayer : object, optional
        With ``update()``, called at the end of each epoch.

    Returns
    -------
    dict of str to ndarray
        ``weight``, ``bias`` and ``cost`` before the first epoch and after each, and the
        ``learning_rate`` of each epoch.
    """
    X, y = line_data()
    layer, rates = line_layer(), []
    places = [_place(layer)]
    for _ in range(epochs):
        layer.backward(X, 2 / len(X) * (layer.forward(X) - y))
        rates.append(optimizer.learning_rate)
        optimizer.update_params(layer)
        places.append(_place(layer))
        if decayer is not None:
            decayer.update()
    weight, bias = np.array(places).T
    cost = line_cost(weight, bias)
    return {"weight": weight, "bias": bias, "cost": cost, "learning_rate": np.array(rates)}


def _place(layer):
    return layer.params["W"].item(), layer.params["b"].item()


def record(optimizer, parameters, grads, *states):
    """Run an optimizer on given gradients, layer after layer, and write down what it does.

    Parameters
    ----------
    optimizer : object
        With ``update_params(layer)``.
    parameters : dict of str to ndarray
        ``W1``, ``b1``, ``W2``, ``b2``, ... at the beginning.
    grads : dict of str to ndarray
        ``dW1``, ``db1``, ...; the first axis counts the updates.
    *states : str
        Attributes of the optimizer: dicts by layer and parameter.

    Returns
    -------
    list of dict of str to ndarray
        The parameters, and each of the states, after every update. The first axis counts the
        updates.
    """
    n_layers = len(parameters) // 2
    layers = [_layer(str(number), parameters) for number in range(1, n_layers + 1)]
    steps = []
    for t in range(len(grads["dW1"])):
        for layer in layers:
            layer.grads = {f"d{key}": grads[f"d{key}{layer.name}"][t] for key in "Wb"}
            optimizer.update_params(layer)
        steps.append([_now(layers, optimizer, state) for state in ("", *states)])
    return [_stacked(seen) for seen in zip(*steps, strict=True)]


def _layer(name, parameters):
    return Layer(name, W=parameters[f"W{name}"].copy(), b=parameters[f"b{name}"].copy())


def _now(layers, optimizer, state):
    held = getattr(optimizer, state) if state else {one.name: one.params for one in layers}
    for layer in layers:
        if layer.name not in held:
            raise ValueError(f"self.{state} holds nothing under the name of layer {layer.name}")
    return {f"{key}{one.name}": np.array(held[one.name][key]) for one in layers for key in "Wb"}


def _stacked(seen):
    return {key: np.array([one[key] for one in seen]) for key in seen[0]}
