"""Grading without root: the sandbox of an ordinary user holds what that of root holds."""

import pytest

from support.machine import ENVIRONMENT, machine

HOLDS = ("test_sandbox.py", "test_standin.py", "test_forking.py", "test_channel.py")


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory):
    """A machine with an account that may do nothing special, and the tests of the grader on it."""
    folder = tmp_path_factory.mktemp("machine")
    with machine(folder) as made:
        made.run("root", "useradd --create-home --shell /bin/bash gina")
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
