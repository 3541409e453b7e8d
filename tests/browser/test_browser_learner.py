"""What a learner does, in JupyterLab and a real browser."""

import contextlib
import io
import re
import shutil
import sys

import nbformat
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from examples.learners import solved, submissions
from public_tests.optimization_methods import EXERCISES
from support.browsing import Notebook, choose, dialog, new_page
from support.jupyter import jupyterlab
from support.notebooks import read
from support.places import ASSIGNMENT, RELEASE, ROOT
from support.runs import RUNS, golden_lines

CELLS = {cell.id: cell.source for cell in solved().cells}
SOLUTIONS = {
    f"ex-{exercise.number}": CELLS[f"ex-{exercise.number}"] for exercise in EXERCISES.values()
}
UPHILL = CELLS["ex-1"].replace(" - learning_rate", " + learning_rate")
LINES_OF_EXERCISE_1 = [
    line.strip() for line in CELLS["ex-1"].splitlines() if " - learning_rate" in line
]
FIGURES = ("figure-cost-landscape", "run-adam", "summary")
# Seven training runs and as many plots, on a machine that does other things as well.
LONG = 900_000

# What is left of a usual window at 200 %.
HALF = {"width": 625, "height": 450}
PASSED = "All tests passed"
SUCCESS = "Success! Your notebook passes all the tests."
ALL_CELLS = "() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"
# How many pixels stick out at the right, or are not to be seen without scrolling sideways.
OVERHANG = """area => Math.max(...[area, ...area.querySelectorAll("*")].map(part => Math.max(
  part.getBoundingClientRect().right - area.getBoundingClientRect().right,
  part.getBoundingClientRect().right - window.innerWidth,
  getComputedStyle(part).overflowX === "visible" ? 0 : part.scrollWidth - part.clientWidth)))"""
# Keeps the pictures that are shown one after the other.
WATCH = """element => {
  window.seen = new Set();
  new MutationObserver(() => window.seen.add(element.querySelector("img").src))
    .observe(element, {attributes: true, childList: true, subtree: true});
}"""


@pytest.fixture(scope="module")
def course(make_course):
    """The root of a course as one clones it, with the environment that `make` sets up there."""
    root = make_course().root
    shutil.copytree(ROOT / "release", root / "release")
    (root / ".venv").symlink_to(sys.prefix)
    return root


def make(course, home, *goals):
    """JupyterLab as the README says, with an environment that is ready."""
    return jupyterlab(course, *goals, home=home, command=("make", "--assume-old=.venv/learner"))


@pytest.fixture(scope="module")
def lab(course, tmp_path_factory):
    """`make lab`."""
    with make(course, tmp_path_factory.mktemp("learner"), "lab") as address:
        yield address


@pytest.fixture(scope="module")
def labs(course, tmp_path_factory):
    """`make labs`."""
    with make(course, tmp_path_factory.mktemp("player"), "labs") as address:
        yield address


@pytest.fixture
def begin(course, lab, page):
    """Open a copy of the release, beside the learner's, with some of its cells filled in."""

    def opened(name, **cells):
        nb = read(RELEASE)
        for cell in nb.cells:
            cell.source = cells.get(cell.id, cell.source)
        nbformat.write(nb, course / "my_work" / ASSIGNMENT / f"{name}.ipynb")
        return Notebook(page, lab, f"{name}.ipynb")

    return opened


def is_short_and_seen(message):
    """Whether a message fits the window, and holds no traceback."""
    expect(message).to_be_in_viewport(ratio=1)
    text = message.inner_text()
    return "Traceback" not in text and len(text.splitlines()) <= 10


def check_and_message(notebook, cell_id):
    """A cell without its number, and what stands below it."""
    cell = notebook.cell(cell_id)
    return [cell.locator(".jp-InputArea-editor"), cell.locator(".jp-OutputArea-output")]


def test_a_wrong_solution_is_told_its_mistake_and_a_right_one_passes(lab, page, shoot):
    """Exercise 1 in the notebook that `make lab` opens, from the first cell on."""
    notebook = Notebook(page, lab, f"{ASSIGNMENT}.ipynb")
    expect(notebook.run("figure-cost-landscape").locator("img")).to_be_visible()
    notebook.run("imports")
    notebook.write("ex-1", UPHILL)
    notebook.run("ex-1")
    message = notebook.run("ex-1-tests")
    assert is_short_and_seen(message)
    expect(message).to_contain_text("Exercise 1, update_parameters_with_gd: parameters")
    expect(message).to_contain_text("the gradient is added instead of subtracted")
    shoot(check_and_message(notebook, "ex-1-tests"), "failed-check")
    notebook.write("ex-1", CELLS["ex-1"])
    notebook.run("ex-1")
    message = notebook.run("ex-1-tests")
    assert is_short_and_seen(message)
    expect(message).to_contain_text(PASSED)
    shoot(check_and_message(notebook, "ex-1-tests"), "passed-check")


