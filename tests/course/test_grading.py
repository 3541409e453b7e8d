"""The nbgrader round trip on the example class, and on submissions that break."""

import csv
import html
import os
import re

import nbformat
import pytest

from examples.learners import solved, submissions
from public_tests.optimization_methods import EXERCISES
from support.course import hand_in
from support.grades import EXPECTED, MOST, lost
from support.notebooks import read
from support.places import ASSIGNMENT


def copied_cell():
    """A learner who copied a solution cell to try something, metadata and all."""
    nb = solved()
    position = next(i for i, cell in enumerate(nb.cells) if cell.id == "ex-1")
    copy = nbformat.from_dict({**nb.cells[position], "id": "my-copy"})
    copy.source = copy.source.replace(" - learning_rate", " + learning_rate")
    nb.cells.insert(position, copy)
    return nb


def tagged_test_cell():
    """Wrong work, with the tag on its tests that grading passes over."""
    nb = submissions()["adds_the_gradient"]
    for cell in nb.cells:
        if cell.id.startswith("ex-1-"):
            cell.metadata["tags"] = ["ungraded", "skip-execution"]
    return nb


def helper_in_a_print_cell():
    """Right work, with a function that it needs in a cell that only prints."""
    nb = solved()
    cells = {cell.id: cell for cell in nb.cells}
    cells["ex-7"].source = (
        "def update_lr(learning_rate0, epoch_num, decay_rate):\n"
        "    return learning_rate0 / below_the_bar(epoch_num, decay_rate)"
    )
    helper = "def below_the_bar(epoch_num, decay_rate):\n    return 1 + decay_rate * epoch_num\n\n"
    cells["ex-7-print"].source = helper + cells["ex-7-print"].source
    return nb


def changed_packages(course):
    """Hand in wrong work beside a public_tests that passes everything."""
    hand_in(course, "changed_packages", nbformat.writes(submissions()["adds_the_gradient"]))
    package = course.root / "submitted/changed_packages" / ASSIGNMENT / "public_tests"
    package.mkdir()
    names = [f"{name}_test" for name in EXERCISES]
    lines = [f"def {name}(target): pass" for name in names]
    lines += ["def waits_for(*functions): pass", "StillToDo = Exception"]
    (package / "__init__.py").write_text("\n".join(lines))


def with_code(code, cell_id=None):
    """Right work with a cell of code put in, or in the place of a solution."""
    nb = solved()
    if cell_id is None:
        nb.cells.insert(8, nbformat.v4.new_code_cell(code))
    else:
        next(cell for cell in nb.cells if cell.id == cell_id).source = code
    return nb


ENDS_LATER = """
import os, threading, time
threading.Thread(target=lambda: (time.sleep(0.05), os._exit(0))).start()
time.sleep(0.02)
"""
ENDS_WHEN_CALLED = """
def update_lr(learning_rate0, epoch_num, decay_rate):
    import os
    os._exit(0)
"""


def ends_in_every_call():
    """Work whose functions all end the kernel."""
    nb = solved()
    for cell in nb.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            ending = r"\1\n    import os; os._exit(0)"
            cell.source = re.sub(r"^(def .*)$", ending, cell.source, flags=re.MULTILINE)
    return nb


