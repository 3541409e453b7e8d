"""The pictures of lab 4: what AdaGrad, RMSProp and Adam remember, and how long their steps are."""

import numpy as np

from labs import landscapes, rules, schedules
from labs.curves import REFERENCE, curves
from opt_utils.style import VERMILLION

DROP, FED = 50, 200
"""In `memory` the gradient changes after this step; number of steps in all."""

EPOCHS = 400
_SMALL = 1e-4


def steps(rule, gradients, **settings):
    """Feed a rule one gradient after another.

    Parameters
    ----------
    rule : callable
        From `labs.rules`, or one like them.
    gradients : array_like, shape (steps,)
    **settings
        Handed to the rule.

    Returns
    -------
    ndarray, shape (steps,)
        The step downhill that each gradient brought, as a multiple of the learning rate.
    """
    feed = iter(gradients)
    walked = rules.path(rule, lambda theta: next(feed), [0.0], 1, len(gradients), **settings)
    return -np.diff(walked[:, 0])


def shares(rho, t):
    """Say what a cache holds after some updates.

    Parameters
    ----------
    rho : float
        Share of the cache that is kept at each update.
    t : int
        Number of updates.

    Returns
    -------
    ndarray, shape (t,)
        The weight of the 1st, 2nd, ..., t-th squared gradient. They add up to 1 - rho**t.
    """
    return (1 - rho) * rho ** np.arange(t - 1, -1, -1)


def rmsprop_on_the_line(learning_rate, decay_rate=0.0, epochs=EPOCHS):
    """Walk by RMSProp under inverse-time decay.

    Parameters
    ----------
    learning_rate, decay_rate : float
    epochs : int, optional

    Returns
    -------
    walked : ndarray, shape (epochs + 1, 2)
        Weight and bias.
    rates : ndarray, shape (epochs,)
        The learning rate of each epoch.
    """
    line = landscapes.LINE
    rates = schedules.inverse_time(learning_rate, np.arange(epochs), decay_rate)
    return rules.path(rules.rmsprop, line.gradient, line.start, rates, epochs), rates


def memory_steps(before, rho):
    """Return the steps drawn by `memory`, an array of shape (200,) for each method."""
    gradients = np.r_[np.full(DROP, before), np.ones(FED - DROP)]
    return {
        "AdaGrad": steps(rules.adagrad, gradients),
        "RMSProp": steps(rules.rmsprop, gradients, rho=rho),
        "Adam": steps(rules.adam, gradients, beta2=rho),
    }


def memory(figure):
    """Steps of three methods when the gradient suddenly changes its size.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    callable
        ``redraw(before, rho)``.
    """
    axes = figure.subplots()
    lines = curves(axes, "AdaGrad", "RMSProp", "Adam")
    axes.axvline(DROP + 0.5, **REFERENCE)
    axes.axhline(1, **REFERENCE)
    axes.set(xlabel="update", ylabel="step / α", yscale="log", ylim=(0.003, 30), xlim=(0, FED))
    axes.legend(loc="upper right", ncols=3)

    def redraw(before, rho):
        walked = memory_steps(before, rho)
        for line, sizes in zip(lines, walked.values(), strict=True):
            line.set_data(np.arange(1, FED + 1), sizes)
        told = "; ".join(f"{name} {s[DROP]:.3g}, then {s[-1]:.3g}" for name, s in walked.items())
        return (
            f"The gradient is {before:.3g} for {DROP} updates, then 1. Step over α at the first "
            f"update after the change, then at update {FED}: {told}."
        )

    return redraw


def two_cycle(figure):
    """Where RMSProp ends on the line problem, and how it got there.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    callable
        ``redraw(learning_rate, decay_rate)``.
    """
    left, right = figure.subplots(1, 2)
    (way,) = curves(left, "weight")
    left.axhline(10, **REFERENCE)
    left.set(xlabel="epoch", ylabel="weight", xlim=(0, EPOCHS), ylim=(0, 12))
    last = np.arange(EPOCHS - 20, EPOCHS)
    (end,) = right.plot([], [], "o-", color=VERMILLION, lw=1, animated=True)
    for half in (-0.5, 0.5):
        right.axhline(half, **REFERENCE)
    right.set(xlabel="epoch", ylabel="(weight − 10) / α", ylim=(-1.5, 1.5))
    right.set_xlim(last[0], last[-1] + 1)

    def redraw(learning_rate, decay_rate):
        walked, rates = rmsprop_on_the_line(learning_rate, decay_rate)
        way.set_data(np.arange(EPOCHS + 1), walked[:, 0])
        end.set_data(last + 1, (walked[last + 1, 0] - 10) / rates[last])
        off = abs(walked[-1] - (10, 20))
        return (
            f"RMSProp with α = {learning_rate:.3g} and k = {decay_rate:.3g} after {EPOCHS} epochs: "
            f"the weight is {off[0]:.4g} from 10, the bias {off[1]:.4g} from 20. Half of the last "
            f"learning rate is {rates[-1] / 2:.4g}. "
            f"The cost is {landscapes.LINE.cost(walked[-1]):.4g}."
        )

    return redraw


