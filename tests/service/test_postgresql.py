"""The gradebook on a PostgreSQL server made for these tests, and gradebooks out of reach."""

import contextlib
import csv
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Base, Gradebook
from sqlalchemy import create_engine, select

from autograder.grading.rows import forget
from autograder.nbcourse.scores import scores
from examples.learners import solved, submissions
from support.course import hand_in
from support.grades import MOST, lost
from support.places import ASSIGNMENT

GRADE = ("autograder", "grade", ASSIGNMENT, "--workers", "2")
# The meaning of postgresql:// depends on the version of SQLAlchemy.
DRIVERS = "postgresql", "postgresql+psycopg2"
EXPECTED = {
    "María Пример 学习": ("graded", MOST),
    "adds_the_gradient": ("graded", lost(1)),
    "no_floor": ("graded", lost(8)),
    "broken_json": ("failed", ()),
}
TOO_LONG = "long" * 40
"""A learner whose name PostgreSQL does not take."""


def program(name):
    """Find a program of the server; Debian does not put it on the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which(name, path=os.pathsep.join([os.environ["PATH"], *map(str, debian)]))
    if not found:
        pytest.fail(f"{name} of PostgreSQL is not here. On Debian: apt-get install postgresql")
    return found


class Server:
    """A server in a folder, reached through a socket there, so that it needs no free port."""

    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "data"
        # The server refuses to run as root; Debian's package brings this user.
        root = {"user": "postgres", "group": "postgres", "extra_groups": []}
        self._user = root if os.geteuid() == 0 else {}

    def run(self, name, *arguments):
        """Run one of its programs."""
        command = [program(name), *map(str, arguments)]
        log = self.folder / "log"
        with log.open("a") as file:
            done = subprocess.run(command, cwd=self.folder, stdout=file, stderr=file, **self._user)
        assert done.returncode == 0, log.read_text()

    def start(self):
        """Make an empty gradebook and wait for connections."""
        if self._user:
            shutil.chown(self.folder, "postgres")
        how = "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"
        self.run("initdb", "-D", self.data, "-U", "teacher", *how)
        lines = "listen_addresses = ''", f"unix_socket_directories = '{self.folder}'", "fsync = off"
        with (self.data / "postgresql.conf").open("a") as file:
            file.write("\n".join(lines))
        self.run("pg_ctl", "start", "-w", "-D", self.data)
        self.run("createdb", "-h", self.folder, "-U", "teacher", "gradebook")

    def url(self, driver="postgresql", database="gradebook"):
        """What the teacher writes into the configuration."""
        return f"{driver}://teacher@/{database}?host={self.folder}"


@pytest.fixture(scope="module")
def server():
    """A running server. Its folder lies outside of pytest's, which root alone can enter."""
    made = Server(Path(tempfile.mkdtemp(prefix="pg-")))
    try:
        made.start()
        yield made
    finally:
        if (made.data / "postmaster.pid").exists():
            made.run("pg_ctl", "stop", "-w", "-m", "fast", "-D", made.data)
        shutil.rmtree(made.folder)


def use(course, url):
    """Let a course keep its gradebook at a URL."""
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f'\nc.CourseDirectory.db_url = "{url}"\n')


@pytest.fixture(scope="module")
def graded(make_course, server):
    """A small class, graded by the command; what it printed is kept as ``told``."""
    course = make_course()
    use(course, server.url())
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    made = submissions()
    for learner in EXPECTED:
        hand_in(course, learner, nbformat.writes(made.get(learner, solved())))
    notebook = course.root / "submitted/broken_json" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook.write_text("{", encoding="utf-8")
    hand_in(course, TOO_LONG, nbformat.writes(solved()))
    course.told = course.run(*GRADE, expected=1)
    shutil.rmtree(course.root / "submitted" / TOO_LONG)
    return course


@pytest.fixture
def gradebook(graded, server):
    """The gradebook, as a script of the teacher's would open it."""
    with Gradebook(server.url(), "downhill") as opened:
        yield opened


def found(gradebook):
    """State and points of every learner, as the gradebook has them."""
    return {
        score.learner: (score.state, tuple(score.points.values()))
        for score in scores(gradebook, ASSIGNMENT)
    }


def test_points_and_states(graded, gradebook):
    """Each learner has the right ones, on the server and not in a file."""
    assert found(gradebook) == EXPECTED
    assert not (graded.root / "gradebook.db").exists()
    assert "broken_json: failed" in graded.told and "no_floor: 88 points" in graded.told


