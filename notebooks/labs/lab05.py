"""The pictures and runs of lab 5: a fair race of all methods on the moons, and unfair ones."""

import itertools
from dataclasses import dataclass

import numpy as np

from labs import rules
from opt_utils import backward_propagation, compute_cost, forward_propagation
from opt_utils.moons import draw_moons
from opt_utils.style import BLACK, LINES

METHODS = {
    "gradient descent": rules.gradient_descent,
    "momentum": rules.momentum,
    "AdaGrad": rules.adagrad,
    "RMSProp": rules.rmsprop,
    "Adam": rules.adam,
}
LAYERS = (2, 5, 2, 1)
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
EPOCHS, BATCH = 100, 64
TUNING_SEEDS = range(5)
RACE_SEEDS = range(100, 107)
MARKERS = "osD^v"


@dataclass(frozen=True)
class Moons:
    """The data of the assignment, and its network as one long vector of parameters.

    Attributes
    ----------
    X, Y : ndarray, shapes (2, m) and (1, m)
    scale : float
        What every gradient is multiplied by.
    """

    X: np.ndarray
    Y: np.ndarray
    scale: float = 1.0

    @classmethod
    def load(cls, scale=1.0):
        """Draw the data."""
        return cls(*draw_moons(), scale)

    def cost(self, theta):
        """Cost per example, over all examples."""
        a3, _ = forward_propagation(self.X, _unpacked(theta))
        return compute_cost(a3, self.Y) / self.Y.size

    def gradient(self, theta, chosen):
        """Gradient over some examples, a vector like theta."""
        parameters = _unpacked(theta)
        _, cache = forward_propagation(self.X[:, chosen], parameters)
        grads = backward_propagation(self.X[:, chosen], self.Y[:, chosen], cache)
        return self.scale * _packed({name: grads[f"d{name}"] for name in parameters})


_SHAPES = {
    f"{kind}{layer}": (n_out, n_in if kind == "W" else 1)
    for layer, (n_in, n_out) in enumerate(itertools.pairwise(LAYERS), start=1)
    for kind in "Wb"
}


def _packed(parameters):
    return np.concatenate([parameters[name].ravel() for name in _SHAPES])


def _unpacked(theta):
    parameters, end = {}, 0
    for name, shape in _SHAPES.items():
        start, end = end, end + shape[0] * shape[1]
        parameters[name] = theta[start:end].reshape(shape)
    return parameters


def start(rng):
    """Draw a start: He's weights, and biases of zero.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    ndarray
        All parameters in one vector.
    """
    drawn = {name: rng.standard_normal(shape) for name, shape in _SHAPES.items()}
    scale = {f"W{layer}": np.sqrt(2 / n) for layer, n in enumerate(LAYERS[:-1], start=1)}
    return _packed({name: scale.get(name, 0) * value for name, value in drawn.items()})


def batches(rng, m, epochs=EPOCHS):
    """Yield the examples of one mini-batch after another, shuffled anew in each epoch.

    Parameters
    ----------
    rng : numpy.random.Generator
    m : int
        Number of examples.
    epochs : int, optional

    Yields
    ------
    ndarray of int
    """
    for _ in range(epochs):
        shuffled = rng.permutation(m)
        for first in range(0, m, BATCH):
            yield shuffled[first : first + BATCH]


