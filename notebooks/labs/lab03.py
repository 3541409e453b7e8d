"""The pictures and runs of lab 3: momentum."""

import numpy as np

from labs.landscapes import VALLEY
from labs.maps import draw_map, path_line
from labs.rules import gradient_descent, momentum, momentum_friction, momentum_sum, path
from opt_utils.moons import draw_moons
from opt_utils.network import (
    accuracy,
    backward_propagation,
    compute_cost,
    forward_propagation,
    initialize_parameters,
)
from opt_utils.style import BLACK, LINES

BALL_START = 2.2
BALL_ALPHA = 0.02
BALL_STEPS = 120
STEPS = 80
DROP = 20

SCHEDULES = {
    "constant": np.ones(STEPS),
    "a tenth from step 20 on": np.where(np.arange(STEPS) < DROP, 1, 0.1),
    "inverse-time": 1 / (1 + 0.05 * np.arange(STEPS)),
}
"""For each name, the learning rate of each step as a share of the first."""

_LAYERS = [2, 5, 2, 1]
_BATCH = 64
_RACE_STEPS = 150


def ball_cost(x):
    """A slope with two hollows: the near one shallow, the far one deep."""
    return x**4 / 4 - x**2 + 0.3 * x


def ball_gradient(x):
    """The slope of `ball_cost`."""
    return x**3 - 2 * x + 0.3


HUMP = float(np.sort(np.roots([1, 0, -2, 0.3]))[1])
"""The place between the hollows where the slope is zero."""


def ball(figure):
    """A ball that rolls with friction.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    callable
        With the arguments ``mu, frame``.
    """
    axes = figure.subplots()
    x = np.linspace(-2.5, 2.5, 200)
    axes.plot(x, ball_cost(x), color=BLACK, linestyle="-", linewidth=1)
    axes.set(xlim=(-2.5, 2.5), ylim=(-2, 3), xlabel="$x$", ylabel="height J")
    trail = path_line(axes)
    trail.set(linestyle="", alpha=0.5)
    (dot,) = axes.plot([], [], "o", color=LINES[1][0], markersize=14, animated=True)

    def redraw(mu, frame):
        places = path(
            momentum_friction, ball_gradient, [BALL_START], BALL_ALPHA, BALL_STEPS, beta=mu
        )[: frame + 1, 0]
        trail.set_data(places, ball_cost(places))
        dot.set_data(places[-1:], ball_cost(places[-1:]))
        hollow = "deep hollow on the left" if places[-1] < HUMP else "shallow hollow on the right"
        velocity = places[-1] - places[-2] if frame else 0
        return (
            f"μ = {mu:g}, step {frame}: the ball is at x = {places[-1]:.2f}, on the side of the "
            f"{hollow}, and moves by {velocity:+.3f} a step."
        )

    return redraw


def conventions(whose):
    """Paths of three kinds of momentum, and how far they are from the first.

    Parameters
    ----------
    whose : dict of str to callable
        The rules that can be chosen for the kind with 1 - beta.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the controls ``schedule, alpha, beta, owner``.
    """
    labels = "with 1 − β", "without, α outside", "without, α inside"

    def build(figure):
        left, right = figure.subplots(1, 2)
        draw_map(left, VALLEY)
        walks = [path_line(left, number, label) for number, label in enumerate(labels)]
        for line, width in zip(walks, (7, 4, 1.5), strict=True):
            line.set(marker="", linewidth=width)  # so that equal paths can all be seen
        gaps = [path_line(right, number) for number in (1, 2)]
        right.set(yscale="log", xlim=(0, STEPS), ylim=(1e-17, 100), xlabel="step")
        right.set(ylabel="distance from the first path")
        figure.legend(handles=walks, loc="outside lower center", ncols=3, frameon=False)

        def redraw(schedule, alpha, beta, owner):
            three = three_paths(whose[owner], alpha * SCHEDULES[schedule], beta)
            distances = [np.linalg.norm(other - three[0], axis=1) for other in three[1:]]
            for line, places in zip(walks, three, strict=True):
                line.set_data(*places.T)
            for line, distance in zip(gaps, distances, strict=True):
                # A logarithm has no place for zero; below 1e-16 is rounding anyway.
                line.set_data(np.arange(STEPS + 1), np.maximum(distance, 1e-17))
            outside, inside = (distance.max() for distance in distances)
            return (
                f"Learning rate {schedule}, β = {beta:g}. At most, the path with α outside is "
                f"{outside:.1e} away from the one with 1 − β, and the path with α inside is "
                f"{inside:.1e} away."
            )

        return redraw

    return build


def three_paths(with_factor, rates, beta):
    """Walk the long valley by the three kinds of momentum, at matching learning rates.

    Parameters
    ----------
    with_factor : callable
        The rule of the kind with 1 - beta.
    rates : ndarray, shape (STEPS,)
        Its learning rates. The other two get (1 - beta) times as much.
    beta : float

    Returns
    -------
    list of ndarray, each of shape (STEPS + 1, 2)
        With 1 - beta; without it, the learning rate outside the velocity; and inside.
    """
    shared = {"gradient": VALLEY.gradient, "start": VALLEY.start, "steps": STEPS, "beta": beta}
    return [
        path(with_factor, learning_rate=rates, **shared),
        path(momentum_sum, learning_rate=(1 - beta) * rates, **shared),
        path(momentum_friction, learning_rate=(1 - beta) * rates, **shared),
    ]


