"""Live pictures: controls, and a drawing that follows them.

ipywidgets is imported only when a widget is made, so that the exercises do without it.
"""

import base64
import html
import io
import math
import struct
from dataclasses import dataclass

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imsave

from opt_utils.show import figure_html
from opt_utils.style import COURSE_STYLE

_WIDE = {"width": "min(36em, 98%)"}
_WHOLE_LABEL = {"description_width": "initial"}
# ipywidgets tells a screen reader neither what a slider is for nor a button of a player.
_NAMING = """
const name = () => {
  for (const slider of document.querySelectorAll(".widget-slider")) {
    const label = slider.querySelector(".widget-label").textContent;
    slider.querySelector("[role=slider]").ariaLabel = label;
  }
  for (const player of document.querySelectorAll(".widget-play")) {
    ["Play or pause", "Stop", "Repeat"].forEach((label, k) => {
      player.children[k].ariaLabel = player.children[k].title = label;
    });
  }
};
const observer = new MutationObserver(name);
observer.observe(document.body, {childList: true, subtree: true});
// By then they are all there.
setTimeout(() => observer.disconnect(), 10000);
"""


@dataclass(frozen=True)
class Slider:
    """A number between two ends, in equal steps; whole if all of them are whole.

    Parameters
    ----------
    label : str
        What the number is.
    low, high, value, step : float
        The ends, where it begins, and how far one press of an arrow key goes.
    """

    label: str
    low: float
    high: float
    value: float
    step: float = 1

    def sweep(self, most=25):
        """Return values over the whole range, both ends included; all of them if they are few."""
        count = round((self.high - self.low) / self.step)
        chosen = np.unique(np.linspace(0, count, min(most, count + 1)).round())
        kind = int if self._is_whole() else float
        return [kind(self.low + self.step * k) for k in chosen]

    def _is_whole(self):
        return all(isinstance(n, int) for n in (self.low, self.high, self.value, self.step))

    def widget(self, changed):
        """Return the ipywidget, which calls `changed` with every new value."""
        import ipywidgets

        kind = ipywidgets.IntSlider if self._is_whole() else ipywidgets.FloatSlider
        ends = {"min": self.low, "max": self.high, "step": self.step}
        # A float slider shows two decimals unless told; a learning rate needs as many as its step.
        digits = max(0, math.ceil(-math.log10(self.step)))
        look = {} if self._is_whole() else {"readout_format": f".{digits}f"}
        return _observed(kind(value=self.value, **ends, **look, **_described(self)), changed)


@dataclass(frozen=True)
class LogSlider:
    """A number between two powers of ten, in equal factors.

    Parameters
    ----------
    label : str
    low, high : int
        Exponents of ten at the ends.
    value : float
        Where it begins: the number, not its exponent.
    """

    label: str
    low: int
    high: int
    value: float

    def sweep(self, most=25):
        """Return values over the whole range, both ends included."""
        return [float(value) for value in np.logspace(self.low, self.high, most)]

    def widget(self, changed):
        """Return the ipywidget, which calls `changed` with every new value."""
        import ipywidgets

        ends = {"min": self.low, "max": self.high, "step": 0.05, "readout_format": ".3g"}
        made = ipywidgets.FloatLogSlider(value=self.value, **ends, **_described(self))
        return _observed(made, changed)


@dataclass(frozen=True)
class Choice:
    """One of a few options.

    Parameters
    ----------
    label : str
    options : tuple of str
        The first is chosen at the beginning.
    """

    label: str
    options: tuple

    @property
    def value(self):
        """The option chosen at the beginning."""
        return self.options[0]

    def sweep(self):
        """Return all options."""
        return list(self.options)

    def widget(self, changed):
        """Return the ipywidget, which calls `changed` with every new option."""
        import ipywidgets

        return _observed(ipywidgets.Dropdown(options=self.options, **_described(self)), changed)


@dataclass(frozen=True)
class Button:
    """Counts how often it was pressed: draw again, take a step.

    Parameters
    ----------
    label : str
    value : int, optional
        The count at the beginning.
    """

    label: str
    value: int = 0

    def sweep(self):
        """Return the first few counts."""
        return list(range(self.value, self.value + 4))

    def widget(self, changed):
        """Return the ipywidget, which calls `changed` with every new count."""
        import ipywidgets

        made, presses = ipywidgets.Button(description=self.label), [self.value]
        made.layout.width, made.layout.align_self = "auto", "flex-start"

        def press(_):
            presses[0] += 1
            changed(presses[0])

        made.on_click(press)
        return made


@dataclass(frozen=True)
class Player:
    """A frame number from 0 that can be played, paused, stepped and dragged.

    Parameters
    ----------
    label : str
    frames : int
        The last frame.
    value : int, optional
        Where it begins, and what the static picture shows.
    interval : int, optional
        Milliseconds from one frame to the next.
    """

    label: str
    frames: int
    value: int = 0
    interval: int = 150

    def sweep(self, most=25):
        """Return frames from the first to the last."""
        return Slider(self.label, 0, self.frames, self.value).sweep(most)

    def widget(self, changed):
        """Return the ipywidget, which calls `changed` with every new frame."""
        import ipywidgets

        play = ipywidgets.Play(value=self.value, max=self.frames, interval=self.interval)
        slider = Slider(self.label, 0, self.frames, self.value).widget(changed)
        # Linked in the browser: playing goes on without a message to and fro.
        ipywidgets.jslink((play, "value"), (slider, "value"))
        # Where both don't fit into a line, as at 200 %, the slider gets one of its own.
        return ipywidgets.HBox([play, slider], layout={"flex_flow": "row wrap"})


