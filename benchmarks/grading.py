"""Measure the grading of classes: ``python -m benchmarks.grading``, an hour on two cores.

1. ``stock``: the same honest submissions graded by stock nbgrader, as it is and passing over the
   same cells, and by ours, sandboxed.
2. ``former``: ours beside what ours was at an earlier commit.
3. ``sizes``: ours with larger and larger classes.
4. ``dask``: one and two Dask workers, each with its kernels on a core of its own.
5. ``burst``: one learner's button in the Formgrader, while a class is graded.

What came out is kept in ``docs/performance/`` and written into ``docs/performance.md``. The machine
must do nothing else: processor seconds are counted for all of it.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from rich.console import Console

from autograder.formgrader.buttons import grade_command
from autograder.grading.one_submission import Execution
from autograder.grading.whole_class import grade
from autograder.grading.workers import DaskCrew
from autograder.nbcourse.folders import hush, open_course, submitted
from benchmarks.classes import our_course, scores, stock_course, waits
from benchmarks.cluster import cluster
from benchmarks.crowd import RIGHT
from benchmarks.grading_page import RESULTS, write_documents
from benchmarks.processes import measured, running
from examples.learners import ASSIGNMENT
from teaching.build import build, copy_course

ROOT = Path(__file__).resolve().parents[1]
FORMER = "f37dfe7"
"""The commit before calls had a stream of their own, and before mistakes had a place."""
SAME = 40
SIZES = (100, 300, 1000)
BURST = 300
PRESSED = 5
"""Times that the button is pressed, alone and in the burst."""
WORKERS = 2


def our_command(workers=WORKERS):
    """Arguments of Python that grade the class."""
    return ["-m", "autograder", "grade", ASSIGNMENT, "--workers", str(workers)]


def against_stock(folder, console):
    """Grade the same submissions by stock nbgrader and by ours, with feedback pages."""
    stock = {
        name: stock_course(ROOT, folder / name, SAME, skipping=name == "skipping")
        for name in ("stock", "skipping")
    }
    ours = [our_course(ROOT, folder / name, SAME) for name in ("before", "after")]
    # A machine is not equally fast all the time, so ours is measured on both sides of stock.
    found = {"before": _told(console, "before", measured(our_command(), ours[0]))}
    for name, root in stock.items():
        steps = ("autograde", "generate_feedback")
        runs = [measured(["-m", "nbgrader", step, ASSIGNMENT], root) for step in steps]
        found[name] = _told(console, name, _in_turn(runs))
    found["after"] = _told(console, "after", measured(our_command(), ours[1]))
    return {
        "submissions": SAME,
        **_compared([scores(root) for root in (*stock.values(), *ours)]),
        **{name: found[name] for name in stock},
        "ours": _mean([found["before"], found["after"]]),
    }


def _told(console, name, run):
    console.print(f"{name}: {run['seconds']:.1f} s")
    return run


def _compared(all_scores):
    """How many scores there are, and how many do not agree everywhere."""
    first, *others = all_scores
    return {
        "tests": len(first),
        "differing": sum(any(one.get(key) != v for one in others) for key, v in first.items()),
    }


def _in_turn(runs):
    """Join what was measured of commands that ran one after another."""
    return {key: (max if key == "peak_mib" else sum)(run[key] for run in runs) for key in runs[0]}


def _mean(runs):
    return {key: sum(run[key] for run in runs) / len(runs) for key in runs[0]}


def beside_former(folder, console):
    """Grade a class by an earlier commit and by this one, in turn."""
    former = folder / "checkout"
    subprocess.run(["git", "worktree", "add", "--quiet", former, FORMER], cwd=ROOT, check=True)
    try:
        return _beside_former(folder, former, console)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", former], cwd=ROOT, check=True)


def _beside_former(folder, former, console):
    found = {"submissions": SAME, "commit": FORMER, "share_right": RIGHT}
    for share in (RIGHT, 1):
        runs = {"former": [], "ours": []}
        for number, name in enumerate(("ours", "former", "former", "ours")):
            root = folder / f"{name}-{share}-{number}"
            _own_course(former if name == "former" else ROOT, root, share)
            runs[name].append(_told(console, name, measured(our_command(), root)))
        more = "" if share == RIGHT else "_all_right"
        found |= {f"{name}{more}": _mean(measures) for name, measures in runs.items()}
    return found


def _own_course(repository, root, share):
    """A course whose class is made by its own commit, whose tests know its cells."""
    copy_course(repository, root)
    build(root, ASSIGNMENT)
    script = (
        "import pathlib; from benchmarks import crowd; "
        f"crowd.RIGHT = {share}; crowd.hand_in(pathlib.Path(), {SAME})"
    )
    subprocess.run([sys.executable, "-c", script], cwd=root, check=True)


def sizes(folder, console):
    """Grade larger and larger classes."""
    found = {}
    for size in SIZES:
        root = our_course(ROOT, folder / f"class-{size}", size)
        found[size] = _told(console, f"class of {size}", measured(our_command(), root))
        found[size]["waits"] = waits(root)
        shutil.rmtree(root)
    return found


def burst(folder, console):
    """Press the button of one learner, alone and while a class of hundreds is graded."""
    root = our_course(ROOT, folder / "burst", BURST)
    alone = [_press(root, number, console) for number in range(PRESSED)]
    with running(our_command(), root) as process:
        while len(list((root / "reports").glob("*"))) < 2 * PRESSED:
            time.sleep(1)
        meanwhile = [_press(root, number, console) for number in range(PRESSED)]
        if process.poll() is not None:
            raise SystemExit("the class was graded before the last button was pressed")
        process.wait()
    return {"submissions": BURST, "alone": alone, "meanwhile": meanwhile}


def _press(root, number, console):
    """Do what the Formgrader's button does, and wait for the verdict."""
    words = grade_command(str(root), ASSIGNMENT, f"learner_{number:04}")
    begun = time.perf_counter()
    with running(["-m", *words], root) as process:
        if process.wait():
            raise SystemExit(f"{' '.join(words)} failed: see {root / 'log.txt'}")
    return _told(console, "button", {"seconds": time.perf_counter() - begun})["seconds"]


