"""The classes Momentum and SwiftMomentum."""

from functools import partial

from teaching.real_mistakes.marked import wrong

_INIT = """\
class Momentum:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
"""
_SWIFT_INIT = """\
class SwiftMomentum:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
"""

_momentum = partial(wrong, "momentum_run", head=_INIT)
_swift = partial(wrong, "swift_run", head=_SWIFT_INIT)

MISTAKES = (
    _momentum(
        "velocity uphill",
        """
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] + self.learning_rate * gradient  # wrong
            layer.params[key] = layer.params[key] + v[key]
        """,
    ),
    _momentum(
        "against the velocity",
        """
        v = self.v.setdefault(layer.name, layer.zeros())
        for key, value in layer.params.items():
            v[key] = self.mu * v[key] - self.learning_rate * layer.grads["d" + key]
            layer.params[key] = value - v[key]  # wrong
        """,
    ),
    _momentum(
        "velocity without learning rate, and uphill",
        """
        v = self.v.setdefault(layer.name, layer.zeros())
        v["W"] = self.mu * v["W"] + layer.grads["dW"]  # wrong twice
        v["b"] = self.mu * v["b"] + layer.grads["db"]  # wrong twice
        layer.params["W"] = layer.params["W"] + v["W"]
        layer.params["b"] = layer.params["b"] + v["b"]
        """,
    ),
    _momentum(
        "an average, of the other sign",
        """
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            slope = self.learning_rate * layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] + (1.0 - self.mu) * slope  # wrong twice
            layer.params[key] = layer.params[key] - v[key]  # wrong too
        """,
    ),
    _momentum(
        "begins anew at each update",
        """
        v = self.v[layer.name] = layer.zeros()  # wrong
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]
        """,
    ),
    _momentum(
        "new velocity not kept",
        """
        held = self.v.setdefault(layer.name, layer.zeros())
        for key, velocity in held.items():
            velocity = self.mu * velocity - self.learning_rate * layer.grads[f"d{key}"]  # wrong
            layer.params[key] = layer.params[key] + velocity
        """,
    ),
    _momentum(
        "half of Nesterov's step",
        """
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in ("W", "b"):
            slope = layer.grads["d" + key]
            v[key] = v[key] * self.mu - self.learning_rate * slope
            layer.params[key] += self.mu * v[key] - self.learning_rate * slope  # wrong
        """,
    ),
    _momentum(
        "moves only at the first update",
        """
        if layer.name not in self.v:  # wrong
            self.v[layer.name] = layer.zeros()
            for key in layer.params.keys():  # wrong
                fresh = -self.learning_rate * layer.grads[f"d{key}"]
                self.v[layer.name][key] = self.mu * self.v[layer.name][key] + fresh
                layer.params[key] = layer.params[key] + self.v[layer.name][key]
        """,
    ),
    _momentum(
        "first velocity without the learning rate",
        """
        for key, param in layer.params.items():
            gradient = layer.grads["d" + key]
            if key not in self.v.setdefault(layer.name, {}):
                self.v[layer.name][key] = -gradient  # wrong
            else:
                kept = self.mu * self.v[layer.name][key]
                self.v[layer.name][key] = kept - self.learning_rate * gradient
            layer.params[key] = param + self.v[layer.name][key]
        """,
    ),
    _momentum(
        "b along the velocity of W",
        """
        v = self.v.setdefault(layer.name, layer.zeros())
        update_W = self.mu * v["W"] - self.learning_rate * layer.grads["dW"]
        v["W"] = update_W
        update_b = self.mu * v["b"] - self.learning_rate * layer.grads["db"]
        v["b"] = update_b
        layer.params["W"] = layer.params["W"] + update_W
        layer.params["b"] = layer.params["b"] + update_W  # wrong
        """,
    ),
    _momentum(
        "b never moves",
        """
        v = self.v.setdefault(layer.name, layer.zeros())
        v["W"] = self.mu * v["W"] - self.learning_rate * layer.grads["dW"]
        layer.params["W"] = layer.params["W"] + v["W"]
        """,
    ),
    _swift(
        "averaged with itself",
        """
        m = self.m.setdefault(layer.name, layer.zeros())
        for key, param in layer.params.items():
            kept = self.beta * m[key]
            m[key] = kept + (1 - self.beta) * m[key]  # wrong
            layer.params[key] = param - self.learning_rate * m[key]
        """,
    ),
    _swift(
        "the whole gradient",
        """
        m = self.m.setdefault(layer.name, layer.zeros())
        for key, param in layer.params.items():
            kept = self.beta * m[key]
            m[key] = kept + layer.grads[f"d{key}"]  # wrong
            layer.params[key] = param - self.learning_rate * m[key]
        """,
    ),
    _swift(
        "beta at the gradient too",
        """
        m = self.m.setdefault(layer.name, layer.zeros())
        for key, param in layer.params.items():
            kept = self.beta * m[key]
            m[key] = kept + self.beta * layer.grads[f"d{key}"]  # wrong
            layer.params[key] = param - self.learning_rate * m[key]
        """,
    ),
    _swift(
        "share of the gradient once more in the step",
        """
        m = self.m.setdefault(layer.name, layer.zeros())
        for key, param in layer.params.items():
            kept = self.beta * m[key]
            m[key] = kept + (1 - self.beta) * layer.grads[f"d{key}"]
            layer.params[key] = param - (1 - self.beta) * self.learning_rate * m[key]  # wrong
        """,
    ),
)
