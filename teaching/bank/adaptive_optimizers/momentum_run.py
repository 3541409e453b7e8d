"""Wrong and right solutions of `momentum_run`."""

import numpy as np

from public_tests.failures import Mistake
from teaching.bank import right, wrong

FORGETS = Mistake("MomentumForgets", "the old velocity is forgotten")


@wrong("the gradient is added to the velocity instead of subtracted")
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


@wrong("μ is left out, so that all of the velocity is kept")
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


@wrong("the gradient is also multiplied by 1 − μ")
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


@wrong("μ is taken for what is lost of the velocity instead of what is kept")
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


@wrong("the learning rate is left out")
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


@wrong("the learning rate scales the velocity in the step instead of the gradient")
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


@wrong("the parameters move by the old velocity")
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


@wrong("the velocity is subtracted from the parameters instead of added")
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


@wrong(FORGETS)
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


@wrong(FORGETS)
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


@wrong("μ is a fixed number instead of the setting")
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


@wrong("the learning rate is a fixed number instead of the setting")
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


@wrong(description="one velocity for all layers")
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


@wrong("only W is updated, and b is left as it was")
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


@wrong("the gradient is doubled in the velocity")
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


@wrong("the gradient is squared")
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


@wrong("the parameters also take the plain step beside the velocity")
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


@wrong("μ multiplies the whole difference")
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


@wrong("the old parameters are left out")
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


@wrong("the parameters do not move")
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


@wrong("the settings of the visible test stand in the class")
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


@wrong("the velocity adds up gradients, and the step takes the learning rate, as in PyTorch")
class MomentumAddsUpGradients:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] + gradient
            layer.params[key] = layer.params[key] - self.learning_rate * v[key]


@wrong("the velocity is an average of the gradients, and the step takes the learning rate")
class MomentumAverages:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] + (1 - self.mu) * gradient
            layer.params[key] = layer.params[key] - self.learning_rate * v[key]


@wrong("the velocity has the opposite sign, while the parameters are right")
class MomentumTurnsTheSign:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] + self.learning_rate * gradient
            layer.params[key] = layer.params[key] - v[key]


@wrong("the step looks one update ahead, as Nesterov's does")
class MomentumLooksAhead:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.mu * v[key] - self.learning_rate * gradient
            step = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + step


@wrong("the new velocity is not kept for the next update")
class MomentumKeepsNothing:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate = learning_rate
        self.mu = mu
        self.v = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            velocity = self.mu * v[key] - self.learning_rate * gradient
            layer.params[key] = layer.params[key] + velocity


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
