"""Live pictures, predictions and quizzes, without a browser."""

import itertools
import re

import pytest

from opt_utils.questions import predict, question, quiz, right, wrong
from opt_utils.style import LINES
from opt_utils.widgets import Button, Choice, LogSlider, Player, Slider, live

WIDGET = "application/vnd.jupyter.widget-view+json"
CONTROLS = {
    "whole": Slider("a whole number", 1, 5, 2),
    "part": Slider("a part", 0.0, 0.1, 0.02, 0.005),
    "power": LogSlider("a power", -3, 0, 0.01),
    "kind": Choice("a kind", ("one", "other")),
    "presses": Button("Again"),
    "frame": Player("frame", 30),
}


def build(figure):
    """A point whose height is the sum of all numbers; the kind 'wrong' cannot be drawn."""
    axes = figure.subplots()
    (point,) = axes.plot([], [], "o", animated=True)
    axes.set(ylim=(0, 50))

    def redraw(whole, part, power, kind, presses, frame):
        height = whole + part + power + presses + frame
        point.set_data([0], [height])
        return f"Of the {kind} kind, the point is at height {height:g}."

    return redraw


@pytest.fixture
def picture():
    """A picture with a control of every kind."""
    return live(build, "A point.", **CONTROLS)


def parts(widget):
    """The controls by description, the picture and the words of a live widget."""
    _, *controls, shown, words = widget.children
    named = {}
    for control in controls:
        for inner in getattr(control, "children", (control,)):
            named[inner.description] = inner
    return named, shown, words


@pytest.mark.parametrize(
    ("control", "values"),
    [
        (Slider("", 1, 4, 1), [1, 2, 3, 4]),
        (Slider("", 0.0, 0.3, 0.1, 0.1), pytest.approx([0, 0.1, 0.2, 0.3])),
        (Choice("", ("a", "b")), ["a", "b"]),
        (Button(""), [0, 1, 2, 3]),
        (Player("", 3), [0, 1, 2, 3]),
    ],
)
def test_sweep_goes_over_the_whole_range(control, values):
    """Both ends and, if they are few, all between."""
    assert control.sweep() == values


def test_long_ranges_are_thinned_out():
    """25 values with both ends."""
    for control, ends in (
        (Slider("", 0, 1000, 0), (0, 1000)),
        (LogSlider("", -2, 1, 1), (0.01, 10)),
    ):
        values = control.sweep()
        assert len(values) == 25 and (values[0], values[-1]) == pytest.approx(ends)


def test_every_control_redraws(picture):
    """Moving each one changes the words and the picture's own alt text."""
    controls, shown, words = parts(picture.widget())
    assert "" in controls and len(controls) == len(CONTROLS) + 1  # the player has a button too
    moves = {"a whole number": 5, "a part": 0.1, "a power": 1.0, "a kind": "other", "frame": 30}
    for description, value in moves.items():
        before = shown.value
        controls[description].value = value
        assert shown.value != before
    controls["Again"].click()
    assert "Of the other kind, the point is at height 37.1." in words.value
    assert 'alt="Of the other kind, the point is at height 37.1."' in shown.value
    assert "<i>A point.</i>" in words.value


def test_a_picture_that_cannot_be_drawn_says_why():
    """An error in a callback would otherwise be silent."""

    def builds(figure):
        def redraw(x):
            if x > 1:
                raise ValueError("x < 2 is needed")
            return "A blank page."

        return redraw

    controls, _, words = parts(live(builds, "Nothing.", x=Slider("x", 0, 3, 0)).widget())
    controls["x"].value = 3
    assert "Nothing was drawn" in words.value and "x &lt; 2 is needed" in words.value
    controls["x"].value = 1
    assert "A blank page." in words.value


def test_one_figure_is_used_again(picture):
    """The same values give the same picture after many others; the rest is drawn once."""
    first = picture.draw()
    for whole in CONTROLS["whole"].sweep():
        picture.draw(whole=whole)
    assert picture.draw() == first
    assert picture.draw(whole=5)[0] != first[0]


def test_what_is_not_animated_is_redrawn_too():
    """A title that changes."""

    def builds(figure):
        axes = figure.subplots()

        def redraw(n):
            axes.set_title(f"n = {n}")
            return f"A title that says {n}."

        return redraw

    titled = live(builds, "A title.", n=Slider("n", 0, 2, 0))
    assert len({titled.draw(n=n)[0] for n in range(3)}) == 3


