"""Wrong and right solutions of `initialize_velocity`."""

import numpy as np

from public_tests.calling import PRINTED
from public_tests.comparing import ARGUMENT_CHANGED, SHARED_ARRAY
from public_tests.raising import MISSING_KEY
from teaching.bank import right, wrong


@wrong("the keys are those of the parameters, without the d")
def velocity_keeps_the_parameter_keys(parameters):
    return {key: np.zeros(value.shape) for key, value in parameters.items()}


@wrong("the velocity of b is flattened to the shape (n,)")
def velocity_flattens_the_biases(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape[0])
    return v


@wrong("rows and columns of the shapes are swapped")
def velocity_transposes_the_shapes(parameters):
    return {"d" + key: np.zeros(value.T.shape) for key, value in parameters.items()}


@wrong("a number stands where an array of zeros belongs")
def velocity_uses_scalars(parameters):
    return {"d" + key: 0.0 for key in parameters}


@wrong("the zeros are integers")
def velocity_uses_integer_zeros(parameters):
    return {"d" + key: np.zeros(value.shape, dtype=int) for key, value in parameters.items()}


@wrong("the arrays are filled with ones")
def velocity_uses_ones(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.ones(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.ones(parameters["b" + str(i)].shape)
    return v


@wrong("the loop ends one layer too early")
def velocity_skips_the_last_layer(parameters):
    v = {}
    for i in range(1, len(parameters) // 2):
        v["dW" + str(i)] = np.zeros_like(parameters["W" + str(i)])
        v["db" + str(i)] = np.zeros_like(parameters["b" + str(i)])
    return v


@wrong(ARGUMENT_CHANGED)
def velocity_zeroes_the_parameters(parameters):
    v = {}
    for key in parameters:
        v["d" + key] = parameters[key]
        v["d" + key] *= 0
    return v


@wrong(ARGUMENT_CHANGED)
def velocity_writes_into_the_parameters(parameters):
    v = parameters
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros_like(parameters["W" + str(i)])
        v["db" + str(i)] = np.zeros_like(parameters["b" + str(i)])
    return v


@wrong(PRINTED)
def velocity_prints_the_result(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros_like(parameters["W" + str(i)])
        v["db" + str(i)] = np.zeros_like(parameters["b" + str(i)])
    print(v)


@wrong("the answer to the visible test is given, whatever the input")
def velocity_replays_the_public_case(parameters):
    shapes = {"dW1": (3, 2), "db1": (3, 1), "dW2": (3, 3), "db2": (3, 1)}
    return {key: np.zeros(shape) for key, shape in shapes.items()}


@right("one-based loop, np.zeros of the shape")
def velocity_one_based_loop(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape)
    return v


@right("zero-based loop, np.zeros_like")
def velocity_zero_based_loop(parameters):
    v = {}
    for i in range(len(parameters) // 2):
        v[f"dW{i + 1}"] = np.zeros_like(parameters[f"W{i + 1}"])
        v[f"db{i + 1}"] = np.zeros_like(parameters[f"b{i + 1}"])
    return v


@right("dictionary comprehension")
def velocity_dict_comprehension(parameters):
    return {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}


@right("rows and columns spelled out, fortran order")
def velocity_rows_and_columns(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        rows, columns = parameters[f"W{i}"].shape
        v[f"dW{i}"] = np.zeros((rows, columns), order="F")
        v[f"db{i}"] = np.zeros((rows, 1), order="F")
    return v


@right("parameters multiplied by zero into new arrays")
def velocity_zero_times_the_parameters(parameters):
    return {"d" + key: np.abs(0.0 * value) for key, value in parameters.items()}


@wrong("the arrays of zeros have one axis, as long as there are rows")
def velocity_takes_the_number_of_rows(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape[0])
        v[f"db{i}"] = np.zeros(parameters[f"b{i}"].shape[0])
    return v


@wrong(MISSING_KEY)
def velocity_reads_layer_zero(parameters):
    v = {}
    for i in range(len(parameters) // 2):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"b{i}"].shape)
    return v


@wrong("the keys count the layers from 0")
def velocity_counts_its_keys_from_zero(parameters):
    v = {}
    for i in range(len(parameters) // 2):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i + 1}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"b{i + 1}"].shape)
    return v


@wrong("the zeros of b have the shape of W")
def velocity_takes_the_shape_of_w_for_b(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v


@wrong("the shapes of W and b are swapped")
def velocity_swaps_the_shapes(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"b{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v


@wrong("the biases are left out")
def velocity_forgets_the_biases(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v


@wrong("the velocity starts as a copy of the parameters")
def velocity_copies_the_parameters(parameters):
    return {"d" + key: value.copy() for key, value in parameters.items()}


@wrong(SHARED_ARRAY)
def velocity_shares_zeros_of_a_shape(parameters):
    zeros = {value.shape: np.zeros(value.shape) for value in parameters.values()}
    return {"d" + key: zeros[value.shape] for key, value in parameters.items()}


@right("empty arrays filled with zero")
def velocity_fills_empty_arrays(parameters):
    v = {}
    for key, value in parameters.items():
        v["d" + key] = np.empty_like(value)
        v["d" + key].fill(0)
    return v


@right("pieces of one flat array of zeros, as views")
def velocity_views_of_a_flat_array(parameters):
    flat = np.zeros(sum(value.size for value in parameters.values()))
    v, start = {}, 0
    for key, value in parameters.items():
        stop = start + value.size
        v["d" + key] = flat[start:stop].reshape(value.shape)
        start = stop
    return v