def _described(control):
    return {"description": control.label, "style": _WHOLE_LABEL, "layout": _WIDE}


def _observed(widget, changed):
    widget.observe(lambda change: changed(change["new"]), "value")
    return widget


class Live:
    """A picture that follows its controls. Make one with `live`."""

    def __init__(self, build, caption, size, controls):
        self.controls = controls
        self.caption = caption
        with mpl.rc_context(COURSE_STYLE):
            self._figure = Figure(figsize=size, layout="constrained", dpi=100)
            self._canvas = FigureCanvasAgg(self._figure)
            self._redraw = build(self._figure)
        self._moving = self._figure.findobj(lambda artist: artist.get_animated())
        self._moving.sort(key=lambda artist: artist.get_zorder())
        self._still = None

    def draw(self, **values):
        """Draw with some values, and with the beginning of all the others.

        Parameters
        ----------
        **values
            For each control that is not where it begins, its value.

        Returns
        -------
        image : bytes
            The picture as PNG.
        alt : str
            What it shows, in words.
        """
        begin = {name: control.value for name, control in self.controls.items()}
        with mpl.rc_context(COURSE_STYLE):
            alt = self._redraw(**{**begin, **values})
            return self._paint(), alt

    def _paint(self):
        # matplotlib marks a figure as stale when anything but an animated artist has changed.
        if self._figure.stale:
            self._canvas.draw()
            # Laying out takes as long as drawing, so the first layout is kept.
            self._figure.set_layout_engine("none")
            self._figure.stale = False
            self._still = self._canvas.copy_from_bbox(self._figure.bbox)
        self._canvas.restore_region(self._still)
        for artist in self._moving:
            self._figure.draw_artist(artist)
        buffer = io.BytesIO()
        # Packing hard takes longer than sending more to a browser on the same machine.
        quick = {"format": "png", "pil_kwargs": {"compress_level": 1}}
        imsave(buffer, self._canvas.buffer_rgba(), **quick)
        return buffer.getvalue()

    def html(self):
        """Return the picture as it begins, for where widgets cannot run."""
        image, alt = self.draw()
        return figure_html(image, self.caption, alt)

    def widget(self):
        """Return an ipywidget: the controls, the picture, and below it what it shows."""
        import ipywidgets

        picture, words = ipywidgets.HTML(), ipywidgets.HTML()
        values = {}

        def redraw():
            image, alt = self.draw(**values)
            picture.value = _image_html(image, alt)
            words.value = _words_html(alt, self.caption)

        def change(name, value):
            values[name] = value
            try:
                redraw()
            except Exception as error:  # a callback that raises would be silent
                words.value = f"<b>Nothing was drawn:</b> {html.escape(str(error))}"

        controls = [
            control.widget(lambda value, name=name: change(name, value))
            for name, control in self.controls.items()
        ]
        redraw()
        return ipywidgets.VBox([_names(), *controls, picture, words])

    def _repr_mimebundle_(self, include=None, exclude=None):
        return bundle(self, self.draw()[1])


def live(build, caption, size=(7, 4), **controls):
    """Make a picture that is redrawn whenever a control changes.

    Parameters
    ----------
    build : callable
        ``build(figure)`` draws what stays and returns ``redraw(**values)``, which moves the rest
        (``line.set_data``, no new axes) and returns what is then seen, in words. If what moves
        is made with ``animated=True`` and the axes stay, all the rest is drawn only once.
    caption : str
        Stands below the picture.
    size : tuple of float, optional
        Width and height in inches.
    **controls : Slider, LogSlider, Choice, Button or Player
        Their names are the arguments of ``redraw``. None at all: a picture that stays.

    Returns
    -------
    Live
        Shown when it is the last line of a cell.
    """
    return Live(build, caption, size, controls)


def bundle(shown, plain):
    """Lay out for the notebook: the widget, if somebody is there to use it, and a page without.

    Parameters
    ----------
    shown : object
        With ``widget()`` and ``html()``.
    plain : str
        The same where there is only text.

    Returns
    -------
    dict of str to object
        By MIME type.
    """
    static = {"text/html": shown.html(), "text/plain": plain}
    if not _somebody_is_there():
        return static
    try:
        view = shown.widget()._repr_mimebundle_()
    except ImportError:  # no ipywidgets: the page does without
        return static
    return {**view, **static}


def _somebody_is_there():
    from IPython import get_ipython

    kernel = getattr(get_ipython(), "kernel", None)
    # nbconvert and its like tell the kernel that there is nobody to ask for input.
    return kernel is None or kernel.get_parent()["content"].get("allow_stdin", True)


def _names():
    """Return a widget without a look that gives each slider and player button its name."""
    import ipywidgets

    data = {"application/javascript": _NAMING}
    made = ipywidgets.Output(
        outputs=({"output_type": "display_data", "data": data, "metadata": {}},)
    )
    made.layout.display = "none"
    return made


def _image_html(image, alt):
    # Not ipywidgets.Image, which has no alt text. Size and "sync" keep the page from flickering.
    data = base64.b64encode(image).decode("ascii")
    width, height = struct.unpack(">II", image[16:24])  # of the PNG's header
    return (
        f'<img src="data:image/png;base64,{data}" alt="{html.escape(alt)}" width="{width}"'
        f' height="{height}" decoding="sync" style="display: block; max-width: 100%; height: auto">'
    )


def _words_html(alt, caption):
    # A screen reader tells what is seen whenever it changes.
    return (
        f'<p role="status" style="line-height: 1.4; margin: 0">{html.escape(alt)}<br>'
        f"<i>{html.escape(caption)}</i></p>"
    )
