"""The grader as a package of its own: what it asks for, what is built, and a course with it."""

import ast
import csv
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import nbformat
import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import autograder
from autograder.release.markers import without_markers
from opt_utils.requirements import LABS, NOTEBOOKS, OPENING, lines

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES = PROJECT["project"]["dependencies"]
EXTRAS = [line for extra in PROJECT["project"]["optional-dependencies"].values() for line in extra]
LOCK = ROOT / "requirements.lock"
TAKE_UP = "\nfrom autograder.plugin import grade_outside\n\ngrade_outside(c)\n"
ROOMS = ("teaching", "opt_utils", "public_tests", "testcases", "examples", "attacks")


def listed():
    """Every line of requirements.txt that asks for a package."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def group(name):
    """The requirements of a group of pyproject.toml, with those of the groups in it."""
    for line in PROJECT["dependency-groups"][name]:
        if isinstance(line, str):
            yield line
        else:
            yield from group(line["include-group"])


def locked():
    """The lines of the lock: a requirement with one version, perhaps with a marker."""
    text = LOCK.read_text(encoding="utf-8")
    return [Requirement(line) for line in text.splitlines() if line and "#" not in line]


def test_the_list_is_what_make_installs():
    """Each package in both with the same range, and in requirements.txt once."""
    assert set(group("tests")) == set(listed())
    assert {*DEPENDENCIES, *EXTRAS} <= set(group("teacher"))  # the grader runs from its folder
    names = [Requirement(line).name for line in listed()]
    assert len(set(names)) == len(names)


def test_the_share_of_a_learner():
    """What the notebooks ask for, what opens them, and the Validate button."""
    asked = set(lines(NOTEBOOKS, OPENING, LABS))
    assert {line for line in group("learner") if not line.startswith("nbgrader")} == asked


def imported(package):
    """The names of all packages that the modules below a folder import, at any depth."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                yield node.module.partition(".")[0]


def brought(requirements, found=()):
    """The distributions that come with some requirements, without their extras."""
    found = set(found)
    for wanted in map(Requirement, requirements):
        name = canonicalize_name(wanted.name)
        if name not in found and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
            found |= brought(metadata.requires(name) or (), {*found, name})
    return found


def test_what_the_grader_imports_comes_with_it():
    """Also what comes with nbgrader, and beside the extras nothing else."""
    # The programs that stand alone find each other by bare names.
    ours = {"autograder", "calls", "frames", "groups", "memory", "rights", "serving", "wire"}
    names = set(imported(ROOT / "autograder")) - set(sys.stdlib_module_names) - ours
    owners = metadata.packages_distributions()
    there = brought([*DEPENDENCIES, *EXTRAS])
    assert "nbformat" in names
    assert {n for n in names if not there & {canonicalize_name(o) for o in owners[n]}} == set()


def test_the_lock_is_plain():
    """Names, versions and markers; nothing of where somebody's machine found them."""
    assert all(re.fullmatch(r"==[\w.]+", str(line.specifier)) for line in locked())
    assert not any(line.url or line.extras for line in locked())  # pip refuses them


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("line", listed())
def test_the_lock_agrees(line, python):
    """It has one version of what is asked for, in the range, for each Python."""
    wanted = Requirement(line)
    linux = {"sys_platform": "linux", "os_name": "posix", "implementation_name": "cpython"}
    here = {**linux, "python_version": python, "python_full_version": f"{python}.9"}
    (found,) = (
        str(have.specifier).removeprefix("==")
        for have in locked()
        if canonicalize_name(have.name) == canonicalize_name(wanted.name)
        and (have.marker or Marker("python_version > '3'")).evaluate(here)
    )
    assert wanted.specifier.contains(found)


