"""The formgrader's buttons, done by a process beside the Jupyter server.

nbgrader's own handlers do the work inside the server, which answers nobody until it is done.
Jupyter loads extensions in the order of their names, and of two handlers the first counts: these
come before nbgrader's. `autograder.lab` starts JupyterLab with them.
"""

import asyncio
import contextlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader
from jupyter_server.utils import url_path_join
from nbgrader.server_extensions.formgrader.base import (
    BaseApiHandler,
    check_notebook_dir,
    check_xsrf,
)
from nbgrader.server_extensions.formgrader.handlers import ManageSubmissionsHandler
from tornado import web

from autograder.formgrader.lists import LISTS
from autograder.formgrader.students import PAGES
from autograder.nbcourse.folders import is_graded_outside

_TEMPLATES = Path(__file__).parent / "templates"
_TURN = asyncio.Lock()
"""Held by whoever writes much of the gradebook: they come one after the other."""


def _nbgrader(*words):
    """The plain command that does what a button says."""

    def command(_, assignment, learner=None):
        whose = [f"--student={learner}"] if learner else []
        return ["nbgrader", *words, f"--assignment={assignment}", *whose]

    return command


def grade_command(course, assignment, learner=None):
    """Choose our own command, which also keeps reports; nbgrader's where our grading is not used.

    Parameters
    ----------
    course : str
        The course root.
    assignment : str
    learner : str, optional
        Whom to grade, again if need be. Without, everyone who has no verdict yet.

    Returns
    -------
    list of str
        What follows ``python -m``.
    """
    if not is_graded_outside(course):
        again = ["--force"] if learner else []
        return _nbgrader("autograde", *again)(course, assignment, learner)
    whose = [f"--student={learner}", "--regrade"] if learner else []
    return ["autograder", "grade", *whose, "--", assignment]


_BUTTONS = {
    r"assignment/([^/]+)/assign": _nbgrader("generate_assignment", "--force"),
    r"assignment/([^/]+)/release": _nbgrader("release_assignment"),
    r"assignment/([^/]+)/unrelease": _nbgrader("list", "--remove"),
    r"assignment/([^/]+)/collect": _nbgrader("collect", "--update"),
    r"assignment/([^/]+)/autograde": grade_command,
    r"assignment/([^/]+)/generate_feedback": _nbgrader("generate_feedback", "--force"),
    r"assignment/([^/]+)/release_feedback": _nbgrader("release_feedback"),
    r"assignment/([^/]+)/([^/]+)/generate_feedback": _nbgrader("generate_feedback", "--force"),
    r"assignment/([^/]+)/([^/]+)/release_feedback": _nbgrader("release_feedback"),
    r"submission/([^/]+)/([^/]+)/autograde": grade_command,
}


class Button(BaseApiHandler):
    """Run the command of a button, and answer when it is done, as nbgrader's handlers do."""

    def initialize(self, command):
        """Take over what stands beside the address; called by tornado."""
        self._command = command

    @web.authenticated
    @check_xsrf
    @check_notebook_dir
    async def post(self, *names):
        """Do it, when those before it are done; one learner is graded beside them."""
        course = self.coursedir.root
        words = self._command(course, *names)
        one_learner = words[0] == "autograder" and len(names) == 2
        async with contextlib.nullcontext() if one_learner else _TURN:
            answer = await _run(words, course)
        self.write(json.dumps(answer))


async def _run(words, folder):
    """Run a command; the server is free meanwhile."""
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        while process.poll() is None:  # a Jupyter server on Windows has no asyncio processes
            await asyncio.sleep(0.1)
        log.seek(0)
        return {"success": process.returncode == 0, "log": log.read()}


class ManageSubmissions(ManageSubmissionsHandler):
    """The list of submissions, with a button that grades everyone."""

    def render(self, name, **values):
        """Find our templates beside nbgrader's."""
        stock = self.settings["nbgrader_jinja2_env"]
        loader = ChoiceLoader([FileSystemLoader(_TEMPLATES), stock.loader])
        return stock.overlay(loader=loader).get_template(_OURS.get(name, name)).render(**values)


_OURS = {"manage_submissions.tpl": "autograde_all.tpl"}


def _jupyter_server_extension_points():
    return [{"module": __name__}]


def _load_jupyter_server_extension(server):
    """Add the handlers; called by the Jupyter server."""
    base = server.web_app.settings["base_url"]
    buttons = [(f"formgrader/api/{name}", Button, {"command": _BUTTONS[name]}) for name in _BUTTONS]
    pages = [("formgrader/manage_submissions/([^/]+)/?", ManageSubmissions)]
    rules = [(url_path_join(base, path), *rest) for path, *rest in buttons + pages + LISTS + PAGES]
    server.web_app.add_handlers(".*$", rules)
