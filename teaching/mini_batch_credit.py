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

    Pairing is right where each column stands beside its own label, as `draw_examples` gave it.
    """

    def _lost_parts(self, got, wanted, arguments):
        if not _are_batches(got):
            return list(self._worth)
        return _lost_of_batches(got, wanted, *arguments[:3])


def _are_batches(got):
    """Whether it is a list of pairs of arrays with as many columns in both."""
    pairs = isinstance(got, (list, tuple)) and all(
        isinstance(pair, (list, tuple)) and len(pair) == 2 for pair in got
    )
    return pairs and all(
        np.ndim(X) == 2 and np.ndim(Y) == 2 and np.shape(Y) == (1, np.shape(X)[1]) for X, Y in got
    )


def _lost_of_batches(got, wanted, X, Y, size=64):
    full = X.shape[1] // size
    wrong = {
        "full": failed("", got[:full], wanted[:full]),
        "last": failed("", got[full:], wanted[full:]),
        "pairing": any(_is_torn(batch_X, batch_Y, X) for batch_X, batch_Y in got),
    }
    return [part for part, failure in wrong.items() if failure]


def _is_torn(batch_X, batch_Y, X):
    """Whether a column stands beside the label of another: Y numbers the columns."""
    columns = np.clip(np.ravel(batch_Y).astype(int), 0, X.shape[1] - 1)
    return bool(failed("", batch_X, X[:, columns]))
