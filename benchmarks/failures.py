"""How long a visible test takes to answer: one that passes, and one that says what is wrong."""

import contextlib
import statistics
import time

from rich.progress import track
from rich.table import Table

from public_tests.checking import check_of
from public_tests.exercises import assignment, assignments
from public_tests.failures import CheckFailed
from teaching.real_mistakes import REAL_MISTAKES
from teaching.reference import define, reference, remember_cells

_TIMES = 20


def answers():
    """Time the visible tests of all exercises.

    Returns
    -------
    rich.table.Table
        Milliseconds: the solutions, each test many times, and the mistakes of
        `teaching.real_mistakes`, once each, since an answer is looked up the second time.
    """
    table = Table(title="milliseconds until a visible test answers")
    for column in ("solution", "tests", "median", "95 %", "slowest"):
        table.add_column(column, justify="left" if column == "solution" else "right")
    table.add_row("right", *_row([_right(name) for name in _exercises()]))
    wrong = track(REAL_MISTAKES, "failing the visible tests")
    table.add_row("wrong", *_row([_wrong(mistake) for mistake in wrong]))
    return table


def _exercises():
    return [one.name for name in assignments() for one in assignment(name).EXERCISES.values()]


def _right(name):
    function = reference(name)
    return statistics.median(_seconds(name, function) for _ in range(_TIMES))


def _wrong(mistake):
    remember_cells(mistake.exercise, mistake.code)
    return _seconds(mistake.exercise, define(mistake.exercise, mistake.code))


def _seconds(name, function):
    begun = time.perf_counter()
    with contextlib.suppress(CheckFailed), contextlib.redirect_stdout(None):
        check_of(name)(function)
    return time.perf_counter() - begun


def _row(times):
    shown = statistics.median(times), statistics.quantiles(times, n=20)[-1], max(times)
    return str(len(times)), *(f"{1000 * one:.0f}" for one in shown)
