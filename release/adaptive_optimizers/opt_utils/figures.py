"""The pictures of the notebook, one function each.

The paths are computed in closed form or as linear maps, which is shorter to draw from than
the update rules themselves.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import FancyArrowPatch, Rectangle

from opt_utils.show import show
from opt_utils.style import (
    BLACK,
    BLUE,
    COURSE_STYLE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY,
    VERMILLION,
    YELLOW,
)

# As a decorator this gives every figure the course's look, without changing the learner's own.
_course_look = plt.rc_context(COURSE_STYLE)


@_course_look
def cost_landscape():
    """Draw gradient descent walking down a cost surface."""
    curvature, start = np.array([0.3, 2.6]), np.array([-3.6, 1.8])
    path = start * (1 - 0.15 * curvature) ** np.arange(61)[:, None]
    figure = plt.figure(figsize=(7, 4.6))
    axes = figure.add_subplot(projection="3d", computed_zorder=False)
    _draw_surface(axes, curvature)
    heights = _bowl(path.T, curvature)
    axes.plot(*path.T, heights, "-o", color=VERMILLION, markersize=4, zorder=5)
    axes.plot(*path[0], heights[0], "s", color=BLACK, markersize=9, zorder=6)
    axes.plot(0, 0, 0, "*", color=BLACK, markersize=15, zorder=6)
    axes.text(*path[0], heights[0], "start    ", ha="right", zorder=7)
    axes.text(0.3, 0, 0.3, "minimum", zorder=7)
    show(
        figure,
        "The cost J over two parameters. Each dot is one step of gradient descent: "
        "quickly down the steep wall, then slowly along the floor of the valley.",
        "A surface shaped like a long bowl over the two parameters w1 and w2, with height J. "
        "A dotted path starts high on the steep side, drops into the valley in a few long steps "
        "and follows the valley floor in ever shorter steps to the minimum, marked by a star.",
    )


@_course_look
def gd_and_sgd_paths():
    """Draw gradient descent beside stochastic gradient descent on the same cost."""
    x, y = _small_problem()
    figure, (left, right) = _two_maps()
    _draw_path(
        left, _descend(x, y, 0.28, 24, 30), BLUE, "o", "gradient descent\n24 examples a step"
    )
    _draw_path(
        right, _descend(x, y, 0.28, 1, 40), VERMILLION, "^", "stochastic (SGD)\n1 example a step"
    )
    show(
        figure,
        "Both walk from the same start towards the same minimum. Gradient descent goes "
        "straight; SGD zigzags, as each step follows one single example.",
        "Two contour maps of the same cost, side by side. On the left, gradient descent goes "
        "from the start to the minimum on a smooth line. On the right, the path of SGD jumps "
        "from side to side on its way and wanders about near the minimum.",
    )


@_course_look
def sgd_and_mini_batch_paths():
    """Draw stochastic gradient descent beside mini-batch gradient descent."""
    x, y = _small_problem()
    figure, (left, right) = _two_maps()
    _draw_path(
        left, _descend(x, y, 0.28, 1, 40), VERMILLION, "^", "stochastic (SGD)\n1 example a step"
    )
    _draw_path(right, _descend(x, y, 0.28, 6, 40), GREEN, "D", "mini-batch\n6 examples a step")
    show(
        figure,
        "Averaging over a few examples calms the steps: the mini-batch path swings much "
        "less than that of SGD, though a step reads only 6 of the 24 examples.",
        "Two contour maps of the same cost, side by side. On the left, the path of SGD jumps "
        "from side to side and wanders about near the minimum. On the right, the mini-batch "
        "path goes to the minimum with small wiggles and stays close to it.",
    )


@_course_look
def shuffle_columns():
    """Draw the columns of X and Y before and after they are shuffled together."""
    figure, axes = _blank_axes((9, 2.9))
    _draw_columns(axes, 0, range(1, 8), "before")
    _draw_columns(axes, 10, (4, 7, 1, 6, 3, 5, 2), "after")
    axes.add_patch(_arrow((7.4, 2.4), (9, 2.4), BLACK))
    axes.text(8.2, 2.7, "shuffle", ha="center", va="bottom")
    axes.set(xlim=(-1, 17.2), ylim=(-0.2, 5.4), aspect="equal")
    show(
        figure,
        "A column is an example. The shuffle moves whole columns, and every entry of Y "
        "travels with its column of X.",
        "A matrix X of 3 rows and 7 columns, x1 to x7, with the row Y, y1 to y7, below it; each "
        "column has its own colour. After the shuffle the columns stand in the order 4, 7, 1, "
        "6, 3, 5, 2, both in X and in Y, so that each label is still below its example.",
    )


@_course_look
def partition():
    """Draw 148 columns cut into mini-batches of 64, 64 and 20."""
    figure, axes = _blank_axes((9, 2.8))
    edges = [0, 64, 128, 148]
    for number, colour in enumerate((SKY, ORANGE, GREEN)):
        _draw_batch(axes, edges[number], edges[number + 1], colour, f"mini-batch {number}")
    for edge in edges:
        axes.text(edge, -3, edge, ha="center", va="top")
    axes.text(-3, 15, "X", ha="right", va="center", fontsize=14)
    axes.text(-3, 3, "Y", ha="right", va="center", fontsize=14)
    axes.set(xlim=(-8, 152), ylim=(-9, 40))
    show(
        figure,
        "148 shuffled columns, cut every 64: two full mini-batches, and the 20 columns that "
        "are left make a smaller last one. X and Y are cut at the same places.",
        "A strip of 148 columns with X above and Y below, cut at 0, 64, 128 and 148. Brackets "
        "name the three pieces: mini-batch 0 with 64 columns, mini-batch 1 with 64 columns and "
        "mini-batch 2 with only 20 columns.",
    )


@_course_look
def momentum_path():
    """Draw momentum on a narrow bowl, with its gradient and velocity arrows."""
    curvature, rate, start = np.array([0.08, 1]), 1.9, np.array([-8, 2])
    plain = start * (1 - rate * curvature) ** np.arange(31)[:, None]
    path = _roll(curvature, rate, 0.8, start, 26)
    figure, axes = plt.subplots(figsize=(9, 4.2))
    _draw_contours(axes, curvature, (-9, 2), (-2.4, 2.4))
    axes.plot(*plain.T, ":", color=GREY, linewidth=1.3, label="path of plain gradient descent")
    axes.plot(
        *path.T, "-o", color=BLACK, markersize=4, linewidth=1, label="path of momentum, β = 0.8"
    )
    for k in (3, 5, 9, 11):
        axes.add_patch(_arrow(path[k], path[k] * (1 - rate * curvature), VERMILLION, "--"))
        axes.add_patch(_arrow(path[k], path[k + 1], BLUE, linewidth=3))
    axes.plot([], [], "--", color=VERMILLION, label="step along the gradient")
    axes.plot([], [], "-", color=BLUE, linewidth=3, label="step along the velocity")
    figure.legend(loc="outside lower center", ncols=2, frameon=False)
    show(
        figure,
        "At the same points, the gradient pushes across the valley while the velocity, which "
        "remembers earlier gradients, keeps rolling along it. So momentum swings less than "
        "plain gradient descent, and like a ball it rolls a little past the minimum.",
        "Contours of a long narrow bowl. The path of plain gradient descent zigzags across the "
        "valley in every step. The path of momentum is one smooth wave along it, running a "
        "little past the minimum. At four points on it, a dashed arrow for the gradient points "
        "across the valley and a solid arrow for the velocity points along the path.",
    )


@_course_look
def bias_correction():
    """Draw a running average that starts at zero, before and after its correction."""
    steps = np.arange(1, 31)
    gradients = 1 + 0.08 * np.random.default_rng(4).standard_normal(steps.size)
    weights = 0.1 * 0.9 ** np.arange(steps.size)
    raw = np.convolve(gradients, weights)[: steps.size]
    # Dividing by the weights handed out so far makes them sum to 1, as in any average.
    corrected = raw / np.cumsum(weights)
    figure, axes = plt.subplots()
    axes.axhline(1, color=BLACK, linestyle=":", label="true gradient")
    axes.plot(steps, gradients, "x", color=GREY, label="measured gradients")
    axes.plot(steps, corrected, "-", color=BLUE, label=r"corrected, $\hat{v}$")
    axes.plot(steps, raw, "--", color=VERMILLION, label=r"raw average, $v$")
    axes.set(xlabel="step t", ylabel="average of the gradients", ylim=(0, 1.3), xlim=(0, 30.5))
    axes.legend(loc="lower right")
    show(
        figure,
        "With β = 0.9 the raw average starts near 0 and takes more than 20 steps to catch "
        "up. The corrected one is right from step 1.",
        "A plot of 30 steps. The measured gradients scatter closely around the true value 1. "
        "The raw average begins at 0.1 and climbs slowly towards 1. The corrected average stays "
        "close to 1 from the very first step.",
    )


@_course_look
def learning_rate_decays():
    """Draw inverse-time decay, its staircase, and exponential decay over 5000 epochs."""
    epochs = np.arange(5001)
    stairs = np.repeat(0.1 / np.arange(1, 6), 1000)
    figure, axes = plt.subplots()
    axes.plot(epochs[:-1], stairs, "-", color=BLUE, label="inverse-time, every 1000 epochs")
    axes.plot(epochs, 0.1 / np.linspace(1, 6, 5001), "--", color=VERMILLION, label="inverse-time")
    axes.plot(epochs, 0.1 * np.exp(-epochs / 1000), "-.", color=GREEN, label="exponential")
    axes.set(xlabel="epoch", ylabel="learning rate α", xlim=(0, 5000), ylim=(0, 0.105))
    axes.legend()
    show(
        figure,
        "Three ways to shrink a learning rate of 0.1, all with decay rate 1 per 1000 epochs. "
        "The staircase holds the rate until the next 1000 epochs are full; exponential decay "
        "ends near zero, inverse-time decay does not.",
        "Three falling curves from 0.1 over 5000 epochs. Smooth inverse-time decay falls "
        "quickly, then ever more slowly, to 0.017. The staircase lies on or above it, with flat "
        "steps at 0.1, 0.05, 0.033, 0.025 and 0.02. Exponential decay falls below both, to "
        "0.0007.",
    )


def _bowl(point, curvature):
    return (curvature[0] * point[0] ** 2 + curvature[1] * point[1] ** 2) / 2


def _draw_surface(axes, curvature):
    w1, w2 = np.meshgrid(np.linspace(-4, 2.5, 80), np.linspace(-1.3, 2, 80))
    heights = _bowl((w1, w2), curvature)
    axes.plot_surface(w1, w2, heights, cmap="Blues", vmin=-2, alpha=0.8, linewidth=0)
    axes.set(xlabel="$w_1$", ylabel="$w_2$", zlabel="cost J", xticks=[], yticks=[], zticks=[])
    axes.set_box_aspect((1.5, 1, 0.8), zoom=1.05)
    axes.view_init(elev=42, azim=-68)


def _draw_contours(axes, curvature, across, up):
    w1, w2 = np.meshgrid(np.linspace(*across, 120), np.linspace(*up, 120))
    # Levels that grow as squares are evenly spaced contour lines on a bowl.
    levels = 0.05 * np.arange(14) ** 2
    _draw_levels(axes, w1, w2, _bowl((w1, w2), curvature), levels)
    axes.plot(0, 0, "*", color=BLACK, markersize=14)
    axes.set(xlabel="$w_1$", ylabel="$w_2$", xticks=[], yticks=[], aspect="equal")


def _draw_levels(axes, w1, w2, cost, levels):
    axes.contourf(w1, w2, cost, levels, cmap="Blues", alpha=0.3, extend="max")
    axes.contour(w1, w2, cost, levels, colors="#9DB8D2", linewidths=0.7)


def _roll(curvature, rate, beta, start, steps):
    # On a bowl each axis is a linear map of (place, velocity); its powers are the path.
    maps = [
        np.array([[1 - rate * (1 - beta) * bend, -rate * beta], [(1 - beta) * bend, beta]])
        for bend in curvature
    ]
    powers = [[np.linalg.matrix_power(one, k) for k in range(steps + 1)] for one in maps]
    return np.array(powers)[:, :, 0, 0].T * start


def _small_problem():
    rng = np.random.default_rng(17)
    angles = rng.uniform(0, np.pi, 24)
    x = np.column_stack([np.cos(angles), np.sin(angles)])
    return x, 1.3 * rng.standard_normal(24)


def _descend(x, y, rate, batch_size, steps):
    path = [np.array([-3.2, 2.4])]
    for step in range(steps):
        chosen = np.arange(step * batch_size, (step + 1) * batch_size) % len(y)
        # A step on a least-squares cost is an affine map that depends on the examples alone.
        turn = np.eye(2) - rate * x[chosen].T @ x[chosen] / batch_size
        path.append(turn @ path[-1] + rate * x[chosen].T @ y[chosen] / batch_size)
    return np.array(path)


def _two_maps():
    figure, pair = plt.subplots(1, 2, figsize=(9, 4.1), sharex=True, sharey=True)
    x, y = _small_problem()
    w1, w2 = np.meshgrid(np.linspace(-4, 1.5, 90), np.linspace(-2, 3, 90))
    cost = np.mean((w1[..., None] * x[:, 0] + w2[..., None] * x[:, 1] - y) ** 2, axis=-1) / 2
    levels = cost.min() + 0.03 * np.arange(13) ** 2
    for axes in pair:
        _draw_levels(axes, w1, w2, cost, levels)
        axes.set(xlabel="$w_1$", ylabel="$w_2$", xticks=[], yticks=[], aspect="equal")
    return figure, pair


def _draw_path(axes, path, colour, marker, title):
    best = np.linalg.lstsq(*_small_problem(), rcond=None)[0]
    axes.plot(*path.T, marker, linestyle="-", color=colour, markersize=4.5, linewidth=1.5)
    axes.plot(*path[0], "s", color=BLACK, markersize=8)
    axes.plot(*best, "*", color=BLACK, markersize=14)
    axes.text(path[0, 0] + 0.2, path[0, 1] + 0.1, "start", va="bottom")
    axes.set_title(title)


def _blank_axes(size):
    figure, axes = plt.subplots(figsize=size)
    axes.axis("off")
    return figure, axes


def _arrow(tail, head, colour, linestyle="-", linewidth=2):
    look = {"linestyle": linestyle, "linewidth": linewidth, "color": colour}
    return FancyArrowPatch(
        tail, head, arrowstyle="-|>", mutation_scale=16, shrinkA=0, shrinkB=0, zorder=4, **look
    )


def _draw_columns(axes, left, order, title):
    colours = [SKY, ORANGE, GREEN, YELLOW, PURPLE, "#DDDDDD", VERMILLION]
    for place, number in enumerate(order, start=left):
        for bottom in (0, 1.4, 2.4, 3.4):
            box = {"facecolor": colours[number - 1], "edgecolor": "white", "linewidth": 2}
            axes.add_patch(Rectangle((place, bottom), 1, 1, **box))
        axes.text(place + 0.5, 2.9, f"$x_{number}$", ha="center", va="center", fontsize=14)
        axes.text(place + 0.5, 0.5, f"$y_{number}$", ha="center", va="center", fontsize=14)
    axes.text(left - 0.3, 2.9, "X", ha="right", va="center", fontsize=14)
    axes.text(left - 0.3, 0.5, "Y", ha="right", va="center", fontsize=14)
    axes.text(left + 3.5, 4.7, title, ha="center", va="bottom")


def _draw_batch(axes, left, right, colour, name):
    for bottom, height in ((0, 6), (8, 14)):
        box = {"facecolor": colour, "edgecolor": "white", "linewidth": 2}
        axes.add_patch(Rectangle((left, bottom), right - left, height, **box))
    bracket = [left + 1, left + 1, right - 1, right - 1], [24, 26, 26, 24]
    axes.plot(*bracket, "-", color=BLACK, linewidth=1.2)
    middle = (left + right) / 2
    axes.text(middle, 28, f"{name}\n{right - left} columns", ha="center", va="bottom")
