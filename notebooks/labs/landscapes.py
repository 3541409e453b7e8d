"""Costs of two parameters to walk on, each with its gradient."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Landscape:
    """A cost of two parameters.

    Attributes
    ----------
    name : str
    cost : callable
        Takes both parameters, as numbers or as arrays of one shape: ``cost((x, y))``.
    gradient : callable
        Takes an array of shape (2,), returns one.
    start : tuple of float
        Where a walk begins.
    minima : tuple of tuple of float
        Where the cost is lowest; none on a saddle.
    window : tuple of tuple of float
        What a map shows: ``(left, right), (bottom, top)``.
    levels : ndarray
        Costs at which a map draws its lines.
    hessian : callable
        Takes an array of shape (2,), returns the matrix of second derivatives, shape (2, 2).
    axes : tuple of str, optional
        Names of the two parameters.
    """

    name: str
    cost: Callable
    gradient: Callable
    start: tuple
    minima: tuple
    window: tuple
    levels: np.ndarray
    hessian: Callable
    axes: tuple = ("$w_1$", "$w_2$")

    def along(self, places):
        """Return the cost at each place of a path, shape (n, 2); inf where it has run away."""
        with np.errstate(over="ignore", invalid="ignore"):
            return self.cost(np.transpose(places))

    def grid(self, points=121):
        """Return the coordinates of a map and the cost on it, three arrays of one shape."""
        x, y = np.meshgrid(*(np.linspace(*ends, points) for ends in self.window))
        return x, y, self.cost((x, y))


LINE_X = np.arange(9.0)
"""The inputs of the line problem."""

LINE_Y = 10 * LINE_X + 20
"""What the line should give for them."""


def _line_error(theta):
    w, b = (np.asarray(part)[..., None] for part in theta)
    return w * LINE_X + b - LINE_Y


def _line_gradient(theta):
    d = 2 / LINE_X.size * _line_error(theta)
    return np.array([LINE_X @ d, d.sum()])


def _line_hessian(_theta):
    inputs = np.column_stack([LINE_X, np.ones_like(LINE_X)])
    return 2 / LINE_X.size * inputs.T @ inputs


LINE = Landscape(
    name="line problem",
    cost=lambda theta: np.mean(_line_error(theta) ** 2, axis=-1),
    gradient=_line_gradient,
    # What numpy's generator gives for one weight under seed 0, times 0.01.
    start=(0.01 * np.random.RandomState(0).randn(), 0.0),
    minima=((10.0, 20.0),),
    window=((0, 24), (-20, 70)),
    levels=np.array([20, 60, 100, 200, 300, *range(400, 5801, 200)]),
    hessian=_line_hessian,
    axes=("weight $w$", "bias $b$"),
)
"""Mean squared error of the line w x + b on nine points of 10 x + 20."""

_BEND = np.diag([1.0, 20.0])

VALLEY = Landscape(
    name="long valley",
    cost=lambda theta: (theta[0] ** 2 + 20 * theta[1] ** 2) / 2,
    gradient=lambda theta: _BEND @ theta,
    start=(-9.0, 1.5),
    minima=((0.0, 0.0),),
    window=((-10, 4), (-3, 3)),
    levels=0.4 * np.arange(16) ** 2,
    hessian=lambda theta: _BEND,
)
"""A quadratic that bends 20 times as much across as along."""

ROSENBROCK = Landscape(
    name="Rosenbrock's banana",
    cost=lambda theta: (1 - theta[0]) ** 2 + 100 * (theta[1] - theta[0] ** 2) ** 2,
    gradient=lambda theta: np.array(
        [
            -2 * (1 - theta[0]) - 400 * theta[0] * (theta[1] - theta[0] ** 2),
            200 * (theta[1] - theta[0] ** 2),
        ]
    ),
    start=(-1.2, 1.0),
    minima=((1.0, 1.0),),
    window=((-2, 2), (-1, 3)),
    levels=np.logspace(-0.5, 3.4, 14),
    hessian=lambda theta: np.array(
        [
            [2 - 400 * (theta[1] - 3 * theta[0] ** 2), -400 * theta[0]],
            [-400 * theta[0], 200.0],
        ]
    ),
)
"""A curved valley whose floor is almost level."""

HIMMELBLAU = Landscape(
    name="Himmelblau's four hollows",
    cost=lambda theta: (theta[0] ** 2 + theta[1] - 11) ** 2 + (theta[0] + theta[1] ** 2 - 7) ** 2,
    gradient=lambda theta: np.array(
        [
            4 * theta[0] * (theta[0] ** 2 + theta[1] - 11) + 2 * (theta[0] + theta[1] ** 2 - 7),
            2 * (theta[0] ** 2 + theta[1] - 11) + 4 * theta[1] * (theta[0] + theta[1] ** 2 - 7),
        ]
    ),
    start=(-0.5, -1.0),
    minima=(
        (3.0, 2.0),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    ),
    window=((-5.5, 5.5), (-5.5, 5.5)),
    levels=0.9 * np.arange(1, 19) ** 2,
    hessian=lambda theta: np.array(
        [
            [12 * theta[0] ** 2 + 4 * theta[1] - 42, 4 * (theta[0] + theta[1])],
            [4 * (theta[0] + theta[1]), 12 * theta[1] ** 2 + 4 * theta[0] - 26],
        ]
    ),
)
"""Four minima of cost zero: where a walk ends depends on how it walks."""

SADDLE = Landscape(
    name="saddle",
    cost=lambda theta: theta[0] ** 2 - theta[1] ** 2 + theta[1] ** 4 / 4,
    gradient=lambda theta: np.array([2 * theta[0], -2 * theta[1] + theta[1] ** 3]),
    start=(-1.8, 0.001),
    minima=((0.0, 2**0.5), (0.0, -(2**0.5))),
    window=((-2.2, 2.2), (-2.2, 2.2)),
    levels=np.linspace(-1, 5, 19),
    hessian=lambda theta: np.diag([2.0, 3 * theta[1] ** 2 - 2]),
)
"""A pass between two hollows: at the middle the gradient is zero, yet it is no minimum."""

ALL = (LINE, VALLEY, ROSENBROCK, HIMMELBLAU, SADDLE)
