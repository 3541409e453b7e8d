"""Mend what a submission's cell metadata would do to grading, and say what was found."""

import copy
from collections import Counter, defaultdict
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_locked, is_solution

from autograder.findings import Note, notice
from autograder.intake.likeness import is_alike
from autograder.intake.refuse import SubmissionRefused
from autograder.intake.released import cells_of

_STEERING = ("skip-execution", "raises-exception", "ungraded")


class DropForeign(NbGraderPreprocessor):
    """Drop nbgrader's metadata of cells that are not of this assignment, and name them.

    A learner who pastes a cell of another notebook pastes its metadata too. Here it is a plain one.
    """

    def preprocess(self, nb, resources):
        """Refuse a notebook that is wholly another one, else drop what is foreign in it."""
        known = _sources(resources)
        notebook = f"{resources['nbgrader']['notebook']}.ipynb"
        named = [cell for cell in nb.cells if "nbgrader" in cell.metadata]
        foreign = [cell for cell in named if _name(cell) not in known]
        none_known = len(foreign) == len(named) and any(map(_name, named))
        if none_known or _is_another(named, named_cells(_released(self, resources))):
            raise SubmissionRefused(_another(notebook, named))
        foreign += _foreign_copies(named, known)
        names = [_name(cell) for cell in foreign if _name(cell)]
        for cell in foreign:
            del cell.metadata["nbgrader"]
        if names:
            what = "cells that are not the release's, taken as plain ones"
            notice(self.log, Note(what, ", ".join(names)))
        return nb, resources


def _sources(resources):
    """What stands in the cells of this notebook that nbgrader knows, by their names."""
    about = resources["nbgrader"]
    with Gradebook(about["db_url"]) as gradebook:
        notebook = gradebook.find_notebook(about["notebook"], about["assignment"])
        return {cell.name: cell.source for cell in notebook.source_cells}


def _released(preprocessor, resources):
    """Where the notebook lies as learners got it."""
    course = preprocessor.parent.parent.coursedir
    assignment, notebook = (resources["nbgrader"][key] for key in ("assignment", "notebook"))
    folder = course.format_path(course.release_directory, ".", assignment)
    return Path(folder, f"{notebook}.ipynb")


def _is_another(named, released):
    """Whether neither what learners write nor most of what they keep is as in the release."""
    texts = Counter(
        cell.source for cell in released.values()
    )  # one that stands twice tells nothing
    pairs = [(cell, released[_name(cell)]) for cell in named if _name(cell) in released]
    telling = [(cell, ours) for cell, ours in pairs if texts[ours.source] == 1]
    kept = [is_alike(c.source, ours.source) for c, ours in telling if is_locked(ours)]
    written = [is_alike(c.source, ours.source) for c, ours in telling if is_solution(ours)]
    return len(kept) > 1 and not any(written) and 2 * sum(kept) <= len(kept)


def _another(notebook, named):
    names = ", ".join(_name(cell) for cell in named if _name(cell))
    return (
        f"{notebook} is another notebook: what stands in its cells {names:.80} is not of this "
        "assignment. Ask the learner for the right file"
    )


def _foreign_copies(named, known):
    """Of several cells with one name, those that are less like the release's than another is."""
    copies = defaultdict(list)
    for cell in named:
        copies[_name(cell)].append(cell)
    for name in copies.keys() & known.keys():
        alike = [is_alike(cell.source, known[name]) for cell in copies[name]]
        yield from (c for c, how in zip(copies[name], alike, strict=True) if how < max(alike))


