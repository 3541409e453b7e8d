"""Predictions before a plot, and quizzes after it."""

import html
from dataclasses import dataclass

from opt_utils.widgets import bundle

_NO_PREDICTION = "No prediction was made, since nobody was asked: here is the plot."
_RADIO = {"width": "98%", "height": "auto"}


class Prediction:
    """A plot that waits for a prediction. Make one with `predict`.

    Attributes
    ----------
    made : str or None
        What the learner predicted, once it is made.
    """

    def __init__(self, question, options, plot):
        self.question, self.options, self.plot = question, options, plot
        self.made = None

    def reply(self, prediction):
        """Take a prediction, and return what there is to say to it."""
        self.made = prediction
        return (self.options or {}).get(prediction, "Compare it with the plot.")

    def html(self):
        """Return question and plot, for where widgets cannot run; the replies are folded away."""
        asked = f"<p><b>Predict.</b> {html.escape(self.question)}</p>"
        folded = "".join(_folded(*option) for option in (self.options or {}).items())
        return f"{asked}{folded}<p><i>{_NO_PREDICTION}</i></p>{self.plot.html()}"

    def widget(self):
        """Return an ipywidget: the question; after the answer, the plot too."""
        import ipywidgets

        asked = ipywidgets.HTML(_lines(f"<b>Predict.</b> {html.escape(self.question)}"))
        answer = _radio(self.options) if self.options else ipywidgets.Text(description="I expect:")
        button = ipywidgets.Button(description="Show the plot", button_style="primary")
        said, box = ipywidgets.HTML(), ipywidgets.VBox()
        box.children = [asked, answer, button, said]

        def press(_):
            if not (answer.value or "").strip():
                said.value = _status("First predict, then look: a guess is enough.")
                return
            words = self.reply(answer.value)
            said.value = _status(f"You predicted: “{answer.value}” {words}")
            answer.disabled = button.disabled = True
            box.children = [*box.children, self.plot.widget()]

        button.on_click(press)
        return box

    def _repr_mimebundle_(self, include=None, exclude=None):
        lines = [f"Predict. {self.question}", *(f"- {option}" for option in self.options or ())]
        return bundle(self, "\n".join([*lines, _NO_PREDICTION, self.plot.draw()[1]]))


def predict(question, plot, options=None):
    """Ask for a prediction, and show a plot only after it is made.

    Parameters
    ----------
    question : str
    plot : Live
        What answers the question.
    options : dict of str to str, optional
        What can be picked, and what is said to it beside the plot. Without: a line to write in.

    Returns
    -------
    Prediction
        Shown when it is the last line of a cell.
    """
    return Prediction(question, options, plot)


@dataclass(frozen=True)
class Answer:
    """A choice of a question. Make one with `right` or `wrong`.

    Parameters
    ----------
    text : str
    why : str
        Why it is right; or which mistake leads to it.
    is_right : bool
    """

    text: str
    why: str
    is_right: bool

    @property
    def verdict(self):
        """What is said when it is chosen."""
        return f"{'✓ Right.' if self.is_right else '✗ Not so.'} {self.why}"


def right(text, why):
    """Make the right choice of a question."""
    return Answer(text, why, True)


def wrong(text, why):
    """Make a wrong choice of a question; `why` explains the mistake that leads to it."""
    return Answer(text, why, False)


class Question:
    """A question with its choices. Make one with `question`."""

    def __init__(self, text, answers):
        self.text, self.answers = text, answers

    def answer(self, text):
        """Return what is said to a choice."""
        (chosen,) = (answer for answer in self.answers if answer.text == text)
        return chosen.verdict

    def html(self):
        """Return the question, with what is said to each choice folded away."""
        folded = "".join(_folded(answer.text, answer.verdict) for answer in self.answers)
        return f"<p><b>{html.escape(self.text)}</b></p>{folded}"

    def widget(self):
        """Return an ipywidget: the choices, and a button that checks."""
        import ipywidgets

        asked = ipywidgets.HTML(_lines(f"<b>{html.escape(self.text)}</b>"))
        choices = _radio([answer.text for answer in self.answers])
        button, said = ipywidgets.Button(description="Check"), ipywidgets.HTML()

        def press(_):
            chosen = choices.value
            said.value = _status(self.answer(chosen) if chosen else "First choose an answer.")

        button.on_click(press)
        return ipywidgets.VBox([asked, choices, button, said])


def question(text, *answers):
    """Make a question of a quiz.

    Parameters
    ----------
    text : str
    *answers : Answer
        Made by `right` (exactly one) and `wrong`.

    Returns
    -------
    Question

    Raises
    ------
    ValueError
        If not exactly one answer is right.
    """
    if sum(answer.is_right for answer in answers) != 1:
        raise ValueError(f"expected exactly one right answer to {text!r}: make it with right(...)")
    return Question(text, answers)


class Quiz:
    """A few questions. Make one with `quiz`."""

    def __init__(self, questions):
        self.questions = questions

    def html(self):
        """Return all questions, for where widgets cannot run."""
        return "".join(question.html() for question in self.questions)

    def widget(self):
        """Return an ipywidget with all questions."""
        import ipywidgets

        return ipywidgets.VBox([question.widget() for question in self.questions])

    def _repr_mimebundle_(self, include=None, exclude=None):
        lines = [
            line
            for question in self.questions
            for line in (question.text, *(f"- {a.text} {a.verdict}" for a in question.answers))
        ]
        return bundle(self, "\n".join(lines))


def quiz(*questions):
    """Put questions together.

    Parameters
    ----------
    *questions : Question

    Returns
    -------
    Quiz
        Shown when it is the last line of a cell.
    """
    return Quiz(questions)


def _folded(choice, said):
    return f"<details><summary>{html.escape(choice)}</summary>{html.escape(said)}</details>"


def _radio(options):
    import ipywidgets

    return ipywidgets.RadioButtons(options=list(options), value=None, layout=_RADIO)


def _lines(text, more=""):
    # Widgets set their lines as far apart as buttons.
    return f'<p {more} style="line-height: 1.4; margin: 0">{text}</p>'


def _status(text):
    # A screen reader reads it out as soon as it stands there.
    return _lines(html.escape(text), 'role="status"')
