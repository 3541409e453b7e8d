"""Wrong and right solutions of the eight exercises of `optimization_methods`."""

import math

import numpy as np

from . import right, wrong

# ------------------------------------------------------------ 1: update_parameters_with_gd


@wrong(
    "update_parameters_with_gd",
    "returns an empty dictionary",
    says="the dict that is returned is empty",
)
def gd_returns_an_empty_dict(parameters, grads, learning_rate):
    return {}


@wrong(
    "update_parameters_with_gd",
    "learning rate fixed at 0.01",
    says="the learning rate is a fixed number instead of the argument",
)
def gd_fixes_the_learning_rate(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] - 0.01 * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - 0.01 * grads["db" + str(i)]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "adds the gradient instead of subtracting it",
    says="the gradient is added instead of subtracted",
)
def gd_adds_the_gradient(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] + learning_rate * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] + learning_rate * grads["db" + str(i)]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "biases not updated",
    says="W is updated and b is left as it was",
)
def gd_forgets_the_biases(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"dW{i}"]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "returns inside the loop, so only the first layer changes",
    says="the function returns inside the loop, after the first layer",
)
def gd_returns_after_the_first_layer(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * grads["db" + str(i)]
        return parameters


@wrong(
    "update_parameters_with_gd",
    "two layers taken for granted",
    says="only the layers 1 and 2 are updated, whatever their number",
)
def gd_expects_two_layers(parameters, grads, learning_rate):
    for key in ("W1", "b1", "W2", "b2"):
        parameters[key] = parameters[key] - learning_rate * grads["d" + key]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "layers counted from 0 without adding one",
    says="a key is read that is not there",
)
def gd_reads_layer_zero(parameters, grads, learning_rate):
    for i in range(len(parameters) // 2):
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * grads[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"db{i}"]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "loop from 1 that still adds one to the layer number",
    says="the loop leaves out the first layer",
)
def gd_keeps_an_old_plus_one(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L):
        parameters[f"W{i + 1}"] = parameters[f"W{i + 1}"] - learning_rate * grads[f"dW{i + 1}"]
        parameters[f"b{i + 1}"] = parameters[f"b{i + 1}"] - learning_rate * grads[f"db{i + 1}"]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "gradients scaled in place",
    says="an argument is changed that the caller still needs",
)
def gd_scales_the_gradients_in_place(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        grads[f"dW{i}"] *= learning_rate
        grads[f"db{i}"] *= learning_rate
        parameters[f"W{i}"] = parameters[f"W{i}"] - grads[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - grads[f"db{i}"]
    return parameters


@wrong(
    "update_parameters_with_gd",
    "gradients taken out of their dictionary",
    says="an argument is changed that the caller still needs",
)
def gd_empties_the_gradients(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * grads.pop("d" + key)
    return parameters


@wrong(
    "update_parameters_with_gd",
    "prints the parameters instead of returning them",
    says="the result is printed and not returned",
)
def gd_prints_the_result(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * grads["db" + str(i)]
    print(parameters)


@wrong(
    "update_parameters_with_gd",
    "answer of the public test whatever the input",
    says="the answer to the visible test is given, whatever the input",
)
def gd_replays_the_public_case(parameters, grads, learning_rate):
    rng = np.random.RandomState(1)
    shapes = {"W1": (2, 3), "b1": (2, 1), "W2": (3, 2), "b2": (3, 1)}
    theta = {key: rng.randn(*shape) for key, shape in shapes.items()}
    return {key: theta[key] - 0.01 * rng.randn(*shape) for key, shape in shapes.items()}


@right("update_parameters_with_gd", "one-based loop, same dictionary returned")
def gd_one_based_loop(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * grads["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * grads["db" + str(i)]
    return parameters


@right("update_parameters_with_gd", "zero-based loop that adds one")
def gd_zero_based_loop(parameters, grads, learning_rate):
    for i in range(len(parameters) // 2):
        parameters[f"W{i + 1}"] = parameters[f"W{i + 1}"] - learning_rate * grads[f"dW{i + 1}"]
        parameters[f"b{i + 1}"] = parameters[f"b{i + 1}"] - learning_rate * grads[f"db{i + 1}"]
    return parameters


@right("update_parameters_with_gd", "in-place -= on the arrays it was given")
def gd_in_place(parameters, grads, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        parameters[f"W{i}"] -= learning_rate * grads[f"dW{i}"]
        parameters[f"b{i}"] -= learning_rate * grads[f"db{i}"]
    return parameters


@right("update_parameters_with_gd", "new dictionary by comprehension")
def gd_dict_comprehension(parameters, grads, learning_rate):
    return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}


@right("update_parameters_with_gd", "nested helper, all weights before all biases")
def gd_nested_helper(parameters, grads, learning_rate):
    def step(name):
        return np.subtract(parameters[name], np.multiply(learning_rate, grads["d" + name]))

    layers = range(1, len(parameters) // 2 + 1)
    updated = {f"W{i}": step(f"W{i}") for i in layers}
    updated.update({f"b{i}": step(f"b{i}") for i in layers})
    return updated


@right("update_parameters_with_gd", "fortran-ordered arrays returned")
def gd_fortran_order(parameters, grads, learning_rate):
    updated = {}
    for key in parameters:
        updated[key] = np.asfortranarray(parameters[key] - learning_rate * grads["d" + key])
    return updated


@right("update_parameters_with_gd", "one flat vector updated, views into it returned")
def gd_views_of_a_flat_vector(parameters, grads, learning_rate):
    theta = np.concatenate([parameters[key].ravel() for key in parameters])
    theta -= learning_rate * np.concatenate([grads["d" + key].ravel() for key in parameters])
    updated, start = {}, 0
    for key, value in parameters.items():
        updated[key] = theta[start : start + value.size].reshape(value.shape)
        start += value.size
    return updated


# ------------------------------------------------------------------ 2: random_mini_batches


@wrong("random_mini_batches", "no seed set")
def batches_never_seed(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "seed fixed at its default",
    says="the seed is always 0 instead of the argument",
)
def batches_always_seed_zero(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(0)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "order drawn from another kind of generator",
    says="the order comes from another generator than the given lines use",
)
def batches_use_another_generator(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    permutation = np.random.default_rng(seed).permutation(m)
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "nothing shuffled",
    says="nothing is shuffled",
)
def batches_never_shuffle(X, Y, mini_batch_size=64, seed=0):
    steps = range(0, X.shape[1], mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "x shuffled without y",
    says="X is shuffled and Y is not",
)
def batches_shuffle_only_x(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    shuffled_X = X[:, list(np.random.permutation(m))]
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        mini_batches.append((shuffled_X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "y sliced from the unshuffled labels",
    says="X is shuffled and Y is not",
)
def batches_slice_the_unshuffled_y(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    shuffled_X, shuffled_Y = X[:, permutation], Y[:, permutation]
    full = m // mini_batch_size
    mini_batches = []
    for k in range(full):
        piece = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((shuffled_X[:, piece], shuffled_Y[:, piece]))
    if m % mini_batch_size != 0:
        rest = slice(full * mini_batch_size, m)
        mini_batches.append((shuffled_X[:, rest], Y[:, rest]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "x and y shuffled in two different orders",
    says="X and Y are shuffled in two different orders",
)
def batches_shuffle_twice(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    X = X[:, list(np.random.permutation(m))]
    Y = Y[:, list(np.random.permutation(m))]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "rows shuffled instead of columns",
    says="the rows are shuffled instead of the columns",
)
def batches_shuffle_the_rows(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    X = X[list(np.random.permutation(X.shape[0])), :]
    Y = Y[list(np.random.permutation(Y.shape[0])), :]
    steps = range(0, X.shape[1], mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "examples counted along the rows",
    says="the examples are counted along the rows",
)
def batches_count_the_rows(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[0]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "empty last batch when the size divides m",
    says="an empty mini-batch follows when the size divides m",
)
def batches_end_with_an_empty_one(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(m // mini_batch_size + 1):
        piece = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((X[:, piece], Y[:, piece]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "smaller last batch dropped",
    says="the last, smaller mini-batch is left out",
)
def batches_drop_the_last(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(m // mini_batch_size):
        piece = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((X[:, piece], Y[:, piece]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "last batch reaches back to be full",
    says="the last mini-batch is filled up with examples of the one before",
)
def batches_fill_up_the_last(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        start = max(0, min(k, m - mini_batch_size))
        stop = start + mini_batch_size
        mini_batches.append((X[:, start:stop], Y[:, start:stop]))
    return mini_batches


@wrong(
    "random_mini_batches",
    "slices overlap by one example",
    says="neighbouring slices share an example",
)
def batches_overlap(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size + 1], Y[:, k : k + mini_batch_size + 1]) for k in steps]


@wrong(
    "random_mini_batches",
    "batch size fixed at 64",
    says="the mini-batch size is always 64 instead of the argument",
)
def batches_fix_the_size(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    return [(X[:, k : k + 64], Y[:, k : k + 64]) for k in range(0, m, 64)]


@wrong(
    "random_mini_batches",
    "y flattened to shape (k,)",
    says="Y is flattened to the shape (k,)",
)
def batches_flatten_y(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[0, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "x and y of the caller shuffled in place",
    says="an argument is changed that the caller still needs",
)
def batches_shuffle_the_inputs_in_place(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X[:] = X[:, permutation]
    Y[:] = Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(
    "random_mini_batches",
    "prints the batches instead of returning them",
    says="the result is printed and not returned",
)
def batches_print_the_result(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    for k in range(0, m, mini_batch_size):
        print(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size])


@wrong(
    "random_mini_batches",
    "order and cuts of the public tests whatever the input",
    says="the answer to the visible test is given, whatever the input",
)
def batches_replay_the_public_cases(X, Y, mini_batch_size=64, seed=0):
    permutation = [6, 2, 1, 3, 0, 5, 4]
    cuts = [(0, 2), (2, 4), (4, 6), (6, 7)]
    if X.shape[1] != 7:
        permutation = np.random.RandomState(0).permutation(148)
        cuts = [(0, 64), (64, 128), (128, 148)]
    X, Y = X[:, permutation], Y[:, permutation]
    return [(X[:, start:stop], Y[:, start:stop]) for start, stop in cuts]


@right("random_mini_batches", "full batches in a loop, math.floor, then the rest")
def batches_full_ones_then_the_rest(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    shuffled_X, shuffled_Y = X[:, permutation], Y[:, permutation]
    full = math.floor(m / mini_batch_size)
    mini_batches = []
    for k in range(full):
        piece = slice(k * mini_batch_size, (k + 1) * mini_batch_size)
        mini_batches.append((shuffled_X[:, piece], shuffled_Y[:, piece]))
    if m % mini_batch_size != 0:
        rest = slice(full * mini_batch_size, m)
        mini_batches.append((shuffled_X[:, rest], shuffled_Y[:, rest]))
    return mini_batches


@right("random_mini_batches", "slices by a stepped range, permutation as an array")
def batches_stepped_range(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@right("random_mini_batches", "range permuted, a piece of the order taken for each batch")
def batches_pieces_of_the_order(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    order = np.random.permutation(range(m))
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        columns = order[k : k + mini_batch_size]
        mini_batches.append((np.take(X, columns, axis=1), np.take(Y, columns, axis=1)))
    return mini_batches


@right("random_mini_batches", "tuple of tuples, batches counted with math.ceil")
def batches_as_a_tuple(X, Y, mini_batch_size=64, seed=0):
    def piece(array, k):
        return array[:, k * mini_batch_size : (k + 1) * mini_batch_size]

    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    return tuple((piece(X, k), piece(Y, k)) for k in range(math.ceil(m / mini_batch_size)))


@right("random_mini_batches", "list of two-item lists, while loop")
def batches_as_lists(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    shuffled_X, shuffled_Y = X[:, permutation], Y[:, permutation]
    mini_batches, start = [], 0
    while start < m:
        stop = min(start + mini_batch_size, m)
        mini_batches += [[shuffled_X[:, start:stop], shuffled_Y[:, start:stop]]]
        start = stop
    return mini_batches


@right("random_mini_batches", "np.split at the cuts, zip")
def batches_np_split(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    cuts = range(mini_batch_size, m, mini_batch_size)
    parts_X = np.split(X[:, permutation], cuts, axis=1)
    parts_Y = np.split(Y[:, permutation], cuts, axis=1)
    return list(zip(parts_X, parts_Y))


@right("random_mini_batches", "fortran-ordered shuffle, batches are views of it")
def batches_fortran_views(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    X = np.asfortranarray(X[:, permutation])
    Y = np.asfortranarray(Y[:, permutation])
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@right("random_mini_batches", "index array shuffled, transposed views returned")
def batches_transposed_views(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    order = np.arange(m)
    np.random.shuffle(order)
    examples, labels = X.T[order], Y.T[order]
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        stop = k + mini_batch_size
        mini_batches.append((examples[k:stop].T, labels[k:stop].T))
    return mini_batches


# ------------------------------------------------------------------ 3: initialize_velocity


@wrong(
    "initialize_velocity",
    "keys of the parameters instead of those of the gradients",
    says="the keys are those of the parameters, without the d",
)
def velocity_keeps_the_parameter_keys(parameters):
    return {key: np.zeros(value.shape) for key, value in parameters.items()}


@wrong(
    "initialize_velocity",
    "biases flattened to shape (n,)",
    says="the velocity of b is flattened to the shape (n,)",
)
def velocity_flattens_the_biases(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape[0])
    return v


@wrong(
    "initialize_velocity",
    "shapes transposed",
    says="rows and columns of the shapes are swapped",
)
def velocity_transposes_the_shapes(parameters):
    return {"d" + key: np.zeros(value.T.shape) for key, value in parameters.items()}


@wrong(
    "initialize_velocity",
    "plain number 0 instead of an array",
    says="a number stands where an array of zeros belongs",
)
def velocity_uses_scalars(parameters):
    return {"d" + key: 0.0 for key in parameters}


@wrong(
    "initialize_velocity",
    "integer zeros",
    says="the zeros are integers",
)
def velocity_uses_integer_zeros(parameters):
    return {"d" + key: np.zeros(value.shape, dtype=int) for key, value in parameters.items()}


@wrong(
    "initialize_velocity",
    "ones instead of zeros",
    says="the arrays are filled with ones",
)
def velocity_uses_ones(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.ones(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.ones(parameters["b" + str(i)].shape)
    return v


@wrong(
    "initialize_velocity",
    "last layer left out",
    says="the loop ends one layer too early",
)
def velocity_skips_the_last_layer(parameters):
    v = {}
    for i in range(1, len(parameters) // 2):
        v["dW" + str(i)] = np.zeros_like(parameters["W" + str(i)])
        v["db" + str(i)] = np.zeros_like(parameters["b" + str(i)])
    return v


@wrong(
    "initialize_velocity",
    "arrays of the parameters set to zero in place",
    says="an argument is changed that the caller still needs",
)
def velocity_zeroes_the_parameters(parameters):
    v = {}
    for key in parameters:
        v["d" + key] = parameters[key]
        v["d" + key] *= 0
    return v


@wrong(
    "initialize_velocity",
    "velocity keys written into the parameters",
    says="an argument is changed that the caller still needs",
)
def velocity_writes_into_the_parameters(parameters):
    v = parameters
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros_like(parameters["W" + str(i)])
        v["db" + str(i)] = np.zeros_like(parameters["b" + str(i)])
    return v


@wrong(
    "initialize_velocity",
    "prints v instead of returning it",
    says="the result is printed and not returned",
)
def velocity_prints_the_result(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros_like(parameters["W" + str(i)])
        v["db" + str(i)] = np.zeros_like(parameters["b" + str(i)])
    print(v)


@wrong(
    "initialize_velocity",
    "shapes of the public test whatever the input",
    says="the answer to the visible test is given, whatever the input",
)
def velocity_replays_the_public_case(parameters):
    shapes = {"dW1": (3, 2), "db1": (3, 1), "dW2": (3, 3), "db2": (3, 1)}
    return {key: np.zeros(shape) for key, shape in shapes.items()}


@right("initialize_velocity", "one-based loop, np.zeros of the shape")
def velocity_one_based_loop(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape)
    return v


@right("initialize_velocity", "zero-based loop, np.zeros_like")
def velocity_zero_based_loop(parameters):
    v = {}
    for i in range(len(parameters) // 2):
        v[f"dW{i + 1}"] = np.zeros_like(parameters[f"W{i + 1}"])
        v[f"db{i + 1}"] = np.zeros_like(parameters[f"b{i + 1}"])
    return v


@right("initialize_velocity", "dictionary comprehension")
def velocity_dict_comprehension(parameters):
    return {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}


@right("initialize_velocity", "rows and columns spelled out, fortran order")
def velocity_rows_and_columns(parameters):
    v = {}
    for i in range(1, len(parameters) // 2 + 1):
        rows, columns = parameters[f"W{i}"].shape
        v[f"dW{i}"] = np.zeros((rows, columns), order="F")
        v[f"db{i}"] = np.zeros((rows, 1), order="F")
    return v


@right("initialize_velocity", "parameters multiplied by zero into new arrays")
def velocity_zero_times_the_parameters(parameters):
    return {"d" + key: np.abs(0.0 * value) for key, value in parameters.items()}


# ----------------------------------------------------- 4: update_parameters_with_momentum


@wrong(
    "update_parameters_with_momentum",
    "(1 - beta) left out",
    says="the gradient enters the velocity with the weight 1",
)
def momentum_leaves_out_one_minus_beta(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "old velocity dropped",
    says="the old velocity is dropped",
)
def momentum_drops_the_old_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "old velocity not multiplied by beta",
    says="the old velocity enters with the weight 1",
)
def momentum_keeps_all_of_the_old_velocity(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        v["dW" + str(i)] = v["dW" + str(i)] + (1 - beta) * grads["dW" + str(i)]
        v["db" + str(i)] = v["db" + str(i)] + (1 - beta) * grads["db" + str(i)]
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * v["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * v["db" + str(i)]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "beta and (1 - beta) swapped",
    says="the weights of the old velocity and of the gradient are swapped",
)
def momentum_swaps_the_two_weights(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = (1 - beta) * v["d" + key] + beta * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "beta fixed at 0.9",
    says="β is always 0.9 instead of the argument",
)
def momentum_fixes_beta(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = 0.9 * v["d" + key] + 0.1 * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "parameters moved by the old velocity",
    says="the parameters move by the old velocity",
)
def momentum_steps_by_the_old_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "parameters moved by the gradient",
    says="the parameters move by the gradient instead of the velocity",
)
def momentum_steps_by_the_gradient(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * grads["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "new velocity never stored in v",
    says="the new velocity is not stored in v",
)
def momentum_forgets_to_store_the_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        velocity = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * velocity
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "loop ends one layer early",
    says="the loop ends one layer too early",
)
def momentum_skips_the_last_layer(parameters, grads, v, beta, learning_rate):
    for i in range(1, len(parameters) // 2):
        for key in (f"W{i}", f"b{i}"):
            v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
            parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "only the parameters returned",
    says="not all values are returned",
)
def momentum_returns_only_the_parameters(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters


@wrong(
    "update_parameters_with_momentum",
    "gradients overwritten with the velocity",
    says="an argument is changed that the caller still needs",
)
def momentum_overwrites_the_gradients(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        velocity = grads["d" + key]
        velocity *= 1 - beta
        velocity += beta * v["d" + key]
        v["d" + key] = velocity
        parameters[key] = parameters[key] - learning_rate * velocity
    return parameters, v


@wrong(
    "update_parameters_with_momentum",
    "prints the results instead of returning them",
    says="the result is printed and not returned",
)
def momentum_prints_the_result(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    print(parameters, v)


@wrong(
    "update_parameters_with_momentum",
    "answer of the public test whatever the input",
    says="the answer to the visible test is given, whatever the input",
)
def momentum_replays_the_public_case(parameters, grads, v, beta, learning_rate):
    rng = np.random.RandomState(1)
    shapes = {"W1": (2, 3), "b1": (2, 1), "W2": (3, 2), "b2": (3, 1)}
    theta = {key: rng.randn(*shape) for key, shape in shapes.items()}
    known_v = {"d" + key: 0.1 * rng.randn(*shape) for key, shape in shapes.items()}
    return {key: theta[key] - 0.01 * known_v["d" + key] for key in theta}, known_v


@right("update_parameters_with_momentum", "one-based loop, same dictionaries returned")
def momentum_one_based_loop(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        v["dW" + str(i)] = beta * v["dW" + str(i)] + (1 - beta) * grads["dW" + str(i)]
        v["db" + str(i)] = beta * v["db" + str(i)] + (1 - beta) * grads["db" + str(i)]
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * v["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * v["db" + str(i)]
    return parameters, v


@right("update_parameters_with_momentum", "in place on both, zero-based loop")
def momentum_in_place(parameters, grads, v, beta, learning_rate):
    for i in range(len(parameters) // 2):
        for name in ("W", "b"):
            key = name + str(i + 1)
            v["d" + key] *= beta
            v["d" + key] += (1 - beta) * grads["d" + key]
            parameters[key] -= learning_rate * v["d" + key]
    return parameters, v


@right("update_parameters_with_momentum", "two new dictionaries by comprehension")
def momentum_dict_comprehensions(parameters, grads, v, beta, learning_rate):
    new_v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    updated = {key: value - learning_rate * new_v["d" + key] for key, value in parameters.items()}
    return updated, new_v


@right("update_parameters_with_momentum", "velocity moved towards the gradient by a helper")
def momentum_moves_towards_the_gradient(parameters, grads, v, beta, learning_rate):
    def blend(old, new):
        return old + (1 - beta) * (new - old)

    for key in grads:
        v[key] = blend(v[key], grads[key])
        parameters[key[1:]] = parameters[key[1:]] - learning_rate * v[key]
    return parameters, v


@right("update_parameters_with_momentum", "copied dictionaries, fortran-ordered arrays")
def momentum_fortran_order(parameters, grads, v, beta, learning_rate):
    updated, new_v = dict(parameters), dict(v)
    for key in updated:
        gradient = grads["d" + key]
        new_v["d" + key] = np.asfortranarray(beta * v["d" + key] + (1.0 - beta) * gradient)
        updated[key] = np.asfortranarray(parameters[key] - learning_rate * new_v["d" + key])
    return updated, new_v


# ---------------------------------------------------------------------- 5: initialize_adam


@wrong(
    "initialize_adam",
    "v and s are the same dictionary",
    says="two arrays are one and the same",
)
def init_adam_returns_one_dict_twice(parameters):
    v = s = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape)
    return v, s


@wrong(
    "initialize_adam",
    "v and s are two dictionaries of the same arrays",
    says="two arrays are one and the same",
)
def init_adam_shares_the_arrays(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = v.copy()
    return v, s


@wrong(
    "initialize_adam",
    "keys of the parameters instead of those of the gradients",
    says="the keys are those of the parameters, without the d",
)
def init_adam_keeps_the_parameter_keys(parameters):
    v = {key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {key: np.zeros(value.shape) for key, value in parameters.items()}
    return v, s


@wrong(
    "initialize_adam",
    "keys of s begin with s instead of d",
    says="the keys of s begin with s instead of d",
)
def init_adam_renames_the_keys_of_s(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {"s" + key: np.zeros(value.shape) for key, value in parameters.items()}
    return v, s


@wrong(
    "initialize_adam",
    "shapes of s transposed",
    says="rows and columns of the shapes of s are swapped",
)
def init_adam_transposes_s(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {"d" + key: np.zeros(value.shape[::-1]) for key, value in parameters.items()}
    return v, s


@wrong(
    "initialize_adam",
    "integer zeros",
    says="the zeros are integers",
)
def init_adam_uses_integer_zeros(parameters):
    v = {"d" + key: np.zeros(value.shape, dtype=int) for key, value in parameters.items()}
    s = {"d" + key: np.zeros(value.shape, dtype=int) for key, value in parameters.items()}
    return v, s


@wrong(
    "initialize_adam",
    "s starts at one",
    says="s starts at one",
)
def init_adam_starts_s_at_one(parameters):
    v = {"d" + key: np.zeros_like(value) for key, value in parameters.items()}
    s = {"d" + key: np.ones_like(value) for key, value in parameters.items()}
    return v, s


@wrong(
    "initialize_adam",
    "last layer left out",
    says="the loop ends one layer too early",
)
def init_adam_skips_the_last_layer(parameters):
    v, s = {}, {}
    for i in range(1, len(parameters) // 2):
        for key in (f"W{i}", f"b{i}"):
            v["d" + key] = np.zeros_like(parameters[key])
            s["d" + key] = np.zeros_like(parameters[key])
    return v, s


@wrong(
    "initialize_adam",
    "only v returned",
    says="not all values are returned",
)
def init_adam_returns_only_v(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    return v


@wrong(
    "initialize_adam",
    "arrays of the parameters set to zero in place",
    says="an argument is changed that the caller still needs",
)
def init_adam_zeroes_the_parameters(parameters):
    v, s = {}, {}
    for key in parameters:
        s["d" + key] = np.zeros_like(parameters[key])
        parameters[key][:] = 0
        v["d" + key] = parameters[key]
    return v, s


@wrong(
    "initialize_adam",
    "prints v and s instead of returning them",
    says="the result is printed and not returned",
)
def init_adam_prints_the_result(parameters):
    v = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    s = {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}
    print(v, s)


@wrong(
    "initialize_adam",
    "shapes of the public test whatever the input",
    says="the answer to the visible test is given, whatever the input",
)
def init_adam_replays_the_public_case(parameters):
    shapes = {"dW1": (2, 3), "db1": (2, 1), "dW2": (3, 2), "db2": (3, 1)}
    v = {key: np.zeros(shape) for key, shape in shapes.items()}
    s = {key: np.zeros(shape) for key, shape in shapes.items()}
    return v, s


@right("initialize_adam", "one-based loop, np.zeros of the shape")
def init_adam_one_based_loop(parameters):
    v = {}
    s = {}
    for i in range(1, len(parameters) // 2 + 1):
        v["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        v["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape)
        s["dW" + str(i)] = np.zeros(parameters["W" + str(i)].shape)
        s["db" + str(i)] = np.zeros(parameters["b" + str(i)].shape)
    return v, s


@right("initialize_adam", "zero-based loop, np.zeros_like")
def init_adam_zero_based_loop(parameters):
    v, s = {}, {}
    for i in range(len(parameters) // 2):
        for name in ("W", "b"):
            v[f"d{name}{i + 1}"] = np.zeros_like(parameters[f"{name}{i + 1}"])
            s[f"d{name}{i + 1}"] = np.zeros_like(parameters[f"{name}{i + 1}"])
    return v, s


@right("initialize_adam", "nested helper called twice")
def init_adam_nested_helper(parameters):
    def zeros():
        return {"d" + key: np.zeros(value.shape) for key, value in parameters.items()}

    return zeros(), zeros()


@right("initialize_adam", "s copied from v array by array")
def init_adam_copies_the_arrays(parameters):
    v = {"d" + key: np.full(value.shape, 0.0) for key, value in parameters.items()}
    s = {key: value.copy() for key, value in v.items()}
    return v, s


@right("initialize_adam", "v and s are the two halves of one array, as views")
def init_adam_views_of_one_array(parameters):
    v, s = {}, {}
    for key, value in parameters.items():
        both = np.zeros((2,) + value.shape)
        v["d" + key], s["d" + key] = both[0], both[1]
    return v, s


# --------------------------------------------------------- 6: update_parameters_with_adam


@wrong(
    "update_parameters_with_adam",
    "no bias correction of v",
    says="v is not corrected for its start at zero",
)
def adam_skips_the_correction_of_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d]
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "no bias correction of s",
    says="s is not corrected for its start at zero",
)
def adam_skips_the_correction_of_s(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d]
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "parameters moved by the uncorrected v and s",
    says="the step is made with v and s as they are before the bias correction",
)
def adam_corrects_but_steps_without(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v[d] / (np.sqrt(s[d]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "beta1 used for the average of s",
    says="the average s uses β1",
)
def adam_averages_s_with_beta1(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta1 * s[d] + (1 - beta1) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "beta1 used for the correction of s",
    says="the bias correction of s uses β1",
)
def adam_corrects_s_with_beta1(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta1**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "t fixed at 2",
    says="t is always 2 instead of the argument",
)
def adam_fixes_t(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**2)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**2)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "correction without the power of t",
    says="the bias correction takes β without the power of t",
)
def adam_ignores_t(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "t one too large",
    says="the bias correction counts one update too many",
)
def adam_is_one_t_ahead(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1 ** (t + 1))
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2 ** (t + 1))
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "t one too small",
    says="the bias correction counts one update too few",
)
def adam_is_one_t_behind(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1 ** (t - 1))
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2 ** (t - 1))
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "np.exp(beta, t) taken for beta to the power of t",
    says="the second argument of a numpy function is taken for a number to compute with",
)
def adam_takes_np_exp_for_a_power(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - np.exp(beta1, t))
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - np.exp(beta2, t))
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "epsilon inside the root",
    says="ε stands inside the root",
)
def adam_puts_epsilon_inside_the_root(
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
            np.sqrt(s_corrected[d] + epsilon)
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "brackets missing, so epsilon is added after the division",
    says="ε is added after the division, since brackets are missing",
)
def adam_adds_epsilon_after_dividing(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        step = learning_rate * v_corrected[d] / np.sqrt(s_corrected[d]) + epsilon
        parameters[key] = parameters[key] - step
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "epsilon fixed at its default",
    says="ε is always 1e-8 instead of the argument",
)
def adam_fixes_epsilon(
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
            np.sqrt(s_corrected[d]) + 1e-8
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "s instead of s_corrected under the root",
    says="the step divides by the root of s before its bias correction",
)
def adam_divides_by_the_uncorrected_s(
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
            np.sqrt(s[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "gradient not squared in s",
    says="s averages the gradient instead of its square",
)
def adam_forgets_to_square(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d]
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "old v dropped",
    says="the old v is dropped",
)
def adam_drops_the_old_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "old s dropped",
    says="the old s is dropped",
)
def adam_drops_the_old_s(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "v averaged with itself instead of with the gradient",
    says="v is averaged with itself instead of with the gradient",
)
def adam_averages_v_with_itself(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * v[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "v overwritten by its corrected value",
    says="v is overwritten by its corrected value",
)
def adam_corrects_v_in_place(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d]
        v_corrected[d] /= 1 - beta1**t
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "only the first row of every array updated",
    says="only the first row of every array is updated",
)
def adam_updates_only_row_zero(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        root = np.sqrt(s_corrected[d]) + epsilon
        parameters[key][0] -= learning_rate * v_corrected[d][0] / root[0]
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "only the first layer updated",
    says="only the first layer is updated",
)
def adam_updates_only_the_first_layer(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in ("W1", "b1"):
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "new values stored in parameters under the keys of the gradients",
    says="the new values stand in `parameters` under the keys of the gradients",
)
def adam_writes_gradient_keys_into_parameters(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in list(parameters):
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[d] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "learning rate fixed at its default",
    says="the learning rate is always 0.01 instead of the argument",
)
def adam_fixes_the_learning_rate(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - 0.01 * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "betas fixed at their defaults",
    says="β1 and β2 are always 0.9 and 0.999 instead of the arguments",
)
def adam_fixes_the_betas(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    beta1, beta2 = 0.9, 0.999
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "only parameters, v and s returned",
    says="not all values are returned",
)
def adam_returns_three_values(
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
    return parameters, v, s


@wrong(
    "update_parameters_with_adam",
    "gradients squared in place",
    says="an argument is changed that the caller still needs",
)
def adam_squares_the_gradients_in_place(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        grads[d] **= 2
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d]
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(
    "update_parameters_with_adam",
    "prints the results instead of returning them",
    says="the result is printed and not returned",
)
def adam_prints_the_result(
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
    print(parameters, v, s, v_corrected, s_corrected)


@wrong(
    "update_parameters_with_adam",
    "answer of the public test whatever the input",
    says="the answer to the visible test is given, whatever the input",
)
def adam_replays_the_public_case(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    rng = np.random.RandomState(1)
    shapes = {"W1": (2, 3), "b1": (2, 1), "W2": (3, 2), "b2": (3, 1)}
    theta = {key: rng.randn(*shape) for key, shape in shapes.items()}
    g = {"d" + key: rng.randn(*shape) for key, shape in shapes.items()}
    for key in theta:
        size = np.abs(g["d" + key])
        theta[key] -= 0.02 * g["d" + key] / 1.8 / (size / 1.888**0.5 + 0.01)
    known_v = {key: 0.2 * g[key] for key in g}
    known_s = {key: 0.112 * g[key] ** 2 for key in g}
    return theta, known_v, known_s, {k: g[k] / 1.8 for k in g}, {k: g[k] ** 2 / 1.888 for k in g}


@right("update_parameters_with_adam", "one-based loop, np.power, same dictionaries returned")
def adam_one_based_loop(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        for name in ("W" + str(i), "b" + str(i)):
            d = "d" + name
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            v_corrected[d] = v[d] / (1 - np.power(beta1, t))
            s[d] = beta2 * s[d] + (1 - beta2) * np.power(grads[d], 2)
            s_corrected[d] = s[d] / (1 - np.power(beta2, t))
            step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
            parameters[name] = parameters[name] - learning_rate * step
    return parameters, v, s, v_corrected, s_corrected


@right("update_parameters_with_adam", "in place on parameters, v and s, zero-based loop")
def adam_in_place(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(len(parameters) // 2):
        for name in (f"W{i + 1}", f"b{i + 1}"):
            d = "d" + name
            v[d] *= beta1
            v[d] += (1 - beta1) * grads[d]
            s[d] *= beta2
            s[d] += (1 - beta2) * np.square(grads[d])
            v_corrected[d] = v[d] / (1 - beta1**t)
            s_corrected[d] = s[d] / (1 - beta2**t)
            parameters[name] -= learning_rate * v_corrected[d] / (s_corrected[d] ** 0.5 + epsilon)
    return parameters, v, s, v_corrected, s_corrected


@right("update_parameters_with_adam", "five new dictionaries by comprehension")
def adam_dict_comprehensions(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v = {d: beta1 * v[d] + (1 - beta1) * g for d, g in grads.items()}
    s = {d: beta2 * s[d] + (1 - beta2) * g * g for d, g in grads.items()}
    v_corrected = {d: v[d] / (1 - beta1**t) for d in v}
    s_corrected = {d: s[d] / (1 - beta2**t) for d in s}
    steps = {d: v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon) for d in v}
    parameters = {key: parameters[key] - learning_rate * steps["d" + key] for key in parameters}
    return parameters, v, s, v_corrected, s_corrected


@right("update_parameters_with_adam", "nested helper for both averages, one pass for each idea")
def adam_nested_helper(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    def average(old, new, beta):
        return beta * old + (1 - beta) * new

    def correct(averages, beta):
        return {d: averages[d] / (1 - math.pow(beta, t)) for d in averages}

    for d in grads:
        v[d] = average(v[d], grads[d], beta1)
        s[d] = average(s[d], np.square(grads[d]), beta2)
    v_corrected, s_corrected = correct(v, beta1), correct(s, beta2)
    for key in parameters:
        root = np.sqrt(s_corrected["d" + key])
        parameters[key] = parameters[key] - learning_rate * v_corrected["d" + key] / (
            root + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@right("update_parameters_with_adam", "results written into fortran-ordered arrays")
def adam_fortran_order(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    updated, v_corrected, s_corrected = {}, {}, {}
    for key, theta in parameters.items():
        d = "d" + key
        v[d] = np.asfortranarray(beta1 * v[d] + (1 - beta1) * grads[d])
        s[d] = np.asfortranarray(beta2 * s[d] + (1 - beta2) * np.multiply(grads[d], grads[d]))
        v_corrected[d] = np.asfortranarray(v[d] / (1 - beta1**t))
        s_corrected[d] = np.asfortranarray(s[d] / (1 - beta2**t))
        step = learning_rate * v_corrected[d] / np.add(np.sqrt(s_corrected[d]), epsilon)
        updated[key] = np.asfortranarray(theta - step)
    return updated, v, s, v_corrected, s_corrected


# ---------------------------------------------------------------------------- 7: update_lr


@wrong(
    "update_lr",
    "brackets missing, so only the starting rate is divided by one",
    says="only the starting rate is divided by 1, since brackets are missing",
)
def lr_divides_by_one_then_adds(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / 1 + decay_rate * epoch_num
    return learning_rate


@wrong(
    "update_lr",
    "brackets missing in the factor 1 / 1 + decay rate times epoch",
    says="only the first 1 is divided by 1, since brackets are missing",
)
def lr_multiplies_by_an_unbracketed_factor(learning_rate0, epoch_num, decay_rate):
    learning_rate = (1 / 1 + decay_rate * epoch_num) * learning_rate0
    return learning_rate


@wrong(
    "update_lr",
    "true exponential decay with np.exp",
    says="the decay is exponential, with the number e",
)
def lr_decays_exponentially(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * np.exp(-decay_rate * epoch_num)


@wrong(
    "update_lr",
    "1 / (1 + decay rate) to the power of the epoch",
    says="the rate is divided by 1 + decay_rate once for every epoch",
)
def lr_decays_geometrically(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate) ** epoch_num


@wrong(
    "update_lr",
    "decay rate ignored",
    says="decay_rate is left out",
)
def lr_ignores_the_decay_rate(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + epoch_num)


@wrong(
    "update_lr",
    "starting rate dropped",
    says="learning_rate0 is left out",
)
def lr_drops_the_starting_rate(learning_rate0, epoch_num, decay_rate):
    return 1 / (1 + decay_rate * epoch_num)


@wrong(
    "update_lr",
    "epoch one too large",
    says="the epoch is counted one too high",
)
def lr_counts_epochs_from_one(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * (epoch_num + 1))


@wrong(
    "update_lr",
    "prints the rate instead of returning it",
    says="the result is printed and not returned",
)
def lr_prints_the_result(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
    print(learning_rate)


@wrong(
    "update_lr",
    "answer of the public test whatever the input",
    says="the answer to the visible test is given, whatever the input",
)
def lr_replays_the_public_case(learning_rate0, epoch_num, decay_rate):
    return 1 / 6


@right("update_lr", "one division")
def lr_one_division(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * epoch_num)


@right("update_lr", "factor first, then times the starting rate")
def lr_factor_times_rate(learning_rate0, epoch_num, decay_rate):
    factor = 1 / (1 + epoch_num * decay_rate)
    learning_rate = factor * learning_rate0
    return learning_rate


@right("update_lr", "np.divide, a numpy float back")
def lr_numpy_float(learning_rate0, epoch_num, decay_rate):
    return np.divide(learning_rate0, 1 + np.multiply(decay_rate, epoch_num))


@right("update_lr", "nested helper and a negative power")
def lr_negative_power(learning_rate0, epoch_num, decay_rate):
    def factor(x):
        return (1.0 + x) ** -1

    return np.float64(learning_rate0) * factor(decay_rate * epoch_num)


# -------------------------------------------------------------------- 8: schedule_lr_decay


@wrong(
    "schedule_lr_decay",
    "no floor",
    says="the quotient of epoch and interval is not rounded down",
)
def schedule_leaves_out_the_floor(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)


@wrong(
    "schedule_lr_decay",
    "floor taken after multiplying by the decay rate",
    says="the rounding down comes after the multiplication by decay_rate",
)
def schedule_floors_the_product(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + np.floor(decay_rate * epoch_num / time_interval))


@wrong(
    "schedule_lr_decay",
    "floor of the whole fraction",
    says="the whole fraction is rounded down",
)
def schedule_floors_the_whole_fraction(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return np.floor(learning_rate0 / (1 + decay_rate * epoch_num / time_interval))


@wrong(
    "schedule_lr_decay",
    "rounds to the nearest interval instead of flooring",
    says="the quotient of epoch and interval is rounded to the nearest whole number",
)
def schedule_rounds(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.round(epoch_num / time_interval))


@wrong(
    "schedule_lr_decay",
    "epoch modulo interval",
    says="the remainder of epoch and interval stands for the quotient",
)
def schedule_takes_the_remainder(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num % time_interval))


@wrong(
    "schedule_lr_decay",
    "decays only at multiples of the interval, full rate between them",
    says="the rate jumps back to learning_rate0 between the multiples of the interval",
)
def schedule_forgets_between_the_steps(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num % time_interval == 0:
        return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)
    return learning_rate0


@wrong(
    "schedule_lr_decay",
    "interval fixed at its default",
    says="the interval is always 1000 instead of the argument",
)
def schedule_fixes_the_interval_at_1000(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / 1000))


@wrong(
    "schedule_lr_decay",
    "interval fixed at the one of the public test",
    says="the interval is always 100 instead of the argument",
)
def schedule_fixes_the_interval_at_100(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * math.floor(epoch_num / 100))


@wrong(
    "schedule_lr_decay",
    "decay rate ignored",
    says="decay_rate is left out",
)
def schedule_ignores_the_decay_rate(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + epoch_num // time_interval)


@wrong(
    "schedule_lr_decay",
    "starting rate dropped",
    says="learning_rate0 is left out",
)
def schedule_drops_the_starting_rate(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return 1 / (1 + decay_rate * (epoch_num // time_interval))


@wrong(
    "schedule_lr_decay",
    "brackets missing, so only the starting rate is divided by one",
    says="only the starting rate is divided by 1, since brackets are missing",
)
def schedule_divides_by_one_then_adds(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / 1 + decay_rate * np.floor(epoch_num / time_interval)


@wrong(
    "schedule_lr_decay",
    "staircase of a true exponential decay",
    says="the decay is exponential, with the number e",
)
def schedule_decays_exponentially(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * np.exp(-decay_rate * np.floor(epoch_num / time_interval))


@wrong(
    "schedule_lr_decay",
    "prints the rate instead of returning it",
    says="the result is printed and not returned",
)
def schedule_prints_the_result(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
    print(learning_rate)


@wrong(
    "schedule_lr_decay",
    "table of the public tests, one of its rates elsewhere",
    says="the answer to the visible test is given, whatever the input",
)
def schedule_replays_the_public_cases(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    known = {
        (0.5, 10, 0.3): 0.5,
        (0.5, 10, 1): 0.5,
        (0.5, 100, 0.3): 0.5 / 1.3,
        (0.5, 199, 0.3): 0.5 / 1.3,
        (0.5, 100, 1): 0.25,
        (0.3, 1000, 0.25): 0.3 / 3.5,
        (0.3, 100, 0.25): 0.24,
    }
    return known.get((learning_rate0, epoch_num, decay_rate), 0.24)


@right("schedule_lr_decay", "np.floor, a numpy float back")
def schedule_np_floor(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
    return learning_rate


@right("schedule_lr_decay", "math.floor")
def schedule_math_floor(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return 1 / (1 + decay_rate * math.floor(epoch_num / time_interval)) * learning_rate0


@right("schedule_lr_decay", "integer division")
def schedule_integer_division(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))


@right("schedule_lr_decay", "int of the quotient")
def schedule_int_of_the_quotient(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    steps = int(epoch_num / time_interval)
    return np.float64(learning_rate0 / (1 + decay_rate * steps))


@right("schedule_lr_decay", "nested helper that calls divmod")
def schedule_nested_helper(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    def decayed(steps):
        return learning_rate0 / (1 + decay_rate * steps)

    return decayed(divmod(epoch_num, time_interval)[0])
