"""A gradebook of one learner's rows, for courses whose own steps may ask anything of it."""

import contextlib

from nbgrader.api import Base, Gradebook
from sqlalchemy import create_engine

from autograder.grading.rows import Verdict


class SmallGradebook:
    """One learner's part of a gradebook, in a database of its own.

    Parameters
    ----------
    rows : autograder.grading.rows.Rows
    db_url : str
        Where it will lie.
    """

    def __init__(self, rows, db_url):
        self._db_url = db_url
        engine = create_engine(db_url)
        Base.metadata.create_all(engine)
        with engine.begin() as connection:
            for table in Base.metadata.sorted_tables:
                if rows.tables[table.name]:
                    connection.execute(table.insert(), rows.tables[table.name])
        engine.dispose()

    def asked(self):
        """Nothing need be done: nbgrader's steps open it by its address."""
        return contextlib.nullcontext()

    def verdict(self, assignment, student):
        """Read what nbgrader wrote about a submission; see `GradebookInMemory.verdict`."""
        with Gradebook(self._db_url) as gradebook:
            return Verdict.of(gradebook.find_submission(assignment, student))
