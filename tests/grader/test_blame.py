"""Who is at fault when a kernel ends or a name is missing: the cell, the line, the version."""

import platform

import pytest
from nbformat.v4 import new_code_cell, new_output

from autograder.border.blame import Ran
from autograder.border.raised import Raised
from support.pages import text_of
from support.small import SHEET, solved

GRADE = ("autograder", "grade", SHEET)


def ran(*leaving):
    """Three cells that ran, some of which have left something at work."""
    cells = Ran()
    for index in range(3):
        cells.add(index, f"cell {index}")
    for index in leaving:
        cells.leaves(index)
    return cells


def test_whoever_is_at_work_is_at_fault():
    """Nothing that ran before is taken out."""
    cells = ran()
    assert cells.blame(at_work=True) is None and len(cells.take_all()) == 3


def test_with_nobody_at_work_the_last_cell_is():
    """It does not run again; the others do."""
    cells = ran()
    assert cells.blame(at_work=False) == "cell 2"
    assert [cell for _, cell in cells.take_all()] == ["cell 0", "cell 1"]


@pytest.mark.parametrize("at_work", [True, False])
def test_a_cell_that_left_something_at_work_comes_first(at_work):
    """The latest of them, and each once."""
    cells = ran(0, 1)
    assert [cells.blame(at_work) for _ in range(2)] == ["cell 1", "cell 0"]
    assert cells.suspects() == []


def test_nothing_ran():
    """Then nobody is at fault."""
    assert Ran().blame(at_work=False) is None


def missing(name):
    """What a test shows that lacks a name."""
    told = f"name '{name}' is not defined"
    return [new_output("error", ename="NameError", evalue=told, traceback=[told])]


def failed(source, ename, *traceback):
    """A learner's cell that raised."""
    error = new_output("error", ename=ename, evalue="", traceback=list(traceback))
    return new_code_cell(source, outputs=[error])


def test_a_test_points_to_the_cell_that_raised():
    """With the line and what stands there; colours of the traceback do not matter."""
    raised, outputs = Raised(""), missing("double")
    source = "import torch\n\ndef double(x):\n    return 2 * x"
    line = "\x1b[0;32m----> 1\x1b[0;31m \x1b[0mimport torch"
    raised.add(failed(source, "ModuleNotFoundError", line), "ex-1")
    raised.explain(outputs)
    told = "double is not there, since the cell ex-1 raised ModuleNotFoundError in line 1"
    assert outputs[0].evalue == f"{told}: import torch"


def test_syntax_of_another_python():
    """Both versions are named."""
    raised, outputs = Raised("3.99.1"), missing("double")
    raised.add(failed("def double(x): yet unheard of", "SyntaxError", "line 1"), "ex-1")
    raised.explain(outputs)
    assert f"(graded with Python {platform.python_version()}; the notebook was" in outputs[0].evalue
    assert "written with 3.99.1)" in outputs[0].evalue


def test_other_names_stay_as_they_are():
    """A name that no cell would have defined, and one whose cell ran well the second time."""
    raised = Raised("")
    raised.add(failed("def double(x): return", "ValueError"), "ex-1")
    raised.add(new_code_cell("def double(x): return 2 * x"), "ex-1")
    for name in ("double", "triple"):
        outputs = missing(name)
        raised.explain(outputs)
        assert outputs == missing(name)


def test_a_name_that_is_misspelt_in_its_cell():
    """The test points to the name that is there; other names of the course are not taken for it."""
    raised = Raised("")
    raised.add(new_code_cell("def step_with_momentun(x): return x"), "ex-4")
    raised.add(new_code_cell("def step_with_momenta(x): return x"), "ex-5")
    outputs = missing("step_with_momentum")
    raised.explain(outputs, {"step_with_momenta", "step_with_momentum"})
    told = "the cell ex-4 defines step_with_momentun, which is spelt in another way"
    assert outputs[0].evalue == f"step_with_momentum is not there, since {told}"
    outputs = missing("step_with_momentum")
    raised.explain(outputs, {"step_with_momenta", "step_with_momentum", "step_with_momentun"})
    assert outputs == missing("step_with_momentum")


@pytest.mark.slow
def test_the_page_says_so(graded):
    """In place of a bare NameError."""
    page = text_of(graded.root / "feedback/eve_syntax_error" / SHEET / f"{SHEET}.html")
    assert "mean_of is not there, since the cell ex-2 raised SyntaxError in line 1: def" in page


@pytest.mark.slow
def test_a_page_that_cannot_be_made_costs_nothing(small):
    """The verdict stands, and the trouble is named."""
    with (small.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.GenerateFeedback.preprocessors = ['autograder.no_such_step']\n")
    small.hand_in("ann_right", solved())
    told = small.run(*GRADE)
    assert "ann_right: 9 points" in told
    assert "noticed: ann_right: no feedback page could be made: " in told
