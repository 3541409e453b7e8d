"""An optimizer race on a map: play it, step through it, save it as GIF or as a web page."""

import html
import re
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.animation import FuncAnimation, PillowWriter
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from labs import landscapes, maps, rules
from opt_utils.style import BLACK, COURSE_STYLE, LINES
from opt_utils.widgets import Choice, Player, live

METHODS = {
    "gradient descent": rules.gradient_descent,
    "momentum": rules.momentum,
    "AdaGrad": rules.adagrad,
    "RMSProp": rules.rmsprop,
    "Adam": rules.adam,
}
MARKERS = "osD^v"
STEPS = 100
RATES = np.logspace(-4, 1.25, 22)
"""The learning rates that `tuned` tries."""

OWN, SHARED = "each method its own, tuned", "that of gradient descent for all"
_SIZE = (9.5, 4.6)
_CAPTION = (
    "Left: the paths on a map of the cost, from the square to a star. Right: how far each method's "
    "cost still is above the lowest."
)


@dataclass(frozen=True)
class Runner:
    """A method with the walk it made.

    Attributes
    ----------
    name : str
    learning_rate : float
    path : ndarray, shape (steps + 1, 2)
    above : ndarray, shape (steps + 1,)
        Cost above the lowest cost of the landscape.
    """

    name: str
    learning_rate: float
    path: np.ndarray
    above: np.ndarray


def runner(landscape, name, learning_rate, steps=STEPS):
    """Let a method walk.

    Parameters
    ----------
    landscape : Landscape
    name : str
        A key of `METHODS`.
    learning_rate : float
    steps : int, optional

    Returns
    -------
    Runner
    """
    path = rules.path(METHODS[name], landscape.gradient, landscape.start, learning_rate, steps)
    with np.errstate(over="ignore", invalid="ignore"):
        above = landscape.cost(path.T) - landscape.cost(landscape.minima[0])
    return Runner(name, learning_rate, path, above)


def tuned(landscape, name, steps=STEPS):
    """Let a method walk with every rate of `RATES`, and keep the best walk.

    Parameters
    ----------
    landscape : Landscape
    name : str
        A key of `METHODS`.
    steps : int, optional

    Returns
    -------
    Runner
        Of those that stay on the map, the one with the smallest area below its curve of costs.
    """

    def badness(walk):
        return _leaves(landscape, walk.path), np.log(_drawn(walk.above)).mean()

    return min((runner(landscape, name, rate, steps) for rate in RATES), key=badness)


def _leaves(landscape, path):
    low, high = np.transpose(landscape.window)
    return not ((low <= path) & (path <= high)).all()


def _drawn(above):
    lowest, highest = _ends(above[0])
    return np.clip(np.nan_to_num(above, nan=np.inf), lowest, 1e9 * highest)


def _ends(first):
    return 1e-9 * first, 10 * first


def field(landscape, rates=OWN, steps=STEPS):
    """Return all runners of a race.

    Parameters
    ----------
    landscape : Landscape
    rates : str, optional
        `OWN`, or the unfair `SHARED`.
    steps : int, optional

    Returns
    -------
    list of Runner
    """
    if rates == OWN:
        return [tuned(landscape, name, steps) for name in METHODS]
    shared = tuned(landscape, "gradient descent", steps).learning_rate
    return [runner(landscape, name, shared, steps) for name in METHODS]


class Stage:
    """The picture of a race: a map, the costs, and what moves on both.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    """

    def __init__(self, figure):
        self._map, self._costs = figure.subplots(1, 2, width_ratios=(3, 2))
        self._moving = [self._lines(*looks) for looks in zip(METHODS, LINES, MARKERS, strict=False)]
        trails = [trail for trail, *_ in self._moving]
        look = {"loc": "outside lower center", "ncols": 3, "frameon": False}
        self._names = figure.legend(handles=trails, **look).get_texts()
        self._costs.set(xlabel="step", ylabel="cost above the lowest", yscale="log")
        self._ground, self._landscape, self._runners = [], None, ()

    def _lines(self, name, look, marker):
        colour, style = look
        common = {"color": colour, "animated": True}
        dot = {"marker": marker, "ls": "none", "mec": BLACK, **common}
        (trail,) = self._map.plot([], [], ls=style, label=name, **common)
        (head,) = self._map.plot([], [], ms=9, zorder=4, **dot)
        (cost,) = self._costs.plot([], [], ls=style, **common)
        (tip,) = self._costs.plot([], [], ms=7, zorder=4, **dot)
        return trail, head, cost, tip

    def set(self, landscape, runners):
        """Draw what stays while the race runs.

        Parameters
        ----------
        landscape : Landscape
        runners : list of Runner
            One for each method, in the order of `METHODS`.
        """
        self._landscape, self._runners = landscape, runners
        self._draw_ground(landscape)
        first = runners[0].above[0]
        self._costs.set(xlim=(0, len(runners[0].above) - 1), ylim=_ends(first))
        for text, one in zip(self._names, runners, strict=True):
            text.set_text(f"{one.name}, α = {one.learning_rate:.3g}")

    def _draw_ground(self, landscape):
        for artist in self._ground:
            artist.remove()
        before = set(self._map.get_children())
        maps.draw_map(self._map, landscape)
        self._map.plot(*landscape.start, "s", color=BLACK, ms=8)
        self._map.set_title(landscape.name)
        self._ground = set(self._map.get_children()) - before

    def show(self, step):
        """Move everything to a step.

        Parameters
        ----------
        step : int

        Returns
        -------
        str
            What is seen, in words.
        """
        for one, (trail, head, cost, tip) in zip(self._runners, self._moving, strict=True):
            trail.set_data(*one.path[: step + 1].T)
            head.set_data(*one.path[step : step + 1].T)
            cost.set_data(np.arange(step + 1), one.above[: step + 1])
            tip.set_data([step], one.above[step : step + 1])
        return self._words(step)

    def _words(self, step):
        places = sorted(self._runners, key=lambda one: np.nan_to_num(one.above[step], nan=np.inf))
        told = ", ".join(f"{one.name} {_number(one.above[step])}" for one in places)
        last = len(self._runners[0].above) - 1
        return (
            f"Race: {self._landscape.name}, step {step} of {last}. "
            f"Cost above the lowest, best first: {told}."
        )


