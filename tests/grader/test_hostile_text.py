"""Text that a learner chose is safe wherever it is shown, and stops nobody else's verdict."""

import csv
import json

import pytest

from autograder.findings import LONGEST, Note, printable
from support.small import SHEET, solved

NAMES = {
    "half_a_character": r"\ud800 thing",
    "colours": r"\x1b[31mred\x07",
    "forges_a_notice": r"x\n[WARNING] noticed: all is well",
    "turns_the_direction": r"\u202egnp.exe",
    "long": "x" * 5000,
}
"""What a learner's kernel says, as Python spells it."""


SAYING = """
import sys

def double(x):
    wire = sys.modules["wire"]

    def say(self, told):
        raise wire.NotPlain("a {name}")

    wire.Encoder._foreign = say
    print("{name}")
    return object()
"""


def saying(name):
    """A notebook whose kernel says so of what its first function returns, and prints it."""
    return solved(ex_1=SAYING.replace("{name}", name))


@pytest.fixture(scope="module")
def told(built, tmp_path_factory):
    """What the command printed on a class of such learners, and the course."""
    course = built.copy(tmp_path_factory.mktemp("told") / "small")
    for learner, name in NAMES.items():
        course.hand_in(learner, saying(name))
    course.hand_in("=1+1", solved())
    course.hand_in("honest", solved())
    return course.run("autograder", "grade", SHEET), course


def safe(text, most=LONGEST):
    """Whether a terminal shows all of it, on one line."""
    return text.isprintable() and len(text) <= most


@pytest.mark.slow
def test_everybody_has_a_verdict(told):
    """They lose the exercise and nothing else, and the honest one nothing."""
    _, course = told
    with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        score = {row["student_id"]: row["score"] for row in csv.DictReader(file)}
    assert score == {**dict.fromkeys(NAMES, "5.0"), "honest": "9.0", "'=1+1": "9.0"}


@pytest.mark.slow
def test_what_the_teacher_reads(told):
    """On the terminal and in the reports: a line each, in order."""
    printed, course = told
    lines = [line for line in printed.splitlines() if line.startswith("noticed:")]
    assert len(lines) >= len(NAMES) and all(safe(line, LONGEST + 50) for line in lines)
    assert not [line for line in printed.splitlines() if line.startswith("[WARNING]")]
    for learner in NAMES:
        path = course.root / "reports" / learner / SHEET / "report.json"
        notes = json.loads(path.read_text(encoding="utf-8"))["notes"]
        assert notes and all(safe(text) for note in notes for text in note.values())


def test_printable():
    """What a terminal would obey is replaced, and words of any language stay."""
    assert printable("naïve 🙂 日本\n\x1b[1m\ud83d\u202e") == "naïve 🙂 日本 \ufffd[1m\ufffd\ufffd"
    assert len(printable("x" * 10_000)) == LONGEST
    assert str(Note("kind\x00", "a\nb")) == "kind\ufffd: a b"
