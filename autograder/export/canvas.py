"""Grades as Canvas imports them; see ``lib/gradebook_importer.rb`` of its sources."""

from autograder.export.common import IMPORT, PlatformExport
from autograder.report.spreadsheet import as_text


def canvas_rows(grades):
    """Lay out grades as Canvas imports them; an empty cell is no grade.

    Parameters
    ----------
    grades : autograder.export.common.Grades

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
    grades : autograder.export.common.Grades

    Returns
    -------
    dict of str to str
        By learner.
    """
    known = grades.known("lms_user_id")
    return {name: value for name, value in known.items() if value.isdecimal()}


class CanvasExport(PlatformExport):
    """Write ``grades-canvas.csv``, which Canvas imports into its gradebook."""

    file = "grades-canvas.csv"
    layout = staticmethod(canvas_rows)

    def advice(self, grades):
        """Say by what Canvas finds a learner whose number the gradebook does not know.

        Parameters
        ----------
        grades : autograder.export.common.Grades

        Yields
        ------
        str
        """
        unknown = [one.id for one in grades.learners if one.id not in canvas_numbers(grades)]
        if unknown:
            yield (
                f"No number of Canvas's own (lms_user_id) is known of {', '.join(unknown)}. "
                "Canvas goes by the SIS Login ID then, which is nbgrader's id, and after that by "
                f"the name. To be sure, copy the column ID of Canvas's export: {IMPORT} "
                "lms_user_id"
            )