def dask(folder, console):
    """Grade the same class with one and with two Dask workers, each on a core of its own."""
    runs = {1: [], 2: []}
    for workers in (1, 2, 2, 1):  # a machine that gets slower meanwhile favours neither
        console.print(f"{workers} Dask workers grade {SAME} submissions ...")
        root = our_course(ROOT, folder / "dask", SAME + 2 * workers)
        with cluster(root, workers, pinned=True) as address:
            runs[workers].append(_by_dask(root, address, workers))
        console.print(f"{runs[workers][-1]['seconds']:.1f} s")
        shutil.rmtree(root)
    return {"submissions": SAME} | {workers: _mean(found) for workers, found in runs.items()}


def _by_dask(root, address, workers):
    """Time a class once every worker has graded something; and the processor time used here."""
    course = open_course(root)
    learners = submitted(course, ASSIGNMENT)
    crew = DaskCrew(address)
    while crew.workers < workers:
        time.sleep(0.1)
    list(grade(course, ASSIGNMENT, learners[SAME:], crew, Execution()))
    begun, used = time.perf_counter(), time.process_time()
    reports = list(grade(course, ASSIGNMENT, learners[:SAME], crew, Execution()))
    seconds, writer = time.perf_counter() - begun, time.process_time() - used
    crew.close()
    if any(report.reason for report in reports):
        raise SystemExit(f"not graded: {[r.reason for r in reports if r.reason][:3]}")
    return {"seconds": seconds, "writer": writer}


PARTS = {
    "stock": against_stock,
    "former": beside_former,
    "sizes": sizes,
    "dask": dask,
    "burst": burst,
}


def _machine():
    return (
        f"Measured on {time.strftime('%Y-%m-%d')} with Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, {psutil.virtual_memory().total >> 30} GiB."
    )


def main():
    """Measure all parts, or those named, and write the document."""
    parser = argparse.ArgumentParser(
        "python -m benchmarks.grading",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    chosen = parser.parse_args().parts or list(PARTS)
    if unknown := set(chosen) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    hush()
    RESULTS.mkdir(exist_ok=True)
    for name in chosen:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            found = PARTS[name](Path(folder), Console()) | {"machine": _machine()}
        text = json.dumps(found, indent=1)
        (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        write_documents()


if __name__ == "__main__":
    main()
