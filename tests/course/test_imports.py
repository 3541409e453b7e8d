"""Who loads whom: importing stays quick, and learners never meet the teacher's side."""

import ast
import subprocess
import sys

import pytest

from support.places import ROOT

PACKAGES = ("opt_utils", "public_tests", "testcases")


@pytest.mark.parametrize("module", ["sklearn", "IPython", "scipy", "ipywidgets", "nbgrader"])
def test_learner_packages_do_not_load(module):
    """scikit-learn comes in when the moons are asked for, IPython when a picture is shown."""
    code = f"import {', '.join(PACKAGES)}, sys; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


@pytest.mark.parametrize("package", PACKAGES)
def test_learner_packages_do_not_name_the_autograder(package):
    """They travel to learners, where there is none."""
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in getattr(node, "names", [])]
            names.append(getattr(node, "module", None) or "")
            assert not any(name.startswith(("autograder", "examples")) for name in names), path


def test_star_imports_give_what_the_notebook_uses():
    """The contract of `from testcases import *` and `from public_tests import *`."""
    import public_tests
    import testcases
    from public_tests.optimization_methods import EXERCISES

    assert {f"{name}_test" for name in EXERCISES} <= set(public_tests.__all__)
    with_cases = [name for name in EXERCISES if name not in ("update_lr", "schedule_lr_decay")]
    assert {f"{name}_test_case" for name in with_cases} <= set(testcases.__all__)
