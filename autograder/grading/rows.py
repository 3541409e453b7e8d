"""A learner's part of the gradebook: taken out for a worker, and its verdict put back.

A worker never sees the gradebook. It gets the rows that concern one learner and one assignment,
grades with nbgrader on what stands for a gradebook, and returns what came out.
"""

from dataclasses import dataclass
from datetime import datetime

from nbgrader.api import Base, InvalidEntry
from sqlalchemy import select


@dataclass(frozen=True)
class Rows:
    """The rows that grading one submission needs.

    Attributes
    ----------
    tables : dict of str to list of dict
        By table: the assignment with its cells, and what is known of the learner's submission.
    """

    tables: dict[str, list[dict]]

    def renamed(self, learner, name):
        """Call a learner otherwise.

        Parameters
        ----------
        learner, name : str

        Returns
        -------
        Rows
        """
        columns = {"student": "id", "submitted_assignment": "student_id"}
        tables = dict(self.tables)
        for table, column in columns.items():
            rows = [
                row | ({column: name} if row[column] == learner else {}) for row in tables[table]
            ]
            tables[table] = rows
        return Rows(tables)


@dataclass(frozen=True)
class Verdict:
    """What nbgrader wrote about a submission.

    Attributes
    ----------
    timestamp : datetime or None
        When it was handed in.
    penalties : dict of str to float or None
        For being late, by notebook.
    scores : dict of (str, str) to float or None
        Of the tests, by notebook and cell.
    comments : dict of (str, str) to str or None
        Of nbgrader itself, by notebook and cell.
    """

    timestamp: datetime | None
    penalties: dict[str, float | None]
    scores: dict[tuple[str, str], float | None]
    comments: dict[tuple[str, str], str | None]

    @classmethod
    def of(cls, submission):
        """Read it from a submission.

        Parameters
        ----------
        submission : nbgrader.api.SubmittedAssignment
            Or what stands for one.

        Returns
        -------
        Verdict
        """
        notebooks = submission.notebooks
        return cls(
            submission.timestamp,
            {nb.name: nb.late_submission_penalty for nb in notebooks},
            {(nb.name, grade.name): grade.auto_score for nb in notebooks for grade in nb.grades},
            {(nb.name, one.name): one.auto_comment for nb in notebooks for one in nb.comments},
        )


def take_out(gradebook, assignment, learner):
    """Copy the rows that grading one submission needs.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment, learner : str

    Returns
    -------
    Rows
    """
    names = {
        "course": ("id", gradebook.course_id),
        "assignment": ("name", assignment),
        "student": ("id", learner),
    }
    rows = {}
    for table in Base.metadata.sorted_tables:  # a table comes after those that it refers to
        query = select(table)
        if table.name in names:
            column, wanted = names[table.name]
            query = query.where(table.c[column] == wanted)
        for column in table.columns:
            for key in column.foreign_keys:
                kept = [row["id"] for row in rows[key.column.table.name]]
                query = query.where(column.in_(kept))
        rows[table.name] = [dict(row._mapping) for row in gradebook.db.execute(query)]
    return Rows(rows)


def put_back(gradebook, assignment, learner, verdict):
    """Write a verdict into the gradebook, to be committed. What a person wrote there stays.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment, learner : str
    verdict : Verdict
    """
    submission = _entered(gradebook, assignment, learner)
    submission.timestamp = verdict.timestamp
    for notebook in submission.notebooks:
        notebook.late_submission_penalty = verdict.penalties[notebook.name]
        for grade in notebook.grades:
            grade.auto_score = verdict.scores[notebook.name, grade.name]
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
        for comment in notebook.comments:
            comment.auto_comment = verdict.comments[notebook.name, comment.name]


def forget(gradebook, assignment, learner):
    """Write that something was handed in and has no verdict, to be committed; old points go.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment, learner : str
    """
    submission = _entered(gradebook, assignment, learner)
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            grade.auto_score = None


def _entered(gradebook, assignment, learner):
    """Find a submission in the gradebook, or enter it and the learner."""
    try:
        gradebook.update_or_create_student(learner)
        return gradebook.update_or_create_submission(assignment, learner)
    except InvalidEntry:  # another command may just have done so; what it entered is found now
        gradebook.update_or_create_student(learner)
        return gradebook.update_or_create_submission(assignment, learner)
