"""A bank of hostile submissions: work that sets out to fool, or to break, the grader.

Each starts from the same wrong work, the learner whose Exercise 1 adds the gradient: 90 of 100
points. A function of one of the modules changes it::

    @attack("shows a result before the check fails", "kernel")
    def displayhook(submission):
        submission.at_call("sys.displayhook('all right')")

What an attack has achieved is measured by `attacks.harness`, by points and by traces:
another learner's points, files of the course, processes that stay, memory, connections. Attacks
really try, but are bounded, so that the machine survives those that succeed.
"""

import functools
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module

import nbformat

from examples.learners import solved, submissions

__all__ = ["PORT", "Attack", "Submission", "attack", "attacks", "find", "honest", "more_than"]

PORT = 27114
"""Where the harness listens for network attempts: on 127.0.0.1, and on an abstract socket."""

_WRONG_FIRST_LINE = "    L = len(parameters) // 2\n"


@dataclass
class Submission:
    """What a learner hands in.

    Attributes
    ----------
    name : str
        The attack's name. ``@MARK@`` in code and files stands for ``hostile-<name>``.
    nb : NotebookNode
        The notebook; at first with a wrong Exercise 1.
    files : dict of str to str or bytes
        Further files by their path beside the notebook.
    links : dict of str to str
        Symbolic links by their path beside the notebook, with their targets.
    """

    name: str
    nb: nbformat.NotebookNode
    files: dict = field(default_factory=dict)
    links: dict = field(default_factory=dict)

    def cell(self, cell_id):
        """Get a cell by its id."""
        return next(cell for cell in self.nb.cells if cell.id == cell_id)

    def code(self, text):
        """Dedent a piece of code and fill in the marker's name."""
        return textwrap.dedent(text).strip().replace("@MARK@", f"hostile-{self.name}") + "\n"

    def at_start(self, text):
        """Put code before the first line of the imports cell."""
        cell = self.cell("imports")
        cell.source = self.code(text) + "\n" + cell.source

    def after_imports(self, text, cell_id="imports"):
        """Append code to the imports cell, or to another one."""
        cell = self.cell(cell_id)
        cell.source += "\n\n" + self.code(text)

    def at_call(self, text):
        """Put code at the start of the wrong function of Exercise 1."""
        cell = self.cell("ex-1")
        head, line, rest = cell.source.partition(_WRONG_FIRST_LINE)
        cell.source = head + textwrap.indent(self.code(text), "    ") + line + rest

    def new_cell(self, text, before=None, after=None, tags=()):
        """Insert a code cell before or after the cell with an id."""
        position = self.nb.cells.index(self.cell(before or after)) + (before is None)
        cell = nbformat.v4.new_code_cell(self.code(text), id=f"hostile-{len(self.nb.cells)}")
        cell.metadata["tags"] = list(tags)
        self.nb.cells.insert(position, cell)
        return cell

    def tag(self, cell_id, *tags):
        """Set the tags of a cell."""
        self.cell(cell_id).metadata["tags"] = list(tags)

    def replace(self, cell_id, text):
        """Write a cell anew."""
        self.cell(cell_id).source = self.code(text)

    def repair(self, cell_id):
        """Put the right solution into a cell."""
        right = next(cell for cell in solved().cells if cell.id == cell_id)
        self.cell(cell_id).source = right.source

    def file(self, path, text):
        """Put a text file beside the notebook."""
        self.files[path] = self.code(text)


@dataclass(frozen=True)
class Attack:
    """One hostile submission.

    Attributes
    ----------
    description : str
        What it does, as a phrase without a subject.
    category : str
        One of kernel, tests, answers, reading, files, writing, processes, resources, pages.
    change : callable
        Makes a `Submission` hostile, in place.
    gain : str
        What a success would be.
    fair : float
        The points that the work is worth; more of them are a gain.
    gained : callable, optional
        A predicate on the harness's traces for a gain that is no points.
    harm : callable, optional
        A predicate on the traces for a harm that the harness does not look for by itself.
    wait : float
        Seconds until what the attack has put off would happen.
    """

    description: str
    category: str
    change: Callable
    gain: str
    fair: float = 90
    gained: Callable | None = None
    harm: Callable | None = None
    wait: float = 0

    @property
    def name(self):
        """Name of the function in the bank; no two attacks share one."""
        return self.change.__name__

    def submission(self):
        """Make what the attacker hands in."""
        made = Submission(self.name, _without_ungraded(submissions()["adds_the_gradient"]))
        self.change(made)
        return made


_ATTACKS: list[Attack] = []


def attack(description, category, gain=None, fair=90, **more):
    """Register the decorated function as an attack.

    Parameters
    ----------
    description, category, gain, fair, **more
        The attributes of `Attack`.
    """

    def decorate(function):
        if any(known.name == function.__name__ for known in _ATTACKS):
            raise ValueError(f"two attacks are named {function.__name__!r}")
        aim = gain or f"score above {fair}"
        _ATTACKS.append(Attack(description, category, function, aim, fair, **more))
        return function

    return decorate


def more_than(mebibytes):
    """Make the predicate of a harm: that more memory was in use.

    Parameters
    ----------
    mebibytes : float

    Returns
    -------
    callable
    """
    return lambda traces: traces.peak_mib > mebibytes


def attacks(category=None):
    """List the attacks, in order of definition.

    Parameters
    ----------
    category : str, optional
        Keep only those of this category.

    Returns
    -------
    list of Attack
    """
    return [known for known in _ATTACKS if category in (None, known.category)]


def find(name):
    """Get an attack by its name.

    Parameters
    ----------
    name : str

    Returns
    -------
    Attack
    """
    return next(known for known in _ATTACKS if known.name == name)


def honest():
    """Make the submission of the honest neighbour: full marks, nothing hostile.

    Returns
    -------
    Submission
    """
    return Submission("honest", _without_ungraded(solved()))


@functools.cache
def _ungraded_ids():
    return {cell.id for cell in solved().cells if "ungraded" in cell.metadata.get("tags", [])}


def _without_ungraded(nb):
    """Drop the training runs and figures, which take long and are worth no points."""
    nb.cells = [cell for cell in nb.cells if cell.id not in _ungraded_ids()]
    return nb


# At the end, because the modules of the bank import the decorator from here.
for _module in ("kernel", "answers", "reading", "files", "writing", "machine", "siege"):
    import_module(f".{_module}", __name__)
