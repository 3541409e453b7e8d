"""The place of a mistake is said, in the learner's own words; what should stand there never is."""

import itertools
import linecache
import textwrap
import time

import numpy as np
import pytest

from public_tests import smallest_edit
from public_tests.apart import PATIENCE
from public_tests.checking import check_of
from public_tests.edited_code import TooLong
from public_tests.failures import CheckFailed
from public_tests.own_code import own_code
from public_tests.places import places_of
from public_tests.whole import check_around
from support.places import ROOT
from teaching.reference import define, reference_code, remember_cells

MOMENTUM = "update_parameters_with_momentum"


def in_a_cell(name, code):
    """A function as a notebook's cell defines it."""
    code = textwrap.dedent(code)
    remember_cells(name, code)
    return define(name, code)


def momentum(velocity="beta * v[d] + (1 - beta) * grads[d]", step="learning_rate * v[d]"):
    """A solution of Exercise 4, right if nothing is replaced."""
    return f"""
        def {MOMENTUM}(parameters, grads, v, beta, learning_rate):
            for name in parameters:
                d = "d" + name
                v[d] = {velocity}
                parameters[name] = parameters[name] - {step}
            return parameters, v
        """


def adam(above, below):
    """A solution of Exercise 6, with what stands above and below the bar."""
    return f"""
        def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                        beta1=0.9, beta2=0.999, epsilon=1e-8):
            v_corrected, s_corrected = {{}}, {{}}
            for name in parameters:
                d = "d" + name
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                v_corrected[d] = v[d] / (1 - beta1**t)
                s_corrected[d] = s[d] / (1 - beta2**t)
                above = {above}
                below = {below}
                parameters[name] = parameters[name] - learning_rate * above / below
            return parameters, v, s, v_corrected, s_corrected
        """


@pytest.mark.parametrize(
    ("replaced", "line", "said"),
    [
        ({"velocity": "beta * v[d] + (1 + beta) * grads[d]"}, 5, "operation stands here: `1 + b"),
        ({"velocity": "beta * v[d] + 1 - beta * grads[d]"}, 5, "brackets enclose: `beta * v[d] +"),
        ({"velocity": "beta * v[d] + (1 - beta) * v[d]"}, 5, "name stands here: `v[d]` in `"),
        ({"velocity": "0.9 * v[d] + (1 - 0.9) * grads[d]"}, 5, "number stands here: `0.9` in `"),
        ({"step": "learning_rate * grads[d]"}, 6, "name stands here: `grads` in `"),
        ({"step": "learning_rate * 2 * v[d]"}, 6, "too much here: `learning_rate * 2`"),
        ({"velocity": "beta * v[d] / (1 - beta) * grads[d]"}, 5, "operation stands here: `beta *"),
        ({"step": "learning_rate + v[d]"}, 6, "operation stands here: `parameters[name] - learn"),
    ],
)
def test_line_kind_and_own_words(replaced, line, said):
    """The line in the cell, what is to be looked at there, and what stands there."""
    (told,) = places_of(MOMENTUM, in_a_cell(MOMENTUM, momentum(**replaced)))
    assert told.startswith(f"line {line}: ") and said in told


def test_a_factor_that_is_missing():
    """It is said where it belongs, and not where the gradient is only read."""
    code = momentum("v[d] + (1 - beta) * grads[d]")
    (told,) = places_of(MOMENTUM, in_a_cell(MOMENTUM, code))
    assert told.startswith("line 5: something is left out here: `v[d]` in `v[d] = v[d] + (1 -")
    code = momentum("beta * v[d] + new").replace("v[d] = beta", "new = grads[d]; v[d] = beta")
    (told,) = places_of(MOMENTUM, in_a_cell(MOMENTUM, code))
    assert "something is left out here: `new` in " in told


def test_two_mistakes_in_one_formula():
    """Neither puts anything right alone: nothing is forgotten, and the share is the other one."""
    code = momentum("v[d] + beta * grads[d]")
    (told,) = places_of(MOMENTUM, in_a_cell(MOMENTUM, code))
    assert told.startswith("line 5: something is left out here: `v[d]` in ")
    assert "`beta` in " in told and "one of the mistakes" not in told


def test_two_mistakes_in_two_lines_that_help_only_together():
    """Both lead into the same step."""
    name = "update_parameters_with_adam"
    code = adam("v[d]", "np.sqrt(s_corrected[d] + epsilon)")
    told = places_of(name, in_a_cell(name, code))
    assert [one.partition(":")[0] for one in told] == ["line 11", "line 12"]


