"""The grader alone, on a course of a few lines: nothing here needs the rest of this repository."""

import pytest

from support.sandboxed import Sandboxed
from support.small import NOTEBOOK, SHEET, SmallCourse
from support.small_class import CLASS


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The small course with its release, and nobody in it. Not to be changed."""
    course = SmallCourse(tmp_path_factory.mktemp("built") / "small")
    course.write()
    course.run("nbgrader", "generate_assignment", SHEET)
    return course


@pytest.fixture
def small(built, tmp_path):
    """A copy of it to do things with."""
    return built.copy(tmp_path / "small")


@pytest.fixture(scope="session")
def graded(built, tmp_path_factory):
    """The small class, graded by the command; what it printed is ``told``. Not to be changed."""
    course = built.copy(tmp_path_factory.mktemp("graded") / "small")
    for learner, (nb, _) in CLASS.items():
        course.hand_in(learner, nb)
    course.told = course.run("autograder", "grade", SHEET, expected=1)
    return course


@pytest.fixture
def graded_copy(graded, tmp_path):
    """A copy of the graded class to do things with."""
    return graded.copy(tmp_path / "graded")


@pytest.fixture(scope="session")
def bundle(tmp_path_factory):
    """A folder as a release is one: a notebook, and a package beside it."""
    folder = tmp_path_factory.mktemp("bundle") / SHEET
    (folder / "helpers").mkdir(parents=True)
    (folder / "helpers" / "__init__.py").write_text(
        "ANSWER = 42\n\ndef double(x):\n    return 2 * x\n"
    )
    (folder / NOTEBOOK).write_text("{}")
    return folder


@pytest.fixture(scope="module")
def shared(bundle):
    """One kernel for all tests that leave it alive."""
    made = Sandboxed(bundle)
    yield made
    made.end()


@pytest.fixture
def own(bundle):
    """A kernel that the test may ruin."""
    made = Sandboxed(bundle)
    yield made
    made.end()
