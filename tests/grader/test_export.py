"""Grades in the layouts of Canvas and Moodle, read back as their importers read them."""

import csv
import os
import shutil
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder.export import CanvasExport, ExerciseExport, MoodleExport
from autograder.nbcourse.scores import scores
from autograder.report.spreadsheet import as_text
from support.importers import canvas_import, canvas_user, items, moodle_import, rows_of

# nbgrader's own way of adding a submission, which its own tests do not run as an error.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type:sqlalchemy.exc.SAWarning")

ONE, TWO = "optimization_methods", "adaptive_optimizers"
WORTH = {ONE: {"ex-1-tests": 4, "ex-1-hidden-tests": 6}, TWO: {"ex-1-tests": 50}}
UNTOUCHED = "handed out, and nobody has handed it in"
CLASS = {  # points in the first assignment: None is a submission without a verdict
    "ann": ("Anna", "Ångström", "101", (4, 5.5)),
    "bob": ("Bob", "O'Neil, Jr.", "102", (0, 0)),
    "cy": ("=HYPERLINK(1)", "-Cy", "103", None),
    "dee": ("学习", "María Пример", "104", ...),  # nothing handed in
    "eve": ("Eve", "Late", "105", (4, 6)),
}
CANVAS = [
    {"number": int(number), "login": name, "name": f"{last}, {first}"}
    for name, (first, last, number, _) in CLASS.items()
]
MOODLE = [
    {"username": name, "idnumber": number, "email": f"{name}@example.org"}
    for name, (_, _, number, _) in CLASS.items()
]


def fill(book):
    """Put the class into a gradebook."""
    for assignment, cells in WORTH.items():
        book.add_assignment(assignment)
        book.add_notebook(assignment, assignment)
        for cell, most in cells.items():
            book.add_grade_cell(cell, assignment, assignment, max_score=most, cell_type="code")
    for name, (first, last, number, points) in CLASS.items():
        email = f"{name}@example.org"
        book.add_student(name, first_name=first, last_name=last, email=email, lms_user_id=number)
        if points is not ...:
            hand_in(book, ONE, name, points)
    hand_in(book, TWO, "eve", (40,))
    book.add_assignment(UNTOUCHED)
    book.find_submission_notebook(ONE, ONE, "eve").late_submission_penalty = 2
    book.db.commit()


def hand_in(book, assignment, name, points):
    """Put a submission and its points into a gradebook."""
    book.add_submission(assignment, name)
    for cell, value in zip(WORTH[assignment], points or (), strict=False):
        book.find_grade(cell, assignment, assignment, name).auto_score = value


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The file of a gradebook with the class and two assignments. Not to be changed."""
    path = tmp_path_factory.mktemp("filled") / "gradebook.db"
    with pytest.MonkeyPatch.context() as patch:
        # For a new gradebook nbgrader calls the command alembic, which lies beside this Python.
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        with Gradebook(f"sqlite:///{path}", "small") as opened:
            fill(opened)
    return path


@pytest.fixture
def book(filled, tmp_path):
    """A gradebook of one's own."""
    shutil.copy(filled, tmp_path)
    with Gradebook(f"sqlite:///{tmp_path / filled.name}", "small") as opened:
        yield opened


@pytest.fixture
def export(book, tmp_path, caplog):
    """Export, and return the file and what was said."""

    def run(exporter, **settings):
        path = tmp_path / "out.csv"
        plugin = exporter(config=Config(), to=str(path), **settings)
        caplog.clear()
        plugin.log.propagate = True
        plugin.export(book)
        return path, "\n".join(record.getMessage() for record in caplog.records)

    return run


def totals(book):
    """What the gradebook says, by learner and assignment; None is no grade."""
    return {(score.learner, name): score.total for name in WORTH for score in scores(book, name)}


def test_the_gradebook_tells_no_grade_from_0(book):
    """What the files are compared with: points less the penalty, 0, failed and missing."""
    found = totals(book)
    assert [found[name, ONE] for name in CLASS] == [9.5, 0, None, None, 8]
    assert [found[name, TWO] for name in CLASS] == [None, None, None, None, 40]


def test_canvas_reads_the_gradebook(book, export):
    """Everyone is found, points are those of the gradebook, and no grade is not 0."""
    path, _ = export(CanvasExport)
    worth, grades = canvas_import(path, CANVAS)
    assert worth == {ONE: 10, TWO: 50} and grades == totals(book)


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize(
    ("column", "field"),
    [("Username", "username"), ("ID number", "idnumber"), ("Email address", "email")],
)
def test_moodle_reads_the_gradebook(book, export, column, field, old):
    """By each of the columns that a teacher may map, in new and in old versions."""
    path, _ = export(MoodleExport)
    assert moodle_import(path, MOODLE, column, field, old) == totals(book)


