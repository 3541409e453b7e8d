"""Lab 4: what AdaGrad, RMSProp and Adam remember, and how long their steps are."""

import numpy as np

from labs import landscapes, rules, schedules
from opt_utils.style import BLACK, BLUE, GREEN, GREY, LINES, VERMILLION
from opt_utils.widgets import Choice, LogSlider, Slider, live

DROP, FED = 50, 200
"""In `memory` the gradient drops after this step; number of steps in all."""

EPOCHS = 400


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


def adam_uncorrected(gradient, theta, rates, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Adam with v and s as they are: θ = θ − α v / (√s + ε)."""
    v = s = 0.0
    for alpha in rates:
        g = gradient(theta)
        v = beta1 * v + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        theta = theta - alpha * v / (np.sqrt(s) + epsilon)
        yield theta


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


def memory():
    """Show the steps of three methods when the gradient suddenly changes its size.

    Returns
    -------
    Live
    """
    caption = (
        "Length of each step as a multiple of α. The gradient has one size up to the vertical "
        "line and size 1 after it."
    )
    before = LogSlider("size of the gradient before the change", -1, 2, 10.0)
    rho = Slider("ρ of RMSProp, and β₂ of Adam", 0.5, 0.99, 0.9, 0.01)
    return live(_build_memory, caption, (8, 4), before=before, rho=rho)


def _build_memory(figure):
    axes = figure.subplots()
    lines = [
        axes.plot([], [], color=colour, ls=style, label=name, animated=True)[0]
        for name, (colour, style) in zip(("AdaGrad", "RMSProp", "Adam"), LINES, strict=False)
    ]
    axes.axvline(DROP, color=GREY, lw=1)
    axes.axhline(1, color=BLACK, lw=1, ls=":")
    axes.set(xlabel="update", ylabel="step / α", yscale="log", ylim=(0.003, 30), xlim=(0, FED))
    axes.legend(loc="upper right", ncols=3)

    def redraw(before, rho):
        walked = memory_steps(before, rho)
        for line, values in zip(lines, walked.values(), strict=True):
            line.set_data(np.arange(1, FED + 1), values)
        at = DROP, 2 * DROP - 1
        ends = [
            f"{name} {size[at[0]]:.3g} right after the change and {size[at[1]]:.3g} fifty updates on"
            for name, size in walked.items()
        ]
        return f"Step over α for a gradient of {before:.3g}, then 1: " + "; ".join(ends) + "."

    return redraw


def memory_steps(before, rho):
    """Return the steps drawn by `memory`, an array of shape (200,) for each method."""
    gradients = np.r_[np.full(DROP, before), np.ones(FED - DROP)]
    return {
        "AdaGrad": steps(rules.adagrad, gradients),
        "RMSProp": steps(rules.rmsprop, gradients, rho=rho),
        "Adam": steps(rules.adam, gradients, beta2=rho),
    }


def two_cycle():
    """Show where RMSProp ends on the line problem, and how it got there.

    Returns
    -------
    Live
    """
    caption = (
        "Left: the weight on its way to 10. Right: how far it is from 10 in the last epochs, "
        "measured in learning rates. The dotted lines stand at plus and minus one half."
    )
    alpha = LogSlider("learning rate α", -2, 0, 0.2)
    decay = Slider("decay factor k", 0.0, 0.1, 0.0, 0.005)
    return live(_build_two_cycle, caption, (9, 3.8), learning_rate=alpha, decay_rate=decay)


def rmsprop_on_the_line(learning_rate, decay_rate=0.0, epochs=EPOCHS):
    """Walk by RMSProp under inverse-time decay.

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


def _build_two_cycle(figure):
    left, right = figure.subplots(1, 2)
    (way,) = left.plot([], [], color=BLUE, animated=True)
    left.axhline(10, color=GREY, lw=1)
    left.set(xlabel="epoch", ylabel="weight", xlim=(0, EPOCHS), ylim=(0, 12))
    last = np.arange(EPOCHS - 20, EPOCHS)
    (end,) = right.plot([], [], "o-", color=VERMILLION, lw=1, animated=True)
    for half in (-0.5, 0.5):
        right.axhline(half, color=BLACK, lw=1.5, ls=":")
    right.set(xlabel="epoch", ylabel="(weight − 10) / α", ylim=(-1.5, 1.5))
    right.set_xlim(last[0], last[-1] + 1)

    def redraw(learning_rate, decay_rate):
        walked, rates = rmsprop_on_the_line(learning_rate, decay_rate)
        way.set_data(np.arange(EPOCHS + 1), walked[:, 0])
        end.set_data(last + 1, (walked[last + 1, 0] - 10) / rates[last])
        off = abs(walked[-1] - (10, 20))
        return (
            f"RMSProp with α = {learning_rate:.3g} and k = {decay_rate:.3g} after {EPOCHS} epochs: "
            f"the weight is {off[0]:.4g} from 10, the bias {off[1]:.4g} from 20; half of the last "
            f"learning rate is {rates[-1] / 2:.4g}. "
            f"Cost {landscapes.LINE.cost(walked[-1]):.4g}."
        )

    return redraw


def first_steps():
    """Show Adam's first steps under a steady gradient, with and without bias correction.

    Returns
    -------
    Live
    """
    caption = (
        "Length of each step of Adam as a multiple of α, under a gradient that stays the same. "
        "With the correction every step is α."
    )
    beta1 = Slider("β₁", 0.0, 0.99, 0.9, 0.01)
    beta2 = Choice("β₂", (0.999, 0.9, 0.99, 0.9999))
    return live(_build_first_steps, caption, (8, 4), beta1=beta1, beta2=beta2)


def first_steps_of_adam(beta1=0.9, beta2=0.999, updates=100):
    """Return Adam's steps under a steady gradient, over α: corrected, uncorrected."""
    steady, settings = np.ones(updates), {"beta1": beta1, "beta2": beta2}
    return steps(rules.adam, steady, **settings), steps(adam_uncorrected, steady, **settings)


def _build_first_steps(figure):
    axes = figure.subplots()
    (corrected,) = axes.plot([], [], color=BLUE, label="with bias correction", animated=True)
    (raw,) = axes.plot(
        [], [], color=VERMILLION, ls="--", label="without bias correction", animated=True
    )
    (first,) = axes.plot([], [], "o", color=VERMILLION, ms=9, animated=True)
    axes.set(xlabel="update t", ylabel="step / α", yscale="log", xlim=(0, 101), ylim=(0.1, 100))
    axes.legend(loc="upper right")

    def redraw(beta1, beta2):
        right, wrong = first_steps_of_adam(beta1, beta2)
        t = np.arange(1, right.size + 1)
        corrected.set_data(t, right)
        raw.set_data(t, wrong)
        first.set_data([1], wrong[:1])
        return (
            f"β₁ = {beta1:.2f}, β₂ = {beta2}. The first step over α: {right[0]:.4g} with the "
            f"correction, {wrong[0]:.4g} without. The longest one without it is "
            f"{wrong.max():.4g}, at update {wrong.argmax() + 1}."
        )

    return redraw


def correction_on_the_line():
    """Show the bias under Adam on the line problem, with and without bias correction.

    Returns
    -------
    Live
    """
    caption = "The bias b of the line problem under Adam. It should come to 20."
    alpha = LogSlider("learning rate α", -2, 1, 0.2)
    return live(_build_correction, caption, (8, 4), learning_rate=alpha)


def _build_correction(figure):
    axes = figure.subplots()
    names = ("with bias correction", "without bias correction")
    lines = [
        axes.plot([], [], color=colour, ls=style, label=name, animated=True)[0]
        for name, (colour, style) in zip(names, LINES, strict=False)
    ]
    axes.axhline(20, color=GREY, lw=1)
    axes.set(xlabel="epoch", ylabel="bias", xlim=(0, EPOCHS), ylim=(-20, 70))
    axes.legend(loc="upper right")
    line = landscapes.LINE

    def redraw(learning_rate):
        walks = [
            rules.path(rule, line.gradient, line.start, learning_rate, EPOCHS)
            for rule in (rules.adam, adam_uncorrected)
        ]
        for drawn, walked in zip(lines, walks, strict=True):
            drawn.set_data(np.arange(EPOCHS + 1), walked[:, 1])
        told = [
            f"{name} the first step is {walked[1, 1]:.4g}, the largest bias {walked[:, 1].max():.4g}"
            f" and the last {walked[-1, 1]:.4g}"
            for name, walked in zip(names, walks, strict=True)
        ]
        return f"Bias under Adam with α = {learning_rate:.3g}: " + "; ".join(told) + "."

    return redraw


def epsilon_places():
    """Show the step against the size of the gradient, with ε outside and inside the root.

    Returns
    -------
    Live
    """
    caption = (
        "Length of a step as a multiple of α, for a gradient that stays at one size. Outside the "
        "root, ε slows down gradients below ε; inside, gradients below √ε."
    )
    epsilon = LogSlider("ε", -10, -1, 1e-8)
    return live(_build_epsilon, caption, (8, 4), epsilon=epsilon)


def step_outside(g, epsilon):
    """Step over α with ε outside the root, once the cache holds g²."""
    return np.abs(g) / (np.sqrt(g**2) + epsilon)


def step_inside(g, epsilon):
    """Step over α with ε inside the root, once the cache holds g²."""
    return np.abs(g) / np.sqrt(g**2 + epsilon)


def _build_epsilon(figure):
    axes = figure.subplots()
    sizes = np.logspace(-11, 1, 241)
    kinds = (("outside", step_outside, BLUE, "-"), ("inside", step_inside, VERMILLION, "--"))
    lines = [
        axes.plot([], [], color=colour, ls=style, label=f"ε {name} the root", animated=True)[0]
        for name, _, colour, style in kinds
    ]
    marks = [
        axes.axvline(1, color=colour, ls=style, lw=1, animated=True)
        for _, _, colour, style in kinds
    ]
    axes.set(xlabel="size of the gradient |g|", ylabel="step / α", xscale="log")
    axes.set(xlim=(sizes[0], sizes[-1]), ylim=(0, 1.1))
    axes.axhline(1, color=GREEN, lw=1, ls=":")
    axes.legend(loc="lower right")

    def redraw(epsilon):
        for line, mark, (_, step, _, _), half in zip(
            lines, marks, kinds, (epsilon, np.sqrt(epsilon)), strict=True
        ):
            line.set_data(sizes, step(sizes, epsilon))
            mark.set_xdata([half, half])
        small = 1e-4
        return (
            f"ε = {epsilon:.3g}. Outside the root the step falls below α for gradients near "
            f"{epsilon:.3g}, inside for gradients near {np.sqrt(epsilon):.3g}. A gradient of "
            f"{small:g} moves by {step_outside(small, epsilon):.4g} α with ε outside and by "
            f"{step_inside(small, epsilon):.4g} α with ε inside."
        )

    return redraw
