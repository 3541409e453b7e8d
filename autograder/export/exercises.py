"""The table of a course: a row for each learner, a column for each exercise."""

import csv
import io
from pathlib import Path

from nbgrader.plugins import ExportPlugin

from autograder.nbcourse.scores import most_points, scores
from autograder.nbcourse.write_whole import write_whole
from autograder.report.spreadsheet import as_text


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
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, header)
        writer.writeheader()
        writer.writerows(rows)
        write_whole(path, text.getvalue().encode())
        self.log.info("Wrote %s learners to %s", len(rows), path)

    def _rows(self, gradebook, assignment):
        most = most_points(gradebook, assignment)
        for score in scores(gradebook, assignment):
            if not self.student or score.learner in self.student:
                yield {
                    "assignment": assignment,
                    "student_id": as_text(score.learner),
                    "state": score.state,
                    **{exercise: score.points.get(exercise) for exercise in most},
                    "late_penalty": score.penalty,
                    "score": score.total,
                    "max_score": sum(most.values()),
                }
