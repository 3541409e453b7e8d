"""The labs find a learner's own functions, and say plainly when they cannot."""

import nbformat
import numpy as np
import pytest

from labs import own, rules
from labs.landscapes import LINE
from support.places import RELEASE, ROOT, SOURCE

UPDATES = {
    "update_parameters_with_gd": rules.gradient_descent,
    "update_parameters_with_momentum": rules.momentum,
    "update_parameters_with_adam": rules.adam,
}
GD = "update_parameters_with_gd"


@pytest.fixture
def notebook(tmp_path):
    """Write a notebook of code cells and return its path."""

    def write(*cells):
        path = tmp_path / "mine.ipynb"
        nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        nbformat.write(nb, path)
        return path

    return write


@pytest.mark.parametrize("name", UPDATES)
def test_finished_exercises_walk_like_ours(name):
    """The solutions of the source notebook, as rules, on the line problem."""
    theirs = own.beside(UPDATES[name], SOURCE, name)["yours"]
    paths = [
        rules.path(rule, LINE.gradient, LINE.start, 0.01, 40) for rule in (theirs, UPDATES[name])
    ]
    np.testing.assert_allclose(*paths, rtol=1e-12)


def test_settings_reach_the_learner():
    """β of the slider is β of their function."""
    theirs = own.rule(SOURCE, "update_parameters_with_momentum")
    paths = [
        rules.path(rule, LINE.gradient, LINE.start, 0.01, 40, beta=0.5)
        for rule in (theirs, rules.momentum)
    ]
    np.testing.assert_allclose(*paths, rtol=1e-12)


def test_a_path_from_the_course_folder_will_do(monkeypatch, tmp_path):
    """As it is written in the lab, wherever the lab runs."""
    monkeypatch.chdir(tmp_path)
    assert own.function(SOURCE.relative_to(ROOT), "update_lr")(1.0, 1, 1) == 0.5


def test_only_definitions_and_imports_are_run(notebook):
    """Neither a training run nor a magic; helpers and imports are there."""
    path = notebook(
        "%matplotlib inline\nimport math",
        "raise SystemExit('a training run')",
        "def helper(x):\n    return math.sqrt(x)",
        "this is no Python",
        "def update_lr(a, b, c):\n    return helper(a) + np.float64(0)\nprint(1 / 0)",
    )
    assert own.function(path, "update_lr")(4.0, 0, 0) == 2.0


def test_the_last_definition_counts(notebook):
    """As it does when the notebook is run."""
    path = notebook("def f():\n    raise StillToDo", "def f():\n    return 2")
    assert own.function(path, "f")() == 2


@pytest.mark.parametrize(
    ("path", "name", "words"),
    [
        ("missing.ipynb", GD, "There is no file missing.ipynb"),
        (ROOT / "README.md", GD, "is not a notebook"),
        (SOURCE, "no_such_function", "has no function no_such_function"),
        (RELEASE, GD, f"{GD} is still to do"),
    ],
)
def test_says_in_a_sentence_why_not(path, name, words, capsys):
    """And goes on with ours."""
    ours = object()
    assert own.beside(ours, path, name) == {"ours": ours}
    told = capsys.readouterr().out
    assert words in told and told.count("\n") == 1
    with pytest.raises(own.OwnWorkError, match=words.replace(".", r"\.")) as raised:
        own.function(path, name)
    assert raised.value._render_traceback_() == [str(raised.value)]


def test_nobody_named_a_notebook(capsys):
    """The lab as it is handed out."""
    assert list(own.beside(max, "", GD)) == ["ours"]
    assert "You named no notebook" in capsys.readouterr().out


def test_a_function_that_raises_is_told_when_it_is_called(notebook):
    """With its error, and where to test it."""
    path = notebook(f"def {GD}(parameters, grads, learning_rate):\n    return parameters['W9']")
    walk = own.rule(path, GD)
    with pytest.raises(own.OwnWorkError, match=f"Your {GD} raised KeyError: 'W9': run its test"):
        rules.path(walk, LINE.gradient, LINE.start, 0.01, 3)


def test_an_import_that_fails_is_told(notebook):
    """A package that is not installed."""
    path = notebook("import no_such_package", "def f():\n    return 1")
    with pytest.raises(own.OwnWorkError, match="raised ModuleNotFoundError"):
        own.function(path, "f")