def test_one_value_of_two_in_a_line():
    """What stands beside it is right, and does not shield it."""
    name = "update_parameters_with_gd"
    code = """
        def update_parameters_with_gd(parameters, grads, learning_rate):
            for l in range(1, len(parameters) // 2 + 1):
                dW, db = grads[f"dW{l}"], grads[f"dW{l}"]
                parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * dW
                parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * db
            return parameters
        """
    (told,) = places_of(name, in_a_cell(name, code))
    assert told.startswith("line 4: which key stands here: ")


def test_a_size_that_only_divmod_takes():
    """It counts like one that is divided by."""
    name = "random_mini_batches"
    code = """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed)
            m = X.shape[1]
            order = list(np.random.permutation(m))
            X, Y = X[:, order], Y[:, order].reshape((1, m))
            mini_batches = []
            full, rest = divmod(m, mini_batch_size)
            for k in range(full):
                mini_batches.append((X[:, :mini_batch_size], Y[:, :mini_batch_size]))
            if rest > 0:
                mini_batches.append((X[:, -rest:], Y[:, -rest:]))
            return mini_batches
        """
    (told,) = places_of(name, in_a_cell(name, code))
    assert told.startswith("line 10: where the slice begins and ends: `:mini_batch_size`")


@pytest.mark.parametrize(
    "collected", ["{{d: {formula} for d in v}}", "dict((d, {formula}) for d in v)", "[{formula}]"]
)
def test_inside_what_cannot_be_multiplied(collected):
    """It is not taken for right for that."""
    collected = collected.format(formula="learning_rate + v[d]")
    code = momentum(step="steps[0 if len(steps) == 1 else d]").replace(
        "parameters[name] =", f"steps = {collected}\n                parameters[name] ="
    )
    (told,) = places_of(MOMENTUM, in_a_cell(MOMENTUM, code))
    assert told.startswith("line 6: which operation stands here: `learning_rate + v[d]`")


def test_inside_a_short_function():
    """The formula of a `lambda` is a line like any other."""
    code = momentum(step="share(d)").replace(
        "for name", "share = lambda d: learning_rate + v[d]\n            for name"
    )
    (told,) = places_of(MOMENTUM, in_a_cell(MOMENTUM, code))
    assert told == "line 3: which operation stands here: `learning_rate + v[d]`"


def test_another_operator_before_another_order():
    """With the sides of `1 - self.beta1**t` exchanged the sign of the step would be right too."""
    code = reference_code("adam_run").replace("params[key] - self", "params[key] + self")
    (told,) = places_of("adam_run", in_a_cell("adam_run", code))
    assert "which operation stands here: `layer.params[key] + self.learning_rate" in told


def test_a_place_besides_what_the_exception_tells():
    """The line that raises is not the one that is wrong."""
    name = "update_parameters_with_gd"
    code = reference_code(name).replace("len(parameters) // 2", "len(parameters) - 2")
    with pytest.raises(CheckFailed, match="KeyError") as failed:
        check_of(name)(in_a_cell(name, code))
    assert "look at: line 19: which operation stands here: `len(parameters) - 2`" in str(
        failed.value
    )


def test_no_edit_follows_the_right_one(monkeypatch):
    """Though the whole check was cut short at it: any edit that does nothing would do then."""
    calls = itertools.count()

    def cut_short(*given):
        if next(calls) == 1:  # the first is of the code as it stands
            raise TooLong
        check_around(*given)

    monkeypatch.setattr(smallest_edit, "check_around", cut_short)
    target = in_a_cell(MOMENTUM, momentum(step="learning_rate + v[d]"))
    answer = smallest_edit.search(MOMENTUM, **own_code(MOMENTUM, target))
    assert next(calls) > 2
    assert answer["whole"] and [place[0] for place in answer["places"]] == [6]


def test_two_mistakes_are_both_said():
    """Each has its place."""
    code = momentum("beta * v[d] + (1 + beta) * grads[d]", "learning_rate * grads[d]")
    told = places_of(MOMENTUM, in_a_cell(MOMENTUM, code))
    assert [one.partition(":")[0] for one in told] == ["line 6", "line 5"]


def test_what_stands_beside_a_comma_is_not_returned():
    """Two values that change places are the order of what is returned only in that line."""
    code = momentum("beta * old + (1 - beta) * new").replace(
        "v[d] = beta", "old, new = grads[d], v[d]\n                v[d] = beta"
    )
    told = " ".join(places_of(MOMENTUM, in_a_cell(MOMENTUM, code)))
    assert "what stands in whose place: `grads[d], v[d]`" in told and "returned" not in told


def test_what_is_shared_is_not_blamed_on_the_line_that_returns_it():
    """A copy there would put it right, and is not what anybody would do."""
    code = """
        def initialize_adam(parameters):
            v, s = {}, {}
            for name, theta in parameters.items():
                v["d" + name] = s["d" + name] = np.zeros(theta.shape)
            return v, s
        """
    told = " ".join(places_of("initialize_adam", in_a_cell("initialize_adam", code)))
    assert "line 6" not in told and "return" not in told


