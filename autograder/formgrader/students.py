"""The formgrader's pages on one learner, in which an id is never markup nor script."""

from urllib.parse import quote

from nbgrader.server_extensions.formgrader.handlers import (
    ManageStudentNotebookSubmissionsHandler,
    ManageStudentsAssignmentsHandler,
    default_handlers,
)


def harmless(learner):
    """Write an id so that it means nothing but itself, in a page, a script and an address.

    Parameters
    ----------
    learner : str

    Returns
    -------
    str
        As it is, unless it has letters that mean something there; then as in an address.
    """
    return quote(learner) if set(learner) & set("<>&\"'\\`") else learner


class _Page:
    """What stands before a handler of nbgrader's, whose templates put the id in as it is."""

    def render(self, name, **values):
        """Render a template; called by nbgrader's handler."""
        values["student_id"] = harmless(values["student_id"])
        return super().render(name, **values)


_OF_ONE = ManageStudentsAssignmentsHandler, ManageStudentNotebookSubmissionsHandler
PAGES = [
    (path, type(kind.__name__, (_Page, kind), {}))
    for path, kind, *_ in default_handlers
    if kind in _OF_ONE
]
"""Addresses and handlers."""
