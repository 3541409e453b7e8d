"""The labs: run whole, all their controls, and every claim that has a number."""

import ast
import functools
import itertools
import json
import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from scipy.optimize import approx_fprime, brentq, minimize_scalar

from labs import lab01, lab02, lab03, rules
from labs.landscapes import ALL, LINE, LINE_X, LINE_Y, ROSENBROCK, VALLEY
from opt_utils.questions import Prediction, Quiz
from opt_utils.style import BLACK, GREY, LINES
from opt_utils.widgets import Choice, Live
from support.labs import lab, pictures
from support.notebooks import execute, outputs, read
from support.places import ROOT, SOURCE

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]
LONG = "03_momentum", "05_model_comparison"
"""They train many networks."""
TIMED = [pytest.param(n, marks=[pytest.mark.slow] if n in LONG else []) for n in NAMES]
SHOWN = "display_data", "execute_result"


@functools.cache
def executed(name):
    """Run a lab in a kernel, as JupyterLab would."""
    return execute(read(ROOT / "notebooks" / f"{name}.ipynb"), ROOT / "notebooks")


def numbers(text):
    """All numbers of a text, as they stand there."""
    return [float(found) for found in re.findall(r"(?<![\w.])[-+]?\d+\.?\d*(?:e[-+]?\d+)?", text)]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_runs_whole(name):
    """From top to bottom in a kernel: no error, nothing on standard error."""
    nb = executed(name)
    assert outputs(nb, "error") == []
    assert [text for _, text in outputs(nb, "stream") if text.name == "stderr"] == []
    assert all(cell.execution_count for cell in nb.cells if cell.cell_type == "code")


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_picture_has_alt_text(name):
    """On the page of a run without a person: a static picture, and that nobody predicted."""
    shown = [o.data for kind in SHOWN for _, o in outputs(executed(name), kind)]
    page = "".join(data.get("text/html", "") for data in shown)
    images = re.findall(r"<img[^>]*>", page)
    assert len(images) >= len(pictures(name))
    for image in images:
        assert len(re.search(r'alt="([^"]*)"', image).group(1)) > 40, image[-200:]
    assert "No prediction was made" in page and "<details>" in page
    assert not any("widget" in kind for data in shown for kind in data)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_has_the_shape_of_a_lab(name):
    """A question; predict; run; explain; two or three questions; what next."""
    nb, (names, _) = read(ROOT / "notebooks" / f"{name}.ipynb"), lab(name)
    prose = [cell.source for cell in nb.cells if cell.cell_type == "markdown"]
    assert "**Question.**" in prose[0] and "minutes" in prose[0]
    assert prose[-1].startswith("## What next")
    assert pictures(name)
    ends = [cell for cell in nb.cells if cell.id == "quiz" or cell.id.endswith("predict")]
    # Their code holds the answers, so it is folded away.
    assert all(cell.metadata["jupyter"]["source_hidden"] for cell in ends)
    shown = [last_value(cell.source, names) for cell in ends]
    assert sum(isinstance(value, Prediction) for value in shown) >= 1
    (quiz,) = (value for value in shown if isinstance(value, Quiz))
    assert 2 <= len(quiz.questions) <= 3


def last_value(source, names):
    """Run a cell again and return the value of its last line."""
    *body, last = ast.parse(source).body
    names = dict(names)
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_each_choice_of_a_quiz_has_an_explanation_of_its_own(name):
    """One choice is right; no two explanations are the same."""
    (cell,) = (c for c in read(ROOT / "notebooks" / f"{name}.ipynb").cells if c.id == "quiz")
    for question in last_value(cell.source, lab(name)[0]).questions:
        explanations = [answer.why for answer in question.answers]
        assert len(set(explanations)) == len(explanations) >= 3
        assert all(len(why) > 20 for why in explanations)
        for answer in question.answers:
            verdict = "✓ Right." if answer.is_right else "✗ Not so."
            assert question.answer(answer.text).startswith(verdict)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_controls_over_their_whole_range(name):
    """Every value of every control, under every choice: a picture and words without nan."""
    for picture in pictures(name).values():
        choices = {k: c.sweep() for k, c in picture.controls.items() if isinstance(c, Choice)}
        for chosen in itertools.product(*choices.values()):
            begin = dict(zip(choices, chosen, strict=True))
            for key, control in picture.controls.items():
                for value in control.sweep():
                    image, alt = picture.draw(**{**begin, key: value})
                    assert image.startswith(b"\x89PNG") and len(alt) > 40
                    assert "nan" not in alt.split()


