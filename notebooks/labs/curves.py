"""Curves that move, and lines to compare them with."""

from opt_utils.style import BLACK, LINES

REFERENCE = {"color": BLACK, "linewidth": 1, "linestyle": (0, (1, 2))}
"""The look of a line to compare with. It stays."""


def curves(axes, *labels):
    """Make an empty curve for each label, each with a colour and a line style of its own.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    *labels : str
        At most as many as `opt_utils.style.LINES` has.

    Returns
    -------
    list of matplotlib.lines.Line2D
        Animated: move them by ``set_data(x, y)``.
    """
    looks = [{"color": colour, "linestyle": style} for colour, style in LINES[: len(labels)]]
    return [
        axes.plot([], [], label=label, animated=True, **look)[0]
        for label, look in zip(labels, looks, strict=True)
    ]
