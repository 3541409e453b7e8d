"""The second assignment: its numbers restated, its challenge, its bugs, its given cells."""

import copy
import importlib
import inspect
import math
import pkgutil
import re
import shutil

import numpy as np
import pytest

from autograder.intake.mend import changes, put_back
from autograder.release import markers
from examples.learners import submissions
from opt_utils.line import Layer, line_cost, line_data, line_layer, train
from opt_utils.line_plots import plot_path, plot_run, plot_tries
from public_tests import adaptive_optimizers as checks
from public_tests.exercises import assignment, assignments, data, exercise
from public_tests.failures import CheckFailed, StillToDo
from support.notebooks import execute, outputs, read
from support.places import ROOT
from teaching.bank import entries
from teaching.bundle import PACKAGES
from teaching.check import notebook_problems
from teaching.optimizer_credit import StepCredit, draw_steps
from teaching.reference import define, reference, using

NAME = checks.ASSIGNMENT
SOURCE = ROOT / "source" / NAME / f"{NAME}.ipynb"
RELEASE = ROOT / "release" / NAME / f"{NAME}.ipynb"
RUNS = data(NAME)["runs"]


def written(name):
    """A class of the source notebook."""
    return reference(name).__globals__[checks.EXERCISES[name].written]


def bank(name):
    """The function that is tested, with an entry of the bank in it."""
    return next(entry for entry in entries() if entry.name == name).function


def failure(check, target):
    """The message of a check that must fail."""
    with pytest.raises(CheckFailed) as caught:
        check(target)
    return str(caught.value)


# --- the line problem -----------------------------------------------------------------------------


def test_start_of_the_line():
    """The weight is drawn from seed 0, and the cost is that of the facts to every digit."""
    layer = line_layer()
    assert layer.params["W"].item() == pytest.approx(0.01764052, abs=5e-9)
    assert line_cost(layer.params["W"].item(), 0.0) == 4255.854199207604


def test_gradient_by_finite_differences():
    """Both gradients, at a place where neither is zero."""
    X, y = line_data()
    layer = Layer("1", W=np.array([[3.0]]), b=np.array([[-2.0]]))
    layer.backward(X, 2 / 9 * (layer.forward(X) - y))
    h = 1e-6
    by_w = (line_cost(3 + h, -2.0) - line_cost(3 - h, -2.0)) / (2 * h)
    by_b = (line_cost(3.0, -2 + h) - line_cost(3.0, -2 - h)) / (2 * h)
    assert layer.grads["dW"].item() == pytest.approx(by_w, rel=1e-6)
    assert layer.grads["db"].item() == pytest.approx(by_b, rel=1e-6)


def test_cost_of_many_lines_at_once():
    """A map is the cost of each of its places."""
    w, b = np.meshgrid(np.arange(3.0), np.arange(2.0))
    assert line_cost(w, b)[1, 2] == line_cost(2.0, 1.0)


def ran(name, epochs, *settings, decay=None):
    """A run of a class of the source notebook."""
    optimizer = written(name)(*settings)
    decayer = written("decayer_run")(optimizer, decay) if decay else None
    return train(optimizer, epochs, decayer)


@pytest.mark.parametrize(
    ("run", "name", "epochs", "settings", "decay"),
    [
        ("momentum", "momentum_run", 600, (0.01, 0.5), None),
        ("momentum, little friction", "momentum_run", 200, (0.001, 0.95), None),
        ("adagrad", "adagrad_run", 400, (4,), None),
        ("adam", "adam_run", 400, (0.1,), None),
        ("adam, 0.2", "adam_run", 400, (0.2,), None),
        ("adam, 0.8, decay 0.1", "adam_run", 600, (0.8,), 0.1),
    ],
)
def test_golden_runs(run, name, epochs, settings, decay):
    """The ends that the facts give, to the digits that they give."""
    history = ran(name, epochs, *settings, decay=decay)
    for value, wanted in RUNS[run].items():
        assert history[value][-1] == pytest.approx(wanted, rel=1e-7), value


def test_two_cycle_of_rmsprop():
    """The weight jumps by the learning rate, half of it on each side."""
    history = ran("rmsprop_run", 400, 0.2)
    assert np.abs(history["weight"][-5:] - 10) == pytest.approx(0.1, rel=1e-4)
    assert history["cost"][-1] == pytest.approx(0.31666, rel=1e-4)