OWN = {path.stem: path for path in NOTEBOOKS if "MY_NOTEBOOK" in path.read_text(encoding="utf-8")}


@pytest.mark.parametrize("name", OWN)
def test_a_picture_runs_the_learners_own_function(name):
    """With the solved exercise notebook named in the lab: everywhere in the range, as ours does."""
    picture = picture_with_owner(OWN[name])
    assert picture.controls["owner"].options == ("yours", "ours")
    for key, control in picture.controls.items():
        for value in control.sweep():
            theirs, ours = (
                picture.draw(**{key: value, "owner": owner}) for owner in ("yours", "ours")
            )
            # Shuffles come from another generator than ours, so their numbers differ.
            assert theirs == ours or "Batches" in ours[1]


def picture_with_owner(path):
    """Run a lab down to the first picture that can run the learner's code."""
    names = {"MY_NOTEBOOK": SOURCE}
    for cell in read(path).cells:
        if cell.cell_type == "code":
            exec(cell.source.replace('MY_NOTEBOOK = ""', ""), names)
            for value in names.values():
                if isinstance(value, Live) and "owner" in value.controls:
                    return value
    raise AssertionError("no picture has a control named owner")


# What is claimed of all landscapes.


@pytest.mark.parametrize("landscape", ALL, ids=lambda landscape: landscape.name)
def test_landscape(landscape):
    """Gradient and Hessian are those of the cost; the minima are minima."""
    for theta in (np.array(landscape.start), np.array([0.3, -0.7])):
        gradient = approx_fprime(theta, landscape.cost, 1e-7)
        np.testing.assert_allclose(landscape.gradient(theta), gradient, rtol=1e-4, atol=1e-3)
        hessian = approx_fprime(theta, landscape.gradient, 1e-7)
        np.testing.assert_allclose(landscape.hessian(theta), hessian, rtol=1e-4, atol=1e-3)
    for minimum in landscape.minima:
        np.testing.assert_allclose(landscape.gradient(np.array(minimum)), 0, atol=1e-9)
        assert np.linalg.eigvalsh(landscape.hessian(np.array(minimum)))[0] > 0


def test_line_problem_starts_as_it_should():
    """The weight of seed 0, and the cost that belongs to it, to the last digit."""
    assert LINE.cost(LINE.start) == 4255.854199207604
    assert LINE.start[0] == pytest.approx(0.01764052, abs=1e-8)


# Lab 1.

LAB1 = "01_gradient_descent"


def runs_away(alpha, steps=20_000):
    """Whether gradient descent on the line problem ends above its start; written out by hand."""
    w, b = LINE.start
    first = np.mean((w * LINE_X + b - LINE_Y) ** 2)
    for _ in range(steps):
        d = 2 / 9 * (w * LINE_X + b - LINE_Y)
        w, b = w - alpha * np.sum(d * LINE_X), b - alpha * np.sum(d)
        if abs(w) > 1e9:
            return True
    return np.mean((w * LINE_X + b - LINE_Y) ** 2) > first


def test_the_border_is_where_the_walk_begins_to_run_away():
    """0.04277: from the printed Hessian, and by halving an interval of learning rates."""
    text = lab(LAB1)[1]["line-threshold"]
    assert "border: α = 2 / 46.76 = 0.04277" in text
    low, high = 0.04, 0.05
    while high - low > 1e-5:
        middle = (low + high) / 2
        low, high = (low, middle) if runs_away(middle) else (middle, high)
    assert low == pytest.approx(0.04277, abs=2e-5)
    assert lab(LAB1)[0]["threshold"] == pytest.approx(low, abs=2e-5)
    below, above = (numbers(line)[-2:] for line in text.splitlines()[1:])
    assert below[1] < below[0] and above[1] > above[0]


