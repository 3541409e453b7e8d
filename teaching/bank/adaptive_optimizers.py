"""Wrong and right solutions of the exercises of `adaptive_optimizers`: classes, mostly."""

import math

import numpy as np

from . import right, wrong

# ------------------------------------------------------------ 1: Momentum


@wrong(
    "momentum_run",
    "gradient added",
    says="the gradient is added to the velocity instead of subtracted",
)
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


@wrong(
    "momentum_run",
    "mu left out",
    says="μ is left out, so that all of the velocity is kept",
)
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


@wrong(
    "momentum_run",
    "one minus mu before the gradient",
    says="the gradient is also multiplied by 1 − μ",
)
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
    "momentum_run",
    "one minus mu kept",
    says="μ is taken for what is lost of the velocity instead of what is kept",
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


@wrong(
    "momentum_run",
    "learning rate left out",
    says="the learning rate is left out",
)
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
    "momentum_run",
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


@wrong(
    "momentum_run",
    "position before velocity",
    says="the parameters move by the old velocity",
)
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
    "momentum_run",
    "velocity subtracted",
    says="the velocity is subtracted from the parameters instead of added",
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


@wrong(
    "momentum_run",
    "old velocity dropped",
    says="the old velocity is forgotten",
)
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


@wrong(
    "momentum_run",
    "state made anew at each update",
    says="the old velocity is forgotten",
)
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


@wrong(
    "momentum_run",
    "mu fixed at 0.9",
    says="μ is a fixed number instead of the setting",
)
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


@wrong(
    "momentum_run",
    "learning rate fixed",
    says="the learning rate is a fixed number instead of the setting",
)
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


@wrong(
    "momentum_run",
    "one velocity for all layers",
)
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


@wrong(
    "momentum_run",
    "only W",
    says="only W is updated, and b is left as it was",
)
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


@wrong(
    "momentum_run",
    "gradient doubled",
    says="the gradient is doubled in the velocity",
)
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


@wrong(
    "momentum_run",
    "gradient squared",
    says="the gradient is squared",
)
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
    "momentum_run",
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


@wrong(
    "momentum_run",
    "mu times the whole difference",
    says="μ multiplies the whole difference",
)
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


@wrong(
    "momentum_run",
    "parameters replaced by the velocity",
    says="the old parameters are left out",
)
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


@wrong(
    "momentum_run",
    "parameters left",
    says="the parameters do not move",
)
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


@wrong(
    "momentum_run",
    "settings of the visible test",
    says="the settings of the visible test stand in the class",
)
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


@right("momentum_run", "in place")
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


@right("momentum_run", "a name for the acceleration")
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


@right("momentum_run", "numpy functions")
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


@right("momentum_run", "state made by hand")
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


@right("momentum_run", "comprehensions")
class MomentumComprehensions:
    def __init__(self, learning_rate=0.01, mu=0.9):
        self.learning_rate, self.mu, self.v = learning_rate, mu, {}

    def update_params(self, layer):
        v = self.v.get(layer.name, layer.zeros())
        v = {k: self.mu * v[k] - self.learning_rate * layer.grads["d" + k] for k in v}
        layer.params = {k: layer.params[k] + v[k] for k in v}
        self.v[layer.name] = v


# ------------------------------------------------------------ 2: AdaGrad


@wrong(
    "adagrad_run",
    "gradient not squared",
    says="the cache takes the gradient instead of its square",
)
class AdaGradForgetsToSquare:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "average in place of the sum",
    says="the cache is an average instead of a sum",
)
class AdaGradAverages:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = 0.9 * cache[key] + 0.1 * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "epsilon inside the root",
    says="ε stands inside the root",
)
class AdaGradPutsEpsilonInside:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / np.sqrt(
                cache[key] + self.epsilon
            )


@wrong(
    "adagrad_run",
    "no brackets around the denominator",
    says="ε is added to the quotient, since brackets around the denominator are missing",
)
class AdaGradAddsEpsilonToTheQuotient:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = (
                layer.params[key]
                - self.learning_rate * gradient / np.sqrt(cache[key])
                + self.epsilon
            )


@wrong(
    "adagrad_run",
    "no epsilon",
    says="ε is left out",
)
class AdaGradLeavesOutEpsilon:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / np.sqrt(
                cache[key]
            )


@wrong(
    "adagrad_run",
    "no root",
    says="the root is left out",
)
class AdaGradLeavesOutTheRoot:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                cache[key] + self.epsilon
            )