def train(data, rule, learning_rate, seed, epochs=EPOCHS):
    """Train once. The seed alone decides the start and the batches, whatever the method.

    Parameters
    ----------
    data : Moons
    rule : callable
        From `labs.rules`.
    learning_rate : float or array_like
        One for all epochs, or one for each.
    seed : int
    epochs : int, optional

    Returns
    -------
    ndarray, shape (epochs + 1,)
        Cost per example at the start and after each epoch.
    """
    rng = np.random.default_rng(seed)
    theta = start(rng)
    feed = batches(rng, data.Y.size, epochs)
    updates = -(-data.Y.size // BATCH)
    rates = np.repeat(np.broadcast_to(learning_rate, epochs), updates)
    walk = rule(lambda place: data.gradient(place, next(feed)), theta, rates)
    ends = [place for number, place in enumerate(walk, start=1) if number % updates == 0]
    return np.array([data.cost(place) for place in (theta, *ends)])


def last_costs(data, rule, learning_rate, seeds):
    """Train once for each seed; return the last costs, shape (seeds,)."""
    return np.array([train(data, rule, learning_rate, seed)[-1] for seed in seeds])


def sweep(data, seeds=TUNING_SEEDS):
    """Train every method with every learning rate.

    Parameters
    ----------
    data : Moons
    seeds : iterable of int, optional

    Returns
    -------
    dict of str to ndarray, shape (rates, seeds)
        The last costs, for each method.
    """
    return {
        name: np.array([last_costs(data, rule, rate, seeds) for rate in RATES])
        for name, rule in METHODS.items()
    }


def tuned(swept):
    """Choose for each method the rate whose median cost is lowest.

    Parameters
    ----------
    swept : dict of str to ndarray
        From `sweep`.

    Returns
    -------
    dict of str to float
    """
    return {name: RATES[np.median(costs, axis=1).argmin()] for name, costs in swept.items()}


def unfair(swept):
    """How all methods end with one and the same learning rate.

    Parameters
    ----------
    swept : dict of str to ndarray
        From `sweep`.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the control ``rate``.
    """

    def build(figure):
        dots = _Dots(figure.subplots(), len(TUNING_SEEDS))

        def redraw(rate):
            return f"All with α = {rate:g}. {dots.show(_at(swept, rate))}"

        return redraw

    return build


def side_by_side(swept, raced):
    """An unfair race beside the fair one.

    Parameters
    ----------
    swept : dict of str to ndarray
        From `sweep`.
    raced : dict of str to ndarray, shape (seeds,)
        Last costs with each method's own rate.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the control ``rate``.
    """

    def build(figure):
        left, right = figure.subplots(1, 2, sharey=True)
        left.set_title("one rate for all")
        right.set_title("each its own rate, new seeds")
        unfair_dots = _Dots(left, len(TUNING_SEEDS))
        fair_dots = _Dots(right, len(RACE_SEEDS))
        right.set_ylabel("")

        def redraw(rate):
            unfair_words = unfair_dots.show(_at(swept, rate))
            return f"All with α = {rate:g}: {unfair_words} Fair race: {fair_dots.show(raced)}"

        return redraw

    return build


def _at(swept, rate):
    return {name: costs[RATES.index(rate)] for name, costs in swept.items()}


class _Dots:
    """A column of markers for each method, and a bar at its median."""

    def __init__(self, axes, seeds):
        # A seed keeps its place within the column, so equal costs do not hide each other.
        self._aside = np.linspace(-0.25, 0.25, seeds)
        self._columns = []
        for marker, (colour, _) in zip(MARKERS, LINES, strict=False):
            look = {"color": colour, "marker": marker, "ls": "none", "animated": True}
            (dots,) = axes.plot([], [], **look)
            (bar,) = axes.plot([], [], color=BLACK, lw=2.5, ls="-", animated=True)
            self._columns.append((dots, bar))
        names = [name.replace(" ", "\n") for name in METHODS]
        axes.set_xticks(range(len(METHODS)), names)
        axes.set(yscale="log", ylim=(0.1, 10), xlim=(-0.5, len(METHODS) - 0.5))
        axes.set(ylabel="last cost per example")

    def show(self, costs):
        """Move the markers; return what is seen, in words."""
        for place, ((dots, bar), found) in enumerate(
            zip(self._columns, costs.values(), strict=True)
        ):
            dots.set_data(place + self._aside, found)
            bar.set_data([place - 0.35, place + 0.35], [np.median(found)] * 2)
        order = sorted(costs.items(), key=lambda item: np.median(item[1]))
        return "; ".join(f"{name} {spread(found)}" for name, found in order) + "."


def spread(costs):
    """Say the median and the range of some costs."""
    return f"median {np.median(costs):.3f}, from {costs.min():.3f} to {costs.max():.3f}"
