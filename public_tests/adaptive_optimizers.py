"""The checks of the exercises of the notebook ``adaptive_optimizers``.

Learners write classes. A given function runs each of them on plain arrays, and the checks call that
function. The expected numbers stand in ``expected/adaptive_optimizers.json``.
"""

import functools
import math
import numbers

import numpy as np

import testcases
from public_tests.calling import call, describe
from public_tests.checking import headed
from public_tests.comparing import compare, compare_results
from public_tests.exercises import Exercise, by_name, data
from public_tests.failures import CheckFailed, Mistake, passed

__all__ = [
    "adagrad_run_test",
    "adam_run_test",
    "challenge_run_test",
    "check_run",
    "check_settings",
    "decayer_run_test",
    "hasty_bug_test",
    "hasty_run_test",
    "momentum_run_test",
    "rmsprop_run_test",
    "swift_bug_test",
    "swift_run_test",
    "turns_upwards",
]

ASSIGNMENT = "adaptive_optimizers"
ANSWERS = (1, 2, 3, 4)
"""What can be answered where a bug is to be found."""

NO_ANSWER = Mistake("answers_no_number", "the answer is none of the numbers")
NO_SETTINGS = Mistake("settings_out_of_range", "the settings are outside their ranges")
TARGET_MISSED = Mistake("misses_the_target", "the cost does not beat the target")
TURNS_UPWARDS = Mistake("turns_upwards", "the weight turns upwards again after it was above 10")


@functools.cache
def _three_layers():
    """Four updates of three layers, with no entry near zero and gradients of both signs."""
    drawn = np.random.default_rng(7)
    shapes = {"W1": (2, 2), "b1": (1, 2), "W2": (2, 1), "b2": (1, 1), "W3": (1, 2), "b3": (1, 2)}
    parameters = {key: drawn.uniform(0.2, 2.0, size=shape) for key, shape in shapes.items()}
    return parameters, {
        f"d{key}": drawn.uniform(0.2, 2.0, (4, *shape)) * drawn.choice([-1, 1], (4, *shape))
        for key, shape in shapes.items()
    }


def _both(case, *settings):
    """Inputs on which mistakes are told apart: the visible test's, and others."""
    return lambda: [case(), (*_three_layers(), *settings)]


_STEP = "the first index counts the updates. "

