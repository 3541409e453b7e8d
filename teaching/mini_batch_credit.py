"""What the hidden test of mini-batches calls: full ones, the last one, columns beside labels."""

import numpy as np

from autograder.border.inputs import generator
from public_tests.comparing import failed
from teaching.credit import Credit


def draw_examples(seed, n_features, m):
    """Draw a data set in which every column is labelled by its own number.

    Parameters
    ----------
    seed : int
    n_features, m : int

    Returns
    -------
    X : ndarray of float, shape (n_features, m)
    Y : ndarray of int, shape (1, m)
        0, 1, ..., m - 1, so that a label tells its column.
    """
    return generator(seed).normal(size=(n_features, m)), np.arange(m).reshape(1, m)


class MiniBatchCredit(Credit):
    """Points for mini-batches: ``full`` ones, the ``last`` one, and the ``pairing`` in all.

    Pairing is right where each column stands beside its own label, as `draw_examples` gave it. An
    input shows it only if most columns are there, in pieces: in an empty list, in lone columns and
    in all that was given, nobody has cut X and Y at the same places.
    """

    def _tested(self, arguments):
        """The last mini-batch where there is one, since other inputs test the full ones alone."""
        full, left = _numbers(*arguments[:3])
        if left:
            return ["last"]
        return ["full", "pairing"] if full > 1 else ["full"]

    def _seen(self, got, wanted, arguments):
        if not _are_batches(got):
            return dict.fromkeys(self._tested(arguments), False)
        cut = _seen_of_cuts(got, wanted, *arguments[:3])
        return cut | _seen_of_pairs(got, arguments[0])


def _numbers(X, Y, size=64):
    """How many full mini-batches there are, and how many columns are left."""
    return divmod(X.shape[1], size)


def _are_batches(got):
    """Whether it is a list of pairs of arrays with as many columns in both."""
    return isinstance(got, (list, tuple)) and all(
        isinstance(pair, (list, tuple)) and len(pair) == 2 and _are_columns(*pair) for pair in got
    )


def _are_columns(X, Y):
    arrays = all(
        isinstance(a, np.ndarray) and a.ndim == 2 and a.dtype.kind in "iuf" for a in (X, Y)
    )
    return arrays and Y.shape == (1, X.shape[1]) and bool(np.isfinite(Y).all())


def _seen_of_cuts(got, wanted, *arguments):
    """Nothing is shown by a part of which there is none, unless something is there."""
    full, left = _numbers(*arguments)
    found = {"full": (full, slice(full)), "last": (left, slice(full, None))}
    right = {part: not failed("", got[at], wanted[at]) for part, (_, at) in found.items()}
    return {part: is_right for part, is_right in right.items() if found[part][0] or not is_right}


def _seen_of_pairs(got, X):
    if any(_is_torn(batch_X, batch_Y, X) for batch_X, batch_Y in got):
        return {"pairing": False}
    m = X.shape[1]
    in_pieces = {label for _, Y in got if 1 < Y.size < m for label in Y.ravel()}
    return {"pairing": True} if len(in_pieces) > m / 2 else {}


def _is_torn(batch_X, batch_Y, X):
    """Whether a column stands beside the label of another: Y numbers the columns."""
    columns = np.clip(np.ravel(batch_Y), 0, X.shape[1] - 1).astype(int)
    return bool(failed("", batch_X, X[:, columns]))
