"""Each exercise has steps of help, which lead on and never hold the line."""

import re

import numpy as np
import pytest

from public_tests.exercises import assignments
from support.notebooks import read
from support.places import ROOT
from teaching.reference import reference

STEPS = [
    "Help 1: what to look at",
    "Help 2: a small example",
    "Help 3: the line in words",
]
_SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### (?:RELEASED AS|END SOLUTION)", re.DOTALL)
_SHORT = 12
"""Characters of a line, without blanks, that may stand elsewhere by chance."""


def cells(folder, name):
    """The cells of a notebook of an assignment."""
    return read(ROOT / folder / name / f"{name}.ipynb").cells


def exercise_cells():
    """Those that say what to do."""
    return [
        pytest.param(cell.source, id=f"{name}-{cell.id}")
        for name in assignments()
        for cell in cells("source", name)
        if re.fullmatch(r"exercise-\d+", cell.id)
    ]


@pytest.mark.parametrize("text", exercise_cells())
def test_every_exercise_says_what_to_expect(text):
    """How long, how hard, and three steps of help, folded up."""
    assert re.search(r"^\*\*Time:\*\* about \d+ minutes\. ", text, re.MULTILINE)
    assert re.search(r"\*\*Difficulty:\*\* (easy|medium|hard)\.$", text, re.MULTILINE)
    assert re.findall(r"<details>\n<summary>(.*)</summary>\n\n", text) == STEPS


@pytest.mark.parametrize("name", assignments())
def test_no_step_holds_the_line(name):
    """Nor does any other text of the release."""
    lines = [
        "".join(line.split())
        for cell in cells("source", name)
        for solution in _SOLUTION.findall(cell.source)
        for line in solution.splitlines()
    ]
    released = [c.source for c in cells("release", name) if c.cell_type == "markdown"]
    texts = "".join("\n".join(released).split())
    assert len(lines) >= 20
    assert [line for line in lines if len(line) > _SHORT and line in texts] == []


def one(value):
    """A number as the only entry of an array."""
    return np.full((1, 1), float(value))


def layer(value, of=""):
    """A layer with the same number as weight and as bias."""
    return {f"{of}W1": one(value), f"{of}b1": one(value)}


def gradients(*values):
    """A gradient for each update, as the runs of the second assignment take them."""
    return {name: np.reshape(values, (-1, 1, 1)).astype(float) for name in ("dW1", "db1")}


def of_gradient_descent():
    """Of one step uphill and one downhill."""
    step = reference("update_parameters_with_gd")
    return [step(layer(3), layer(g, "d"), 0.1)["W1"].item() for g in (2, -2)]


def of_momentum():
    """The velocity and the weight."""
    step = reference("update_parameters_with_momentum")
    parameters, v = step(layer(3), layer(10, "d"), layer(4, "d"), 0.9, 0.5)
    return [v["dW1"].item(), parameters["W1"].item()]


def of_adam():
    """Both averages, both corrected, and the step."""
    step = reference("update_parameters_with_adam")
    zeros = layer(0, "d"), layer(0, "d")
    parameters, *averages = step(layer(0), layer(3, "d"), *zeros, 1, 0.1, 0.9, 0.999, 0)
    v, s, v_corrected, s_corrected = (average["dW1"].item() for average in averages)
    return [v, v_corrected, s, s_corrected, -parameters["W1"].item()]


def of_decay():
    """The learning rates of three epochs."""
    return [reference("update_lr")(0.5, epoch, 1) for epoch in (0, 1, 4)]


def of_schedule():
    """The learning rates of three intervals."""
    return [reference("schedule_lr_decay")(0.3, epoch, 1, 100) for epoch in (99, 100, 250)]


def of_friction():
    """The first update brings the velocity and the weight from which the example starts."""
    after, v = reference("momentum_run")(layer(4), gradients(10, 4), 0.1, 0.5)
    assert (v["W1"][0].item(), after["W1"][0].item()) == (-1, 3)
    return [v["W1"][1].item(), after["W1"][1].item()]


def of_adagrad():
    """The caches, and the lengths of the steps."""
    after, cache = reference("adagrad_run")(layer(3), gradients(4, 3), 1, 0)
    steps = -np.diff([3, *after["W1"].ravel()])
    return [*cache["W1"].ravel(), *steps]


def of_rmsprop():
    """The cache, after an update that brings it to where the example starts, and the sum."""
    _, cache = reference("rmsprop_run")(layer(0), gradients(32**0.5, 6), 0.1, 0.5, 1e-8)
    assert cache["W1"][0].item() == pytest.approx(16)
    return [cache["W1"][1].item(), 16 + 6**2]


def of_adam_class():
    """Both averages, and how far the weight moves."""
    after, v, s = reference("adam_run")(layer(0), gradients(-2), 0.1, 0.9, 0.999, 0)
    return [v["W1"].item(), s["W1"].item(), after["W1"].item()]


def of_swift():
    """The first two averages of ones."""
    _, m = reference("swift_run")(layer(0), gradients(1, 1), 0.01, 0.7)
    return m["W1"].ravel().tolist()


NUMBERS = {
    ("optimization_methods", "exercise-1"): of_gradient_descent,
    ("optimization_methods", "exercise-4"): of_momentum,
    ("optimization_methods", "exercise-6"): of_adam,
    ("optimization_methods", "exercise-7"): of_decay,
    ("optimization_methods", "exercise-8"): of_schedule,
    ("adaptive_optimizers", "exercise-1"): of_friction,
    ("adaptive_optimizers", "exercise-2"): of_adagrad,
    ("adaptive_optimizers", "exercise-3"): of_rmsprop,
    ("adaptive_optimizers", "exercise-5"): of_adam_class,
    ("adaptive_optimizers", "exercise-6"): of_swift,
}


@pytest.mark.parametrize(("name", "cell"), NUMBERS)
def test_numbers_of_the_idea(name, cell):
    """The reference comes to what the second step says."""
    (text,) = (c.source for c in cells("source", name) if c.id == cell)
    said = text.partition(STEPS[1])[2].partition("</details>")[0]
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", said)]
    for value in NUMBERS[name, cell]():
        assert any(value == pytest.approx(number, rel=1e-6) for number in numbers), value


def test_rates_of_the_decayer():
    """As fractions, and what a common mistake makes of the third."""
    assert reference("decayer_run")(1, 1, 3) == [1 / 2, 1 / 3, 1 / 4]
    rate = 1
    for epochs in (1, 2, 3):
        rate = rate / (1 + epochs)
    assert rate == pytest.approx(1 / 24)


def test_the_loop_of_the_letters(capsys):
    """It prints what is said below it."""
    (text,) = (c.source for c in cells("source", "optimization_methods") if c.id == "exercise-2")
    (code,) = re.findall(r"```python\n(letters.*?)```", text, re.DOTALL)
    exec(code, {})
    assert (
        capsys.readouterr().out.split()
        == re.findall(r"`(\w+)`", text.partition("It prints ")[2])[:3]
    )