def validate(page):
    """Click the button, and return the dialog that comes."""
    page.locator(".validate-button").get_by_text("Validate").click()
    expect(dialog(page)).to_be_visible()
    return dialog(page)


def test_validate_names_what_does_not_pass_yet(begin, page):
    """Every exercise that is still to do, and not the one that is right."""
    begin("validate", **{"ex-1": CELLS["ex-1"]})
    told = validate(page)
    for name, exercise in EXERCISES.items():
        if exercise.number == 1:
            expect(told).not_to_contain_text(name)
        else:
            expect(told).to_contain_text(f"Exercise {exercise.number}, {name}: still to do")


def test_validate_says_that_all_passes(course, page, tmp_path):
    """The finished second assignment, as opened by `make lab ASSIGNMENT=...`."""
    name = "adaptive_optimizers"
    with make(course, tmp_path / "home", "lab", f"ASSIGNMENT={name}") as address:
        nbformat.write(submissions(name)["full_marks"], course / f"my_work/{name}/{name}.ipynb")
        Notebook(page, address, f"{name}.ipynb")
        expect(validate(page)).to_contain_text(SUCCESS)


@pytest.fixture(scope="module")
def finished(lab, browser):
    """The learner's notebook with every exercise written in the browser, then run as a whole."""
    with new_page(browser, viewport={"width": 1250, "height": 1600}) as page:
        notebook = Notebook(page, lab, f"{ASSIGNMENT}.ipynb")
        for cell_id, text in SOLUTIONS.items():
            notebook.write(cell_id, text)
        choose(page, "Run", "Run All Cells")
        notebook.wait_for_run("similar-table", timeout=LONG)
        notebook.wait_until_idle()
        notebook.save()
        yield notebook


def test_every_figure_appears(finished):
    """Twenty-five pictures that the browser could draw, each with its description."""
    pictures = finished.page.locator(".jp-OutputArea img").all()
    for picture in pictures:
        assert picture.evaluate("image => image.complete && image.naturalWidth > 300")
        assert len(picture.get_attribute("alt")) > 60
    assert len(pictures) == 25


@pytest.mark.parametrize("run", [name for name in RUNS if name.startswith("run-")])
def test_the_costs_are_the_golden_ones(finished, run):
    """As they stand on the page, above the pictures and below."""
    printed = finished.output(run).locator('[data-mime-type="application/vnd.jupyter.stdout"]')
    expect(printed.last).to_be_visible()
    assert "".join(printed.all_text_contents()).splitlines() == golden_lines(run)


def test_nothing_is_lost(finished, course, shoot):
    """Saved and loaded again, every cell, number and picture is there, and in the file too."""
    before = finished.page.evaluate(ALL_CELLS)
    finished.save()
    finished.page.reload()
    finished.wait_until_idle()
    assert finished.page.evaluate(ALL_CELLS) == before
    summary = finished.output("summary")
    expect(summary.locator("img")).to_be_visible()
    shoot(summary.locator(".jp-OutputArea-output").all(), "summary")
    saved = read(course / "my_work" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").cells
    assert [cell.id for cell in saved] == [cell["id"] for cell in before]
    assert [cell.source for cell in saved] == [cell["source"] for cell in before]


@contextlib.contextmanager
def dark(page):
    """JupyterLab's dark theme, chosen from the menu, until the block ends."""
    choose_theme(page, "JupyterLab Dark", "false")
    try:
        yield
    finally:
        choose_theme(page, "JupyterLab Light", "true")


def choose_theme(page, name, is_light):
    """Choose a theme, and wait until the page is no longer covered while it loads."""
    choose(page, "Settings", "Theme", name)
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", is_light)
    expect(page.locator("#jupyterlab-splash")).to_have_count(0)


def seen(target):
    """The pixels of a part of the page."""
    return np.asarray(Image.open(io.BytesIO(target.screenshot())).convert("RGB")) / 255


def contrast(target):
    """How far the ink of a part of the page stands out from its ground, as WCAG measures it."""
    colours, counts = np.unique(seen(target).reshape(-1, 3), axis=0, return_counts=True)
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    light = linear @ (0.2126, 0.7152, 0.0722) + 0.05
    ground = light[counts.argmax()]
    ratios = np.maximum(light / ground, ground / light)
    # A pixel in a thousand is no ink.
    return np.quantile(np.repeat(ratios, counts), 0.999)


def test_the_dark_theme_is_readable(finished):
    """Figures look as they do on white; captions, tables and messages stand out from the dark."""

    def picture_of(name):
        return finished.output(name).locator("img").last

    in_the_light = [seen(picture_of(name)) for name in FIGURES]
    with dark(finished.page):
        for name, light in zip(FIGURES, in_the_light, strict=True):
            picture = picture_of(name)
            assert np.abs(seen(picture) - light).mean() < 0.01
            assert contrast(picture) > 7
        assert contrast(finished.output("summary").locator("figcaption")) > 4.5
        assert contrast(finished.output("summary").locator("table")) > 4.5
        finished.write("ex-1", UPHILL)
        finished.run("ex-1")
        message = finished.run("ex-1-tests")
        for line in ("parameters[", "mistake:", "read again:"):
            assert contrast(message.get_by_text(line).last) > 4.5


def test_an_exercise_with_the_keyboard_alone(begin, page):
    """From the first cell to the exercise, the code typed in, and to the verdict of its test."""
    notebook, keys = begin("keyboard"), page.keyboard
    walk_down(notebook, "imports", 0)
    keys.press("Shift+Enter")
    walk_down(notebook, "ex-1", notebook.place("imports") + 1)
    keys.press("Enter")
    for key in ("Control+End", "ArrowUp", "ArrowUp", "Home", "Shift+End"):
        keys.press(key)
    keys.type("\n".join(LINES_OF_EXERCISE_1))
    for _ in ("ex-1", "ex-1-print", "ex-1-tests"):
        keys.press("Shift+Enter")
    notebook.wait_for_run("ex-1-tests")
    verdict = page.get_by_text(PASSED)
    expect(verdict).to_be_in_viewport(ratio=1)


def walk_down(notebook, cell_id, start):
    """Press the arrow key until the cell is the active one, and be sure that it is."""
    place = notebook.place(cell_id)
    for _ in range(place - start):
        notebook.page.keyboard.press("ArrowDown")
    active = notebook.page.locator(".jp-Notebook-cell.jp-mod-active")
    expect(active).to_have_attribute("data-windowed-list-index", str(place))


def tab_to(page, target):
    """Press the tab key until the target has the focus."""
    for _ in range(15):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"the tab key does not lead to {target}")


