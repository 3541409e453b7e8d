"""The layouts that learning platforms import: a row for each learner, a column for each assignment.

What the importers do with a file is in their sources: ``lib/gradebook_importer.rb`` of Canvas,
``grade/import/csv/classes/load_data.php`` of Moodle.
"""

from collections import Counter
from dataclasses import dataclass

from nbgrader.api import Student

from autograder.scores import FAILED, GRADED, MISSING, most_points, scores

WHY = {
    FAILED: "failed: handed in, but it could not be graded",
    MISSING: "missing: nothing was handed in",
}
"""Why there is no grade, by state."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Grades:
    """A class as a platform is told of it.

    Attributes
    ----------
    learners : list of nbgrader.api.Student
    most : dict of str to float
        Points that each assignment is worth.
    found : dict of str to dict of str to autograder.scores.Score
        By assignment and learner.
    """

    learners: list
    most: dict
    found: dict

    def without_grade(self):
        """Say who has no grade, and why: a line for each assignment and reason."""
        for assignment, found in self.found.items():
            for state, why in WHY.items():
                names = [one.id for one in self.learners if found[one.id].state == state]
                if names:
                    yield f"{assignment}: no grade, which is not 0, for {', '.join(names)} ({why})"

    def formulas(self):
        """List the ids that a spreadsheet would take for formulas."""
        return [one.id for one in self.learners if one.id.startswith(_FORMULA)]

    def known(self, field):
        """Collect what tells learners apart: a value that two share is nobody's.

        Parameters
        ----------
        field : str
            Of the gradebook, such as "email".

        Returns
        -------
        dict of str to str
            By learner.
        """
        values = {one.id: getattr(one, field) for one in self.learners}
        often = Counter(values.values())
        return {name: value for name, value in values.items() if value and often[value] == 1}

    def lacking(self, field):
        """List the learners whom a field does not tell apart from the others."""
        return [one.id for one in self.learners if one.id not in self.known(field)]


def read_grades(gradebook, assignments, learners):
    """Read what a platform is told.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignments, learners : list of str
        Only these. If empty, all learners, and the assignments that somebody has handed in.

    Returns
    -------
    Grades
    """
    everyone = gradebook.db.query(Student).order_by(Student.id)
    names = assignments or [assignment.name for assignment in gradebook.assignments]
    found = {name: {score.learner: score for score in scores(gradebook, name)} for name in names}
    if not assignments:
        found = {name: its for name, its in found.items() if _is_begun(its)}
    return Grades(
        [one for one in everyone if not learners or one.id in learners],
        {name: sum(most_points(gradebook, name).values()) for name in found},
        found,
    )


def _is_begun(found):
    return any(score.state != MISSING for score in found.values())


def canvas_rows(grades):
    """Lay out grades as Canvas imports them; an empty cell is no grade.

    Parameters
    ----------
    grades : Grades

    Returns
    -------
    list of list
        The head, the row of possible points, a row for each learner.
    """
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *grades.most]
    worth = ["    Points Possible", "", "", "", "", *grades.most.values()]
    numbers = canvas_numbers(grades)
    return [head, worth, *(_canvas_row(grades, one, numbers) for one in grades.learners)]


def _canvas_row(grades, learner, numbers):
    name = ", ".join(filter(None, [learner.last_name, learner.first_name])) or learner.id
    totals = [found[learner.id].total for found in grades.found.values()]
    return [as_text(name), numbers.get(learner.id), "", learner.id, "", *totals]


def canvas_numbers(grades):
    """Collect the numbers by which Canvas knows its users.

    Of "12b" Canvas would read the 12, and give the grade to whoever has that number.

    Parameters
    ----------
    grades : Grades

    Returns
    -------
    dict of str to str
        By learner.
    """
    known = grades.known("lms_user_id")
    return {name: value for name, value in known.items() if value.isdecimal()}


def moodle_rows(grades):
    """Lay out grades as Moodle imports them; a dash is no grade.

    An empty cell would not do: older versions store it as 0 in a new grade item.

    Parameters
    ----------
    grades : Grades

    Returns
    -------
    list of list
        The head, and a row for each learner.
    """
    known = identifying(grades)
    columns = [column for name in grades.most for column in (name, f"{name} feedback")]
    head = ["Username", "First name", "Last name", *known.values(), *columns]
    return [head, *(_moodle_row(grades, learner, known) for learner in grades.learners)]


def _moodle_row(grades, learner, known):
    names = [as_text(name or "") for name in (learner.first_name, learner.last_name)]
    verdicts = [found[learner.id] for found in grades.found.values()]
    cells = [
        cell
        for score in verdicts
        for cell in (score.total if score.state == GRADED else "-", WHY.get(score.state, ""))
    ]
    return [learner.id, *names, *(getattr(learner, field) for field in known), *cells]


def identifying(grades):
    """Choose the columns beside the username by which Moodle may find a learner.

    Where such a cell is empty, Moodle gives the grade to the learner of the row before.

    Parameters
    ----------
    grades : Grades

    Returns
    -------
    dict of str to str
        Heads by field of the gradebook: those that are filled for everyone.
    """
    heads = {"lms_user_id": "ID number", "email": "Email address"}
    return {field: head for field, head in heads.items() if not grades.lacking(field)}


def as_text(name):
    """Keep a spreadsheet from taking a name for a formula.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
        With an apostrophe before it, where it begins as a formula does.
    """
    return f"'{name}" if name.startswith(_FORMULA) else name
