"""What is said about a mistake is true, points at what is wrong, and is the same when graded."""

import linecache
import re
import shutil
import warnings

import numpy as np
import pytest

from autograder.border import inputs
from public_tests import swift_bug_test
from public_tests.checking import check_of
from public_tests.comparing import compare, compare_results
from public_tests.exercises import exercise
from public_tests.failures import CheckFailed, StillToDo
from public_tests.relations import relation
from support.places import ROOT
from support.sandboxed import Sandboxed
from teaching.credit import Credit, draw
from teaching.optimizer_credit import StepCredit
from teaching.reference import define, reference, reference_code, remember_cells

GD, MOMENTUM, ADAM = (f"update_parameters_with_{rule}" for rule in ("gd", "momentum", "adam"))
BATCHES = "random_mini_batches"


def code_of(name, *changes):
    """The code of a right solution, with some texts put in the place of others."""
    code = reference_code(name)
    for old, new in changes:
        assert old in code, old
        code = code.replace(old, new)
    return code


def changed(name, *changes):
    """The function that is tested, made from a solution that is not quite right."""
    code = code_of(name, *changes)
    remember_cells(name, code)
    return define(name, code)


def visible(name, target):
    """What the learner's own test says."""
    with pytest.raises((CheckFailed, StillToDo)) as caught:
        check_of(name)(target)
    return str(caught.value)


def hidden(credit, capsys):
    """What the hidden test prints."""
    capsys.readouterr()
    credit.points()
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def _same_inputs():
    inputs.begin("", b"")
    with np.errstate(all="ignore"):
        yield


# --- what is raised -------------------------------------------------------------------------------

REBOUND = [
    (MOMENTUM, ('v[f"dW{l}"] = beta', "v = beta")),
    (ADAM, ('s[f"dW{l}"] = beta2', "s = beta2")),
    ("momentum_run", ("    v[key] = self.mu", "    v = self.mu")),
]


@pytest.mark.parametrize(("name", "change"), REBOUND)
def test_a_name_that_holds_no_dict_any_more(name, change):
    """An index that is no number is not one that goes past the end."""
    told = visible(name, changed(name, change))
    rebound = change[1].split("=")[0].strip()
    assert f"`{rebound}` is an array here, no dict: was the name set anew" in told
    assert "past the end" not in told


def test_an_index_past_the_end_keeps_its_hint():
    """Where that is what happened."""
    told = visible(BATCHES, lambda X, Y, size=64, seed=0: X[:, X.shape[1]])
    assert "an index goes past the end" in told


@pytest.mark.parametrize("module", ["math", "copy", "np"])
def test_a_module_that_nobody_imported(module):
    """The name is spelt right."""
    names = {}
    exec(f"def update_lr(a, e, d):\n    return {module}.sqrt(a)", names)
    told = visible("update_lr", names["update_lr"])
    assert f"nobody has imported `{module}`: import it in this cell." in told
    assert "spelt" not in told


def test_a_name_that_is_no_module_keeps_its_hint():
    """It may well be misspelt."""
    assert "spelt in another way" in visible("update_lr", lambda a, e, d: decay)  # noqa: F821


def test_a_key_that_the_dict_of_the_line_does_not_have():
    """Which keys it has is said, if it is clear which dict that is."""
    told = visible(GD, changed(GD, ('grads[f"dW{l}"]', 'grads[f"W{l}"]')))
    assert "hint: `grads` has the keys dW1, db1, dW2, db2." in told
    told = visible(GD, changed(GD, ('grads[f"dW{l}"]', '{**grads}[f"W{l}"]')))
    assert "is this the right dict" in told


def test_none_that_still_stands_in_a_line():
    """And a name that is None, which is named."""
    told = visible(MOMENTUM, changed(MOMENTUM, ('(1 - beta) * grads[f"db{l}"]', "None")))
    assert "`None` still stands on this line" in told and "print type()" not in told
    step = 'new = None\n        parameters[f"W{l}"] = new - '
    told = visible(GD, changed(GD, ('parameters[f"W{l}"] = parameters[f"W{l}"] - ', step)))
    assert "`new` is None on this line" in told


