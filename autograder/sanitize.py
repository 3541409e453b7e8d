"""Mend what a submission's cell metadata would do to grading."""

from pathlib import Path

from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

from autograder.intake import SubmissionRefused, check_notebook


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
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, cell_index):
        """Mend one cell."""
        if is_grade(cell) or is_solution(cell):
            cell.metadata.pop("tags", None)
        if cell.metadata.get("nbgrader") == {}:
            del cell.metadata["nbgrader"]
        return cell, resources
