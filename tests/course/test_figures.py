"""Every figure is shown once, with a caption and a description."""

import html
import inspect
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest

import opt_utils
from opt_utils import figures
from opt_utils.style import LINES

DRAWN = [
    name
    for name, function in inspect.getmembers(figures, inspect.isfunction)
    if not name.startswith("_") and function.__module__ == figures.__name__
]


@pytest.fixture
def shown(monkeypatch):
    """Collect what is displayed."""
    bundles = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: bundles.append(data))
    return bundles


def assert_one_figure(shown):
    """One picture with caption and description came, and no figure is left open."""
    (bundle,) = shown
    alt = re.search(r'alt="([^"]+)"', bundle["text/html"]).group(1)
    caption = re.search(r"<figcaption.*?>(.+)</figcaption>", bundle["text/html"]).group(1)
    assert html.unescape(alt) == bundle["text/plain"]
    assert len(alt) > 40 and len(caption) > 20
    assert "data:image/png;base64,iVBOR" in bundle["text/html"]
    assert plt.get_fignums() == []


@pytest.mark.parametrize("name", DRAWN)
def test_figure(name, shown):
    """Each figure of the notebook."""
    getattr(figures, name)()
    assert_one_figure(shown)


def test_all_figures_of_the_notebook_are_here():
    """The eight that are no plots of data or runs."""
    assert len(DRAWN) == 8


def test_moons(shown):
    """The data come with their picture, and are those of seed 3."""
    X, Y = opt_utils.load_dataset()
    assert X.shape == (2, 300) and Y.shape == (1, 300)
    np.random.seed(3)
    from sklearn.datasets import make_moons

    np.testing.assert_array_equal(X.T, make_moons(n_samples=300, noise=0.2)[0])
    assert_one_figure(shown)


def test_decision_boundary_counts_what_is_wrong(shown):
    """The description says how many examples lie on the wrong side."""
    X, Y = np.array([[-1.0, 1.0, 2.0], [0.0, 0.0, 1.0]]), np.array([[0, 0, 1]])
    opt_utils.plot_decision_boundary(lambda points: points[:, 0] > 0, X, Y, "Left and right")
    assert "1 of the 3 examples lie on the wrong side" in shown[0]["text/plain"]
    assert_one_figure(shown)


def test_cost_curves(shown):
    """One curve, several on one plot, and panels."""
    run = {"epoch": [0, 100, 200], "cost": [0.7, 0.3, 0.4], "learning_rate": [0.1] * 3}
    opt_utils.plot_cost(run, "A run")
    assert "from 0.700 to 0.400, lowest 0.300, going up in 1 of 2 steps" in shown[0]["text/plain"]
    opt_utils.plot_costs({"one": run, "two": run}, "Two runs")
    opt_utils.plot_cost_panels({"A": {"one": run}, "B": {"two": run}}, first_epoch=100)
    assert "A: one: from 0.300 to 0.400" in shown[2]["text/plain"]
    for bundle in shown:
        assert_one_figure([bundle])


def test_lines_differ_in_style_as_well_as_in_colour():
    """Who cannot tell the colours apart can tell the lines apart."""
    assert len({str(style) for _, style in LINES}) == len(LINES) == len({c for c, _ in LINES})


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_figure_without_words_is_refused(blank, shown):
    """Caption and description are not optional."""
    with pytest.raises(ValueError, match="alt"):
        opt_utils.show(plt.figure(), "A caption", blank)
    assert plt.get_fignums() == [] and shown == []


def test_table(shown):
    """A table is Markdown for the browser and aligned text elsewhere."""
    opt_utils.table(["method", "cost"], [["Adam", 0.13], ["a|b", 10]], "Runs")
    assert "| Adam | 0.13 |" in shown[0]["text/markdown"]
    assert r"a\|b" in shown[0]["text/markdown"]
    assert shown[0]["text/plain"].splitlines()[0] == "Runs"
    with pytest.raises(ValueError, match="row 1 has 1 cells, expected 2"):
        opt_utils.table(["method", "cost"], [["Adam"]])
