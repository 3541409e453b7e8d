"""The checks of this course on a stand-in: they tell a learner what they would tell at home."""

import pytest

from autograder.border.learner import LearnerError
from autograder.border.test_cells import Outside
from public_tests.calling import call
from public_tests.failures import CheckFailed, StillToDo
from support.places import RELEASE, ROOT
from support.sandboxed import Sandboxed


@pytest.fixture(scope="module")
def shared():
    """One kernel for all tests, which leave it alive."""
    made = Sandboxed(RELEASE.parent)
    yield made
    made.end()


def test_exceptions_are_the_learners_own(shared):
    """Their kind, their message and the line of the learner's code."""
    shared.cell("""
        class Odd(Exception):
            pass

        def f(kind):
            if kind == 1:
                return {}["W0"]
            raise Odd("strange")
    """)
    f = shared.learner.function("f")
    with pytest.raises(KeyError):
        f(1)
    with pytest.raises(LearnerError, match="Odd: strange"):
        f(2)
    with pytest.raises(CheckFailed) as caught:
        call(f, 1)
    assert caught.value.details["where"] == 'in line 6: return {}["W0"]'


def test_known_exceptions_keep_their_kind(shared):
    """A blank exercise is still to do, on this side too."""
    shared.cell("from public_tests import StillToDo\ndef f():\n    raise StillToDo")
    shared.learner.exceptions = {"StillToDo": StillToDo}
    with pytest.raises(StillToDo, match="line 3"):
        call(shared.learner.function("f"))


def test_a_limit_of_the_test_reaches_the_kernel(shared, monkeypatch):
    """The check's own alarm stops the call, and the kernel lives."""
    shared.cell("def f():\n    while True: pass\ndef g(): return 1")
    monkeypatch.setattr("public_tests.calling.TIME_LIMIT", 0.5)
    with pytest.raises(CheckFailed, match=r"no answer after 0\.5 seconds"):
        call(shared.learner.function("f"))
    assert shared.learner.function("g")() == 1


def test_values_and_failures_of_a_test_cell(shared):
    """A plain number is partial credit; a failed check keeps its message."""
    outside = Outside(shared.learner, "from public_tests.failures import CheckFailed")
    (result,) = outside.run("print('half')\n0.5")[1:]
    assert result.data["text/plain"] == "0.5"
    (error,) = outside.run("raise CheckFailed('wrong', hint='look')")
    assert error.ename == "CheckFailed" and "look" in error.traceback[1]


@pytest.mark.parametrize(
    "path", ["autograder", "source", "gradebook.db", "submitted", "tests", "nbgrader_config.py"]
)
def test_nothing_of_ours_is_in_the_sandbox(shared, path):
    """Not by its path, and not by import."""
    assert shared.cell(f"import os; print(os.path.exists({str(ROOT / path)!r}))") == "False"
    assert "ModuleNotFoundError" in shared.cell("import autograder")


def test_what_learners_import_works_in_the_sandbox(shared):
    """The libraries of the notebooks miss none of the system calls that are refused."""
    told = shared.cell("""
        import numpy as np, scipy.linalg
        import matplotlib.pyplot as plt
        from joblib import Parallel, delayed
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import GridSearchCV

        X = np.random.default_rng(0).normal(size=(60, 2))
        search = GridSearchCV(LogisticRegression(), {"C": [0.1, 1.0]}, n_jobs=2, cv=2)
        print(search.fit(X, X[:, 0] > 0).score(X, X[:, 0] > 0) > 0.9)
        print(Parallel(n_jobs=2)(delayed(abs)(n) for n in (-1, -2)))
        print(scipy.linalg.det(np.eye(2)))
        figure = plt.figure()
        plt.plot(X)
        figure.savefig("/tmp/figure.png")
        plt.close()
    """)
    assert told.split("\n") == ["True", "[1, 2]", "1.0"]
