"""The page on a class, and the same as data."""

import base64
import csv
import hashlib
import io
import subprocess
import sys
from collections import Counter
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from autograder.findings import Mistake, Note
from autograder.report.page import as_page
from autograder.report.plots import SHOWN
from autograder.report.submission import Report
from autograder.report.whole_class import ClassReport, as_csv
from support.commands import environment
from support.pages import section, table

WORTH = {"ex-1": 10, "ex-2": 18, "ex-10": 6}
NO_FLOOR = Mistake("no_floor", "This is what comes out without the floor.")
SIGN = Mistake("sign", "The sign is the wrong way round.")
FOREIGN = "María Пример 学习"


def report(learner, points=(10, 18, 6), mistakes=None, **more):
    """What is known about someone who was graded."""
    points = dict(zip(WORTH, points, strict=True))
    whole = {"seconds": 3.0, "mistakes": mistakes or {}, **more}
    return Report(learner, "graded", sum(points.values()), points, **whole)


def of(*reports, pages=()):
    """A class, in which some have feedback pages."""
    places = {name: f"../feedback/{name}/hello/hello.html" for name in pages}
    return ClassReport("hello", WORTH, list(reports), places)


SMALL = of(
    report("ann", mistakes={"ex-2": [NO_FLOOR], "ex-10": [SIGN]}, points=(10, 8, 0)),
    report("bob", mistakes={"ex-2": [NO_FLOOR]}, points=(4, 0, 6), seconds=61.5),
    report("cat", notes=[Note("set aside", "a.txt"), Note("cells copied", "2; the last counts")]),
    Report("dan", "failed", None, {}, "not JSON", [Note("set aside", "b.txt")], seconds=0.5),
    Report("eve", "missing", None, {}),
    Report("fay", "not graded yet", None, {}),
    pages=("ann", "bob", "cat"),
)


def parsed(found):
    """Parse the page on a class."""
    return BeautifulSoup(as_page(found), "html.parser")


def drawings(page):
    """The texts of each plot."""
    roots = [ElementTree.fromstring(drawing(image)) for image in page.find_all("img")]
    return [[text.text for text in root.iter("{http://www.w3.org/2000/svg}text")] for root in roots]


def drawing(image):
    """The SVG that an image is."""
    kind, _, data = image["src"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    return base64.b64decode(data).decode()


def test_points_of_each_exercise():
    """Those without a verdict do not count; ex-10 comes after ex-2, as in the notebook."""
    rows = table(parsed(SMALL), "Points")
    assert [list(row.values()) for row in rows] == [
        ["ex-1", "10", "8.0", "2", "1", "0"],
        ["ex-2", "18", "8.7", "1", "1", "1"],
        ["ex-10", "6", "4.0", "2", "0", "1"],
    ]


def test_the_most_frequent_mistake_comes_first():
    """With the number of learners, in the table and in the plot."""
    page = parsed(SMALL)
    rows = [list(row.values()) for row in table(page, "Mistakes")]
    assert rows == [["2", "ex-2", NO_FLOOR.text, "ann, bob"], ["1", "ex-10", SIGN.text, "ann"]]
    words = " ".join(drawings(page)[1])
    assert words.index("ex-2: This is") < words.index("ex-10: The sign")


def test_mistakes_as_frequent_as_each_other_stand_in_the_order_of_the_exercises():
    """Not in the order of the alphabet, which puts ex-10 before ex-2."""
    a, b, c = (Mistake(letter.lower(), letter) for letter in "ABC")
    mistakes = {"ex-10": [a], "elsewhere": [a], "ex-2": [c, b]}
    found = [(one.exercise, one.sentence) for one in of(report("x", mistakes=mistakes)).mistakes()]
    assert found == [("ex-2", "B"), ("ex-2", "C"), ("ex-10", "A"), ("elsewhere", "A")]


def test_a_mistake_leads_to_its_exercise_on_the_feedback_page():
    """Who has no page has no link."""
    page = parsed(of(*SMALL.reports, pages=("ann",)))
    cell = page.find("td", string=NO_FLOOR.text).find_next_sibling("td")
    (link,) = cell.find_all("a")
    assert link.text == "ann" and link["href"] == "../feedback/ann/hello/hello.html#ex-2-tests"


def test_states_failures_and_times():
    """Each state is counted, a failure has its reason, and the slowest is named."""
    page = parsed(SMALL)
    key = dict(zip(*([e.text for e in page.dl.find_all(tag)] for tag in ("dt", "dd")), strict=True))
    states = {"graded": "3", "failed": "1", "not graded yet": "1", "missing": "1"}
    assert states.items() <= key.items() and key["median"] == "18.0"
    assert table(page, "Failed") == [{"learner": "dan", "reason": "not JSON"}]
    assert "3.0 s to grade (median). The slowest: bob 61.5 s" in section(page, "Time")


def test_files_that_were_set_aside():
    """Notes of a kind stand together, the most frequent kind first."""
    told = section(parsed(SMALL), "Noticed")
    assert "set aside (2) cat: a.txt dan: b.txt cells copied (1) cat: 2; the last counts" in told


def test_the_plots_have_words():
    """A text in place of each picture that tells the numbers, and a caption."""
    page = parsed(SMALL)
    points, mistakes = (image["alt"] for image in page.find_all("img"))
    assert "ex-2: 1 all, 1 some, 1 none" in points and f"ex-2: {NO_FLOOR.text} 2" in mistakes
    assert len(page.find_all("figcaption")) == 2
    assert {"all points", "ex-1", "2"} <= set(drawings(page)[0])


def test_csv_equals_the_page():
    """Points, states, mistakes, reasons, notes and times."""
    rows = list(csv.DictReader(io.StringIO(as_csv(SMALL))))
    page = parsed(SMALL)
    shown = {row["learner"]: row for row in table(page, "Everyone")}
    assert {row["learner"] for row in rows} == set(shown)
    for row in rows:
        mine = shown[row["learner"]]
        assert row["state"] == mine["state"]
        assert mine["seconds"] == (row["seconds"] and f"{float(row['seconds']):.1f}")
        assert not row["exercise"] or mine[row["exercise"]] == row["points"]
    counts = Counter((row["exercise"], row["mistakes"]) for row in rows if row["mistakes"])
    told = {(m["exercise"], m["mistake"]): int(m["learners"]) for m in table(page, "Mistakes")}
    assert counts == told
    by_learner = {row["learner"]: row for row in rows}
    assert by_learner["dan"]["reason"] == "not JSON" and by_learner["dan"]["points"] == ""
    assert by_learner["cat"]["notes"] == "\n".join(map(str, SMALL.reports[2].notes))
    assert [row["out_of"] for row in rows if row["learner"] == "ann"] == ["10", "18", "6"]


def test_csv_holds_no_formula():
    """A spreadsheet would run one."""
    sums = {"mistakes": {"ex-1": [Mistake("plus", "+1")]}, "notes": [Note("@SUM(1)")]}
    bad = report("=HYPERLINK(1)", **sums, reason="-1")
    row = next(csv.DictReader(io.StringIO(as_csv(of(bad)))))
    for column in ("learner", "mistakes", "notes", "reason"):
        assert row[column].startswith("'")


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</style></title></textarea><svg onload=alert(1)>",
    "]]></text><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "{{ 7 * 7 }}{% for %}",
    r"$\frac{$ \x00",
    "null\0 bell\a turned\u202e",
]
ATTRIBUTES = {"alt", "charset", "class", "content", "http-equiv", "lang", "name", "open", "src"}


