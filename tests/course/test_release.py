"""What the build of a release makes, and what it refuses."""

import importlib
import inspect
import json
import pkgutil
import shutil
import subprocess
import sys

import nbformat
import pytest

from autograder.release import markers
from autograder.release.leaks import ReleaseRefused, refuse_leaks, secrets
from examples.learners import solved
from public_tests import optimization_methods
from public_tests.failures import CheckFailed, StillToDo
from public_tests.optimization_methods import EXERCISES
from support.notebooks import read
from support.places import ASSIGNMENT, RELEASE, ROOT
from teaching.bundle import PACKAGES
from teaching.check import stale_files


def source_notebook(course):
    """Path of the source notebook of a course."""
    return course.root / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def edited(course, cell_id, old, new):
    """Replace a text in a cell of the course's source notebook."""
    path = source_notebook(course)
    nb = read(path)
    cell = next(cell for cell in nb.cells if cell.id == cell_id)
    assert old in cell.source
    cell.source = cell.source.replace(old, new)
    nbformat.write(nb, path)


@pytest.fixture(scope="module")
def course(make_course):
    """A course whose source the tests of this module may spoil."""
    return make_course()


@pytest.fixture
def spoilt(course):
    """The course, with its source notebook put right again afterwards."""
    before = source_notebook(course).read_bytes()
    yield course
    source_notebook(course).write_bytes(before)


def test_release_is_self_contained(released):
    """The notebook, the three packages and what they need, and nothing of the teacher's."""
    folder = released.root / "release" / ASSIGNMENT
    files = {f"{ASSIGNMENT}.ipynb", "requirements.txt"}
    assert {path.name for path in folder.iterdir()} == {*files, *PACKAGES}
    for path in folder.rglob("*"):
        assert "__pycache__" not in path.parts
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "autograder" not in text and "BEGIN SOLUTION" not in text, path


@pytest.mark.slow
def test_release_in_git_equals_a_fresh_build():
    """Byte for byte."""
    assert stale_files(ROOT) == []


def test_a_changed_release_is_noticed(released, tmp_path):
    """One changed byte in a bundled file, one missing and one extra file."""
    root = tmp_path / "course"
    others = [f"{p.name}*" for p in (ROOT / "source").iterdir() if p.name != ASSIGNMENT]
    ignore = shutil.ignore_patterns("gradebook.db*", *others)  # they are not built in this course
    shutil.copytree(released.root, root, ignore=ignore)
    folder = root / "release" / ASSIGNMENT
    (folder / "testcases/__init__.py").write_text("# changed\n")
    (folder / "opt_utils/plots.py").unlink()
    (folder / "extra.txt").write_text("extra")
    stale = "\n".join(stale_files(root))
    assert len(stale.splitlines()) == 3
    assert "testcases/__init__.py" in stale and "plots.py" in stale and "extra.txt" in stale


def test_stub_stands_in_every_solution():
    """Each solution region became the stub, with its comment on what to fill in."""
    for cell in read(RELEASE).cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            assert "# YOUR CODE HERE" in cell.source and "raise StillToDo" in cell.source
            assert " line" in cell.source  # about how many lines


def test_hidden_test_cells_are_empty_but_for_their_comment():
    """Learners see that there are hidden tests, not what they ask."""
    hidden = [cell for cell in read(RELEASE).cells if cell.id.endswith("-hidden-tests")]
    assert len(hidden) == 8
    for cell in hidden:
        assert all(line.startswith("#") for line in cell.source.splitlines())


@pytest.mark.parametrize(
    "line",
    [
        "### BEGIN SOLUTIONS",
        "### BEGN SOLUTION",
        "## BEGIN SOLUTION",
        "#BEGIN SOLUTION",
        "### Begin Solution",
        "### END SOLUTON",
        "### BEGIN HIDDEN TEST",
        "### END HIDEN TESTS",
        "### BEGIN  HIDDEN TESTS",
    ],
)
def test_misspelt_marker_is_found(line):
    """Anything near a marker that is none."""
    assert markers.misspelt(f"x = 1\n    {line}\ny = 2") == [line]


@pytest.mark.parametrize(
    "line", ["# Begin with the last layer.", "# solution of 2x = 4", "### END"]
)
def test_other_comments_are_left_alone(line):
    """A comment that only shares a word."""
    assert markers.misspelt(line) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("### BEGIN SOLUTION", "### BEGIN SOLUTON", "misspelt: ### BEGIN SOLUTON"),
        ("### END SOLUTION", "", "without its partner: ### BEGIN SOLUTION"),
        ("learning_rate0 / (1 +", "learning_rate0 / (2 +", "cell ex-7-print fails|cell ex-7-tests"),
    ],
)
def test_build_refuses(spoilt, old, new, message):
    """A misspelt marker, one without partner, and a reference that fails its own tests."""
    import re

    edited(spoilt, "ex-7", old, new)
    told = spoilt.run("nbgrader", "generate_assignment", ASSIGNMENT, expected=1)
    assert re.search(message, told)
    assert not (spoilt.root / "release" / ASSIGNMENT).exists()


