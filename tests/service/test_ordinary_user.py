"""Grading without root: the sandbox of an ordinary user holds what that of root holds."""

import shlex

import pytest

from support.machine import ENVIRONMENT, machine

RELEASE = "nbgrader generate_assignment optimization_methods"
HOLDS = ("test_sandbox.py", "test_standin.py", "test_forking.py", "test_channel.py")


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory):
    """A machine with an account that may do nothing special, and the tests of the grader on it."""
    folder = tmp_path_factory.mktemp("machine")
    with machine(folder) as made:
        made.run("root", "useradd --create-home --shell /bin/bash gina")
        made.run("root", f"cd /mnt/course && PATH={ENVIRONMENT}/bin:$PATH {RELEASE}")
        yield made


def test_the_sandbox_holds(ordinary):
    """The same tests, by somebody who is not root."""
    files = " ".join(f"tests/grader/{name}" for name in HOLDS)
    python = f"{ENVIRONMENT}/bin/python"
    told = ordinary.run(
        "gina",
        f"cd /mnt/course; PATH={ENVIRONMENT}/bin:$PATH\n"
        f"PYTHONPATH=/mnt/course {python} -m pytest -c tests/grader/alone.ini --rootdir tests "
        f"-q -p no:cacheprovider -p no:randomly {files}; id -u",
    )
    assert " passed" in told and not told.strip().endswith("\n0"), told


def test_the_doctor_says_what_an_account_lacks(ordinary):
    """Nobody has handed a control group to it."""
    python = f"{ENVIRONMENT}/bin/python"
    told = ordinary.attempt("gina", f"cd /mnt/course && {python} -m autograder doctor")
    assert told.returncode == 1 and told.stdout.count("NO") == 1, told.stdout + told.stderr
    assert "a control group" in told.stdout


ATTACKS = (
    *("fork_bomb", "memory_bomb", "disk_filled", "detached_process", "network", "own_points"),
    *("memory_in_a_file_system", "holds_the_sandbox", "reads_keys", "claims_a_terabyte"),
)
TRY = f"""
from pathlib import Path
from attacks.harness import grade_by_ours, make_our_course, try_attack

course = make_our_course(Path.home() / "course")
for name in {ATTACKS!r}:
    outcome = try_attack(name, course, grade_by_ours)
    print("HELD" if not outcome.gained and not outcome.harmed else "NOT HELD", outcome)
"""


@pytest.mark.attacks
def test_attacks_gain_nothing_and_harm_nobody(ordinary):
    """Those that the sandbox has to hold; the others do not ask who grades."""
    python = f"{ENVIRONMENT}/bin/python"
    told = ordinary.run("gina", f"cd /mnt/course && {python} -W ignore -c {shlex.quote(TRY)}")
    assert told.count("\nHELD") + told.startswith("HELD") == len(ATTACKS), told