def test_none_that_is_returned():
    """It is still None, in a dict, a list or alone."""
    told = visible(GD, changed(GD, ('= parameters[f"b{l}"] -', '= None and parameters[f"b{l}"] -')))
    assert 'parameters["b1"] is still None.' in told and "print type()" not in told
    told = visible(BATCHES, lambda X, Y, size, seed=0: [(None, None)] * -(-X.shape[1] // size))
    assert "mini_batches[0][0] is still None." in told


def test_a_line_that_says_it_is_not_implemented():
    """It is still to do, as if our own stub stood there."""

    def update_lr(learning_rate0, epoch_num, decay_rate):
        raise NotImplementedError()

    told = visible("update_lr", update_lr)
    assert re.search(
        r"still to do \(line \d+ of its cell is still `raise NotImplementedError`", told
    )


def test_an_assert_of_the_learners_own():
    """It is not taken for one of ours, and its text is shown if it has one."""

    def update_lr(learning_rate0, epoch_num, decay_rate):
        assert epoch_num > 10_000, "too early"

    told = visible("update_lr", update_lr)
    assert "your own `assert` does not hold: too early" in told
    assert "assert epoch_num > 10_000" in told and "AssertionError" not in told


def test_an_exception_shows_its_input(capsys):
    """In the hidden test as in the visible one, as for values."""
    function = changed(MOMENTUM, ('grads[f"dW{l}"]', 'grads[f"W{l}"]'))
    credit = Credit(MOMENTUM, function, v=5, parameters=5)
    for told in (
        visible(MOMENTUM, function),
        hidden(credit.agree(*draw(1, (2, 1))[:3], 0.7, 0.1), capsys),
    ):
        assert "for:   W1 of shape" in told and "with:  beta = 0." in told


ONE_FOR_ALL = [
    ("momentum_run", ("setdefault(layer.name", 'setdefault("1"')),
    (MOMENTUM, ('beta * v[f"dW{l}"]', 'beta * v["dW1"]')),
    (ADAM, ('beta1 * v[f"dW{l}"]', 'beta1 * v["dW1"]')),
]


@pytest.mark.parametrize(("name", "change"), ONE_FOR_ALL)
def test_one_velocity_for_all_layers(name, change):
    """The shapes that do not fit belong to two of them."""
    told = visible(name, changed(name, change))
    assert "the shapes on this line are those of W1 and of W2: do two layers share an" in told
    assert "has the shape of its θ" not in told


# --- classes --------------------------------------------------------------------------------------

CLASSES = [
    ("momentum_run", "v"),
    ("adagrad_run", "cache"),
    ("rmsprop_run", "cache"),
    ("adam_run", "s"),
    ("swift_run", "m"),
    ("hasty_run", "u"),
]


@pytest.mark.parametrize(("name", "state"), CLASSES)
def test_a_class_that_keeps_its_state_under_another_name(name, state):
    """No line of ours is shown: the names that the given function reads are."""
    told = visible(name, changed(name, (f"self.{state}", "self.mine")))
    assert f"has no attribute '{state}'" in told and f"`self.{state}`" in told.split("hint")[1]
    assert "where" not in told and "record" not in told and "getattr" not in told


def test_a_class_that_forgets_the_layers():
    """Its state is there, but not by layer."""
    change = ("self.v.setdefault(layer.name", "self.v.setdefault(layer")
    told = visible("momentum_run", changed("momentum_run", change))
    assert "self.v holds nothing under the name of layer 1" in told
    assert "for each layer, under layer.name" in told and "print the shapes" not in told


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ([("def __init__", "def __int__")], "line of `__init__` must stay"),
        (
            [(", epsilon=1e-8", ""), ("= epsilon", "= 1e-8")],
            "line of `__init__` must stay",
        ),
        ([("def update_params", "def update")], "the methods keep the names"),
        ([("class Adam", "class adam")], "there is no class `Adam`"),
    ],
)
def test_a_class_that_the_given_function_cannot_use(changes, says):
    """What must stay is said, and no line of the given function is shown."""
    told = visible("adam_run", changed("adam_run", *changes))
    assert says in told and "where" not in told


