"""A test cell whose function is not there says why, in place of a bare NameError."""

import re
import subprocess
import sys

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from support.places import ROOT

NAME = "update_parameters_with_momentum"
RUN = f"{NAME}_test({NAME})"


def shown(*cells):
    """What the last cell of a notebook shows, without its colours."""
    first = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom public_tests import *"
    nb = new_notebook(cells=[new_code_cell(source) for source in (first, *cells)])
    NotebookClient(nb, timeout=60, allow_errors=True).execute()
    (output,) = nb.cells[-1].outputs
    return re.sub(r"\x1b\[[\d;]*m", "", "\n".join(output.traceback))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (f"def {NAME[:-1]}n(parameters):\n    pass", f"there is: {NAME[:-1]}n"),
        (f"def {NAME}(parameters):\n    v = = 3", "has an error in line 2: v = = 3"),
        (f"1 / 0\ndef {NAME}(parameters):\n    pass", "ended with an error before this name"),
        ("x = 1", "run the cell that defines it first."),
    ],
)
def test_why_it_is_not_there(cell, told):
    """Misspelt, unreadable, behind an error, or not run."""
    text = shown(cell, RUN)
    assert text.startswith(f"Exercise 4, {NAME}: {NAME} is not there.") and told in text
    assert "Traceback" not in text


def test_other_names_look_as_ever():
    """A name that belongs to no exercise, and one that is lost inside a function."""
    for cell in ("print(nothing_of_ours)", "def f():\n    print(x)\n    x = 1\nf()"):
        text = shown(cell)
        assert "Traceback (most recent call last)" in text and "Error: " in text
        assert "Exercise" not in text


def test_without_ipython():
    """The tests can be used in a plain Python too."""
    code = "import public_tests; print(len(public_tests.__all__))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert int(done.stdout) > 10
