"""What is found while a submission is graded, as objects, on its way to the teacher's report.

nbgrader makes the preprocessors that find something, and keeps nothing but their log. The log is
for people: a learner's text may stand in it. So what is found is also laid down here, for whoever
asked for it.
"""

import contextlib
from dataclasses import dataclass, field

LONGEST = 500
"""Characters of what is told of a learner's in one piece."""


def printable(text):
    """Make a text safe for a terminal, a table, a page and a file.

    Parameters
    ----------
    text : str
        A learner may have written it.

    Returns
    -------
    str
        One line, without control characters, halves of characters and what turns the direction of
        reading; not longer than `LONGEST`.
    """
    shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 2]} …"
    return "".join(map(_printable, shown))


def _printable(one):
    if one.isprintable():
        return one
    return " " if one.isspace() else "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Note:
    """Something odd that the teacher should know; what it says is made `printable`.

    Attributes
    ----------
    what : str
        The kind, in words, such as "test cells changed, and restored".
    about : str
        Which cells or files, or what became of it.
    cell : str
        Name of the cell in which it happened, if it was in one.
    """

    what: str
    about: str = ""
    cell: str = ""

    def __post_init__(self):
        """Make it safe, here and nowhere else."""
        for name in ("what", "about", "cell"):
            object.__setattr__(self, name, printable(getattr(self, name)))

    def __str__(self):
        return ": ".join(filter(None, (self.cell, self.what, self.about)))


@dataclass(frozen=True)
class Mistake:
    """A mistake that the checks have recognized.

    Attributes
    ----------
    id : str
        By which it is counted; it stays when the sentence is put better.
    text : str
        What the mistake is, in a sentence.
    """

    id: str
    text: str


@dataclass
class Findings:
    """What was found in one submission.

    Attributes
    ----------
    notes : list of Note
    mistakes : dict of str to list of Mistake
        By name of the test cell.
    """

    notes: list[Note] = field(default_factory=list)
    mistakes: dict[str, list[Mistake]] = field(default_factory=dict)


_open = Findings()


@contextlib.contextmanager
def collected():
    """Collect what is found from now on. One submission is graded at a time.

    Yields
    ------
    Findings
        Filled while the block runs.
    """
    global _open
    _open = Findings()
    try:
        yield _open
    finally:
        _open = Findings()


def notice(log, note):
    """Lay down a note, and tell whoever reads the log; the same is laid down once.

    Parameters
    ----------
    log : logging.Logger
    note : Note
    """
    log.warning("noticed: %s", note)
    if note not in _open.notes:
        _open.notes.append(note)


def recognize(log, cell, mistakes):
    """Lay down the mistakes that the checks of a test cell have named.

    Parameters
    ----------
    log : logging.Logger
    cell : str
        Its name.
    mistakes : iterable of Mistake
    """
    known = _open.mistakes.setdefault(cell, [])
    for mistake in mistakes:
        log.warning("mistake: %s: %s", cell, mistake.text)
        if mistake not in known:
            known.append(mistake)