def test_gradients_of_a_layer_that_are_changed(capsys):
    """They are the cause of a wrong step; where the step is right, nobody is refused."""
    square = ("cache[key] + gradient**2", "cache[key] + np.multiply(gradient, gradient, gradient)")
    function = changed("adagrad_run", square)
    credit = StepCredit("adagrad_run", function, cache=3, parameters=3)
    for told in (
        visible("adagrad_run", function),
        hidden(credit.steps(1, (2, 1), 2, 0.3, 0.1), capsys),
    ):
        assert "your class changes `layer.grads`" in told and "where ε stands" not in told
    late = ("self.learning_rate * step", "self.learning_rate * step\n            gradient *= 0")
    check_of("adagrad_run")(changed("adagrad_run", late))


# --- the first line -------------------------------------------------------------------------------


def test_a_default_that_was_changed(capsys):
    """The hidden test leaves the argument out, and the visible one looks at the first line."""
    function = changed(BATCHES, ("mini_batch_size=64", "mini_batch_size=10000"))
    X, Y = np.arange(200.0).reshape(2, 100), np.zeros((1, 100))
    told = hidden(Credit(BATCHES, function, whole=1).agree(X, Y), capsys)
    released = "`random_mini_batches(X, Y, mini_batch_size=64, seed=0)`"
    for message in (told, visible(BATCHES, function)):
        assert f"the first line differs from the released one, {released}" in message
        assert "count what you put in" not in message


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (ADAM, ("beta2=0.999", "beta2=0.99")),
        ("schedule_lr_decay", ("time_interval=1000", "time_interval=100")),
        ("momentum_run", ("mu=0.9", "mu=0.99")),
        ("hasty_run", ("epsilon=1e-8", "epsilon=1e-7")),
    ],
)
def test_a_default_that_was_changed_elsewhere(name, changes):
    """In any exercise, whether an input leaves it out or none does."""
    assert "the first line differs from the released one" in visible(name, changed(name, changes))


def test_a_default_of_a_class_that_was_changed(capsys):
    """Of its `__init__`."""
    credit = StepCredit("adam_run", changed("adam_run", ("beta2=0.999", "beta2=0.9")), whole=1)
    told = hidden(credit.steps(1, (2, 1), 2), capsys)
    assert "differs from the released one, `Adam(learning_rate=0.1, beta1=0.9" in told


def test_a_default_that_was_given_is_not_blamed(capsys):
    """A mistake elsewhere is not the default's."""
    changes = [("seed=0", "seed=1"), ("num_full * mini", "0 * mini")]
    assert "first line" not in hidden(
        Credit(BATCHES, changed(BATCHES, *changes), whole=1).agree(
            np.eye(5), np.ones((1, 5)), 2, 3
        ),
        capsys,
    )


def test_arguments_in_another_order():
    """Not the average is to blame."""
    order = ("parameters, grads, v, beta", "parameters, v, grads, beta")
    told = visible(MOMENTUM, changed(MOMENTUM, order))
    assert "the first line differs from the released one" in told and "β says" not in told


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        ("adam_run", ("self.beta1 = beta1", "self.beta1 = beta2")),
        ("hasty_run", ("self.beta2 = beta2", "self.beta2 = beta1")),
        ("momentum_run", ("self.mu = mu", "self.mu = 0.9")),
    ],
)
def test_a_slip_where_a_class_keeps_its_settings(name, slip):
    """The line of `__init__` is said, also beside the name of what follows from it."""
    assert f"`{slip[1]}`" in visible(name, changed(name, slip))


def test_a_first_line_with_other_names_is_not_blamed():
    """Names are the learner's own where they stand in the right order."""
    assert "first line" not in visible("update_lr", lambda a, e, d: a / (1 + d) * e)


# --- values ---------------------------------------------------------------------------------------


def test_values_in_another_order(capsys):
    """The order of what is returned is wrong, and nothing else."""
    returned = ("return parameters, v, s, v_corrected, s_corrected", "return RIGHT")
    order = returned[1].replace("RIGHT", "parameters, v_corrected, s_corrected, v, s")
    function = changed(ADAM, (returned[0], order))
    credit = Credit(ADAM, function, whole=1).agree(*draw(1, (2, 1)), 3, 0.1, 0.7, 0.8, 1e-3)
    for told in (visible(ADAM, function), hidden(credit, capsys)):
        assert "the values are right, but returned in another order." in told
        assert "got:      parameters, v_corrected, s_corrected, v, s" in told
        assert "averages the gradients" not in told and "known" not in told


