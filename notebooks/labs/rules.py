"""The update rules, as short as their formulas.

Each rule is a generator. It takes the gradient (a function of the parameters), the parameters
theta to start from, and the learning rate of each step, and it yields theta after each step.
"""

import numpy as np


def path(rule, gradient, start, learning_rate, steps, **settings):
    """Walk some steps by a rule.

    Parameters
    ----------
    rule : callable
        One of the generators below, or one like them.
    gradient : callable
        Takes theta, returns an array of the same shape.
    start : array_like, shape (n,)
    learning_rate : float or array_like, shape (steps,)
        One for all steps, or one for each.
    steps : int
    **settings
        Handed to the rule, such as ``beta=0.5``.

    Returns
    -------
    ndarray, shape (steps + 1, n)
        The start and the place after each step; inf or nan where a walk has run away.
    """
    theta = np.array(start, dtype=float)
    rates = np.broadcast_to(learning_rate, steps)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.array([theta, *rule(gradient, theta, rates, **settings)])


def gradient_descent(gradient, theta, rates):
    """θ = θ − α g."""
    for alpha in rates:
        theta = theta - alpha * gradient(theta)
        yield theta


def momentum(gradient, theta, rates, beta=0.9):
    """v = β v + (1 − β) g; θ = θ − α v: the velocity is an average of the gradients."""
    v = 0.0
    for alpha in rates:
        v = beta * v + (1 - beta) * gradient(theta)
        theta = theta - alpha * v
        yield theta


def momentum_sum(gradient, theta, rates, beta=0.9):
    """v = β v + g; θ = θ − α v: without 1 − β, the learning rate outside the velocity."""
    v = 0.0
    for alpha in rates:
        v = beta * v + gradient(theta)
        theta = theta - alpha * v
        yield theta


def momentum_friction(gradient, theta, rates, beta=0.9):
    """v = β v − α g; θ = θ + v: without 1 − β, the learning rate inside the velocity.

    Here β is often called μ, the coefficient of friction: it says how much velocity is kept.
    """
    v = 0.0
    for alpha in rates:
        v = beta * v - alpha * gradient(theta)
        theta = theta + v
        yield theta


def adagrad(gradient, theta, rates, epsilon=1e-7):
    """cache += g²; θ = θ − α g / (√cache + ε)."""
    cache = 0.0
    for alpha in rates:
        g = gradient(theta)
        cache = cache + g**2
        theta = theta - alpha * g / (np.sqrt(cache) + epsilon)
        yield theta


def rmsprop(gradient, theta, rates, rho=0.9, epsilon=1e-7):
    """cache = ρ cache + (1 − ρ) g²; θ = θ − α g / (√cache + ε)."""
    cache = 0.0
    for alpha in rates:
        g = gradient(theta)
        cache = rho * cache + (1 - rho) * g**2
        theta = theta - alpha * g / (np.sqrt(cache) + epsilon)
        yield theta


def adam(gradient, theta, rates, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """v, s: averages of g and g², bias corrected; θ = θ − α v̂ / (√ŝ + ε).

    References
    ----------
    Kingma and Ba, "Adam: A Method for Stochastic Optimization", arXiv 1412.6980.
    """
    v = s = 0.0
    for t, alpha in enumerate(rates, start=1):
        g = gradient(theta)
        v = beta1 * v + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        v_corrected = v / (1 - beta1**t)
        s_corrected = s / (1 - beta2**t)
        theta = theta - alpha * v_corrected / (np.sqrt(s_corrected) + epsilon)
        yield theta
