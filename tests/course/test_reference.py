"""The reference solutions come from the source notebook, and from nowhere else."""

import copy
import math

import numpy as np
import pytest

from public_tests.exercises import assignment, assignments
from support.notebooks import read
from support.places import SOURCE
from teaching.credit import Credit, draw
from teaching.reference import reference


def test_every_exercise_has_one():
    """Found by the function's name, compiled from its solution cell."""
    names = [name for a in assignments() for name in assignment(a).EXERCISES]
    for name in names:
        assert reference(name).__code__.co_filename.startswith(f"<{name} ")
    sources = [cell.source for cell in read(SOURCE).cells if cell.id.startswith("ex-")]
    assert sum(source.count("### BEGIN SOLUTION") for source in sources) >= 8


def test_unknown_name():
    """A name that no solution cell defines."""
    with pytest.raises(LookupError, match="no solution cell"):
        reference("update_parameters_with_luck")


def test_momentum_restated():
    """Entry by entry, with a warm velocity."""
    parameters, grads, v, _ = draw(3, (3, 2))
    before, old = copy.deepcopy((parameters, v))
    got, velocity = reference("update_parameters_with_momentum")(parameters, grads, v, 0.7, 0.2)
    for name, array in before.items():
        for at in np.ndindex(array.shape):
            restated = 0.7 * old["d" + name][at] + 0.3 * grads["d" + name][at]
            assert math.isclose(velocity["d" + name][at], restated, rel_tol=1e-12)
            assert math.isclose(got[name][at], array[at] - 0.2 * restated, rel_tol=1e-12)


def test_adam_restated():
    """Entry by entry, warm, at the seventh update."""
    parameters, grads, v, s = draw(4, (3, 2))
    before, old_v, old_s = copy.deepcopy((parameters, v, s))
    got = reference("update_parameters_with_adam")(parameters, grads, v, s, 7, 0.1, 0.8, 0.95, 0.3)
    for name, array in before.items():
        for at in np.ndindex(array.shape):
            g = grads["d" + name][at]
            m = (0.8 * old_v["d" + name][at] + 0.2 * g) / (1 - 0.8**7)
            u = (0.95 * old_s["d" + name][at] + 0.05 * g * g) / (1 - 0.95**7)
            assert math.isclose(got[3]["d" + name][at], m, rel_tol=1e-9)
            assert math.isclose(got[4]["d" + name][at], u, rel_tol=1e-9)
            restated = array[at] - 0.1 * m / (math.sqrt(u) + 0.3)
            assert math.isclose(got[0][name][at], restated, rel_tol=1e-9)


def test_mini_batches_restated():
    """Each column once, beside its own label, in the order of the permutation."""
    X, Y = np.arange(14.0).reshape(2, 7), np.arange(7).reshape(1, 7)
    batches = reference("random_mini_batches")(X, Y, 3, 5)
    np.random.seed(5)
    order = np.random.permutation(7)
    assert [x.shape for x, _ in batches] == [(2, 3), (2, 3), (2, 1)]
    np.testing.assert_array_equal(np.concatenate([y[0] for _, y in batches]), order)
    for x, y in batches:
        np.testing.assert_array_equal(x, np.vstack([y[0], y[0] + 7]))


@pytest.mark.parametrize(("epoch", "expected"), [(0, 0.6), (99, 0.6), (100, 0.4), (250, 0.3)])
def test_schedule_restated(epoch, expected):
    """0.6, 0.6 / 1.5 and 0.6 / 2: whole intervals of 100 at decay rate 0.5."""
    assert math.isclose(reference("schedule_lr_decay")(0.6, epoch, 0.5, 100), expected)
    assert math.isclose(reference("update_lr")(0.6, epoch, 0.5), 0.6 / (1 + epoch / 2))


def test_momentum_without_memory_is_gradient_descent():
    """With beta 0 the velocity is the gradient."""
    parameters, grads, v, _ = draw(7, (3, 4, 2))
    expected = {k: a - 0.3 * grads["d" + k] for k, a in parameters.items()}
    got, _ = reference("update_parameters_with_momentum")(parameters, grads, v, 0.0, 0.3)
    np.testing.assert_equal(got, expected)


@pytest.mark.parametrize("scale", [1e-4, 1.0, 1e4])
def test_first_step_of_adam_is_alpha(scale):
    """Whatever the scale of the gradient, every entry moves by the learning rate."""
    parameters, grads, v, s = draw(8, (3, 4, 2))
    before = {k: a.copy() for k, a in parameters.items()}
    rest = [{k: np.zeros_like(a) for k, a in part.items()} for part in (v, s)]
    scaled = {k: scale * a for k, a in grads.items()}
    step = reference("update_parameters_with_adam")
    after = step(parameters, scaled, *rest, 1, learning_rate=0.05, epsilon=1e-15)[0]
    for name, array in before.items():
        np.testing.assert_allclose(np.abs(after[name] - array), 0.05, rtol=1e-6)


def test_hidden_tests_leave_the_learner_no_luck_with_the_seed(capsys):
    """Mini-batches from a generator that nobody seeded are refused."""

    def unseeded(X, Y, mini_batch_size=64, seed=0):
        order = np.random.permutation(X.shape[1])
        return [(X[:, order], Y[:, order])]

    X, Y = np.zeros((2, 8)), np.arange(8).reshape(1, 8)
    np.random.seed(0)
    credit = Credit("random_mini_batches", unseeded, whole=1).agree(X, Y, 8, 0)
    assert credit.points() == 0.0 and "with other inputs" in capsys.readouterr().out
