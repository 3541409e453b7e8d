"""Which course a command serves, and what it says when it cannot begin."""

import pytest

from autograder.__main__ import main
from autograder.nbcourse.find import NoCourse, find_course

COURSE = 'c = get_config()\nc.CourseDirectory.course_id = "small"\n'


@pytest.fixture
def small(tmp_path):
    """A course with an assignment that nobody has released, graded by stock nbgrader."""
    (tmp_path / "nbgrader_config.py").write_text(COURSE)
    for name in ("ps1", "ps2"):
        (tmp_path / "source" / name).mkdir(parents=True)
        (tmp_path / "source" / name / "sheet.ipynb").touch()
    return tmp_path


def taken_up(course):
    """Let a course take up our grading."""
    lines = "from autograder.plugin import grade_outside\ngrade_outside(c)\n"
    (course / "nbgrader_config.py").write_text(COURSE + lines)
    return course


def test_the_course_around_a_folder(small):
    """Upwards, to the nearest."""
    inner = small / "source" / "ps1"
    assert find_course(inner) == find_course(small) == small
    (inner / "nbgrader_config.py").touch()
    assert find_course(inner) == inner


def test_no_course(tmp_path, monkeypatch, capsys):
    """Exit code 2, and what to do."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoCourse):
        find_course()
    assert main(["grade", "ps1"]) == 2
    assert "name it with --course" in capsys.readouterr().err


def test_a_course_that_grades_otherwise(small, capsys):
    """Its learners' code would run unwatched."""
    assert main(["grade", "ps1", "--course", str(small)]) == 2
    assert "grade_outside(c)" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
@pytest.mark.parametrize("command", ["grade", "report"])
def test_a_mistyped_assignment(command, small, capsys):
    """The ones that there are are named; one without a release gets its command."""
    course = ["--course", str(taken_up(small))]
    assert main([command, "ps", *course]) == 2
    assert "There is: ps1, ps2." in capsys.readouterr().err
    assert main([command, "ps1", *course]) == 2
    assert "Run nbgrader generate_assignment ps1 first." in capsys.readouterr().err
