"""The pictures of lab 1: gradient descent."""

import numpy as np

from labs.landscapes import LINE, ROSENBROCK, VALLEY
from labs.maps import draw_map, path_line
from labs.rules import gradient_descent, path
from opt_utils.style import BLACK, GREY, LINES

WRONG_GRADIENTS = {
    "right": lambda theta: ROSENBROCK.gradient(theta),
    "one factor 2 forgotten": lambda theta: ROSENBROCK.gradient(theta) * (1, 0.5),
    "one sign wrong": lambda theta: ROSENBROCK.gradient(theta) * (1, -1),
}
"""Gradients that the check is tried on: a right one, and two with a common slip."""

_STEPS = 200


def valley(whose):
    """Paths on the long valley, beside their costs.

    Parameters
    ----------
    whose : dict of str to callable
        The rules that can be chosen.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the controls ``alpha, steps, owner``.
    """

    def build(figure):
        left, right = figure.subplots(1, 2, width_ratios=(3, 2))
        draw_map(left, VALLEY)
        right.set(yscale="log", xlim=(0, 60), ylim=(1e-6, 1e6), xlabel="step", ylabel="cost J")
        walk, curve = path_line(left), path_line(right)

        def redraw(alpha, steps, owner):
            places = path(whose[owner], VALLEY.gradient, VALLEY.start, alpha, steps)
            costs = VALLEY.along(places)
            walk.set_data(*places.T)
            curve.set_data(np.arange(steps + 1), costs)
            swings = np.sum(np.diff(np.sign(places[:, 1])) != 0)
            return (
                f"With α = {alpha:g}, {steps} steps lead from cost {costs[0]:.3g} to "
                f"{costs[-1]:.3g}. The path crosses the valley floor in {swings} of them."
            )

        return redraw

    return build


def line_costs(figure):
    """Costs on the line problem around the learning rate at which the walk runs away.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    callable
        With the argument ``alpha``.
    """
    axes = figure.subplots()
    axes.set(yscale="log", xlim=(0, _STEPS), ylim=(1e-2, 1e12), xlabel="step", ylabel="cost J")
    axes.axhline(LINE.cost(LINE.start), color=BLACK, linestyle=":", label="cost at the start")
    curve = path_line(axes)
    curve.set(marker="", label="cost of gradient descent")
    axes.legend(loc="upper left")
    steepest = np.linalg.eigvalsh(LINE.hessian(LINE.start))[-1]

    def redraw(alpha):
        costs = LINE.along(path(gradient_descent, LINE.gradient, LINE.start, alpha, _STEPS))
        curve.set_data(np.arange(_STEPS + 1), costs)
        way = "grows: the walk runs away" if costs[-1] > costs[0] else "has fallen"
        return (
            f"α = {alpha:.4f}: after {_STEPS} steps the cost {way}, from {costs[0]:.0f} to "
            f"{costs[-1]:.3g}. In the steepest direction each step multiplies the distance to the "
            f"minimum by {1 - alpha * steepest:.4f}."
        )

    return redraw


def gradient_check(numerical):
    """How far finite differences are from a gradient, against the width of the difference.

    Parameters
    ----------
    numerical : callable
        ``numerical(cost, theta, h, sides)``, with 1 or 2 sides.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the controls ``h, which``.
    """
    theta = np.array(ROSENBROCK.start)
    widths = np.logspace(-13, -1, 49)

    def error(which, h, sides):
        given = WRONG_GRADIENTS[which](theta)
        return relative_error(given, numerical(ROSENBROCK.cost, theta, h, sides))

    def build(figure):
        axes = figure.subplots()
        axes.set(xscale="log", yscale="log", xlim=(1e-13, 1e-1), ylim=(1e-13, 10))
        axes.set(xlabel="width h of the difference", ylabel="relative error")
        curves = [_check_line(axes, sides) for sides in (1, 2)]
        (dots,) = axes.plot([], [], "o", color=BLACK, markersize=9, animated=True)
        axes.axhline(1e-7, color=GREY, linestyle=(0, (1, 3)))
        axes.text(1.5e-6, 1.4e-7, "below: fine", color=GREY)
        axes.legend(loc="upper center", ncols=2)

        def redraw(h, which):
            for sides, curve in enumerate(curves, start=1):
                curve.set_data(widths, [error(which, width, sides) for width in widths])
            one, two = (error(which, h, sides) for sides in (1, 2))
            dots.set_data([h, h], [one, two])
            return (
                f"Gradient: {which}. With h = {h:.1e} the one-sided difference is off by "
                f"{one:.1e} of its length, the central one by {two:.1e}."
            )

        return redraw

    return build


def relative_error(one, other):
    """Distance of two gradients as a share of their lengths.

    Parameters
    ----------
    one, other : ndarray

    Returns
    -------
    float
        From 0, equal, to 1, opposite.
    """
    lengths = np.linalg.norm(one) + np.linalg.norm(other)
    return float(np.linalg.norm(one - other) / lengths)


def _check_line(axes, sides):
    colour, style = LINES[sides - 1]
    label = ("one-sided", "central")[sides - 1]
    return axes.plot([], [], color=colour, linestyle=style, label=label, animated=True)[0]
