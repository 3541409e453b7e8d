"""What someone reads in whose Python a package is missing or too old."""

import re
import shutil
import subprocess
import sys

import nbformat
import pytest

from opt_utils import requirements
from opt_utils.requirements import LABS, NOTEBOOKS, OPENING, RequirementsMissing, require
from support.notebooks import execute, outputs, read
from support.places import ASSIGNMENT, ROOT
from teaching.requirements import TEACHING

HEADINGS = NOTEBOOKS, OPENING, LABS, TEACHING


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """Put other lines into the list of what is needed."""

    def put(*lines):
        path = tmp_path / "requirements.txt"
        path.write_text("\n".join((NOTEBOOKS, *lines, "# Others.", "never-heard-of>=1")) + "\n")
        monkeypatch.setattr(requirements, "LIST", path)

    return put


@pytest.fixture
def told(listed):
    """What is said of some lines."""

    def say(*lines):
        listed(*lines)
        with pytest.raises(RequirementsMissing) as caught:
            require(NOTEBOOKS)
        return str(caught.value)

    return say


def pretend(folder, name, version):
    """Lay a distribution into a folder that says of itself which version it is."""
    path = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    path.mkdir(parents=True)
    (path / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_list_has_each_heading(heading):
    """What stands below it is asked for, and all of it is here."""
    assert list(requirements.lines(heading))
    require(heading)


def test_missing_and_old_packages_are_named(told, tmp_path, monkeypatch):
    """Which, what is needed and what is there; what is well is not named."""
    pretend(tmp_path / "site", "matplotlib", "3.7.2")
    monkeypatch.syspath_prepend(tmp_path / "site")
    text = told("numpy>=1.26,<3", "matplotlib>=3.8,<4", "not-there>=2")
    assert "matplotlib 3.8 or newer is needed, and 3.7.2 is installed" in text
    assert "not-there 2 or newer is needed, and none is installed" in text
    assert "numpy" not in text and "never-heard-of" not in text


def test_the_command_is_the_one_to_type(told, tmp_path, monkeypatch):
    """With this Python, in the folder that is named; pip finds the list there."""
    monkeypatch.chdir(tmp_path)
    text = told("not-there>=2")
    assert (
        f"in the folder {tmp_path}:\n  {sys.executable} -m pip install -r requirements.txt" in text
    )


def test_without_packaging(told, monkeypatch):
    """Where nothing at all is installed, every line is named."""
    monkeypatch.setitem(sys.modules, "packaging.requirements", None)
    assert "numpy>=1.26,<3 is not installed" in told("numpy>=1.26,<3")


@pytest.mark.parametrize("line", ["numpy>=1.26,<1.27", "numpy", "pytest>=8"])
def test_newer_versions_may_work(listed, line):
    """Only the floor is asked for, extras and ceilings are pip's."""
    listed(line)
    require(NOTEBOOKS)


def test_prereleases_count(listed, tmp_path, monkeypatch):
    """A release candidate of a newer version is new enough."""
    pretend(tmp_path / "site", "matplotlib", "3.9.0rc1")
    monkeypatch.syspath_prepend(tmp_path / "site")
    listed("matplotlib>=3.8")
    require(NOTEBOOKS)


def test_python_that_is_too_old(told, monkeypatch):
    """It says which is needed and which this is, before it looks for packages."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 13, "final", 0))
    text = told("not-there>=2")
    assert "needs Python 3.11 or newer, and this is 3.10.13" in text and "not-there" not in text


def test_the_oldest_python_is_the_same_everywhere():
    """In the module, in the Makefile and for the linter."""
    assert requirements.PYTHON == (3, 11)
    assert "(3, 11) <= sys.version_info" in (ROOT / "Makefile").read_text()
    assert 'target-version = "py311"' in (ROOT / "pyproject.toml").read_text()


def test_packages_without_a_list(listed, tmp_path):
    """Whoever took only the packages along is not asked for anything."""
    listed("not-there>=2")
    (tmp_path / "requirements.txt").unlink()
    require(NOTEBOOKS)


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """A folder that makes an old numpy, ipywidgets and nbgrader of those that are installed."""
    folder = tmp_path_factory.mktemp("old")
    for name, version in [("numpy", "1.20.0"), ("ipywidgets", "7.0"), ("nbgrader", "0.8.1")]:
        pretend(folder / name, name, version)
    return folder


def first_error(nb):
    """What a learner sees below the first cell that fails."""
    lines = outputs(nb, "error")[0][1]["traceback"]
    return re.sub(r"\x1b\[\d*m", "", "\n".join(lines))


@pytest.mark.parametrize("name", [ASSIGNMENT, "adaptive_optimizers"])
def test_first_cell_of_a_release(name, old, tmp_path, monkeypatch):
    """A short message in place of a page of traceback, and the command fits the folder."""
    shutil.copytree(ROOT / "release" / name, tmp_path / name)
    nb = read(tmp_path / name / f"{name}.ipynb")
    nb.cells = [cell for cell in nb.cells if cell.cell_type == "code"][:1]
    monkeypatch.setenv("PYTHONPATH", str(old / "numpy"))
    text = first_error(execute(nb, tmp_path / name, allow_errors=True))
    assert "numpy 1.26 or newer is needed, and 1.20.0 is installed" in text
    assert "-m pip install -r requirements.txt" in text and "Kernel > Restart" in text
    assert "Traceback" not in text and len(text.splitlines()) == 5


def test_first_cell_of_a_lab(old, tmp_path, monkeypatch):
    """A lab needs ipywidgets too, and the list is that of the course."""
    nb = read(ROOT / "notebooks" / "01_gradient_descent.ipynb")
    nb.cells = [cell for cell in nb.cells if cell.cell_type == "code"][:1]
    monkeypatch.setenv("PYTHONPATH", str(old / "ipywidgets"))
    text = first_error(execute(nb, ROOT / "notebooks", allow_errors=True))
    assert "ipywidgets 8.1 or newer is needed, and 7.0 is installed" in text
    assert "-m pip install -r ../requirements.txt" in text


def test_every_notebook_asks_before_it_imports_others():
    """Its first import is one of ours, which names what is missing."""
    for path in [*ROOT.glob("release/*/*.ipynb"), *ROOT.glob("notebooks/*.ipynb")]:
        code = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
        assert re.match(r"from (opt_utils|labs) import", code[0]), path


@pytest.mark.parametrize(
    ("command", "what"),
    [
        ("autograder grade optimization_methods", "'nbgrader>=0.9.5,<0.10'"),
        ("nbgrader generate_assignment x", "-r requirements.txt"),
    ],
)
def test_commands_of_the_teacher(old, command, what, monkeypatch):
    """They end with exit code 2, and the message is all that they print."""
    monkeypatch.setenv("PYTHONPATH", str(old / "nbgrader"))
    done = subprocess.run(
        [sys.executable, "-m", *command.split()], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "nbgrader 0.9.5 or newer is needed, and 0.8.1 is installed" in done.stderr
    assert f"{sys.executable} -m pip install {what}" in done.stderr


def test_commands_where_nothing_is_installed(tmp_path):
    """A Python without any package names them, rather than the first import that fails."""
    bare = [sys.executable, "-I", "-S"]  # without site-packages
    code = f"import sys, runpy; sys.path.insert(0, {str(ROOT)!r}); sys.argv[1:] = ['grade', 'ps1']"
    code += "; runpy.run_module('autograder', run_name='__main__')"
    done = subprocess.run([*bare, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2 and "nbgrader>=0.9.5,<0.10 is not installed" in done.stderr
