"""The documentation site: built by the command of `make docs`, followed, read, and opened."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient.exceptions import CellExecutionError
from playwright.sync_api import expect
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.release.leaks import ReleaseRefused, refuse_leaks
from autograder.release.markers import regions
from support.browsing import new_page
from support.places import ROOT
from website import running
from website.running import NotebookFailed

SOURCES = sorted(ROOT.glob("source/*/*.ipynb"))
NOTEBOOKS = [
    path.relative_to(ROOT).with_suffix(".html")
    for path in sorted([*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("release/*/*.ipynb")])
]
LOADED = [("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("link", "href")]
# MathJax sets the formulas of a page some time after it was loaded.
FORMULAS_ARE_SET = """() => !document.querySelector(".math") ||
  window.MathJax?.startup?.promise?.then(() => true)"""
# It marks what it cannot read, and writes a command that it does not know in red.
FORMULAS = """() => [document.querySelectorAll(".math").length, document.querySelectorAll(
  '.math mjx-container:not(:has([data-mjx-error], [mathcolor="red"]))').length]"""
# What can be scrolled by itself may be wider than the screen: code, tables, long formulas.
CUT_OFF = """() => [...document.querySelectorAll("article *")].filter(one => {
  if (one.getBoundingClientRect().right <= innerWidth) return false;
  for (let box = one; !box.matches("article"); box = box.parentElement)
    if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return false;
  return true;
}).map(one => one.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the pages, built as `make docs` does. A warning of Sphinx fails the build."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "website", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search("warning", done.stderr, re.IGNORECASE), done.stderr
    return folder / "html"


def pages(site):
    """All pages that people read."""
    return [path for path in sorted(site.rglob("*.html")) if "_static" not in path.parts]


@cache
def parsed(path):
    """A page as a tree."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(path):
    """What a link to a page may name behind its #."""
    return {tag.get("id") for tag in parsed(path).find_all(id=True)} | {"", "top"}


def links(site):
    """Each link and each loaded file of each page: the page, and the address as it is written."""
    for page in pages(site):
        for tag in parsed(page).find_all(["a", *(name for name, _ in LOADED)]):
            address = tag.get("href") or tag.get("src")
            if address and not address.startswith("data:"):
                yield page, address


def broken(page, address):
    """Say what is wrong with an address within the site, or return None."""
    parts = urlsplit(address)
    if parts.path.startswith("/"):
        return "works only at the top of a server"
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file():
        return "no such file"
    if target.suffix == ".html" and unquote(parts.fragment) not in anchors(target):
        return "no such place on that page"
    return None


def test_every_link_leads_somewhere(site):
    """Within the site: the file is there, and the place on it; nothing counts on a server."""
    inside = [link for link in links(site) if not urlsplit(link[1]).scheme]
    found = [(page.relative_to(site), to, broken(page, to)) for page, to in inside]
    assert len(found) > 500
    assert [f"{page}: {to}: {wrong}" for page, to, wrong in found if wrong] == []


def test_links_to_other_sites_are_https(site):
    """Whether somebody answers there, `make check-links` tells."""
    outside = [(page.relative_to(site), to) for page, to in links(site) if urlsplit(to).scheme]
    assert outside
    for page, to in outside:
        parts = urlsplit(to)
        assert parts.scheme == "https" and "." in parts.netloc, f"{page}: {to}"


def test_all_is_there(site):
    """Start page, guides and a page for each notebook, and each of them can be reached."""
    there = {page.relative_to(site) for page in pages(site)}
    guides = [path.with_suffix(".html").relative_to(ROOT) for path in ROOT.glob("docs/*.md")]
    assert len(NOTEBOOKS) == 9 and there >= {Path("index.html"), *guides, *NOTEBOOKS}
    reached = {(page.parent / urlsplit(to).path).resolve() for page, to in links(site)}
    assert {site / page for page in there} <= reached


@pytest.mark.parametrize("name", NOTEBOOKS, ids=lambda name: name.stem)
def test_notebooks_show_their_pictures(site, name):
    """Each picture that the run made, with words."""
    ran = (site.parent / "staged" / name.with_suffix(".ipynb")).read_text(encoding="utf-8")
    figures = parsed(site / name).select(".cell_output figure img")
    assert len(figures) == ran.count("<figure ") >= 2
    assert all(len(image.get("alt", "")) > 40 for image in figures)


@pytest.mark.parametrize("name", [name for name in NOTEBOOKS if name.parts[0] == "notebooks"])
def test_labs_can_be_read_without_running(site, name):
    """Predictions and quizzes with what is said to each answer; no widget; their code folded."""
    page = parsed(site / name)
    assert "No prediction was made" in page.get_text()
    said = [answer.get_text() for answer in page.select(".cell_output details")]
    for verdict in ("✓ Right.", "✗ Not so."):
        assert any(verdict in words for words in said)
    assert len(page.select("details.hide .highlight")) == len(folded_away(name))
    assert not page.select('script[type*="widget"]')


def folded_away(name):
    """The cells of a notebook whose code is folded away in JupyterLab."""
    nb = nbformat.read(ROOT / name.with_suffix(".ipynb"), as_version=4)
    return [cell for cell in nb.cells if cell.metadata.get("jupyter", {}).get("source_hidden")]


def test_all_pictures_have_alt_text(site):
    """Those of the guides too."""
    for page in pages(site):
        for image in parsed(page).find_all("img"):
            assert image.get("alt"), f"{page.relative_to(site)}: {str(image)[:200]}"


def test_assignments_wait_without_tracebacks(site):
    """Each cell that needs the learner's code says so in words; no page shows a traceback."""
    for page in pages(site):
        assert "Traceback (most recent call last)" not in parsed(page).get_text(), page
        assert not parsed(page).select(".traceback"), page
    for name in NOTEBOOKS:
        waits = [line.get_text() for line in parsed(site / name).select("pre.waits")]
        assert bool(waits) == (name.parts[0] == "release"), name
        assert all("Exercise" in line or "is still to do" in line for line in waits), waits


@pytest.mark.parametrize("name", ["release/one/one.ipynb", "notebooks/one.ipynb"])
def test_a_notebook_that_breaks_is_refused(name, tmp_path, monkeypatch):
    """Undone exercises are expected, and nothing else: the build names the cell."""
    (tmp_path / name).parent.mkdir(parents=True)
    broken = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import no_such_package")])
    nbformat.write(broken, tmp_path / name)
    monkeypatch.setattr(running, "ROOT", tmp_path)
    with pytest.raises((NotebookFailed, CellExecutionError), match="No module named"):
        running.run_all([tmp_path / name], tmp_path / "staged")
    assert not (tmp_path / "staged").exists()


def test_no_solution_on_any_page(site):
    """Nor of a hidden test; the build looked already, and nothing of the sources is there."""
    refuse_leaks(site, SOURCES)
    assert not list(site.rglob("source"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_solution_would_be_found(path, tmp_path):
    """The solutions of an assignment on a page, as Sphinx colours code."""
    cells = nbformat.read(path, as_version=4).cells
    code = "\n".join(line for cell in cells for line in regions(cell.source))
    (tmp_path / "page.html").write_text(highlight(code, PythonLexer(), HtmlFormatter()))
    with pytest.raises(ReleaseRefused, match=r"page\.html shows a line of a solution"):
        refuse_leaks(tmp_path, [path])


def test_nothing_comes_from_elsewhere(site):
    """Scripts, styles, fonts and pictures lie beside the pages."""
    for page in pages(site):
        for name, attribute in LOADED:
            for tag in parsed(page).find_all(name):
                assert not urlsplit(tag.get(attribute, "")).netloc, f"{page}: {tag}"
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", text), style


def test_opens_from_disk_on_a_phone(site, browser):
    """Without server or network all loads, formulas are set, nothing is cut off."""
    with new_page(browser, viewport={"width": 390, "height": 844}) as page:
        complaints = []
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
        page.on("request", lambda asked: complaints.extend(elsewhere(asked.url)))
        for path in pages(site):
            page.goto(path.as_uri())
            page.wait_for_function(FORMULAS_ARE_SET)
            formulas, good = page.evaluate(FORMULAS)
            assert formulas == good, path
            assert page.evaluate(CUT_OFF) == [], path
            assert complaints == [], path


def test_search_works_from_disk(site, page):
    """A word that stands in several notebooks is found in them."""
    page.goto(f"{(site / 'search.html').as_uri()}?q=momentum")
    found = page.locator("ul.search li a")
    expect(found.filter(has_text="Lab 3")).not_to_have_count(0)
    assert found.count() > 3


def elsewhere(address):
    """The address, if it is not of a file."""
    return [] if urlsplit(address).scheme in ("file", "data", "blob") else [address]
