"""The pictures of lab 2: mini-batches."""

import functools

import numpy as np

from labs.maps import path_line, star
from labs.rules import gradient_descent, path
from opt_utils.style import GREY, LINES

M = 256
EPOCHS = 4
START = (-2.0, 3.0)

_SHUFFLES = 40
_DRAWN = 1000


def noisy_line(m=M):
    """Draw points around the line 2 x - 1.

    Parameters
    ----------
    m : int, optional
        How many.

    Returns
    -------
    X : ndarray, shape (2, m)
        The inputs, and a row of ones for the bias.
    Y : ndarray, shape (1, m)
    """
    generator = np.random.default_rng(2)
    x = generator.normal(size=m)
    return np.vstack([x, np.ones(m)]), (2 * x - 1 + generator.normal(size=m)).reshape(1, m)


def mini_batches(X, Y, mini_batch_size, seed):
    """Shuffle the columns and cut them into batches.

    Parameters
    ----------
    X, Y : ndarray, shape (n, m) and (1, m)
    mini_batch_size, seed : int

    Returns
    -------
    list of tuple of ndarray
        A pair of X and Y for each batch; the last may be smaller.
    """
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    cuts = range(mini_batch_size, m, mini_batch_size)
    return list(zip(*(np.split(part[:, order], cuts, axis=1) for part in (X, Y)), strict=True))


def walk(gradient, X, Y, cut, size, alpha, epochs, shuffle):
    """Mini-batch gradient descent.

    Parameters
    ----------
    gradient : callable
        ``gradient(theta, X, Y)``, the mean over the columns that it is given.
    X, Y : ndarray
    cut : callable
        As `mini_batches`.
    size : int
        Examples in a batch.
    alpha : float
    epochs : int
    shuffle : int
        Which shuffles.

    Returns
    -------
    ndarray, shape (steps + 1, 2)
    """
    first = 1000 * shuffle
    batches = [pair for epoch in range(epochs) for pair in cut(X, Y, size, first + epoch)]
    following = iter(batches)
    return path(
        gradient_descent, lambda t: gradient(t, *next(following)), START, alpha, len(batches)
    )


def paths(whose, cost, gradient, X, Y):
    """Paths that read equal numbers of examples, beside their costs.

    Parameters
    ----------
    whose : dict of str to callable
        Functions that cut mini-batches.
    cost, gradient : callable
        Of ``(theta, X, Y)``.
    X, Y : ndarray

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the controls ``batch, alpha, epochs, shuffle, owner``.
    """
    lowest = cost(best(X, Y), X, Y)

    def build(figure):
        left, right = figure.subplots(1, 2)
        _draw_bowl(left, X, Y)
        right.set(yscale="log", xlim=(0, EPOCHS * M), ylim=(1e-5, 100))
        right.set(xlabel="examples read", ylabel="cost above the lowest")
        lines = [path_line(left), path_line(right)]
        for line in lines:
            line.set(linewidth=1, markersize=3)

        def redraw(batch, alpha, epochs, shuffle, owner):
            size = int(batch)
            places = walk(gradient, X, Y, whose[owner], size, alpha, epochs, shuffle)
            # Steps that are drawn: a curve of more than 256 of them would only be slower.
            steps = np.unique(np.linspace(0, len(places) - 1, M + 1).astype(int))
            above = [cost(place, X, Y) - lowest for place in places[steps]]
            lines[0].set_data(*places.T)
            lines[1].set_data(steps * size, above)
            return (
                f"Batches of {size}, α = {alpha:g}: {epochs * M} examples read in "
                f"{len(places) - 1} steps. The cost ends {above[-1]:.2g} above the lowest."
            )

        return redraw

    return build


def best(X, Y):
    """Return the parameters of the lowest cost, shape (2,)."""
    return np.linalg.lstsq(X.T, Y[0], rcond=None)[0]


def clouds(gradient, X, Y):
    """Gradients of many batches at the start, and how far they scatter.

    Parameters
    ----------
    gradient : callable
        Of ``(theta, X, Y)``.
    X, Y : ndarray

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the control ``batch``.
    """
    each = np.array([gradient(START, X[:, [j]], Y[:, [j]]) for j in range(X.shape[1])])

    def build(figure):
        left, right = figure.subplots(1, 2)
        (cloud,) = left.plot([], [], ".", color=LINES[0][0], markersize=4, animated=True)
        star(left, *each.mean(axis=0))
        left.set(xlabel="$dw$", ylabel="$db$")
        left.plot(*each.T, ".", alpha=0)  # invisible: it only makes room for all
        sizes = np.arange(1, M)
        colour, style = LINES[1]
        right.plot(sizes, scatter_formula(each, sizes), color=colour, linestyle=style)
        right.set(xscale="log", yscale="log", xlabel="examples in a batch", ylim=(0.05, 20))
        right.set(ylabel="scatter of the gradient")
        (dot,) = right.plot([], [], "o", color=LINES[0][0], markersize=9, animated=True)

        def redraw(batch):
            drawn = batch_gradients(each, batch)
            measured = np.sqrt(drawn.var(axis=0).sum())
            cloud.set_data(*drawn.T)
            dot.set_data([batch], [measured])
            return (
                f"{_DRAWN} batches of {batch}: their gradients scatter by {measured:.2f} around "
                f"the star, the gradient of all {M} examples. The formula says "
                f"{scatter_formula(each, batch):.2f}."
            )

        return redraw

    return build


