"""A small class from its release to its report: right, wrong, crashing and dishonest learners."""

import csv
import json
import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from support.commands import environment
from support.pages import section, table, text_of
from support.small import MOST, NOTEBOOK, SHEET, solved
from support.small_class import CLASS

GRADE = ("autograder", "grade", SHEET)
VERDICTS = {learner: points for learner, (_, points) in CLASS.items() if points}


def rows(path):
    """The rows of an exported file, by learner."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def told(graded):
    """The same as JSON: what another run says, which grades only those without a verdict."""
    command = [sys.executable, "-m", *GRADE, "--json"]
    done = subprocess.run(
        command, cwd=graded.root, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 1 and "9 points" not in done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("learner", VERDICTS)
def test_points(graded, learner):
    """In the exported file, exercise by exercise."""
    row = rows(graded.root / "grades.csv")[learner]
    assert tuple(float(row[name]) for name in MOST) == VERDICTS[learner]
    assert float(row["score"]) == sum(VERDICTS[learner]) and row["state"] == "graded"


def test_failed_is_not_zero(graded):
    """Who cannot be graded has no points, and stops nobody."""
    row = rows(graded.root / "grades.csv")["zoe_broken"]
    assert (row["state"], row["score"], row["ex-1"]) == ("failed", "", "")


def test_the_table_that_is_printed(graded):
    """A line for each learner, what each exercise is worth, and why somebody failed."""
    assert re.search(r"cy_divides_by_rows +4 +3 +7 *\n", graded.told)
    assert re.search(r"zoe_broken +failed *\n", graded.told)
    assert re.search(r"out of +4 +5 +9 *\n", graded.told)
    assert re.search(
        "failed: zoe_broken: sheet.ipynb is no notebook, or a part of one", graded.told
    )
    assert (
        "noticed: lee_deletes_a_test: test cells deleted, and restored: ex-1-tests" in graded.told
    )


def test_json_says_the_same(told):
    """Points, states, notes and reasons."""
    learners = {one["learner"]: one for one in told["learners"]}
    assert told["out_of"] == MOST and set(learners) == set(CLASS)
    points = {name: tuple(learners[name]["points"].values()) for name in VERDICTS}
    assert points == VERDICTS
    assert learners["zoe_broken"]["state"] == "failed" and learners["zoe_broken"]["total"] is None
    (note, *_) = learners["gus_ends_the_kernel"]["notes"]
    assert note["cell"] == "ex-1-tests" and "ended in this call" in note["what"]


def test_feedback(graded):
    """It tells the learner what a visible test said, and shows no hidden one."""
    page = text_of(graded.root / "feedback/dee_raises" / SHEET / f"{SHEET}.html")
    assert "ZeroDivisionError" in page and "double(3) == 6" in page
    assert "double(-1.5)" not in page and "drawn" not in page and "HIDDEN" not in page


def test_the_report(graded):
    """The page on the class, and the same as rows."""
    told = graded.run("autograder", "report", SHEET, "--csv")
    assert told == f"Report: reports/{SHEET}.html\nReport: reports/{SHEET}.csv\n"
    text = (graded.root / "reports" / f"{SHEET}.html").read_text(encoding="utf-8")
    page = BeautifulSoup(text, "html.parser")
    everyone = {row["learner"]: row for row in table(page, "Everyone")}
    assert set(everyone) == set(CLASS) and everyone["cy_divides_by_rows"]["ex-2"] == "3"
    assert table(page, "Failed")[0]["learner"] == "zoe_broken"
    assert "test cells deleted, and restored (1)" in section(page, "Noticed")


@pytest.mark.slow
def test_one_learner_again(graded_copy):
    """Better work is graded unasked, the same again on demand; a broken file takes points away."""
    one = (*GRADE, "--student", "ben_adds_three")
    assert "0/0" in graded_copy.run(*one)
    graded_copy.hand_in("ben_adds_three", solved())
    assert "ben_adds_three: 9 points" in graded_copy.run(*one)
    assert "ben_adds_three: 9 points" in graded_copy.run(*one, "--regrade")
    graded_copy.hand_in("ben_adds_three", "{")
    assert "ben_adds_three: failed" in graded_copy.run(*one, expected=1)
    grades = rows(graded_copy.root / "grades.csv")
    assert grades["ben_adds_three"]["score"] == "" and grades["ann_right"]["score"] == "9.0"


@pytest.mark.slow
def test_nbgraders_own_command_gives_the_same(graded_copy):
    """The plain command goes through the same border."""
    one = (f"--student={learner}" for learner in ("jo_patches_numpy",))
    graded_copy.run("nbgrader", "autograde", SHEET, *one, "--force")
    graded_copy.run("nbgrader", "export", "--exporter=autograder.export.ExerciseExport")
    row = rows(graded_copy.root / "grades.csv")["jo_patches_numpy"]
    assert (float(row["ex-1"]), float(row["ex-2"])) == VERDICTS["jo_patches_numpy"]


def test_nobody_of_that_name(graded):
    """Exit code 2, and where it was looked for."""
    told = graded.run(*GRADE, "--student", "nobody", expected=2)
    assert f"No submission in submitted/nobody/{SHEET}/" in told


@pytest.mark.slow
def test_without_a_sandbox(small):
    """Grading refuses unless the teacher asks for it, and then says so."""
    small.hand_in("ann_right", solved())
    told = small.run(*GRADE, expected=2, PATH="/nowhere")
    assert "apt-get install bubblewrap" in told and "--no-sandbox" in told
    told = small.run(*GRADE, "--no-sandbox", PATH="/nowhere")
    assert "ann_right: 9 points" in told and "Graded WITHOUT a sandbox" in told


@pytest.mark.slow
def test_learners_cannot_rewrite_what_is_locked(small):
    """A test that was made easy, and one that was told to be skipped, are as released."""
    nb = solved(ex_1="def double(x):\n    return 0", ex_1_tests="pass")
    for cell in nb.cells:
        cell.metadata["tags"] = ["skip-execution", "ungraded"]
    small.hand_in("easy", nb)
    told = small.run(*GRADE)
    assert "easy: 5 points" in told
    assert "noticed: easy: test cells changed, and restored: ex-1-tests" in told
    assert "noticed: easy: tags that steer execution, dropped: " in told
    graded = (small.root / "autograded/easy" / SHEET / NOTEBOOK).read_text(encoding="utf-8")
    assert "twice three is six" in graded