def test_the_hessian_that_is_printed():
    """Eigenvalues 0.570 and 46.76, condition number 82: those of finite differences."""
    eigenvalues = np.linalg.eigvalsh(approx_fprime(np.zeros(2), LINE.gradient, 1e-6))
    names, printed = lab(LAB1)
    np.testing.assert_allclose([names["gentle"], names["steep"]], eigenvalues, rtol=1e-5)
    assert "eigenvalues 0.570 and 46.76, condition number 82" in printed["line-hessian"]


def test_the_fastest_learning_rate():
    """No other leaves less of the distance; 284 steps to a thousandth, counted on a walk."""
    names, printed = lab(LAB1)
    bends = names["gentle"], names["steep"]
    best = minimize_scalar(
        lambda alpha: max(abs(1 - alpha * bend) for bend in bends),
        bounds=(0, 0.05),
        method="bounded",
        options={"xatol": 1e-10},
    )
    assert names["fastest"] == pytest.approx(best.x, abs=1e-8)
    assert names["factor"] == pytest.approx(best.fun, abs=1e-6)
    assert printed["line-fastest"].endswith("thousandth of the distance: 284")
    assert lab03.steps_to(rules.gradient_descent, LINE, best.x) == 284


def test_the_factors_of_the_valley():
    """One step from (1, 0) and from (0, 1)."""
    for alpha in (0.02, 0.05, 0.095, 0.1, 0.105):
        steps = [
            rules.path(rules.gradient_descent, VALLEY.gradient, start, alpha, 1)[1]
            for start in ((1, 0), (0, 1))
        ]
        np.testing.assert_allclose(steps, np.diag([1 - alpha, 1 - 20 * alpha]), atol=1e-15)


def test_the_gradient_check_tells_right_from_wrong():
    """Below 1e-7 for the right one; errors of the wrong ones do not depend on h."""
    numerical = lab(LAB1)[0]["numerical_gradient"]
    theta = np.array(ROSENBROCK.start)
    for which, gradient in lab01.WRONG_GRADIENTS.items():
        fine, coarse = (
            lab01.relative_error(gradient(theta), numerical(ROSENBROCK.cost, theta, h))
            for h in (1e-5, 1e-3)
        )
        if which == "right":
            assert fine < 1e-7 < coarse
        else:
            assert fine > 0.05 and fine == pytest.approx(coarse, rel=1e-3)


def test_the_errors_of_finite_differences():
    """One-sided goes with h, central with its square, and the best central h is near 1e-5."""
    numerical = lab(LAB1)[0]["numerical_gradient"]
    theta = np.array(ROSENBROCK.start)

    def error(h, sides):
        found = numerical(ROSENBROCK.cost, theta, h, sides)
        return lab01.relative_error(ROSENBROCK.gradient(theta), found)

    assert error(1e-3, 1) / error(1e-4, 1) == pytest.approx(10, rel=0.1)
    assert error(1e-2, 2) / error(1e-3, 2) == pytest.approx(100, rel=0.1)
    assert 1e-7 < min(np.logspace(-12, -1, 45), key=lambda h: error(h, 2)) < 1e-4


# Lab 2.

LAB2 = "02_mini_batches"


def test_equal_numbers_of_examples():
    """What the picture says, walked again by hand: 512 examples, 8 steps of 64."""
    names, _ = lab(LAB2)
    X, Y = names["X"], names["Y"]
    w, b = lab02.START
    for epoch in range(2):
        for x, y in lab02.mini_batches(X, Y, 64, epoch):
            error = w * x[0] + b - y[0]
            w, b = w - 0.05 * 2 * np.mean(error * x[0]), b - 0.05 * 2 * np.mean(error)
    lowest = np.mean((lab02.best(X, Y) @ X - Y) ** 2)
    above = np.mean((w * X[0] + b - Y) ** 2) - lowest
    alt = names["paths"].draw(batch="64")[1]
    assert "512 examples read in 8 steps" in alt
    assert f"ends {above:.2g} above" in alt