def test_exported_grades(graded):
    """The file says the same as the gradebook."""
    with (graded.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    totals = {learner: row["score"] and float(row["score"]) for learner, row in rows.items()}
    assert totals == {name: sum(points) if points else "" for name, (_, points) in EXPECTED.items()}
    assert {name: row["state"] for name, row in rows.items()} == {
        name: state for name, (state, _) in EXPECTED.items()
    }


def test_what_a_person_wrote_stays(graded, gradebook):
    """A manual score and a comment outlive a regrade, and the score counts."""
    place = f"{ASSIGNMENT}", ASSIGNMENT, "adds_the_gradient"
    gradebook.find_grade("ex-1-tests", *place).manual_score = 3
    gradebook.find_comment("ex-1", *place).manual_comment = "Überlegt, aber das Vorzeichen …"
    gradebook.db.commit()
    told = graded.run(*GRADE, "--student", "adds_the_gradient", "--regrade")
    assert "adds_the_gradient: 93 points" in told
    gradebook.db.expire_all()
    assert gradebook.find_grade("ex-1-tests", *place).auto_score == 0
    assert gradebook.find_comment("ex-1", *place).comment == "Überlegt, aber das Vorzeichen …"


def test_plain_command_gives_the_same(graded, gradebook):
    """nbgrader's own command, after all automatic scores were taken away."""
    before = found(gradebook)
    for learner in before:
        forget(gradebook, ASSIGNMENT, learner)
    gradebook.db.commit()
    assert {state for state, _ in found(gradebook).values()} == {"failed"}
    graded.run("nbgrader", "autograde", ASSIGNMENT, "--force", expected=1)
    assert found(gradebook) == before


def everything(connection):
    """Every row of every table."""
    return [sorted(map(str, connection.execute(select(t)))) for t in Base.metadata.sorted_tables]


def test_grading_while_another_reads(graded, server):
    """An open transaction of another program neither stops grading nor is disturbed by it."""
    hand_in(graded, "newcomer", nbformat.writes(solved()))
    engine = create_engine(server.url(), isolation_level="REPEATABLE READ")
    with contextlib.closing(engine.connect()) as reader:
        before = everything(reader)
        assert "newcomer: 100 points" in graded.run(*GRADE, "--student", "newcomer")
        assert everything(reader) == before
        reader.rollback()
        assert everything(reader) != before
    engine.dispose()


@pytest.mark.parametrize("driver", DRIVERS)
def test_nothing_left_to_grade(graded, server, driver):
    """The second run grades nobody; the first and the second may come by different drivers."""
    broken = graded.root / "submitted/broken_json" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    nbformat.write(solved(), broken)
    graded.run(*GRADE)
    use(graded, server.url(driver))
    told = graded.run(*GRADE)
    assert "0/0" in told and "points" not in told
    assert re.search(r"broken_json +10 +18 +6 +16 +6 +24 +8 +12 +100", told)


def test_empty_database(make_course, server):
    """A new gradebook that knows no assignment yet: a line that says what to run."""
    server.run("createdb", "-h", server.folder, "-U", "teacher", "empty")
    told = refused(make_course(), server.url(database="empty"))
    assert (
        "No such assignment" in told
        and f"Run nbgrader generate_assignment {ASSIGNMENT} first" in told
    )


@pytest.mark.parametrize("driver", DRIVERS)
def test_server_out_of_reach(make_course, driver):
    """A line that says what to do, without the password."""
    told = refused(make_course(), f"{driver}://teacher:secret@localhost:1/gradebook")
    assert told.startswith("The gradebook cannot be used") and told.count("\n") == 1
    assert "db_url in nbgrader_config.py" in told and "secret" not in told


def refused(course, url):
    """What the command prints where it cannot begin."""
    use(course, url)
    hand_in(course, "anyone", "{")
    told = course.run(*GRADE, expected=2)
    assert "Traceback" not in told
    return told


@pytest.fixture(scope="module")
def on_sqlite(make_course):
    """A course with its gradebook in a file, that gives up on a lock soon."""
    course = make_course()
    use(course, f"sqlite:///{course.root / 'gradebook.db'}?timeout=1")
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    hand_in(course, "anyone", "{")
    return course


@pytest.mark.parametrize("lock", ["EXCLUSIVE", "IMMEDIATE"])
def test_locked_file(on_sqlite, lock):
    """Neither reading nor writing ends in a traceback; a line says to wait."""
    path = on_sqlite.root / "gradebook.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        told = on_sqlite.run(*GRADE, expected=2)
    assert "Traceback" not in told
    assert "database is locked. Another program holds it: wait" in told.splitlines()[-1]


def test_a_name_too_long_stops_nobody(graded):
    """It is told as failed; the others are graded."""
    assert re.search(f"failed: {TOO_LONG}: the gradebook refuses the learner", graded.told)
