"""What a learner's cells raised: a test that lacks a name points there, instead of at itself."""

import difflib
import platform
import re

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_LINE = re.compile(r"(?:line |-+> )(\d+)")
_NAMES = re.compile(r"^(?:async +)?(?:def|class) +(\w+)|^(\w+) *=(?!=)", re.MULTILINE)
_LONGEST_LINE = 80


class Raised:
    """The errors of a notebook's cells, by what the cells would have defined.

    Parameters
    ----------
    spoken : str
        The version of Python that the notebook says it was written with; may be empty.
    """

    def __init__(self, spoken):
        self._spoken = spoken
        self._errors = {}  # name -> sentence
        self._cells = {}  # name -> how the cell that defines it is called

    def add(self, cell, called):
        """Remember the error of a cell, or forget that of one that ran well.

        Parameters
        ----------
        cell : NotebookNode
            With its outputs.
        called : str
            How the cell is called.
        """
        errors = [one for one in cell.outputs if one.output_type == "error"]
        told = f"the cell {called} {self._sentence(errors[0], cell.source)}" if errors else None
        for name in defined(cell.source):
            self._errors[name] = told
            self._cells[name] = called

    def explain(self, outputs, asked=()):
        """Let a NameError of a test say what happened to the cell that defines the name.

        Parameters
        ----------
        outputs : list of NotebookNode
            Of the test cell; changed in place.
        asked : collection of str, optional
            Names that the teacher's solutions define: none is another one misspelt.
        """
        for output in outputs:
            missing = re.match(r"name '(\w+)' is not defined", output.get("evalue", ""))
            told = missing and (self._errors.get(missing[1]) or self._misspelt(missing[1], asked))
            if output.get("ename") == "NameError" and told:
                output.evalue = f"{missing[1]} is not there, since {told}"
                output.traceback = [f"NameError: {output.evalue}"]

    def _misspelt(self, name, asked):
        """Say which name of a learner's own is nearly the one that is missing."""
        own = {one.lower(): one for one in self._cells if one not in (name, *asked)}
        near = difflib.get_close_matches(name.lower(), own, n=1, cutoff=0.8)
        if not near:
            return None
        found = own[near[0]]
        return f"the cell {self._cells[found]} defines {found}, which is spelt in another way"

    def _sentence(self, error, source):
        line = _line_of(error)
        there = source.splitlines()[line - 1 : line] if line else []
        where = f" in line {line}" if there else ""
        quoted = f": {there[0].strip()[:_LONGEST_LINE]}" if there and there[0].strip() else ""
        return f"raised {error.ename}{where}{quoted}{self._about_versions(error)}"

    def _about_versions(self, error):
        """Newer Pythons take what older ones do not."""
        here = platform.python_version()
        if error.ename != "SyntaxError" or _minor(self._spoken) in ("", _minor(here)):
            return ""
        return f" (graded with Python {here}; the notebook was written with {self._spoken[:20]})"


def _line_of(error):
    """The line that IPython names first; the text is the learner's, and so may be anything."""
    text = "\n".join([error.evalue, *error.traceback])
    found = _LINE.search(_COLOUR.sub("", text))
    return int(found[1][:6]) if found else 0


def _minor(version):
    return ".".join(str(version).split(".")[:2])


def defined(source):
    """List what a cell sets at its top: functions, classes and names.

    Parameters
    ----------
    source : str

    Returns
    -------
    set of str
    """
    return {name for pair in _NAMES.findall(source) for name in pair if name}