def batch_gradients(each, size):
    """Draw batches without putting back, and return the mean gradient of each.

    Parameters
    ----------
    each : ndarray, shape (m, 2)
        The gradient of each example.
    size : int

    Returns
    -------
    ndarray, shape (1000, 2)
    """
    return each[_orders(len(each))[:, :size]].mean(axis=1)


@functools.cache
def _orders(m):
    return np.random.default_rng(7).permuted(np.tile(np.arange(m), (_DRAWN, 1)), axis=1)


def scatter_formula(each, size):
    """Return the scatter of batches: sigma / sqrt(B), less for the examples that are left.

    Parameters
    ----------
    each : ndarray, shape (m, 2)
        The gradient of each example.
    size : int or ndarray of int
    """
    m = len(each)
    return np.sqrt(each.var(axis=0).sum() / size * (m - size) / (m - 1))


def epoch_costs(X, Y):
    """The cost of an epoch in two ways, over many shuffles of the same examples.

    Parameters
    ----------
    X, Y : ndarray
        The parameters stay those of the lowest cost.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the control ``batch``.
    """
    theta = best(X, Y)
    m = X.shape[1]

    def build(figure):
        axes = figure.subplots()
        shuffles = np.arange(1, _SHUFFLES + 1)
        lines = [path_line(axes, number) for number in (1, 0)]
        for line, label in zip(
            lines, ("mean of the batch means", "sum, divided once"), strict=True
        ):
            line.set(label=label, markersize=5)
        axes.set(xlim=(0, _SHUFFLES + 1), ylim=(0.5, 2.5), xlabel="shuffle", ylabel="cost")
        axes.legend(loc="upper left", ncols=2)

        def redraw(batch):
            means, once = zip(*(_two_costs(theta, X, Y, batch, s) for s in shuffles), strict=True)
            lines[0].set_data(shuffles, means)
            lines[1].set_data(shuffles, once)
            left = m % batch or batch
            return (
                f"{m} examples in batches of {batch}; the last holds {left}. Over {_SHUFFLES} "
                f"shuffles the mean of the means runs from {min(means):.3f} to {max(means):.3f}, "
                f"the sum divided once from {min(once):.3f} to {max(once):.3f}. An example of the "
                f"last batch weighs {batch / left:g} times as much as one of a full batch."
            )

        return redraw

    return build


def _two_costs(theta, X, Y, size, shuffle):
    squares = [(theta @ x - y[0]) ** 2 for x, y in mini_batches(X, Y, size, shuffle)]
    means = np.mean([batch.mean() for batch in squares])
    return means, sum(batch.sum() for batch in squares) / X.shape[1]


def end_costs(cost, gradient, X, Y, size, alpha, shuffles=20):
    """Cost above the lowest after two epochs, for some shuffles.

    Parameters
    ----------
    cost, gradient : callable
        Of ``(theta, X, Y)``.
    X, Y : ndarray
    size : int
    alpha : float
    shuffles : int, optional

    Returns
    -------
    ndarray, shape (shuffles,)
    """
    lowest = cost(best(X, Y), X, Y)
    ends = (walk(gradient, X, Y, mini_batches, size, alpha, 2, s)[-1] for s in range(shuffles))
    return np.array([cost(end, X, Y) for end in ends]) - lowest


def _draw_bowl(axes, X, Y):
    w, b = np.meshgrid(np.linspace(-3, 5, 90), np.linspace(-4, 4, 90))
    costs = np.zeros_like(w)
    for x, y in zip(X[0], Y[0], strict=True):
        costs += (w * x + b - y) ** 2 / M
    levels = costs.min() + 0.12 * np.arange(16) ** 2
    axes.contour(w, b, costs, levels, colors="#9DB8D2", linewidths=0.7)
    star(axes, *best(X, Y))
    axes.plot(*START, "s", color=GREY)
    axes.set(xlabel="weight $w$", ylabel="bias $b$")
    axes.grid(False)
