"""Wrong and right solutions of `decayer_run`."""

import math

import numpy as np

from public_tests.failures import Mistake
from teaching.bank import right, wrong

RATE_STAYS = Mistake("DecayerDoesNotCount", "the rate stays as it was")


@wrong("the epoch is counted after the rate is set")
class DecayerCountsLate:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay * self.epochs)
        self.epochs = self.epochs + 1


@wrong("the rate is computed from the last rate instead of the first")
class DecayerCompounds:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.optimizer.learning_rate / (1 + self.decay * self.epochs)


@wrong("the last rate is divided by 1 + k each time, which is exponential decay")
class DecayerCompoundsEvenly:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.optimizer.learning_rate = self.optimizer.learning_rate / (1 + self.decay)


@wrong("the rate decays exponentially instead of by inverse time")
class DecayerDecaysExponentially:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate * math.exp(-self.decay * self.epochs)


@wrong("the product is added to the quotient, since brackets around the denominator are missing")
class DecayerDividesByOneThenAdds:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / 1 + self.decay * self.epochs


@wrong("1 and k are added before they are multiplied by the epochs")
class DecayerBracketsTheSumAlone:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / ((1 + self.decay) * self.epochs)


@wrong("the decay factor is left out")
class DecayerIgnoresTheDecay:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / (1 + self.epochs)


@wrong("the first rate is left out")
class DecayerDropsTheFirstRate:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = 1 / (1 + self.decay * self.epochs)


@wrong(RATE_STAYS)
class DecayerDoesNotCount:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay * self.epochs)


@wrong(RATE_STAYS)
class DecayerSetsItsOwnRate:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.learning_rate = self.first_rate / (1 + self.decay * self.epochs)


@wrong("the rate is multiplied instead of divided, so it grows")
class DecayerMultiplies:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate * (1 + self.decay * self.epochs)


@wrong("the rate falls along a straight line")
class DecayerDecaysLinearly:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate * (1 - self.decay * self.epochs)


@wrong("the product is subtracted from 1 instead of added")
class DecayerSubtracts:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / (1 - self.decay * self.epochs)


@wrong("each epoch is counted twice")
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


@wrong("the epochs are squared")
class DecayerSquaresTheEpochs:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay * self.epochs**2)


@wrong("1 + k is taken to the power of the epochs, which is exponential decay")
class DecayerTakesThePower:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay) ** self.epochs


@wrong(RATE_STAYS)
class DecayerForgetsTheRate:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1


@wrong("the quotient is rounded down")
class DecayerRoundsDown:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate // (1 + self.decay * self.epochs)


@wrong("the settings of the visible test stand in the class")
class DecayerReplaysTheSettings:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = 0.5 / (1 + 0.25 * self.epochs)


@right("plus-equal")
class DecayerInPlace:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs += 1
        self.optimizer.learning_rate = self.first_rate / (1.0 + self.epochs * self.decay)


@right("power of minus one")
class DecayerNegativePower:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
        self.epochs = self.epochs + 1
        self.optimizer.learning_rate = self.first_rate * (1 + self.decay * self.epochs) ** -1


@right("a local name")
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


@right("own names")
class DecayerOwnNames:
    def __init__(self, optimizer, decay):
        self.inner, self.k, self.a, self.n = optimizer, decay, optimizer.learning_rate, 1

    def update(self):
        self.inner.learning_rate = self.a / (1 + self.k * self.n)
        self.n += 1