@wrong(
    "adagrad_run",
    "times the root",
    says="the gradient is multiplied by the root instead of divided",
)
class AdaGradMultipliesByTheRoot:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient * (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "gradient added",
    says="the step goes uphill: it is added instead of subtracted",
)
class AdaGradGoesUphill:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] + self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "learning rate left out",
    says="the learning rate is left out",
)
class AdaGradLeavesOutTheRate:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - gradient / (np.sqrt(cache[key]) + self.epsilon)


@wrong(
    "adagrad_run",
    "learning rate fixed",
    says="the learning rate is a fixed number instead of the setting",
)
class AdaGradFixesTheRate:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - 0.1 * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "old cache dropped",
    says="the old cache is forgotten",
)
class AdaGradForgets:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "state made anew at each update",
    says="the old cache is forgotten",
)
class AdaGradStartsAnew:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache[layer.name] = layer.zeros()
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "step before the cache",
    says="the step is made with the old cache",
)
class AdaGradStepsFirst:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )
            cache[key] = cache[key] + gradient**2


@wrong(
    "adagrad_run",
    "one cache for all layers",
)
class AdaGradSharesTheState:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        if not self.cache:
            self.cache = layer.zeros()
        cache = self.cache
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "only W",
    says="only W is updated, and b is left as it was",
)
class AdaGradUpdatesOnlyWeights:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in ["W"]:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "sign in place of the quotient",
    says="the step is the sign of the gradient, and the cache is not used",
)
class AdaGradStepsByTheSign:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * np.sign(gradient)


@wrong(
    "adagrad_run",
    "gradient itself in the denominator",
    says="the denominator is made of the gradient instead of the cache",
)
class AdaGradDividesByTheGradient:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.abs(gradient) + self.epsilon
            )


@wrong(
    "adagrad_run",
    "settings of the visible test",
    says="the settings of the visible test stand in the class",
)
class AdaGradReplaysTheSettings:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - 0.2 * gradient / (np.sqrt(cache[key]) + 0.05)


@right("adagrad_run", "in place")
class AdaGradInPlace:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] += gradient**2
            layer.params[key] -= self.learning_rate * gradient / (cache[key] ** 0.5 + self.epsilon)


@right("adagrad_run", "np.square and np.power")
class AdaGradWithNpSquare:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + np.square(gradient)
            rate = self.learning_rate / (np.power(cache[key], 0.5) + self.epsilon)
            layer.params[key] = layer.params[key] - rate * gradient


@right("adagrad_run", "state made by hand")
class AdaGradOwnState:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        if layer.name not in self.cache:
            self.cache[layer.name] = {key: 0 * p for key, p in layer.params.items()}
        cache = self.cache[layer.name]
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@right("adagrad_run", "a method for the step")
class AdaGradWithAMethod:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.step(gradient, cache[key])

    def step(self, gradient, cache):
        return self.learning_rate * gradient / (self.epsilon + np.sqrt(cache))


# ------------------------------------------------------------ 3: RMSProp


@wrong(
    "rmsprop_run",
    "gradient not squared",
    says="the cache takes the gradient instead of its square",
)
class RMSPropForgetsToSquare:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "sum in place of the average",
    says="the cache is a sum instead of an average",
)
class RMSPropSums:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "one minus rho left out",
    says="the factor 1 − ρ is left out",
)
class RMSPropLeavesOutOneMinusRho:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "rho and one minus rho swapped",
    says="ρ and 1 − ρ have changed places",
)
class RMSPropSwapsRho:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = (1 - self.rho) * cache[key] + self.rho * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "rho left out",
    says="ρ is left out, so that all of the cache is kept",
)
class RMSPropKeepsEverything:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "rho fixed at 0.9",
    says="ρ is a fixed number instead of the setting",
)
class RMSPropFixesRho:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = 0.9 * cache[key] + (1 - 0.9) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "epsilon inside the root",
    says="ε stands inside the root",
)
class RMSPropPutsEpsilonInside:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / np.sqrt(
                cache[key] + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "no brackets around the denominator",
    says="ε is added to the quotient, since brackets around the denominator are missing",
)
class RMSPropAddsEpsilonToTheQuotient:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = (
                layer.params[key]
                - self.learning_rate * gradient / np.sqrt(cache[key])
                + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "no epsilon",
    says="ε is left out",
)
class RMSPropLeavesOutEpsilon:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / np.sqrt(
                cache[key]
            )


@wrong(
    "rmsprop_run",
    "no root",
    says="the root is left out",
)
class RMSPropLeavesOutTheRoot:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                cache[key] + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "times the root",
    says="the gradient is multiplied by the root instead of divided",
)
class RMSPropMultipliesByTheRoot:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient * (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "gradient added",
    says="the step goes uphill: it is added instead of subtracted",
)
class RMSPropGoesUphill:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] + self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "learning rate left out",
    says="the learning rate is left out",
)
class RMSPropLeavesOutTheRate:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - gradient / (np.sqrt(cache[key]) + self.epsilon)


