"""A question that is answered in a process of its own, by a copy of this one or by a new one."""

import os
import time

import psutil
import pytest

from public_tests import apart

HOWS = [apart._by_a_copy, apart._by_a_new_one]


@pytest.fixture(params=HOWS, ids=["copy", "new"])
def ask(request, monkeypatch):
    """Either way, as if this system had it."""
    monkeypatch.setattr(apart.sys, "platform", "linux" if request.param is HOWS[0] else "other")
    return apart.ask


def test_an_answer_of_any_length(ask):
    """It comes whole."""
    found = ask("json", "loads", {"s": '{"a": [1, "' + "x" * 10**6 + '"]}'})
    assert found == {"a": [1, "x" * 10**6]}


@pytest.mark.parametrize(
    ("module", "function", "question"),
    [
        ("os", "_exit", {"status": 0}),
        ("json", "loads", {"s": "{"}),
        ("no.such", "module", {}),
        ("threading", "Event", {}),
    ],
)
def test_no_answer(ask, capfd, module, function, question):
    """Whoever ends, fails or has nothing that can be written gives none, and nobody sees it."""
    with pytest.raises(ValueError):
        ask(module, function, question)
    assert capfd.readouterr() == ("", "")


def test_who_waits_is_ended(ask, monkeypatch):
    """Nobody is left behind."""
    monkeypatch.setattr(apart, "PATIENCE", 1)
    children = psutil.Process().children()
    begun = time.monotonic()
    with pytest.raises(ValueError):
        ask("signal", "pause", {})
    assert time.monotonic() - begun < 20
    assert psutil.Process().children() == children


def test_nothing_changes_here(ask):
    """What is done there is not done here."""
    before = os.getcwd()
    assert ask("os", "chdir", {"path": "/"}) is None
    assert os.getcwd() == before