@pytest.fixture(scope="module")
def graded(make_course):
    """The example class and some who break, graded by nbgrader's plain commands."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    course.run("examples", ASSIGNMENT)
    hand_in(course, "aaa_broken_json", nbformat.writes(solved())[:5000])
    hand_in(course, "aaa_dying_kernel", nbformat.writes(ends_in_every_call()))
    hand_in(course, "ends_later", nbformat.writes(with_code(ENDS_LATER)))
    hand_in(course, "ends_in_a_cell", nbformat.writes(with_code("import os\nos._exit(0)")))
    hand_in(course, "ends_in_a_call", nbformat.writes(with_code(ENDS_WHEN_CALLED, "ex-7")))
    hand_in(course, "copied_cell", nbformat.writes(copied_cell()))
    hand_in(course, "tagged_test_cell", nbformat.writes(tagged_test_cell()))
    hand_in(course, "helper_in_a_print_cell", nbformat.writes(helper_in_a_print_cell()))
    changed_packages(course)
    # Two of them cannot be graded, which the exit code says.
    course.run("nbgrader", "autograde", ASSIGNMENT, expected=1)
    course.run("nbgrader", "generate_feedback", ASSIGNMENT)
    course.run("nbgrader", "export")
    return course


@pytest.fixture(scope="module")
def rows(graded):
    """The rows of the exported grades, by learner."""
    with (graded.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def points(row):
    """The points of the eight exercises in a row."""
    return tuple(float(row[f"ex-{n}"]) for n in range(1, 9))


def test_the_class_is_complete():
    """A learner for each expectation, and the other way round."""
    assert set(submissions()) == set(EXPECTED)


@pytest.mark.parametrize("learner", EXPECTED)
def test_points_exercise_by_exercise(rows, learner):
    """Every example learner gets exactly these points."""
    assert points(rows[learner]) == EXPECTED[learner]
    assert float(rows[learner]["score"]) == sum(EXPECTED[learner])
    assert rows[learner]["state"] == "graded"


@pytest.mark.parametrize("learner", ["aaa_broken_json", "aaa_dying_kernel"])
def test_failed_is_not_zero(rows, learner):
    """A submission that cannot be graded stops nobody else and has no points, not 0."""
    assert rows[learner]["state"] == "failed"
    assert rows[learner]["score"] == "" and rows[learner]["ex-1"] == ""


def test_one_death_of_the_kernel_costs_one_exercise(rows):
    """The rest is run again in a new kernel."""
    assert points(rows["ends_in_a_cell"]) == MOST
    assert points(rows["ends_in_a_call"]) == lost(7)
    assert points(rows["ends_later"]) == MOST


def test_copied_cell_costs_nothing(rows):
    """The last of several copies counts, as it does in the notebook."""
    assert points(rows["copied_cell"]) == MOST


def test_what_a_learner_added_to_an_ungraded_cell_counts(rows, graded):
    """Such a cell is passed over only as long as it is as it was released."""
    assert points(rows["helper_in_a_print_cell"]) == MOST
    path = graded.root / "autograded/full_marks" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    outputs = {cell.id: cell.get("outputs") for cell in read(path).cells}
    assert outputs["ex-7-print"] == []


def test_tags_do_not_skip_tests(rows):
    """A tag on a test cell gains nothing."""
    assert points(rows["tagged_test_cell"]) == lost(1)


def test_packages_of_the_course_count(rows):
    """Not those that a learner hands in."""
    assert points(rows["changed_packages"]) == lost(1)


def test_deleted_test_cell_is_restored(graded):
    """The graded notebook holds the test that the learner had deleted."""
    path = graded.root / "autograded/deleted_test_cell" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in read(path).cells]
    assert "ex-4-tests" in names


def test_feedback_shows_the_message(graded):
    """The page of a learner says what was wrong, in the words of the check."""
    page = graded.root / "feedback/adds_the_gradient" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    text = html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))
    assert 'parameters["W1"][0, 0] is not right' in text
    assert "this is what comes out when the gradient is added instead of subtracted" in text


def test_feedback_hides_the_hidden_tests(graded):
    """Neither their source nor a traceback that quotes it; the messages stay."""
    for learner in ("full_marks", "syntax_error", "hard_coded"):
        page = graded.root / "feedback" / learner / ASSIGNMENT / f"{ASSIGNMENT}.html"
        text = html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))
        assert "autograder" not in text and "HIDDEN TESTS" not in text and "draw(" not in text
    assert "Exercise 6, update_parameters_with_adam, with other inputs" in text


def test_failed_ones_are_graded_again_alone(graded):
    """The command grades only those without verdict, says why they fail, and ends with 1."""
    told = graded.run("autograder", "grade", ASSIGNMENT, expected=1)
    assert "aaa_broken_json: failed" in told and "is no notebook, or a part of one" in told
    assert "the learner's code ended its kernel 4 times" in told
    assert "full_marks: 100 points" not in told  # it has its verdict already
    table = re.search(r"full_marks +10 +18 +6 +16 +6 +24 +8 +12 +100", told)
    assert table and "Grades:   grades.csv" in told


def test_one_learner_can_be_regraded(graded):
    """And others are left alone."""
    told = graded.run("autograder", "grade", ASSIGNMENT, "--student", "no_floor", "--regrade")
    assert "no_floor: 88 points" in told and "no_bias_correction: 84 points" not in told


def test_ungraded_cells_run_on_demand(graded):
    """Training runs are passed over, and run when asked for; the points are the same."""
    path = graded.root / "autograded/other_styles" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert "Cost after epoch 4000" not in path.read_text(encoding="utf-8")
    again = ("autograder", "grade", ASSIGNMENT, "--student", "other_styles", "--regrade")
    assert "other_styles: 100 points" in graded.run(*again, "--run-ungraded")
    assert "Cost after epoch 4000: 0.573367" in path.read_text(encoding="utf-8")


def test_files_beside_the_notebook_are_named(graded):
    """They are set aside, and the run says so."""
    again = ("autograder", "grade", ASSIGNMENT, "--student", "changed_packages", "--regrade")
    (graded.root / "submitted/changed_packages" / ASSIGNMENT / "notes.txt").write_text("mine")
    assert "noticed: changed_packages: set aside: notes.txt" in graded.run(*again)


def test_without_bubblewrap_grading_refuses(graded):
    """Unless the teacher asks for it, and then the report says so."""
    env = {**os.environ, "PATH": "/nowhere"}
    again = ("autograder", "grade", ASSIGNMENT, "--student", "no_floor", "--regrade")
    told = graded.run(*again, expected=2, env=env)
    assert "apt-get install bubblewrap" in told and "--no-sandbox" in told
    told = graded.run(*again, "--no-sandbox", env=env)
    assert "no_floor: 88 points" in told and "Graded WITHOUT a sandbox" in told
    config = graded.root / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}\nc.ExecuteOutside.sandbox = False\n", encoding="utf-8")
    told = graded.run(*again, env=env)
    config.write_text(text, encoding="utf-8")
    assert "no_floor: 88 points" in told and "Graded WITHOUT a sandbox" in told


def test_a_learner_who_becomes_unreadable_loses_the_old_verdict(graded):
    """A failed regrade does not leave the points of an earlier submission."""
    hand_in(graded, "late_trouble", nbformat.writes(solved()))
    graded.run("autograder", "grade", ASSIGNMENT, "--student", "late_trouble")
    path = graded.root / "submitted/late_trouble" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.write_text("{", encoding="utf-8")
    again = ("autograder", "grade", ASSIGNMENT, "--student", "late_trouble", "--regrade")
    assert "late_trouble: failed" in graded.run(*again, expected=1)


def test_nothing_to_grade_says_so(graded):
    """An unknown learner, or an unknown assignment: exit code 2."""
    told = graded.run("autograder", "grade", ASSIGNMENT, "--student", "nobody", expected=2)
    assert "No submission in submitted/nobody/" in told
    graded.run("autograder", "grade", "unheard_of", expected=2)


def test_example_class_does_not_mix_with_real_learners(graded):
    """With other learners there, the script refuses and touches nothing."""
    told = graded.run("examples", expected=1)
    assert "submitted/ holds other learners" in told
    assert (graded.root / "submitted/full_marks").exists()


def test_example_class_goes_without_a_trace(graded):
    """Removing it leaves the others, and the gradebook without its learners."""
    graded.run("examples", "--remove")
    assert not (graded.root / "autograded/full_marks").exists()
    assert (graded.root / "submitted/copied_cell").exists()
    graded.run("nbgrader", "export")
    text = (graded.root / "grades.csv").read_text(encoding="utf-8")
    assert "full_marks" not in text and "copied_cell" in text