@pytest.mark.parametrize(
    ("decay", "cost", "digits"), [(0.01, 0.01223, 5), (0.02, 0.0059, 4), (0.05, 15.5, 1)]
)
def test_decay_cures_and_stalls(decay, cost, digits):
    """As in the facts; the distance tells, not its sign."""
    history = ran("rmsprop_run", 400, 0.2, decay=decay)
    assert round(history["cost"][-1], digits) == cost
    if decay == 0.01:
        assert abs(history["weight"][-1] - 10) == pytest.approx(0.0197, abs=5e-5)


def test_what_is_said_of_decay():
    """With 0.02 the cost is lower than with 0.01, while weight and bias are further out."""
    first, second = (ran("rmsprop_run", 400, 0.2, decay=decay) for decay in (0.01, 0.02))
    assert second["cost"][-1] < first["cost"][-1]
    for name, goal in (("weight", 10), ("bias", 20)):
        assert abs(second[name][-1] - goal) > abs(first[name][-1] - goal)
    assert "cost is lower still, though weight and\nbias are a little further out" in said("source")


def test_gradient_descent_is_in_the_valley_after_five_or_six_steps():
    """By the share of the cost that comes from the wall: half after three, a twelfth after five."""
    history = ran("momentum_run", 7, 0.01, 0.0)  # nothing is kept: gradient descent
    shares = [of_the_wall(w, b) for w, b in zip(history["weight"], history["bias"], strict=True)]
    assert shares[3] > 0.5 and shares[5] < 1 / 12 and shares[6] < 1 / 40
    assert "In five or six steps it is down in the valley." in said("source")


def of_the_wall(weight, bias):
    """The share of the cost for which the distance across the valley is to blame."""
    X, _ = line_data()
    curvatures, directions = np.linalg.eigh(
        2 * np.array([[(X**2).mean(), X.mean()], [X.mean(), 1]])
    )
    parts = curvatures * (directions.T @ [weight - 10, bias - 20]) ** 2 / 2
    assert parts.sum() == pytest.approx(line_cost(weight, bias))
    return parts[1] / parts.sum()


def said(folder):
    """All text of the notebook."""
    cells = read(ROOT / folder / NAME / f"{NAME}.ipynb").cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def test_the_erratum():
    """With the doubled gradient, a run at 0.1 ends where the right one ends at 0.2."""
    wrong = bank("AdamDoublesTheGradient").__globals__["Adam"](0.1)
    assert train(wrong, 400)["cost"][-1] == pytest.approx(RUNS["adam, 0.2"]["cost"], rel=1e-6)


# --- the reference solutions ----------------------------------------------------------------------


@pytest.mark.parametrize("name", checks.EXERCISES)
def test_the_reference_passes_its_check(name, capsys):
    """The solutions of the source notebook give the expected numbers."""
    getattr(checks, f"{name}_test")(reference(name))
    assert capsys.readouterr().out


def test_adam_restated():
    """Entry by entry, with sums in place of averages that go on from step to step."""
    parameters, grads = draw_steps(3, (2, 2, 1), 6)
    after, v, s = reference("adam_run")(parameters, grads, 0.2, 0.8, 0.9, 0.01)
    for key, start in parameters.items():
        g = grads[f"d{key}"]
        theta = start.copy()
        for t in range(1, 7):
            early = [
                sum((1 - b) * b ** (t - i) * g[i - 1] ** power for i in range(1, t + 1))
                for b, power in ((0.8, 1), (0.9, 2))
            ]
            corrected = early[0] / (1 - 0.8**t), early[1] / (1 - 0.9**t)
            theta = theta - 0.2 * corrected[0] / (np.sqrt(corrected[1]) + 0.01)
            np.testing.assert_allclose(v[key][t - 1], early[0], rtol=1e-10)
            np.testing.assert_allclose(s[key][t - 1], early[1], rtol=1e-10)
            np.testing.assert_allclose(after[key][t - 1], theta, rtol=1e-10)


def test_momentum_without_friction_is_gradient_descent():
    """With mu 0 nothing is kept."""
    parameters, grads = draw_steps(4, (3, 2), 5)
    after, _ = reference("momentum_run")(parameters, grads, 0.1, 0.0)
    walked = parameters["W1"] - 0.1 * np.cumsum(grads["dW1"], axis=0)
    np.testing.assert_allclose(after["W1"], walked, rtol=1e-12)


def test_layers_do_not_mix():
    """Two layers that are the same in everything take the same steps, in every optimizer."""
    one, steps = np.ones((1, 1)), np.random.default_rng(1).normal(size=(6, 1, 1))
    for name in ("momentum_run", "adagrad_run", "rmsprop_run", "adam_run", "swift_run"):
        after, *_ = reference(name)(
            {"W1": one, "b1": one, "W2": one, "b2": one},
            dict.fromkeys(("dW1", "db1", "dW2", "db2"), steps),
        )
        np.testing.assert_array_equal(after["W1"], after["W2"])


