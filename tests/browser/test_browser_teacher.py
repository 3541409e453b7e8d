"""An assignment goes from the teacher to the learners and back, clicked through in Chromium.

The tests follow each other: each begins where the one before it ended.
"""

import csv

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import get_username

from examples.learners import submissions
from support.browsing import FIND_CELL, Notebook, choose, dialog, expect, new_page, open_lab
from support.course import hand_in
from support.grades import EXPECTED
from support.jupyter import LAB, jupyterlab
from support.notebooks import read
from support.places import ASSIGNMENT

ME = get_username()
CLASS = {
    ME: ("no_floor", "Ada", "Lovelace"),
    "emmy": ("full_marks", "Emmy", "Noether"),
    "sofia": ("beta1_for_s", "Sofia", "Kovalevskaya"),
    "hedy": ("syntax_error", "Hedy", "Lamarr"),
    "grace": ("beta1_for_s", "Grace", "Hopper"),
    "maryam": ("drops_the_last_batch", "Maryam", "Mirzakhani"),
}
MISTAKE = "the quotient of epoch and interval is not rounded down"
COMMENT = "Which operator divides and rounds down?"


@pytest.fixture(scope="module")
def course(make_course):
    """A course with a class list. All but one have handed in by other ways than the exchange."""
    made = make_course()
    with (made.root / "students.csv").open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "first_name", "last_name"])
        table.writerows([learner, first, last] for learner, (_, first, last) in CLASS.items())
    made.run("nbgrader", "db", "student", "import", "students.csv")
    for learner, (work, *_) in CLASS.items():
        if learner != ME:
            hand_in(made, learner, nbformat.writes(submissions()[work]))
    return made


@pytest.fixture(scope="module")
def teacher(browser, course, tmp_path_factory):
    """JupyterLab on the course, as `make lab-teacher` starts it."""
    home = tmp_path_factory.mktemp("teacher")
    lab = jupyterlab(course.root, home=home, command=LAB)
    with lab as address, new_page(browser, viewport={"width": 1250, "height": 710}) as page:
        page.address = address
        yield page


@pytest.fixture(scope="module")
def formgrader(teacher):
    """The formgrader, which lives in a frame of JupyterLab."""
    choose(teacher, "Nbgrader", "Formgrader")
    return teacher.frame_locator("iframe")


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """The folder of a learner, in a home whose settings are those of docs/teaching.md."""
    folder = tmp_path_factory.mktemp("learner") / "work"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def learner(browser, course, work):
    """A learner's JupyterLab, with the list of assignments open."""
    settings = work.parent / ".jupyter/nbgrader_config.py"
    settings.parent.mkdir()
    settings.write_text(f'c = get_config()\nc.Exchange.root = "{course.root / "exchange"}"\n')
    with jupyterlab(work, home=work.parent) as address, new_page(browser) as page:
        open_lab(page, address)
        choose(page, "Nbgrader", "Assignment List")
        yield page


def row(frame, text):
    """The row of a table of the formgrader."""
    return frame.locator("#main-table tr").filter(has_text=text)


def told(frame):
    """Read what the formgrader says when it is done, see that it went well, and close it."""
    box = frame.locator(".modal-content")
    expect(box.locator(".modal-title")).to_have_text("Success")
    text = box.inner_text()
    box.get_by_text("OK", exact=True).click()
    expect(box).to_have_count(0)
    return text


def press(frame, text, column):
    """Click the symbol in a column of a row; return what the formgrader says."""
    row(frame, text).locator(f".{column} a").click()
    return told(frame)


