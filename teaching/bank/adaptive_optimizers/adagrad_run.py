"""Wrong and right solutions of `adagrad_run`."""

import numpy as np

from public_tests.failures import Mistake
from teaching.bank import right, wrong

FORGETS = Mistake("AdaGradForgets", "the old cache is forgotten")


@wrong("the cache takes the gradient instead of its square")
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


@wrong("the cache is an average instead of a sum")
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


@wrong("ε stands inside the root")
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


@wrong("ε is added to the quotient, since brackets around the denominator are missing")
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


@wrong("ε is left out")
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


@wrong("the root is left out")
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


@wrong("the gradient is multiplied by the root instead of divided")
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


@wrong("the step goes uphill: it is added instead of subtracted")
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


@wrong("the learning rate is left out")
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


@wrong("the learning rate is a fixed number instead of the setting")
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


@wrong(FORGETS)
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


@wrong(FORGETS)
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


@wrong("the step is made with the old cache")
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


@wrong(description="one cache for all layers")
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


@wrong("only W is updated, and b is left as it was")
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


@wrong("the step is the sign of the gradient, and the cache is not used")
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


@wrong("the denominator is made of the gradient instead of the cache")
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


@wrong("the settings of the visible test stand in the class")
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


@wrong("the new cache is not kept for the next update")
class AdaGradKeepsNothing:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            squares = cache[key] + gradient**2
            step = gradient / (np.sqrt(squares) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("the parameters do not move")
class AdaGradForgetsToMove:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            param = layer.params[key]
            param = param - self.learning_rate * gradient / (np.sqrt(cache[key]) + self.epsilon)


@wrong("ε stands inside the root, squared")
class AdaGradSquaresEpsilonInside:
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.cache = {}

    def update_params(self, layer):
        cache = self.cache.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            cache[key] = cache[key] + gradient**2
            step = gradient / np.sqrt(cache[key] + self.epsilon**2)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@right("in place")
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


@right("np.square and np.power")
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


@right("state made by hand")
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


@right("a method for the step")
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
