"""Mend what a submission's cell metadata would do to grading, and say what was found."""

from pathlib import Path

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_locked, is_solution

from autograder.findings import Note, notice
from autograder.intake.refuse import SubmissionRefused, check_notebook

_STEERING = ("skip-execution", "raises-exception", "ungraded")


class MendMetadata(NbGraderPreprocessor):
    """Drop tags that steer execution, and what nbgrader leaves of a copied cell.

    A learner who copies a cell in JupyterLab copies its nbgrader metadata too. `DeduplicateIds`
    empties those of all copies but the last, and later steps stumble over the empty dict.
    """

    def preprocess(self, nb, resources):
        """Refuse what is no honest file, then mend the cells."""
        course = self.parent.parent.coursedir
        names = (resources["nbgrader"][key] for key in ("student", "assignment", "notebook"))
        student, assignment, notebook = names
        folder = course.format_path(course.submitted_directory, student, assignment)
        check_notebook(Path(folder, f"{notebook}.ipynb"))
        if not any("grade_id" in cell.metadata.get("nbgrader", {}) for cell in nb.cells):
            raise SubmissionRefused(
                f"{notebook}.ipynb has lost the metadata by which its cells are known: copy its "
                "code into a fresh release"
            )
        folder = Path(course.format_path(course.release_directory, ".", assignment))
        released = folder / f"{notebook}.ipynb"
        for note in changes(nb, released):
            notice(self.log, note)
        put_back(nb, released)
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, cell_index):
        """Mend one cell."""
        if is_grade(cell) or is_solution(cell):
            cell.metadata.pop("tags", None)
        if cell.metadata.get("nbgrader") == {}:
            del cell.metadata["nbgrader"]
        return cell, resources


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
    if not released.is_file():
        return
    handed_in = {_name(cell): cell for cell in nb.cells if _name(cell)}
    known = {_name(c): c for c in nbformat.read(released, as_version=4).cells if _name(c)}
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
    place = 0
    for cell in nbformat.read(released, as_version=4).cells if released.is_file() else []:
        names = [_name(one) for one in nb.cells]
        if _name(cell) and _name(cell) in names:
            place = names.index(_name(cell)) + 1
        elif is_locked(cell):
            nb.cells.insert(place, cell)
            place += 1


def _part(cell):
    keys = ("grade", "solution", "locked", "task", "points")
    return tuple(cell.metadata.nbgrader.get(key) or None for key in keys)


def _is_steered(cell):
    tags = cell.metadata.get("tags", [])
    return isinstance(tags, list) and any(tag in tags for tag in _STEERING)


def _name(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def _differ(released, handed_in):
    kinds = released.cell_type, handed_in.cell_type
    return kinds[0] != kinds[1] or released.source.strip() != handed_in.source.strip()
