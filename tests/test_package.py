"""The grader as a package of its own: what is asked for, what is built, and a course with it alone."""

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

ROOT = Path(__file__).resolve().parents[1]
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
    assert {*group("tests"), *DEPENDENCIES, *EXTRAS} == set(listed())
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
    inside = {"autograder", "memory", "rights", "wire"}  # programs that stand alone
    names = set(imported(ROOT / "autograder")) - set(sys.stdlib_module_names) - inside
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
        run([sys.executable, "-m", "venv", folder], folder.parent, self.environment)

    def run(self, command, cwd):
        """Run one of its commands in a folder; return what it printed."""
        program, *arguments = command.split()
        return run([self.bin / program, *arguments], cwd, self.environment)


def run(command, cwd, environment=None):
    """Run a command, which must succeed; return what it printed."""
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "pip", "wheel", "--no-deps", ROOT], folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def alone(wheel, tmp_path_factory):
    """A fresh environment with the wheel in it, and what it depends on from the registry."""
    made = Alone(tmp_path_factory.mktemp("alone") / "environment")
    made.run(f"python -m pip install -c {LOCK} {wheel}", wheel.parent)
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
    alone.run("nbgrader quickstart course", root.parent)
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(TAKE_UP)
    alone.run("nbgrader generate_assignment ps1", root)
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
@pytest.mark.parametrize("room", ROOMS)
def test_no_other_room_is_there(alone, room, tmp_path):
    """The wheel's Python knows the grader, and no folder beside it."""
    code = f"import importlib.util as u;print(u.find_spec('autograder').origin,u.find_spec({room!r}))"
    origin, found = run([alone.bin / "python", "-c", code], tmp_path, alone.environment).split()
    assert Path(origin).is_relative_to(alone.bin.parent) and found == "None"


@pytest.mark.slow
def test_another_course_is_graded_by_the_wheel(alone, course):
    """The commands that its teacher types: version, grade, report, export."""
    assert alone.run("autograder --version", course) == f"autograder {autograder.__version__}\n"
    told = alone.run("autograder grade ps1", course)
    alone.run("autograder report ps1", course)
    alone.run("nbgrader export --exporter=autograder.export.CanvasExport", course)
    print(told)
    print((course / "grades-canvas.csv").read_text())
    print(list(csv.DictReader((course / "grades.csv").open())))
    assert 0


@pytest.mark.slow
def test_the_graders_own_tests(alone, tmp_path):
    """They pass where the grader is installed, far from this repository's other folders."""
    alone.run(f"python -m pip install -c {LOCK} pytest pytest-xdist", tmp_path)
    tests = ROOT / "tests" / "grader"
    # This repository's settings put its folders on the path, and its fixtures know the course.
    ours = f"-c {ROOT / 'pyproject.toml'} -o pythonpath= --confcutdir {tests} -p no:cacheprovider"
    alone.run(f"python -m pytest {ours} -n 2 --dist loadfile {tests}", tmp_path)