def test_record_leaves_its_inputs_alone():
    """A class that works in place gets copies."""
    parameters, grads = draw_steps(5, (2, 1), 3)
    before = copy.deepcopy((parameters, grads))
    bank("MomentumInPlace")(parameters, grads, 0.1, 0.5)
    np.testing.assert_equal((parameters, grads), before)


def test_state_that_is_missing_is_told():
    """A class that keeps nothing under the name of the layer."""
    code = "class Momentum:\n    v = {}\n    def __init__(self, *_): pass\n"
    target = define("momentum_run", code + "    def update_params(self, layer): pass")
    told = failure(checks.momentum_run_test, target)
    assert "self.v holds nothing under the name of layer 1" in told


# --- what learners read ---------------------------------------------------------------------------


def test_the_ladder():
    """Entry, input at that update, the mistake in words, the section."""
    told = failure(checks.adam_run_test, bank("AdamCorrectsSWithBeta1"))
    assert "Exercise 5, Adam: parameters" in told
    assert "dW1[0, 0, 0]" in told and "W1[0, 0]" in told and "beta1 = 0.8, beta2 = 0.7" in told
    assert "this is what comes out when the bias correction of s uses β1." in told
    assert "read again: section 7, Adam" in told


@pytest.mark.parametrize("name", ["SwiftStaysAsItWas", "HastyStaysAsItWas"])
def test_what_is_not_repaired_does_not_tell_the_bug(name):
    """The message must not answer the exercise before."""
    check = checks.swift_run_test if name.startswith("Swift") else checks.hasty_run_test
    told = failure(check, bank(name))
    assert "the class is as it was given" in told
    assert not re.search("doubl|twice|per layer|count", told.replace("first index counts", ""))


def test_answers_do_not_travel_with_the_release():
    """The visible tests take any of the four numbers, and no data hold the right one."""
    for line in checks.ANSWERS:
        checks.swift_bug_test(lambda line=line: line)
    mistakes = data(f"{NAME}.mistakes")
    assert mistakes["swift_bug"] == mistakes["hasty_bug"] == mistakes["challenge_run"] == []
    assert not {"swift_bug", "hasty_bug"} & set(data(NAME))
    assert "none of the four" not in failure(checks.swift_bug_test, lambda: 5)


@pytest.mark.parametrize("answer", [True, "3", 3.0, [3], 0, 5])
def test_what_is_no_answer(answer):
    """Only one of four whole numbers is."""
    assert "is not one of the four numbers" in failure(checks.hasty_bug_test, lambda: answer)


# --- the challenge --------------------------------------------------------------------------------

FALLING = np.array([0.0, 5, 11, 12, 11.5, 11, 10.5])


def test_turning_upwards():
    """A rise after a fall, above 10 or below it afterwards; rounding does not count."""
    assert checks.turns_upwards(FALLING) is None
    assert checks.turns_upwards(np.append(FALLING, 10.6)) == 7
    assert checks.turns_upwards(np.append(FALLING, [9.9, 9.95])) == 8
    assert checks.turns_upwards(np.append(FALLING, 10.5 + 9e-7)) is None
    assert checks.turns_upwards(np.array([0.0, 5, 4, 6, 11, 12])) is None  # still below 10
    assert checks.turns_upwards(np.array([0.0, 5, 4, 6])) is None


def test_target_is_that_of_the_facts():
    """And the cost has to be below it."""
    assert data(NAME)["challenge"]["cost"] == 0.004150968736347434
    checks.check_target(FALLING, 0.00415)
    with pytest.raises(CheckFailed, match="does not beat"):
        checks.check_target(FALLING, 0.004150968736347434)
    with pytest.raises(CheckFailed, match="does not beat"):
        checks.check_target(FALLING, math.nan)


@pytest.mark.parametrize(
    ("name", "points"),
    [("tuned_with_betas", 12), ("tuned_swings", 5), ("tuned_too_slow", 0), ("tuned_in_text", 0)],
)
def test_credit_for_what_settings_achieve(name, points, capsys):
    """Calm counts only where the target is beaten."""
    (entry,) = (one for one in entries("challenge_run") if one.name == name)
    credit = StepCredit("challenge_run", entry.written, beats=5, settles=7)
    credit.achieve(checks.check_settings, beats=checks.check_target, settles=checks.check_calm)
    assert credit.points() == points


