"""What nbgrader's steps ask of a gradebook while they grade, answered from rows in memory.

A database of its own for each submission costs more than the grading of it. Here are the questions
that nbgrader's own steps ask, and no others: `only_known_steps` says whether a course has more.
"""

import contextlib
from itertools import chain
from types import SimpleNamespace

from nbgrader import utils
from nbgrader.api import MissingEntry, SubmittedAssignment
from nbgrader.converters import autograde
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import (
    getgrades,
    latesubmissions,
    overwritecells,
    overwritekernelspec,
    saveautogrades,
)

from autograder.grading.rows import Verdict
from autograder.intake import mend

_WHO_ASKS = (
    *(autograde, mend, getgrades, latesubmissions),
    *(overwritecells, overwritekernelspec, saveautogrades),
)
"""The modules that open a gradebook by the name `Gradebook`."""
_KNOWN = ("nbgrader.preprocessors.", "nbconvert.", "autograder.")


def only_known_steps(*converters):
    """Say whether the gradebook in memory can answer all that grading will ask.

    Parameters
    ----------
    *converters : nbgrader.converters.BaseConverter
        As the course's configuration has made them.

    Returns
    -------
    bool
        False where a course brings steps, hooks or plug-ins of its own, which may open the
        gradebook and ask it anything.
    """
    config = converters[0].config
    penalty = config.AssignLatePenalties.get("plugin_class", LateSubmissionPlugin)
    more = [about.get("preprocessors", []) for name, about in config.items() if "Exporter" in name]
    asking = chain(*more, *map(_asking, converters))
    return penalty is LateSubmissionPlugin and all(map(_is_known, asking))


def _asking(converter):
    """All of a converter's that may be a teacher's own."""
    lists = [name for name in converter.trait_names() if name.endswith("preprocessors")]
    hooks = converter.pre_convert_hook, converter.post_convert_hook
    steps = chain(*(getattr(converter, name) for name in lists))
    return [converter.exporter_class, *filter(None, hooks), *steps]


def _is_known(step):
    name = step if isinstance(step, str) else f"{step.__module__}.{step.__qualname__}"
    return name.startswith(_KNOWN)


class _Grade(SimpleNamespace):
    @property
    def score(self):
        """Points: those that a person gave before those of the tests."""
        found = self.auto_score if self.manual_score is None else self.manual_score
        return 0.0 if found is None else float(found) + (self.extra_credit or 0.0)


class _Comment(SimpleNamespace):
    @property
    def comment(self):
        """The words: those of a person before nbgrader's own."""
        return self.auto_comment if self.manual_comment is None else self.manual_comment


class _Submission(SimpleNamespace):
    duedate = SubmittedAssignment.duedate
    total_seconds_late = SubmittedAssignment.total_seconds_late


class _SubmittedNotebook(SimpleNamespace):
    @property
    def score(self):
        """Points of all cells."""
        return sum((grade.score for grade in self.grades), 0.0)

    @property
    def max_score(self):
        """Points that all cells can give."""
        return sum((grade.max_score for grade in self.grades), 0.0)


