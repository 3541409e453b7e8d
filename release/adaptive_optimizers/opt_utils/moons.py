"""The moons data: two half circles that no straight line can separate."""

import matplotlib.pyplot as plt
import numpy as np

from opt_utils.plots import scatter_classes
from opt_utils.show import show


def load_dataset():
    """Draw the moons data and return them.

    Returns
    -------
    X : ndarray of float, shape (2, 300)
    Y : ndarray of int, shape (1, 300)
        Class 0 or 1.
    """
    X, Y = draw_moons()
    _show_dataset(X, Y)
    return X, Y


def draw_moons():
    """Return the moons data without a picture.

    Returns
    -------
    X : ndarray of float, shape (2, 300)
    Y : ndarray of int, shape (1, 300)
        Class 0 or 1.
    """
    # scikit-learn takes a second to load, so only who wants the data waits for it.
    from sklearn.datasets import make_moons

    np.random.seed(3)
    X, Y = make_moons(n_samples=300, noise=0.2)
    return X.T, Y.reshape(1, -1)


def _show_dataset(X, Y):
    figure, axes = plt.subplots(figsize=(6, 4))
    scatter_classes(axes, X, Y)
    axes.set(xlabel="$x_1$", ylabel="$x_2$", title="Two moons, 300 examples")
    axes.legend()
    show(
        figure,
        "The data: two interleaved half moons with some noise. No straight line separates them.",
        "Scatter plot of 300 points. Class 0, blue circles, forms an upper half moon; class 1, "
        "orange triangles, forms a lower one. The ends of the moons reach into each other.",
    )
