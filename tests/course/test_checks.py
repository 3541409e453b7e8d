"""The checks name the mistake, never a wrong one; hidden tests give credit for what is right."""

import copy
import json
import logging
import operator

import numpy as np
import pytest
from nbformat.v4 import new_code_cell
from nbgrader.utils import determine_grade

from autograder.border import found, inputs
from autograder.border.test_cells import Outside
from autograder.findings import Mistake, Note, collected, notice, recognize
from autograder.report.submission import by_exercise
from public_tests import calling
from public_tests.checking import check_of
from public_tests.exercises import assignments, exercise
from public_tests.failures import CheckFailed
from public_tests.optimization_methods import (
    random_mini_batches_test,
    update_parameters_with_adam_test,
    update_parameters_with_momentum_test,
)
from teaching.bank import entries
from teaching.credit import Credit, at_rest, draw
from teaching.mini_batch_credit import MiniBatchCredit, draw_examples
from teaching.mistakes import DATA, WRITTEN, named
from teaching.reference import reference

ADAM = "update_parameters_with_adam"
ONE_EACH = dict.fromkeys(("v", "v_corrected", "s", "s_corrected", "parameters"), 1)


def wrong(name):
    """A wrong solution of the bank."""
    return next(entry for entry in entries(is_right=False) if entry.name == name)


def message(check, function):
    """What a learner reads."""
    with pytest.raises(CheckFailed) as caught:
        check(function)
    return str(caught.value)


def test_the_ladder():
    """What is wrong, on which input, by which mistake, what to read; no line of the solution."""
    told = message(update_parameters_with_adam_test, wrong("adam_corrects_s_with_beta1").function)
    assert 's_corrected["dW1"][0, 0] is not right' in told
    assert "dW1[0, 0] = -0.87785842" in told and "beta2 = 0.888" in told
    assert "expected:     0.40817553" in told and "got:          0.23975324" in told
    assert "wrong values: s_corrected, parameters" in told
    assert "this is what comes out when the bias correction of s uses β1." in told
    assert "read again: section 5, Adam" in told
    assert "beta2**t" not in told and "beta2 ** t" not in told


def test_unknown_mistakes_are_not_named():
    """Then the message says which entries agree."""

    def odd(parameters, grads, v, beta, learning_rate):
        parameters, v = reference("update_parameters_with_momentum")(
            parameters, grads, v, beta, learning_rate
        )
        v["db2"] = v["db2"] * 1.01
        return parameters, v

    told = message(update_parameters_with_momentum_test, odd)
    assert "mistake" not in told and "hint" in told
    assert "wrong keys:   db2" in told and "right keys:   dW1, db1, dW2" in told


def test_a_mistake_of_its_own_is_not_taken_for_another():
    """A result that equals a known one on the printed input, but not elsewhere."""

    def odd(X, Y, mini_batch_size=64, seed=0):
        batches = reference("random_mini_batches")(X, Y, mini_batch_size, seed)
        return batches[:-1] if X.shape[1] == 7 else batches

    told = message(random_mini_batches_test, odd)
    assert "mini_batches is not of the right length" in told and "mistake" not in told


def test_two_mistakes_that_cannot_be_told_apart_are_both_named():
    """As long as all inputs are such that they agree."""
    arguments = (*at_rest(1, (3, 2), 1.0), 1, 0.1, 0.7, 0.8, 1e-3)
    got = wrong("adam_fixes_t").function(*at_rest(1, (3, 2), 1.0), 1, 0.1, 0.7, 0.8, 1e-3)
    found, _ = named(ADAM, [(arguments, got)])
    assert {mistake.id for mistake in found} == {"adam_fixes_t", "adam_is_one_t_ahead"}


