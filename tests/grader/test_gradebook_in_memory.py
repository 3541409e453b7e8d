"""The gradebook in memory against a real one of nbgrader's: same questions, same answers."""

from datetime import datetime, timedelta

import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader.api import Base, Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import OverwriteCells, SaveAutoGrades
from sqlalchemy import create_engine
from traitlets.config import Config

from autograder.grading import one_submission, whole_class
from autograder.grading.gradebook_in_memory import GradebookInMemory, only_known_steps
from autograder.grading.one_submission import Execution
from autograder.grading.rows import Verdict, take_out
from autograder.nbcourse.folders import open_course
from autograder.pages.hide_hidden import HideHiddenTests
from autograder.plugin import grade_outside
from support.small import NOTEBOOK, SHEET, solved

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")

DUE = datetime(2026, 11, 2, 10)
NOTEBOOKS = ("first", "second")


@pytest.fixture
def real(tmp_path):
    """An assignment of two notebooks, with a cell of each kind that nbgrader knows."""
    where = f"sqlite:///{tmp_path / 'gradebook.db'}"
    Base.metadata.create_all(create_engine(where))
    with Gradebook(where, "course") as book:
        book.add_assignment("ps1", duedate=DUE)
        book.add_assignment("ps2")
        for name in NOTEBOOKS:
            book.add_notebook(name, "ps1", kernelspec='{"name": "python3"}')
            _add_cells(book, name)
        book.add_student("bo")
        yield book


def _add_cells(book, notebook):
    where = {"notebook": notebook, "assignment": "ps1"}
    text = {"source": "...", "checksum": "12"}
    book.add_solution_cell("answer", **where)
    book.add_grade_cell("tests", max_score=4, cell_type="code", **where)
    book.add_grade_cell("essay", max_score=3, cell_type="markdown", **where)
    book.add_solution_cell("essay", **where)
    book.add_task_cell("task", max_score=2, cell_type="markdown", **where)
    for name, kind in (("answer", "code"), ("tests", "code"), ("essay", "markdown")):
        book.add_source_cell(name, cell_type=kind, locked=name == "tests", **text, **where)


def in_memory(real, learner="ann"):
    """The same in memory, as a worker gets it."""
    return GradebookInMemory(take_out(real, "ps1", learner))


def hand_in(book, **more):
    """What nbgrader does before it grades."""
    book.update_or_create_student("ann")
    return book.update_or_create_submission("ps1", "ann", **more)


def answers(book):
    """What nbgrader's steps read, in a form that can be compared."""
    submission = book.find_submission("ps1", "ann")
    return {
        "time": (submission.timestamp, submission.total_seconds_late),
        **{name: _about(book, name) for name in NOTEBOOKS},
    }


def _about(book, name):
    handed_in = book.find_submission_notebook(name, "ps1", "ann")
    points = ("auto_score", "manual_score", "score", "max_score", "needs_manual_grade")
    words = ("auto_comment", "manual_comment", "comment")
    return {
        "whole": (handed_in.score, handed_in.max_score, handed_in.late_submission_penalty),
        "order": sorted(grade.name for grade in handed_in.grades),
        "points": {
            cell: [getattr(book.find_grade(cell, name, "ps1", "ann"), one) for one in points]
            for cell in ("tests", "essay", "task")
        },
        "words": {
            cell: [getattr(book.find_comment(cell, name, "ps1", "ann"), one) for one in words]
            for cell in ("answer", "essay", "task")
        },
    }


def grade(book):
    """What nbgrader's steps write."""
    for name in NOTEBOOKS:
        book.find_grade("tests", name, "ps1", "ann").auto_score = 3
        book.find_comment("answer", name, "ps1", "ann").auto_comment = "No response."
    book.find_submission_notebook("second", "ps1", "ann").late_submission_penalty = 1.5
    book.db.commit()


@pytest.mark.parametrize("extension", [None, timedelta(hours=1), timedelta(days=2)])
def test_a_graded_one_that_a_person_has_marked(real, extension):
    """Points and words of a person come before those of the tests; late is late."""
    submission = hand_in(real, timestamp=DUE + timedelta(hours=3))
    submission.extension = extension
    grade(real)
    marked = real.find_grade("essay", "first", "ps1", "ann")
    marked.manual_score, marked.extra_credit = 2.5, 0.5
    real.find_grade("tests", "second", "ps1", "ann").extra_credit = 1
    real.find_comment("answer", "first", "ps1", "ann").manual_comment = "Well said."
    real.db.commit()
    assert answers(in_memory(real)) == answers(real)


def test_a_new_one(real):
    """Every cell is there, and what is written is read again."""
    memory = in_memory(real)
    for book in (real, memory):
        hand_in(book, timestamp="2026-11-02 12:00:00 UTC")
    assert answers(memory) == answers(real)
    for book in (real, memory):
        grade(book)
    assert answers(memory) == answers(real)
    assert memory.verdict("ps1", "ann") == Verdict.of(real.find_submission("ps1", "ann"))