def test_a_widget_with_the_keyboard_alone(labs, page):
    """Predict, show the plot, and move the slider: the picture and its words follow."""
    notebook = Notebook(page, labs, "01_gradient_descent.ipynb")
    for _ in range(notebook.place("valley-predict") + 1):
        page.keyboard.press("Shift+Enter")
    notebook.wait_for_run("valley-predict")
    shown = page.locator(".jupyter-widgets").first
    expect(shown.get_by_role("radio").first).to_be_visible()
    page.keyboard.press("ArrowUp")
    tab_to(page, shown.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(page, shown.get_by_role("button", name="Show the plot"))
    page.keyboard.press("Space")
    picture = shown.locator("img")
    expect(picture).to_have_attribute("alt", re.compile("With α = 0.02, "))
    tab_to(page, shown.get_by_role("slider", name="learning rate α"))
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(picture).to_have_attribute("alt", re.compile("With α = 0.035, "))
    expect(shown.get_by_role("status").last).to_contain_text("With α = 0.035, ")
    expect(picture).to_be_in_viewport()


def test_a_lab(labs, page, shoot):
    """The slider moves the race, in the dark and at 200 % too; it plays; a wrong answer is told."""
    notebook = Notebook(page, labs, "05_model_comparison.ipynb")
    notebook.run("imports")
    race = notebook.run("race-play")
    picture, words = race.locator("img"), race.get_by_role("status")
    expect(words).to_contain_text("step 25 of 100")
    before = picture.get_attribute("src")
    handle = race.get_by_role("slider", name="step")
    handle.drag_to(race.locator(".slider"), target_position={"x": 250, "y": 2})
    expect(words).not_to_contain_text("step 25 of 100")
    shoot(race.locator(".jp-OutputArea-output").first, "lab")
    light = seen(picture)
    with dark(page):
        assert np.abs(seen(picture) - light).mean() < 0.01
        assert contrast(words) > 4.5
    page.set_viewport_size(HALF)
    assert race.evaluate(OVERHANG) <= 0
    assert race.locator(".slider").bounding_box()["width"] > 100
    assert picture.get_attribute("src") != before
    race.evaluate(WATCH)
    race.get_by_role("button", name="Play or pause").click()
    page.wait_for_function("window.seen.size >= 10")
    asked = notebook.run("quiz")
    asked.get_by_text("Adam is the better method here.", exact=True).click()
    asked.get_by_role("button", name="Check").first.click()
    expect(asked.get_by_role("status").first).to_contain_text(
        "✗ Not so. At 0.001 gradient descent has hardly left its start."
    )


def test_at_200_percent_nothing_is_cut_off(finished, browser, lab):
    """With half the room each way: no scrolling sideways for messages, tables and figures."""
    finished.save()
    with new_page(browser, viewport=HALF, device_scale_factor=2) as page:
        notebook = Notebook(page, lab, f"{ASSIGNMENT}.ipynb")
        notebook.write("ex-1", UPHILL)
        notebook.run("ex-1")
        notebook.run("ex-1-tests")
        for cell_id in ("ex-1-tests", *FIGURES):
            assert notebook.output(cell_id).evaluate(OVERHANG) <= 0
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
