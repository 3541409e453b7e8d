"""The page on the example class, as the command writes it, and the same as data."""

import csv
import io
import json
from collections import Counter
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup

from autograder.nbcourse.folders import open_course
from autograder.report.whole_class import read_class
from examples.learners import solved, submissions
from support.course import hand_in
from support.grades import EXPECTED, MOST
from support.pages import section, table
from support.places import ASSIGNMENT

REPORT = ("autograder", "report", ASSIGNMENT)
FOREIGN = "María Пример 学习"


@pytest.fixture(scope="module")
def graded(make_course):
    """A course with a few who are graded, one who fails and one who comes late."""
    course = make_course()
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    hand_in(course, "beta1_for_s", nbformat.writes(submissions()["beta1_for_s"]))
    hand_in(course, FOREIGN, nbformat.writes(solved()))
    hand_in(course, "broken", "{")
    (course.root / "submitted" / FOREIGN / ASSIGNMENT / "заметки <b>.txt").write_text("mine")
    course.run("autograder", "grade", ASSIGNMENT, expected=1)
    hand_in(course, "late", nbformat.writes(solved()))
    return course


@pytest.fixture(scope="module")
def written(graded):
    """The page as the command writes it."""
    told = graded.run(*REPORT, "--csv")
    page, data = (graded.root / "reports" / f"{ASSIGNMENT}.{kind}" for kind in ("html", "csv"))
    assert told == f"Report: reports/{page.name}\nReport: reports/{data.name}\n"
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def test_the_command_tells_of_everyone(graded, written):
    """Points from the gradebook, reasons and files from the reports."""
    rows = {row["learner"]: row for row in table(written, "Everyone")}
    states = {name: row["state"] for name, row in rows.items()}
    late = {"late": "not graded yet", "broken": "failed"}
    assert states == {"beta1_for_s": "graded", FOREIGN: "graded", **late}
    for learner, points in ((FOREIGN, MOST), ("beta1_for_s", EXPECTED["beta1_for_s"])):
        assert [float(rows[learner][f"ex-{n}"]) for n in range(1, 9)] == list(points)
    assert "is no notebook, or a part of one" in table(written, "Failed")[0]["reason"]
    assert f"set aside (1) {FOREIGN}: заметки <b>.txt" in section(written, "Noticed")


def test_every_link_leads_to_a_page(graded, written):
    """And the page of a learner is that learner's."""
    links = {(link.text, *link["href"].split("#")) for link in written.find_all("a")}
    assert {link[0] for link in links} == {"beta1_for_s", FOREIGN}
    for learner, address, *places in links:
        path = (graded.root / "reports" / unquote(address)).resolve()
        assert path == graded.root / "feedback" / learner / ASSIGNMENT / f"{ASSIGNMENT}.html"
        text = path.read_text(encoding="utf-8")
        assert all(f'<a name="{place}"' in text for place in places)


def test_the_mistake_that_a_check_named(written):
    """It comes from the check, through the report, to the page."""
    (row,) = table(written, "Mistakes")
    assert row["exercise"] == "ex-6" and row["mistake"].endswith("s uses β1")
    assert written.find("a", string="beta1_for_s")["href"].endswith("#ex-6-tests")


def test_the_command_writes_the_same_as_data(graded, written):
    """A row for each learner and exercise, or one for a learner without points."""
    text = (graded.root / "reports" / f"{ASSIGNMENT}.csv").read_text(encoding="utf-8")
    counts = Counter(row["learner"] for row in csv.DictReader(io.StringIO(text)))
    assert counts == {"beta1_for_s": 8, FOREIGN: 8, "broken": 1, "late": 1}


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_reports_from_before_mistakes_had_names(graded):
    """They are read, and tell of none."""
    path = graded.root / "reports/beta1_for_s" / ASSIGNMENT / "report.json"
    new = path.read_text(encoding="utf-8")
    old = json.loads(new)
    assert old.pop("mistakes")
    path.write_text(json.dumps(old), encoding="utf-8")
    assert read_class(open_course(graded.root), ASSIGNMENT).mistakes() == []
    path.write_text(new, encoding="utf-8")


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
@pytest.mark.parametrize("bad", ["javascript:alert(1)", '"><img src=x onerror=alert(1)>', "?#%41"])
def test_links_stay_in_the_course(graded, bad):
    """A learner's name in a link is a folder, and nothing else."""
    folder = graded.root / "feedback" / bad / ASSIGNMENT
    folder.mkdir(parents=True)
    (folder / f"{ASSIGNMENT}.html").touch()
    (graded.root / "submitted" / bad / ASSIGNMENT).mkdir(parents=True)
    address = read_class(open_course(graded.root), ASSIGNMENT).pages[bad]
    assert address.startswith("../feedback/") and not set(address) & set(':?#"<> ')
    assert (graded.root / "reports" / unquote(address)).resolve() == folder / f"{ASSIGNMENT}.html"


def test_nothing_to_report_says_so(make_course):
    """Exit code 2, and what to do: no such assignment, or nobody graded."""
    course = make_course()
    assert f"generate_assignment {ASSIGNMENT} first" in course.run(*REPORT, expected=2)
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    hand_in(course, "late", nbformat.writes(solved()))
    told = course.run(*REPORT, expected=2)
    assert f"Run python -m autograder grade {ASSIGNMENT} first." in told
    assert len(told.splitlines()) == 1
    assert not (course.root / "reports").exists()