def test_right_results_before_a_call_that_raises_name_nothing(capsys):
    """Many mistakes of the bank are right on some input, which explains nothing."""
    function = wrong("batches_cut_the_last_at_a_float").function
    credit = Credit("random_mini_batches", function, whole=10)
    credit.agree(*draw_examples(1, 3, 8), 4, 8).agree(*draw_examples(1, 3, 10), 4, 8).points()
    told = capsys.readouterr().out
    assert "raised TypeError" in told and "mistake" not in told


def parted(text):
    """The numbers with a point in a JSON text, and the text with null in place of them."""
    numbers = []
    rest = json.loads(text, parse_float=lambda digits: numbers.append(float(digits)))
    return numbers, json.dumps(rest)


@pytest.mark.slow
@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("name", assignments())
def test_data_for_learners_is_up_to_date(name, kind):
    """What ``python -m teaching.mistakes`` would write stands in git.

    The last digits are those of the numpy that wrote it.
    """
    kept, words = parted((DATA / f"{name}.{kind}.json").read_text(encoding="utf-8"))
    now, words_now = parted(json.dumps(WRITTEN[kind](name)))
    assert words == words_now and kept == pytest.approx(now, rel=1e-9)


@pytest.mark.parametrize("kind", ["mistakes", "right"])
@pytest.mark.parametrize("name", assignments())
def test_data_for_learners_holds_no_code(name, kind):
    """Numbers and words."""
    text = (DATA / f"{name}.{kind}.json").read_text(encoding="utf-8")
    assert not any(sign in text for sign in ("np.", "return ", "lambda", "def ", "grads["))


def forgets(name, average):
    """A solution that is right as long as the average is zero."""

    def function(*arguments, **settings):
        values = dict(zip(exercise(name).arguments, arguments, strict=False))
        values[average] = {key: 0 * array for key, array in values[average].items()}
        return reference(name)(**values, **settings)

    return function


BY_PART = {
    "two mistakes": ("adam_averages_v_with_beta2", "adam_adds_the_step", "mistake in v: "),
    "one in s, and in the step": ("adam_forgets_to_square", "adam_adds_the_step", "mistake in s: "),
}


@pytest.mark.parametrize("case", BY_PART)
def test_a_mistake_in_one_value_is_named(case):
    """Beside another mistake, in the value in which it shows."""
    first, second, says = BY_PART[case]

    def both(*arguments):
        _, *averages = wrong(first).function(*copy.deepcopy(arguments))
        return wrong(second).function(*copy.deepcopy(arguments))[0], *averages

    with pytest.raises(CheckFailed) as failed:
        check_of(ADAM)(both)
    assert f"{says}this is what comes out when {wrong(first).mistake}." in str(failed.value)


def test_a_loop_that_does_not_run_has_no_name_of_a_value():
    """What is as it was comes out of an average with itself too."""
    with pytest.raises(CheckFailed) as failed:
        check_of(ADAM)(lambda parameters, grads, v, s, *_: (parameters, v, s, v, s))
    assert failed.value.recognized == []


def test_half_a_name_is_none():
    """In the bank both corrections forget t; here only that of v does."""

    def half(*arguments):
        right_one = reference(ADAM)(*copy.deepcopy(arguments))
        ignored = wrong("adam_ignores_t").function(*copy.deepcopy(arguments))
        return *right_one[:3], ignored[3], right_one[4]

    with pytest.raises(CheckFailed) as failed:
        check_of(ADAM)(half)
    assert wrong("adam_ignores_t").mistake not in failed.value.recognized


def test_the_visible_tests_warm_the_averages():
    """Zeros hide which average is kept, and by how much: a second input is warm."""
    for name, average in (("update_parameters_with_momentum", "v"), (ADAM, "s")):
        with pytest.raises(CheckFailed) as refused:
            check_of(name)(forgets(name, average))
        assert f"{average}[" in refused.value.problem and "for" in refused.value.details


