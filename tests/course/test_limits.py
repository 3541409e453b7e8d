"""What a submission may use: refused where it makes no sense, and read from the documentation."""

import re

import pytest
from traitlets.config import Config

from autograder.__main__ import main
from autograder.limits import Limits, LimitsRefused
from support.places import ROOT


def limits(**settings):
    """Limits as an ``nbgrader_config.py`` sets them."""
    return Limits(config=Config(Limits=settings))


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"call": 40}, "Limits.call = 40 is more than Limits.cell = 30"),
        ({"cell": 301}, "Limits.cell = 301 is more than Limits.submission = 300"),
        ({"cell": 30, "submission": 29}, "Limits.cell = 30 is more than Limits.submission = 29"),
        ({"files": 1000}, "Limits.files = 1000 is more than Limits.memory = 768"),
    ],
)
def test_an_order_that_makes_no_sense(settings, told):
    """What lies inside would never be reached; both are named."""
    with pytest.raises(LimitsRefused, match=re.escape(told)):
        limits(**settings)


def test_the_limit_of_a_cell_is_nbgraders():
    """Unless it is set here; nbgrader means "none" by nothing and by -1."""
    assert Limits(config=Config(Execute={"timeout": 60})).cell == 60
    assert Limits(config=Config(ExecuteOutside={"timeout": 50}, Execute={"timeout": 60})).cell == 50
    assert limits(cell=40).cell == 40
    assert Limits(config=Config(Execute={"timeout": -1})).cell is None


def test_what_is_not_set_fits_what_is():
    """A short limit is no reason to set the others too."""
    short = Limits(config=Config(Execute={"timeout": 10}))
    assert (short.call, short.cell) == (10, 10)
    assert (limits(submission=25).cell, limits(submission=15).call) == (25, 15)


def test_grading_does_not_begin(tmp_path, capsys):
    """Exit code 2, and the line to change."""
    (tmp_path / "nbgrader_config.py").write_text(
        "from autograder.plugin import grade_outside\n"
        "c = get_config()\ngrade_outside(c)\nc.Limits.call = 1000\n"
    )
    assert main(["grade", "ps1", "--course", str(tmp_path)]) == 2
    assert "Limits.call = 1000 is more than" in capsys.readouterr().err


def test_documentation_has_the_defaults():
    """Each line of the page is the value without it."""
    text = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^c\.Limits\.(\w+) = ([\d_]+)", text, re.MULTILINE))
    names = set(Limits.class_trait_names(config=True)) - {"cell"}  # that one is nbgrader's
    assert {name: int(shown[name]) for name in shown} == {n: getattr(limits(), n) for n in names}