class MendMetadata(NbGraderPreprocessor):
    """Drop tags that steer execution, and what nbgrader leaves of a copied cell.

    A learner who copies a cell in JupyterLab copies its nbgrader metadata too. `DeduplicateIds`
    empties those of all copies but the last, and later steps stumble over the empty dict.
    """

    def preprocess(self, nb, resources):
        """Refuse what has no cells that are known, then mend the cells."""
        notebook = resources["nbgrader"]["notebook"]
        if not any("grade_id" in cell.metadata.get("nbgrader", {}) for cell in nb.cells):
            raise SubmissionRefused(
                f"{notebook}.ipynb has lost the metadata by which its cells are known: copy its "
                "code into a fresh release"
            )
        released = _released(self, resources)
        for note in changes(nb, released):
            notice(self.log, note)
        put_back(nb, released)
        self._released = named_cells(released)
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, cell_index):
        """Mend one cell."""
        if is_grade(cell) or is_solution(cell):
            cell.metadata.pop("tags", None)
        if cell.metadata.get("nbgrader") == {}:
            del cell.metadata["nbgrader"]
        elif _name(cell) in self._released:  # an old schema is no reason to refuse
            cell.metadata["nbgrader"] = copy.copy(self._released[_name(cell)].metadata["nbgrader"])
        return cell, resources


def named_cells(path):
    """Read the cells of a notebook that nbgrader knows.

    Parameters
    ----------
    path : Path

    Returns
    -------
    dict of str to NotebookNode
        By name, not to be changed; none if there is no such file.
    """
    return {_name(cell): cell for cell in cells_of(path) if _name(cell)}


def changes(nb, released):
    """Compare a submission's locked cells with those that were released.

    Parameters
    ----------
    nb : NotebookNode
        The submission, after nbgrader has resolved duplicate ids.
    released : Path
        The notebook as learners got it.

    Yields
    ------
    Note
        What differs, and what became of it.
    """
    known = named_cells(released)
    handed_in = {_name(cell): cell for cell in nb.cells if _name(cell)}
    if not known:
        return
    pairs = {name: (known[name], handed_in[name]) for name in known if name in handed_in}
    changed = {name for name, pair in pairs.items() if _differ(*pair)}
    locked = [name for name, cell in known.items() if is_locked(cell)]
    tests = [name for name in locked if is_grade(known[name])]
    given = [name for name in locked if not is_grade(known[name])]
    found = {
        "test cells deleted, and restored": [n for n in tests if n not in handed_in],
        "test cells changed, and restored": [n for n in tests if n in changed],
        "given cells deleted, and restored": [n for n in given if n not in handed_in],
        "given cells changed, and restored": [n for n in given if n in changed],
        "part in grading changed": [
            n for n, pair in pairs.items() if len(set(map(_part, pair))) > 1
        ],
        "tags that steer execution, dropped": [n for n, c in handed_in.items() if _is_steered(c)],
    }
    yield from (Note(what, ", ".join(names)) for what, names in found.items() if names)
    copies = sum(cell.metadata.get("nbgrader") == {} for cell in nb.cells)
    if copies:
        yield Note("cells copied", f"{copies}; of the copies of a cell the last counts")


def put_back(nb, released):
    """Put locked cells back in their places, in which nbgrader then writes what belongs there.

    It can do so itself for tests, but not for cells that are only given, nor for tests after one.

    Parameters
    ----------
    nb : NotebookNode
        The submission; changed in place.
    released : Path
        The notebook as learners got it.
    """
    place, names = 0, [_name(cell) for cell in nb.cells]
    for cell in cells_of(released):
        if _name(cell) and _name(cell) in names:
            place = names.index(_name(cell)) + 1
        elif is_locked(cell):
            nb.cells.insert(place, copy.deepcopy(cell))
            names.insert(place, _name(cell))
            place += 1


def _part(cell):
    keys = ("grade", "solution", "locked", "task", "points")
    return tuple(cell.metadata.nbgrader.get(key) or None for key in keys)


def _is_steered(cell):
    tags = cell.metadata.get("tags", [])
    return isinstance(tags, list) and any(tag in tags for tag in _STEERING)


def _name(cell):
    name = cell.metadata.get("nbgrader", {}).get("grade_id")
    return name if isinstance(name, str) else None


def _differ(released, handed_in):
    kinds = released.cell_type, handed_in.cell_type
    return kinds[0] != kinds[1] or released.source.strip() != handed_in.source.strip()
