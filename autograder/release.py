"""What the build of a release refuses, where nbgrader would let it pass."""

import copy
import json
import re

import nbformat
from bs4 import BeautifulSoup
from nbgrader.preprocessors import ClearSolutions, Execute, NbGraderPreprocessor
from nbgrader.utils import determine_grade, is_grade

from autograder import markers

_SHORTEST_SECRET = 16
"""A line shorter than this, without its spaces, may stand anywhere by chance."""


class ReleaseRefused(RuntimeError):
    """The source notebook cannot be released as it is; the message says why."""


class CheckMarkers(NbGraderPreprocessor):
    """Refuse a misspelt or unpaired marker."""

    def preprocess_cell(self, cell, resources, cell_index):
        """Refuse the cell, or hand it on unchanged."""
        wrong = [f"misspelt: {line}" for line in markers.misspelt(cell.source)]
        wrong += [f"without its partner: {line}" for line in markers.unpaired(cell.source)]
        if wrong:
            where = cell.get("id", cell_index)
            raise ReleaseRefused(f"cell {where} has a marker that is {'; '.join(wrong)}")
        return cell, resources


class CheckReference(NbGraderPreprocessor):
    """Refuse a reference solution that does not get full marks from its own tests.

    The cells run as they do in grading, so the long training runs are passed over.
    """

    def preprocess(self, nb, resources):
        """Run a copy of the notebook and hand the notebook on unchanged."""
        executed, _ = Execute(parent=self).preprocess(copy.deepcopy(nb), resources)
        for cell in executed.cells:
            _refuse_error(cell)
            _refuse_lost_points(cell)
        return nb, resources


def _refuse_error(cell):
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            message = f"{output.ename}: {output.evalue}"
            raise ReleaseRefused(f"with the solutions in place, cell {cell.id} fails: {message}")


def _refuse_lost_points(cell):
    if cell.cell_type == "code" and is_grade(cell):
        points, most = determine_grade(cell)
        if points != most:
            raise ReleaseRefused(
                f"with the solutions in place, cell {cell.id} gives {points} of {most} points"
            )


class ReleaseSolutions(ClearSolutions):
    """Put a stub in the place of each solution, or the broken code that learners are to mend."""

    def preprocess_cell(self, cell, resources, cell_index):
        """Take the solutions out of a cell."""
        if markers.RELEASED not in cell.source:
            return super().preprocess_cell(cell, resources, cell_index)
        cell.source = markers.as_released(cell.source)
        return cell, resources


def refuse_leaks(release, sources):
    """Refuse a release in which a line of a solution or of a hidden test can be read.

    Parameters
    ----------
    release : Path
        Folder of what is handed out. Every file in it is read: of notebooks each string, wherever
        it stands, of pages what a reader sees, of other files each line.
    sources : list of Path
        The source notebooks.

    Raises
    ------
    ReleaseRefused
        Naming the file and the line.
    """
    hidden = {line for path in sources for line in secrets(nbformat.read(path, as_version=4))}
    for path in sorted(release.rglob("*")):
        if path.is_file():
            _refuse_leak(path, hidden)


def secrets(nb):
    """Lines of the solutions and hidden tests of a notebook, without their spaces.

    Parameters
    ----------
    nb : NotebookNode
        A source notebook.

    Returns
    -------
    set of str
    """
    lines = {_squeezed(line) for cell in nb.cells for line in markers.regions(cell.source)}
    return {line for line in lines if len(line) >= _SHORTEST_SECRET and not _is_a_name(line)}


def _is_a_name(line):
    return re.fullmatch(r"""[\w.,"]+""", line)


def _refuse_leak(path, hidden):
    for text in _texts(path):
        squeezed = _squeezed(text)
        for line in hidden:
            if line in squeezed:
                raise ReleaseRefused(f"{path} shows a line of a solution or hidden test: {line}")


def _texts(path):
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".ipynb":
        return _strings(json.loads(text))
    if path.suffix == ".html":  # its code is coloured: there are tags in the middle of a line
        text = BeautifulSoup(text, "html.parser").get_text()
    return text.splitlines()


def _strings(tree):
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, (dict, list)):
        children = list(tree.values()) + list(tree) if isinstance(tree, dict) else tree
        for child in children:
            yield from _strings(child)


def _squeezed(text):
    return re.sub(r"\s", "", text)
