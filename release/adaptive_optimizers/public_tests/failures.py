"""What a learner reads when something is wrong: one short message, no page of traceback.

IPython asks an exception for ``_render_traceback_`` and shows what it answers.
"""

import textwrap
import traceback
from dataclasses import dataclass

# Bold and no colour: no colour reads well in both the light and the dark error box of JupyterLab.
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_WIDTH, _DEEPER = 103, " " * 6
"""Characters of a line, and how the rest of a longer one begins. A usual window holds 103."""


@dataclass(frozen=True)
class Mistake:
    """A mistake that learners make; as a text, its sentence.

    Attributes
    ----------
    id : str
        What it is counted by. It stays when the sentence is put in better words.
    says : str
        What the mistake is, completing "This is what comes out when ...".
    """

    id: str
    says: str

    def __str__(self):
        return self.says


class CheckFailed(AssertionError):
    """A result that is not right.

    Parameters
    ----------
    problem : str
        What is wrong, as a whole sentence without its subject's exercise.
    details : dict of str to str, optional
        Short facts, each shown on a line of its own, such as what was expected and what came.
    hint : str, optional
        Where to look next. Never the line of code itself. Not shown when the mistake is known.
    told : Mistake, optional
        The mistake, if `problem` itself says which it is.

    Attributes
    ----------
    exercise : str or None
        Which exercise it is about.
    section : str or None
        The section of the notebook to read again.
    recognized : list of Mistake
        Known mistakes that give the same result.
    value : str
        The returned value that they explain; empty if it is all of them.
    places : list of str
        Where in the learner's own code the mistakes are, a sentence each.
    place : tuple
        Key and index of the entry that is shown, as far as there are any.
    arguments : tuple or None
        What the function was called with, if it is not the first input of the test.
    says_more : bool
        Whether the hint is about this very failure, and no general one of the exercise.
    """

    def __init__(self, problem, details=None, hint=None, told=None):
        super().__init__(problem)
        self.problem = problem
        self.details = {label: text for label, text in (details or {}).items() if text}
        self.hint = hint
        self.told = told
        self.exercise = self.section = None
        self.recognized = []
        self.value = ""
        self.places = []
        self.place = ()
        self.says_more = False
        self.arguments = None

    @property
    def mistakes(self):
        """All that is known about which mistake was made, a list of `Mistake`."""
        return [self.told] if self.told else self.recognized

    def __str__(self):
        return "\n".join(self._lines())

    def _lines(self, bold="", plain=""):
        head = f"{self.exercise}: " if self.exercise else ""
        yield f"{bold}{head}{plain}{self.problem}"
        width = max(map(len, self.details), default=0) + 1
        for label, text in self.details.items():
            yield f"  {label + ':':<{width}} {text}"
        if self.recognized:
            where = f" in {self.value}" if self.value else ""
            told = f"this is what comes out when {_either(self.recognized)}."
            yield f"  {bold}mistake{where}:{plain} {told}"
        for place in self.places:
            yield f"  {bold}look at:{plain} {place}"
        if self.hint and not self.recognized and (self.says_more or not self.places):
            yield f"  {bold}hint:{plain} {self.hint}"
        if self.section:
            yield f"  {bold}read again:{plain} {self.section}"

    def _render_traceback_(self):
        both = zip(self._lines(), self._lines(_BOLD, _PLAIN), strict=True)
        return [part for plain, bold in both for part in _wrapped(plain, bold)]


def _wrapped(plain, bold):
    """Break a line between words, since JupyterLab breaks it anywhere; bold is its beginning."""
    first, *others = textwrap.wrap(
        plain,
        _WIDTH,
        subsequent_indent=_DEEPER,
        replace_whitespace=False,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [bold[: len(bold) - len(plain) + len(first)], *others]


def _either(mistakes):
    return ", or when ".join(map(str, mistakes))


class NoResult(CheckFailed):
    """A function that gave nothing that could be compared.

    Attributes
    ----------
    error : BaseException or None
        What it raised.
    line : Place or None
        The line of the learner's that raised.
    """

    error = line = None

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.says_more = True


class StillToDo(NotImplementedError):
    """An exercise, or a part of one, that nobody has written yet.

    Parameters
    ----------
    message : str, optional
        What is still to do. Without it, the function that raises is named.
    """

    def __init__(self, message=None):
        super().__init__(*filter(None, [message]))
        self.exercise = None

    def __str__(self):
        message = self.args[0] if self.args else self._where()
        return f"{self.exercise}: {message}" if self.exercise else message

    def _where(self):
        frames = traceback.extract_tb(self.__traceback__)
        if not frames:
            return "still to do."
        return f"{frames[-1].name} is still to do (line {frames[-1].lineno} of its cell)."

    def _render_traceback_(self):
        return [f"{_BOLD}{self}{_PLAIN}"]


def passed(message="All tests passed"):
    """Print a message in green.

    Parameters
    ----------
    message : str, optional
    """
    print(f"\x1b[92m{message}\x1b[0m")
