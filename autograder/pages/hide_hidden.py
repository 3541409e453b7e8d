"""Keep the hidden tests out of the feedback pages."""

from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.release.markers import regions, without_regions


class HideHiddenTests(NbGraderPreprocessor):
    """Take the source of hidden tests away, and what a traceback quotes of it.

    The message of a failed check stays: it is written for learners.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Hide the hidden part of one cell."""
        if cell.cell_type == "code" and regions(cell.source):
            cell.source = without_regions(cell.source)
            for output in cell.outputs:
                if output.output_type == "error" and len(output.traceback) > 1:
                    output.traceback = _without_quotes(output)
        return cell, resources


def _without_quotes(output):
    """A check renders itself in lines of its own; anything else quotes the cell's source."""
    if output.ename == "CheckFailed":
        return output.traceback
    return [f"{output.ename}: {output.evalue}"]
