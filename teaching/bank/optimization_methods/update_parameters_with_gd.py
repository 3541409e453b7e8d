"""Wrong and right solutions of `update_parameters_with_gd`."""

import numpy as np

from public_tests.calling import PRINTED
from public_tests.comparing import ARGUMENT_CHANGED, EMPTY_DICT
from public_tests.failures import Mistake
from public_tests.raising import MISSING_KEY
from teaching.bank import right, wrong

DIVIDES_BY_M = Mistake(
    "gd_divides_by_m", "the gradient is divided by the number of columns of an array"
)


@wrong(EMPTY_DICT)
def gd_returns_an_empty_dict(parameters, grads, learning_rate):
    return {}


@wrong("the learning rate is a fixed number instead of the argument")
def gd_fixes_the_learning_rate(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] - 0.01 * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - 0.01 * grads["db" + str(i)]
    return parameters


@wrong("the gradient is added instead of subtracted")
def gd_adds_the_gradient(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] + learning_rate * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] + learning_rate * grads["db" + str(i)]
    return parameters


@wrong("W is updated and b is left as it was")
def gd_forgets_the_biases(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"dW{i}"]
    return parameters


@wrong("the function returns inside the loop, after the first layer")
def gd_returns_after_the_first_layer(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * grads["db" + str(i)]
        return parameters


@wrong("only the layers 1 and 2 are updated, whatever their number")
def gd_expects_two_layers(parameters, grads, learning_rate):
    for key in ("W1", "b1", "W2", "b2"):
        parameters[key] = parameters[key] - learning_rate * grads["d" + key]
    return parameters


@wrong(MISSING_KEY)
def gd_reads_layer_zero(parameters, grads, learning_rate):
    for i in range(len(parameters) // 2):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"db{i}"]
    return parameters


@wrong("the loop leaves out the first layer")
def gd_keeps_an_old_plus_one(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L):
        parameters[f"W{i + 1}"] = parameters[f"W{i + 1}"] - learning_rate * grads[f"dW{i + 1}"]
        parameters[f"b{i + 1}"] = parameters[f"b{i + 1}"] - learning_rate * grads[f"db{i + 1}"]
    return parameters


@wrong(ARGUMENT_CHANGED)
def gd_scales_the_gradients_in_place(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        grads[f"dW{i}"] *= learning_rate
        grads[f"db{i}"] *= learning_rate
        parameters[f"W{i}"] = parameters[f"W{i}"] - grads[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - grads[f"db{i}"]
    return parameters


@wrong(ARGUMENT_CHANGED)
def gd_empties_the_gradients(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * grads.pop("d" + key)
    return parameters


@wrong(PRINTED)
def gd_prints_the_result(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * grads["db" + str(i)]
    print(parameters)


@wrong("the answer to the visible test is given, whatever the input")
def gd_replays_the_public_case(parameters, grads, learning_rate):
    rng = np.random.RandomState(1)
    shapes = {"W1": (2, 3), "b1": (2, 1), "W2": (3, 2), "b2": (3, 1)}
    theta = {key: rng.randn(*shape) for key, shape in shapes.items()}
    return {key: theta[key] - 0.01 * rng.randn(*shape) for key, shape in shapes.items()}


@wrong(DIVIDES_BY_M)
def gd_divides_by_the_width(parameters, grads, learning_rate):
    m = parameters["W1"].shape[1]
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / m
    return parameters


@wrong(DIVIDES_BY_M)
def gd_divides_by_the_columns(parameters, grads, learning_rate):
    for key in parameters:
        m = grads["d" + key].shape[1]
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] / m
    return parameters


@right("one-based loop, same dictionary returned")
def gd_one_based_loop(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * grads["db" + str(i)]
    return parameters


@right("zero-based loop that adds one")
def gd_zero_based_loop(parameters, grads, learning_rate):
    for i in range(len(parameters) // 2):
        parameters[f"W{i + 1}"] = parameters[f"W{i + 1}"] - learning_rate * grads[f"dW{i + 1}"]
        parameters[f"b{i + 1}"] = parameters[f"b{i + 1}"] - learning_rate * grads[f"db{i + 1}"]
    return parameters


@right("in-place -= on the arrays it was given")
def gd_in_place(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] -= learning_rate * grads[f"dW{i}"]
        parameters[f"b{i}"] -= learning_rate * grads[f"db{i}"]
    return parameters


@right("new dictionary by comprehension")
def gd_dict_comprehension(parameters, grads, learning_rate):
    return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}


@right("nested helper, all weights before all biases")
def gd_nested_helper(parameters, grads, learning_rate):
    def step(name):
        return np.subtract(parameters[name], np.multiply(learning_rate, grads["d" + name]))

    layers = range(1, len(parameters) // 2 + 1)
    updated = {f"W{i}": step(f"W{i}") for i in layers}
    updated.update({f"b{i}": step(f"b{i}") for i in layers})
    return updated


@right("fortran-ordered arrays returned")
def gd_fortran_order(parameters, grads, learning_rate):
    updated = {}
    for key in parameters:
        updated[key] = np.asfortranarray(parameters[key] - learning_rate * grads["d" + key])
    return updated


@right("one flat vector updated, views into it returned")
def gd_views_of_a_flat_vector(parameters, grads, learning_rate):
    theta = np.concatenate([parameters[key].ravel() for key in parameters])
    theta -= learning_rate * np.concatenate([grads["d" + key].ravel() for key in parameters])
    updated, start = {}, 0
    for key, value in parameters.items():
        updated[key] = theta[start : start + value.size].reshape(value.shape)
        start += value.size
    return updated


@wrong("the learning rate is left out of the step")
def gd_leaves_out_the_learning_rate(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - grads["d" + key]
    return parameters


@wrong("the gradient is divided by the learning rate")
def gd_divides_by_the_learning_rate(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - grads["d" + key] / learning_rate
    return parameters


@wrong("the gradient is squared")
def gd_squares_the_gradient(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] ** 2
    return parameters


@wrong("the parameters are subtracted from the step instead of the step from the parameters")
def gd_reverses_the_difference(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = learning_rate * grads["d" + key] - parameters[key]
    return parameters


@wrong("the learning rate multiplies the whole difference instead of the gradient alone")
def gd_brackets_the_difference(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = learning_rate * (parameters[key] - grads["d" + key])
    return parameters


@wrong("the old parameters are left out")
def gd_drops_the_old_parameters(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = -learning_rate * grads["d" + key]
    return parameters


@wrong("the step of b is added, while that of W is subtracted")
def gd_adds_for_the_biases(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] + learning_rate * grads[f"db{i}"]
    return parameters


@wrong("dW and db are swapped")
def gd_swaps_dw_and_db(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"db{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"dW{i}"]
    return parameters


@wrong("the step of W is made with db")
def gd_takes_db_for_w(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"db{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"db{i}"]
    return parameters


@wrong("the loop ends one layer too early")
def gd_skips_the_last_layer(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"db{i}"]
    return parameters


@wrong("the parameters come back as they were")
def gd_stores_nothing(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        W = parameters[f"W{i}"]
        b = parameters[f"b{i}"]
        W = W - learning_rate * grads[f"dW{i}"]
        b = b - learning_rate * grads[f"db{i}"]
    return parameters


@right("np.subtract writing into the array it was given")
def gd_writes_with_out(parameters, grads, learning_rate):
    for key, theta in parameters.items():
        np.subtract(theta, learning_rate * grads["d" + key], out=theta)
    return parameters


@right("layers from last to first, in a copy of the dictionary")
def gd_from_last_to_first(parameters, grads, learning_rate):
    updated = parameters.copy()
    for i in reversed(range(1, len(parameters) // 2 + 1)):
        for name in "Wb":
            updated[name + str(i)] = updated[name + str(i)] + -learning_rate * grads[f"d{name}{i}"]
    return updated


@right("np.float64 rate, names read off the gradients")
def gd_names_from_the_gradients(parameters, grads, learning_rate):
    alpha = np.float64(learning_rate)
    parameters.update({d[1:]: parameters[d[1:]] - alpha * g for d, g in grads.items()})
    return parameters
