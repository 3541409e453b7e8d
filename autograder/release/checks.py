"""What the build of a release refuses of a source notebook, where nbgrader would let it pass."""

import copy

from nbgrader.preprocessors import ClearSolutions, Execute, NbGraderPreprocessor
from nbgrader.utils import determine_grade, is_grade

from autograder.release import markers
from autograder.release.leaks import ReleaseRefused


class CheckMarkers(NbGraderPreprocessor):
    """Refuse a misspelt or unpaired marker."""

    def preprocess_cell(self, cell, resources, cell_index):
        """Refuse the cell, or hand it on unchanged."""
        wrong = [f"misspelt: {line}" for line in markers.misspelt(cell.source)]
        wrong += [f"without its partner: {line}" for line in markers.unpaired(cell.source)]
        if wrong:
            where = cell.get("id", cell_index)
            raise ReleaseRefused(f"cell {where} has a marker that is {'; '.join(wrong)}")
        return cell, resources


class CheckReference(NbGraderPreprocessor):
    """Refuse a reference solution that does not get full marks from its own tests.

    The cells run as they do in grading, so the long training runs are passed over.
    """

    def preprocess(self, nb, resources):
        """Run a copy of the notebook and hand the notebook on unchanged."""
        executed, _ = Execute(parent=self).preprocess(copy.deepcopy(nb), resources)
        for cell in executed.cells:
            _refuse_error(cell)
            _refuse_lost_points(cell)
        return nb, resources


def _refuse_error(cell):
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            message = f"{output.ename}: {output.evalue}"
            raise ReleaseRefused(f"with the solutions in place, cell {cell.id} fails: {message}")


def _refuse_lost_points(cell):
    if cell.cell_type == "code" and is_grade(cell):
        points, most = determine_grade(cell)
        if points != most:
            raise ReleaseRefused(
                f"with the solutions in place, cell {cell.id} gives {points} of {most} points"
            )


class ReleaseSolutions(ClearSolutions):
    """Put a stub in the place of each solution, or the broken code that learners are to mend."""

    def preprocess_cell(self, cell, resources, cell_index):
        """Take the solutions out of a cell."""
        if markers.RELEASED not in cell.source:
            return super().preprocess_cell(cell, resources, cell_index)
        cell.source = markers.as_released(cell.source)
        return cell, resources