@pytest.mark.parametrize("bad", HOSTILE)
def test_nothing_of_a_learner_runs(bad):
    """Whatever stands in names, reasons, notes and mistakes is shown as text."""
    mistake, notes = Mistake(bad, bad), [Note(bad, bad, bad), Note(bad)]
    failed = Report(f"failed {bad}", "failed", None, {}, bad, notes, seconds=1)
    good = report(bad, mistakes={"ex-1": [mistake], bad: [mistake]}, notes=notes)
    found = ClassReport(bad, {**WORTH, bad: 1}, [good, failed], {})
    page = parsed(found)
    tags = page.find_all(True)
    assert not {tag.name for tag in tags} & {"script", "svg", "iframe", "object", "base", "form"}
    assert {name for tag in tags for name in tag.attrs} <= ATTRIBUTES
    for image in page.find_all("img"):
        root = ElementTree.fromstring(drawing(image))
        assert not [e for e in root.iter() if e.tag.endswith(("script", "foreignObject", "image"))]
        assert not [name for e in root.iter() for name in e.attrib if name.startswith("on")]
    assert page.find("td", string=bad) and page.title.text == f"{bad}: the class"


def test_the_policy_lets_nothing_in_but_our_style():
    """No script, no file from elsewhere, and no style but the one of the page."""
    page = parsed(SMALL)
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    digest = base64.b64encode(hashlib.sha256(page.style.string.encode()).digest()).decode()
    wanted = ["default-src 'none'", "img-src data:", f"style-src 'sha256-{digest}'"]
    assert policy.split("; ")[:3] == wanted and "unsafe" not in policy
    assert "url(" not in page.style.string and "@import" not in page.style.string


def test_a_class_of_a_thousand():
    """Long lists are folded up, and the plot has room for the most frequent mistakes only."""
    known = [Mistake(f"mistake_{k}", f"Mistake {k}.") for k in range(40)]
    many = [report(f"learner_{n:04}", mistakes={"ex-1": known[: n % 40]}) for n in range(1000)]
    page = parsed(of(*many))
    rows = table(page, "Mistakes")
    assert len(rows) == 39 and [int(row["learners"].split()[0]) for row in rows][::38] == [975, 25]
    assert sum(text.startswith("ex-1: ") for text in drawings(page)[1]) == SHOWN
    assert f"The {SHOWN} most frequent of 39" in page.text
    unfolded = [t for t in page.find_all("bdi") if not t.find_parent("details")]
    assert len(unfolded) == 5  # the slowest


def test_a_class_without_points():
    """All failed: the page says why, and draws nothing."""
    page = parsed(of(Report("dan", "failed", None, {}, "not JSON")))
    assert "Nobody has points yet." in section(page, "Points") and not page.find("img")
    assert "The checks named none." in section(page, "Mistakes")
    assert "No times are known." in section(page, "Time")


def test_what_nbgrader_itself_graded():
    """It keeps no reports, so the page says that mistakes and times are not known."""
    told = section(parsed(of(report("ann"), report("bob", seconds=None))), "Mistakes")
    assert "Of 1 of those graded neither mistakes nor times are known" in told


def test_other_letters_are_drawn_by_the_browser():
    """No warning about glyphs that matplotlib's font lacks."""
    foreign = Mistake("foreign", "偏差修正 отсутствует")
    words = drawings(parsed(of(report(FOREIGN, mistakes={"ex-1": [foreign]}))))[1]
    assert "ex-1: 偏差修正 отсутствует" in words


def test_help_and_grading_do_without_matplotlib():
    """It takes a second to import."""
    code = "import autograder.command.run, sys; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=environment()).returncode == 0