def test_create_assignment_shows_the_points(teacher):
    """The sidebar knows the points of each test cell, and their sum."""
    Notebook(teacher, teacher.address, f"source/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
    teacher.get_by_title("Nbgrader Create Assignment").click()
    expect(teacher.get_by_label("Total points:")).to_have_value("100")
    for cell_id, points in {"ex-1-tests": "4", "ex-6-hidden-tests": "14"}.items():
        place = teacher.evaluate(FIND_CELL, cell_id)
        cell = teacher.locator(".nbgrader-CellWidget").nth(place)
        expect(cell.get_by_label("ID:")).to_have_value(cell_id)
        expect(cell.get_by_label("Points:")).to_have_value(points)
    teacher.get_by_title("Nbgrader Create Assignment").click()


def test_generate_preview_release(course, teacher, formgrader):
    """The release is built, shown, and laid into the exchange."""
    expect(row(formgrader, ASSIGNMENT).locator(".status")).to_have_text("draft")
    expect(formgrader.get_by_text("Current configuration")).to_have_count(0)
    assert "Successfully created the student version" in press(formgrader, ASSIGNMENT, "assign")
    row(formgrader, ASSIGNMENT).locator(".preview a").click()
    listing = teacher.locator(".jp-DirListing-content")
    expect(listing.get_by_text("public_tests")).to_be_visible()
    expect(listing.get_by_text(f"{ASSIGNMENT}.ipynb")).to_be_visible()
    teacher.get_by_role("tab", name="File Browser").click()  # makes room
    notebook = course.root / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert "YOUR CODE HERE" in notebook.read_text("utf-8")

    press(formgrader, ASSIGNMENT, "release")
    expect(row(formgrader, ASSIGNMENT).locator(".status")).to_have_text("released")
    assert (course.root / "exchange/downhill/outbound" / ASSIGNMENT / "public_tests").is_dir()


def test_fetch_validate_submit(learner, work):
    """A learner fetches, is told by Validate what is wrong, and submits."""
    fetched = learner.locator("#fetched_assignments_list")
    learner.get_by_role("button", name="Fetch", exact=True).click()
    fetched.locator(".assignment-notebooks-link").click()
    notebook = work / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert read(notebook).cells[0].id == "title"

    nbformat.write(submissions()[CLASS[ME][0]], notebook)
    fetched.get_by_role("button", name="Validate").click()
    expect(dialog(learner)).to_contain_text("The following cell failed")
    expect(dialog(learner)).to_contain_text(MISTAKE)
    dialog(learner).get_by_role("button", name="Ok").click()

    fetched.get_by_role("button", name="Submit").click()
    expect(learner.locator("#submitted_assignments_list")).to_contain_text("UTC")


def test_collect_and_grade_everyone(course, teacher, formgrader, shoot):
    """One button grades the class, and the server answers meanwhile."""
    assert f"Collecting submission: {ME}" in press(formgrader, ASSIGNMENT, "collect")
    row(formgrader, ASSIGNMENT).locator(".num-submissions a").click()
    waiting = formgrader.locator("#main-table").get_by_text("needs autograding")
    expect(waiting).to_have_count(len(CLASS))

    formgrader.get_by_role("button", name="Autograde all").click()
    expect(formgrader.get_by_text("Grading, please wait")).to_be_visible()
    assert teacher.request.get(f"{teacher.address}/api/status").ok
    expect(formgrader.get_by_text("Grading, please wait")).to_be_visible()

    assert f"{ME}: 88 points" in told(formgrader)
    for learner, (given, *_) in CLASS.items():
        cells = row(formgrader, learner)
        expect(cells.locator(".status")).to_have_text("graded")
        expect(cells.locator(".score")).to_have_text(f"{sum(EXPECTED[given])} / 100")
    shoot(teacher, "formgrader")


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_manual_grading(course, formgrader, shoot, teacher):
    """The teacher reads the learner's work, and writes a comment beside it."""
    row(formgrader, ME).locator(".student-name a").click()
    row(formgrader, ASSIGNMENT).locator(".name a").click()
    solution = formgrader.locator(".nbgrader_cell").filter(has=formgrader.locator("#ex-8-comment"))
    expect(solution).to_contain_text("def schedule_lr_decay")
    expect(formgrader.locator("#ex-8-tests")).to_have_attribute("placeholder", "0")
    expect(formgrader.locator("body")).to_contain_text(MISTAKE)

    comment = formgrader.locator("#ex-8-comment")
    comment.fill(COMMENT)
    comment.blur()
    expect(solution.locator(".comment-saved")).to_be_visible()
    solution.evaluate("cell => { cell.scrollIntoView(); window.scrollBy(0, -75); }")
    shoot(teacher, "manual-grading")
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}", "downhill") as gradebook:
        notebook = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, ME)
        assert COMMENT in [comment.comment for comment in notebook.comments]


def test_grade_one_again(formgrader):
    """The flash in a learner's row grades that learner."""
    formgrader.get_by_text("Manual Grading").click()
    formgrader.get_by_text("Manage Assignments").first.click()
    row(formgrader, ASSIGNMENT).locator(".num-submissions a").click()
    text = press(formgrader, ME, "autograde")
    assert f"{ME}: 88 points" in text and "emmy" not in text


def test_generate_and_release_feedback(course, formgrader):
    """The page has the comment, which outlived the second grading, and goes into the exchange."""
    press(formgrader, ME, "generate-feedback")
    page = course.root / "feedback" / ME / ASSIGNMENT / f"{ASSIGNMENT}.html"
    assert COMMENT in page.read_text("utf-8")
    press(formgrader, ME, "release-feedback")
    assert len(list((course.root / "exchange/downhill/feedback").glob("*.html"))) == 1


def test_fetch_and_open_feedback(learner, work):
    """The learner fetches the page and opens it, in JupyterLab."""
    learner.get_by_title("Refresh assignments list").click()
    learner.get_by_role("button", name="Fetch Feedback").click()
    learner.get_by_text("(view feedback)").click()
    page = learner.locator(".jp-DirListing-content").get_by_text(f"{ASSIGNMENT}.html")
    page.dblclick()
    opened = learner.frame_locator(".jp-HTMLViewer iframe").locator("body")
    expect(opened).to_contain_text("88.0 / 100")
    expect(opened).to_contain_text(MISTAKE)
    expect(opened).to_contain_text(COMMENT)
    assert len(list((work / ASSIGNMENT / "feedback").glob("*/*.html"))) == 1


def test_class_report(course, page, shoot):
    """The page on the class shows its mistakes; a name leads to the feedback page."""
    course.run("autograder", "report", ASSIGNMENT)
    page.goto((course.root / "reports" / f"{ASSIGNMENT}.html").as_uri())
    expect(page.get_by_role("heading", name="Mistakes")).to_be_visible()
    expect(page.get_by_text(MISTAKE).first).to_be_visible()
    page.set_viewport_size({"width": 1000, "height": 1450})
    shoot(page, "class-report")
    page.get_by_role("link", name="sofia").first.click()
    expect(page.locator("body")).to_contain_text("Exercise 6")
