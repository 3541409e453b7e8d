"""The reference solutions come from the source notebook, and from nowhere else."""

import numpy as np
import pytest
from conftest import SOURCE, read

from autograder.checks import agree, draw
from autograder.reference import reference
from public_tests.failures import CheckFailed
from public_tests.optimization_methods import EXERCISES


def test_every_exercise_has_one():
    """Found by the function's name, compiled from its solution cell."""
    for name in EXERCISES:
        assert reference(name).__code__.co_filename == f"<reference {name}>"
    sources = [cell.source for cell in read(SOURCE).cells if cell.id.startswith("ex-")]
    assert sum(source.count("### BEGIN SOLUTION") for source in sources) >= 8


def test_unknown_name():
    """A name that no solution cell defines."""
    with pytest.raises(LookupError, match="no solution cell"):
        reference("update_parameters_with_luck")


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


def test_hidden_tests_leave_the_learner_no_luck_with_the_seed():
    """Mini-batches from a generator that nobody seeded are refused."""

    def unseeded(X, Y, mini_batch_size=64, seed=0):
        order = np.random.permutation(X.shape[1])
        return [(X[:, order], Y[:, order])]

    X, Y = np.zeros((2, 8)), np.arange(8).reshape(1, 8)
    np.random.seed(0)
    with pytest.raises(CheckFailed, match="with other inputs"):
        agree("random_mini_batches", unseeded, X, Y, 8, 0)
