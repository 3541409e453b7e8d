"""Wrong and right solutions of `challenge_run`."""

import numpy as np

from public_tests.adaptive_optimizers import NO_SETTINGS, TARGET_MISSED, TURNS_UPWARDS
from teaching.bank import right, wrong


@wrong(TARGET_MISSED)
def tuned_too_slow():
    return {"learning_rate": 0.1, "decay": 0.0}


@wrong(TARGET_MISSED)
def tuned_stalls():
    return {"learning_rate": 0.8, "decay": 0.1}


@wrong(TURNS_UPWARDS)
def tuned_swings():
    return {"learning_rate": 2.0, "decay": 0.001}


@wrong(TURNS_UPWARDS)
def tuned_swings_a_little():
    return {"learning_rate": 0.45, "decay": 0.0001}


@wrong(TARGET_MISSED)
def tuned_nearly():
    return {"learning_rate": 0.33, "decay": 0.001}


@wrong(NO_SETTINGS)
def tuned_goes_backwards():
    return {"learning_rate": -0.38, "decay": 0.00025}


@wrong(NO_SETTINGS)
def tuned_grows():
    return {"learning_rate": 0.38, "decay": -0.001}


@wrong(NO_SETTINGS)
def tuned_beta_of_one():
    return {"learning_rate": 0.38, "decay": 0.00025, "beta1": 1.0}


@wrong(NO_SETTINGS)
def tuned_without_decay():
    return {"learning_rate": 0.38}


@wrong(NO_SETTINGS)
def tuned_as_a_tuple():
    return 0.38, 0.00025


@wrong(NO_SETTINGS)
def tuned_in_text():
    return {"learning_rate": "0.38", "decay": "0.00025"}


@wrong(NO_SETTINGS)
def tuned_invents_a_setting():
    return {"learning_rate": 0.38, "decay": 0.00025, "seed": 7}


@wrong(NO_SETTINGS)
def tuned_prints():
    print({"learning_rate": 0.38, "decay": 0.00025})


@right("rate and decay")
def tuned_by_hand():
    return {"learning_rate": 0.38, "decay": 0.0003}


@right("other betas")
def tuned_with_betas():
    return {"learning_rate": 0.7, "decay": 0.00015, "beta1": 0.8, "beta2": 0.99}


@right("numpy numbers")
def tuned_with_numpy():
    settings = np.array([0.37, 2e-4])
    return dict(zip(("learning_rate", "decay"), settings))