@wrong(
    "rmsprop_run",
    "learning rate fixed",
    says="the learning rate is a fixed number instead of the setting",
)
class RMSPropFixesTheRate:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - 0.1 * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "old cache dropped",
    says="the old cache is forgotten",
)
class RMSPropForgets:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "state made anew at each update",
    says="the old cache is forgotten",
)
class RMSPropStartsAnew:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache[layer.name] = layer.zeros()
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "step before the cache",
    says="the step is made with the old cache",
)
class RMSPropStepsFirst:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2


@wrong(
    "rmsprop_run",
    "one cache for all layers",
)
class RMSPropSharesTheState:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        if not self.cache:
            self.cache = layer.zeros()
        cache = self.cache
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "only W",
    says="only W is updated, and b is left as it was",
)
class RMSPropUpdatesOnlyWeights:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in ["W"]:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "sign in place of the quotient",
    says="the step is the sign of the gradient, and the cache is not used",
)
class RMSPropStepsByTheSign:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * np.sign(gradient)


@wrong(
    "rmsprop_run",
    "gradient itself in the denominator",
    says="the denominator is made of the gradient instead of the cache",
)
class RMSPropDividesByTheGradient:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.abs(gradient) + self.epsilon
            )


@wrong(
    "rmsprop_run",
    "settings of the visible test",
    says="the settings of the visible test stand in the class",
)
class RMSPropReplaysTheSettings:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = 0.7 * cache[key] + (1 - 0.7) * gradient**2
            layer.params[key] = layer.params[key] - 0.2 * gradient / (np.sqrt(cache[key]) + 0.05)


@right("rmsprop_run", "in place")
class RMSPropInPlace:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] *= self.rho
            cache[key] += (1 - self.rho) * gradient * gradient
            layer.params[key] -= self.learning_rate * gradient / (cache[key] ** 0.5 + self.epsilon)


@right("rmsprop_run", "np.square and np.power")
class RMSPropWithNpSquare:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * np.square(gradient)
            rate = self.learning_rate / (np.power(cache[key], 0.5) + self.epsilon)
            layer.params[key] = layer.params[key] - rate * gradient


@right("rmsprop_run", "state made by hand")
class RMSPropOwnState:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        if layer.name not in self.cache:
            self.cache[layer.name] = {key: 0 * p for key, p in layer.params.items()}
        cache = self.cache[layer.name]
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = self.rho * cache[key] + (1 - self.rho) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


@right("rmsprop_run", "cache moved by a share of the difference")
class RMSPropAsADifference:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + (1 - self.rho) * (gradient**2 - cache[key])
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(cache[key]) + self.epsilon
            )


# ------------------------------------------------------------ 4: LearningRateDecayer


@wrong(
    "decayer_run",
    "rate before the count",
    says="the epoch is counted after the rate is set",
)
class DecayerCountsLate:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay * self.epochs)
        self.epochs = self.epochs + 1


@wrong(
    "decayer_run",
    "from the last rate",
    says="the rate is computed from the last rate instead of the first",
)
class DecayerCompounds:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.optimizer.learning_rate / (1 + self.decay * self.epochs)


@wrong(
    "decayer_run",
    "last rate over one plus decay",
    says="the last rate is divided by 1 + k each time, which is exponential decay",
)
class DecayerCompoundsEvenly:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.optimizer.learning_rate = self.optimizer.learning_rate / (1 + self.decay)


@wrong(
    "decayer_run",
    "exponential",
    says="the rate decays exponentially instead of by inverse time",
)
class DecayerDecaysExponentially:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate * math.exp(-self.decay * self.epochs)


@wrong(
    "decayer_run",
    "brackets missing",
    says="the product is added to the quotient, since brackets around the denominator are missing",
)
class DecayerDividesByOneThenAdds:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / 1 + self.decay * self.epochs


@wrong(
    "decayer_run",
    "one plus decay bracketed",
    says="1 and k are added before they are multiplied by the epochs",
)
class DecayerBracketsTheSumAlone:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / ((1 + self.decay) * self.epochs)


@wrong(
    "decayer_run",
    "decay left out",
    says="the decay factor is left out",
)
class DecayerIgnoresTheDecay:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / (1 + self.epochs)


@wrong(
    "decayer_run",
    "first rate left out",
    says="the first rate is left out",
)
class DecayerDropsTheFirstRate:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = 1 / (1 + self.decay * self.epochs)