def test_build_refuses_a_solution_in_the_text(spoilt):
    """A solution that survives in a markdown cell."""
    solution = "learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)"
    edited(spoilt, "ex-7-remember", "**What you should remember**", f"`{solution}`")
    told = spoilt.run("nbgrader", "generate_assignment", ASSIGNMENT, expected=1)
    assert "No release of optimization_methods" in told
    assert not (spoilt.root / "release" / ASSIGNMENT).exists()


def test_build_refuses_a_solution_in_a_package(course):
    """A solution that survives in a bundled file."""
    path = course.root / "opt_utils" / "style.py"
    before = path.read_text(encoding="utf-8")
    path.write_text(
        before + "\n# v[f'dW{l}'] = np.zeros(parameters[f'W{l}'].shape)\n".replace("'", '"')
    )
    told = course.run("nbgrader", "generate_assignment", ASSIGNMENT, expected=1)
    path.write_text(before, encoding="utf-8")
    assert "style.py shows a line of a solution" in told


@pytest.mark.parametrize("place", ["output", "metadata", "markdown", "hidden test"])
def test_leaks_are_found_anywhere(place, tmp_path):
    """In outputs, in metadata, in text, with other spaces."""
    source = tmp_path / "source.ipynb"
    shutil.copy(ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", source)
    leak = next(line for line in sorted(secrets(read(source))) if line.startswith("v["))
    if place == "hidden test":
        leak = "parameters, grads, v, _ = draw(seed,  layers_dims)"
    nb = nbformat.v4.new_notebook()
    cell = nbformat.v4.new_code_cell(
        "x = 1", metadata={"note": leak} if place == "metadata" else {}
    )
    if place == "output":
        cell.outputs = [nbformat.v4.new_output("stream", text=f"see: {leak}")]
    nb.cells = [cell]
    if place in ("markdown", "hidden test"):
        nb.cells.append(nbformat.v4.new_markdown_cell(leak.replace("=", " = ")))
    release = tmp_path / "release"
    release.mkdir()
    (release / "notebook.ipynb").write_text(json.dumps(nb), encoding="utf-8")
    with pytest.raises(ReleaseRefused, match=r"notebook\.ipynb shows a line"):
        refuse_leaks(release, [source])


def test_release_works_anywhere(released, tmp_path):
    """A copy of the folder alone imports its own packages."""
    folder = tmp_path / "unzipped"
    shutil.copytree(released.root / "release" / ASSIGNMENT, folder)
    code = "import opt_utils, public_tests, testcases; print(public_tests.__file__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
    assert done.stdout.strip().startswith(str(folder)), done.stderr


def test_validate_on_the_release(released):
    """nbgrader's validate says what is still to do, in one line each."""
    path = f"release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    told = released.run("nbgrader", "validate", path)
    assert "VALIDATION FAILED ON 8 CELL(S)" in told
    assert "Exercise 4, update_parameters_with_momentum: still to do (line" in told
    assert "Traceback" not in told


def test_validate_on_solved_work(released, tmp_path):
    """And calls it a success when it is one."""
    folder = tmp_path / "work"
    shutil.copytree(released.root / "release" / ASSIGNMENT, folder)
    nbformat.write(solved(), folder / f"{ASSIGNMENT}.ipynb")
    told = released.run("nbgrader", "validate", folder / f"{ASSIGNMENT}.ipynb")
    assert "Success! Your notebook passes all the tests." in told


@pytest.mark.parametrize("package", PACKAGES)
def test_no_function_of_the_release_solves_an_exercise(package, capsys):
    """A learner cannot pass a test with a function that came along."""
    modules = [importlib.import_module(package)]
    modules += [
        importlib.import_module(f"{package}.{info.name}")
        for info in pkgutil.iter_modules(modules[0].__path__)
    ]
    functions = [f for m in modules for _, f in inspect.getmembers(m, inspect.isfunction)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("IPython.display.display", lambda *_, **__: None)
        for exercise in EXERCISES:
            for function in functions:
                with pytest.raises((CheckFailed, StillToDo)):
                    getattr(optimization_methods, f"{exercise}_test")(function)
