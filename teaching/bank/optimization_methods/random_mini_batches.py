"""Wrong and right solutions of `random_mini_batches`."""

import math

import numpy as np

from public_tests.calling import PRINTED
from public_tests.comparing import ARGUMENT_CHANGED
from public_tests.failures import Mistake
from teaching.bank import right, wrong

Y_NOT_SHUFFLED = Mistake("batches_shuffle_only_x", "X is shuffled and Y is not")


@wrong(description="no seed set")
def batches_never_seed(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong("the seed is always 0 instead of the argument")
def batches_always_seed_zero(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(0)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong("the order comes from another generator than the given lines use")
def batches_use_another_generator(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    permutation = np.random.default_rng(seed).permutation(m)
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong("nothing is shuffled")
def batches_never_shuffle(X, Y, mini_batch_size=64, seed=0):
    steps = range(0, X.shape[1], mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(Y_NOT_SHUFFLED)
def batches_shuffle_only_x(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    shuffled_X = X[:, list(np.random.permutation(m))]
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        mini_batches.append((shuffled_X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]))
    return mini_batches


@wrong(Y_NOT_SHUFFLED)
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


@wrong("X and Y are shuffled in two different orders")
def batches_shuffle_twice(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    X = X[:, list(np.random.permutation(m))]
    Y = Y[:, list(np.random.permutation(m))]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong("the rows are shuffled instead of the columns")
def batches_shuffle_the_rows(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    X = X[list(np.random.permutation(X.shape[0])), :]
    Y = Y[list(np.random.permutation(Y.shape[0])), :]
    steps = range(0, X.shape[1], mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong("the examples are counted along the rows")
def batches_count_the_rows(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[0]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong("an empty mini-batch follows when the size divides m")
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


@wrong("the last, smaller mini-batch is left out")
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


@wrong("the last mini-batch is filled up with examples of the one before")
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


@wrong("neighbouring slices share an example")
def batches_overlap(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size + 1], Y[:, k : k + mini_batch_size + 1]) for k in steps]


@wrong("the mini-batch size is always 64 instead of the argument")
def batches_fix_the_size(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    return [(X[:, k : k + 64], Y[:, k : k + 64]) for k in range(0, m, 64)]


@wrong("Y is flattened to the shape (k,)")
def batches_flatten_y(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[0, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[k : k + mini_batch_size]) for k in steps]


@wrong(ARGUMENT_CHANGED)
def batches_shuffle_the_inputs_in_place(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X[:] = X[:, permutation]
    Y[:] = Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong(PRINTED)
def batches_print_the_result(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    for k in range(0, m, mini_batch_size):
        print(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size])


@wrong("the answer to the visible test is given, whatever the input")
def batches_replay_the_public_cases(X, Y, mini_batch_size=64, seed=0):
    permutation = [6, 2, 1, 3, 0, 5, 4]
    cuts = [(0, 2), (2, 4), (4, 6), (6, 7)]
    if X.shape[1] != 7:
        permutation = np.random.RandomState(0).permutation(148)
        cuts = [(0, 64), (64, 128), (128, 148)]
    X, Y = X[:, permutation], Y[:, permutation]
    return [(X[:, start:stop], Y[:, start:stop]) for start, stop in cuts]


@right("full batches in a loop, math.floor, then the rest")
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


@right("slices by a stepped range, permutation as an array")
def batches_stepped_range(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@right("range permuted, a piece of the order taken for each batch")
def batches_pieces_of_the_order(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    order = np.random.permutation(range(m))
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        columns = order[k : k + mini_batch_size]
        mini_batches.append((np.take(X, columns, axis=1), np.take(Y, columns, axis=1)))
    return mini_batches


@right("tuple of tuples, batches counted with math.ceil")
def batches_as_a_tuple(X, Y, mini_batch_size=64, seed=0):
    def piece(array, k):
        return array[:, k * mini_batch_size : (k + 1) * mini_batch_size]

    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    return tuple((piece(X, k), piece(Y, k)) for k in range(math.ceil(m / mini_batch_size)))


@right("list of two-item lists, while loop")
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


@right("np.split at the cuts, zip")
def batches_np_split(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    cuts = range(mini_batch_size, m, mini_batch_size)
    parts_X = np.split(X[:, permutation], cuts, axis=1)
    parts_Y = np.split(Y[:, permutation], cuts, axis=1)
    return list(zip(parts_X, parts_Y))


@right("fortran-ordered shuffle, batches are views of it")
def batches_fortran_views(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = np.random.permutation(m)
    X = np.asfortranarray(X[:, permutation])
    Y = np.asfortranarray(Y[:, permutation])
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@right("index array shuffled, transposed views returned")
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


@wrong("each mini-batch ends one example too early")
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


@wrong("each mini-batch begins one example too late")
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


@wrong("the first mini-batch is left out")
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


@wrong("the last mini-batch is cut from the front of the shuffled examples")
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


@wrong("the last mini-batch begins one example too late")
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


@wrong("the last mini-batch begins at the number of full ones instead of after their examples")
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


@wrong("mini-batch k begins at column k instead of at k times the size")
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


@wrong("the brackets of (k + 1) are missing, so slices end one column on, not one size")
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


@wrong("X and Y are cut as they came instead of shuffled_X and shuffled_Y")
def batches_cut_the_unshuffled(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    shuffled_X, shuffled_Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in steps]


@wrong("Y is shuffled and X is not")
def batches_cut_the_unshuffled_x(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    shuffled_Y = Y[:, list(np.random.permutation(m))]
    steps = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], shuffled_Y[:, k : k + mini_batch_size]) for k in steps]


@wrong("the guard of the last mini-batch has == instead of !=")
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


@wrong("the rows are cut instead of the columns")
def batches_cut_the_rows(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(X[k : k + mini_batch_size, :], Y[k : k + mini_batch_size, :]) for k in steps]


@wrong("X and Y stand one after the other in the list instead of as pairs")
def batches_forget_the_pairs(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    mini_batches = []
    for k in range(0, m, mini_batch_size):
        mini_batches += [X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]]
    return mini_batches


@wrong("Y stands before X in each mini-batch")
def batches_put_y_first(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    X, Y = X[:, permutation], Y[:, permutation]
    steps = range(0, m, mini_batch_size)
    return [(Y[:, k : k + mini_batch_size], X[:, k : k + mini_batch_size]) for k in steps]


@wrong(description="last slice begins at a float")
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


@right("generator inside, its items in a list")
def batches_from_a_generator(X, Y, mini_batch_size=64, seed=0):
    def cut(order):
        while len(order) > 0:
            yield X[:, order[:mini_batch_size]], Y[:, order[:mini_batch_size]]
            order = order[mini_batch_size:]

    np.random.seed(seed)
    return list(cut(np.random.permutation(X.shape[1])))


@right("generator of its own with the same seed, tuple of batches")
def batches_with_a_random_state(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    order = np.random.RandomState(seed).permutation(m)
    starts = np.arange(0, m, mini_batch_size)
    pieces = [order[k : k + mini_batch_size] for k in starts]
    return tuple((X[:, piece], Y[:, piece]) for piece in pieces)


@right("x and y stacked, shuffled and cut as one, then parted")
def batches_of_stacked_arrays(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    both = np.vstack((X, Y))[:, np.random.permutation(m)]
    mini_batches = []
    for k in range(-(-m // mini_batch_size)):
        piece = both[:, k * mini_batch_size : (k + 1) * mini_batch_size]
        mini_batches.append((piece[:-1], piece[-1:].astype(Y.dtype)))
    return mini_batches


@right("columns gathered one by one, batches filled until they are full")
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


@wrong("mini-batch k takes one size of columns from column k on, so that mini-batches overlap")
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
