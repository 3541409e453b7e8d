"""Pictures of runs on the line problem: histories, the path over the cost, and tuning."""

import matplotlib.pyplot as plt
import numpy as np

from opt_utils.line import TRUE_BIAS, TRUE_WEIGHT, line_cost
from opt_utils.show import show
from opt_utils.style import BLACK, BLUE, COURSE_STYLE, GREEN, GREY, ORANGE, VERMILLION

LEVELS = [20, 60, 100, 200, 300, *range(400, 5801, 200)]
"""Costs at which the map has a contour."""
_course_look = plt.rc_context(COURSE_STYLE)


@_course_look
def plot_run(history, title):
    """Draw cost, weight, bias and learning rate of a run against the epoch.

    Parameters
    ----------
    history : dict of str to ndarray
        From `opt_utils.line.train`.
    title : str
        Stands above the picture and in its description.
    """
    figure, panels = plt.subplots(2, 2, figsize=(9, 5.4), sharex=True)
    (cost, rate), (weight, bias) = panels
    cost.semilogy(np.maximum(history["cost"], 1e-30), color=BLACK)
    cost.set_ylabel("cost")
    rate.plot(history["learning_rate"], color=GREEN, ls="-.")
    rate.set(ylabel="learning rate", ylim=(0, 1.1 * history["learning_rate"].max()))
    for axes, name, colour, style, end in (
        (weight, "weight", BLUE, "-", TRUE_WEIGHT),
        (bias, "bias", VERMILLION, "--", TRUE_BIAS),
    ):
        axes.axhline(end, color=GREY, lw=1)
        axes.plot(history[name], color=colour, ls=style)
        axes.set(xlabel="epoch", ylabel=name)
    figure.suptitle(title)
    show(
        figure,
        f"{title}: cost (mind its scale), learning rate, weight and bias. The grey lines are where "
        "the line of the data lies.",
        f"Four plots against the epoch. {title}: {_ends(history)}",
    )


@_course_look
def plot_path(history, title, last=None):
    """Draw the path of a run over the contours of the cost.

    Parameters
    ----------
    history : dict of str to ndarray
        From `opt_utils.line.train`.
    title : str
        Stands above the picture and in its description.
    last : int, optional
        Show only so many epochs at the end, and only as much of the map as they need.
    """
    w, b = (history[name][-last - 1 if last else 0 :] for name in ("weight", "bias"))
    figure, axes = plt.subplots(figsize=(7, 4.6))
    if last:
        _draw_valley(axes, w, b)
    else:
        _draw_map(axes)
    axes.plot(b, w, "-o", color=VERMILLION, markersize=3, lw=1.5, label="path")
    axes.plot(b[-1], w[-1], "D", color=BLACK, markersize=7, label="last epoch")
    axes.plot(TRUE_BIAS, TRUE_WEIGHT, "*", color=BLACK, markersize=13, label="minimum")
    axes.set(xlabel="bias", ylabel="weight", title=title)
    axes.legend()
    what = f"the last {last} epochs, settling down" if last else "the path over the cost"
    show(
        figure,
        f"{title}: {what}.",
        f"A contour map of the cost, bias to the right and weight upwards, with a star at the "
        f"minimum, weight 10 and bias 20. {title}: {what}. {_ends(history)}",
    )


def _draw_map(axes):
    w, b = np.meshgrid(np.arange(0, 24, 0.1), np.arange(-20, 70, 1))
    _contours(axes, w, b, line_cost(w, b), LEVELS)


def _draw_valley(axes, w, b):
    """The map around a part of a path, with contours where that part is."""
    grid = np.meshgrid(*(_around(values, end) for values, end in ((w, 10), (b, 20))))
    costs = line_cost(*grid)
    _contours(axes, *grid, costs, np.geomspace(max(costs.min(), 1e-12), costs.max(), 12))


def _around(values, end):
    low, high = min(values.min(), end), max(values.max(), end)
    room = 0.15 * (high - low) + 1e-9
    return np.linspace(low - room, high + room, 200)


def _contours(axes, w, b, costs, levels):
    axes.contour(b, w, costs, levels, colors=GREY, linewidths=0.7)
    axes.grid(False)


def _ends(history):
    w, b, cost = (history[name] for name in ("weight", "bias", "cost"))
    turns = int(np.sum(np.diff(np.sign(np.diff(w))) != 0))
    return (
        f"In {len(w) - 1} epochs the weight goes from {w[0]:.4g} to {w[-1]:.6g}, turning {turns} "
        f"times, the bias from {b[0]:.4g} to {b[-1]:.6g}, and the cost from {cost[0]:.4g} to "
        f"{cost[-1]:.4g}."
    )


@_course_look
def plot_tries(tries, target):
    """Draw the tries of a tuning log: settings, and what came of them.

    Parameters
    ----------
    tries : list of dict
        ``learning_rate``, ``decay`` and ``cost`` of each.
    target : float
        The cost to beat.
    """
    rate, decay, cost = (
        np.array([one[name] for one in tries], dtype=float)
        for name in ("learning_rate", "decay", "cost")
    )
    beaten = cost < target
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.8))
    for chosen, colour, marker, label in (
        (~beaten, ORANGE, "o", "not yet"),
        (beaten, BLUE, "*", "beats the target"),
    ):
        numbers = np.flatnonzero(chosen) + 1
        left.semilogy(numbers, cost[chosen], marker, color=colour, label=label, ls="")
        right.loglog(rate[chosen], decay[chosen], marker, color=colour, ls="")
    left.axhline(target, color=GREY, lw=1)
    left.set(xlabel="try", ylabel="last cost")
    left.legend()
    right.set(xlabel="learning rate", ylabel="decay")
    show(
        figure,
        "Your tries. Left: the last cost of each; the grey line is the target. Right: where you "
        "have searched.",
        f"Two plots of {len(tries)} tries, {int(beaten.sum())} of which beat the target of "
        f"{target:.4g}. The lowest cost is {cost.min():.4g}, at learning rate "
        f"{rate[cost.argmin()]:.4g} and decay {decay[cost.argmin()]:.4g}.",
    )
