"""The pictures and runs of lab 6: learning rate schedules, and the step budget they leave."""

import numpy as np

from labs import lab05, rules, schedules
from labs.curves import REFERENCE, curves
from labs.lab04 import rmsprop_on_the_line

NUM_EPOCHS = 1000
RATE0 = 0.1
INTERVAL = 100


def catalogue(decay_rate, warm_epochs=0, epochs=NUM_EPOCHS, decay=schedules.inverse_time):
    """Return the learning rates of every schedule of the lab.

    Parameters
    ----------
    decay_rate : float
        Per epoch; the staircase climbs down once in 100 epochs by as much as inverse-time decay
        has by then.
    warm_epochs : int, optional
    epochs : int, optional
    decay : callable, optional
        ``decay(RATE0, epoch, decay_rate)`` for inverse-time decay, an epoch at a time.

    Returns
    -------
    dict of str to ndarray, shape (epochs,)
    """
    epoch = np.arange(epochs)
    plain = {
        "constant": schedules.constant(RATE0, epoch),
        "inverse-time": np.array([decay(RATE0, i, decay_rate) for i in range(epochs)]),
        "staircase": schedules.staircase(RATE0, epoch, decay_rate * INTERVAL, INTERVAL),
        "exponential": schedules.exponential(RATE0, epoch, decay_rate),
        "cosine": schedules.cosine(RATE0, epoch, epochs),
    }
    return {name: schedules.warm_up(rates, warm_epochs) for name, rates in plain.items()}


def explorer(whose):
    """A schedule's learning rate and its running sum.

    Parameters
    ----------
    whose : dict of str to callable
        Functions for inverse-time decay that can be chosen.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the controls ``schedule, decay_rate, warm_epochs,
        owner``.
    """

    def build(figure):
        return _build_explorer(figure, whose)

    return build


def _build_explorer(figure, whose):
    left, right = figure.subplots(1, 2)
    (rate,), (total,) = curves(left, "rate"), curves(right, "budget")
    epoch = np.arange(NUM_EPOCHS)
    left.axhline(RATE0, **REFERENCE)
    right.plot(epoch, RATE0 * (epoch + 1), **REFERENCE)
    left.set(xlabel="epoch", ylabel="learning rate α", xlim=(0, NUM_EPOCHS), ylim=(0, 0.11))
    right.set(xlabel="epoch", ylabel="running sum of α", xlim=(0, NUM_EPOCHS), ylim=(0, 105))

    def redraw(schedule, decay_rate, warm_epochs, owner):
        rates = catalogue(decay_rate, warm_epochs, decay=whose[owner])[schedule]
        spent = schedules.budget(rates)
        rate.set_data(epoch, rates)
        total.set_data(epoch, spent)
        settings = "" if schedule in ("cosine", "constant") else f" with k = {decay_rate:.3g}"
        warm = f" after {warm_epochs} epochs of warm-up" if warm_epochs else ""
        return (
            f"{schedule.capitalize()}{settings}{warm}: the learning rate begins at "
            f"{rates[0]:.3g}, is {rates.max():.3g} at most and {rates[-1]:.3g} at the end. "
            f"{NUM_EPOCHS} epochs add up to {spent[-1]:.4g}, as much as "
            f"{spent[-1] / RATE0:.1f} epochs at {RATE0:g}."
        )

    return redraw


def arrival(figure):
    """How far RMSProp can go under decay on the line problem, and how far it goes.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    callable
        ``redraw(decay_rate)``.
    """
    axes, epochs = figure.subplots(), np.arange(401)
    bias, total = curves(axes, "bias", "running sum of α")
    axes.axhline(20, **REFERENCE)
    axes.set(xlabel="epoch", ylabel="bias b", xlim=(0, 400), ylim=(0, 30))
    axes.legend(loc="lower right")

    def redraw(decay_rate):
        walked, rates = rmsprop_on_the_line(0.2, decay_rate)
        spent = np.r_[0, schedules.budget(rates)]
        bias.set_data(epochs, walked[:, 1])
        total.set_data(epochs, spent)
        return (
            f"k = {decay_rate:.3g}: the learning rates of 400 epochs add up to {spent[-1]:.2f}. "
            f"The bias comes to {walked[-1, 1]:.2f} of 20."
        )

    return redraw


def stall(runs):
    """Training runs by epoch, or by the learning rate they have spent.

    Parameters
    ----------
    runs : dict of str to (ndarray, ndarray)
        By schedule: learning rates, shape (epochs,), and costs, shape (epochs + 1,).

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the control ``axis``.
    """

    def build(figure):
        axes = figure.subplots()
        lines = curves(axes, *runs)
        axes.set(ylabel="cost per example", ylim=(0, 0.8), xscale="log", xlim=(1, NUM_EPOCHS))
        axes.legend(loc="lower left")

        def redraw(axis):
            told = []
            for line, (name, (rates, costs)) in zip(lines, runs.items(), strict=True):
                spent = schedules.budget(rates)
                line.set_data(np.arange(1, len(costs)) if axis == "epoch" else spent, costs[1:])
                told.append(f"{name} spends {spent[-1]:.3g} and ends at {costs[-1]:.3f}")
            axes.set_xlabel(f"{axis} (logarithmic)")
            axes.set_xlim((1, len(costs) - 1) if axis == "epoch" else (RATE0, RATE0 * len(costs)))
            return f"Cost against {axis}: " + "; ".join(told) + "."

        return redraw

    return build


def train(data, learning_rates, seed=0):
    """Train on the moons by gradient descent under a schedule.

    Parameters
    ----------
    data : labs.lab05.Moons
    learning_rates : ndarray, shape (epochs,)
    seed : int, optional

    Returns
    -------
    learning_rates : ndarray, shape (epochs,)
    costs : ndarray, shape (epochs + 1,)
    """
    costs = lab05.train(data, rules.gradient_descent, learning_rates, seed, len(learning_rates))
    return learning_rates, costs
