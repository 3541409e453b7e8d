"""The classes AdaGrad and RMSProp, which divide by roots of squares."""

from functools import partial

from teaching.real_mistakes.marked import wrong

_ADAGRAD_INIT = """\
class AdaGrad:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
"""
_RMSPROP_INIT = """\
class RMSProp:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
"""

_adagrad = partial(wrong, "adagrad_run", head=_ADAGRAD_INIT)
_rmsprop = partial(wrong, "rmsprop_run", head=_RMSPROP_INIT)

MISTAKES = (
    _adagrad(
        "only the newest square",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = gradient**2  # wrong
            step = gradient / (np.sqrt(cache[key]) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step
        """,
    ),
    _adagrad(
        "epsilon added to the parameter",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        cache["W"] += layer.grads["dW"] ** 2
        cache["b"] += layer.grads["db"] ** 2
        for key in "Wb":
            g = layer.grads["d" + key]
            rate = self.learning_rate
            layer.params[key] += -g * rate / np.sqrt(cache[key]) + self.epsilon  # wrong
        """,
    ),
    _adagrad(
        "epsilon in the root",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] += gradient * gradient
            layer.params[key] += (
                -self.learning_rate * gradient / (np.sqrt(cache[key] + self.epsilon))  # wrong
            )
        """,
    ),
    _adagrad(
        "no root",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            scale = cache[key] + self.epsilon  # wrong
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / scale
        """,
    ),
    _adagrad(
        "begins anew at each update, epsilon after the division",
        """
        self.cache[layer.name] = layer.zeros()  # wrong
        cache = self.cache[layer.name]
        for key in layer.params.keys():
            g = layer.grads["d" + key]
            cache[key] += g**2
            step = g / np.sqrt(cache[key]) + self.epsilon  # wrong too
            layer.params[key] = layer.params[key] - self.learning_rate * step
        """,
    ),
    _adagrad(
        "b by its plain gradient",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        dW, db = layer.grads["dW"], layer.grads["db"]
        cache["W"] = cache["W"] + np.square(dW)
        cache["b"] = cache["b"] + np.square(db)
        root = np.sqrt(cache["W"]) + self.epsilon
        layer.params["W"] = layer.params["W"] - self.learning_rate * dW / root
        layer.params["b"] = layer.params["b"] - self.learning_rate * db  # wrong
        """,
    ),
    _rmsprop(
        "the average added to the old cache",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] += self.rho * cache[key] + (1 - self.rho) * gradient**2  # wrong
            step = gradient / (np.sqrt(cache[key]) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step
        """,
    ),
    _rmsprop(
        "the average added to the old cache, in b that of W",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        dW, db = layer.grads["dW"], layer.grads["db"]
        cache["W"] += self.rho * cache["W"] + (1 - self.rho) * dW**2  # wrong
        cache["b"] = cache["b"] + self.rho * cache["W"] + (1 - self.rho) * db**2  # wrong twice
        root_W, root_b = np.sqrt(cache["W"]), np.sqrt(cache["b"])
        layer.params["W"] = layer.params["W"] - self.learning_rate * dW / (root_W + self.epsilon)
        layer.params["b"] = layer.params["b"] - self.learning_rate * db / (root_b + self.epsilon)
        """,
    ),
    _rmsprop(
        "the average of W stored under another name",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        dW, db = layer.grads["dW"], layer.grads["db"]
        cache["dW"] = self.rho * cache["W"] + (1 - self.rho) * dW**2  # wrong
        cache["b"] = self.rho * cache["b"] + (1 - self.rho) * db**2
        layer.params["W"] -= self.learning_rate * dW / (np.sqrt(cache["W"]) + self.epsilon)
        layer.params["b"] -= self.learning_rate * db / (np.sqrt(cache["b"]) + self.epsilon)
        """,
    ),
    _rmsprop(
        "new cache not kept",
        """
        held = self.cache.setdefault(layer.name, layer.zeros())
        for i, (key, cached) in enumerate(held.items()):
            g = layer.grads[f"d{key}"]
            cached = self.rho * cached + (1 - self.rho) * g * g  # wrong
            layer.params[key] -= self.learning_rate * g / (np.sqrt(cached) + self.epsilon)
        """,
    ),
    _rmsprop(
        "first cache is the whole square",
        """
        for key in layer.params:
            square = np.power(layer.grads["d" + key], 2)
            kept = self.cache.setdefault(layer.name, {})
            if key in kept:
                kept[key] = self.rho * kept[key] + (1 - self.rho) * square
            else:
                kept[key] = square  # wrong
            step = layer.grads["d" + key] / (np.sqrt(kept[key]) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step
        """,
    ),
    _rmsprop(
        "uphill",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            g = layer.grads["d" + key]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * g**2
            root = np.sqrt(cache[key]) + self.epsilon
            layer.params[key] += self.learning_rate * g / root  # wrong
        """,
    ),
    _rmsprop(
        "b by its plain gradient",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in ["W", "b"]:
            cache[key] = self.rho * cache[key] + (1 - self.rho) * layer.grads["d" + key] ** 2
        inverse = 1 / (np.sqrt(cache["W"]) + self.epsilon)
        layer.params["W"] = layer.params["W"] - self.learning_rate * layer.grads["dW"] * inverse
        layer.params["b"] = layer.params["b"] - self.learning_rate * layer.grads["db"]  # wrong
        """,
    ),
    _rmsprop(
        "epsilon beside the learning rate",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            g = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * g**2
            rate = self.learning_rate / np.sqrt(cache[key]) + self.epsilon  # wrong
            layer.params[key] = layer.params[key] - rate * g
        """,
    ),
    _rmsprop(
        "the square enters whole, epsilon in the root",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key, value in layer.params.items():
            g = layer.grads[f"d{key}"]
            cache[key] = cache[key] * self.rho + g**2  # wrong
            root = np.sqrt(cache[key] + self.epsilon)  # wrong too
            layer.params[key] = value - self.learning_rate * g / root
        """,
    ),
    _rmsprop(
        "old cache below the bar",
        """
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            g = layer.grads[f"d{key}"]
            root = np.sqrt(cache[key]) + self.epsilon  # wrong
            cache[key] = self.rho * cache[key] + (1 - self.rho) * g**2  # wrong
            layer.params[key] = layer.params[key] - self.learning_rate * g / root
        """,
    ),
)
