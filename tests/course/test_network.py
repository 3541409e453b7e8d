"""The network, checked by oracles that know nothing of it."""

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, log_loss

import opt_utils


@pytest.fixture
def problem():
    """A small batch and a network with biases that are not zero."""
    generator = np.random.default_rng(5)
    X, Y = generator.normal(size=(2, 12)), generator.integers(0, 2, size=(1, 12))
    parameters = opt_utils.initialize_parameters([2, 5, 3, 1])
    for name in ("b1", "b2", "b3"):
        parameters[name] = generator.normal(size=parameters[name].shape)
    return X, Y, parameters


def mean_cost(X, Y, parameters):
    """The cost that the gradients belong to: averaged, unlike `compute_cost`."""
    return opt_utils.compute_cost(opt_utils.forward_propagation(X, parameters)[0], Y) / X.shape[1]


def test_gradients_equal_finite_differences(problem):
    """Each entry of each gradient equals a central difference of the mean cost."""
    X, Y, parameters = problem
    grads = opt_utils.backward_propagation(X, Y, opt_utils.forward_propagation(X, parameters)[1])
    for name, array in parameters.items():
        for at in np.ndindex(array.shape):
            costs = []
            for step in (1e-6, -1e-6):
                array[at] += step
                costs.append(mean_cost(X, Y, parameters))
                array[at] -= step
            difference = (costs[0] - costs[1]) / 2e-6
            np.testing.assert_allclose(grads["d" + name][at], difference, rtol=1e-5, atol=1e-8)


def test_cost_equals_sklearn_log_loss(problem):
    """The cost is scikit-learn's log loss, summed over the examples."""
    X, Y, parameters = problem
    a3, _ = opt_utils.forward_propagation(X, parameters)
    expected = log_loss(Y.ravel(), a3.ravel(), normalize=False)
    np.testing.assert_allclose(opt_utils.compute_cost(a3, Y), expected, rtol=1e-12)


def test_accuracy_equals_sklearn(problem, capsys):
    """The accuracy, and what predict prints, is scikit-learn's."""
    X, Y, parameters = problem
    predictions = opt_utils.predict(X, Y, parameters)
    expected = accuracy_score(Y.ravel(), predictions.ravel())
    assert opt_utils.accuracy(X, Y, parameters) == expected
    assert capsys.readouterr().out == f"Accuracy: {expected}\n"


def test_sigmoid_keeps_quiet_far_out():
    """No overflow at any size, and the two sides add up to one."""
    x = np.array([-1e4, -30.0, 0.0, 30.0, 1e4])
    values = opt_utils.sigmoid(x)
    np.testing.assert_allclose(values + opt_utils.sigmoid(-x), 1)
    assert values[2] == 0.5 and values[0] == 0 and values[-1] == 1


def test_cost_of_a_sure_mistake_is_finite():
    """A probability rounded to 0 or 1 gives a large cost and no warning."""
    cost = opt_utils.compute_cost(np.array([[0.0, 1.0]]), np.array([[1, 0]]))
    assert np.isfinite(cost) and cost > 1000


def test_initial_parameters_follow_he():
    """Seed 3, scaled by the root of 2 / n_in, zero biases."""
    parameters = opt_utils.initialize_parameters([4, 3, 1])
    np.random.seed(3)
    np.testing.assert_array_equal(parameters["W1"], np.random.randn(3, 4) * np.sqrt(2 / 4))
    np.testing.assert_array_equal(parameters["W2"], np.random.randn(1, 3) * np.sqrt(2 / 3))
    assert not parameters["b1"].any() and parameters["b2"].shape == (1, 1)


def test_load_params_and_grads_are_seeded():
    """Eight arrays, the same at each call, others with another seed."""
    first, second = opt_utils.load_params_and_grads(), opt_utils.load_params_and_grads()
    assert len(first) == 8
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, other)
    assert not np.array_equal(first[0], opt_utils.load_params_and_grads(seed=2)[0])