def test_a_made_up_run_of_the_challenge_gains_nothing_in_grading():
    """The visible test believes it and gives no points; the hidden one asks for settings only."""

    def boasting(settings=None):
        return {"learning_rate": 0.1, "decay": 0.0}, [0.0, 11.0, 10.0], 0.0

    checks.challenge_run_test(boasting)
    cells = {cell.id: cell for cell in read(SOURCE).cells}
    assert cells["ex-10-tests"].metadata.nbgrader.points == 0
    assert "challenge_run," not in cells["ex-10-hidden-tests"].source


# --- notebook and release -------------------------------------------------------------------------


@pytest.mark.parametrize("path", [SOURCE, RELEASE], ids=["source", "release"])
def test_notebooks_are_clean(path):
    """As git wants them."""
    assert notebook_problems(path) == []


def test_points_stand_in_the_text_and_in_the_table():
    """100 in all; as the headings, the contents and the teacher's page say."""
    cells = {cell.id: cell for cell in read(SOURCE).cells}
    total = 0
    for one in checks.EXERCISES.values():
        n, name = one.number, one.written
        parts = [cells[f"ex-{n}{kind}-tests"].metadata.nbgrader.points for kind in ("", "-hidden")]
        points = sum(parts)
        assert f"### Exercise {n}: `{name}` ({points} points)" in cells[f"exercise-{n}"].source
        assert f"`{name}`](#exercise-{n}) ({points} points)" in cells["contents"].source
        row = f"| {n} `{name}` | {parts[0]} | {parts[1]} | {points} |"
        assert row in (ROOT / "docs/teaching.md").read_text(encoding="utf-8")
        total += points
    assert total == 100


def test_contents_link_to_anchors():
    """Each link inside the notebook has its anchor."""
    text = "\n".join(cell.source for cell in read(SOURCE).cells if cell.cell_type == "markdown")
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) == set(anchors)


def test_sections_that_messages_name_are_there():
    """Read again: section 8.1, Too swift."""
    text = "\n".join(cell.source for cell in read(SOURCE).cells if cell.cell_type == "markdown")
    for one in checks.EXERCISES.values():
        number, _, title = one.section.removeprefix("section ").partition(", ")
        assert re.search(rf"^##+ {re.escape(number)} {re.escape(title)}$", text, re.MULTILINE)


def test_broken_code_is_released_and_nothing_else():
    """The bug is there, its repair is not, nor is any other solution."""
    cells = {cell.id: cell for cell in read(RELEASE).cells}
    assert "* 2  # (3)" in cells["ex-7"].source and "StillToDo" not in cells["ex-7"].source
    assert "self.t = self.t + 1  # (1)" in cells["ex-9"].source
    assert "self.updates" not in RELEASE.read_text(encoding="utf-8")
    for cell in cells.values():
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.id not in ("ex-7", "ex-9"):
            assert "# YOUR CODE HERE" in cell.source and "raise StillToDo" in cell.source
        if cell.id.endswith("-hidden-tests"):
            assert all(line.startswith("#") for line in cell.source.splitlines())


def test_release_holds_nothing_of_the_other_assignment():
    """And the other way round."""
    for name, other in ((NAME, "optimization_methods"), ("optimization_methods", NAME)):
        names = [path.name for path in (ROOT / "release" / name).rglob("*")]
        assert not [file for file in names if file.startswith(other)]
        assert f"{name}.mistakes.json" in names


@pytest.mark.parametrize("package", PACKAGES)
def test_no_function_of_the_release_solves_an_exercise(package, monkeypatch, capsys):
    """A learner cannot pass a test with a class or a function that came along."""
    monkeypatch.setattr("IPython.display.display", lambda *_, **__: None)
    modules = [importlib.import_module(package)]
    modules += [
        importlib.import_module(f"{package}.{info.name}")
        for info in pkgutil.iter_modules(modules[0].__path__)
    ]
    things = [t for m in modules for _, t in inspect.getmembers(m, inspect.isclass)]
    for name in checks.EXERCISES:
        for thing in things:
            with pytest.raises((CheckFailed, StillToDo)):
                getattr(checks, f"{name}_test")(using(name, thing))