def test_the_page_without_widgets(picture, monkeypatch):
    """Widget and page side by side; the page alone where ipywidgets is missing."""
    both = picture._repr_mimebundle_()
    assert WIDGET in both and 'alt="Of the one kind' in both["text/html"]
    assert both["text/plain"].startswith("Of the one kind")
    monkeypatch.setitem(__import__("sys").modules, "ipywidgets", None)
    alone = picture._repr_mimebundle_()
    assert set(alone) == {"text/html", "text/plain"}
    assert alone["text/html"] == both["text/html"]


def test_the_plot_waits_for_a_prediction(picture):
    """No prediction, no plot; after it what there is to say, and the plot."""
    asked = predict("Up or down?", picture, {"up": "Look again.", "down": "Yes."})
    box = asked.widget()
    _, answer, button, said = box.children
    button.click()
    assert "First predict" in said.value and len(box.children) == 4 and asked.made is None
    answer.value = "up"
    button.click()
    assert asked.made == "up" and "Look again." in said.value
    assert "the point is at height" in box.children[-1].children[-1].value
    assert button.disabled and answer.disabled


def test_a_prediction_can_be_written(picture):
    """Without options there is a line to write in; blanks are no prediction."""
    asked = predict("How high?", picture)
    box = asked.widget()
    _, answer, button, _ = box.children
    answer.value = "  "
    button.click()
    assert asked.made is None
    answer.value = "about 3"
    button.click()
    assert asked.made == "about 3" and len(box.children) == 5


def test_a_run_without_a_person_shows_the_plot(picture, monkeypatch):
    """nbconvert allows no input: the picture comes, with a note, folded replies and no widget."""
    asked = predict("Up or down?", picture, {"up": "Look again.", "down": "Yes."})
    page = asked._repr_mimebundle_()["text/html"]
    assert "No prediction was made" in page and "<img" in page
    assert "<details><summary>up</summary>Look again.</details>" in page

    class Shell:
        class kernel:
            @staticmethod
            def get_parent():
                return {"content": {"allow_stdin": allowed}}

    monkeypatch.setattr("IPython.get_ipython", Shell)
    for allowed in (False, True):
        assert (WIDGET in asked._repr_mimebundle_()) is allowed


QUESTION = question("2 + 2?", wrong("5", "One too many."), right("4", "So it is."))


def test_each_answer_has_its_explanation():
    """By the button; nothing chosen is told too."""
    (shown,) = quiz(QUESTION).widget().children
    _, choices, button, said = shown.children
    button.click()
    assert "First choose" in said.value
    for text, words in (("5", "✗ Not so. One too many."), ("4", "✓ Right. So it is.")):
        choices.value = text
        button.click()
        assert words in said.value


def test_a_quiz_on_paper():
    """Question, choices and explanations, folded away."""
    page = quiz(QUESTION)._repr_mimebundle_()
    assert "<details><summary>5</summary>✗ Not so. One too many.</details>" in page["text/html"]
    assert "- 4 ✓ Right. So it is." in page["text/plain"]


@pytest.mark.parametrize("answers", [(wrong("5", ""),), (right("4", ""), right("four", ""))])
def test_a_question_has_one_right_answer(answers):
    """None or two are a slip of the author."""
    with pytest.raises(ValueError, match="exactly one right answer"):
        question("2 + 2?", *answers)


def test_what_is_written_is_not_taken_for_html(picture):
    """A less-than sign in a question, a choice, an explanation."""
    page = quiz(question("a < b?", right("b > a", "a <b> c")))._repr_mimebundle_()["text/html"]
    page += predict("a < b?", picture, {"b > a": "x"}).html()
    tags = "p b details summary ul li i figure img figcaption"
    assert set(re.findall(r"</?(\w+)", page)) <= set(tags.split())
    assert "<b> c" not in page


@pytest.mark.filterwarnings("ignore:.*simulation of tritanomaly")
@pytest.mark.parametrize("kind", ["Protanomaly", "Deuteranomaly", "Tritanomaly"])
def test_colours_can_be_told_apart(kind):
    """Simulated by colour-science (Machado et al. 2009); and the line styles differ as well."""
    import colour
    import numpy as np
    from colour.blindness import matrix_cvd_Machado2009
    from matplotlib.colors import to_rgb

    matrix = matrix_cvd_Machado2009(kind, 1.0)

    def seen(name):
        light = np.clip(matrix @ colour.cctf_decoding(np.array(to_rgb(name))), 0, 1)
        return colour.XYZ_to_Lab(colour.RGB_to_XYZ(light, "sRGB"))

    for (one, style), (other, another) in itertools.combinations(LINES, 2):
        # A CIEDE2000 of 10 is plain to see at a glance; 2 to 3 is just noticeable side by side.
        assert float(colour.delta_E(seen(one), seen(other))) > 10, (one, other)
        assert style != another