def test_handed_in_again(real):
    """A later time is written over the former one; without one the former stays."""
    hand_in(real, timestamp=DUE)
    memory = in_memory(real)
    hand_in(memory)
    assert answers(memory)["time"] == (DUE, 0)
    hand_in(memory, timestamp="2026-11-03 10:00:00 UTC")
    assert answers(memory)["time"] == (DUE + timedelta(days=1), 24 * 3600)


def test_what_was_released(real):
    """Cells, their kinds and what they are worth."""
    memory = in_memory(real)
    for name in NOTEBOOKS:
        ours, theirs = (book.find_notebook(name, "ps1") for book in (memory, real))
        assert ours.kernelspec == theirs.kernelspec
        for kind in ("source_cells", "grade_cells", "solution_cells", "task_cells"):
            names = [[cell.name for cell in getattr(one, kind)] for one in (ours, theirs)]
            assert names[0] == names[1]
        for cell in ("tests", "essay", "task"):
            worth = [book.find_graded_cell(cell, name, "ps1").max_score for book in (memory, real)]
            assert worth[0] == worth[1]
        ours, theirs = (book.find_source_cell("tests", name, "ps1") for book in (memory, real))
        about = ("cell_type", "source", "checksum", "locked")
        assert [getattr(ours, one) for one in about] == [getattr(theirs, one) for one in about]


def test_what_is_not_there(real):
    """It raises what nbgrader expects to be raised."""
    for book in (real, in_memory(real)):
        for question in (
            lambda book: book.find_assignment("ps3"),
            lambda book: book.find_notebook("third", "ps1"),
            lambda book: book.find_source_cell("other", "first", "ps1"),
            lambda book: book.find_graded_cell("answer", "first", "ps1"),
            lambda book: book.find_student("ann"),
            lambda book: book.find_submission("ps1", "ann"),
        ):
            with pytest.raises(MissingEntry):
                question(book)


class Asks:
    """A step of a teacher's own, which may ask the gradebook anything."""


def ask():
    """A hook of a teacher's own."""


class Page(HTMLExporter):
    """A feedback page of a teacher's own."""


class Halves(LateSubmissionPlugin):
    """A penalty of a teacher's own."""


@pytest.mark.parametrize(
    ("more", "known"),
    [
        ({}, True),
        ({"Autograde": {"autograde_preprocessors": [SaveAutoGrades, Asks]}}, False),
        ({"Autograde": {"sanitize_preprocessors": [OverwriteCells, "mine.Step"]}}, False),
        ({"GenerateFeedback": {"preprocessors": [HideHiddenTests]}}, True),
        ({"GenerateFeedback": {"preprocessors": [Asks]}}, False),
        ({"Autograde": {"post_convert_hook": ask}}, False),
        ({"BaseConverter": {"pre_convert_hook": ask}}, False),
        ({"Exporter": {"preprocessors": [Asks]}}, False),
        ({"GenerateFeedback": {"exporter_class": HTMLExporter}}, True),
        ({"GenerateFeedback": {"exporter_class": Page}}, False),
        ({"AssignLatePenalties": {"plugin_class": Halves}}, False),
        ({"AssignLatePenalties": {"plugin_class": LateSubmissionPlugin}}, True),
    ],
)
def test_who_may_ask_it(more, known):
    """Only steps whose questions are known."""
    config = Config()
    grade_outside(config)
    config.merge(Config(more))
    course = NbGraderAPI(config=config)
    converters = [kind(course.coursedir, parent=course) for kind in (Autograde, GenerateFeedback)]
    assert only_known_steps(*converters) is known


@pytest.mark.slow
def test_a_learner_is_graded_alike(small, monkeypatch):
    """The verdict, the notebook and the page are those that a database gives."""
    small.hand_in("ann", solved(ex_2="def mean_of(array):\n    return array.sum() / len(array)"))
    (small.root / "submitted/ann" / SHEET / "timestamp.txt").write_text("2026-11-02 10:00:00 UTC")
    course = open_course(small.root)
    with course.gradebook as book:
        job = whole_class._job(course, book, SHEET, "ann", Execution())
    results = []
    for known in (True, False):
        monkeypatch.setattr(one_submission, "only_known_steps", lambda *_, known=known: known)
        results.append(one_submission.run(job))
    memory, database = results
    assert memory.verdict == database.verdict and memory.verdict.timestamp
    assert set(memory.verdict.scores.values()) == {4.0, 1.0, 2.0}
    assert memory.findings == database.findings
    assert memory.written.feedback == database.written.feedback
    assert memory.written.autograded.keys() == {NOTEBOOK}
