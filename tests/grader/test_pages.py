"""Pages that people open: nothing of a learner's runs in them."""

import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

from autograder.pages.clean import LONGEST, FeedbackPage, clean_markdown
from autograder.pages.hide_hidden import HideHiddenTests
from autograder.plugin import grade_outside

BAD = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src='https://example.org'></iframe>",
    "[link](javascript:alert(1))",
    "<a href='data:text/html,<script>alert(1)</script>'>link</a>",
    "<form action='https://example.org'><input></form>",
    "<p style='position: fixed'>over all</p>",
    "<img src='http://example.org/who-reads-this.png'>",
    "![picture](//example.org/who-reads-this.png)",
]


@pytest.mark.parametrize("bad", BAD)
def test_markdown_of_learners(bad):
    """Scripts, frames, forms, handlers and links to them are gone."""
    page = BeautifulSoup(clean_markdown({}, bad), "html.parser")
    tags = page.find_all(True)
    assert not {tag.name for tag in tags} & {"script", "iframe", "form", "input"}
    assert not [name for tag in tags for name in tag.attrs if name.startswith("on")]
    assert not [tag for tag in tags if "style" in tag.attrs]
    assert not [tag for tag in page.find_all("a") if tag.get("href", "").startswith(("j", "d"))]
    assert not page.find_all("img", src=True)


def test_markdown_stays_readable():
    """Headings, tables, emphasis, links and pictures."""
    text = "# Title\n\n*so* [there](https://example.org)\n\n|a|b|\n|-|-|\n|1|2|\n"
    page = BeautifulSoup(clean_markdown({}, text), "html.parser")
    assert page.h1 and page.em and page.table
    assert page.find("a", string="there")["href"] == "https://example.org"


PIXEL = f"data:image/png;base64,{'iVBORw0KGgo' * 5000}="


@pytest.mark.parametrize("text", [f"![a plot]({PIXEL})", f"<img alt='a plot' src='{PIXEL}'>"])
def test_a_picture_that_was_pasted_stays(text):
    """However large it is."""
    assert BeautifulSoup(clean_markdown({}, text), "html.parser").img["src"] == PIXEL


@pytest.mark.parametrize("piece", [r"\[", "$", "`", "[", "*a", "<b>", "![](data:image/png;base64,"])
def test_a_long_text_is_shown_as_it_was_typed(piece):
    """At once, where the patterns of formulas would look for their ends for minutes."""
    page = clean_markdown({}, piece * 60_000)
    assert page.startswith("<pre>") and len(page) < 6 * LONGEST


def test_an_output_of_a_learner_does_not_run():
    """HTML that a cell shows, on the page that the plugin makes."""
    config = Config()
    grade_outside(config)
    data = {"text/html": "<script>alert(1)</script><b>shown</b>"}
    output = new_output("display_data", data=data)
    cells = [new_code_cell("1", outputs=[output]), new_markdown_cell("<script>alert(2)</script>")]
    nb = new_notebook(cells=cells)
    stock, _ = HTMLExporter().from_notebook_node(nb)
    ours, _ = FeedbackPage(config=config).from_notebook_node(nb)
    assert "<script>alert(1)" in stock and "<script>alert(2)" in stock
    assert "<script>alert(" not in ours and "<b>shown</b>" in ours


HIDDEN = "assert f(1) == 2\n### BEGIN HIDDEN TESTS\nassert f(2) == 3\n### END HIDDEN TESTS"


def test_hidden_tests_are_not_shown():
    """Neither their lines, nor a traceback that quotes them; the kind of the error stays."""
    error = new_output(
        "error", ename="E", evalue="no", traceback=["---> assert f(2) == 3", "E: no"]
    )
    cell, _ = HideHiddenTests().preprocess_cell(new_code_cell(HIDDEN, outputs=[error]), {}, 0)
    assert cell.source == "assert f(1) == 2" and cell.outputs[0].traceback == ["E: no"]
