"""Equal mistakes cost equal points, what follows from one costs nothing, nothing earns nothing.

The hidden tests run as they stand in the source notebooks.
"""

import numpy as np
import pytest

from public_tests.exercises import exercise
from public_tests.inputs import inputs
from support.places import ROOT
from teaching.bank import entries
from teaching.consequences import RULES, follows
from teaching.partial import by_name
from teaching.reference import define, reference, reference_code
from teaching.strength.judging import run_hidden

MOMENTUM, ADAM = "update_parameters_with_momentum", "update_parameters_with_adam"
BATCHES = "random_mini_batches"


def lost(name, function, **others):
    """The points that the hidden tests of an exercise take from a solution."""
    earned, most, _ = run_hidden(name, {name: function, **others})
    return most - earned


def edited(name, *changes):
    """The points that a reference solution loses by some edits, each made once or twice."""
    code = reference_code(name)
    for before, after in changes:
        assert before in code, before
        code = code.replace(before, after)
    return lost(name, define(name, code))


def of_bank(mistake):
    """The points that a wrong solution of the bank loses."""
    (entry,) = (one for one in entries(is_right=False) if one.name == mistake)
    return lost(entry.exercise, entry.function)


PAIRS = {
    "v and s in Adam": (("adam_drops_the_old_v", "adam_drops_the_old_s"), 3),
    "β2 in v and β1 in s": (("adam_averages_v_with_beta2", "adam_averages_s_with_beta1"), 3),
    "the square forgotten, or β": (("adam_forgets_to_square", "adam_averages_s_with_beta1"), 3),
    "both corrections": (("adam_skips_the_correction_of_v", "adam_skips_the_correction_of_s"), 2),
    "two wrong steps": (("adam_adds_the_step", "adam_leaves_out_the_root"), 4),
    "velocity and step": (
        ("momentum_swaps_the_two_weights", "momentum_steps_by_the_old_velocity"),
        5,
    ),
    "a class's v and its s": (("AdamAveragesVWithBeta2", "AdamAveragesSWithBeta1"), 4),
    "a class's s and its step": (("AdamForgetsToSquare", "AdamLeavesOutTheRoot"), 4),
    "a class's velocity and its step": (("MomentumAddsTheGradient", "MomentumStepsTwice"), 3),
    "a cache in two classes": (("AdaGradForgetsToSquare", "RMSPropForgetsToSquare"), 3),
    "cache and step": (("RMSPropSwapsRho", "RMSPropLeavesOutTheRoot"), 3),
    "the last left out, or raising": (
        ("batches_drop_the_last", "batches_cut_the_last_at_a_float"),
        3,
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_equal_mistakes_cost_equal_points(pair):
    """The part in which they were made, and no other."""
    mistakes, points = PAIRS[pair]
    assert [of_bank(one) for one in mistakes] == [points, points]


def swapped(key):
    """An edit that swaps the weights of a velocity: of the weights W, or of the biases b."""
    old, gradient = f'v[f"d{key}{{l}}"]', f'grads[f"d{key}{{l}}"]'
    return f"beta * {old} + (1 - beta) * {gradient}", f"(1 - beta) * {old} + beta * {gradient}"


@pytest.mark.parametrize("keys", ["W", "b", "Wb"])
def test_a_slip_in_w_in_b_or_in_both(keys):
    """A copied line with a slip costs what the slip costs: the velocity, and never the step."""
    assert edited(MOMENTUM, *map(swapped, keys)) == 5


def test_a_slip_in_one_rule_is_a_slip_in_another():
    """The velocity forgets 1 - β: the v of momentum, as a share of it, and that of Adam."""
    assert of_bank("momentum_leaves_out_one_minus_beta") == 5
    assert of_bank("adam_leaves_out_one_minus_beta1") == 3
    assert of_bank("AdamLeavesOutOneMinusBeta1") == 4


def test_three_right_values_of_adam():
    """What older material returns: the two corrected averages are not given, the rest counts."""
    assert of_bank("adam_returns_three_values") == 2 + 2


def raising(name, where):
    """A right solution that raises on some inputs."""

    def function(*arguments):
        if where(*arguments):
            raise UnboundLocalError("k")
        return reference(name)(*arguments)

    return function


def returning(name, where, value):
    """A right solution but for the value that it returns for some inputs."""
    return lambda *a: value(*a) if where(*a) else reference(name)(*a)


def few(X, Y, size=64, seed=0):
    """Fewer examples than a mini-batch."""
    return X.shape[1] < size


def test_an_exception_costs_what_a_wrong_value_costs():
    """The part that this input tests."""
    wrong = returning(BATCHES, few, lambda X, Y, *_: [(X, Y)])  # not shuffled
    assert lost(BATCHES, raising(BATCHES, few)) == lost(BATCHES, wrong) == 3


@pytest.mark.parametrize("name", [BATCHES, MOMENTUM, ADAM, "update_lr"])
def test_an_exception_on_every_input_costs_everything(name):
    """Nothing is given."""
    earned, _, _ = run_hidden(name, {name: raising(name, lambda *a: True)})
    assert earned == 0


EMPTY = {
    "an empty list": lambda X, Y, size=64, seed=0: [],
    "all that was given": lambda X, Y, size=64, seed=0: [(X, Y)],
    "the same again": lambda X, Y, size=64, seed=0: [(X, Y)] * -(-X.shape[1] // size),
    "one lone column": lambda X, Y, size=64, seed=0: [(X[:, :1], Y[:, :1])],
    "a lone column each": lambda X, Y, size=64, seed=0: [
        (X[:, k : k + 1], Y[:, k : k + 1]) for k in range(-(-X.shape[1] // size))
    ],
    "text": lambda X, Y, size=64, seed=0: [(X.astype(str), Y.astype(str))],
    "nan": lambda X, Y, size=64, seed=0: [(X, Y * np.nan)],
}


@pytest.mark.parametrize("given", EMPTY)
def test_no_mini_batches_no_points(given):
    """Pairing is shown by pieces."""
    earned, _, _ = run_hidden(BATCHES, {BATCHES: EMPTY[given]})
    assert earned == 0


def filled(arrays, number):
    """The same shapes with one number in all places."""
    return {key: np.full_like(array, number) for key, array in arrays.items()}


@pytest.mark.parametrize("number", [0.0, np.nan, np.inf])
def test_a_step_from_nothing_is_no_step(number):
    """Parameters that follow from a v that anybody could write down, or that no number is."""

    def momentum(parameters, grads, v, beta, learning_rate):
        v = filled(v, number)
        return {key: p - learning_rate * v[f"d{key}"] for key, p in parameters.items()}, v

    def adam(parameters, grads, v, s, t, *settings):
        still = {key: p + number for key, p in parameters.items()}
        v = filled(v, number)
        return still, v, dict(v), dict(v), dict(v)

    assert run_hidden(MOMENTUM, {MOMENTUM: momentum})[0] == 0
    assert run_hidden(ADAM, {ADAM: adam})[0] == 0


@pytest.mark.parametrize("name", [name for name in RULES if name.endswith("_run")])
def test_a_class_that_does_nothing_earns_nothing(name):
    """Its averages stay zero, and its parameters stay where they are."""

    def idle(parameters, grads, *settings):
        times = len(grads["dW1"])
        stays = {key: np.array([p] * times) for key, p in parameters.items()}
        zeros = [filled(stays, 0.0) for _ in range(len(exercise(name).hints) - 1)]
        return [stays, *zeros]

    assert run_hidden(name, {name: idle})[0] == 0


STRANGE = [None, "v", 3, [], {}, {"dW1": None}, {"dW1": np.array("x")}, {"dW1": np.zeros(7)}]


@pytest.mark.parametrize("strange", STRANGE, ids=str)
def test_strange_values_raise_nothing(strange):
    """What a learner returned may be anything, and other values are judged all the same."""

    def odd(*arguments):
        parameters, _ = reference(MOMENTUM)(*arguments)
        return parameters, strange

    assert lost(MOMENTUM, odd) == 5


@pytest.mark.parametrize(
    "mistake",
    ["SwiftStaysAsItWas", "SwiftSwapsTheShares", "HastyStaysAsItWas", "HastyCorrectsWithBeta2"],
)
def test_what_is_given_right_does_not_count_before_it_is_repaired(mistake):
    """Not the step that follows from a wrong m, nor the averages that were right."""
    assert of_bank(mistake) == 6


@pytest.mark.parametrize("name", RULES)
def test_rules_agree_with_the_solution(name):
    """From its own values follow its own parts."""
    right = by_name(name, reference(name)(*inputs(name)[1]))
    for part in RULES[name]:
        assert follows(name, part, right, right, inputs(name)[1])


def test_the_challenge_is_not_punished_for_other_exercises():
    """Right settings get all twelve points: the learner's own classes are not asked."""
    (entry,) = (one for one in entries("challenge_run") if one.name == "tuned_by_hand")
    assert run_hidden("challenge_run", {"tuned_settings": entry.written})[:2] == (12, 12)


TOLD = {
    "momentum_swaps_the_two_weights": "momentum: β and 1 - β swapped | v | the step from that v",
    "momentum_steps_by_the_old_velocity": "momentum: the step takes the old v | parameters | v",
    "adam_forgets_to_square": "Adam: s forgets the square | s | s_corrected and the step from it",
    "adam_drops_the_old_v": "Adam: v forgets the old v | v | v_corrected and the step from it",
    "adam_skips_the_correction_of_v": "Adam: v is not corrected | v_corrected | the step from it",
    "adam_adds_the_step": "Adam: the step goes uphill | parameters | all averages",
    "batches_drop_the_last": "mini-batches: the last is left out | the last | full, pairing",
    "batches_cut_the_last_at_a_float": "mini-batches: the last raises | the last | full, pairing",
}
"""Rows of the page's table, by the entry of the bank."""


def test_the_page_for_teachers_says_so():
    """Its table is what comes out."""
    page = (ROOT / "docs/teaching.md").read_text(encoding="utf-8")
    for mistake, words in TOLD.items():
        (entry,) = (one for one in entries(is_right=False) if one.name == mistake)
        earned, most, _ = run_hidden(entry.exercise, {entry.exercise: entry.function})
        assert f"| {words} | {earned:g} of {most:g} |" in page


def test_what_follows_is_not_called_right():
    """The same message says that it differs."""
    (entry,) = (one for one in entries(is_right=False) if one.name == "adam_averages_s_with_beta1")
    _, _, told = run_hidden(ADAM, {ADAM: entry.function})
    right, follows_ = "what is right on all inputs: v, v_corrected", "s_corrected, parameters"
    assert f"for {right}, and for what follows from your own values: {follows_}" in told