def test_one_of_two_mistakes():
    """What no edit mends is not kept quiet."""
    code = momentum("grads[d]", "learning_rate * v[d]").replace("v[d] = ", "v[d] = 3 + 0 * ")
    code = code.replace("parameters[name] - ", "parameters[name] + ")
    told = places_of(MOMENTUM, in_a_cell(MOMENTUM, code))
    assert all(one.endswith("(one of the mistakes)") for one in told)


def test_the_test_says_it():
    """In the place of a hint that may not fit."""
    with pytest.raises(CheckFailed) as failed:
        check_of(MOMENTUM)(in_a_cell(MOMENTUM, momentum(step="learning_rate * v[d] / 3")))
    lines = str(failed.value).splitlines()
    assert "  look at: line 6: something is too much here: `learning_rate * v[d] / 3`" in lines
    assert not any(line.startswith("  hint:") for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "while True: pass",
        "return wrong(parameters)",
        "9 ** 9 ** 9",
        "__import__('os')._exit(0)",
        "open('x', 'w')",
    ],
)
def test_the_search_ends(line, tmp_path, monkeypatch):
    """Whatever runs in it; and it writes nothing."""
    monkeypatch.chdir(tmp_path)
    code = f"def wrong(parameters):\n    {line}\n    return {{}}\n"
    code += "def initialize_velocity(parameters):\n    return wrong(parameters)\n"
    begun = time.monotonic()
    assert places_of("initialize_velocity", in_a_cell("initialize_velocity", code)) == []
    assert time.monotonic() - begun < 3 * PATIENCE and not list(tmp_path.iterdir())


def test_a_class_and_what_it_uses():
    """The learner's class is edited; helpers of other cells and numbers come along."""
    name = "momentum_run"
    helper = "def pulled(x):\n    return RATE * x\nRATE = 1.0\n"
    own = """
        class Momentum:
            def __init__(self, learning_rate=0.01, mu=0.9):
                self.learning_rate = learning_rate
                self.mu = mu
                self.v = {}

            def update_params(self, layer):
                v = self.v.setdefault(layer.name, layer.zeros())
                for key in layer.params:
                    v[key] = self.mu * v[key] + self.learning_rate * pulled(layer.grads["d" + key])
                    layer.params[key] = layer.params[key] + v[key]
        """
    target = in_a_cell(name, own)
    linecache.cache["<helper>"] = (len(helper), None, helper.splitlines(keepends=True), "<helper>")
    exec(compile(helper, "<helper>", "exec"), target.__globals__)
    (told,) = places_of(name, target)
    assert told.startswith("line 11: which operation stands here: `self.mu * v[key] + self.lear")


def test_the_page_for_teachers_shows_such_a_message():
    """Word for word."""
    name = "update_parameters_with_adam"
    code = reference_code(name).replace("] / (1 - beta2**t)", "] / (1 - beta1**t)")
    with pytest.raises(CheckFailed) as failed:
        check_of(name)(in_a_cell(name, code))
    page = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
    assert f"```text\n{failed.value}\n```" in page


class Forged:
    """A stand-in for a function in another process, which answers what it likes."""

    def __init__(self, answer):
        self.answer, self.elsewhere = answer, self

    def ask(self, *question):
        """Answer."""
        return self.answer

    def text(self, name):
        """The learner's cell."""
        return "first\nsecond line"


@pytest.mark.parametrize(
    "place",
    [
        [3, 0, 3, 1, "name"],
        [0, 0, 1, 1, "name"],
        [1, -5, 1, 1, "name"],
        [1, 0, 1, 1, "<b>free text</b>"],
        [1.5, 0, 2, 1, "name"],
        [True, "0", 1, 1, "name"],
        [1, 0, 1, 10**30, "name"],
        "name!",
        None,
    ],
)
def test_forged_places_say_nothing(place):
    """Only whole numbers inside the cell and known kinds are put into words."""
    for answer in ({"places": [place], "whole": True, "instead": []}, [place], place):
        assert places_of(MOMENTUM, Forged(answer)) == []


def test_an_honest_answer_from_elsewhere():
    """The words are cut from what was handed in."""
    answer = {"places": [[2, 0, 2, 6, "name"]], "whole": True, "instead": []}
    assert places_of(MOMENTUM, Forged(answer)) == [
        "line 2: which name stands here: `second` in `second line`"
    ]


def test_random_numbers_go_on_as_before():
    """The search leaves numpy's generator alone."""
    np.random.seed(3)
    wanted = np.random.rand()
    np.random.seed(3)
    places_of(MOMENTUM, in_a_cell(MOMENTUM, momentum(step="v[d]")))
    assert np.random.rand() == wanted
