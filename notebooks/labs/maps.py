"""Maps of a landscape, and the paths on them."""

import numpy as np

from opt_utils.style import BLACK, LINES

_LEVEL = "#9DB8D2"
_MARKERS = "o^Ds"


def draw_map(axes, landscape):
    """Draw lines of equal cost, and a star at each minimum.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    landscape : labs.landscapes.Landscape
    """
    x, y, cost = landscape.grid()
    axes.contour(x, y, cost, landscape.levels, colors=_LEVEL, linewidths=0.7)
    star(axes, *np.transpose(landscape.minima))
    axes.set(xlim=landscape.window[0], ylim=landscape.window[1])
    axes.set(xlabel=landscape.axes[0], ylabel=landscape.axes[1])
    axes.grid(False)


def star(axes, x, y):
    """Mark the place to reach, above all paths."""
    axes.plot(x, y, "*", color=BLACK, markersize=13, zorder=5, animated=True)


def path_line(axes, number=0, label=None):
    """Make an empty line for a path, with a colour, line style and marker of its own.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    number : int, optional
        Which look, from 0.
    label : str, optional
        For a legend.

    Returns
    -------
    matplotlib.lines.Line2D
        Animated: move it by ``set_data(*path.T)``.
    """
    colour, style = LINES[number]
    marker = _MARKERS[number % len(_MARKERS)]
    look = {"color": colour, "linestyle": style, "marker": marker, "markersize": 3.5}
    (line,) = axes.plot([], [], **look, linewidth=1.5, label=label, animated=True)
    return line
