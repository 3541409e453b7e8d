"""The example class of the assignment ``adaptive_optimizers``."""

MISTAKES = {
    "weights_the_gradient": "MomentumWeightsTheGradient",
    "swaps_the_friction": "MomentumSwapsTheFriction",
    "averages_in_adagrad": "AdaGradAverages",
    "shares_the_cache": "RMSPropSharesTheState",
    "epsilon_in_the_root": "RMSPropPutsEpsilonInside",
    "compounds_the_decay": "DecayerCompounds",
    "no_correction": "AdamSkipsTheCorrectionOfBoth",
    "beta1_for_s": "AdamAveragesSWithBeta1",
    "counts_per_layer": "AdamSharesT",
    "blames_the_average": "hasty_blames_line_3",
    "repairs_for_two_layers": "HastyExpectsTwoLayers",
    "halves_the_step": "SwiftHalvesTheStep",
    "swings": "tuned_swings",
    "crawls": "tuned_too_slow",
}
"""Learners with one typical mistake each, by the entry of the bank that they wrote."""

STYLES = (
    "MomentumComprehensions",
    "AdaGradWithAMethod",
    "RMSPropAsADifference",
    "DecayerNegativePower",
    "AdamInPlace",
    "swift_answers_by_a_name",
    "SwiftInPlace",
    "hasty_answers_by_a_name",
    "HastySetsDefault",
    "tuned_with_betas",
)
"""The entries of the bank that make up the learner who writes everything in another way."""

_SYNTAX = """
class AdaGrad
    def __init__(self, learning_rate=0.1, epsilon=1e-7):
"""

_ENDLESS = """
class LearningRateDecayer:
    def __init__(self, optimizer, decay):
        self.optimizer, self.decay, self.epochs = optimizer, decay, 0

    def update(self):
        while self.epochs < 1000:
            self.optimizer.learning_rate /= 1 + self.decay
"""

_OWN_RUN = """
def momentum_run(parameters, grads, *settings):
    return momentum_run_test.__wrapped__
"""

CELLS = {
    "syntax_error": {"ex-2": _SYNTAX},
    "endless_loop": {"ex-4": _ENDLESS},
    "deleted_given_cell": {"ex-5-given": None, "ex-5-tests": None},
    "changed_given_cell": {"ex-1": "class Momentum:\n    pass", "ex-1-given": _OWN_RUN},
}
"""Learners by the cells that they changed; None for one that they deleted."""