def test_batches_hold_every_example_once():
    """Ours, for sizes that divide 256 and that do not."""
    X, Y = lab02.noisy_line()
    for size in (1, 10, 64, 256, 300):
        batches = lab02.mini_batches(X, Y, size, 3)
        joined = [np.concatenate(parts, axis=1) for parts in zip(*batches, strict=True)]
        order = np.argsort(joined[0][0])
        np.testing.assert_array_equal(joined[0][0][order], np.sort(X[0]))
        np.testing.assert_array_equal(joined[1][0][order], Y[0][np.argsort(X[0])])
        assert all(x.shape[1] == min(size, 256) for x, _ in batches[:-1])


def test_the_size_in_between_gets_closest():
    """The claim beside the first picture: neither 1 nor 256."""
    names, _ = lab(LAB2)
    settings = names["cost"], names["gradient"], names["X"], names["Y"]
    ends = {size: lab02.end_costs(*settings, size, 0.05).mean() for size in (1, 4, 16, 64, 256)}
    assert min(ends, key=ends.get) in (4, 16)
    assert ends[1] < ends[64] < ends[256]


def test_noise_goes_with_one_over_the_root():
    """Batches of 16 scatter a quarter as widely as single examples, and the formula says so."""
    each, lines = lab(LAB2)[0]["each"], lab(LAB2)[1]["noise-numbers"].splitlines()
    for line, expected in zip(lines, (1, 2, 4, 8), strict=True):
        assert numbers(line)[-2] == pytest.approx(expected, rel=0.16)
    for size in (1, 16, 128):
        drawn = lab02.batch_gradients(each, size)
        assert np.sqrt(drawn.var(axis=0).sum()) == pytest.approx(
            lab02.scatter_formula(each, size), rel=0.1
        )
    assert lab02.scatter_formula(each, 256) == 0


def test_the_sum_divided_once_does_not_depend_on_the_shuffle():
    """Its range is one number; that of the mean of the means is wide."""
    alt = lab(LAB2)[0]["epoch_costs"].draw()[1]
    found = numbers(alt)
    low, high, once_low, once_high = found[4:8]
    assert once_low == once_high and high > 1.5 * low
    X, Y = lab02.noisy_line(257)
    direct = np.mean((lab02.best(X, Y) @ X - Y) ** 2)
    assert once_low == pytest.approx(direct, abs=5e-4)


def test_the_single_example_counts_sixty_four_times():
    """Its weight in the mean of the means, measured by changing its cost."""
    costs = np.ones(257)

    def mean_of_means():
        return np.mean([part.mean() for part in np.split(costs, [64, 128, 192, 256])])

    before = mean_of_means()
    costs[-1] += 1
    last = mean_of_means() - before
    costs[[0, -1]] += 1, -1
    assert last / (mean_of_means() - before) == pytest.approx(64)
    assert "64 times as much" in lab(LAB2)[1]["sum-numbers"]
    assert all(257 % size for size in range(16, 129))


# Lab 3.

LAB3 = "03_momentum"


def by_formula(rates, beta, inside):
    """Momentum as the sums of the lab, each written out anew from all gradients so far."""
    places, gradients = [np.array(VALLEY.start)], []
    for t, alpha in enumerate(rates):
        gradients.append(VALLEY.gradient(places[-1]))
        weights = [beta ** (t - k) * (rates[k] if inside else alpha) for k in range(t + 1)]
        places.append(places[-1] - np.dot(weights, gradients))
    return np.array(places)


@pytest.mark.parametrize("schedule", lab03.SCHEDULES)
def test_three_conventions(schedule):
    """Equal paths under a constant rate; under a schedule the one with α inside is another."""
    rates = 0.05 * lab03.SCHEDULES[schedule]
    first, outside, inside = lab03.three_paths(rules.momentum, rates, 0.9)
    np.testing.assert_allclose(first, by_formula(0.1 * rates, 0.9, False), atol=1e-12)
    np.testing.assert_allclose(inside, by_formula(0.1 * rates, 0.9, True), atol=1e-12)
    np.testing.assert_allclose(outside, first, atol=1e-13)
    gap = abs(inside - first).max()
    assert gap < 1e-13 if schedule == "constant" else gap > 0.5