def _number(above):
    return f"{max(above, 0):.3g}" if np.isfinite(above) else "run away"


def race(grounds=landscapes.ALL, steps=STEPS):
    """Race all methods on a landscape of the learner's choice.

    Parameters
    ----------
    grounds : sequence of Landscape, optional
    steps : int, optional

    Returns
    -------
    Live
    """
    names = {ground.name: ground for ground in grounds}
    fields = {(g, rates): field(names[g], rates, steps) for g in names for rates in (OWN, SHARED)}

    def build(figure):
        stage, on_stage = Stage(figure), []

        def redraw(ground, rates, step):
            if on_stage != [ground, rates]:
                stage.set(names[ground], fields[ground, rates])
                on_stage[:] = ground, rates
            return stage.show(step)

        return redraw

    return live(
        build,
        _CAPTION,
        _SIZE,
        ground=Choice("landscape", tuple(names)),
        rates=Choice("learning rate", (OWN, SHARED)),
        step=Player("step", steps, value=steps // 4, interval=100),
    )


def save_gif(landscape, file, rates=OWN, steps=STEPS):
    """Save a race as an animated GIF.

    Parameters
    ----------
    landscape : Landscape
    file : str or Path
        Such as ``race.gif``. An older file of that name is replaced.
    rates : str, optional
        `OWN` or `SHARED`.
    steps : int, optional

    Returns
    -------
    Path
        The file.
    """
    animation, _ = _animation(landscape, rates, steps)
    animation.save(file, PillowWriter(fps=10), dpi=80)
    return Path(file)


def save_page(landscape, file, rates=OWN, steps=STEPS):
    """Save a race as a web page with buttons that needs no other file.

    Parameters
    ----------
    landscape : Landscape
    file : str or Path
        Such as ``race.html``. An older file of that name is replaced.
    rates : str, optional
        `OWN` or `SHARED`.
    steps : int, optional

    Returns
    -------
    Path
        The file.
    """
    animation, alt = _animation(landscape, rates, steps)
    player = _without_net(animation.to_jshtml(fps=10))
    # matplotlib's page leaves its picture without a description.
    player = player.replace("<img ", f'<img alt="{html.escape(alt)}" ', 1)
    title = html.escape(f"Race: {landscape.name}")
    head = f'<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><title>{title}</title>'
    page = f"{head}\n<h1>{title}</h1>\n{player}\n<p>{html.escape(_CAPTION)}</p>\n"
    Path(file).write_text(f"{page}<p>{html.escape(alt)}</p>\n</html>\n", encoding="utf-8")
    return Path(file)


def _without_net(player):
    """Put words on the buttons, whose symbols would come from another server."""
    player = re.sub(r"<link rel=\"stylesheet\"\s+href=\"https:[^>]*>", "", player)
    button = r'(<button title="([^"]*)"[^>]*>)\s*<i class="fa [^>]*></i>'
    # Long buttons stand in lines; matplotlib gives each a fixed width for its symbol.
    return re.sub(button, r"\1\2", player).replace("width: 36px", "width: auto")


def _animation(landscape, rates, steps):
    with mpl.rc_context(COURSE_STYLE):
        figure = Figure(figsize=_SIZE, layout="constrained", dpi=80)
        FigureCanvasAgg(figure)
        stage = Stage(figure)
        stage.set(landscape, field(landscape, rates, steps))
    _freeze(figure)
    # Every other step: half the size, and fast enough to look at.
    frames = range(0, steps + 1, 2)
    animation = FuncAnimation(figure, lambda step: stage.show(step) and (), frames)
    return animation, stage.show(steps)


def _freeze(figure):
    """Turn all that stays into one image: a frame then takes hundredths of a second."""
    figure.canvas.draw()
    still = np.array(figure.canvas.buffer_rgba())
    figure.set_layout_engine("none")
    for artist in figure.findobj(include_self=False):
        if not (artist.get_animated() or isinstance(artist, Axes)):
            artist.set_visible(False)
    figure.figimage(still, zorder=-1)
