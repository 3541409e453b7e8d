"""Wrong and right solutions of `momentum_run`."""

import numpy as np

from teaching.bank import right, wrong


@wrong("gradient added", says="the gradient is added to the velocity instead of subtracted")
class MomentumAddsTheGradient:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] + self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong("mu left out", says="μ is left out, so that all of the velocity is kept")
class MomentumWithoutFriction:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong("one minus mu before the gradient", says="the gradient is also multiplied by 1 − μ")
class MomentumWeightsTheGradient:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - (1 - self.mu) * self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong(
    "one minus mu kept", says="μ is taken for what is lost of the velocity instead of what is kept"
)
class MomentumSwapsTheFriction:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = (1 - self.mu) * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong("learning rate left out", says="the learning rate is left out")
class MomentumLeavesOutTheRate:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong(
    "learning rate outside the velocity",
    says="the learning rate scales the velocity in the step instead of the gradient",
)
class MomentumScalesTheVelocity:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - gradient
            layer.params[key] = layer.params[key] + self.learning_rate * v[key]


@wrong("position before velocity", says="the parameters move by the old velocity")
class MomentumMovesByTheOldVelocity:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            layer.params[key] = layer.params[key] + v[key]
            v[key] = self.mu * v[key] - self.learning_rate * gradient


@wrong(
    "velocity subtracted", says="the velocity is subtracted from the parameters instead of added"
)
class MomentumSubtractsTheVelocity:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] - v[key]


@wrong("old velocity dropped", says="the old velocity is forgotten")
class MomentumForgets:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = -self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong("state made anew at each update", says="the old velocity is forgotten")
class MomentumStartsAnew:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v[layer.name] = layer.zeros()
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong("mu fixed at 0.9", says="μ is a fixed number instead of the setting")
class MomentumFixesMu:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = 0.9 * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong("learning rate fixed", says="the learning rate is a fixed number instead of the setting")
class MomentumFixesTheRate:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - 0.01 * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong("one velocity for all layers")
class MomentumSharesTheState:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        if not self.v:
            self.v = layer.zeros()
        v = self.v
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong("only W", says="only W is updated, and b is left as it was")
class MomentumUpdatesOnlyWeights:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in ["W"]:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@wrong("gradient doubled", says="the gradient is doubled in the velocity")
class MomentumDoublesTheGradient:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient * 2
            layer.params[key] = layer.params[key] + v[key]


@wrong("gradient squared", says="the gradient is squared")
class MomentumSquaresTheGradient:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient**2
            layer.params[key] = layer.params[key] + v[key]


@wrong(
    "step and velocity both added",
    says="the parameters also take the plain step beside the velocity",
)
class MomentumStepsTwice:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key] - self.learning_rate * gradient


@wrong("mu times the whole difference", says="μ multiplies the whole difference")
class MomentumBracketsTooMuch:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * (v[key] - self.learning_rate * gradient)
            layer.params[key] = layer.params[key] + v[key]


@wrong("parameters replaced by the velocity", says="the old parameters are left out")
class MomentumKeepsOnlyTheVelocity:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = v[key]


@wrong("parameters left", says="the parameters do not move")
class MomentumForgetsToMove:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient


@wrong("settings of the visible test", says="the settings of the visible test stand in the class")
class MomentumReplaysTheSettings:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = 0.6 * v[key] - 0.1 * gradient
            layer.params[key] = layer.params[key] + v[key]


@right("in place")
class MomentumInPlace:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] *= self.mu
            v[key] -= self.learning_rate * gradient
            layer.params[key] += v[key]


@right("a name for the acceleration")
class MomentumWithAcceleration:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            acceleration = -self.learning_rate * gradient
            v[key] = self.mu * v[key] + acceleration
            layer.params[key] = layer.params[key] + v[key]


@right("numpy functions")
class MomentumWithNumpyFunctions:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            pull = np.multiply(self.learning_rate, gradient)
            v[key] = np.subtract(np.multiply(self.mu, v[key]), pull)
            layer.params[key] = np.add(layer.params[key], v[key])


@right("state made by hand")
class MomentumOwnState:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        if layer.name not in self.v:
            self.v[layer.name] = {key: np.zeros(p.shape) for key, p in layer.params.items()}
        v = self.v[layer.name]
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + v[key]


@right("comprehensions")
class MomentumComprehensions:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate, self.mu, self.v = learning_rate, mu, {}

    def update_params(self, layer):
        v = self.v.get(layer.name, layer.zeros())
        v = {k: self.mu * v[k] - self.learning_rate * layer.grads["d" + k] for k in v}
        layer.params = {k: layer.params[k] + v[k] for k in v}
        self.v[layer.name] = v
