"""Mend what a submission's cell metadata would do to grading."""

from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution


class MendMetadata(NbGraderPreprocessor):
    """Drop tags that steer execution, and what nbgrader leaves of a copied cell.

    A learner who copies a cell in JupyterLab copies its nbgrader metadata too. `DeduplicateIds`
    empties those of all copies but the last, and later steps stumble over the empty dict.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Mend one cell."""
        if is_grade(cell) or is_solution(cell):
            cell.metadata.pop("tags", None)
        if cell.metadata.get("nbgrader") == {}:
            del cell.metadata["nbgrader"]
        return cell, resources
