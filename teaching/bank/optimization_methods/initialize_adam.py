"""Wrong and right solutions of `initialize_adam`."""

import numpy as np

from public_tests.calling import PRINTED
from public_tests.comparing import ARGUMENT_CHANGED, EMPTY_DICT, SHARED_ARRAY, TOO_FEW_VALUES
from public_tests.raising import MISSING_KEY
from teaching.bank import right, wrong


@wrong(SHARED_ARRAY)
def init_adam_returns_one_dict_twice(parameters):
    v = s = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape)
    return v, s


@wrong(SHARED_ARRAY)
def init_adam_shares_the_arrays(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = v.copy()
    return v, s


@wrong("the keys are those of the parameters, without the d")
def init_adam_keeps_the_parameter_keys(parameters):
    v = {key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {key: np.zeros(value.shape) for key, value in parameters.items()}
    return v, s


@wrong("the keys of s begin with s instead of d")
def init_adam_renames_the_keys_of_s(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {"s" + key: np.zeros(value.shape) for key, value in parameters.items()}
    return v, s


@wrong("rows and columns of the shapes of s are swapped")
def init_adam_transposes_s(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {"d" + key: np.zeros(value.shape[::-1]) for key, value in parameters.items()}
    return v, s


@wrong("the zeros are integers")
def init_adam_uses_integer_zeros(parameters):
    v = {"d" + key: np.zeros(value.shape, dtype=int) for key, value in parameters.items()}
    s = {"d" + key: np.zeros(value.shape, dtype=int) for key, value in parameters.items()}
    return v, s


@wrong("s starts at one")
def init_adam_starts_s_at_one(parameters):
    v = {"d" + key: np.zeros_like(value) for key, value in parameters.items()}
    s = {"d" + key: np.ones_like(value) for key, value in parameters.items()}
    return v, s


@wrong("the loop ends one layer too early")
def init_adam_skips_the_last_layer(parameters):
    v, s = {}, {}
    for i in range(1, len(parameters) // 2):
        for key in (f"W{i}", f"b{i}"):
            v["d" + key] = np.zeros_like(parameters[key])
            s["d" + key] = np.zeros_like(parameters[key])
    return v, s


@wrong(TOO_FEW_VALUES)
def init_adam_returns_only_v(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    return v


@wrong(ARGUMENT_CHANGED)
def init_adam_zeroes_the_parameters(parameters):
    v, s = {}, {}
    for key in parameters:
        s["d" + key] = np.zeros_like(parameters[key])
        parameters[key][:] = 0
        v["d" + key] = parameters[key]
    return v, s


@wrong(PRINTED)
def init_adam_prints_the_result(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    print(v, s)


@wrong("the answer to the visible test is given, whatever the input")
def init_adam_replays_the_public_case(parameters):
    shapes = {"dW1": (2, 3), "db1": (2, 1), "dW2": (3, 2), "db2": (3, 1)}
    v = {key: np.zeros(shape) for key, shape in shapes.items()}
    s = {key: np.zeros(shape) for key, shape in shapes.items()}
    return v, s


@right("one-based loop, np.zeros of the shape")
def init_adam_one_based_loop(parameters):
    v = {}
    s = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape)
        s["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        s["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape)
    return v, s


@right("zero-based loop, np.zeros_like")
def init_adam_zero_based_loop(parameters):
    v, s = {}, {}
    for i in range(len(parameters) // 2):
        for name in ("W", "b"):
            v[f"d{name}{i + 1}"] = np.zeros_like(parameters[f"{name}{i + 1}"])
            s[f"d{name}{i + 1}"] = np.zeros_like(parameters[f"{name}{i + 1}"])
    return v, s


@right("nested helper called twice")
def init_adam_nested_helper(parameters):
    def zeros():
        return {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}

    return zeros(), zeros()


@right("s copied from v array by array")
def init_adam_copies_the_arrays(parameters):
    v = {"d" + key: np.full(value.shape, 0.0) for key, value in parameters.items()}
    s = {key: value.copy() for key, value in v.items()}
    return v, s


@right("v and s are the two halves of one array, as views")
def init_adam_views_of_one_array(parameters):
    v, s = {}, {}
    for key, value in parameters.items():
        both = np.zeros((2,) + value.shape)
        v["d" + key], s["d" + key] = both[0], both[1]
    return v, s


@wrong(EMPTY_DICT)
def init_adam_leaves_s_empty(parameters):
    v, s = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"b{i}"].shape)
    return v, s


@wrong("the zeros of b in s have the shape of W")
def init_adam_takes_the_shape_of_w_for_b(parameters):
    v, s = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"b{i}"].shape)
        s[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        s[f"db{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v, s


@wrong("the arrays of zeros have one axis, as long as there are rows")
def init_adam_takes_the_number_of_rows(parameters):
    v, s = {}, {}
    for key, array in parameters.items():
        v["d" + key] = np.zeros(array.shape[0])
        s["d" + key] = np.zeros(array.shape[0])
    return v, s


@wrong(MISSING_KEY)
def init_adam_reads_layer_zero(parameters):
    v, s = {}, {}
    for i in range(len(parameters) // 2):
        for name in ("W", "b"):
            v[f"d{name}{i}"] = np.zeros(parameters[f"{name}{i}"].shape)
            s[f"d{name}{i}"] = np.zeros(parameters[f"{name}{i}"].shape)
    return v, s


@wrong("the biases are left out")
def init_adam_forgets_the_biases(parameters):
    v, s = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        s[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v, s


@wrong("s starts at a small number instead of zero")
def init_adam_starts_s_at_epsilon(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {"d" + key: np.full(value.shape, 1e-8) for key, value in parameters.items()}
    return v, s


@wrong(SHARED_ARRAY)
def init_adam_takes_s_as_views_of_v(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {key: value[:] for key, value in v.items()}
    return v, s


@right("tuple of a generator")
def init_adam_tuple_of_a_generator(parameters):
    return tuple({"d" + key: 0.0 * np.ones(a.shape) for key, a in parameters.items()} for _ in "vs")


@right("list of two dictionaries, fortran order")
def init_adam_as_a_list(parameters):
    v, s = {}, {}
    for averages in (v, s):
        for key in parameters:
            averages["d" + key] = np.zeros_like(parameters[key], order="F")
    return [v, s]