@wrong(
    "decayer_run",
    "epochs not counted",
    says="the rate stays as it was",
)
class DecayerDoesNotCount:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay * self.epochs)


@wrong(
    "decayer_run",
    "rate set on the decayer",
    says="the rate stays as it was",
)
class DecayerSetsItsOwnRate:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.learning_rate = self.first_rate / (1 + self.decay * self.epochs)


@wrong(
    "decayer_run",
    "multiplied",
    says="the rate is multiplied instead of divided, so it grows",
)
class DecayerMultiplies:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate * (1 + self.decay * self.epochs)


@wrong(
    "decayer_run",
    "linear",
    says="the rate falls along a straight line",
)
class DecayerDecaysLinearly:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate * (1 - self.decay * self.epochs)


@wrong(
    "decayer_run",
    "minus below the bar",
    says="the product is subtracted from 1 instead of added",
)
class DecayerSubtracts:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / (1 - self.decay * self.epochs)


@wrong(
    "decayer_run",
    "epochs counted twice",
    says="each epoch is counted twice",
)
class DecayerCountsTwice:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay * self.epochs)


@wrong(
    "decayer_run",
    "epochs squared",
    says="the epochs are squared",
)
class DecayerSquaresTheEpochs:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay * self.epochs**2)


@wrong(
    "decayer_run",
    "power",
    says="1 + k is taken to the power of the epochs, which is exponential decay",
)
class DecayerTakesThePower:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay) ** self.epochs


@wrong(
    "decayer_run",
    "only counts",
    says="the rate stays as it was",
)
class DecayerForgetsTheRate:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1


@wrong(
    "decayer_run",
    "whole-number division",
    says="the quotient is rounded down",
)
class DecayerRoundsDown:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate // (1 + self.decay * self.epochs)


@wrong(
    "decayer_run",
    "settings of the visible test",
    says="the settings of the visible test stand in the class",
)
class DecayerReplaysTheSettings:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = 0.5 / (1 + 0.25 * self.epochs)


@right("decayer_run", "plus-equal")
class DecayerInPlace:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs += 1
        self.optimizer.learning_rate = self.first_rate / (1.0 + self.epochs * self.decay)


@right("decayer_run", "power of minus one")
class DecayerNegativePower:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate * (1 + self.decay * self.epochs) ** -1


@right("decayer_run", "a local name")
class DecayerWithALocalName:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        denominator = 1 + self.decay * self.epochs
        self.optimizer.learning_rate = np.float64(self.first_rate) / denominator


@right("decayer_run", "own names")
class DecayerOwnNames:
    def __init__(self, optimizer, decay):
        self.inner, self.k, self.a, self.n = optimizer, decay, optimizer.learning_rate, 1

    def update(self):
        self.inner.learning_rate = self.a / (1 + self.k * self.n)
        self.n += 1


# ------------------------------------------------------------ 5: Adam


@wrong(
    "adam_run",
    "no correction",
    says="both bias corrections are left out",
)
class AdamSkipsTheCorrectionOfBoth:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * v[key] / (
                np.sqrt(s[key]) + self.epsilon
            )


@wrong(
    "adam_run",
    "v not corrected",
    says="the bias correction of v is left out",
)
class AdamSkipsTheCorrectionOfV:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v[key] / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "s not corrected",
    says="the bias correction of s is left out",
)
class AdamSkipsTheCorrectionOfS:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s[key]) + self.epsilon
            )


@wrong(
    "adam_run",
    "corrected averages kept",
    says="the corrected averages are kept in place of the uncorrected ones",
)
class AdamCorrectsInPlace:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v[key] = v[key] / (1 - self.beta1**t)
            s[key] = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v[key] / (
                np.sqrt(s[key]) + self.epsilon
            )