def test_the_visible_test_has_fewer_examples_than_a_mini_batch():
    """The counter of a loop that did not run is not there after it."""

    def leaked(X, Y, mini_batch_size=64, seed=0):
        batches = reference("random_mini_batches")(X, Y, mini_batch_size, seed)
        for k in range(X.shape[1] // mini_batch_size):
            cut = batches[: k + 1]
        return batches if len(cut) == len(batches) else [*cut, batches[k + 1]]

    with pytest.raises(CheckFailed, match="UnboundLocalError"):
        check_of("random_mini_batches")(leaked)


def adam_credit(function):
    """Credit for a solution of Exercise 6."""
    credit = Credit(ADAM, function, v=3, v_corrected=2, s=3, s_corrected=2, parameters=4)
    return credit.agree(*draw(1, (3, 2)), 3, 0.1, 0.7, 0.8, 1e-3)


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("adam_corrects_s_with_beta1", 14 - 2),
        ("adam_averages_s_with_beta1", 14 - 3),
        ("adam_puts_epsilon_inside_the_root", 10),
        ("adam_updates_only_the_first_layer", 14),
        ("adam_returns_three_values", 3 + 3 + 4),
        ("adam_prints_the_result", 0),
    ],
)
def test_credit_for_parts_of_adam(name, points, capsys):
    """One layer only, so that even the one that stops there is right here."""
    earned = adam_credit(wrong(name).function).points()
    assert type(earned) is float and earned == points
    assert ("of 14 points" in capsys.readouterr().out) == (points < 14)


def adam_as_older(name, *returned):
    """A solution of the bank that returns only some of the five values, by their places."""
    return lambda *arguments: operator.itemgetter(*returned)(wrong(name).function(*arguments))


@pytest.mark.parametrize(
    ("name", "returned", "points"),
    [
        ("adam_corrects_s_with_beta1", (0, 1, 2), 3 + 3),
        ("adam_averages_s_with_beta1", (0, 1, 2), 3 + 4),
        ("adam_updates_only_the_first_layer", (1, 2, 0), 0),
        ("adam_updates_only_the_first_layer", (0, 1), 0),
        ("adam_updates_only_the_first_layer", (0, 1, 2, 3), 0),
    ],
)
def test_credit_for_what_older_material_returns(name, returned, points):
    """Parameters, v and s, if they are right and stand in this order."""
    assert adam_credit(adam_as_older(name, *returned)).points() == points


def test_what_older_material_returns_is_refused(capsys):
    """By the visible test and the hidden one, in the same words, though parts of it count."""
    function = wrong("adam_returns_three_values").function
    told = "the function has to return 5 values side by side."
    assert told in message(update_parameters_with_adam_test, function)
    adam_credit(function).points()
    printed = capsys.readouterr().out
    assert told in printed
    assert "10 of 14 points, for what is right on all inputs: v, s, parameters" in printed


@pytest.mark.parametrize(("returned", "points"), [((0, 1, 2), 3), ((0, 1), 0)])
def test_too_few_values_after_some_steps(returned, points):
    """They can be followed, and count for what is right."""
    credit = Credit(ADAM, adam_as_older("adam_updates_only_the_first_layer", *returned), **ONE_EACH)
    assert credit.walk(20, *at_rest(2, (3, 2), 1.0), 1).points() == points


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("batches_drop_the_last", 5 + 2),
        ("batches_shuffle_only_x", 0),
        ("batches_fix_the_size", 2),
        ("batches_never_shuffle", 2),
        ("batches_flatten_y", 0),
    ],
)
def test_credit_for_parts_of_mini_batches(name, points):
    """Full mini-batches, the last one, and each column beside its label."""
    credit = MiniBatchCredit("random_mini_batches", wrong(name).function, full=5, last=3, pairing=2)
    credit.agree(*draw_examples(1, 3, 10), 4, 8).agree(*draw_examples(2, 3, 128), 64, 8)
    assert credit.points() == points