def test_equal_values_are_in_no_other_order():
    """Zeros for v and s can stand in each other's place."""
    zeros = {"dW1": np.zeros((1, 1))}
    ones = {"dW1": np.ones((1, 1))}
    compare_results((zeros, zeros), {"v": zeros, "s": zeros}, {})
    with pytest.raises(CheckFailed, match=r'v\["dW1"\]'):
        compare_results((ones, zeros), {"v": zeros, "s": zeros}, {})


RELATIONS = [
    (
        GD,
        'grads[f"db{l}"]',
        'grads[f"dW{l}"]',
        'parameters["b1"] has the shape of parameters["W1"]',
    ),
    (GD, '= parameters[f"b{l}"]', '= parameters[f"W{l}"]', "is there a W in its line?"),
    (MOMENTUM, 'rate * v[f"db{l}"]', 'rate * v[f"dW{l}"]', "is there a W in its line?"),
    (GD, "- learning_rate *", "- learning_rate / 3 *", "the step is 1/3 of the right one"),
    (GD, "- learning_rate *", "- 2 * learning_rate *", "the step is 2 times the right one"),
    ("momentum_run", "rate * gradient", "rate * gradient / 2", 'v["W1"] is 1/2 of the right one'),
    (
        "hasty_run",
        "self.learning_rate / (1 - self.beta1 **",
        "self.beta1 * self.learning_rate / (1 - self.beta2 **",
        "in the first update, the step is ",
    ),
    (ADAM, "s_corrected = {}", "s_corrected = v_corrected", 's_corrected["dW1"] should be'),
]


@pytest.mark.parametrize(("name", "old", "new", "says"), RELATIONS)
def test_what_a_wrong_result_is_like(name, old, new, says):
    """In the place of a hint that points at what is right, where no place is found."""
    told = visible(name, define(name, code_of(name, (old, new))))
    assert says in told
    assert not any(hint in told for hint in exercise(name).hints.values())


@pytest.mark.parametrize("factor", ["grads[f'dW{l}']", "0.7123"])
def test_a_ratio_that_says_nothing_is_not_told(factor):
    """One that varies, or is no small fraction."""
    told = visible(GD, changed(GD, ("- learning_rate *", f"- learning_rate * {factor} *")))
    assert "the step is" not in told


def test_another_result_of_the_same_call():
    """Which it is, is said."""
    change = ('s[f"dW{l}"] = beta2', 's[f"dW{l}"] = v[f"dW{l}"] + 0 * beta2')
    told = visible(ADAM, changed(ADAM, change, ('s[f"dW{l}"] + (1 - beta2) * ', "0 * ")))
    assert 's["dW1"] is what v["dW1"] should be' in told


def test_a_step_by_nothing_but_the_gradient():
    """The hint on the whole formula would point at W, which is right."""
    plain = ('v_corrected[f"db{l}"] / (', 'grads[f"db{l}"] + 0 * (')
    told = visible(ADAM, changed(ADAM, plain))
    assert 'parameters["b1"] moves by learning_rate times its gradient' in told
    assert "that is plain gradient descent" in told and "look at what is divided" not in told


def test_a_ratio_that_is_a_setting():
    """Its name tells more than a number with many digits."""
    due = {"W1": np.array([[1.0, -2.0]])}
    given = {"beta": 0.37, "learning_rate": 0.0123}
    for factor, says in ((0.0123, "learning_rate times"), (1 / 0.63, "1 / (1 - beta) times")):
        told = relation({"v": {"W1": factor * due["W1"]}}, {"v": due}, given)
        assert told.says == f'v["W1"] is {says} the right one'


def test_a_ratio_that_two_settings_explain_is_not_told():
    """One of them would be a guess."""
    due = {"W1": np.array([[1.0, -2.0]])}
    given = {"beta": 0.9877, "learning_rate": 0.0123}
    assert relation({"v": {"W1": 0.0123 * due["W1"]}}, {"v": due}, given) is None


