"""Take the grading outside up in a course: two lines in its ``nbgrader_config.py``.

::

    from autograder.plugin import grade_outside

    grade_outside(c)
"""

import nbgrader.preprocessors as stock
from nbconvert.preprocessors import ClearMetadataPreprocessor

from autograder.border.execute import ExecuteOutside
from autograder.intake.mend import DropForeign, MendMetadata
from autograder.intake.read import SubmittedNotebook
from autograder.intake.refuse import set_links_aside
from autograder.pages.clean import FeedbackPage, clean_markdown


def grade_outside(config):
    """Let nbgrader make its verdicts outside the learner's process.

    The lists are set whole: an entry that is appended to nbgrader's own runs twice.

    Parameters
    ----------
    config : traitlets.config.Config
        The ``c`` of an ``nbgrader_config.py``.
    """
    config.Autograde.pre_convert_hook = set_links_aside
    config.OverwriteCells.add_missing_cells = True
    config.Exporter.optimistic_validation = True  # once, not after each of twenty steps
    # Scripts in a learner's text or outputs must not run where the page is read.
    config.HTMLExporter.sanitize_html = True
    config.HTMLExporter.filters = {"markdown2html": clean_markdown}
    config.GenerateFeedback.exporter_class = FeedbackPage
    config.Autograde.exporter_class = SubmittedNotebook
    config.Autograde.sanitize_preprocessors = [
        stock.ClearOutput,
        DropForeign,
        stock.DeduplicateIds,
        MendMetadata,
        stock.OverwriteKernelspec,
        stock.OverwriteCells,
        stock.CheckCellMetadata,
    ]
    # Without another CheckCellMetadata: the code that runs here cannot reach the metadata.
    config.Autograde.autograde_preprocessors = [
        ExecuteOutside,
        stock.IgnorePattern,
        ClearMetadataPreprocessor,
        stock.LimitOutput,
        stock.SaveAutoGrades,
        stock.AssignLatePenalties,
    ]
