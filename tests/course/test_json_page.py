"""The page on the JSON names all that is printed, and nothing else."""

import json
import re

from autograder.findings import Mistake, Note
from autograder.report.submission import Report, as_json
from support.places import ROOT

TEXT = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")


def tables():
    """The keys of each table, in the page's order."""
    return [re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) for part in TEXT.split("| key |")[1:]]


def test_each_key_stands_in_its_table():
    """The whole, a learner, a note, a mistake."""
    made = {"notes": [Note("what", "about", "cell")], "mistakes": {"ex-1": [Mistake("id", "text")]}}
    report = Report("ada", "graded", 1.0, {"ex-1": 1.0}, **made)
    whole = json.loads(as_json("sheet", {"ex-1": 1.0}, [report], True))
    (learner,) = whole["learners"]
    (mistake,) = learner["mistakes"]["ex-1"]
    assert tables() == [list(one) for one in (whole, learner, learner["notes"][0], mistake)]


def test_the_example_is_one():
    """It has the keys of a learner, in their order."""
    (example,) = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    assert list(json.loads(example)) == tables()[1]
