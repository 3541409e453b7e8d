"""The inputs are drawn in the order that the expected results belong to."""

import numpy as np
import pytest

import testcases


def test_gd_case_is_drawn_in_order():
    """W1, b1, W2, b2 and then their gradients, from seed 1."""
    parameters, grads, learning_rate = testcases.update_parameters_with_gd_test_case()
    np.random.seed(1)
    for name, shape in (("W1", (2, 3)), ("b1", (2, 1)), ("W2", (3, 2)), ("b2", (3, 1))):
        np.testing.assert_array_equal(parameters[name], np.random.randn(*shape))
    for name, shape in (("dW1", (2, 3)), ("db1", (2, 1)), ("dW2", (3, 2)), ("db2", (3, 1))):
        np.testing.assert_array_equal(grads[name], np.random.randn(*shape))
    assert learning_rate == 0.01


@pytest.mark.parametrize("name", testcases.__all__)
def test_a_case_is_the_same_at_every_call(name):
    """Whatever was drawn before."""
    first = getattr(testcases, name)()
    np.random.seed(99)
    np.testing.assert_equal(getattr(testcases, name)(), first)


def test_momentum_and_adam_start_from_rest():
    """Their averages are zeros, and v and s are not one array."""
    _, grads, v = testcases.update_parameters_with_momentum_test_case()
    assert list(v) == list(grads) and not any(array.any() for array in v.values())
    _, _, v, s, *settings = testcases.update_parameters_with_adam_test_case()
    assert settings == [2, 0.02, 0.8, 0.888, 0.01]
    assert not np.shares_memory(v["dW1"], s["dW1"])


def test_mini_batch_cases():
    """Y is drawn after X; the counting case numbers its entries down the columns."""
    X, Y, size = testcases.random_mini_batches_test_case()
    assert X.shape == (12288, 148) and Y.shape == (1, 148) and Y.dtype == bool and size == 64
    X, _, _ = testcases.random_mini_batches_counting_case()
    assert X[0, 0] == 0 and X[1, 0] == 1 and X[0, 1] == 12288