@pytest.fixture(scope="module")
def ran_solved():
    """The source notebook, run from top to bottom."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        return execute(read(SOURCE), SOURCE.parent)


def test_solved_runs_without_error_or_warning(ran_solved):
    """And every run ends where it should."""
    assert outputs(ran_solved, "error") == []
    texts = [output for _, output in outputs(ran_solved, "stream")]
    assert [text for text in texts if text.name == "stderr"] == []
    told = "".join(text.text for text in texts)
    assert told.count("The run ends where it should") == len(RUNS)
    assert "stable below 0.04277" in told and "Nesterov: cost 0.399636" in told


def test_figures_have_words(ran_solved):
    """Each picture is described; none of the course's own is left out."""
    shown = [output.data for _, output in outputs(ran_solved, "display_data")]
    pictures = [data for data in shown if "<img" in data.get("text/html", "")]
    assert len(pictures) == 20
    assert all('alt="' in data["text/html"] and data["text/plain"] for data in pictures)


def test_blank_answers_in_one_line(tmp_path):
    """Every error of the blank release is a short message, with no page of traceback."""
    folder = tmp_path / "anywhere"
    shutil.copytree(RELEASE.parent, folder)
    nb = execute(read(RELEASE), folder, allow_errors=True)
    told = dict(outputs(nb, "error"))
    assert {error.ename for error in told.values()} <= {"StillToDo", "CheckFailed"}
    for one in checks.EXERCISES.values():
        error = told[f"ex-{one.number}-tests"]
        assert error.evalue.startswith(one.title)
        assert (error.ename == "CheckFailed") == (one.number in (7, 9))
    assert "Exercise 4 (LearningRateDecayer)" in told["run-rmsprop-decay"].evalue


BROKEN = """total = 0
### BEGIN SOLUTION
total = total + gradient
### RELEASED AS
# total = total + gradient * 2
### END SOLUTION
return total"""


def test_broken_code_in_place_of_a_solution():
    """Each reader of a cell gets its own part of it."""
    assert markers.as_released(BROKEN) == "total = 0\ntotal = total + gradient * 2\nreturn total"
    assert markers.without_markers(BROKEN) == "total = 0\ntotal = total + gradient\nreturn total"
    assert markers.regions(BROKEN) == ["total = total + gradient"]
    assert markers.without_regions(BROKEN) == "total = 0\nreturn total"


def test_marker_of_broken_code_that_is_misused():
    """Outside a solution, in hidden tests, or misspelt."""
    assert markers.unpaired(BROKEN) == []
    assert markers.unpaired("### RELEASED AS\n# x") == ["### RELEASED AS"]
    hidden = "### BEGIN HIDDEN TESTS\n### RELEASED AS\n### END HIDDEN TESTS"
    assert markers.unpaired(hidden) == ["### RELEASED AS"]
    assert markers.misspelt("### RELEASE AS") == ["### RELEASE AS"]


def test_exercises_of_all_assignments_have_names_of_their_own():
    """By its name a solution is found."""
    names = [name for a in assignments() for name in assignment(a).EXERCISES]
    assert len(names) == len(set(names))
    assert {exercise(name).name for name in names} == set(names)
    with pytest.raises(LookupError, match="no exercise tests a function nothing"):
        exercise("nothing")


# --- given cells ----------------------------------------------------------------------------------


def test_given_cells_that_were_deleted_come_back_in_their_places():
    """Before the tests that need them; also where tests are gone too."""
    nb = submissions(NAME)["deleted_given_cell"]
    told = "\n".join(map(str, changes(nb, RELEASE)))
    assert "given cells deleted, and restored: ex-5-given" in told
    put_back(nb, RELEASE)
    locked = [cell.id for cell in read(RELEASE).cells if cell.metadata.get("nbgrader")]
    assert [cell.id for cell in nb.cells if cell.metadata.get("nbgrader")] == locked


def test_given_cells_that_were_changed_are_told():
    """nbgrader writes back what belongs there."""
    nb = submissions(NAME)["changed_given_cell"]
    assert "given cells changed, and restored: ex-1-given" in "\n".join(
        map(str, changes(nb, RELEASE))
    )


def test_pictures(monkeypatch):
    """Runs, paths, the end of a path, and tries are shown with words."""
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    history = ran("rmsprop_run", 60, 0.2)
    plot_run(history, "A run")
    plot_path(history, "A run")
    plot_path(history, "A run", last=10)
    tries = [{"learning_rate": 0.1, "decay": 0.01, "cost": cost} for cost in (3.0, 0.001)]
    plot_tries(tries, target=0.004)
    assert len(shown) == 4
    assert "2 tries, 1 of which beat the target" in shown[3]["text/plain"]
    assert "In 60 epochs the weight goes from 0.01764" in shown[1]["text/plain"]
