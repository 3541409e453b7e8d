"""What the exports to learning platforms share. A platform, its layout and advice, is one file."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Student
from nbgrader.plugins import ExportPlugin

from autograder.nbcourse.scores import FAILED, MISSING, most_points, scores
from autograder.report.spreadsheet import is_formula

IMPORT = "nbgrader db student import students.csv, with the columns id and"
"""How a teacher brings in what is not known of learners."""

WHY = {
    FAILED: "failed: handed in, but it could not be graded",
    MISSING: "missing: nothing was handed in",
}
"""Why there is no grade, by state."""


@dataclass(frozen=True)
class Grades:
    """A class as a platform is told of it.

    Attributes
    ----------
    learners : list of nbgrader.api.Student
    most : dict of str to float
        Points that each assignment is worth.
    found : dict of str to dict of str to autograder.nbcourse.scores.Score
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
        return [one.id for one in self.learners if is_formula(one.id)]

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


class PlatformExport(ExportPlugin):
    """What the exports to learning platforms share; a platform says its file and its layout."""

    def export(self, gradebook):
        """Write the file, and name those who have no grade.

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
        """
        grades = read_grades(gradebook, self.assignment, self.student)
        path = Path(self.to or self.file)
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(self.layout(grades))
        self.log.info("Wrote %s learners to %s", len(grades.learners), path)
        for line in (*grades.without_grade(), *self.advice(grades), *_about_formulas(grades)):
            self.log.warning(line)


def _about_formulas(grades):
    names = grades.formulas()
    if names:
        yield (
            f"A spreadsheet would run these ids as formulas: {', '.join(names)}. They stay as they "
            "are, for the platform goes by them: import the file without opening it in one"
        )
