"""The pictures and runs of lab 7: Adam with decay on the line problem, tuned in three ways."""

from dataclasses import dataclass

import numpy as np

from labs import landscapes, rules, schedules
from labs.curves import curves
from opt_utils.show import table
from opt_utils.style import BLACK, BLUE, GREY, VERMILLION

TARGET = 0.004150968736347434
"""The cost to beat, from a person who tuned by hand."""

EPOCHS = 600
COMMON, WIDE = "the common values: α from 0.001 to 0.1", "wider: α from 0.001 to 100"
BOXES = {COMMON: (1e-3, 1e-1), WIDE: (1e-3, 1e2)}
DECAYS = (1e-4, 1.0)
_NOTHING = 1e-9
_FLOOR = 1e-30


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
        Whether the weight turned upwards again while it was above 10.
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
    """Tell whether a weight that was falling, above 10, rises again.

    Parameters
    ----------
    weight : ndarray, shape (epochs + 1, n)

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    move = np.diff(weight, axis=0)
    # Rounding makes a weight that has arrived tremble; that is no turn.
    turn = (move[:-1] < 0) & (move[1:] > 0) & (weight[1:-1] > 10 + _NOTHING)
    return turn.any(axis=0)


def by_hand(log):
    """Settings tried one by one, and a log of those that were kept.

    Parameters
    ----------
    log : list of Tries
        What is kept is appended.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the controls ``learning_rate, decay_rate, keep``.
    """

    def build(figure):
        left, right = figure.subplots(1, 2)
        (way,) = curves(left, "weight")
        left.axhline(10, color=GREY, lw=1)
        left.set(xlabel="epoch", ylabel="weight w", xlim=(0, EPOCHS), ylim=(0, 25))
        good, bad = _verdicts(right)
        _draw_target(right)
        right.set(xlabel="number of the try", xlim=(0, 40))
        kept = [0]

        def redraw(learning_rate, decay_rate, keep):
            one = run(learning_rate, decay_rate)
            if keep > kept[0]:
                log.append(one)
                kept[0] = keep
            way.set_data(np.arange(EPOCHS + 1), one.weight[:, 0])
            _mark(good, bad, np.arange(1, len(log) + 1), log)
            return f"{_words(one)} {len(log)} tries in the log."

        return redraw

    return build


def _words(one):
    turned = "turns upwards again above 10" if one.turned[0] else "never turns upwards above 10"
    verdict = "This beats the target." if one.beats[0] else "This does not count as beating it."
    return (
        f"α = {one.learning_rate[0]:.3g}, k = {one.decay_rate[0]:.3g}: cost {one.cost[0]:.4g}, "
        f"target {TARGET:.4g}; the weight {turned}. {verdict}"
    )


def _verdicts(axes):
    look = {"ls": "none", "ms": 8, "animated": True}
    (good,) = axes.plot([], [], "o", color=BLUE, label="beats the target", **look)
    (bad,) = axes.plot([], [], "x", color=VERMILLION, label="does not", mew=2, **look)
    return good, bad


def _draw_target(axes):
    axes.axhline(TARGET, color=BLACK, lw=1.5, ls=":")
    axes.set(ylabel="cost after 600 epochs", yscale="log", ylim=(0.1 * _FLOOR, 1e5))


def _mark(good, bad, places, log):
    beats = np.array([one.beats[0] for one in log], dtype=bool)
    costs = np.maximum([one.cost[0] for one in log], _FLOOR)
    good.set_data(places[beats], costs[beats])
    bad.set_data(places[~beats], costs[~beats])


def log_table(log):
    """Show a log of tries as a table, the best first.

    Parameters
    ----------
    log : list of Tries
    """
    if not log:
        print("The log is empty: press the button below the sliders to keep a try.")
        return
    rows = [
        (
            number,
            f"{one.learning_rate[0]:.4g}",
            f"{one.decay_rate[0]:.4g}",
            f"{one.cost[0]:.4g}",
            "yes" if one.turned[0] else "no",
            "yes" if one.beats[0] else "no",
        )
        for number, one in enumerate(log, start=1)
    ]
    rows.sort(key=lambda row: (row[5] == "no", float(row[3])))
    heads = ["try", "α", "k", "cost", "turned upwards", "beats the target"]
    table(heads, rows, f"{len(log)} tries, the best first")


def grid(count, box):
    """Lay a square grid of settings, even on a logarithmic scale.

    Parameters
    ----------
    count : int
        At most so many settings: the largest square that fits.
    box : tuple of float
        Ends of the learning rate.

    Returns
    -------
    learning_rate, decay_rate : ndarray
    """
    side = int(np.sqrt(count))
    pair = np.meshgrid(np.geomspace(*box, side), np.geomspace(*DECAYS, side))
    return tuple(values.ravel() for values in pair)


def at_random(count, box, seed, scale="logarithmic"):
    """Draw settings at random.

    Parameters
    ----------
    count : int
    box : tuple of float
        Ends of the learning rate.
    seed : int
    scale : str, optional
        ``"logarithmic"``: every power of ten equally likely; ``"linear"``: every number.

    Returns
    -------
    learning_rate, decay_rate : ndarray, shape (count,)
    """
    draws = np.random.default_rng(seed).uniform(size=(count, 2)).T
    if scale == "linear":
        return tuple(a + (b - a) * d for d, (a, b) in zip(draws, (box, DECAYS), strict=True))
    return tuple(a * (b / a) ** d for d, (a, b) in zip(draws, (box, DECAYS), strict=True))


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
    good, bad = _verdicts(left)
    left.set(xlabel="learning rate α", ylabel="decay factor k", xscale="log", yscale="log")
    left.set(xlim=(5e-4, 2e2), ylim=(0.5 * DECAYS[0], 2 * DECAYS[1]))
    figure.legend(handles=[good, bad], loc="outside lower center", ncols=2, frameon=False)
    (best,) = curves(right, "best so far")
    _draw_target(right)
    right.set(xlabel="tries made", ylabel="best cost so far", xlim=(0, 65))

    def redraw(kind, box, count, seed):
        tries = search(kind, count, box, seed)
        for drawn, chosen in ((good, tries.beats), (bad, ~tries.beats)):
            drawn.set_data(tries.learning_rate[chosen], tries.decay_rate[chosen])
        lowest = np.minimum.accumulate(np.where(tries.turned, np.inf, tries.cost))
        best.set_data(np.arange(1, lowest.size + 1), np.maximum(lowest, _FLOOR))
        return (
            f"{kind.capitalize()}, {box}: {tries.cost.size} tries with "
            f"{np.unique(tries.learning_rate).size} different learning rates. "
            f"{tries.beats.sum()} beat the target; the best cost is {lowest[-1]:.4g}."
        )

    return redraw
