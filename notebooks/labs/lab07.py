"""The pictures and runs of lab 7: Adam with decay on the line problem, tuned in three ways."""

from dataclasses import dataclass

import numpy as np

from labs import landscapes, rules, schedules
from labs.curves import REFERENCE, curves
from opt_utils.show import table
from opt_utils.style import BLUE, ORANGE, VERMILLION

TARGET = 0.004150968736347434
"""The cost to beat, from a person who tuned by hand."""

EPOCHS = 600
COMMON = "the common values: α from 0.001 to 0.1"
WIDE = "wide: α from 0.001 to 100"
CLOSE = "close: α from 0.2 to 0.8, k up to 0.01"
BOXES = {
    COMMON: ((1e-3, 1e-1), (1e-4, 1.0)),
    WIDE: ((1e-3, 1e2), (1e-4, 1.0)),
    CLOSE: ((0.2, 0.8), (1e-4, 1e-2)),
}
"""Where a search looks: ends of the learning rate, and of the decay factor."""

_ROUNDING = 1e-6
_FLOOR = 1e-12


@dataclass(frozen=True)
class Tries:
    """Some settings, and what came of each.

    Attributes
    ----------
    learning_rate, decay_rate : ndarray, shape (n,)
    weight : ndarray, shape (601, n)
        The weight at the start and after each epoch.
    cost : ndarray, shape (n,)
        After the last epoch.
    turned : ndarray of bool, shape (n,)
        Whether the weight turned upwards again after it had been above 10.
    """

    learning_rate: np.ndarray
    decay_rate: np.ndarray
    weight: np.ndarray
    cost: np.ndarray
    turned: np.ndarray

    @property
    def beats(self):
        """Whether each try beats the target and keeps the rule."""
        return (self.cost < TARGET) & ~self.turned


def run(learning_rate, decay_rate):
    """Run Adam with inverse-time decay, for many settings at once.

    Parameters
    ----------
    learning_rate, decay_rate : array_like, shape (n,)

    Returns
    -------
    Tries
    """
    alpha, k = np.broadcast_arrays(*np.atleast_1d(learning_rate, decay_rate))
    line = landscapes.LINE
    bend, best = line.hessian(line.start), np.reshape(line.minima[0], (2, 1))
    rates = schedules.inverse_time(alpha, np.arange(EPOCHS)[:, None], k)
    theta = np.repeat(np.reshape(line.start, (2, 1)), alpha.size, axis=1)
    # A quadratic's gradient is its Hessian times the way from the minimum.
    walk = rules.adam(lambda place: bend @ (place - best), theta, rates)
    path = np.array([theta, *walk])
    return Tries(alpha, k, path[:, 0], line.cost(path[-1]), turns_upwards(path[:, 0]))


def turns_upwards(weight):
    """Tell whether a weight rises again after it was above 10 and has fallen.

    Parameters
    ----------
    weight : ndarray, shape (epochs + 1, n)

    Returns
    -------
    ndarray of bool, shape (n,)
        A rise of less than a millionth in an epoch is rounding, and no turn.
    """
    move = np.diff(weight, axis=0)
    was_above = np.logical_or.accumulate(weight[:-1] > 10, axis=0)
    has_fallen = np.logical_or.accumulate(was_above & (move < -_ROUNDING), axis=0)
    return (has_fallen & (move > _ROUNDING)).any(axis=0)


def by_hand(log):
    """Settings tried one by one, and a log of those that were kept.

    Parameters
    ----------
    log : list of tuple of float
        The learning rate and decay factor of each try that is kept are appended.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the controls ``learning_rate, decay_rate, keep``.
    """

    def build(figure):
        left, right = figure.subplots(1, 2)
        (way,) = curves(left, "weight")
        left.axhline(10, **REFERENCE)
        left.set(xlabel="epoch", ylabel="weight w", xlim=(0, EPOCHS), ylim=(0, 25))
        markers = _verdicts(right)
        _draw_target(right)
        right.set(xlabel="number of the try", xlim=(0, 40))
        presses = [0]

        def redraw(learning_rate, decay_rate, keep):
            if keep > presses[0]:
                log.append((learning_rate, decay_rate))
                presses[0] = keep
            tries = run(*zip((learning_rate, decay_rate), *log, strict=True))
            way.set_data(np.arange(EPOCHS + 1), tries.weight[:, 0])
            # The first is the one on show; it is not in the log.
            numbers = np.r_[np.nan, 1 : len(log) + 1]
            _mark(markers, numbers, np.maximum(tries.cost, _FLOOR), tries)
            return f"{_words(tries)} {len(log)} tries in the log."

        return redraw

    return build


