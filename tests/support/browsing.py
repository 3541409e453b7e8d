"""JupyterLab in a real browser: pages, and notebooks whose cells are found by their id."""

import contextlib
import io
import secrets
import shutil

import pytest
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from support.jupyter import PATIENCE, TOKEN

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The buttons of the cell that is active lie over its code.
NOT_SHOWN = ".jp-cell-toolbar { visibility: hidden }"
# What a test asks of the page goes through its own application, as JupyterLab's own tests do.
FIND_CELL = """id => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  return notebook.widgets.findIndex(cell => cell.model.id === id);
}"""
# It is null while a cell runs. The number on the page is missing where the code is folded away.
COUNT = """index =>
  window.jupyterapp.shell.currentWidget.content.widgets[index].model.executionCount"""
HAS_RUN = f"([index, before]) => ![null, before].includes(({COUNT})(index))"
IS_READY = """() => {
  const panel = window.jupyterapp.shell.currentWidget;
  return panel?.context?.isReady && panel.sessionContext?.session?.kernel?.status === "idle";
}"""
# Cells that are drawn late push it away again, above all in the oldest JupyterLab.
SCROLL_TO_CELL = """async index => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  await notebook.scrollToItem(index);
  const cell = notebook.widgets[index].node;
  const [box, pane] = [cell, notebook.node].map(node => node.getBoundingClientRect());
  const [top, bottom] = [Math.max(box.top, pane.top), Math.min(box.bottom, pane.bottom)];
  const there = document.elementFromPoint(box.left + box.width / 2, (top + bottom) / 2);
  return top < bottom && cell.contains(there);
}"""

expect.set_options(timeout=PATIENCE)


@contextlib.contextmanager
def chromium():
    """Run Debian's Chromium for as long as the block lasts."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("The browser tests need Chromium: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def new_page(browser, **options):
    """
    A page in a profile of its own.

    Parameters
    ----------
    browser : playwright.sync_api.Browser
        As yielded by `chromium`.
    **options
        Those of Playwright's ``new_context``: ``viewport``, ``device_scale_factor`` and others.

    Yields
    ------
    playwright.sync_api.Page
        It waits for `PATIENCE` before it gives up.
    """
    options = {"viewport": {"width": 1250, "height": 900}, **options}
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def open_lab(page, address, path=""):
    """Open JupyterLab on a file or, without one, as it starts; wait until it can be used."""
    where = f"/tree/{path}" if path else ""
    # In a workspace of its own, so that it begins without what another page has opened.
    page.goto(f"{address}/lab/workspaces/{secrets.token_hex(4)}{where}?token={TOKEN}")
    expect(page.locator("#jupyterlab-splash")).to_have_count(0)
    page.wait_for_function("window.jupyterapp?.restored.then(() => true)")


def choose(page, *names):
    """Click through the menus, as in ``choose(page, "Run", "Run All Cells")``."""
    menu, *items = names
    page.locator(".lm-MenuBar-item").get_by_text(menu, exact=True).click()
    for item in items:
        page.locator(".lm-Menu-item").get_by_text(item, exact=True).click()


def dialog(page):
    """The dialog that stands open, or will."""
    return page.locator(".jp-Dialog")


class Notebook:
    """
    A notebook that is open in JupyterLab.

    Parameters
    ----------
    page : playwright.sync_api.Page
        The page to open it in.
    address : str
        The server's, as yielded by `jupyterlab`.
    path : str
        The notebook's path below the folder in which the server runs.
    """

    def __init__(self, page, address, path):
        self.page = page
        open_lab(page, address, path)
        self.wait_until_idle()

    def wait_until_idle(self):
        """Wait until the notebook is there and its kernel has nothing to do."""
        self.page.wait_for_function(IS_READY)

    def place(self, cell_id):
        """The number of a cell, from 0."""
        index = self.page.evaluate(FIND_CELL, cell_id)
        assert index >= 0, f"no cell {cell_id}"
        return index

    def cell(self, cell_id):
        """The cell with this id, scrolled to: JupyterLab need not draw those that are not seen."""
        index = self.place(cell_id)
        self.page.wait_for_function(SCROLL_TO_CELL, arg=index)
        return self.page.locator(
            f'.jp-NotebookPanel:visible .jp-Cell[data-windowed-list-index="{index}"]'
        )

    def output(self, cell_id):
        """What stands below a cell."""
        return self.cell(cell_id).locator(".jp-Cell-outputArea")

    def write(self, cell_id, source):
        """Put the cursor into a cell and replace all that stands there."""
        self.cell(cell_id).locator(".cm-line").first.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)

    def run(self, cell_id):
        """Click beside a cell, run it with the keyboard, wait for it, and return its output."""
        before = self.count(cell_id)
        self.cell(cell_id).locator(".jp-InputPrompt").click()
        self.page.keyboard.press("Control+Enter")
        self.wait_for_run(cell_id, before)
        return self.output(cell_id)

    def count(self, cell_id):
        """The number that its last run gave to a cell, or None."""
        return self.page.evaluate(COUNT, self.place(cell_id))

    def wait_for_run(self, cell_id, before=None, timeout=PATIENCE):
        """Wait until a cell has run, and so has another number than before."""
        place = self.place(cell_id)
        self.page.wait_for_function(HAS_RUN, arg=[place, before], timeout=timeout)

    def save(self):
        """Save with the keyboard, and wait until nothing is left to save."""
        self.page.keyboard.press("ControlOrMeta+s")
        expect(self.page.locator("#jp-main-dock-panel .jp-mod-dirty")).to_have_count(0)


def picture(target, file, **options):
    """
    Write a PNG of a page or of a part of it, without what comes and goes with cursor and mouse.

    Parameters
    ----------
    target : Page, Locator or list of Locator
        What to show; of several, all that stands between them too.
    file : Path
        Where to.
    **options
        Those of Playwright's ``screenshot``.
    """
    options = {"animations": "disabled", "caret": "hide", "style": NOT_SHOWN, **options}
    if isinstance(target, list):
        for one in target:
            one.scroll_into_view_if_needed()
        options["clip"] = around([one.bounding_box() for one in target])
        target = target[0].page
    shot = Image.open(io.BytesIO(target.screenshot(**options)))
    # A palette takes a quarter of the room.
    shot.convert("RGB").quantize(256).save(file, optimize=True)


def around(boxes):
    """The box around some boxes, as Playwright gives and takes them."""
    left, top = min(box["x"] for box in boxes), min(box["y"] for box in boxes)
    right = max(box["x"] + box["width"] for box in boxes)
    bottom = max(box["y"] + box["height"] for box in boxes)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
