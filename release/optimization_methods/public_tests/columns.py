"""Which columns of the shuffled X stand in which mini-batch."""

import itertools

import numpy as np

from public_tests.relations import Known

_CUTS = "look at where each mini-batch begins and ends, and at how many there are."
_LIST = "look at which end of the list each one is put to."
_LABELS = "cut Y at the places where X is cut, and keep it a row."
_ORDER = "look at where the order comes from: the seed, and the permutation after it."


def told_of(batches, X, Y, size=64, seed=0):
    """Say what is right about wrong mini-batches, or where the first wrong one is cut.

    Parameters
    ----------
    batches : object
        What the learner's function returned.
    X, Y : ndarray
        As they were handed in.
    size, seed : int, optional

    Returns
    -------
    Known or None
        None if columns cannot be told apart, or hold other numbers than X.
    """
    if not isinstance(batches, (list, tuple)):
        return None
    order = np.random.RandomState(seed).permutation(X.shape[1])
    got, m = _positions(batches, X[:, order]), X.shape[1]
    if got is None:
        return None
    wanted = [list(range(start, min(start + size, m))) for start in range(0, m, size)]
    if got == wanted:
        return _about_labels(batches, got, Y[:, order])
    beside = _first_torn(batches, got, Y[:, order]) is None
    return _about_columns(got, wanted, beside, list(order))


def _positions(batches, shuffled):
    """For each mini-batch the positions of its columns in the shuffled X."""
    place = {column.tobytes(): at for at, column in enumerate(shuffled.T)}
    try:
        columns = [[place[one.tobytes()] for one in pair[0].T] for pair in batches]
    except (TypeError, KeyError, IndexError, AttributeError):
        return None
    return columns if len(place) == shuffled.shape[1] else None


def _about_labels(batches, positions, labels):
    torn = _first_torn(batches, positions, labels)
    if torn is None:
        return None
    return Known(
        f"X is right; mini-batch {torn}: Y does not hold the labels of its columns", _LABELS
    )


def _first_torn(batches, positions, labels):
    """The first mini-batch whose Y is not that of its X. By positions, since labels repeat."""
    for k, (pair, at) in enumerate(zip(batches, positions, strict=True)):
        if len(pair) != 2 or not np.array_equal(pair[1], labels[:, at]):
            return k
    return None


def _about_columns(got, wanted, beside, order):
    first = _first_difference(got, wanted)
    if sorted(_flat(got)) != _flat(wanted):
        return Known(f"in the shuffled X, {first}", _CUTS)
    if not beside:
        return Known("each example is there once, but not beside its label", _LABELS)
    if _flat(got) == _flat(wanted):
        says = f"all columns are there, in the right order, cut at other places: {first}"
        return Known(says, _CUTS)
    return _about_order(got, wanted, order)


def _about_order(got, wanted, order):
    if sorted(got) == wanted:
        return Known("each mini-batch is right, but they stand in another order", _LIST)
    in_order_of_x = [order[at] for at in _flat(got)] == sorted(order)
    order = "in the order of X itself" if in_order_of_x else "in another order"
    return Known(f"each example is there once, beside its label, {order}", _ORDER)


def _flat(lists):
    return list(itertools.chain.from_iterable(lists))


def _first_difference(got, wanted):
    pairs = itertools.zip_longest(wanted, got)
    k, (right, mine) = next(one for one in enumerate(pairs) if one[1][0] != one[1][1])
    return f"mini-batch {k}: expected {_columns(right)}, got {_columns(mine)}"


def _columns(positions):
    if not positions:
        return "none" if positions is None else "an empty one"
    if len(positions) == 1:
        return f"column {positions[0]}"
    if positions == list(range(positions[0], positions[-1] + 1)):
        return f"columns {positions[0]} to {positions[-1]}"
    return f"columns {', '.join(map(str, positions[:6]))}{', ...' if len(positions) > 6 else ''}"