EXERCISES = by_name(
    Exercise(
        ASSIGNMENT,
        1,
        "momentum_run",
        ("parameters", "grads", "learning_rate", "mu"),
        "section 3, Momentum with friction",
        {
            "parameters": _STEP + "The position moves by the new velocity.",
            "v": _STEP + "Friction says how much velocity is kept; the slope accelerates downhill.",
        },
        _both(testcases.momentum_run_test_case, 0.37, 0.83),
        writes="Momentum",
        may_change=("grads",),
        defaults={"learning_rate": 0.01, "mu": 0.9},
    ),
    Exercise(
        ASSIGNMENT,
        2,
        "adagrad_run",
        ("parameters", "grads", "learning_rate", "epsilon"),
        "section 4, AdaGrad",
        {
            "parameters": _STEP + "Look at what the gradient is divided by, and where ε stands.",
            "cache": _STEP + "The cache is a sum: it forgets nothing.",
        },
        _both(testcases.adagrad_run_test_case, 0.37, 0.13),
        writes="AdaGrad",
        may_change=("grads",),
        defaults={"learning_rate": 0.1, "epsilon": 1e-7},
    ),
    Exercise(
        ASSIGNMENT,
        3,
        "rmsprop_run",
        ("parameters", "grads", "learning_rate", "rho", "epsilon"),
        "section 5, RMSProp",
        {
            "parameters": _STEP + "Look at what the gradient is divided by, and where ε stands.",
            "cache": _STEP + "The cache is an average: ρ says how much of the old one stays.",
        },
        _both(testcases.rmsprop_run_test_case, 0.37, 0.83, 0.13),
        writes="RMSProp",
        may_change=("grads",),
        defaults={"learning_rate": 0.1, "rho": 0.9, "epsilon": 1e-7},
    ),
    Exercise(
        ASSIGNMENT,
        4,
        "decayer_run",
        ("learning_rate", "decay", "epochs"),
        "section 6, A learning rate that decays",
        {
            "learning_rates": "the first rate divided by 1 + decay · epochs; epochs counts the "
            "updates of the rate, this one included."
        },
        lambda: [testcases.decayer_run_test_case(), (0.37, 0.83, 7)],
        writes="LearningRateDecayer",
    ),
    Exercise(
        ASSIGNMENT,
        5,
        "adam_run",
        ("parameters", "grads", "learning_rate", "beta1", "beta2", "epsilon"),
        "section 7, Adam",
        {
            "parameters": _STEP + "Look at both corrections, at what is divided by what, and where "
            "ε stands.",
            "v": _STEP + "v averages the gradients, with β1; it stays uncorrected.",
            "s": _STEP + "s averages the squared gradients, with β2; it stays uncorrected.",
        },
        _both(testcases.adam_run_test_case, 0.37, 0.73, 0.61, 0.13),
        writes="Adam",
        may_change=("grads",),
        defaults={"learning_rate": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    ),
    Exercise(
        ASSIGNMENT,
        6,
        "swift_bug",
        (),
        "section 8.1, Too swift",
        {"answer": "compare the class with its formula, line by line."},
    ),
    Exercise(
        ASSIGNMENT,
        7,
        "swift_run",
        ("parameters", "grads", "learning_rate", "beta"),
        "section 8.1, Too swift",
        {
            "parameters": _STEP + "Compare the class with its formula, line by line.",
            "m": _STEP + "Compare the class with its formula, line by line.",
        },
        _both(testcases.swift_run_test_case, 0.37, 0.83),
        writes="SwiftMomentum",
        may_change=("grads",),
        defaults={"learning_rate": 0.01, "beta": 0.9},
    ),
    Exercise(
        ASSIGNMENT,
        8,
        "hasty_bug",
        (),
        "section 8.2, Too hasty",
        {"answer": "follow the class by hand through one epoch with two layers."},
    ),
    Exercise(
        ASSIGNMENT,
        9,
        "hasty_run",
        ("parameters", "grads", "learning_rate", "beta1", "beta2", "epsilon"),
        "section 8.2, Too hasty",
        {
            "parameters": _STEP + "Follow the class by hand through one epoch with two layers.",
            "m": _STEP + "This line was right when you got it.",
            "u": _STEP + "This line was right when you got it.",
        },
        _both(testcases.hasty_run_test_case, 0.37, 0.73, 0.61, 0.13),
        writes="HastyAdaMax",
        may_change=("grads",),
        defaults={"learning_rate": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    ),
    Exercise(
        ASSIGNMENT,
        10,
        "challenge_run",
        (),
        "section 9, The tuning challenge",
        {"settings": "", "weight": "", "cost": ""},
        writes="tuned_settings",
    ),
)


def _expected(name):
    """Expected dicts of arrays of one exercise, by the name of the returned value."""
    return {
        value: {key: np.array(rows) for key, rows in arrays.items()}
        for value, arrays in data(ASSIGNMENT)[name].items()
    }


def _check_steps(target, name, case):
    compare_results(call(target, *case), _expected(name), EXERCISES[name].hints)


@headed("momentum_run")
def momentum_run_test(target):
    """Check Exercise 1: velocities and parameters of two layers after three updates."""
    _check_steps(target, "momentum_run", testcases.momentum_run_test_case())


@headed("adagrad_run")
def adagrad_run_test(target):
    """Check Exercise 2: caches and parameters of two layers after three updates."""
    _check_steps(target, "adagrad_run", testcases.adagrad_run_test_case())


@headed("rmsprop_run")
def rmsprop_run_test(target):
    """Check Exercise 3: caches and parameters of two layers after three updates."""
    _check_steps(target, "rmsprop_run", testcases.rmsprop_run_test_case())


@headed("decayer_run")
def decayer_run_test(target):
    """Check Exercise 4: the learning rates of five epochs."""
    got = call(target, *testcases.decayer_run_test_case())
    hint = EXERCISES["decayer_run"].hints["learning_rates"]
    compare("learning_rates", got, data(ASSIGNMENT)["decayer_run"], hint)


@headed("adam_run")
def adam_run_test(target):
    """Check Exercise 5: both averages and the parameters of two layers after three updates."""
    _check_steps(target, "adam_run", testcases.adam_run_test_case())


_ANSWERED = "An answer is there. Whether it is right, grading will tell."


@headed("swift_bug", _ANSWERED)
def swift_bug_test(target):
    """Check Exercise 6: one of the four numbers is answered, right or wrong."""
    _check_answer(call(target))


@headed("swift_run")
def swift_run_test(target):
    """Check Exercise 7: velocities and parameters of two layers after three updates."""
    _check_steps(target, "swift_run", testcases.swift_run_test_case())


@headed("hasty_bug", _ANSWERED)
def hasty_bug_test(target):
    """Check Exercise 8: one of the four numbers is answered, right or wrong."""
    _check_answer(call(target))


@headed("hasty_run")
def hasty_run_test(target):
    """Check Exercise 9: both states and the parameters of two layers after three updates."""
    _check_steps(target, "hasty_run", testcases.hasty_run_test_case())


def _check_answer(answer):
    if isinstance(answer, bool) or not isinstance(answer, int) or answer not in ANSWERS:
        raise CheckFailed(
            "the answer is not one of the four numbers.",
            {"expected": "1, 2, 3 or 4", "got": describe(answer)},
            "return the number of the line that is wrong.",
            told=NO_ANSWER,
        )


@headed("challenge_run")
def challenge_run_test(target):
    """Check Exercise 10: your settings with your own classes beat the target, calmly."""
    _, *achieved = challenged(target)
    check_calm(*achieved)


def challenged(target):
    """Let a learner's run of the challenge answer, and check that it is one.

    Parameters
    ----------
    target : callable
        Returns ``settings, weight, cost``.

    Returns
    -------
    settings : dict of str to float
    weight : ndarray
        Before the first epoch and after each.
    cost : float
        After the last epoch.

    Raises
    ------
    CheckFailed
        If the settings cannot be settings of Adam.
    """
    got = call(target)
    if not isinstance(got, (tuple, list)) or len(got) != 3:
        raise CheckFailed("the run was changed.", hint="get its cell from a fresh release.")
    settings, weight, cost = got
    check_settings(settings)
    return settings, np.asarray(weight, dtype=float), float(cost)


_RANGES = {
    "learning_rate": (0, math.inf),
    "decay": (0, math.inf),
    "beta1": (0, 1),
    "beta2": (0, 1),
}

_KEYS = "a dict with the keys learning_rate and decay, perhaps beta1 and beta2 too"


def check_settings(settings):
    """Check that settings of the challenge can be settings of Adam with decay.

    Parameters
    ----------
    settings : dict of str to float
        ``learning_rate`` and ``decay``; perhaps ``beta1`` and ``beta2``.

    Raises
    ------
    CheckFailed
        If they cannot.
    """
    if not isinstance(settings, dict):
        raise _no_settings(_KEYS, describe(settings))
    if not {"learning_rate", "decay"} <= set(settings) <= set(_RANGES):
        raise _no_settings(_KEYS, f"a dict with the keys {', '.join(map(str, settings))}")
    for name, value in settings.items():
        low, high = _RANGES[name]
        is_number = isinstance(value, numbers.Real) and not isinstance(value, bool)
        if not is_number or not low <= value < high:
            raise _no_settings(f"{name} from {low} to below {high}", describe(value))


def _no_settings(expected, got):
    return CheckFailed(
        "these are no settings of Adam.",
        {"expected": expected, "got": got},
        told=NO_SETTINGS,
    )


def check_target(weight, cost):
    """Check that the last cost of the challenge is below the target.

    Parameters
    ----------
    weight : ndarray
        Unused; the checks of a run take all of it.
    cost : float

    Raises
    ------
    CheckFailed
        If it is not.
    """
    target = data(ASSIGNMENT)["challenge"]["cost"]
    if not cost < target:
        raise CheckFailed(
            "the cost after 600 epochs does not beat the target.",
            {"expected": f"below {target:.8g}", "got": f"{cost:.8g}"},
            "plot the run: does it crawl, or does it swing?",
            told=TARGET_MISSED,
        )


def check_calm(weight, cost):
    """Check that the target is beaten without turning upwards once the weight was above 10.

    Parameters
    ----------
    weight : ndarray
        Before the first epoch and after each.
    cost : float
        A run that crawls is calm too, and that is nothing.

    Raises
    ------
    CheckFailed
        If the target is not beaten, or the weight turns.
    """
    check_target(weight, cost)
    epoch = turns_upwards(weight)
    if epoch is not None:
        raise CheckFailed(
            f"the weight turns upwards again, in epoch {epoch}.",
            hint="it swings around its end. Look at its history.",
            told=TURNS_UPWARDS,
        )


_ROUNDING = 1e-6


def turns_upwards(weight):
    """Find where a weight rises again after it was above 10 and has fallen.

    Parameters
    ----------
    weight : ndarray
        Before the first epoch and after each.

    Returns
    -------
    int or None
        The first such epoch, counted from 1; None if there is none. A rise of less than a
        millionth in an epoch is rounding.
    """
    above = np.logical_or.accumulate(weight > 10)[:-1]
    steps = np.diff(weight)
    fallen = np.logical_or.accumulate(above & (steps < -_ROUNDING))
    again = np.flatnonzero(fallen & (steps > _ROUNDING))
    return int(again[0]) + 1 if len(again) else None


def check_run(name, history):
    """Compare the end of a run on the line problem with what is expected. It gives no points.

    Parameters
    ----------
    name : str
        Of the run.
    history : dict of str to ndarray
        What `opt_utils.line.train` returned.

    Raises
    ------
    CheckFailed
        If the run ends elsewhere.
    """
    for value, wanted in data(ASSIGNMENT)["runs"][name].items():
        got = float(history[value][-1])
        if not math.isclose(got, wanted, rel_tol=1e-4):
            raise CheckFailed(
                f"the run ends elsewhere, with another {value}.",
                {"expected": f"{wanted:.8g}", "got": f"{got:.8g}"},
                "is the test of its exercise passed, and are these the settings of the text?",
            )
    passed("The run ends where it should")
