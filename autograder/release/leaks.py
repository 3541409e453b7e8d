"""Look through what is handed out for lines of solutions and hidden tests."""

import json
import re

import nbformat
from bs4 import BeautifulSoup

from autograder.release import markers

_SHORTEST_SECRET = 16
"""A line shorter than this, without its spaces, may stand anywhere by chance."""


class ReleaseRefused(RuntimeError):
    """The source notebook cannot be released as it is; the message says why."""


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
