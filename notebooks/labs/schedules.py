"""Learning rate schedules: the learning rate of every epoch, counted from 0.

Each takes all epochs at once, so that a whole schedule is one call.
"""

import numpy as np


def constant(learning_rate0, epoch):
    """Keep the learning rate.

    Parameters
    ----------
    learning_rate0 : float
    epoch : array_like of int

    Returns
    -------
    ndarray
        A learning rate for each epoch.
    """
    return np.full(np.shape(epoch), float(learning_rate0))


def inverse_time(learning_rate0, epoch, decay_rate):
    """Divide the learning rate by ``1 + decay_rate * epoch``.

    Older course material calls this rule exponential, which it is not.

    Parameters
    ----------
    learning_rate0 : float
    epoch : array_like of int
    decay_rate : float
        0 or more.

    Returns
    -------
    ndarray
    """
    return learning_rate0 / (1 + decay_rate * np.asarray(epoch))


def exponential(learning_rate0, epoch, decay_rate):
    """Multiply the learning rate by ``exp(-decay_rate)`` after every epoch.

    Parameters
    ----------
    learning_rate0 : float
    epoch : array_like of int
    decay_rate : float
        0 or more.

    Returns
    -------
    ndarray
    """
    return learning_rate0 * np.exp(-decay_rate * np.asarray(epoch))


def staircase(learning_rate0, epoch, decay_rate, time_interval):
    """Inverse-time decay that moves on only when an interval is full.

    Parameters
    ----------
    learning_rate0 : float
    epoch : array_like of int
    decay_rate : float
        0 or more.
    time_interval : int
        Epochs on each stair.

    Returns
    -------
    ndarray
    """
    stair = np.asarray(epoch) // time_interval
    return inverse_time(learning_rate0, stair, decay_rate)


def cosine(learning_rate0, epoch, num_epochs):
    """Fall along half a cosine wave, from the learning rate to zero.

    Parameters
    ----------
    learning_rate0 : float
    epoch : array_like of int
        0 up to `num_epochs`.
    num_epochs : int
        Where the learning rate reaches zero.

    Returns
    -------
    ndarray

    References
    ----------
    Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts",
    arXiv 1608.03983.
    """
    return learning_rate0 * (1 + np.cos(np.pi * np.asarray(epoch) / num_epochs)) / 2


def warm_up(learning_rates, warm_epochs):
    """Let a schedule begin with a straight climb to its full learning rate.

    Parameters
    ----------
    learning_rates : array_like, shape (num_epochs,)
        Any schedule.
    warm_epochs : int
        The first epoch that has its full learning rate is number `warm_epochs` - 1.

    Returns
    -------
    ndarray, shape (num_epochs,)
    """
    epoch = np.arange(len(learning_rates))
    return np.minimum(1, (epoch + 1) / max(1, warm_epochs)) * learning_rates


def budget(learning_rates):
    """Add up the learning rates: how far the run can have gone by each epoch.

    Parameters
    ----------
    learning_rates : array_like, shape (num_epochs,)

    Returns
    -------
    ndarray, shape (num_epochs,)
        Entry i is the sum of the learning rates of epochs 0 to i.
    """
    return np.cumsum(learning_rates)