@pytest.mark.slow
def test_the_velocity_on_an_even_slope():
    """Ten times the step of gradient descent, as 1 / (1 - 0.9) says."""
    assert lab(LAB3)[1]["ball-numbers"].endswith("10.0 times as long")


@pytest.mark.slow
def test_the_ball():
    """Stays in the shallow hollow without momentum, and gets over the hump with 0.95."""
    picture = lab(LAB3)[0]["ball"]
    assert "shallow hollow" in picture.draw(mu=0.0)[1]
    assert "deep hollow" in picture.draw(mu=0.95)[1]
    assert brentq(lab03.ball_gradient, 0, 0.5) == pytest.approx(lab03.HUMP)


@pytest.mark.slow
def test_training_as_in_the_graded_notebook():
    """Its accuracies and costs; and which curves lie on top of each other."""
    runs = lab(LAB3)[0]["runs"]
    graded = json.loads((ROOT / "tests/files/training_runs.json").read_text(encoding="utf-8"))
    for label, name in (("gradient descent", "run-gd"), ("momentum with 1 − β", "run-momentum")):
        costs, accuracy = runs[label]
        assert accuracy == graded[name]["accuracy"]
        # There the cost is summed up during the epoch, here it is measured before it.
        np.testing.assert_allclose(costs[:50:10], graded[name]["cost"], rtol=1e-3)
    plain, average, total, tenfold = (costs for costs, _ in runs.values())
    np.testing.assert_allclose(plain, average, atol=1e-3)
    np.testing.assert_allclose(total, tenfold, atol=0.02)
    assert plain[-1] > 3 * total[-1]


@pytest.mark.parametrize("beta", [0.5, 0.9])
@pytest.mark.slow
def test_the_border_of_momentum(beta):
    """The learning rate at which the map of one step begins to stretch."""

    def stretch(alpha):
        step = [[1 - alpha * (1 - beta) * 20, -alpha * beta], [(1 - beta) * 20, beta]]
        return max(abs(np.linalg.eigvals(step))) - 1

    border = brentq(stretch, 0.2, 3, xtol=1e-9)
    assert border == pytest.approx(2 / 20 * (1 + beta) / (1 - beta), rel=1e-6)
    if beta == 0.9:
        assert border / (2 / 20) == pytest.approx(19)
    costs = [numbers(line)[-1] for line in lab(LAB3)[1]["race-border"].splitlines()]
    assert costs[0] < 63 < costs[1] and costs[2] < 63 < costs[3]


@pytest.mark.slow
def test_the_best_momentum():
    """No other settings leave less of the distance; 50 steps against 284."""
    names, _ = lab(LAB3)

    def stretch(alpha, beta):
        return max(
            abs(np.linalg.eigvals([[1 - alpha * bend, -alpha * beta], [bend, beta]])).max()
            for bend in (names["gentle"], names["steep"])
        )

    grid = itertools.product(np.linspace(0.03, 0.12, 91), np.linspace(0.4, 0.9, 101))
    best = min(stretch(alpha, beta) for alpha, beta in grid)
    found = stretch(names["alpha"], names["beta"])
    assert found == pytest.approx((names["root"] - 1) / (names["root"] + 1), abs=1e-6)
    assert found < best < found + 0.03
    assert (names["plain"], names["rolling"]) == (284, 50)


# What is drawn.


def look(line):
    """What a line looks like in black and white."""
    # `get_linestyle` calls all dashes by the same name.
    return line._unscaled_dash_pattern, line.get_marker(), line.get_markersize()


@pytest.mark.parametrize("name", TIMED)
def test_lines_of_different_colours_differ_in_more(name):
    """Colours are those of the course's style; two lines that differ in it differ in style too."""
    known = {colour for colour, _ in LINES} | {BLACK, GREY}
    for picture in pictures(name).values():
        for axes in picture._figure.axes:
            lines = [line for line in axes.lines if line.get_alpha() != 0]
            for line in lines:
                assert to_hex(line.get_color()).upper() in known
            for one, other in itertools.combinations(lines, 2):
                assert one.get_color() == other.get_color() or look(one) != look(other)