@wrong(
    "adam_run",
    "beta1 for s",
    says="the average s uses β1",
)
class AdamAveragesSWithBeta1:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta1 * s[key] + (1 - self.beta1) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "beta2 for v",
    says="the average v uses β2",
)
class AdamAveragesVWithBeta2:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta2 * v[key] + (1 - self.beta2) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "beta1 in the correction of s",
    says="the bias correction of s uses β1",
)
class AdamCorrectsSWithBeta1:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta1**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "beta2 in the correction of v",
    says="the bias correction of v uses β2",
)
class AdamCorrectsVWithBeta2:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta2**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "betas swapped",
    says="β1 and β2 have changed places",
)
class AdamSwapsTheBetas:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta2 * v[key] + (1 - self.beta2) * gradient
            s[key] = self.beta1 * s[key] + (1 - self.beta1) * gradient**2
            v_corrected = v[key] / (1 - self.beta2**t)
            s_corrected = s[key] / (1 - self.beta1**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "beta times t",
    says="β is multiplied by t instead of taken to the power t",
)
class AdamMultipliesByT:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1 * t)
            s_corrected = s[key] / (1 - self.beta2 * t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "t left out of the corrections",
    says="t is left out of the corrections",
)
class AdamFixesT:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1)
            s_corrected = s[key] / (1 - self.beta2)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "t plus one",
    says="t is one too large",
)
class AdamIsOneTAhead:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1 ** (t + 1))
            s_corrected = s[key] / (1 - self.beta2 ** (t + 1))
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "one minus left out of the corrections",
    says="the averages are divided by β to the power t, without 1 −",
)
class AdamCorrectsWithoutOneMinus:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / self.beta1**t
            s_corrected = s[key] / self.beta2**t
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "correction multiplied",
    says="the averages are multiplied by the corrections instead of divided",
)
class AdamMultipliesTheCorrection:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] * (1 - self.beta1**t)
            s_corrected = s[key] * (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "s of gradients",
    says="s averages the gradient instead of its square",
)
class AdamForgetsToSquare:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "one minus beta1 left out",
    says="the factor 1 − β1 is left out of v",
)
class AdamLeavesOutOneMinusBeta1:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "one minus beta2 left out",
    says="the factor 1 − β2 is left out of s",
)
class AdamLeavesOutOneMinusBeta2:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "old v dropped",
    says="the old v is forgotten",
)
class AdamForgetsV:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "old s dropped",
    says="the old s is forgotten",
)
class AdamForgetsS:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "epsilon inside the root",
    says="ε stands inside the root",
)
class AdamPutsEpsilonInside:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / np.sqrt(
                s_corrected + self.epsilon
            )


@wrong(
    "adam_run",
    "no brackets around the denominator",
    says="ε is added to the quotient, since brackets around the denominator are missing",
)
class AdamAddsEpsilonToTheQuotient:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = (
                layer.params[key]
                - self.learning_rate * v_corrected / np.sqrt(s_corrected)
                + self.epsilon
            )


@wrong(
    "adam_run",
    "no epsilon",
    says="ε is left out",
)
class AdamLeavesOutEpsilon:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / np.sqrt(
                s_corrected
            )


@wrong(
    "adam_run",
    "no root",
    says="the root is left out",
)
class AdamLeavesOutTheRoot:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                s_corrected + self.epsilon
            )


@wrong(
    "adam_run",
    "gradient in the numerator",
    says="the numerator is the gradient instead of v",
)
class AdamStepsByTheGradient:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * gradient / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "step added",
    says="the step goes uphill: it is added instead of subtracted",
)
class AdamGoesUphill:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] + self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "learning rate left out",
    says="the learning rate is left out",
)
class AdamLeavesOutTheRate:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "learning rate fixed",
    says="the learning rate is a fixed number instead of the setting",
)
class AdamFixesTheRate:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - 0.1 * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "default betas",
    says="β1 and β2 are fixed numbers instead of the settings",
)
class AdamFixesTheBetas:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = 0.9 * v[key] + (1 - 0.9) * gradient
            s[key] = 0.999 * s[key] + (1 - 0.999) * gradient**2
            v_corrected = v[key] / (1 - 0.9**t)
            s_corrected = s[key] / (1 - 0.999**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "gradient doubled in v",
    says="the gradient is doubled in the velocity",
)
class AdamDoublesTheGradient:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient * 2
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "gradient squared in v",
    says="v averages the square of the gradient too",
)
class AdamSquaresForV:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient**2
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "only W",
    says="only W is updated, and b is left as it was",
)
class AdamUpdatesOnlyWeights:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in ["W"]:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "t counted once per layer",
    says="t is counted once per layer instead of once per update",
)
class AdamSharesT:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = 0

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        self.t += 1
        t = self.t
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "t counted for W and for b",
    says="t is counted once for each parameter",
)
class AdamCountsTPerParameter:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t.get(layer.name, 0)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            t += 1
            self.t[layer.name] = t
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@wrong(
    "adam_run",
    "settings of the visible test",
    says="the settings of the visible test stand in the class",
)
class AdamReplaysTheSettings:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = 0.8 * v[key] + (1 - 0.8) * gradient
            s[key] = 0.7 * s[key] + (1 - 0.7) * gradient**2
            v_corrected = v[key] / (1 - 0.8**t)
            s_corrected = s[key] / (1 - 0.7**t)
            layer.params[key] = layer.params[key] - 0.2 * v_corrected / (
                np.sqrt(s_corrected) + 0.05
            )