def race(figure):
    """Costs of gradient descent and two kinds of momentum at the same learning rate.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    callable
        With the arguments ``alpha, beta``.
    """
    axes = figure.subplots()
    rules = {
        "gradient descent": (gradient_descent, ()),
        "momentum with 1 − β": (momentum, ("beta",)),
        "momentum without": (momentum_sum, ("beta",)),
    }
    curves = [path_line(axes, number, label) for number, label in enumerate(rules)]
    for curve in curves:
        curve.set(marker="", linewidth=2)
    axes.set(yscale="log", xlim=(0, _RACE_STEPS), ylim=(1e-8, 1e8), xlabel="step", ylabel="cost J")
    axes.legend(handles=curves, loc="upper right")

    def redraw(alpha, beta):
        ends = []
        for curve, (label, (rule, names)) in zip(curves, rules.items(), strict=True):
            settings = {"beta": beta} if names else {}
            places = path(rule, VALLEY.gradient, VALLEY.start, alpha, _RACE_STEPS, **settings)
            costs = VALLEY.along(places)
            curve.set_data(np.arange(_RACE_STEPS + 1), costs)
            ends.append(f"{label} {costs[-1]:.1e}")
        return f"α = {alpha:.3g}, β = {beta:g}. Cost after {_RACE_STEPS} steps: {'; '.join(ends)}."

    return redraw


def steps_to(rule, landscape, learning_rate, share=1e-3, most=2000, **settings):
    """Count the steps after which a walk stays within a share of its first distance.

    Parameters
    ----------
    rule : callable
    landscape : labs.landscapes.Landscape
    learning_rate : float
    share : float, optional
    most : int, optional
        How far to look.
    **settings
        Handed to the rule.

    Returns
    -------
    int
        From 0 to `most` + 1; the latter if it never stays there.
    """
    places = path(rule, landscape.gradient, landscape.start, learning_rate, most, **settings)
    distance = np.linalg.norm(places - landscape.minima[0], axis=1)
    outside = np.flatnonzero(distance > share * distance[0])
    return int(outside[-1]) + 1 if outside.size else 0


def train(rule, alpha, epochs=5000, **settings):
    """Train the network of the graded notebook on the moons, on the same mini-batches.

    Parameters
    ----------
    rule : callable
        One of `labs.rules`.
    alpha : float
    epochs : int, optional
    **settings
        Handed to the rule.

    Returns
    -------
    costs : ndarray
        Cost per example before every 100th epoch.
    accuracy : float
        Share of the examples that are classified correctly at the end.
    """
    X, Y = draw_moons()
    first = initialize_parameters(_LAYERS)
    batches = [batch for epoch in range(epochs) for batch in _cut(X, Y, 11 + epoch)]
    following = iter(batches)

    def gradient(theta):
        x, y = next(following)
        grads = backward_propagation(x, y, forward_propagation(x, _unflatten(theta, first))[1])
        return np.concatenate([grads[f"d{name}"].ravel() for name in first])

    start = np.concatenate([part.ravel() for part in first.values()])
    places = path(rule, gradient, start, alpha, len(batches), **settings)
    every = 100 * len(batches) // epochs
    costs = [_cost(X, Y, _unflatten(theta, first)) for theta in places[::every]]
    return np.array(costs), accuracy(X, Y, _unflatten(places[-1], first))


def _cut(X, Y, seed):
    # The legacy generator, so that the batches are those of the graded notebook.
    order = np.random.RandomState(seed).permutation(X.shape[1])
    cuts = range(_BATCH, X.shape[1], _BATCH)
    return zip(*(np.split(part[:, order], cuts, axis=1) for part in (X, Y)), strict=True)


def _cost(X, Y, parameters):
    return compute_cost(forward_propagation(X, parameters)[0], Y) / X.shape[1]


def _unflatten(theta, like):
    ends = np.cumsum([part.size for part in like.values()])[:-1]
    parts = zip(like.items(), np.split(theta, ends), strict=True)
    return {name: part.reshape(shaped.shape) for (name, shaped), part in parts}


def training(runs):
    """Cost curves of training runs on the moons.

    Parameters
    ----------
    runs : dict of str to tuple
        For each label what `train` returned.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, without controls.
    """

    def build(figure):
        axes = figure.subplots()
        for (label, (costs, _)), (colour, style) in zip(runs.items(), LINES, strict=False):
            epochs = 100 * np.arange(len(costs))
            axes.plot(epochs, costs, color=colour, linestyle=style, label=label)
        axes.set(xlabel="epoch", ylabel="cost per example", ylim=(0, None))
        axes.legend()
        ends = "; ".join(
            f"{label}: cost {costs[-1]:.3f}, accuracy {share:.1%}"
            for label, (costs, share) in runs.items()
        )
        return lambda: f"Cost against epoch. At the end, {ends}."

    return build
