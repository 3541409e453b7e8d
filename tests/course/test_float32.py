"""One rule for results in float32: right to what float32 keeps, in numbers and in arrays."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import testcases
from autograder.border import inputs
from public_tests import (
    optimization_methods,
    random_mini_batches_test,
    update_lr_test,
    update_parameters_with_gd_test,
    update_parameters_with_momentum_test,
)
from public_tests.adaptive_optimizers import check_settings
from public_tests.comparing import SHARED_ARRAY, check_kept, compare
from public_tests.digits import FLOAT64, within
from public_tests.failures import CheckFailed
from teaching.bank import entries
from teaching.credit import Credit, draw
from teaching.mini_batch_credit import MiniBatchCredit, draw_examples
from teaching.reference import reference, using
from teaching.strength.judging import judge


def cast(thing, kind=np.float32):
    """All fractions in it in another kind."""
    if isinstance(thing, dict):
        return {key: cast(value, kind) for key, value in thing.items()}
    if isinstance(thing, (list, tuple)):
        return [cast(value, kind) for value in thing]
    if np.asarray(thing).dtype.kind == "f":
        return np.asarray(thing).astype(kind)[()]
    return thing


def casting(function, kind=np.float32):
    """The function with its results cast."""
    return lambda *arguments, **named: cast(function(*arguments, **named), kind)


@dataclass(frozen=True)
class Solution:
    """What can be judged."""

    exercise: str
    function: Callable


def casting_all(function):
    """The same function with its arguments cast too."""
    return lambda *arguments, **named: cast(function(*cast(arguments), **cast(named)))


def changed(entry, change):
    """What the tests call, with a change to what was written; of a class, its run is changed."""
    if isinstance(entry.written, type):
        return change(entry.function)
    return using(entry.exercise, change(entry.written))


def failure(check, *arguments):
    """The message of a check that must fail."""
    with pytest.raises(CheckFailed) as caught:
        check(*arguments)
    return str(caught.value)


WRONG = [entry for entry in entries(is_right=False) if entry.mistake != SHARED_ARRAY]


@pytest.mark.slow
@pytest.mark.parametrize("entry", WRONG, ids=lambda entry: entry.name)
def test_wrong_is_refused_in_float32(entry):
    """No mistake hides behind fewer digits; and none is taken for another."""
    judged = judge(Solution(entry.exercise, changed(entry, casting)))
    assert judged.refused
    named = {mistake.id for mistake in judged.mistakes}
    assert not named or entry.mistake.id in named


@pytest.mark.slow
@pytest.mark.parametrize("entry", entries(is_right=True), ids=lambda entry: entry.name)
def test_right_is_accepted_in_float32(entry):
    """Whether only the result is cast, or all is computed in float32, inputs and settings too."""
    for change in (casting, casting_all):
        judged = judge(Solution(entry.exercise, changed(entry, change)))
        assert not judged.refused, judged.problem


@pytest.mark.parametrize("name", optimization_methods.EXERCISES)
def test_float16_is_refused(name):
    """In numbers as in arrays, by name; nothing is said of signs."""
    check = getattr(optimization_methods, f"{name}_test")
    told = failure(check, casting(reference(name), np.float16))
    assert "holds float16 numbers, expected float64" in told
    assert "float16 keeps three digits" in told


def test_number_and_array_by_the_same_rule():
    """What float32 keeps of it, and no more than a ten-thousandth."""
    for wanted in (1 / 3, np.array([1 / 3, 1e-3])):
        compare("x", cast(wanted), wanted)
        compare("x", cast(wanted * (1 + 5e-5)), wanted)
        assert "(float32)" in failure(compare, "x", cast(wanted * (1 + 3e-4)), wanted)


def test_float64_is_compared_as_float64():
    """Whatever is float32 elsewhere."""
    failure(compare, "x", 1 / 3 + 1e-8, 1 / 3)
    failure(compare, "x", {"a": np.float32(1 / 3), "b": 1 / 3 + 1e-8}, {"a": 1 / 3, "b": 1 / 3})


def test_zeros_and_whole_numbers_are_exact():
    """Float32 holds them, so there is nothing to allow for."""
    failure(compare, "v", np.full((2, 1), 1e-8, np.float32), np.zeros((2, 1)))
    labels = np.arange(1_800_000, 1_800_003)
    compare("Y", labels.astype(np.float32), labels)
    failure(compare, "Y", labels.astype(np.float32) + 1, labels)


def test_wrong_in_float32_says_so():
    """The values as before, and the kind beside what came."""
    wrong = casting(lambda a, e, d: a / (1 + d) * e)
    told = failure(update_lr_test, wrong)
    assert "expected:" in told and "(float32)" in told


def through_float32(parameters, grads, v, beta, learning_rate):
    """Momentum on gradients in float32; the results are float64 all the same."""
    grads = {key: array.astype(np.float32) for key, array in grads.items()}
    return reference("update_parameters_with_momentum")(parameters, grads, v, beta, learning_rate)


def test_float32_on_the_way_is_named():
    """A float64 result with the digits of float32 is wrong, but not in its signs or its β."""
    told = failure(update_parameters_with_momentum_test, through_float32)
    assert "equal to six digits. Was something on the way float32, or rounded?" in told
    assert "β says" not in told and "(float32)" not in told


def test_the_hint_stays_where_a_value_is_off():
    """One entry that differs is enough."""

    def uphill(parameters, grads, learning_rate):
        return {key: array + learning_rate * grads[f"d{key}"] for key, array in parameters.items()}

    told = failure(update_parameters_with_gd_test, uphill)
    assert "six digits" not in told


def test_arguments_must_not_become_float32():
    """The caller goes on with them."""
    grads = testcases.update_parameters_with_gd_test_case()[1]
    check_kept("grads", dict(reversed(grads.items())), grads)
    assert "changes `grads`" in failure(check_kept, "grads", cast(grads), grads)


def test_hidden_tests_follow_the_rule(capsys):
    """Full points in float32; a float64 v that lost digits on the way costs v."""
    inputs.begin("", b"")
    name = "update_parameters_with_momentum"
    for function, points in ((casting(reference(name)), 10), (through_float32, 5)):
        credit = Credit(name, function, v=5, parameters=5)
        assert credit.agree(*draw(1, (3, 2))[:3], 0.7, 0.1).points() == points
    assert "Was something on the way float32" in capsys.readouterr().out


def test_mini_batches_of_float32():
    """Each column beside its label, though both were cast; also where whole numbers are counted."""

    def batches(X, Y, *settings, **named):
        X, Y = X.astype(np.float32), Y.astype(np.float32)
        return reference("random_mini_batches")(X, Y, *settings, **named)

    random_mini_batches_test(batches)
    credit = MiniBatchCredit("random_mini_batches", batches, full=5, last=3, pairing=2)
    assert credit.agree(*draw_examples(1, 3, 10), 4, 8).points() == 10


def test_settings_may_be_any_real_number():
    """As in the other exercises."""
    check_settings({"learning_rate": np.float32(0.38), "decay": np.float64(0.1)})
    with pytest.raises(CheckFailed):
        check_settings({"learning_rate": np.bool_(True), "decay": 0.1})


NUMBERS = st.lists(st.floats(), min_size=1, max_size=6)


@given(NUMBERS, NUMBERS)
@example([1 + 2e-9, np.inf], [1.0, -np.inf])
@example([np.nan, 1e-13], [np.nan, 0.0])
def test_within_is_what_numpy_calls_close(got, expected):
    """But for zero, where the largest entry counts."""
    size = min(len(got), len(expected))
    got, expected = np.array(got[:size]), np.array(expected[:size])
    largest = np.abs(expected[np.isfinite(expected)]).max(initial=0.0)
    with np.errstate(over="ignore"):
        close = np.isclose(got, expected, rtol=1e-9, atol=1e-12 * largest, equal_nan=True)
    np.testing.assert_array_equal(within(FLOAT64, got, expected), close)