@right("adam_run", "in place")
class AdamInPlace:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] *= self.beta1
            v[key] += (1 - self.beta1) * gradient
            s[key] *= self.beta2
            s[key] += (1 - self.beta2) * np.square(gradient)
            root = np.sqrt(s[key] / (1 - self.beta2**t)) + self.epsilon
            layer.params[key] -= self.learning_rate * (v[key] / (1 - self.beta1**t)) / root


@right("adam_run", "np.power")
class AdamWithNpPower:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * np.power(gradient, 2)
            v_corrected = v[key] / (1 - np.power(self.beta1, t))
            s_corrected = s[key] / (1 - math.pow(self.beta2, t))
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )


@right("adam_run", "both corrections in the rate")
class AdamCorrectsTheRate:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            root = np.sqrt(1 - self.beta2**t)
            rate = self.learning_rate * root / (1 - self.beta1**t)
            layer.params[key] = layer.params[key] - rate * v[key] / (
                np.sqrt(s[key]) + self.epsilon * root
            )


@right("adam_run", "dicts of corrected averages")
class AdamWithCorrectedDicts:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected, s_corrected = {}, {}
            v_corrected[key] = v[key] / (1 - self.beta1**t)
            s_corrected[key] = s[key] / (1 - self.beta2**t)
            step = v_corrected[key] / (np.sqrt(s_corrected[key]) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


# ------------------------------------------------------------ 6: swift_bug


@wrong(
    "swift_bug",
    "line 1",
    says="line (1) is taken for the wrong one, and it is right",
)
def swift_blames_line_1():
    return 1


@wrong(
    "swift_bug",
    "line 2",
    says="line (2) is taken for the wrong one, and it is right",
)
def swift_blames_line_2():
    return 2


@wrong(
    "swift_bug",
    "line 4",
    says="line (4) is taken for the wrong one, and it is right",
)
def swift_blames_line_4():
    return 4


@wrong(
    "swift_bug",
    "the number as text",
    says="the answer is none of the numbers",
)
def swift_answers_in_text():
    return "3"


@wrong(
    "swift_bug",
    "the line in brackets",
    says="the answer is none of the numbers",
)
def swift_answers_in_brackets():
    return [3]


@wrong(
    "swift_bug",
    "printed",
    says="the result is printed and not returned",
)
def swift_prints_the_answer():
    print(3)


@wrong(
    "swift_bug",
    "no line of the class",
    says="the answer is none of the numbers",
)
def swift_answers_zero():
    return 0


@right("swift_bug", "the number")
def swift_answers():
    return 3


@right("swift_bug", "a name first")
def swift_answers_by_a_name():
    line = 3
    return line


# ------------------------------------------------------------ 8: hasty_bug


@wrong(
    "hasty_bug",
    "line 2",
    says="line (2) is taken for the wrong one, and it is right",
)
def hasty_blames_line_2():
    return 2


@wrong(
    "hasty_bug",
    "line 3",
    says="line (3) is taken for the wrong one, and it is right",
)
def hasty_blames_line_3():
    return 3


@wrong(
    "hasty_bug",
    "line 4",
    says="line (4) is taken for the wrong one, and it is right",
)
def hasty_blames_line_4():
    return 4


@wrong(
    "hasty_bug",
    "the number as text",
    says="the answer is none of the numbers",
)
def hasty_answers_in_text():
    return "1"


@wrong(
    "hasty_bug",
    "the line in brackets",
    says="the answer is none of the numbers",
)
def hasty_answers_in_brackets():
    return [1]


@wrong(
    "hasty_bug",
    "printed",
    says="the result is printed and not returned",
)
def hasty_prints_the_answer():
    print(1)


@wrong(
    "hasty_bug",
    "no line of the class",
    says="the answer is none of the numbers",
)
def hasty_answers_zero():
    return 0


@right("hasty_bug", "the number")
def hasty_answers():
    return 1


@right("hasty_bug", "a name first")
def hasty_answers_by_a_name():
    line = 1
    return line


# ------------------------------------------------------------ 7: SwiftMomentum


@wrong(
    "swift_run",
    "not repaired",
    says="the class is as it was given",
)
class SwiftStaysAsItWas:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] + (1 - self.beta) * gradient * 2
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]


@wrong(
    "swift_run",
    "rate halved instead",
    says="the step is halved, and the velocity is as it was",
)
class SwiftHalvesTheStep:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] + (1 - self.beta) * gradient * 2
            layer.params[key] = layer.params[key] - self.learning_rate / 2 * m[key]


@wrong(
    "swift_run",
    "squared instead",
    says="the gradient is squared",
)
class SwiftSquaresTheGradient:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] + (1 - self.beta) * gradient**2
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]


