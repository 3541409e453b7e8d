"""Mini-batches: columns cut at the wrong places, or torn from their labels."""

from functools import partial

from teaching.real_mistakes.marked import wrong

_SHUFFLED = """\
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    mini_batches = []
    permutation = list(np.random.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((1, m))
"""

_batches = partial(wrong, "random_mini_batches")
_cut = partial(_batches, head=_SHUFFLED)

MISTAKES = (
    _batches(
        "k of a loop that did not run",
        """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed)
            m = X.shape[1]
            order = list(np.random.permutation(m))
            sX, sY = X[:, order], Y[:, order].reshape((1, m))
            size, out = mini_batch_size, []
            for k in range(m // size):
                out.append((sX[:, k * size : (k + 1) * size], sY[:, k * size : (k + 1) * size]))
            if m % size != 0:
                out.append((sX[:, (k + 1) * size :], sY[:, (k + 1) * size :]))  # wrong
            return out
        """,
    ),
    _batches(
        "each one from the start",
        """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed)
            m = X.shape[1]
            order = list(np.random.permutation(m))
            sX, sY = X[:, order], Y[:, order].reshape((1, m))
            out = []
            full = m // mini_batch_size
            for k in range(full):
                out.append((sX[:, 0:mini_batch_size], sY[:, 0:mini_batch_size]))  # wrong
            if m % mini_batch_size != 0:
                out.append((sX[:, full * mini_batch_size :], sY[:, full * mini_batch_size :]))
            return out
        """,
    ),
    _batches(
        "last labels cut from X",
        """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed)
            m = X.shape[1]
            order = list(np.random.permutation(m))
            sX, sY = X[:, order], Y[:, order].reshape((1, m))
            out = []
            full = m // mini_batch_size
            for k in range(full):
                a, b = k * mini_batch_size, (k + 1) * mini_batch_size
                out.append((sX[:, a:b], sY[:, a:b]))
            if m % mini_batch_size != 0:
                a = full * mini_batch_size
                out.append((sX[:, a:], sX[:, a:]))  # wrong
            return out
        """,
    ),
    _batches(
        "last one begins at the rest",
        """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed)
            m = X.shape[1]
            order = list(np.random.permutation(m))
            sX, sY = X[:, order], Y[:, order].reshape((1, m))
            out = []
            full = m // mini_batch_size
            for k in range(full):
                a, b = k * mini_batch_size, (k + 1) * mini_batch_size
                out.append((sX[:, a:b], sY[:, a:b]))
            if m % mini_batch_size != 0:
                a = m - mini_batch_size * full  # wrong
                out.append((sX[:, a:m], sY[:, a:m]))
            return out
        """,
    ),
    _batches(
        "last one by an index",
        """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed)
            m = X.shape[1]
            order = list(np.random.permutation(m))
            sX, sY = X[:, order], Y[:, order].reshape((1, m))
            out = []
            for k in range(m // mini_batch_size):
                a, b = k * mini_batch_size, (k + 1) * mini_batch_size
                out.append((sX[:, a:b], sY[:, a:b]))
            if m % mini_batch_size != 0:
                out.append((sX[:, -(m % mini_batch_size)], sY[:, -(m % mini_batch_size)]))  # wrong
            return out
        """,
    ),
    _batches(
        "another default size",
        """
        def random_mini_batches(X, Y, mini_batch_size=10000, seed=0):  # wrong
            np.random.seed(seed)
            m = X.shape[1]
            order = list(np.random.permutation(m))
            sX, sY = X[:, order], Y[:, order].reshape((1, m))
            out = []
            full = m // mini_batch_size
            for k in range(full):
                a, b = k * mini_batch_size, (k + 1) * mini_batch_size
                out.append((sX[:, a:b], sY[:, a:b]))
            if m % mini_batch_size != 0:
                out.append((sX[:, full * mini_batch_size :], sY[:, full * mini_batch_size :]))
            return out
        """,
    ),
    _cut(
        "cuts at the number of mini-batches",
        """
        n = m // mini_batch_size
        for k in range(n):
            X_k = shuffled_X[:, k * n : (k + 1) * n]  # wrong
            Y_k = shuffled_Y[:, k * n : (k + 1) * n]  # wrong
            mini_batches.append((X_k, Y_k))
        if m % mini_batch_size != 0:
            mini_batches.append((shuffled_X[:, n * n :], shuffled_Y[:, n * n :]))  # wrong
        return mini_batches
        """,
    ),
    _cut(
        "an example too many in each",
        """
        size = mini_batch_size + 1  # wrong
        for start in range(0, m, size):
            pair = shuffled_X[:, start : start + size], shuffled_Y[:, start : start + size]
            mini_batches.append(pair)
        return mini_batches
        """,
    ),
    _cut(
        "the rest joined to the last full one",
        """
        num_full = m // mini_batch_size
        for k in range(num_full):
            start = k * mini_batch_size
            stop = m if k == num_full - 1 else start + mini_batch_size  # wrong
            mini_batches.append((shuffled_X[:, start:stop], shuffled_Y[:, start:stop]))
        return mini_batches
        """,
    ),
    _cut(
        "as even as possible",
        """
        n_batches = int(np.ceil(m / mini_batch_size))
        parts_X = np.array_split(shuffled_X, n_batches, axis=1)  # wrong
        parts_Y = np.array_split(shuffled_Y, n_batches, axis=1)  # wrong
        return list(zip(parts_X, parts_Y))
        """,
    ),
    _cut(
        "one with everything",
        """
        mini_batches.append((shuffled_X, shuffled_Y))  # wrong
        return mini_batches
        """,
    ),
    _cut(
        "small one first",
        """
        rest = m % mini_batch_size
        if rest:
            mini_batches.append((shuffled_X[:, :rest], shuffled_Y[:, :rest]))  # wrong
        for start in range(rest, m, mini_batch_size):  # wrong
            stop = start + mini_batch_size
            mini_batches.append((shuffled_X[:, start:stop], shuffled_Y[:, start:stop]))
        return mini_batches
        """,
    ),
    _cut(
        "an empty one when nothing is left",
        """
        for k in range(m // mini_batch_size + 1):  # wrong
            start, stop = k * mini_batch_size, (k + 1) * mini_batch_size
            mini_batches.append((shuffled_X[:, start:stop], shuffled_Y[:, start:stop]))
        return mini_batches
        """,
    ),
    _cut(
        "labels of the full ones cut from X",
        """
        num_full = m // mini_batch_size
        for k in range(num_full):
            mini_batch_X = shuffled_X[:, k * mini_batch_size : (k + 1) * mini_batch_size]
            mini_batch_Y = shuffled_X[:, k * mini_batch_size : (k + 1) * mini_batch_size]  # wrong
            mini_batches.append((mini_batch_X, mini_batch_Y))
        if m % mini_batch_size != 0:
            mini_batch_X = shuffled_X[:, num_full * mini_batch_size :]
            mini_batch_Y = shuffled_Y[:, num_full * mini_batch_size :]
            mini_batches.append((mini_batch_X, mini_batch_Y))
        return mini_batches
        """,
    ),
    _cut(
        "last one ends where brackets are set wrongly",
        """
        full = int(m / mini_batch_size)
        for i in range(0, full):
            here = slice(i * mini_batch_size, (i + 1) * mini_batch_size)
            mini_batches.append((shuffled_X[:, here], shuffled_Y[:, here]))
        if m % mini_batch_size != 0:
            start, stop = full * mini_batch_size, (m - mini_batch_size) * full  # wrong
            mini_batches.append((shuffled_X[:, start:stop], shuffled_Y[:, start:stop]))
        return mini_batches
        """,
    ),
    _cut(
        "last one a column early",
        """
        num_full = m // mini_batch_size
        for k in range(num_full):
            first = k * mini_batch_size
            last = first + mini_batch_size
            mini_batches.append((shuffled_X[:, first:last], shuffled_Y[:, first:last]))
        if m % mini_batch_size != 0:
            mini_batch_X = shuffled_X[:, num_full * mini_batch_size - 1 : -1]  # wrong
            mini_batch_Y = shuffled_Y[:, num_full * mini_batch_size - 1 : -1]  # wrong
            mini_batches.append((mini_batch_X, mini_batch_Y))
        return mini_batches
        """,
    ),
    _cut(
        "as long as its number",
        """
        n_batches = math.ceil(m / mini_batch_size)
        for number in range(n_batches):
            start = number * mini_batch_size
            end = min(start + number, m)  # wrong
            mini_batches.append((shuffled_X[:, start:end], shuffled_Y[:, start:end]))
        return mini_batches
        """,
    ),
    _cut(
        "the rest dropped",
        """
        for start in range(0, m + 1 - mini_batch_size, mini_batch_size):  # wrong
            chosen = slice(start, start + mini_batch_size)
            mini_batches += [(shuffled_X[:, chosen], shuffled_Y[:, chosen])]
        return mini_batches
        """,
    ),
    _cut(
        "rows for columns",
        """
        num_full = m // mini_batch_size
        for k in range(num_full):
            mini_batch_X = shuffled_X[k * mini_batch_size : (k + 1) * mini_batch_size, :]  # wrong
            mini_batch_Y = shuffled_Y[:, k * mini_batch_size : (k + 1) * mini_batch_size]
            mini_batches.append((mini_batch_X, mini_batch_Y))
        if m % mini_batch_size != 0:
            mini_batch_X = shuffled_X[num_full * mini_batch_size :, :]  # wrong
            mini_batch_Y = shuffled_Y[:, num_full * mini_batch_size :]
            mini_batches.append((mini_batch_X, mini_batch_Y))
        return mini_batches
        """,
    ),
    _batches(
        "labels shuffled on their own",
        """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed)
            m = X.shape[1]
            X_mixed = X[:, np.random.permutation(m)]
            Y_mixed = Y[:, np.random.permutation(m)]  # wrong
            cuts = range(0, m, mini_batch_size)
            return [
                (X_mixed[:, c : c + mini_batch_size], Y_mixed[:, c : c + mini_batch_size])
                for c in cuts
            ]
        """,
    ),
    _batches(
        "another seed",
        """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed + 2017)  # wrong
            columns = np.random.permutation(X.shape[1])
            mini_batches = []
            while len(columns) > 0:
                now, columns = columns[:mini_batch_size], columns[mini_batch_size:]
                mini_batches.append((X[:, now], Y[:, now]))
            return mini_batches
        """,
    ),
    _cut(
        "each one from the start, last labels cut from X",
        """
        num_full, rest = divmod(m, mini_batch_size)
        for k in range(num_full):
            mini_batch_X = shuffled_X[:, :mini_batch_size]  # wrong
            mini_batch_Y = shuffled_Y[:, :mini_batch_size]  # wrong
            mini_batches.append((mini_batch_X, mini_batch_Y))
        if rest > 0:
            mini_batches.append((shuffled_X[:, -rest:], shuffled_X[:, -rest:]))  # wrong too
        return mini_batches
        """,
    ),
)
