"""Wrong and right solutions of `adam_run`."""

import math

import numpy as np

from teaching.bank import right, wrong


@wrong("both bias corrections are left out")
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


@wrong("the bias correction of v is left out")
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


@wrong("the bias correction of s is left out")
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


@wrong("the corrected averages are kept in place of the uncorrected ones")
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


@wrong("the average s uses β1")
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


@wrong("the average v uses β2")
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


@wrong("the bias correction of s uses β1")
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


@wrong("the bias correction of v uses β2")
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


@wrong("β1 and β2 have changed places")
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


@wrong("β is multiplied by t instead of taken to the power t")
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


@wrong("t is left out of the corrections")
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


@wrong("t is one too large")
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


@wrong("the averages are divided by β to the power t, without 1 −")
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


@wrong("the averages are multiplied by the corrections instead of divided")
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


@wrong("s averages the gradient instead of its square")
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


@wrong("the factor 1 − β1 is left out of v")
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


@wrong("the factor 1 − β2 is left out of s")
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


@wrong("the old v is forgotten")
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


@wrong("the old s is forgotten")
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


@wrong("ε stands inside the root")
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


@wrong("ε is added to the quotient, since brackets around the denominator are missing")
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


@wrong("ε is left out")
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


@wrong("the root is left out")
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


@wrong("the numerator is the gradient instead of v")
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


@wrong("the step goes uphill: it is added instead of subtracted")
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


@wrong("the learning rate is left out")
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


@wrong("the learning rate is a fixed number instead of the setting")
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


@wrong("β1 and β2 are fixed numbers instead of the settings")
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


@wrong("the gradient is doubled in the velocity")
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


@wrong("v averages the square of the gradient too")
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


@wrong("only W is updated, and b is left as it was")
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


@wrong("t is counted once per layer instead of once per update")
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


@wrong("t is counted once for each parameter")
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


@wrong("the settings of the visible test stand in the class")
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


@wrong("ε stands beside the root of s before its bias correction, as in Keras")
class AdamAddsEpsilonAsKeras:
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
            rate = self.learning_rate * np.sqrt(1 - self.beta2**t) / (1 - self.beta1**t)
            step = rate * v[key] / (np.sqrt(s[key]) + self.epsilon)
            layer.params[key] = layer.params[key] - step


@wrong("ε stands inside the root, squared")
class AdamSquaresEpsilonInside:
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
            step = v_corrected / np.sqrt(s_corrected + self.epsilon**2)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("the step looks one update ahead, as Nesterov's does")
class AdamLooksAhead:
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
            ahead = self.beta1 * v_corrected + (1 - self.beta1) * gradient / (1 - self.beta1**t)
            step = ahead / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("v and s are corrected before they take in the gradient")
class AdamCorrectsBeforeItAverages:
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
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            step = v_corrected / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("all of the old v is kept, without β1")
class AdamKeepsAllOfV:
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
            v[key] = v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            step = v_corrected / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("all of the old s is kept, without β2")
class AdamKeepsAllOfS:
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
            s[key] = s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            step = v_corrected / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("β1 and 1 − β1 have changed places")
class AdamSwapsTheSharesOfV:
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
            v[key] = (1 - self.beta1) * v[key] + self.beta1 * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            step = v_corrected / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("β2 and 1 − β2 have changed places")
class AdamSwapsTheSharesOfS:
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
            s[key] = (1 - self.beta2) * s[key] + self.beta2 * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            step = v_corrected / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("v has the opposite sign, while the parameters are right")
class AdamTurnsTheSignOfV:
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
            v[key] = self.beta1 * v[key] - (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            step = v_corrected / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] + self.learning_rate * step


@wrong("the new averages are not kept for the next update")
class AdamKeepsNothing:
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
            new_v = self.beta1 * v[key] + (1 - self.beta1) * gradient
            new_s = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = new_v / (1 - self.beta1**t)
            s_corrected = new_s / (1 - self.beta2**t)
            step = v_corrected / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step


@wrong("the parameters do not move")
class AdamForgetsToMove:
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
            param = layer.params[key]
            param = param - self.learning_rate * v_corrected / (np.sqrt(s_corrected) + self.epsilon)


@right("in place")
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


@right("np.power")
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


@right("both corrections in the rate")
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


@right("dicts of corrected averages")
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
