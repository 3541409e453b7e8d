"""More wrong and right solutions of the exercises of `optimization_methods`.

Slips of a sign, a bracket, an exponent, an index or a neighbouring name; and right solutions in
styles that are rare.
"""

import math

import numpy as np

from . import right, wrong

# ------------------------------------------------------------ 1: update_parameters_with_gd


@wrong(
    "update_parameters_with_gd",
    "learning rate left out",
    says="the learning rate is left out of the step",
)
def gd_leaves_out_the_learning_rate(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - grads["d" + key]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "gradient divided by the learning rate",
    says="the gradient is divided by the learning rate",
)
def gd_divides_by_the_learning_rate(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - grads["d" + key] / learning_rate
    return parameters


@wrong(
    "update_parameters_with_gd",
    "gradient squared",
    says="the gradient is squared",
)
def gd_squares_the_gradient(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * grads["d" + key] ** 2
    return parameters


@wrong(
    "update_parameters_with_gd",
    "difference the wrong way round",
    says="the parameters are subtracted from the step instead of the step from the parameters",
)
def gd_reverses_the_difference(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = learning_rate * grads["d" + key] - parameters[key]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "brackets around the difference",
    says="the learning rate multiplies the whole difference instead of the gradient alone",
)
def gd_brackets_the_difference(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = learning_rate * (parameters[key] - grads["d" + key])
    return parameters


@wrong(
    "update_parameters_with_gd",
    "only the step stored",
    says="the old parameters are left out",
)
def gd_drops_the_old_parameters(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = -learning_rate * grads["d" + key]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "sign of the biases",
    says="the step of b is added, while that of W is subtracted",
)
def gd_adds_for_the_biases(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] + learning_rate * grads[f"db{i}"]
    return parameters


@wrong("update_parameters_with_gd", "dW and db swapped", says="dW and db are swapped")
def gd_swaps_dw_and_db(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"db{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"dW{i}"]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "db in the step of W",
    says="the step of W is made with db",
)
def gd_takes_db_for_w(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"db{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"db{i}"]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "loop ends one layer early",
    says="the loop ends one layer too early",
)
def gd_skips_the_last_layer(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"db{i}"]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "new values kept in local names",
    says="the parameters come back as they were",
)
def gd_stores_nothing(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        W = parameters[f"W{i}"]
        b = parameters[f"b{i}"]
        W = W - learning_rate * grads[f"dW{i}"]
        b = b - learning_rate * grads[f"db{i}"]
    return parameters


@right("update_parameters_with_gd", "np.subtract writing into the array it was given")
def gd_writes_with_out(parameters, grads, learning_rate):
    for key, theta in parameters.items():
        np.subtract(theta, learning_rate * grads["d" + key], out=theta)
    return parameters


@right("update_parameters_with_gd", "layers from last to first, in a copy of the dictionary")
def gd_from_last_to_first(parameters, grads, learning_rate):
    updated = parameters.copy()
    for i in reversed(range(1, len(parameters) // 2 + 1)):
        for name in "Wb":
            updated[name + str(i)] = updated[name + str(i)] + -learning_rate * grads[f"d{name}{i}"]
    return updated


@right("update_parameters_with_gd", "np.float64 rate, names read off the gradients")
def gd_names_from_the_gradients(parameters, grads, learning_rate):
    alpha = np.float64(learning_rate)
    parameters.update({d[1:]: parameters[d[1:]] - alpha * g for d, g in grads.items()})
    return parameters


# ------------------------------------------------------------------ 2: random_mini_batches


@wrong(
    "random_mini_batches",
    "slices end one example early",
    says="each mini-batch ends one example too early",
)
def batches_end_one_early(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        stop = min(k + mini_batch_size, m) - 1
        mini_batches.append((X[:, k:stop], Y[:, k:stop]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "slices begin one example late",
    says="each mini-batch begins one example too late",
)
def batches_begin_one_late(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        piece = slice(k + 1, k + mini_batch_size)
        mini_batches.append((X[:, piece], Y[:, piece]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "full batches counted from 1",
    says="the first mini-batch is left out",
)
def batches_skip_the_first(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(mini_batch_size, m, mini_batch_size):
        piece = slice(k, k + mini_batch_size)
        mini_batches.append((X[:, piece], Y[:, piece]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "last batch cut from the front",
    says="the last mini-batch is cut from the front of the shuffled examples",
)
def batches_cut_the_last_from_the_front(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    full = m // mini_batch_size
    mini_batches = []
    for k in range(full):
        piece = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((X[:, piece], Y[:, piece]))
    if m % mini_batch_size != 0:
        rest = m - full * mini_batch_size
        mini_batches.append((X[:, :rest], Y[:, :rest]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "last batch begins one example late",
    says="the last mini-batch begins one example too late",
)
def batches_lose_one_of_the_last(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    full = m // mini_batch_size
    mini_batches = []
    for k in range(full):
        piece = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((X[:, piece], Y[:, piece]))
    if m % mini_batch_size != 0:
        rest = slice(full * mini_batch_size + 1, m)
        mini_batches.append((X[:, rest], Y[:, rest]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "all before the last batch repeated in it",
    says="the last mini-batch begins at the number of full ones instead of after their examples",
)
def batches_begin_the_last_at_the_count(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    full = m // mini_batch_size
    mini_batches = []
    for k in range(full):
        piece = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((X[:, piece], Y[:, piece]))
    if m % mini_batch_size != 0:
        mini_batches.append((X[:, full:], Y[:, full:]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "batches begin at k, not at k times the size",
    says="mini-batch k begins at column k instead of at k times the size",
)
def batches_forget_to_multiply(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(math.ceil(m / mini_batch_size)):
        piece = slice(k, min(k + mini_batch_size, m))
        mini_batches.append((X[:, piece], Y[:, piece]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "brackets missing in the end of the slice",
    says="the brackets of (k + 1) are missing, so slices end one column on, not one size",
)
def batches_leave_out_the_brackets(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    full = m // mini_batch_size
    mini_batches = []
    for k in range(full):
        start, stop = k * mini_batch_size, k + 1 * mini_batch_size
        mini_batches.append((X[:, start:stop], Y[:, start:stop]))
    if m % mini_batch_size != 0:
        rest = slice(full * mini_batch_size, m)
        mini_batches.append((X[:, rest], Y[:, rest]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "unshuffled X and Y cut",
    says="X and Y are cut as they came instead of shuffled_X and shuffled_Y",
)
def batches_cut_the_unshuffled(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    shuffled_X, shuffled_Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "x cut before it is shuffled, y after",
    says="Y is shuffled and X is not",
)
def batches_cut_the_unshuffled_x(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    shuffled_Y = Y[:, list(np.random.permutation(m))]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], shuffled_Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "guard of the last batch the wrong way round",
    says="the guard of the last mini-batch has == instead of !=",
)
def batches_turn_the_guard_round(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    full = m // mini_batch_size
    mini_batches = []
    for k in range(full):
        piece = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((X[:, piece], Y[:, piece]))
    if m % mini_batch_size == 0:
        rest = slice(full * mini_batch_size, m)
        mini_batches.append((X[:, rest], Y[:, rest]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "rows cut instead of columns",
    says="the rows are cut instead of the columns",
)
def batches_cut_the_rows(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[k : k + mini_batch_size, :], Y[k : k + mini_batch_size, :]) for k in steps]


@wrong(
    "random_mini_batches",
    "x and y put into the list one after the other, not as pairs",
    says="X and Y stand one after the other in the list instead of as pairs",
)
def batches_forget_the_pairs(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        mini_batches += [X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]]
    return mini_batches


@wrong(
    "random_mini_batches", "y before x in each pair", says="Y stands before X in each mini-batch"
)
def batches_put_y_first(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(Y[:, k : k + mini_batch_size], X[:, k : k + mini_batch_size]) for k in steps]


@wrong("random_mini_batches", "last slice begins at a float")
def batches_cut_the_last_at_a_float(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(m // mini_batch_size):
        piece = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((X[:, piece], Y[:, piece]))
    if m % mini_batch_size != 0:
        start = np.floor(m / mini_batch_size) * mini_batch_size
        mini_batches.append((X[:, start:], Y[:, start:]))
    return mini_batches


@right("random_mini_batches", "generator inside, its items in a list")
def batches_from_a_generator(X, Y, mini_batch_size=64, seed=0):
    def cut(order):
        while len(order) > 0:
            yield X[:, order[:mini_batch_size]], Y[:, order[:mini_batch_size]]
            order = order[mini_batch_size:]

    np.random.seed(seed)
    return list(cut(np.random.permutation(X.shape[1])))


@right("random_mini_batches", "generator of its own with the same seed, tuple of batches")
def batches_with_a_random_state(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    order = np.random.RandomState(seed).permutation(m)
    starts = np.arange(0, m, mini_batch_size)
    pieces = [order[k : k + mini_batch_size] for k in starts]
    return tuple((X[:, piece], Y[:, piece]) for piece in pieces)


@right("random_mini_batches", "x and y stacked, shuffled and cut as one, then parted")
def batches_of_stacked_arrays(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    both = np.vstack((X, Y))[:, np.random.permutation(m)]
    mini_batches = []
    for k in range(-(-m // mini_batch_size)):
        piece = both[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        mini_batches.append((piece[:-1], piece[-1:].astype(Y.dtype)))
    return mini_batches


@right("random_mini_batches", "columns gathered one by one, batches filled until they are full")
def batches_filled_one_by_one(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    groups = []
    for position, j in enumerate(np.random.permutation(range(X.shape[1])).tolist()):
        if position % mini_batch_size == 0:
            groups.append([])
        groups[-1].append(j)
    return [
        (np.column_stack([X[:, j] for j in group]), np.array([[Y[0, j] for j in group]]))
        for group in groups
    ]


@wrong(
    "random_mini_batches",
    "slices of the right size from column k",
    says="mini-batch k takes one size of columns from column k on, so that mini-batches overlap",
)
def batches_begin_one_column_on(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    made = []
    for k in range(m // mini_batch_size):
        made.append((X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]))
    if m % mini_batch_size != 0:
        rest = m // mini_batch_size * mini_batch_size
        made.append((X[:, rest:], Y[:, rest:]))
    return made


# ------------------------------------------------------------------ 3: initialize_velocity


@wrong(
    "initialize_velocity",
    "the number of rows instead of the shape",
    says="the arrays of zeros have one axis, as long as there are rows",
)
def velocity_takes_the_number_of_rows(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape[0])
        v[f"db{i}"] = np.zeros(parameters[f"b{i}"].shape[0])
    return v


@wrong(
    "initialize_velocity",
    "layers counted from 0 without adding one",
    says="a key is read that is not there",
)
def velocity_reads_layer_zero(parameters):
    v = {}
    for i in range(len(parameters) // 2):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"b{i}"].shape)
    return v


@wrong("initialize_velocity", "keys counted from 0", says="the keys count the layers from 0")
def velocity_counts_its_keys_from_zero(parameters):
    v = {}
    for i in range(len(parameters) // 2):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i + 1}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"b{i + 1}"].shape)
    return v


@wrong("initialize_velocity", "shape of W for b", says="the zeros of b have the shape of W")
def velocity_takes_the_shape_of_w_for_b(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v


@wrong("initialize_velocity", "shapes of W and b swapped", says="the shapes of W and b are swapped")
def velocity_swaps_the_shapes(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"b{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v


@wrong("initialize_velocity", "no velocity for the biases", says="the biases are left out")
def velocity_forgets_the_biases(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v


@wrong(
    "initialize_velocity",
    "copies of the parameters instead of zeros",
    says="the velocity starts as a copy of the parameters",
)
def velocity_copies_the_parameters(parameters):
    return {"d" + key: value.copy() for key, value in parameters.items()}


@wrong(
    "initialize_velocity",
    "one array of zeros for all that have its shape",
    says="two arrays are one and the same",
)
def velocity_shares_zeros_of_a_shape(parameters):
    zeros = {value.shape: np.zeros(value.shape) for value in parameters.values()}
    return {"d" + key: zeros[value.shape] for key, value in parameters.items()}


@right("initialize_velocity", "empty arrays filled with zero")
def velocity_fills_empty_arrays(parameters):
    v = {}
    for key, value in parameters.items():
        v["d" + key] = np.empty_like(value)
        v["d" + key].fill(0)
    return v


@right("initialize_velocity", "pieces of one flat array of zeros, as views")
def velocity_views_of_a_flat_array(parameters):
    flat = np.zeros(sum(value.size for value in parameters.values()))
    v, start = {}, 0
    for key, value in parameters.items():
        stop = start + value.size
        v["d" + key] = flat[start:stop].reshape(value.shape)
        start = stop
    return v


# ----------------------------------------------------- 4: update_parameters_with_momentum


@wrong(
    "update_parameters_with_momentum",
    "velocity added to the parameters",
    says="the velocity is added to the parameters instead of subtracted",
)
def momentum_adds_the_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] + learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "gradient subtracted in the velocity",
    says="the gradient is subtracted in the velocity instead of added",
)
def momentum_subtracts_the_gradient(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] - (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "learning rate left out",
    says="the learning rate is left out of the step",
)
def momentum_leaves_out_the_learning_rate(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "learning rate in the place of (1 - beta)",
    says="the learning rate stands in the place of 1 - β",
)
def momentum_weighs_with_the_learning_rate(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + learning_rate * grads["d" + key]
        parameters[key] = parameters[key] - v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "brackets of (1 - beta) missing",
    says="the brackets of (1 - β) are missing",
)
def momentum_leaves_out_the_brackets(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + 1 - beta * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "beta times the whole sum",
    says="β multiplies the whole sum instead of the old velocity alone",
)
def momentum_brackets_the_sum(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * (v["d" + key] + (1 - beta) * grads["d" + key])
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "(1 - beta) for both terms",
    says="the old velocity enters with the weight 1 - β",
)
def momentum_weighs_both_alike(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = (1 - beta) * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "velocity averaged with itself instead of with the gradient",
    says="v is averaged with itself instead of with the gradient",
)
def momentum_forgets_the_gradient(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * v["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "db in the velocity of W",
    says="the velocity of W takes in db",
)
def momentum_takes_db_for_w(parameters, grads, v, beta, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = beta * v[f"dW{i}"] + (1 - beta) * grads[f"db{i}"]
        v[f"db{i}"] = beta * v[f"db{i}"] + (1 - beta) * grads[f"db{i}"]
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * v[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * v[f"db{i}"]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "velocities of W and b swapped in the step",
    says="the velocities of W and b are swapped in the step",
)
def momentum_swaps_the_steps(parameters, grads, v, beta, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = beta * v[f"dW{i}"] + (1 - beta) * grads[f"dW{i}"]
        v[f"db{i}"] = beta * v[f"db{i}"] + (1 - beta) * grads[f"db{i}"]
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * v[f"db{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * v[f"dW{i}"]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "biases moved by the gradient, without momentum",
    says="b is moved by the gradient, without momentum",
)
def momentum_leaves_the_biases_without(parameters, grads, v, beta, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = beta * v[f"dW{i}"] + (1 - beta) * grads[f"dW{i}"]
        v[f"db{i}"] = beta * v[f"db{i}"] + (1 - beta) * grads[f"db{i}"]
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * v[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"db{i}"]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "velocity updated, parameters not",
    says="the parameters are not moved",
)
def momentum_never_steps(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "new values kept in local names",
    says="parameters and v come back as they were",
)
def momentum_stores_nothing(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        velocity = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        theta = parameters[key] - learning_rate * velocity
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "v returned before the parameters",
    says="v is returned before the parameters",
)
def momentum_returns_v_first(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return v, parameters


@right("update_parameters_with_momentum", "np.average with weights")
def momentum_np_average(parameters, grads, v, beta, learning_rate):
    new_v = {d: np.average([v[d], grads[d]], axis=0, weights=[beta, 1 - beta]) for d in v}
    updated = {d[1:]: parameters[d[1:]] - learning_rate * new_v[d] for d in v}
    return updated, new_v


@right("update_parameters_with_momentum", "helper for one layer, list returned")
def momentum_layer_by_layer(parameters, grads, v, beta, learning_rate):
    def update(name):
        velocity = np.add(beta * v["d" + name], (1 - beta) * grads["d" + name])
        return parameters[name] - learning_rate * velocity, velocity

    for layer in range(1, 1 + len(parameters) // 2):
        for name in (f"W{layer}", f"b{layer}"):
            parameters[name], v["d" + name] = update(name)
    return [parameters, v]


@right("update_parameters_with_momentum", "both terms of the step written out")
def momentum_two_terms(parameters, grads, v, beta, learning_rate):
    alpha, keep = np.float64(learning_rate), np.float64(beta)
    for key in parameters:
        d = "d" + key
        parameters[key] = parameters[key] - alpha * keep * v[d] - alpha * (1 - keep) * grads[d]
        v[d] = keep * v[d] + (1 - keep) * grads[d]
    return parameters, v


# ---------------------------------------------------------------------- 5: initialize_adam


@wrong("initialize_adam", "s left empty", says="the dict that is returned is empty")
def init_adam_leaves_s_empty(parameters):
    v, s = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"b{i}"].shape)
    return v, s


@wrong("initialize_adam", "shape of W for b in s", says="the zeros of b in s have the shape of W")
def init_adam_takes_the_shape_of_w_for_b(parameters):
    v, s = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        v[f"db{i}"] = np.zeros(parameters[f"b{i}"].shape)
        s[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        s[f"db{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v, s


@wrong(
    "initialize_adam",
    "the number of rows instead of the shape",
    says="the arrays of zeros have one axis, as long as there are rows",
)
def init_adam_takes_the_number_of_rows(parameters):
    v, s = {}, {}
    for key, array in parameters.items():
        v["d" + key] = np.zeros(array.shape[0])
        s["d" + key] = np.zeros(array.shape[0])
    return v, s


@wrong(
    "initialize_adam",
    "layers counted from 0 without adding one",
    says="a key is read that is not there",
)
def init_adam_reads_layer_zero(parameters):
    v, s = {}, {}
    for i in range(len(parameters) // 2):
        for name in ("W", "b"):
            v[f"d{name}{i}"] = np.zeros(parameters[f"{name}{i}"].shape)
            s[f"d{name}{i}"] = np.zeros(parameters[f"{name}{i}"].shape)
    return v, s


@wrong("initialize_adam", "no averages for the biases", says="the biases are left out")
def init_adam_forgets_the_biases(parameters):
    v, s = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
        s[f"dW{i}"] = np.zeros(parameters[f"W{i}"].shape)
    return v, s


@wrong(
    "initialize_adam",
    "small number instead of zero in s",
    says="s starts at a small number instead of zero",
)
def init_adam_starts_s_at_epsilon(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {"d" + key: np.full(value.shape, 1e-8) for key, value in parameters.items()}
    return v, s


@wrong(
    "initialize_adam",
    "each array of s is a view of the one in v",
    says="two arrays are one and the same",
)
def init_adam_takes_s_as_views_of_v(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {key: value[:] for key, value in v.items()}
    return v, s


@right("initialize_adam", "tuple of a generator")
def init_adam_tuple_of_a_generator(parameters):
    return tuple({"d" + key: 0.0 * np.ones(a.shape) for key, a in parameters.items()} for _ in "vs")


@right("initialize_adam", "list of two dictionaries, fortran order")
def init_adam_as_a_list(parameters):
    v, s = {}, {}
    for averages in (v, s):
        for key in parameters:
            averages["d" + key] = np.zeros_like(parameters[key], order="F")
    return [v, s]


# --------------------------------------------------------- 6: update_parameters_with_adam


@wrong(
    "update_parameters_with_adam",
    "layer number for t",
    says="the layer number stands in the place of t",
)
def adam_takes_the_layer_for_t(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        for key in (f"W{i}", f"b{i}"):
            d = "d" + key
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            v_corrected[d] = v[d] / (1 - beta1**i)
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
            s_corrected[d] = s[d] / (1 - beta2**i)
            step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
            parameters[key] = parameters[key] - learning_rate * step
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "base and exponent swapped in the corrections",
    says="base and exponent of the bias correction are swapped, t ** β",
)
def adam_raises_t_to_beta(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - t**beta1)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - t**beta2)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "beta times t instead of beta to the power of t",
    says="the bias correction multiplies β by t instead of raising it to the power t",
)
def adam_multiplies_beta_by_t(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1 * t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2 * t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "whole bracket raised to the power t",
    says="the bias correction raises the whole bracket 1 - β to the power t",
)
def adam_raises_the_whole_bracket(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1) ** t
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2) ** t
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "brackets missing in the corrections",
    says="the brackets below the bar of the bias correction are missing",
)
def adam_leaves_out_the_brackets_of_the_corrections(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / 1 - beta1**t
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / 1 - beta2**t
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "corrections multiply",
    says="the bias correction multiplies instead of dividing",
)
def adam_multiplies_by_the_corrections(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] * (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] * (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "sign in the corrections",
    says="the bias correction has 1 + β instead of 1 - β",
)
def adam_adds_in_the_corrections(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 + beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 + beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "beta2 for the correction of v",
    says="the bias correction of v uses β2",
)
def adam_corrects_v_with_beta2(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta2**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "beta2 for the average of v",
    says="the average v uses β2",
)
def adam_averages_v_with_beta2(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta2 * v[d] + (1 - beta2) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "(1 - beta1) left out of v",
    says="the gradient enters v with the weight 1",
)
def adam_leaves_out_one_minus_beta1(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "(1 - beta2) left out of s",
    says="the squared gradient enters s with the weight 1",
)
def adam_leaves_out_one_minus_beta2(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "old v not multiplied by beta1",
    says="the old v enters with the weight 1",
)
def adam_keeps_all_of_the_old_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "(1 - beta2) squared with the gradient",
    says="1 - β2 is squared together with the gradient",
)
def adam_squares_one_minus_beta2_too(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + ((1 - beta2) * grads[d]) ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "gradient doubled instead of squared",
    says="the gradient is doubled in s instead of squared",
)
def adam_doubles_the_gradient(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] * 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "v squared into s instead of the gradient",
    says="s averages the square of v instead of the square of the gradient",
)
def adam_squares_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * v[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "v for s_corrected",
    says="s_corrected is made from v",
)
def adam_corrects_v_twice(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = v[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "step added",
    says="the step is added to the parameters instead of subtracted",
)
def adam_adds_the_step(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] + learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "gradient for v_corrected in the step",
    says="the step is made with the gradient instead of v_corrected",
)
def adam_steps_by_the_gradient(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * grads[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "v for v_corrected in the step",
    says="the step is made with v as it is before the bias correction",
)
def adam_steps_by_the_uncorrected_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "root left out",
    says="the square root below the bar is left out",
)
def adam_leaves_out_the_root(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            s_corrected[d] + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "division left out of the step",
    says="the step is not divided by the root of s_corrected",
)
def adam_leaves_out_the_division(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d]
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "epsilon left out",
    says="ε is left out",
)
def adam_leaves_out_epsilon(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / np.sqrt(s_corrected[d])
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "learning rate left out",
    says="the learning rate is left out of the step",
)
def adam_leaves_out_the_learning_rate(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "db in the averages of W",
    says="v and s of W take in db",
)
def adam_takes_db_for_w(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        g = grads[d.replace("W", "b")]
        v[d] = beta1 * v[d] + (1 - beta1) * g
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * g**2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "t raised by one for each layer",
    says="t is raised by one inside the loop over the layers",
)
def adam_counts_t_by_layers(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        for key in (f"W{i}", f"b{i}"):
            d = "d" + key
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            v_corrected[d] = v[d] / (1 - beta1**t)
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
            s_corrected[d] = s[d] / (1 - beta2**t)
            step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
            parameters[key] = parameters[key] - learning_rate * step
        t += 1
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "loop ends one layer early",
    says="the loop ends one layer too early",
)
def adam_skips_the_last_layer(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(1, len(parameters) // 2):
        for key in (f"W{i}", f"b{i}"):
            d = "d" + key
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            v_corrected[d] = v[d] / (1 - beta1**t)
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
            s_corrected[d] = s[d] / (1 - beta2**t)
            step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
            parameters[key] = parameters[key] - learning_rate * step
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "v and s returned in each other's place",
    says="v and s are returned in each other's place",
)
def adam_returns_s_before_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, s, v, s_corrected, v_corrected


@right("update_parameters_with_adam", "corrections folded into the length of the step")
def adam_folds_the_corrections(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    bias1, bias2 = 1 - beta1**t, 1 - beta2**t
    alpha = learning_rate * math.sqrt(bias2) / bias1
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        parameters[key] -= alpha * v[d] / (np.sqrt(s[d]) + epsilon * math.sqrt(bias2))
    return parameters, v, s, {d: v[d] / bias1 for d in v}, {d: s[d] / bias2 for d in s}


@right("update_parameters_with_adam", "power as a product, averages moved towards the new value")
def adam_multiplies_t_times(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    def power(base):
        return math.prod([base] * t)

    v_hat, s_hat = dict.fromkeys(v), dict.fromkeys(s)
    for key in parameters:
        d = "d" + key
        v[d] = v[d] + (1 - beta1) * (grads[d] - v[d])
        s[d] = s[d] + (1 - beta2) * (grads[d] * grads[d] - s[d])
        v_hat[d], s_hat[d] = v[d] / (1 - power(beta1)), s[d] / (1 - power(beta2))
        parameters[key] = parameters[key] - learning_rate * (
            v_hat[d] / (np.power(s_hat[d], 0.5) + epsilon)
        )
    return [parameters, v, s, v_hat, s_hat]


@right("update_parameters_with_adam", "everything in flat vectors, views of them returned")
def adam_flat_vectors(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    def flat(arrays, prefix="d"):
        return np.concatenate([arrays[prefix + key].ravel() for key in parameters])

    def shaped(vector, prefix="d"):
        ends = np.cumsum([array.size for array in parameters.values()])
        pieces = zip(parameters.items(), np.split(vector, ends[:-1]))
        return {prefix + key: piece.reshape(array.shape) for (key, array), piece in pieces}

    t, g = np.float64(t), flat(grads)
    new_v = beta1 * flat(v) + (1 - beta1) * g
    new_s = beta2 * flat(s) + (1 - beta2) * np.square(g)
    v_hat, s_hat = new_v / (1 - np.power(beta1, t)), new_s / (1 - np.power(beta2, t))
    theta = flat(parameters, "") - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
    return shaped(theta, ""), shaped(new_v), shaped(new_s), shaped(v_hat), shaped(s_hat)


# ---------------------------------------------------------------------------- 7: update_lr


@wrong(
    "update_lr",
    "multiplied by the bracket",
    says="the learning rate is multiplied by 1 + decay_rate · epoch_num instead of divided",
)
def lr_multiplies_by_the_bracket(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 + decay_rate * epoch_num)


@wrong(
    "update_lr",
    "linear decay",
    says="the decay is linear, by the factor 1 - decay_rate · epoch_num",
)
def lr_decays_linearly(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 - decay_rate * epoch_num)


@wrong(
    "update_lr",
    "sign below the bar",
    says="a minus stands in the place of the plus below the bar",
)
def lr_subtracts_below_the_bar(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 - decay_rate * epoch_num)


@wrong(
    "update_lr",
    "bracket closed before the epoch",
    says="the bracket is closed before the epoch, which then multiplies the rate",
)
def lr_closes_the_bracket_early(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate) * epoch_num


@wrong(
    "update_lr",
    "one and decay rate added before the product",
    says="the epoch multiplies the whole of 1 + decay_rate, since brackets are misplaced",
)
def lr_brackets_the_sum(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / ((1 + decay_rate) * epoch_num)


@wrong(
    "update_lr",
    "one left out",
    says="the 1 below the bar is left out",
)
def lr_leaves_out_the_one(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (decay_rate * epoch_num)


@wrong(
    "update_lr",
    "decay rate to the power of the epoch",
    says="the decay rate is raised to the power of the epoch",
)
def lr_raises_the_decay_rate(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * decay_rate**epoch_num


@wrong(
    "update_lr",
    "epoch to the power of the decay rate",
    says="the epoch is raised to the power decay_rate instead of multiplied by it",
)
def lr_raises_the_epoch(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + epoch_num**decay_rate)


@wrong(
    "update_lr",
    "decay rate and epoch added",
    says="decay rate and epoch are added instead of multiplied",
)
def lr_adds_rate_and_epoch(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate + epoch_num)


@wrong(
    "update_lr",
    "root of the epoch",
    says="a square root is taken below the bar",
)
def lr_takes_the_root(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / np.sqrt(1 + decay_rate * epoch_num)


@wrong(
    "update_lr",
    "epoch ignored",
    says="the epoch is left out",
)
def lr_ignores_the_epoch(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate)


@wrong(
    "update_lr",
    "starting rate returned",
    says="the learning rate is returned as it came",
)
def lr_never_decays(learning_rate0, epoch_num, decay_rate):
    return learning_rate0


@wrong(
    "update_lr",
    "integer division",
    says="// stands in the place of /",
)
def lr_divides_whole_numbers(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 // (1 + decay_rate * epoch_num)


@wrong(
    "update_lr",
    "rounded to two digits",
    says="the learning rate is rounded",
)
def lr_rounds(learning_rate0, epoch_num, decay_rate):
    return round(learning_rate0 / (1 + decay_rate * epoch_num), 2)


@right("update_lr", "sum of the reciprocals")
def lr_sum_of_reciprocals(learning_rate0, epoch_num, decay_rate):
    return 1 / (1 / learning_rate0 + decay_rate * epoch_num / learning_rate0)


@right("update_lr", "np.power, np.float64 scalars")
def lr_np_power(learning_rate0, epoch_num, decay_rate):
    slowdown = np.float64(1) + np.float64(decay_rate) * np.float64(epoch_num)
    return np.multiply(learning_rate0, np.power(slowdown, -1))


@right("update_lr", "epochs added up in a loop")
def lr_adds_up_the_epochs(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / math.fsum([1] + [decay_rate for _ in range(epoch_num)])


# -------------------------------------------------------------------- 8: schedule_lr_decay


@wrong(
    "schedule_lr_decay",
    "rounds up",
    says="the quotient of epoch and interval is rounded up instead of down",
)
def schedule_rounds_up(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * math.ceil(epoch_num / time_interval))


@wrong(
    "schedule_lr_decay",
    "interval ignored",
    says="the interval is left out",
)
def schedule_ignores_the_interval(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num)


@wrong(
    "schedule_lr_decay",
    "floor of all below the bar",
    says="everything below the bar is rounded down",
)
def schedule_floors_below_the_bar(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / math.floor(1 + decay_rate * epoch_num / time_interval)


@wrong(
    "schedule_lr_decay",
    "starting rate returned",
    says="the learning rate is returned as it came",
)
def schedule_never_decays(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0


@wrong(
    "schedule_lr_decay",
    "interval divided by the epoch",
    says="the interval is divided by the epoch",
)
def schedule_divides_the_interval(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (time_interval // epoch_num))


@wrong(
    "schedule_lr_decay",
    "guard for the first interval instead of the floor",
    says="a guard keeps the rate in the first interval, and after it nothing is rounded down",
)
def schedule_guards_the_first_interval(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num < time_interval:
        return learning_rate0
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)


@wrong(
    "schedule_lr_decay",
    "decays once",
    says="the rate decays once, at the first interval, and never again",
)
def schedule_decays_once(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num >= time_interval:
        return learning_rate0 / (1 + decay_rate)
    return learning_rate0


@wrong(
    "schedule_lr_decay",
    "decays one epoch late",
    says="a new interval begins one epoch too late",
)
def schedule_decays_one_epoch_late(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (max(epoch_num - 1, 0) // time_interval))


@wrong(
    "schedule_lr_decay",
    "epochs counted from 1",
    says="a new interval begins one epoch too early",
)
def schedule_decays_one_epoch_early(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * ((epoch_num + 1) // time_interval))


@wrong(
    "schedule_lr_decay",
    "intervals counted from 1",
    says="the intervals are counted from 1 instead of 0",
)
def schedule_counts_intervals_from_one(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval + 1))


@wrong(
    "schedule_lr_decay",
    "bracket closed before the intervals",
    says="the intervals multiply the whole of 1 + decay_rate, since brackets are misplaced",
)
def schedule_brackets_the_sum(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / np.float64((1 + decay_rate) * (epoch_num // time_interval))


@wrong(
    "schedule_lr_decay",
    "1 / (1 + decay rate) to the power of the intervals",
    says="1 + decay_rate is raised to the power of the number of intervals",
)
def schedule_decays_geometrically(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)


@wrong(
    "schedule_lr_decay",
    "linear decay by intervals",
    says="the decay is linear, by the factor 1 - decay_rate · intervals",
)
def schedule_decays_linearly(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * (1 - decay_rate * (epoch_num // time_interval))


@wrong(
    "schedule_lr_decay",
    "multiplied by the bracket",
    says="the learning rate is multiplied by the bracket instead of divided",
)
def schedule_multiplies_by_the_bracket(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * (1 + decay_rate * (epoch_num // time_interval))


@right("schedule_lr_decay", "remainder taken off before dividing")
def schedule_takes_off_the_remainder(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    whole = (epoch_num - epoch_num % time_interval) / time_interval
    return learning_rate0 / (1 + whole * decay_rate)


@right("schedule_lr_decay", "interval ends counted in a range")
def schedule_counts_the_ends(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    passed = len(range(time_interval, epoch_num + 1, time_interval))
    return learning_rate0 * np.reciprocal(1.0 + decay_rate * passed)


@right("schedule_lr_decay", "np.floor_divide, the formula in a helper")
def schedule_np_floor_divide(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    def inverse_time(rate, steps):
        return np.divide(rate, np.add(1, np.multiply(decay_rate, steps)))

    return inverse_time(np.float64(learning_rate0), np.floor_divide(epoch_num, time_interval))
