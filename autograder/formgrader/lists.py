"""The formgrader's lists of submissions, whatever stands in the place of a time.

nbgrader's own answer for the whole class with an error when one ``timestamp.txt`` holds no time.
"""

from nbgrader.apps import NbGraderAPI
from nbgrader.server_extensions.formgrader.apihandlers import (
    StudentSubmissionCollectionHandler,
    SubmissionCollectionHandler,
    SubmissionHandler,
    default_handlers,
)
from nbgrader.utils import parse_utc

from autograder.nbcourse.folders import folder
from autograder.nbcourse.stamps import stamps


class _Course(NbGraderAPI):
    """A course that knows a time of handing in where our own command does."""

    def get_submitted_timestamp(self, assignment_id, student_id):
        """Read it, or return None; called by nbgrader for every list."""
        time = stamps(folder(self, "submitted", assignment_id, student_id)).get("timestamp.txt")
        return parse_utc(time.decode()) if time else None


class _List:
    """What stands before a handler of nbgrader's, which asks ``api`` for all that it shows."""

    @property
    def api(self):
        """A course of ours, made as nbgrader makes its own: for each request, configured anew."""
        app, level = self.coursedir.parent, self.log.level
        app.load_config_file()
        return _Course(self.coursedir, self.authenticator, parent=app, log_level=level)


_WITH_TIMES = SubmissionCollectionHandler, SubmissionHandler, StudentSubmissionCollectionHandler
LISTS = [
    (path, type(kind.__name__, (_List, kind), {}))
    for path, kind in default_handlers
    if kind in _WITH_TIMES
]
"""Addresses and handlers of what shows times."""
