"""The notebook run for real, with the solutions in place and blank."""

import re

import pytest

from public_tests.failures import StillToDo
from public_tests.optimization_methods import EXERCISES
from support.notebooks import outputs, printed, read
from support.places import RELEASE, ROOT, SOURCE
from support.runs import RUNS, golden_lines

NUMBERS = {name: exercise.number for name, exercise in EXERCISES.items()}
SECTIONS = [
    "1 Packages",
    "2 Gradient Descent",
    "3 Mini-Batch Gradient Descent",
    "4 Momentum",
    "5 Adam",
    "6 Model with different optimization algorithms",
    "6.1 Mini-batch gradient descent",
    "6.2 Mini-batch gradient descent with momentum",
    "6.3 Mini-batch with Adam",
    "6.4 Summary",
    "7 Learning Rate Decay and Scheduling",
    "7.1 Decay on every iteration",
    "7.2 Fixed interval scheduling",
    "7.3 Learning rate decay with each method",
    "7.3.1 Gradient descent with learning rate decay",
    "7.3.2 Gradient descent with momentum and learning rate decay",
    "7.3.3 Adam with learning rate decay",
    "7.4 Similar performance by different methods",
]


def prose():
    """All markdown of the notebook."""
    return "\n".join(cell.source for cell in read(SOURCE).cells if cell.cell_type == "markdown")


def test_sections_stand_in_order():
    """The headings are those of the section map."""
    headings = re.findall(r"^#+ (\d[\d.]* .+)$", prose(), re.MULTILINE)
    assert headings == SECTIONS


def test_contents_link_to_anchors():
    """Each link inside the notebook has its anchor, and each section is listed."""
    text = prose()
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(anchors) == len(set(anchors))
    assert set(links) == set(anchors)


def test_every_exercise_has_its_cells_and_its_points_in_the_text():
    """Solution, print, visible and hidden tests in that order; 100 points, as the text says."""
    cells = {cell.id: cell for cell in read(SOURCE).cells}
    order = list(cells)
    total = 0
    for name, number in NUMBERS.items():
        parts = [f"ex-{number}{part}" for part in ("", "-print", "-tests", "-hidden-tests")]
        assert [order.index(part) for part in parts] == sorted(order.index(p) for p in parts)
        points = sum(cells[part].metadata.nbgrader.points for part in parts[2:])
        assert (
            f"### Exercise {number}: `{name}` ({points} points)"
            in cells[f"exercise-{number}"].source
        )
        assert f"ex-{number}-remember" in cells
        total += points
        assert f"(#exercise-{number}) ({points} points)" in cells["contents"].source
        visible, hidden = (cells[part].metadata.nbgrader.points for part in parts[2:])
        row = f"| {number} `{name}` | {visible} | {hidden} | {points} |"
        assert row in (ROOT / "docs/teaching.md").read_text(encoding="utf-8")
    assert total == 100


def test_solved_runs_without_error_or_warning(solved):
    """From top to bottom, with nothing on standard error."""
    assert outputs(solved, "error") == []
    assert [text for _, text in outputs(solved, "stream") if text.name == "stderr"] == []
    assert all(cell.execution_count for cell in solved.cells if cell.cell_type == "code")


@pytest.mark.parametrize("run", [name for name in RUNS if name.startswith("run-")])
def test_golden_run(solved, run):
    """Each training run prints exactly the expected costs, learning rates and accuracy."""
    assert printed(solved, run).splitlines() == golden_lines(run)


@pytest.mark.parametrize(
    ("optimizer", "run"), [("gd", "control gd"), ("momentum", "control momentum")]
)
def test_golden_control_run(solved, optimizer, run):
    """The control runs without decay, in the cell that holds them all."""
    blocks = printed(solved, "run-controls").strip().split("\n\n")
    head = f"{optimizer}, learning rate 0.1, without decay"
    (lines,) = (lines for title, *lines in map(str.splitlines, blocks) if title == head)
    costs = [f"Cost after epoch {i * 1000}: {cost:f}" for i, cost in enumerate(RUNS[run]["cost"])]
    assert lines == [*costs, f"Accuracy: {RUNS[run]['accuracy']}"]