class GradebookInMemory:
    """One learner's part of a gradebook, for one assignment.

    Parameters
    ----------
    rows : autograder.grading.rows.Rows
    """

    def __init__(self, rows):
        tables = rows.tables
        self.db = SimpleNamespace(commit=lambda: None)
        self._students = {row["id"] for row in tables["student"]}
        self._assignments = {row["name"]: SimpleNamespace(**row) for row in tables["assignment"]}
        for one in self._assignments.values():
            mine = (row for row in tables["notebook"] if row["assignment_id"] == one.id)
            one.notebooks = [_notebook(row, tables) for row in _by_name(mine)]
        self._submissions = {}
        for row in tables["submitted_assignment"]:
            (of,) = (a for a in self._assignments.values() if a.id == row["assignment_id"])
            self._submissions[of.name, row["student_id"]] = _submission(row, of, tables)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        """Nothing is open."""

    def find_student(self, student):
        """Say that a student is known."""
        if student not in self._students:
            raise MissingEntry(f"No such student: {student}")

    def update_or_create_student(self, student):
        """Know a student from now on."""
        self._students.add(student)

    def find_assignment(self, name):
        """Find an assignment, with its notebooks."""
        return _found(self._assignments, name)

    def find_notebook(self, name, assignment):
        """Find a notebook as it was released."""
        return _found(_named(self.find_assignment(assignment).notebooks), name)

    def find_source_cell(self, name, notebook, assignment):
        """Find a cell as it was released."""
        return _found(_named(self.find_notebook(notebook, assignment).source_cells), name)

    def find_graded_cell(self, name, notebook, assignment):
        """Find what a cell is worth."""
        found = self.find_notebook(notebook, assignment)
        return _found(_named([*found.task_cells, *found.grade_cells]), name)

    def find_submission(self, assignment, student):
        """Find what a student has handed in."""
        return _found(self._submissions, (assignment, student))

    def update_or_create_submission(self, assignment, student, **more):
        """Find it, or know of it from now on; `timestamp` is written into it."""
        of, key = self.find_assignment(assignment), (assignment, student)
        if key not in self._submissions:
            self._submissions[key] = _new_submission(of)
        if "timestamp" in more:
            self._submissions[key].timestamp = utils.parse_utc(more["timestamp"])
        return self._submissions[key]

    def find_submission_notebook(self, notebook, assignment, student):
        """Find a notebook that was handed in."""
        return _found(_named(self.find_submission(assignment, student).notebooks), notebook)

    def find_grade(self, cell, notebook, assignment, student):
        """Find the points for a cell."""
        handed_in = self.find_submission_notebook(notebook, assignment, student)
        return _found(_named(handed_in.grades), cell)

    def find_comment(self, cell, notebook, assignment, student):
        """Find the words on a cell."""
        handed_in = self.find_submission_notebook(notebook, assignment, student)
        return _found(_named(handed_in.comments), cell)

    @contextlib.contextmanager
    def asked(self):
        """Let nbgrader's steps ask this gradebook, for a while, instead of opening a database."""
        usual = [module.Gradebook for module in _WHO_ASKS]
        try:
            for module in _WHO_ASKS:
                module.Gradebook = lambda *_: self
            yield
        finally:
            for module, gradebook in zip(_WHO_ASKS, usual, strict=True):
                module.Gradebook = gradebook

    def verdict(self, assignment, student):
        """Read what nbgrader wrote about a submission.

        Parameters
        ----------
        assignment, student : str

        Returns
        -------
        autograder.grading.rows.Verdict
        """
        return Verdict.of(self.find_submission(assignment, student))


def _found(known, key):
    if key not in known:
        raise MissingEntry(f"No such entry: {key}")
    return known[key]


def _named(things):
    return {thing.name: thing for thing in things}


def _by_name(rows):
    return sorted(rows, key=lambda row: row["name"])


def _notebook(row, tables):
    """A notebook as it was released, with its cells by kind."""
    made = SimpleNamespace(**row)
    base = [one for one in tables["base_cell"] if one["notebook_id"] == made.id]
    for kind in ("grade_cells", "solution_cells", "task_cells"):
        more = {one["id"]: one for one in tables[kind]}
        cells = [one | more[one["id"]] for one in base if one["id"] in more]
        setattr(made, kind, [SimpleNamespace(**cell) for cell in cells])
    mine = (one for one in tables["source_cell"] if one["notebook_id"] == made.id)
    made.source_cells = [SimpleNamespace(**one) for one in mine]
    return made


def _submission(row, assignment, tables):
    """What was handed in, with all that is known of it already."""
    made = _Submission(**row, assignment=assignment)
    of = {notebook.id: notebook for notebook in assignment.notebooks}
    mine = (one for one in tables["submitted_notebook"] if one["assignment_id"] == made.id)
    made.notebooks = [_handed_in(one, of[one["notebook_id"]], tables) for one in mine]
    return made


def _handed_in(row, notebook, tables):
    made = _SubmittedNotebook(**row, notebook=notebook, name=notebook.name)
    cells = {cell.id: cell for cell in (*_with_points(notebook), *_with_words(notebook))}
    for name, kind in (("grades", _Grade), ("comments", _Comment)):
        mine = (one for one in tables[name[:-1]] if one["notebook_id"] == made.id)
        setattr(made, name, [kind(**one, **_about(cells[one["cell_id"]])) for one in mine])
    return made


def _new_submission(assignment):
    """As nbgrader makes one: every cell is there, and nothing is known of it."""
    made = _Submission(assignment=assignment, timestamp=None, extension=None)
    made.notebooks = [_new_notebook(notebook) for notebook in assignment.notebooks]
    return made


def _new_notebook(notebook):
    made = _SubmittedNotebook(name=notebook.name, notebook=notebook, late_submission_penalty=None)
    points = dict.fromkeys(("auto_score", "manual_score", "extra_credit"))
    points["needs_manual_grade"] = True
    words = dict.fromkeys(("auto_comment", "manual_comment"))
    made.grades = [_Grade(**_about(cell), **points) for cell in _with_points(notebook)]
    made.comments = [_Comment(**_about(cell), **words) for cell in _with_words(notebook)]
    return made


def _with_points(notebook):
    return [*notebook.grade_cells, *notebook.task_cells]


def _with_words(notebook):
    return [*notebook.solution_cells, *notebook.task_cells]


def _about(cell):
    """What a grade or comment knows of its cell."""
    return {"name": cell.name, "max_score": getattr(cell, "max_score", 0.0)}
