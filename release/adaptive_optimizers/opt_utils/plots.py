"""Plots of training runs: classes, decision boundaries and cost curves."""

import matplotlib.pyplot as plt
import numpy as np

from opt_utils.show import show
from opt_utils.style import BLUE, LINES, ORANGE

_CLASSES = ((0, BLUE, "o"), (1, ORANGE, "^"))


def scatter_classes(axes, X, Y):
    """Draw examples with a colour and a marker for each class.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)
        Class 0 or 1.
    """
    for label, colour, marker in _CLASSES:
        points = X[:, np.ravel(Y) == label]
        axes.scatter(
            *points,
            c=colour,
            marker=marker,
            s=28,
            edgecolor="black",
            lw=0.5,
            label=f"class {label}",
        )


def plot_decision_boundary(model, X, y, title="Decision boundary"):
    """Colour the plane by the class that `model` decides for, with the examples on top.

    Parameters
    ----------
    model : callable
        Takes points as rows, shape (n, 2), and returns n decisions.
    X : ndarray, shape (2, m)
    y : ndarray, shape (1, m)
        Class 0 or 1.
    title : str, optional
        Stands above the plot and in its description.
    """
    first, second = (np.linspace(row.min() - 1, row.max() + 1, 300) for row in X)
    grid = np.meshgrid(first, second)
    decisions = np.reshape(model(np.c_[grid[0].ravel(), grid[1].ravel()]), grid[0].shape)
    figure, axes = plt.subplots(figsize=(6, 4))
    axes.contourf(*grid, decisions, levels=(-0.5, 0.5, 1.5), colors=(BLUE, ORANGE), alpha=0.25)
    axes.contour(*grid, decisions, levels=(0.5,), colors="black", linewidths=1)
    scatter_classes(axes, X, y)
    axes.set(xlabel="$x_1$", ylabel="$x_2$", title=title)
    axes.legend()
    show(figure, _boundary_caption(title), _boundary_alt(title, model, X, y))


def _boundary_caption(title):
    return f"{title}: the black line separates the region of class 0 from that of class 1."


def _boundary_alt(title, model, X, y):
    wrong = int(np.sum(np.ravel(model(X.T)) != np.ravel(y)))
    return (
        f"{title}. The plane in two shades, blue for class 0 and orange for class 1, with a black "
        f"line between them. {wrong} of the {y.size} examples lie on the wrong side."
    )


def plot_cost(history, title):
    """Draw the cost of one training run.

    Parameters
    ----------
    history : dict
        ``epoch`` and ``cost``, two lists of the same length.
    title : str
        Stands above the plot and in its description.
    """
    plot_costs({title: history}, title)


def plot_costs(histories, title):
    """Lay the cost curves of several training runs over each other.

    Parameters
    ----------
    histories : dict of str to dict
        A history, as in `plot_cost`, for each label.
    title : str
        Stands above the plot and in its description.
    """
    figure, axes = plt.subplots()
    _draw_costs(axes, histories)
    axes.set(xlabel="epoch", ylabel="cost per example", title=title, ylim=(0, None))
    show(
        figure,
        f"{title}: the cost of every 100th epoch.",
        f"Cost against epoch. {_ends(histories)}.",
    )


def plot_cost_panels(panels, first_epoch):
    """Draw cost curves side by side, from an epoch at which the first fall is over.

    Parameters
    ----------
    panels : dict of str to dict
        For each panel's title its histories by label, as in `plot_costs`.
    first_epoch : int
        Where the curves begin, so that small differences can be seen.

    Raises
    ------
    ValueError
        If a history has no entry for `first_epoch`.
    """
    figure, row = plt.subplots(1, len(panels), figsize=(9, 3.6), sharey=True)
    panels = {
        title: {label: _since(first_epoch, run) for label, run in histories.items()}
        for title, histories in panels.items()
    }
    for axes, (title, histories) in zip(row, panels.items(), strict=True):
        _draw_costs(axes, histories)
        axes.set(xlabel="epoch", title=title)
    row[0].set_ylabel("cost per example")
    ends = " ".join(f"{title}: {_ends(histories)}." for title, histories in panels.items())
    show(
        figure,
        f"Cost from epoch {first_epoch} on. Mind the scale: it does not begin at zero.",
        f"Cost against epoch, in {len(panels)} panels, from epoch {first_epoch} on. {ends}",
    )


def _draw_costs(axes, histories):
    for (label, history), (colour, style) in zip(histories.items(), LINES, strict=False):
        axes.plot(history["epoch"], history["cost"], color=colour, ls=style, label=label)
    if len(histories) > 1:
        axes.legend()


def _since(first_epoch, history):
    first = history["epoch"].index(first_epoch)
    return {name: values[first:] for name, values in history.items()}


def _ends(histories):
    return "; ".join(f"{label}: {_from_to(history)}" for label, history in histories.items())


def _from_to(history):
    costs = history["cost"]
    rises = int(np.sum(np.diff(costs) > 0))
    return (
        f"from {costs[0]:.3f} to {costs[-1]:.3f}, lowest {min(costs):.3f}, "
        f"going up in {rises} of {len(costs) - 1} steps"
    )