def test_trajectories(capsys):
    """A mistake that only shows after some steps."""

    def drifting(parameters, grads, v, s, t, *settings):
        result = reference(ADAM)(parameters, grads, v, s, t, *settings)
        if t > 15:
            result[1]["dW1"] = result[1]["dW1"] * 1.001
        return result

    credit = Credit(ADAM, drifting, **ONE_EACH)
    credit.walk(15, *at_rest(2, (3, 2), 1.0), 1)
    assert credit.points() == 5
    credit.walk(20, *at_rest(2, (3, 2), 1.0), 1)
    assert credit.points() == 4  # what follows from the wrong v is right
    assert "update: " in capsys.readouterr().out


class Nobody:
    """A learner without any function."""

    exceptions = None
    noted = ()

    def kinds(self, names):
        """Nothing is there."""
        return dict.fromkeys(names, "missing")


@pytest.mark.parametrize(
    ("last", "points"),
    [
        ("2.0", 2),
        ("np.float64(2.0)", 2),
        ("np.int64(2)", 2),
        ("np.float64(0.0)", 0),
        ("0.0", 0),
        ("float('nan')", 0),
        ("np.nan", 0),
        ("False", 0),
        ("np.bool_(False)", 0),
        ("None", 3),
    ],
)
def test_last_line_of_a_test_cell(last, points):
    """Only a number is partial credit; False and nan, nbgrader's full marks, are none."""
    outputs = Outside(Nobody(), "import numpy as np").run(last)
    grade = {"grade": True, "solution": False, "points": 3, "grade_id": "t", "locked": True}
    cell = new_code_cell(last, outputs=outputs, metadata={"nbgrader": {**grade, "task": False}})
    earned, most = determine_grade(cell)
    assert (earned, most) == (points, 3)


def test_inputs_belong_to_learner_and_release():
    """The same again for the same, others for others."""
    drawn = []
    for learner, release in (("ada", b"1"), ("ada", b"1"), ("bob", b"1"), ("ada", b"2")):
        inputs.begin(learner, release)
        drawn.append(draw(1, (3, 2))[0]["W1"][0, 0])
    assert drawn[0] == drawn[1] and len(set(drawn)) == 3


def test_mistakes_reach_the_report():
    """By exercise, whichever of its tests named them; a log may say what it likes."""
    log, mistake = logging.getLogger("of this test"), Mistake("beta1_for_s", "s uses β1")
    with collected() as findings:
        recognize(log, "ex-6-tests", [mistake])
        recognize(log, "ex-6-hidden-tests", [mistake])
        notice(log, Note("call stopped, mistake: ex-2-tests: none", cell="ex-1-tests"))
    assert by_exercise(findings.mistakes) == {"ex-6": [mistake]}
    assert [str(note) for note in findings.notes] == [
        "ex-1-tests: call stopped, mistake: ex-2-tests: none"
    ]


def test_what_was_heard_is_told_once():
    """And forgotten."""
    found.told()
    credit = adam_credit(wrong("adam_forgets_to_square").function)
    credit.points()
    (mistake,) = found.told()
    assert mistake.id == "adam_forgets_to_square"
    assert mistake.text == "s averages the gradient instead of its square"
    assert found.told() == []


@pytest.fixture(autouse=True)
def _same_inputs():
    inputs.begin("", b"")
    with np.errstate(all="ignore"):
        yield


def test_a_function_that_does_not_end_is_not_asked_again(capsys, monkeypatch):
    """Each call without end costs its whole time limit."""
    monkeypatch.setattr(calling, "TIME_LIMIT", 0.1)
    asked = []

    def endless(learning_rate0, epoch_num, decay_rate):
        asked.append(epoch_num)
        while True:
            pass

    credit = Credit("update_lr", endless, whole=5)
    assert credit.agree(0.5, 1, 1).agree(0.5, 2, 1).points() == 0.0
    assert asked == [1] and "no answer after" in capsys.readouterr().out
