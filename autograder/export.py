"""Export of the grades: ``nbgrader export`` uses it by the course's configuration.

Other layouts: ``nbgrader export --exporter=autograder.export.CanvasExport``, or ``MoodleExport``.
"""

import csv
from pathlib import Path

from nbgrader.plugins import ExportPlugin

from autograder.platforms import canvas_numbers, canvas_rows, identifying, moodle_rows, read_grades
from autograder.scores import most_points, scores

_IMPORT = "nbgrader db student import students.csv, with the columns id and"


class ExerciseExport(ExportPlugin):
    """Write ``grades.csv``: a row for each learner, a column for each exercise.

    A submission that failed or is missing has empty points, which is not the same as 0.
    """

    def export(self, gradebook):
        """Write the file.

        Parameters
        ----------
        gradebook : nbgrader.api.Gradebook
        """
        names = self.assignment or [assignment.name for assignment in gradebook.assignments]
        rows = [row for name in names for row in self._rows(gradebook, name)]
        header = list(dict.fromkeys(column for row in rows for column in row))  # ordered, once each
        path = Path(self.to or "grades.csv")
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, header)
            writer.writeheader()
            writer.writerows(rows)
        self.log.info("Wrote %s learners to %s", len(rows), path)

    def _rows(self, gradebook, assignment):
        most = most_points(gradebook, assignment)
        for score in scores(gradebook, assignment):
            if not self.student or score.learner in self.student:
                yield {
                    "assignment": assignment,
                    "student_id": score.learner,
                    "state": score.state,
                    **{exercise: score.points.get(exercise) for exercise in most},
                    "late_penalty": score.penalty,
                    "score": score.total,
                    "max_score": sum(most.values()),
                }


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


class CanvasExport(PlatformExport):
    """Write ``grades-canvas.csv``, which Canvas imports into its gradebook."""

    file = "grades-canvas.csv"
    layout = staticmethod(canvas_rows)

    def advice(self, grades):
        """Say by what Canvas finds a learner whose number the gradebook does not know.

        Parameters
        ----------
        grades : autograder.platforms.Grades

        Yields
        ------
        str
        """
        unknown = [one.id for one in grades.learners if one.id not in canvas_numbers(grades)]
        if unknown:
            yield (
                f"No number of Canvas's own (lms_user_id) is known of {', '.join(unknown)}. "
                "Canvas goes by the SIS Login ID then, which is nbgrader's id, and after that by "
                f"the name. To be sure, copy the column ID of Canvas's export: {_IMPORT} "
                "lms_user_id"
            )


class MoodleExport(PlatformExport):
    """Write ``grades-moodle.csv``, which Moodle imports into its gradebook."""

    file = "grades-moodle.csv"
    layout = staticmethod(moodle_rows)

    def advice(self, grades):
        """Say which columns are left out, and for whom they would be empty.

        Parameters
        ----------
        grades : autograder.platforms.Grades

        Yields
        ------
        str
        """
        for field in ("lms_user_id", "email"):
            if field not in identifying(grades):
                yield (
                    f"No {field} of their own is known of {', '.join(grades.lacking(field))}, so "
                    f"its column is left out. Map from Username, or fill it in: {_IMPORT} {field}"
                )


def _about_formulas(grades):
    names = grades.formulas()
    if names:
        yield (
            f"A spreadsheet would run these ids as formulas: {', '.join(names)}. They stay as they "
            "are, for the platform goes by them: import the file without opening it in one"
        )
