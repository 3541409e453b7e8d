"""Read what a learner handed in as a notebook, as long as it can be one; else say why it cannot."""

import codecs
import json
import re
from collections import Counter

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat.corpus.words import generate_corpus_id as random_cell_id
from nbformat.reader import get_version

from autograder.intake.refuse import SubmissionRefused, check_file
from autograder.intake.times import put_times_right

MOST_BYTES = 20 * 2**20
"""Size of a notebook without its outputs. An honest one has a few hundred kilobytes."""
_AGAIN = "The learner opens it in JupyterLab, sees that it is whole, saves it and hands it in again"
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


class SubmittedNotebook(NotebookExporter):
    """nbgrader's way in: reads a submission as `read` does, before any preprocessor sees it."""

    def __init__(self, parent, **kw):
        """Put the times right as well: nbgrader reads them before it calls its hook.

        Parameters
        ----------
        parent : nbgrader.converters.Autograde
            It has just found the submissions, and looks into none before this is made.
        **kw
            Passed on.
        """
        super().__init__(parent=parent, **kw)
        put_times_right(parent.assignments, self.log)

    def from_file(self, file_stream, resources=None, **kw):
        """Read the notebook again, from its bytes."""
        check_file(file_stream.name)
        with open(file_stream.name, "rb") as file:
            nb = read(file.read(), f"{resources['metadata']['name']}.ipynb")
        return self.from_notebook_node(nb, resources=resources, **kw)

    def from_notebook_node(self, nb, resources=None, **kw):
        """Make the text of what has run; outputs may hold what no file can."""
        text, resources = super().from_notebook_node(nb, resources, **kw)
        return _encodable(text), resources


def read(content, name):
    """Read a notebook, and drop what it shows: it will run anew.

    Parameters
    ----------
    content : bytes
    name : str
        Of the file, for messages.

    Returns
    -------
    NotebookNode
        Of the current format, without outputs and without what widgets have left.

    Raises
    ------
    SubmissionRefused
        In words, with what to do.
    """
    nb = _upgraded(_parsed(_decoded(content, name), name), name)
    _weigh(nb, name)
    return nb


def _decoded(content, name):
    encoding = next((_BOMS[bom] for bom in _BOMS if content.startswith(bom)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SubmissionRefused(f"{name} is no UTF-8 text: {error.reason}. {_AGAIN}") from None


def _parsed(text, name):
    try:
        return json.loads(text)
    except RecursionError:
        raise SubmissionRefused(f"{name} is nested too deep to be a notebook. {_AGAIN}") from None
    except ValueError as error:
        raise SubmissionRefused(_what_is_wrong(text, error, name)) from None


def _what_is_wrong(text, error, name):
    conflict = re.search(r"^(<{7}|={7}|>{7})", text, re.MULTILINE)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        return (
            f"{name} holds the marks of a merge that git could not finish, from line {line} on. "
            "The learner decides what stays, and hands it in again"
        )
    if not text.strip():
        return f"{name} is empty. {_AGAIN}"
    return f"{name} is no notebook, or a part of one: {error}. {_AGAIN}"


def _upgraded(tree, name):
    """Bring it to the current format, as JupyterLab does with old notebooks."""
    if not isinstance(tree, dict) or get_version(tree)[0] not in nbformat.versions:
        what = "of a format that is not known here" if isinstance(tree, dict) else "no notebook"
        raise SubmissionRefused(f"{name} is JSON, but {what}. {_AGAIN}")
    try:
        major, minor = get_version(tree)
        if major < 4:
            nb = nbformat.versions[major].to_notebook_json(tree, minor=minor)
            tree = nbformat.convert(nb, 4)
        return _rebuilt(tree)
    except Exception as error:
        told = f"{type(error).__name__}: {error}".partition("\n")[0][:200]
        raise SubmissionRefused(f"{name} is JSON, but no notebook ({told}). {_AGAIN}") from None


def _rebuilt(tree):
    """Make a valid notebook of what is there; tools leave out, add and misspell all the rest."""
    about = _mapping(tree.get("metadata"))
    about = {key: about[key] for key in ("kernelspec", "language_info") if _mapping(about.get(key))}
    cells = [_cell(cell) for cell in tree["cells"]]
    known = Counter(cell.id for cell in cells)
    for cell in cells:
        if known[cell.id] > 1:
            cell.id = random_cell_id()
    return nbformat.v4.new_notebook(cells=cells, metadata=about)


def _cell(cell):
    """Make a cell anew, without what it showed and what widgets left."""
    source = cell.get("source") or ""
    text = source if isinstance(source, str) else "".join(source)
    kind = cell.get("cell_type")
    made = {"id": _cell_id(cell.get("id")), "cell_type": kind if kind in _KINDS else "raw"}
    made |= {"source": _encodable(text), "metadata": _cell_metadata(_mapping(cell.get("metadata")))}
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    elif _mapping(cell.get("attachments")):
        made["attachments"] = cell["attachments"]
    return nbformat.from_dict(made)  # not `new_code_cell`, which takes time to check each


_KINDS = ("code", "markdown")


def _cell_id(given):
    if isinstance(given, str) and re.fullmatch(r"[\w-]{1,64}", given, re.ASCII):
        return given
    return random_cell_id()


def _cell_metadata(about):
    """What grading reads, where it is of the kind that it should be."""
    found = {key: about[key] for key in ("nbgrader", "deletable", "editable") if key in about}
    if not isinstance(found.get("nbgrader", {}), dict):
        del found["nbgrader"]
    tags = about.get("tags")
    if isinstance(tags, list) and all(isinstance(tag, str) for tag in tags):
        found["tags"] = list(dict.fromkeys(tags))
    return found


def _mapping(thing):
    return thing if isinstance(thing, dict) else {}


def _encodable(text):
    """Half of a character, as a cut emoji leaves it, can be written nowhere."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _weigh(nb, name):
    size = len(json.dumps(nb, ensure_ascii=False).encode())
    if size > MOST_BYTES:
        raise SubmissionRefused(
            f"{name} has {size >> 20} MB without its outputs, the limit is {MOST_BYTES >> 20}. Ask "
            "the learner to take pictures and data out of its cells"
        )
