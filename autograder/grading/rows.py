"""A learner's part of the gradebook: taken out for a worker, and its verdict put back.

A worker never sees the gradebook. It gets the rows that concern one learner and one assignment,
grades with nbgrader on a small gradebook made of them, and returns what came out.
"""

from dataclasses import dataclass
from datetime import datetime

from nbgrader.api import Base, Gradebook
from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite


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


class RowsDialect(SQLiteDialect_pysqlite):
    """The database of a small gradebook: gone in a second, and each like the one before."""

    supports_statement_cache = True

    def __eq__(self, other):
        """Each speaks as the others do, so that a statement is compiled once and not for each."""
        return type(self) is type(other)

    def __hash__(self):
        """As all others."""
        return hash(type(self))

    def on_connect(self):
        """Do not wait for the disk, whatever happens."""
        usual = super().on_connect()

        def connect(connection):
            usual(connection)
            connection.execute("PRAGMA synchronous = OFF")

        return connect


registry.register("rows", __name__, "RowsDialect")
_compiled = {}


@event.listens_for(Engine, "engine_connect")
def _with_what_is_compiled(connection):
    if isinstance(connection.dialect, RowsDialect):
        connection.execution_options(compiled_cache=_compiled)


def small_gradebook(folder):
    """Where a worker's gradebook lies.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    str
        For `db_url`.
    """
    return f"rows:///{folder / 'rows.db'}"


def make_gradebook(rows, db_url):
    """Make a new gradebook of the rows that were taken out of another.

    Parameters
    ----------
    rows : Rows
    db_url : str
    """
    engine = create_engine(db_url)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            if rows.tables[table.name]:
                connection.execute(table.insert(), rows.tables[table.name])
    engine.dispose()


def read_verdict(db_url, course_id, assignment, learner):
    """Read what nbgrader wrote about a submission.

    Parameters
    ----------
    db_url, course_id, assignment, learner : str

    Returns
    -------
    Verdict
    """
    with Gradebook(db_url, course_id) as gradebook:
        submission = gradebook.find_submission(assignment, learner)
        notebooks = submission.notebooks
        return Verdict(
            submission.timestamp,
            {nb.name: nb.late_submission_penalty for nb in notebooks},
            {(nb.name, grade.name): grade.auto_score for nb in notebooks for grade in nb.grades},
            {(nb.name, one.name): one.auto_comment for nb in notebooks for one in nb.comments},
        )


def put_back(gradebook, assignment, learner, verdict):
    """Write a verdict into the gradebook, to be committed. What a person wrote there stays.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment, learner : str
    verdict : Verdict
    """
    gradebook.update_or_create_student(learner)
    submission = gradebook.update_or_create_submission(assignment, learner)
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
    gradebook.update_or_create_student(learner)
    submission = gradebook.update_or_create_submission(assignment, learner)
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            grade.auto_score = None
