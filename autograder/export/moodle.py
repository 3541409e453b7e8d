"""Grades as Moodle imports them; see ``grade/import/csv/classes/load_data.php`` of its sources."""

from autograder.export.common import IMPORT, WHY, PlatformExport
from autograder.nbcourse.scores import GRADED
from autograder.report.spreadsheet import as_text


def moodle_rows(grades):
    """Lay out grades as Moodle imports them; a dash is no grade.

    An empty cell would not do: older versions store it as 0 in a new grade item.

    Parameters
    ----------
    grades : autograder.export.common.Grades

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
    grades : autograder.export.common.Grades

    Returns
    -------
    dict of str to str
        Heads by field of the gradebook: those that are filled for everyone.
    """
    heads = {"lms_user_id": "ID number", "email": "Email address"}
    return {field: head for field, head in heads.items() if not grades.lacking(field)}


class MoodleExport(PlatformExport):
    """Write ``grades-moodle.csv``, which Moodle imports into its gradebook."""

    file = "grades-moodle.csv"
    layout = staticmethod(moodle_rows)

    def advice(self, grades):
        """Say which columns are left out, and for whom they would be empty.

        Parameters
        ----------
        grades : autograder.export.common.Grades

        Yields
        ------
        str
        """
        for field in ("lms_user_id", "email"):
            if field not in identifying(grades):
                yield (
                    f"No {field} of their own is known of {', '.join(grades.lacking(field))}, so "
                    f"its column is left out. Map from Username, or fill it in: {IMPORT} {field}"
                )