@wrong(
    "swift_run",
    "one minus beta left out",
    says="the factor 1 − β is left out",
)
class SwiftLeavesOutOneMinusBeta:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] + gradient
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]


@wrong(
    "swift_run",
    "halved instead",
    says="the gradient is halved",
)
class SwiftHalvesTheGradient:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] + (1 - self.beta) * gradient / 2
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]


@wrong(
    "swift_run",
    "doubled elsewhere",
    says="what is kept is doubled instead of the gradient",
)
class SwiftDoublesWhatIsKept:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] * 2 + (1 - self.beta) * gradient
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]


@wrong(
    "swift_run",
    "sign changed",
    says="the step goes uphill: it is added instead of subtracted",
)
class SwiftGoesUphill:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] + (1 - self.beta) * gradient
            layer.params[key] = layer.params[key] + self.learning_rate * m[key]


@wrong(
    "swift_run",
    "shares swapped",
    says="β and 1 − β have changed places",
)
class SwiftSwapsTheShares:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = (1 - self.beta) * m[key] + self.beta * gradient
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]


@wrong(
    "swift_run",
    "old average dropped",
    says="the old average is forgotten",
)
class SwiftForgets:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = (1 - self.beta) * gradient
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]


@wrong(
    "swift_run",
    "gradient in the step",
    says="the step is made with the gradient instead of the average",
)
class SwiftStepsByTheGradient:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] + (1 - self.beta) * gradient
            layer.params[key] = layer.params[key] - self.learning_rate * gradient


@wrong(
    "swift_run",
    "average halved after the step",
    says="the average is halved after the step",
)
class SwiftHalvesAfter:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] + (1 - self.beta) * gradient * 2
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]
            m[key] = m[key] / 2


@wrong(
    "swift_run",
    "settings of the visible test",
    says="the settings of the visible test stand in the class",
)
class SwiftReplaysTheSettings:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = 0.7 * m[key] + (1 - 0.7) * gradient
            layer.params[key] = layer.params[key] - 0.2 * m[key]


@right("swift_run", "factor taken out")
class SwiftRepaired:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta * m[key] + (1 - self.beta) * gradient
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]


@right("swift_run", "moved by a share of the difference")
class SwiftRewritten:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = m[key] + (1 - self.beta) * (gradient - m[key])
            layer.params[key] = layer.params[key] - self.learning_rate * m[key]


@right("swift_run", "in place")
class SwiftInPlace:
    def __init__(self, learning_rate=0.01, beta=0.9):
        self.learning_rate = learning_rate
        self.beta = beta
        self.m = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] *= self.beta
            m[key] += (1 - self.beta) * gradient
            layer.params[key] -= self.learning_rate * m[key]


# ------------------------------------------------------------ 9: HastyAdaMax


@wrong(
    "hasty_run",
    "not repaired",
    says="the class is as it was given",
)
class HastyStaysAsItWas:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = 0

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        self.t = self.t + 1
        t = self.t
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "t counted for W and for b",
    says="t is counted once for each parameter",
)
class HastyCountsPerParameter:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t.get(layer.name, 0)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            t += 1
            self.t[layer.name] = t
            rate = self.learning_rate / (1 - self.beta1**t)
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "no correction",
    says="the correction is left out",
)
class HastyLeavesOutTheCorrection:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = 0

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        rate = self.learning_rate
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "t stays 1",
    says="t stays 1",
)
class HastyFixesT:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = 0

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = 1
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "count forgotten",
    says="t stays 1",
)
class HastyNeverCounts:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t.setdefault(layer.name, 1)
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "count halved",
    says="t is right for two layers only",
)
class HastyExpectsTwoLayers:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = 0

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        self.t = self.t + 1
        t = (self.t + 1) // 2
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "counted after the rate",
)
class HastyStartsAtZero:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t.get(layer.name, 0)
        self.t[layer.name] = t + 1
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "t one ahead",
    says="t is one too large",
)
class HastyIsOneTAhead:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 1) + 1
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "beta2 in the correction",
    says="the correction uses β2",
)
class HastyCorrectsWithBeta2:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        rate = self.learning_rate / (1 - self.beta2**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "rate right, u corrected too",
    says="u is corrected too",
)
class HastyCorrectsU:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            largest = u[key] / (1 - self.beta2**t)
            layer.params[key] = layer.params[key] - rate * m[key] / (largest + self.epsilon)