def test_what_was_never_stored():
    """It is as it was handed in."""
    change = ('parameters[f"W{l}"] = parameters', "new = parameters")
    told = visible(GD, changed(GD, change, ('rate * grads[f"db', 'rate * 1.5 * grads[f"db')))
    assert 'parameters["W1"] is as it was handed in' in told


def test_the_right_size_and_the_other_sign():
    """In a place of its own: a factor of -1 is none that is too much."""
    due = {"W1": np.array([[1.0, -2.0]])}
    told = relation({"v": {"W1": -due["W1"]}}, {"v": due}, {})
    assert told.says == 'v["W1"] has the right size and the other sign'
    assert "signs" in told.hint and "factor" not in told.hint


def test_what_one_input_cannot_show_is_not_called_right(capsys):
    """With β = 1/2 it makes no difference that the weights are swapped."""
    swapped = ('beta * v[f"dW{l}"] + (1 - beta)', '(1 - beta) * v[f"dW{l}"] + beta')
    other = tuple(text.replace("dW", "db") for text in swapped)
    step = ("- learning_rate * v", "+ 3 * learning_rate * v")
    credit = Credit(MOMENTUM, changed(MOMENTUM, swapped, other, step), whole=1)
    arrays = {"W1": np.ones((2, 2)), "b1": np.ones((2, 1))}
    grads, v = ({f"d{k}": n * a for k, a in arrays.items()} for n in (2, 3))
    credit.agree(arrays, grads, v, 0.5, 0.3).agree(arrays, grads, v, 0.9, 0.3)
    told = hidden(credit, capsys)
    assert "mistake in v: " in told and "right values" not in told


def test_the_same_for_every_input(capsys):
    """A name of another cell, or a number that is written out."""
    credit = Credit("update_lr", lambda *_: 0.123, whole=1).agree(0.5, 1, 1)
    for told in (visible("update_lr", lambda *_: 0.123), hidden(credit, capsys)):
        assert "the same comes out for every input" in told
        assert "does a name come from another cell" in told and "below the bar" not in told


def test_where_nothing_has_happened_yet():
    """The simplest input of all; it is not told where it comes out right."""
    told = visible("update_lr", lambda a, e, d: a * (1 - d) ** (e + 1))
    assert "for epoch_num = 0 it should be learning_rate0 itself, 0.5, and is 0" in told
    assert "epoch_num = 0 it" not in visible("update_lr", lambda a, e, d: a * (1 - d / 2) ** e)


def test_numbers_without_a_minus_before_zero():
    """As learners write them."""
    with pytest.raises(CheckFailed, match=r"got: +0$"):
        compare("x", -0.0, 0.5)


def test_no_other_inputs_where_there_are_none(capsys):
    """An answer has no input, so it has no others."""
    told = hidden(Credit("swift_bug", lambda: 2, whole=3).agree(), capsys)
    assert "swift_bug: " in told and "other inputs" not in told
    swift_bug_test(lambda: 2)


# --- mini-batches ---------------------------------------------------------------------------------


def batched(pairs):
    """Mini-batches from shuffled X and Y, the number of columns, and the size."""

    def function(X, Y, mini_batch_size=64, seed=0):
        np.random.seed(seed)
        m = X.shape[1]
        order = np.random.permutation(m)
        return list(pairs(X[:, order], Y[:, order], m, mini_batch_size))

    return function


def cut(places):
    """Mini-batches cut at the places that come from the number of columns and the size."""

    def pairs(X, Y, m, size):
        for start, end in places(m, size):
            yield X[:, start:end], Y[:, start:end]

    return batched(pairs)


def from_starts(starts, m):
    """Each to the next."""
    return zip(starts, [*starts[1:], m], strict=True)


