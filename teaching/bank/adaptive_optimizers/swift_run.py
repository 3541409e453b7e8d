"""Wrong and right solutions of `swift_run`."""

from teaching.bank import right, wrong


@wrong("the class is as it was given")
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


@wrong("the step is halved, and the velocity is as it was")
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


@wrong("the gradient is squared")
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


@wrong("the factor 1 − β is left out")
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


@wrong("the gradient is halved")
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


@wrong("what is kept is doubled instead of the gradient")
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


@wrong("the step goes uphill: it is added instead of subtracted")
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


@wrong("β and 1 − β have changed places")
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


@wrong("the old average is forgotten")
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


@wrong("the step is made with the gradient instead of the average")
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


@wrong("the average is halved after the step")
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


@wrong("the settings of the visible test stand in the class")
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


@right("factor taken out")
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


@right("moved by a share of the difference")
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


@right("in place")
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