def tables(nb, cell_id):
    """Plain text of the tables of a cell."""
    found = [o.data["text/plain"] for name, o in outputs(nb, "display_data") if name == cell_id]
    return [text for text in found if "---" in text]


def test_tables_are_built_from_the_runs(solved):
    """6.4, 7.1 and 7.4 repeat what the runs printed."""
    (summary,) = tables(solved, "summary")
    assert re.search(r"Adam +94\.3%", summary) and re.search(r"Momentum +71\.7%", summary)
    (stalled,) = tables(solved, "decay-every-table")
    for cost in RUNS["run-gd-decay-every"]["cost"]:
        assert f"{cost:f}" in stalled
    (similar,) = tables(solved, "similar-table")
    for run in RUNS.values():
        assert f"{run['accuracy']:.2%}" in similar
    assert len(similar.splitlines()) == 4 + 12


def test_accuracies_of_older_material(solved):
    """What they belong to, and what comes out with the schedule."""
    (text,) = (cell.source for cell in read(SOURCE).cells if cell.id == "older-material")
    (similar,) = tables(solved, "similar-table")
    (large,) = re.findall(r"^Momentum +0\.1 +staircase.* (\S+)%", similar, re.MULTILINE)
    there = [RUNS[run]["accuracy"] for run in ("control gd", "control momentum", "run-gd-decay")]
    said = re.findall(r"(\d+\.\d\d) %", text)
    assert said == [*(f"{accuracy:.2%}".rstrip("%") for accuracy in there), large]


def test_adam_is_sooner_there_from_a_longer_step():
    """As is said below the run with decay: after 1000 epochs, and after 4000."""
    (text,) = (cell.source for cell in read(SOURCE).cells if cell.id == "decay-adam-why")
    costs = [RUNS[run]["cost"][i] for i in (1, 4) for run in ("run-adam-decay", "run-adam")]
    assert re.findall(r"\b0\.\d\d\d\b", text) == [f"{cost:.3f}" for cost in costs]


def test_the_notebooks_name_every_lab():
    """Where one wants it: below what it lets one play with."""
    named = set(re.findall(r"[lL]ab `(\w+)`", prose()))
    assert named == {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}


def test_all_figures_appear(solved):
    """Twenty-five pictures, each with its description."""
    pictures = [
        o for _, o in outputs(solved, "display_data") if "<img" in o.data.get("text/html", "")
    ]
    assert len(pictures) == 25
    assert all(picture.data["text/plain"] for picture in pictures)


def test_blank_answers_in_one_line(blank):
    """Every error of the blank release is a single line that says what is still to do."""
    errors = outputs(blank, "error")
    for cell_id, error in errors:
        assert error.ename == StillToDo.__name__, (cell_id, error.evalue)
        assert len(error.traceback) == 1 and "\n" not in error.traceback[0]
    told = dict(errors)
    for name, number in NUMBERS.items():
        assert f"Exercise {number}, {name}: still to do" in told[f"ex-{number}-tests"].evalue
        assert f"{name} is still to do" in told[f"ex-{number}-print"].evalue


def test_blank_training_cells_say_what_they_wait_for(blank):
    """Each run names the exercises it needs."""
    told = {cell_id: error.evalue for cell_id, error in outputs(blank, "error")}
    assert (
        "Exercise 1 (update_parameters_with_gd), Exercise 2 (random_mini_batches)" in told["run-gd"]
    )
    assert "Exercise 8 (schedule_lr_decay)" in told["run-adam-decay"]
    waiting = {cell_id for cell_id, text in told.items() if text.startswith("This cell waits")}
    assert {name for name in RUNS if name.startswith("run-")} <= waiting


def test_blank_shows_its_figures(blank):
    """What needs no exercise works: the eight figures and the moons."""
    pictures = [
        o for _, o in outputs(blank, "display_data") if "<img" in o.data.get("text/html", "")
    ]
    assert len(pictures) == 9
    assert [text for _, text in outputs(blank, "stream") if text.name == "stderr"] == []


def test_version_and_change_list_stand_at_the_top():
    """Who began an earlier release sees what changed."""
    top = "\n".join(cell.source for cell in read(RELEASE).cells[:3])
    assert re.search(r"\*\*Version \d+\.\d+, .*\d{4}\.\*\*", top)
    assert re.search(r"^- \d+\.\d+: ", top, re.MULTILINE)
