"""Mistakes of a learner's own, typed into JupyterLab; eight of the messages are in the docs."""

import shutil

import pytest
from playwright.sync_api import expect

from public_tests.exercises import assignments, exercise
from support.browsing import Notebook
from support.jupyter import jupyterlab
from support.places import ROOT
from teaching.learner_trial import TRIALS

TYPED = {
    "gradients looked for under the names of the parameters": "message-keys",
    "last layer forgotten, and b uphill": "message-two-lines",
    "the last column of a slice taken for included": "message-columns",
    "weights swapped, and the step uphill": "message-name-and-line",
    "shrinks by a share in each epoch, and epochs from one": None,
    "rounded up, and a thousand written out": "message-never-used",
    "velocity uphill and the position against it": "message-sign",
    "a chatbot's own name for the cache": "message-cache",
    "a chatbot's Adam with one count for all layers and epsilon in the root": "message-one-of-two",
    "layers counted apart from one on, and the rate with beta2": None,
}
"""Mistakes by name, and the picture of what is said."""
MOST_LINES = 14


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab above copies of both releases."""
    folder = tmp_path_factory.mktemp("mistakes")
    shutil.copytree(ROOT / "release", folder / "work")
    with jupyterlab(folder / "work", home=folder / "home") as address:
        yield address


def chosen(assignment):
    """The mistakes that are typed into a notebook, with the picture of each."""
    found = {trial: TYPED[trial.mistake.name] for trial in TRIALS if trial.mistake.name in TYPED}
    return {t: p for t, p in found.items() if exercise(t.mistake.exercise).assignment == assignment}


def checked(notebook, mistake):
    """Write a mistake into its cell, run what belongs to it, and return the message."""
    cell = f"ex-{exercise(mistake.exercise).number}"
    notebook.write(cell, mistake.code)
    notebook.run(cell)
    if exercise(mistake.exercise).writes:
        notebook.run(f"{cell}-given")
    return notebook.run(f"{cell}-tests")


@pytest.mark.parametrize("assignment", assignments())
def test_what_is_said_to_mistakes_of_ones_own(lab, page, shoot, assignment):
    """The whole message is seen at once, as wide as the page; some stand in docs/teaching.md."""
    notebook = Notebook(page, lab, f"{assignment}/{assignment}.ipynb")
    notebook.run("imports")
    for trial, name in chosen(assignment).items():
        message = checked(notebook, trial.mistake)
        for words in trial.says:
            expect(message).to_contain_text(words)
        expect(message).to_be_in_viewport(ratio=1)
        assert len(message.inner_text().splitlines()) <= MOST_LINES
        if name:
            above = message.locator("xpath=ancestor::*[contains(@class, 'jp-CodeCell')][1]")
            editor = above.locator(".jp-InputArea-editor")
            shoot([editor, message.locator(".jp-OutputArea-output")], name)


def test_all_that_is_typed_is_there():
    """Each name is one of the set."""
    assert set(TYPED) <= {trial.mistake.name for trial in TRIALS}
    assert sum(map(bool, TYPED.values())) == 8