RIGHT_ORDER = "all columns are there, in the right order, cut at other places: mini-batch "
CUTS = [
    (lambda m, s: from_starts(range(0, m, -(-m // s)), m), f"{RIGHT_ORDER}0: "),
    (lambda m, s: from_starts(range(0, m, s + 1), m), f"{RIGHT_ORDER}0: "),
    (lambda m, s: from_starts([s * k for k in range(m // s)], m), f"{RIGHT_ORDER}2: "),
    (lambda m, s: from_starts([0, *range(m % s or s, m, s)], m), f"{RIGHT_ORDER}0: "),
    (
        lambda m, s: [(0, s)] * (m // s) + [(m - m % s, m)],
        "in the shuffled X, mini-batch 1: ",
    ),
    (
        lambda m, s: [(k, k + s) for k in range(0, m - s + 1, s)] + [(m - m % s - s, m)],
        "mini-batch 3: expected column 6, got columns 4 to 6",
    ),
    (
        lambda m, s: [(k, min(k + s, m)) for k in range(0, m, s)][::-1],
        "stand in another order",
    ),
]


@pytest.mark.parametrize(("places", "says"), CUTS)
def test_where_mini_batches_are_cut(places, says):
    """By the positions of their columns; an order that is right is not blamed."""
    told = visible(BATCHES, cut(places))
    assert says in told and "the seed" not in told
    assert "in another order" not in told or "each mini-batch is right" in told


def test_as_even_as_possible():
    """Which shows in the large case only."""

    def even(X, Y, m, size):
        parts = -(-m // size)
        return zip(*(np.array_split(one, parts, axis=1) for one in (X, Y)), strict=True)

    told = visible(BATCHES, batched(even))
    assert f"{RIGHT_ORDER}0: expected columns 0 to 63, got columns 0 to 49" in told


def test_another_order_is_blamed_on_the_seed():
    """Each example beside its label."""

    def unseeded(X, Y, mini_batch_size=64, seed=0):
        return reference(BATCHES)(X, Y, mini_batch_size, seed + 1)

    told = visible(BATCHES, unseeded)
    assert "each example is there once, beside its label, in another order" in told
    assert "where the order comes from: the seed" in told


def test_labels_that_are_not_those_of_their_columns():
    """X is right, and Y is to blame, in shape or entries."""

    def last_from_x(X, Y, m, size):
        starts = range(0, m, size)
        return [(X[:, k : k + size], (Y if k + size < m else X)[:, k : k + size]) for k in starts]

    def late(X, Y, m, size):
        return [(X[:, k : k + size], np.roll(Y, 1)[:, k : k + size]) for k in range(0, m, size)]

    told = visible(BATCHES, batched(last_from_x))
    assert "X is right; mini-batch 3: Y does not hold the labels of its columns" in told
    assert "X is right; mini-batch" in visible(BATCHES, batched(late))


# --- how it is shown ------------------------------------------------------------------------------


def test_a_long_line_breaks_between_words():
    """Deeper than it began, and its label stays bold."""
    failure = CheckFailed("no " * 50 + "end.", {"for": "it " * 50}, "look " * 30)
    failure.exercise = "Exercise 1, f"
    shown = failure._render_traceback_()
    assert max(len(re.sub(r"\x1b\[\d*m", "", line)) for line in shown) <= 103
    assert " ".join("\n".join(shown).replace("\x1b[1m", "").replace("\x1b[0m", "").split()) == (
        " ".join(str(failure).split())
    )
    assert shown[0].startswith("\x1b[1mExercise 1, f: \x1b[0mno no")
    assert [line[:6].isspace() for line in shown] == [False, True, False, True, False, True]


# --- warnings -------------------------------------------------------------------------------------


def test_warnings_are_told_once_and_below(capsys):
    """However many inputs bring them; the message comes first."""
    function = changed(
        "update_lr", ("return ", "np.log(np.zeros(1)); np.sqrt(-np.ones(1)); return 2 * ")
    )
    with np.errstate(all="warn"), warnings.catch_warnings():
        warnings.simplefilter("always")
        told = visible("update_lr", function)
    assert capsys.readouterr() == ("", "")
    assert told.count("divide by zero") == told.count("invalid value") == 1
    assert told.index("expected:") < told.index("warned:")


# --- on the feedback page -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """A learner's kernel, with what the released notebooks of both assignments import."""
    bundle = tmp_path_factory.mktemp("bundle")
    for package in ("opt_utils", "public_tests", "testcases"):
        shutil.copytree(ROOT / package, bundle / package)
    made = Sandboxed(bundle)
    made.cell("import numpy as np\nfrom public_tests import StillToDo\n")
    yield made
    made.end()


SAME = [
    *[(name, code_of(name, change)) for name, change in REBOUND[:2]],
    (GD, "def update_parameters_with_gd(parameters, grads, alpha):\n    return (p for p in ())"),
    (GD, "def update_parameters_with_gd(parameters, grads, alpha):\n    return zip((), ())"),
    (
        BATCHES,
        "from dataclasses import dataclass\n@dataclass\nclass Batch:\n    X: object\n"
        "def random_mini_batches(X, Y, size=64, seed=0):\n"
        "    return [Batch(X)] * -(-X.shape[1] // size)",
    ),
    ("update_lr", "def update_lr(a, e, d):\n    return mathematics.sqrt(2)"),
    ("update_lr", "def update_lr(a, e, d):\n    return math.sqrt(None)"),
    ("update_lr", "def update_lr(a, e, d):\n    assert e < 0"),
    ("update_lr", "def update_lr(a, e, d):\n    raise NotImplementedError"),
    ("update_lr", "def update_lr(a, e, d):\n    b = None\n    return b * a"),
    ("update_lr", "def update_lr(a, e, d):\n    return np.array([object()])"),
    (
        "update_lr",
        "def update_lr(learning_rate0, epoch_num, decay_rate):\n    return decay_rate**2",
    ),
    (GD, code_of(GD, ('grads[f"dW{l}"]', 'grads[f"W{l}"]'))),
    (MOMENTUM, code_of(MOMENTUM, ("parameters, grads, v, beta", "parameters, v, grads, beta"))),
]


def at_home(name, code):
    """The function as a learner's notebook would have it."""
    linecache.cache["<cell>"] = (len(code), None, code.splitlines(keepends=True), "<cell>")
    names = {"np": np}
    exec(compile(code, "<cell>", "exec"), names)
    return names[name]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "code"), SAME)
def test_the_page_says_what_the_notebook_says(kernel, name, code):
    """Word for word: kind, line, hint, and no word of a border."""
    kernel.cell(code)
    kernel.learner.texts = {name: code}
    kernel.learner.exceptions = {"StillToDo": StillToDo}
    told = visible(name, kernel.learner.function(name))
    assert told == visible(name, at_home(name, code))
    assert "NotPlain" not in told


GIVEN = """
from opt_utils.line import record
def adam_run(parameters, grads, *settings):
    return record(Adam(*settings), parameters, grads, "v", "s")
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        ("self.v", "self.m"),
        ("setdefault(layer.name", "setdefault(layer"),
        ("class Adam", "class A"),
    ],
)
def test_the_page_says_the_same_of_a_class(kernel, change):
    """No line of the given function or of ours."""
    code = code_of("adam_run", change)
    kernel.cell("globals().pop('Adam', None)")
    kernel.cell(code)
    kernel.cell(GIVEN)
    told = visible("adam_run", kernel.learner.function("adam_run"))
    assert told == visible("adam_run", changed("adam_run", change))


@pytest.mark.slow
def test_the_page_knows_the_first_line_of_a_class(kernel, capsys):
    """The given function hides it from the grading process, and the learner's kernel tells."""
    kernel.cell(code_of("adam_run", ("beta2=0.999", "beta2=0.9")))
    kernel.cell(GIVEN)
    credit = StepCredit("adam_run", kernel.learner.function("adam_run"), whole=1)
    told = hidden(credit.steps(1, (2, 1), 2), capsys)
    assert "the first line differs from the released one, `Adam(learning_rate=0.1" in told


@pytest.mark.slow
def test_warnings_on_the_page(kernel, capsys):
    """Told once, below, and not on standard output."""
    code = "def update_lr(a, e, d):\n    return float((a - np.log(np.zeros(1)))[0])"
    kernel.cell(code)
    told = visible("update_lr", kernel.learner.function("update_lr"))
    assert capsys.readouterr() == ("", "")
    assert told.count("divide by zero encountered in log (line 2)") == 1
