"""The buttons of the formgrader: which command each of them is, and that ours are the first."""

import pytest
from jinja2 import Environment, FileSystemLoader
from jupyter_server.extension.manager import ExtensionManager

import autograder.beside
from autograder.formgrader import buttons
from autograder.formgrader.buttons import grade_command
from autograder.formgrader.lab import OURS


@pytest.mark.slow
def test_another_course_is_graded_by_nbgrader(small, tmp_path):
    """Our own command grades where our grading is taken up."""
    command = grade_command(str(tmp_path), "essay", "ada")
    assert command == ["nbgrader", "autograde", "--force", "--assignment=essay", "--student=ada"]
    assert grade_command(str(small.root), "--regrade")[-2:] == ["--", "--regrade"]


@pytest.mark.slow
def test_a_learner_is_graded_again(small):
    """A class only as far as it has no verdict."""
    again = ["autograder", "grade", "--student=ada", "--regrade", "--", "sheet"]
    assert grade_command(str(small.root), "sheet", "ada") == again
    assert grade_command(str(small.root), "sheet") == ["autograder", "grade", "--", "sheet"]


@pytest.mark.filterwarnings("ignore")  # of what nbgrader's extensions import
def test_our_handlers_are_loaded_before_nbgraders():
    """Of two handlers the first counts, and Jupyter goes by the alphabet."""
    manager = ExtensionManager()
    ours, theirs = "autograder.beside", "nbgrader.server_extensions.formgrader"
    assert f"{ours}=True" in OURS
    manager.from_jpserver_extensions({theirs: True, ours: True})
    assert list(manager.sorted_extensions) == [ours, theirs]


def test_the_public_name_leads_to_the_buttons():
    """Jupyter finds the extension by the name that stands in configurations."""
    loads = autograder.beside._load_jupyter_server_extension
    assert loads is buttons._load_jupyter_server_extension


def test_the_template_is_beside_the_buttons():
    """With the button that grades everyone."""
    folder = Environment(loader=FileSystemLoader(buttons._TEMPLATES))
    source, *_ = folder.loader.get_source(folder, buttons._OURS["manage_submissions.tpl"])
    assert "Autograde all" in source
