"""The formgrader's autograde button, in a real Jupyter server."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest
from conftest import ASSIGNMENT
from nbgrader.api import Gradebook
from test_grading import EXPECTED, hand_in

from autograder.scores import scores
from examples.learners import submissions

CLASS = ("full_marks", "no_floor", "syntax_error")
TOKEN = "a-token-for-this-test"


def free_port():
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def server(root):
    """A Jupyter server on the course; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "jupyter", "server", "--no-browser", f"--port={port}"]
    command += ["--allow-root", f"--IdentityProvider.token={TOKEN}", "--ServerApp.port_retries=0"]
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with (root / "server.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=root, env={**os.environ, "PATH": tools}, stdout=log, stderr=log
        )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def ask(address, method="GET"):
    """Ask the server, which may still be starting; return what it answers as JSON."""
    headers = {"Authorization": f"token {TOKEN}"}
    request = urllib.request.Request(address, method=method, headers=headers)
    for _ in range(120):
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(f"no answer from {address}")


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_the_button_gives_the_same_verdicts(make_course):
    """Points as by the command, made by the same code."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    for learner in CLASS:
        hand_in(course, learner, nbformat.writes(submissions()[learner]))
    with server(course.root) as address:
        assert ask(f"{address}/formgrader/api/status") == {"status": True}
        for learner in CLASS:
            button = f"{address}/formgrader/api/submission/{ASSIGNMENT}/{learner}/autograde"
            told = ask(button, method="POST")
            assert told["success"], told
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "downhill") as gradebook:
        points = {one.learner: tuple(one.points.values()) for one in scores(gradebook, ASSIGNMENT)}
    assert points == {learner: EXPECTED[learner] for learner in CLASS}
    log = (course.root / "server.log").read_text()
    assert "ExecuteOutside" in log or "Traceback" not in log
