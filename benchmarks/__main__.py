"""Time imports, tests, training, the notebook and the labs: ``python -m benchmarks``.

Every figure is the wall time of a whole process, start and imports included: the median of
several runs, with the fastest and the slowest. Each is measured in turn with a process that
does everything but the thing itself, and the ratio of the two medians is printed. The redraws of
the labs' pictures are measured one by one, inside one process.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.border import calls
from benchmarks.failures import answers
from benchmarks.redraws import redraws
from public_tests.optimization_methods import EXERCISES

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "source/optimization_methods/optimization_methods.ipynb"
LABS = ROOT / "notebooks"

PLAIN = "import numpy, matplotlib.pyplot"
PACKAGES = f"{PLAIN}, opt_utils, testcases, public_tests"
REFERENCE = f"{PACKAGES}\nfrom teaching.reference import reference"
TRAINING = (
    "from benchmarks.training import train\n"
    "from opt_utils.moons import draw_moons\n"
    "X, Y = draw_moons()"
)

RUNS = {
    "6.1 gradient descent": 'optimizer="gd"',
    "6.2 momentum": 'optimizer="momentum"',
    "6.3 Adam": 'optimizer="adam"',
    "7.1 decay in every epoch": 'optimizer="gd", learning_rate=0.1, decay="update_lr"',
    "7.3.1 gradient descent": 'optimizer="gd", learning_rate=0.1, decay="schedule_lr_decay"',
    "7.3.2 momentum": 'optimizer="momentum", learning_rate=0.01, decay="schedule_lr_decay"',
    "7.3.3 Adam": 'optimizer="adam", learning_rate=0.01, decay="schedule_lr_decay"',
    "7.4 control, gradient descent": 'optimizer="gd", learning_rate=0.1',
    "7.4 control, momentum 0.1": 'optimizer="momentum", learning_rate=0.1',
    "7.4 momentum 0.1, staircase": (
        'optimizer="momentum", learning_rate=0.1, decay="schedule_lr_decay"'
    ),
    "7.4 control, momentum 0.01": 'optimizer="momentum", learning_rate=0.01',
    "7.4 control, Adam": 'optimizer="adam", learning_rate=0.01',
}


def cases():
    """List what is measured: a name, its code, and the code it is compared with."""
    yield "import numpy, matplotlib and our packages", PACKAGES, PLAIN
    for name in EXERCISES:
        call = f"reference({name!r})"
        yield f"test of {name}", f"{REFERENCE}\npublic_tests.{name}_test({call})", REFERENCE
    for name, settings in RUNS.items():
        yield f"run {name}", f"{TRAINING}\ntrain(X, Y, {settings})", TRAINING


def seconds(command, cwd):
    """Wall time of one process."""
    paths = os.pathsep.join(map(str, (ROOT, LABS)))
    environment = {**os.environ, "PYTHONPATH": paths, "MPLBACKEND": "Agg"}
    begun = time.perf_counter()
    subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True)
    return time.perf_counter() - begun


def side_by_side(commands, cwd, runs):
    """Time two commands in turn, after one uncounted run of each."""
    times = ([], [])
    for turn in range(runs + 1):
        for which, command in enumerate(commands):
            spent = seconds(command, cwd)
            if turn:
                times[which].append(spent)
    return times


def whole_notebook(path, runs):
    """Time a notebook from top to bottom, and start and stop of an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, folder)
        Path(folder, "empty.ipynb").write_text(
            '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', encoding="utf-8"
        )
        command = [sys.executable, "-m", "jupyter", "execute", "--timeout=300"]
        commands = [[*command, name] for name in (path.name, "empty.ipynb")]
        return side_by_side(commands, folder, runs)


def row(name, ours, base):
    """Lay out one measurement."""
    middle, other = statistics.median(ours), statistics.median(base)
    spread = f"{min(ours):.2f} to {max(ours):.2f}"
    return name, f"{middle:.2f}", spread, f"{other:.2f}", f"{middle / other:.2f}"


def main():
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each (default 5)")
    runs = parser.parse_args().runs
    table = Table(title="wall seconds of whole processes, medians")
    for column in ("what", "median", "fastest to slowest", "without it", "ratio"):
        table.add_column(column, justify="left" if column == "what" else "right", no_wrap=True)
    console = Console(width=100)
    for name, code, base in track(list(cases()), "measuring", console=console):
        commands = [[sys.executable, "-c", text] for text in (code, base)]
        table.add_row(*row(name, *side_by_side(commands, ROOT, runs)))
    with console.status("running the whole notebook"):
        table.add_row(*row("the whole notebook", *whole_notebook(NOTEBOOK, runs)))
    for path in track(sorted(LABS.glob("*.ipynb")), "running the labs", console=console):
        table.add_row(*row(f"lab {path.stem}", *whole_notebook(path, runs)))
    console.print(table)
    console.print(answers())
    console.print(calls())
    with console.status("redrawing"):
        console.print(redraws(LABS))


if __name__ == "__main__":
    main()