def first_steps(adam_uncorrected):
    """Adam's first steps under a steady gradient, with and without bias correction.

    Parameters
    ----------
    adam_uncorrected : callable
        A rule like those of `labs.rules`.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the controls ``beta1, beta2``.
    """

    def build(figure):
        axes = figure.subplots()
        corrected, raw = curves(axes, "with bias correction", "without bias correction")
        (first,) = axes.plot([], [], "o", color=VERMILLION, ms=9, animated=True)
        axes.set(xlabel="update t", ylabel="step / α", yscale="log", xlim=(0, 101), ylim=(0.1, 100))
        axes.legend(loc="upper right")
        steady, t = np.ones(100), np.arange(1, 101)

        def redraw(beta1, beta2):
            right = steps(rules.adam, steady, beta1=beta1, beta2=beta2)
            wrong = steps(adam_uncorrected, steady, beta1=beta1, beta2=beta2)
            corrected.set_data(t, right)
            raw.set_data(t, wrong)
            first.set_data([1], wrong[:1])
            return (
                f"β₁ = {beta1:.2f}, β₂ = {beta2}. The first step over α is {right[0]:.4g} with the "
                f"correction and {wrong[0]:.4g} without. The longest one without is "
                f"{wrong.max():.4g}, at update {wrong.argmax() + 1}."
            )

        return redraw

    return build


def adam_on_the_line(whose, adam_uncorrected):
    """The bias of the line problem under Adam with and without bias correction.

    Parameters
    ----------
    whose : dict of str to callable
        Rules with bias correction that can be chosen.
    adam_uncorrected : callable
        A rule like those of `labs.rules`.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the controls ``learning_rate, owner``.
    """

    def build(figure):
        axes, line = figure.subplots(), landscapes.LINE
        names = "with bias correction", "without bias correction"
        lines = curves(axes, *names)
        axes.axhline(20, **REFERENCE)
        axes.set(xlabel="epoch", ylabel="bias", xlim=(0, EPOCHS), ylim=(-20, 70))
        axes.legend(loc="upper right")

        def redraw(learning_rate, owner):
            told, both = [], (whose[owner], adam_uncorrected)
            for drawn, name, rule in zip(lines, names, both, strict=True):
                bias = rules.path(rule, line.gradient, line.start, learning_rate, EPOCHS)[:, 1]
                drawn.set_data(np.arange(EPOCHS + 1), bias)
                ends = f"farthest {bias.max():.4g}, last {bias[-1]:.4g}"
                told.append(f"{name}: first step {bias[1]:.4g}, {ends}")
            return f"Bias under Adam with α = {learning_rate:.3g}. " + "; ".join(told) + "."

        return redraw

    return build


def epsilon_places(outside, inside):
    """The step against the size of the gradient, with ε outside and inside the root.

    Parameters
    ----------
    outside, inside : callable
        Take the size of the gradient and ε, return the step as a multiple of α.

    Returns
    -------
    callable
        For `opt_utils.widgets.live`, with the control ``epsilon``.
    """

    def build(figure):
        axes = figure.subplots()
        sizes = np.logspace(-11, 1, 241)
        lines = curves(axes, "ε outside the root", "ε inside the root")
        looks = [{"color": line.get_color(), "ls": line.get_linestyle(), "lw": 1} for line in lines]
        marks = [axes.axvline(1, animated=True, **look) for look in looks]
        axes.set(xlabel="size of the gradient |g|", ylabel="step / α", xscale="log")
        axes.set(xlim=(sizes[0], sizes[-1]), ylim=(0, 1.1))
        axes.legend(loc="lower right")

        def redraw(epsilon):
            for line, step in zip(lines, (outside, inside), strict=True):
                line.set_data(sizes, step(sizes, epsilon))
            for mark, place in zip(marks, (epsilon, np.sqrt(epsilon)), strict=True):
                mark.set_xdata([place, place])
            return (
                f"ε = {epsilon:.3g}, √ε = {np.sqrt(epsilon):.3g}. A gradient of {_SMALL:g} moves "
                f"by {outside(_SMALL, epsilon):.4g} α with ε outside the root and by "
                f"{inside(_SMALL, epsilon):.4g} α with ε inside."
            )

        return redraw

    return build