@wrong(
    "hasty_run",
    "count of layers subtracted",
    says="t is counted once per layer, and the first layer is left out",
)
class HastyCountsDown:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = 0

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        self.t = self.t + (layer.name != "1")
        t = max(self.t, 1)
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "maximum spoilt",
    says="the fading of the largest gradient is left out",
)
class HastyMakesItLarger:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "sign changed",
    says="the step goes uphill: it is added instead of subtracted",
)
class HastyGoesUphill:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] + rate * m[key] / (u[key] + self.epsilon)


@wrong(
    "hasty_run",
    "settings of the visible test",
    says="the settings of the visible test stand in the class",
)
class HastyReplaysTheSettings:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        rate = 0.2 / (1 - 0.6**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = 0.6 * m[key] + (1 - 0.6) * gradient
            u[key] = np.maximum(0.8 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + 0.05)


@right("hasty_run", "a count for each layer")
class HastyCountsPerLayer:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        rate = self.learning_rate / (1 - self.beta1**t)
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@right("hasty_run", "setdefault")
class HastySetsDefault:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.counts = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        self.counts.setdefault(layer.name, 0)
        self.counts[layer.name] += 1
        rate = self.learning_rate / (1 - np.power(self.beta1, self.counts[layer.name]))
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


@right("hasty_run", "power kept in place of the count")
class HastyKeepsThePower:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.power = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
        self.power[layer.name] = self.power.get(layer.name, 1.0) * self.beta1
        rate = self.learning_rate / (1 - self.power[layer.name])
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            m[key] = self.beta1 * m[key] + (1 - self.beta1) * gradient
            u[key] = np.maximum(self.beta2 * u[key], np.abs(gradient))
            layer.params[key] = layer.params[key] - rate * m[key] / (u[key] + self.epsilon)


# ------------------------------------------------------------ 10: tuned_settings


@wrong(
    "challenge_run",
    "a rate that is too small",
    says="the cost does not beat the target",
)
def tuned_too_slow():
    return {"learning_rate": 0.1, "decay": 0.0}


@wrong(
    "challenge_run",
    "too much decay",
    says="the cost does not beat the target",
)
def tuned_stalls():
    return {"learning_rate": 0.8, "decay": 0.1}


@wrong(
    "challenge_run",
    "beats the target by swinging",
    says="the weight turns upwards again after it was above 10",
)
def tuned_swings():
    return {"learning_rate": 2.0, "decay": 0.001}


@wrong(
    "challenge_run",
    "swings a little",
    says="the weight turns upwards again after it was above 10",
)
def tuned_swings_a_little():
    return {"learning_rate": 0.45, "decay": 0.0001}


@wrong(
    "challenge_run",
    "nearly there",
    says="the cost does not beat the target",
)
def tuned_nearly():
    return {"learning_rate": 0.33, "decay": 0.001}


@wrong(
    "challenge_run",
    "negative rate",
    says="the settings are outside their ranges",
)
def tuned_goes_backwards():
    return {"learning_rate": -0.38, "decay": 0.00025}


@wrong(
    "challenge_run",
    "negative decay",
    says="the settings are outside their ranges",
)
def tuned_grows():
    return {"learning_rate": 0.38, "decay": -0.001}


@wrong(
    "challenge_run",
    "beta1 of one",
    says="the settings are outside their ranges",
)
def tuned_beta_of_one():
    return {"learning_rate": 0.38, "decay": 0.00025, "beta1": 1.0}


@wrong(
    "challenge_run",
    "decay missing",
    says="the settings are outside their ranges",
)
def tuned_without_decay():
    return {"learning_rate": 0.38}


@wrong(
    "challenge_run",
    "a tuple",
    says="the settings are outside their ranges",
)
def tuned_as_a_tuple():
    return 0.38, 0.00025


@wrong(
    "challenge_run",
    "numbers as text",
    says="the settings are outside their ranges",
)
def tuned_in_text():
    return {"learning_rate": "0.38", "decay": "0.00025"}


@wrong(
    "challenge_run",
    "a key that Adam does not know",
    says="the settings are outside their ranges",
)
def tuned_invents_a_setting():
    return {"learning_rate": 0.38, "decay": 0.00025, "seed": 7}


@wrong(
    "challenge_run",
    "printed",
    says="the settings are outside their ranges",
)
def tuned_prints():
    print({"learning_rate": 0.38, "decay": 0.00025})


@right("challenge_run", "rate and decay")
def tuned_by_hand():
    return {"learning_rate": 0.38, "decay": 0.0003}


@right("challenge_run", "other betas")
def tuned_with_betas():
    return {"learning_rate": 0.7, "decay": 0.00015, "beta1": 0.8, "beta2": 0.99}


@right("challenge_run", "numpy numbers")
def tuned_with_numpy():
    settings = np.array([0.37, 2e-4])
    return dict(zip(("learning_rate", "decay"), settings))
