"""Wrong and right solutions of `rmsprop_run`."""

import numpy as np

from public_tests.failures import Mistake
from teaching.bank import right, wrong

FORGETS = Mistake("RMSPropForgets", "the old cache is forgotten")


@wrong("the cache takes the gradient instead of its square")
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


@wrong("the cache is a sum instead of an average")
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


@wrong("the factor 1 − ρ is left out")
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


@wrong("ρ and 1 − ρ have changed places")
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


@wrong("ρ is left out, so that all of the cache is kept")
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


@wrong("ρ is a fixed number instead of the setting")
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


@wrong("ε stands inside the root")
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


@wrong("ε is added to the quotient, since brackets around the denominator are missing")
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


@wrong("ε is left out")
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


@wrong("the root is left out")
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


@wrong("the gradient is multiplied by the root instead of divided")
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


@wrong("the step goes uphill: it is added instead of subtracted")
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


@wrong("the learning rate is left out")
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


@wrong("the learning rate is a fixed number instead of the setting")
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


@wrong(FORGETS)
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


@wrong(FORGETS)
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


@wrong("the step is made with the old cache")
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


@wrong(description="one cache for all layers")
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


@wrong("only W is updated, and b is left as it was")
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


@wrong("the step is the sign of the gradient, and the cache is not used")
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


@wrong("the denominator is made of the gradient instead of the cache")
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


@wrong("the settings of the visible test stand in the class")
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


@wrong("the new cache is not kept for the next update")
class RMSPropKeepsNothing:
    def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.rho = rho
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            squares = self.rho * cache[key] + (1 - self.rho) * gradient**2
            step = gradient / (np.sqrt(squares) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("the parameters do not move")
class RMSPropForgetsToMove:
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
            param = layer.params[key]
            param = param - self.learning_rate * gradient / (np.sqrt(cache[key]) + self.epsilon)


@wrong("ε stands inside the root, squared")
class RMSPropSquaresEpsilonInside:
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
            step = gradient / np.sqrt(cache[key] + self.epsilon**2)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@right("in place")
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


@right("np.square and np.power")
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


@right("state made by hand")
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


@right("cache moved by a share of the difference")
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