def test_the_changelog_tells_of_this_version():
    """The newest heading is the version that the command prints."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", text, re.MULTILINE)[0] == autograder.__version__


class Alone:
    """A Python that has the grader from its wheel, and nothing else of this repository.

    Parameters
    ----------
    folder : Path
        Where its environment is made.
    """

    def __init__(self, folder):
        self.bin = folder / "bin"
        path = os.pathsep.join([str(self.bin), os.environ["PATH"]])
        self.environment = {**os.environ, "PATH": path}
        self.environment.pop("PYTHONPATH", None)
        self.run(sys.executable, "-m", "venv", folder, cwd=folder.parent)

    def run(self, program, *arguments, cwd):
        """Run a command with the environment active; return what it printed."""
        done = subprocess.run(
            [shutil.which(program, path=self.environment["PATH"]), *arguments],
            cwd=cwd,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def install(self, *packages, cwd):
        """Install from the registry, in the versions of the lock."""
        self.run("python", "-m", "pip", "install", "-c", LOCK, *packages, cwd=cwd)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, ROOT]
    subprocess.run(command, check=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def alone(wheel, tmp_path_factory):
    """A fresh environment with the wheel in it, and what it depends on."""
    made = Alone(tmp_path_factory.mktemp("alone") / "environment")
    made.install(wheel, cwd=wheel.parent)
    return made


def solve(source, folder):
    """Hand in a notebook with the solutions of the source."""
    nb = nbformat.read(source, as_version=4)
    for cell in nb.cells:
        cell.source = without_markers(cell.source)
    nbformat.write(nb, folder / source.name)


@pytest.fixture(scope="module")
def course(alone, tmp_path_factory):
    """nbgrader's quickstart course with our two lines, a release, and two learners' work."""
    root = tmp_path_factory.mktemp("elsewhere") / "course"
    alone.run("nbgrader", "quickstart", root.name, cwd=root.parent)
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(TAKE_UP)
    alone.run("nbgrader", "generate_assignment", "ps1", cwd=root)
    for learner in ("all_done", "nothing_done"):
        shutil.copytree(root / "release" / "ps1", root / "submitted" / learner / "ps1")
    for source in (root / "source" / "ps1").glob("*.ipynb"):
        solve(source, root / "submitted" / "all_done" / "ps1")
    return root


@pytest.mark.slow
def test_the_wheel_holds_the_grader(wheel):
    """All of it, pages and styles too, and nothing of the course."""
    files = [p for p in (ROOT / "autograder").rglob("*") if p.is_file() and p.suffix != ".pyc"]
    names = set(zipfile.ZipFile(wheel).namelist())
    inside = {name for name in names if ".dist-info/" not in name}
    assert inside == {path.relative_to(ROOT).as_posix() for path in files}
    assert {Path(name).suffix for name in inside} >= {".py", ".html", ".css", ".tpl"}


@pytest.mark.slow
def test_no_other_room_is_there(alone, tmp_path):
    """The wheel's Python knows the grader, its own, and no folder that lies beside it here."""
    code = "import importlib.util as u, sys; print([bool(u.find_spec(n)) for n in sys.argv[1:]])"
    found = alone.run("python", "-c", code, "autograder", *ROOMS, cwd=tmp_path)
    assert found.strip() == str([True, *[False] * len(ROOMS)])
    where = alone.run("python", "-c", "import autograder; print(autograder.__file__)", cwd=tmp_path)
    assert Path(where).is_relative_to(alone.bin.parent)


@pytest.mark.slow
def test_another_course_is_graded_by_the_wheel(alone, course):
    """The commands that its teacher types; what a person has to mark counts as 0 until then."""
    assert alone.run("autograder", "--version", cwd=course).split()[1] == autograder.__version__
    told = alone.run("autograder", "grade", "ps1", cwd=course)
    assert "all_done: 3 points" in told and "nothing_done: 0 points" in told
    grades = (course / "grades.csv").read_text(encoding="utf-8").splitlines()
    rows = [(row["state"], row["score"], row["max_score"]) for row in csv.DictReader(grades)]
    assert rows == [("graded", "3.0", "13.0"), ("graded", "0.0", "13.0")]
    assert "0/0" in alone.run("autograder", "grade", "ps1", cwd=course)  # all have their verdict


@pytest.mark.slow
def test_another_course_gets_page_and_export(alone, course):
    """The report with its template and style, and Canvas's columns."""
    alone.run("autograder", "grade", "ps1", cwd=course)
    alone.run("autograder", "report", "ps1", cwd=course)
    page = (course / "reports" / "ps1.html").read_text(encoding="utf-8")
    assert "correct_squares" in page and "<style>" in page
    alone.run("nbgrader", "export", "--exporter=autograder.export.CanvasExport", cwd=course)
    canvas = (course / "grades-canvas.csv").read_text(encoding="utf-8").splitlines()
    points = {row["Student"].strip(): row["ps1"] for row in csv.DictReader(canvas)}
    assert points == {"Points Possible": "13.0", "all_done": "3.0", "nothing_done": "0.0"}


@pytest.mark.slow
def test_the_graders_own_tests(alone, wheel, tmp_path):
    """They pass where the grader is installed, far from this repository's other folders."""
    alone.install(f"{wheel}[dask]", "pytest", "pytest-xdist", "hypothesis", cwd=tmp_path)
    settings = ["-o", "pythonpath=tests", "-p", "no:cacheprovider"]  # ours lead to all the rooms
    tests = ["-n", "2", "--dist", "loadfile", ROOT / "tests" / "grader"]
    alone.run("python", "-m", "pytest", *settings, *tests, cwd=tmp_path)