def test_moodle_is_told_why_there_is_no_grade(export):
    """Failed and missing are kept apart in the feedback."""
    path, _ = export(MoodleExport)
    head, *rows = rows_of(path)
    assert items(head) == [TWO, ONE] or items(head) == [ONE, TWO]
    told = {row[0]: row[head.index(f"{ONE} feedback")].partition(":")[0] for row in rows}
    assert told == {"ann": "", "bob": "", "cy": "failed", "dee": "missing", "eve": ""}


@pytest.mark.parametrize("exporter", [CanvasExport, MoodleExport])
def test_those_without_a_grade_are_named(export, exporter):
    """The teacher reads who is left out, of which assignment, and why."""
    _, said = export(exporter)
    assert f"{ONE}: no grade, which is not 0, for cy (failed" in said
    assert f"{ONE}: no grade, which is not 0, for dee (missing" in said
    assert f"{TWO}: no grade, which is not 0, for ann, bob, cy, dee (missing" in said
    assert UNTOUCHED not in said


def test_only_what_is_asked_for(export):
    """One assignment and one learner."""
    path, said = export(CanvasExport, assignment=[ONE], student=["ann"])
    head, _, *rows = rows_of(path)
    assert head[5:] == [ONE] and [row[3:] for row in rows] == [["ann", "", "9.5"]]
    assert "no grade" not in said


def test_canvas_without_its_numbers(book, export):
    """Logins find learners whose number is not known, or cannot be it; the message names them."""
    book.find_student("ann").lms_user_id = None
    book.find_student("bob").lms_user_id = "105b"  # Canvas would read 105, who is eve
    book.find_student("cy").lms_user_id = book.find_student("dee").lms_user_id = "104"
    path, said = export(CanvasExport)
    assert canvas_import(path, CANVAS)[1] == totals(book)
    assert "is known of ann, bob, cy, dee." in said
    assert "nbgrader db student import students.csv, with the columns id and lms_user_id" in said


def test_canvas_finds_a_learner_by_name(export):
    """The last resort, where logins differ: the name stands as Canvas sorts it."""
    path, _ = export(CanvasExport, student=["ann"])
    row = rows_of(path)[2]
    unlike = [{"number": 7, "login": "other", "name": "Ångström, Anna"}]
    assert canvas_user(row, unlike) == unlike[0]


def test_moodle_columns_with_gaps_are_left_out(book, export):
    """Mapped from one with a gap, a grade would go to the learner of the row before."""
    book.find_student("bob").email = None
    book.find_student("dee").lms_user_id = "101"
    path, said = export(MoodleExport)
    assert rows_of(path)[0][:4] == [
        "Username",
        "First name",
        "Last name",
        items(rows_of(path)[0])[0],
    ]
    assert "No email of their own is known of bob," in said
    assert "No lms_user_id of their own is known of ann, dee," in said
    assert moodle_import(path, MOODLE, "Username", "username") == totals(book)


def test_learners_without_names(book, export):
    """Whoever was never in a class list stands there by id."""
    hand_in(book, ONE, book.add_student("zoe").id, (1, 1))
    assert [row[0] for row in rows_of(export(CanvasExport)[0])][-1] == "zoe"
    assert rows_of(export(MoodleExport)[0])[-1][:3] == ["zoe", "", ""]


@pytest.mark.parametrize("exporter", [CanvasExport, MoodleExport])
def test_no_name_is_a_formula(export, exporter):
    """A spreadsheet that opens the file shows such a name, and computes nothing."""
    path, said = export(exporter)
    cells = [cell for row in rows_of(path) for cell in row if cell not in ("-", "")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "formulas" not in said


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_what_spreadsheets_run(begins):
    """These beginnings get an apostrophe, others do not."""
    assert as_text(f"{begins}1") == f"'{begins}1" and as_text(f"a{begins}1") == f"a{begins}1"


def test_ids_stay_as_they_are(book, export):
    """The platform goes by them; the teacher is warned of one that is a formula."""
    book.add_student("=1+1")
    path, said = export(CanvasExport)
    assert "=1+1" in [row[3] for row in rows_of(path)]
    assert "would run these ids as formulas: =1+1." in said


def test_the_course_s_own_table_shows_the_penalty(export):
    """Points less the penalty are the score there too."""
    path, _ = export(ExerciseExport, assignment=[ONE])
    with path.open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["student_id"] == "eve")
    assert (row["ex-1"], row["late_penalty"], row["score"]) == ("10.0", "2.0", "8.0")


@pytest.mark.slow
@pytest.mark.parametrize("platform", ["Canvas", "Moodle"])
def test_the_command(small, filled, platform):
    """What the documentation says to type writes the file."""
    shutil.copy(filled, small.root)
    exporter = f"autograder.export.{platform}Export"
    told = small.run("nbgrader", "export", f"--exporter={exporter}", f"--assignment={ONE}")
    name = f"grades-{platform.lower()}.csv"
    assert f"Wrote 5 learners to {name}" in told and "for cy (failed" in told
    assert TWO not in rows_of(small.root / name)[0]