def _words(tries):
    turned = "turns upwards again" if tries.turned[0] else "does not turn upwards again"
    verdict = "This beats the target." if tries.beats[0] else "This does not count as beating it."
    return (
        f"α = {tries.learning_rate[0]:.3g}, k = {tries.decay_rate[0]:.3g}: cost "
        f"{tries.cost[0]:.4g}, target {TARGET:.4g}; the weight {turned}. {verdict}"
    )


def _verdicts(axes):
    look = {"ls": "none", "ms": 8, "animated": True}
    return [
        axes.plot([], [], "o", color=BLUE, label="beats the target", **look)[0],
        axes.plot([], [], "^", color=ORANGE, label="low cost, but turns upwards", **look)[0],
        axes.plot([], [], "x", color=VERMILLION, label="cost too high", mew=2, **look)[0],
    ]


def _mark(markers, x, y, tries):
    low = tries.cost < TARGET
    for marker, chosen in zip(markers, (tries.beats, low & tries.turned, ~low), strict=True):
        marker.set_data(x[chosen], y[chosen])


def _draw_target(axes):
    axes.axhline(TARGET, **REFERENCE)
    axes.set(ylabel="cost after 600 epochs", yscale="log", ylim=(0.1 * _FLOOR, 1e5))


def log_table(log):
    """Show a log of tries as a table, the best first.

    Parameters
    ----------
    log : list of tuple of float
        Learning rates and decay factors.
    """
    if not log:
        print("The log is empty: press the button below the sliders to keep a try.")
        return
    tries = run(*zip(*log, strict=True))
    rows = [
        (
            number + 1,
            *(f"{x[number]:.4g}" for x in (tries.learning_rate, tries.decay_rate, tries.cost)),
            *("yes" if x[number] else "no" for x in (tries.turned, tries.beats)),
        )
        for number in np.lexsort((tries.cost, ~tries.beats))
    ]
    heads = ["try", "α", "k", "cost", "turned upwards", "beats the target"]
    table(heads, rows, f"{len(log)} tries, the best first")


def grid(count, box):
    """Lay a square grid of settings, even on a logarithmic scale.

    Parameters
    ----------
    count : int
        At most so many settings: the largest square that fits.
    box : tuple of tuple of float
        Ends of the learning rate, ends of the decay factor.

    Returns
    -------
    learning_rate, decay_rate : ndarray
    """
    side = int(np.sqrt(count))
    return tuple(values.ravel() for values in np.meshgrid(*(np.geomspace(*b, side) for b in box)))


def at_random(count, box, seed, scale="logarithmic"):
    """Draw settings at random.

    Parameters
    ----------
    count : int
    box : tuple of tuple of float
        Ends of the learning rate, ends of the decay factor.
    seed : int
    scale : str, optional
        ``"logarithmic"``: every power of ten equally likely; ``"linear"``: every number.

    Returns
    -------
    learning_rate, decay_rate : ndarray, shape (count,)
    """
    draws = np.random.default_rng(seed).uniform(size=(count, 2)).T
    if scale == "linear":
        return tuple(low + (high - low) * u for u, (low, high) in zip(draws, box, strict=True))
    return tuple(low * (high / low) ** u for u, (low, high) in zip(draws, box, strict=True))


SEARCHES = ("grid", "random, logarithmic", "random, linear")


def search(kind, count, box, seed=0):
    """Run a search.

    Parameters
    ----------
    kind : str
        One of `SEARCHES`.
    count : int
    box : str
        A key of `BOXES`.
    seed : int, optional

    Returns
    -------
    Tries
    """
    if kind == "grid":
        return run(*grid(count, BOXES[box]))
    return run(*at_random(count, BOXES[box], seed, kind.removeprefix("random, ")))


def searches(figure):
    """A search by grid or at random, in a narrow box or a wide one.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    callable
        ``redraw(kind, box, count, seed)``.
    """
    left, right = figure.subplots(1, 2)
    markers = _verdicts(left)
    left.set(xlabel="learning rate α", ylabel="decay factor k", xscale="log", yscale="log")
    left.set(xlim=(5e-4, 2e2), ylim=(5e-5, 2))
    figure.legend(handles=markers, loc="outside lower center", ncols=3, frameon=False)
    (best,) = curves(right, "best so far")
    _draw_target(right)
    right.set(xlabel="tries made", ylabel="best cost so far", xlim=(0, 65))

    def redraw(kind, box, count, seed):
        tries = search(kind, count, box, seed)
        _mark(markers, tries.learning_rate, tries.decay_rate, tries)
        lowest = np.minimum.accumulate(np.where(tries.turned, np.inf, tries.cost))
        best.set_data(np.arange(1, lowest.size + 1), np.maximum(lowest, _FLOOR))
        return (
            f"{kind.capitalize()}, {box}: {tries.cost.size} tries with "
            f"{np.unique(tries.learning_rate).size} different learning rates. "
            f"{tries.beats.sum()} beat the target; the best cost is {lowest[-1]:.4g}."
        )

    return redraw
