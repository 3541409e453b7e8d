"""Fixtures that several test modules share."""

import shutil
import subprocess
import sys
from pathlib import Path

import hypothesis
import matplotlib
import nbformat
import pytest
from browsing import chromium, new_page, picture
from nbclient import NotebookClient

from teaching.build import copy_course

matplotlib.use("Agg")
# Several files are tested at a time, so how long an example takes says nothing.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]
ASSIGNMENT = "optimization_methods"
SOURCE = ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
RELEASE = ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def pytest_addoption(parser):
    """Let the browser tests write their pictures, as `make screenshots` does."""
    parser.addoption("--screenshots", metavar="FOLDER", help="write pictures of the browser here")


def read(path):
    """Read a notebook."""
    return nbformat.read(path, as_version=4)


def execute(nb, folder, allow_errors=False):
    """Run a notebook in a folder, as JupyterLab would, and return it with its outputs."""
    client = NotebookClient(
        nb,
        timeout=300,
        allow_errors=allow_errors,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    return client.execute()


def outputs(nb, kind):
    """Pair every output of a kind with the id of its cell."""
    return [
        (cell.id, output)
        for cell in nb.cells
        for output in cell.get("outputs", [])
        if output.output_type == kind
    ]


def printed(nb, cell_id):
    """What a cell wrote to standard output."""
    texts = [o.text for name, o in outputs(nb, "stream") if name == cell_id and o.name == "stdout"]
    return "".join(texts)


class Course:
    """A copy of the course in a folder of its own, used through its commands."""

    def __init__(self, root):
        self.root = root
        copy_course(ROOT, root)

    def run(self, *arguments, expected=0, cwd=None, env=None):
        """Run ``python -m ...`` in the course root; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *map(str, arguments)],
            cwd=cwd or self.root,
            env=env,
            capture_output=True,
            text=True,
        )
        assert done.returncode == expected, done.stdout + done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="session")
def make_course(tmp_path_factory):
    """Make a fresh copy of the course."""
    return lambda: Course(tmp_path_factory.mktemp("course") / "downhill")


@pytest.fixture(scope="session")
def released(make_course):
    """A course whose release was built by the plain command. Not to be changed."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    return course


@pytest.fixture(scope="session")
def solved(released):
    """The source notebook after it ran from top to bottom with its solutions in place."""
    nb = read(released.root / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(released.root))
        return execute(nb, released.root / "source" / ASSIGNMENT)


@pytest.fixture(scope="session")
def blank(released, tmp_path_factory):
    """The release after every cell ran in turn, in a folder that holds nothing else."""
    folder = tmp_path_factory.mktemp("learner") / "anywhere"
    shutil.copytree(released.root / "release" / ASSIGNMENT, folder)
    return execute(read(folder / f"{ASSIGNMENT}.ipynb"), folder, allow_errors=True)


@pytest.fixture(scope="module")
def browser():
    """Chromium, for all tests of a file."""
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser):
    """A page of the usual size."""
    with new_page(browser) as opened:
        yield opened


@pytest.fixture(scope="session")
def shoot(request):
    """Write a picture if pytest was asked for pictures: ``shoot(cell, "failed-check")``."""
    folder = request.config.getoption("--screenshots")

    def write(target, name, **options):
        if folder:
            picture(target, Path(folder) / f"{name}.png", **options)

    return write
