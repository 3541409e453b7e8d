"""Wrong and right solutions of `hasty_run`."""

import numpy as np

from public_tests.failures import Mistake
from teaching.bank import right, wrong

T_STAYS_ONE = Mistake("HastyFixesT", "t stays 1")


@wrong("the class is as it was given")
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


@wrong("t is counted once for each parameter")
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


@wrong("the correction is left out")
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


@wrong(T_STAYS_ONE)
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


@wrong(T_STAYS_ONE)
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


@wrong("t is right for two layers only")
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


@wrong(description="counted after the rate")
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


@wrong("t is one too large")
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


@wrong("the correction uses β2")
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


@wrong("u is corrected too")
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


@wrong("t is counted once per layer, and the first layer is left out")
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


@wrong("the fading of the largest gradient is left out")
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


@wrong("the step goes uphill: it is added instead of subtracted")
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


@wrong("the settings of the visible test stand in the class")
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


@right("a count for each layer")
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


@right("setdefault")
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


@right("power kept in place of the count")
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
