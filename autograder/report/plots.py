"""Plots of a class, as pictures that a page can hold."""

import base64
import io
import textwrap
import warnings
from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.report.style import BLUE, PLOT, SKY, VERMILLION

SHOWN = 15
"""Mistakes that fit into a plot; the table below it has all."""

_WIDTH = 9.6
_MARGIN = 1.1  # inches for the axis and the legend
_PARTS = (
    ("full", "all points", BLUE, "white"),
    ("some", "some points", SKY, "black"),
    ("none", "no points", VERMILLION, "white"),
)


@dataclass(frozen=True)
class Plot:
    """A picture with its words.

    Attributes
    ----------
    source : str
        The SVG as a data address, for ``<img>``: a picture loaded so runs no script.
    alt, caption : str
    """

    source: str
    alt: str
    caption: str


@mpl.rc_context(PLOT)
def points_plot(exercises):
    """Draw how many learners got all, some and none of the points of each exercise.

    Parameters
    ----------
    exercises : list of autograder.report.whole_class.Exercise
        At least one.

    Returns
    -------
    Plot
    """
    figure, axes = _bars([exercise.name for exercise in exercises], 0.36)
    left = [0] * len(exercises)
    for part, label, *look in _PARTS:
        counts = [getattr(exercise, part) for exercise in exercises]
        _draw_part(axes, counts, left, label, *look)
        left = [sum(pair) for pair in zip(left, counts, strict=True)]
    axes.set(xlim=(0, left[0]))
    figure.legend(loc="outside upper center", ncols=len(_PARTS), frameon=False)
    told = [f"{e.name}: {e.full} all, {e.some} some, {e.none} none" for e in exercises]
    return Plot(
        _svg(figure),
        f"Bars of how many learners got all, some and no points. {'; '.join(told)}.",
        "How many learners got all points of an exercise, some, and none.",
    )


@mpl.rc_context(PLOT)
def mistakes_plot(mistakes):
    """Draw how many learners made each of the most frequent mistakes.

    Parameters
    ----------
    mistakes : list of autograder.report.whole_class.Mistake
        At least one, the most frequent first.

    Returns
    -------
    Plot
    """
    shown = mistakes[:SHOWN]
    figure, axes = _bars([f"{mistake.exercise}: {mistake.sentence}" for mistake in shown], 0.5)
    counts = [len(mistake.learners) for mistake in shown]
    bars = axes.barh(range(len(shown)), counts, 0.6, color=BLUE)
    axes.bar_label(bars, padding=4)
    axes.set(xlim=(0, 1.12 * counts[0]))
    told = [f"{m.exercise}: {m.sentence} {len(m.learners)}" for m in shown]
    more = f" The {SHOWN} most frequent of {len(mistakes)}." if len(mistakes) > SHOWN else ""
    return Plot(
        _svg(figure),
        f"Bars of how many learners made each mistake. {'; '.join(told)}.",
        f"How many learners made each mistake that the checks name.{more}",
    )


def _bars(labels, height):
    """Axes for lying bars, from top to bottom."""
    figure = Figure(figsize=(_WIDTH, _MARGIN + height * len(labels)))
    axes = figure.subplots()
    axes.set_yticks(range(len(labels)), list(map(_label, labels)), parse_math=False)
    axes.set(ylim=(len(labels) - 0.4, -0.6), xlabel="learners")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y", visible=False)
    axes.tick_params(axis="y", length=0)
    return figure, axes


def _draw_part(axes, counts, left, label, colour, ink):
    look = {"color": colour, "edgecolor": "white", "label": label}
    bars = axes.barh(range(len(counts)), counts, 0.72, left, **look)
    most = max(left) + max(counts)
    texts = [str(count) if count > 0.03 * most else "" for count in counts]
    axes.bar_label(bars, texts, label_type="center", color=ink)


def _label(text):
    """Two lines at most, without what SVG forbids."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return textwrap.fill(plain, 50, max_lines=2, placeholder=" …")


def _svg(figure):
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # the browser has other fonts
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return "data:image/svg+xml;base64," + base64.b64encode(file.getvalue()).decode()
