"""Colours and line styles shared by every picture of the course."""

import matplotlib as mpl

# Okabe and Ito's palette stays distinguishable under all common kinds of colour blindness.
BLUE = "#0072B2"
VERMILLION = "#D55E00"
GREEN = "#009E73"
PURPLE = "#CC79A7"
ORANGE = "#E69F00"
SKY = "#56B4E9"
YELLOW = "#F0E442"
BLACK = "#000000"
GREY = "#767676"

# Each colour has a line style of its own, so a plot also reads in black and white.
# Yellow is left out: as a thin line on white it is hardly visible.
LINES = [
    (BLUE, "-"),
    (VERMILLION, "--"),
    (GREEN, "-."),
    (PURPLE, ":"),
    (ORANGE, (0, (7, 2, 1, 2, 1, 2))),
    (SKY, (0, (9, 3))),
    (BLACK, (0, (1, 3))),
]

COURSE_STYLE = {
    "figure.figsize": (7, 4),
    "figure.facecolor": "white",
    "figure.constrained_layout.use": True,
    "font.size": 12,
    "axes.titlesize": 13,
    "axes.labelsize": 12,
    "legend.fontsize": 11,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
    "axes.facecolor": "white",
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": mpl.cycler(
        color=[colour for colour, _ in LINES], linestyle=[style for _, style in LINES]
    ),
    "grid.color": "#DDDDDD",
    "grid.linewidth": 0.8,
    "lines.linewidth": 2,
}


def use_course_style():
    """Make the course's look the default of every figure drawn from now on."""
    mpl.rcParams.update(COURSE_STYLE)
