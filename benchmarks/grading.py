"""Measure the grading of classes: ``python -m benchmarks.grading``, 45 minutes on two cores.

1. The same honest submissions graded by stock nbgrader and by ours, sandboxed.
2. Ours with larger and larger classes.
3. One and two Dask workers, each with its kernels on a core of its own.

What came out is kept in ``docs/performance/`` and written into ``docs/performance.md``.
"""

import argparse
import contextlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from nbgrader.api import Gradebook
from rich.console import Console

from autograder.grading.one_submission import Execution
from autograder.grading.whole_class import grade
from autograder.grading.workers import DaskCrew
from autograder.nbcourse.folders import hush, open_course, submitted
from benchmarks.cluster import cluster
from benchmarks.crowd import hand_in
from examples.learners import ASSIGNMENT
from teaching.build import build, copy_course

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "docs" / "performance"
DOCUMENT = ROOT / "docs" / "performance.md"
COST = ROOT / "docs" / "grading-at-scale.md"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"

SAME = 40
SIZES = (100, 300, 1000)
CROWD = 10_000
WORKERS = 2
MIB = 2**20
_STOCK = """
c = get_config()
c.CourseDirectory.course_id = "downhill"
c.CourseDirectory.root = {root!r}
"""


def measured(command, root):
    """Run a command in a course, and look at the memory of all its processes.

    Parameters
    ----------
    command : list of str
        Arguments of Python.
    root : Path

    Returns
    -------
    dict
        ``seconds`` and ``peak_mib``: the largest sum of proportional set sizes.
    """
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    tools = [str(Path(sys.executable).parent), os.environ["PATH"]]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PATH": os.pathsep.join(tools),
    }
    begun = time.perf_counter()
    with (root / "log.txt").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=root, env=environment, stdout=log, stderr=log
        )
        with _Memory(process.pid) as memory:
            code = process.wait()
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}: see {root / 'log.txt'}")
    return {"seconds": time.perf_counter() - begun, "peak_mib": memory.peak / MIB}


class _Memory(contextlib.AbstractContextManager):
    """Watch the memory of a process and of all below it."""

    def __init__(self, pid):
        self.peak = 0
        self._process = psutil.Process(pid)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exception):
        self._over.set()
        self._thread.join()

    def _watch(self):
        # Reading proportional sizes takes much of a core: more often, and it would be measured.
        while not self._over.wait(2):
            with contextlib.suppress(psutil.Error):
                family = [self._process, *self._process.children(recursive=True)]
                self.peak = max(self.peak, sum(map(_pss, family)))


def _pss(process):
    with contextlib.suppress(psutil.Error):
        return process.memory_full_info().pss
    return 0


def our_course(root, learners):
    """Copy the course, build its release, and hand in the work of a class."""
    copy_course(ROOT, root)
    build(root, ASSIGNMENT)
    hand_in(root, learners)
    return root


def stock_course(root, learners):
    """The same course and class, without anything that we configure."""
    our_course(root, learners)
    (root / "nbgrader_config.py").write_text(_STOCK.format(root=str(root)), encoding="utf-8")
    return root


def scores(root):
    """Read the automatic score of every test of every learner."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "downhill") as gradebook:
        return {
            (submission.student.id, grade.name): grade.auto_score
            for submission in gradebook.assignment_submissions(ASSIGNMENT)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def our_command(workers=WORKERS):
    """Arguments of Python that grade the class."""
    return ["-m", "autograder", "grade", ASSIGNMENT, "--workers", str(workers)]


def against_stock(folder, console):
    """Grade the same submissions by stock nbgrader and by ours, with feedback pages."""
    stock = stock_course(folder / "stock", SAME)
    before, after = (our_course(folder / name, SAME) for name in ("before", "after"))
    # A machine is not equally fast all the time, so ours is measured on both sides of stock.
    console.print(f"ours grades {SAME} submissions ...")
    by_ours = [measured(our_command(), before)]
    console.print(f"{by_ours[0]['seconds']:.1f} s; now stock nbgrader ...")
    by_stock = _in_turn(
        measured(["-m", "nbgrader", step, ASSIGNMENT], stock)
        for step in ("autograde", "generate_feedback")
    )
    console.print(f"{by_stock['seconds']:.1f} s; now ours again ...")
    by_ours.append(measured(our_command(), after))
    console.print(f"{by_ours[1]['seconds']:.1f} s")
    wanted, got, again = (scores(root) for root in (stock, before, after))
    differing = sum((got.get(key), again.get(key)) != (v, v) for key, v in wanted.items())
    return {
        "submissions": SAME,
        "tests": len(wanted),
        "differing": differing,
        "stock": by_stock,
        "ours": _mean(by_ours),
    }


def _in_turn(runs):
    """Join what was measured of commands that ran one after another."""
    runs = list(runs)
    return {
        "seconds": sum(run["seconds"] for run in runs),
        "peak_mib": max(run["peak_mib"] for run in runs),
    }


def sizes(folder, console):
    """Grade larger and larger classes."""
    found = {}
    for size in SIZES:
        console.print(f"ours grades {size} submissions ...")
        root = our_course(folder / f"class-{size}", size)
        found[size] = measured(our_command(), root)
        console.print(f"{found[size]['seconds'] / size:.3f} s a submission")
        shutil.rmtree(root)
    return found


def dask(folder, console):
    """Grade the same class with one and with two Dask workers, each on a core of its own."""
    runs = {1: [], 2: []}
    for workers in (1, 2, 2, 1):  # a machine that gets slower meanwhile favours neither
        console.print(f"{workers} Dask workers grade {SAME} submissions ...")
        root = our_course(folder / "dask", SAME + 2 * workers)
        with cluster(root, workers, pinned=True) as address:
            runs[workers].append(_by_dask(root, address, workers))
        console.print(f"{runs[workers][-1]['seconds']:.1f} s")
        shutil.rmtree(root)
    return {workers: _mean(found) for workers, found in runs.items()}


def _mean(runs):
    return {key: sum(run[key] for run in runs) / len(runs) for key in runs[0]}


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


def write_documents():
    """Write the figures into the documents."""
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in RESULTS.glob("*.json")}
    parts = [_SHOWN[name](found[name]) for name in PARTS if name in found]
    _fill(DOCUMENT, "\n".join(parts))
    if {"sizes", "dask"} <= set(found):
        _fill(COST, _cost(found["sizes"], found["dask"]))


def _fill(document, text):
    before, rest = document.read_text(encoding="utf-8").split(BEGIN)
    document.write_text(before + BEGIN + text + END + rest.split(END)[1], encoding="utf-8")


def _cost(found, dask):
    """What a crowd would cost, from the largest class that was measured."""
    largest = max(SIZES)
    each = found[str(largest)]["seconds"] * WORKERS / largest
    writer = dask["1"]["writer"] / SAME
    rows = [f"| {cores} | {CROWD * each / cores / 3600:.1f} |" for cores in (2, 16, 64)]
    said = (
        f"A submission takes {each:.2f} seconds of one core, measured with {largest:,} submissions "
        f"and {WORKERS} workers on {WORKERS} cores. So {CROWD:,} take "
        f"**{CROWD * each / 3600:.1f} core hours**:"
    )
    narrow = (
        f"The one writer spends {writer:.3f} s of a core on a submission. Beyond some "
        f"{each / writer:.0f} cores it would be the narrow place."
    )
    return "\n".join([said, "", "| cores | hours |", "|---:|---:|", *rows, "", narrow, ""])


def _against_stock(found):
    rows = [
        (who, found["submissions"] / found[who]["seconds"] * 60, found[who]["peak_mib"])
        for who in ("stock", "ours")
    ]
    table = [f"| {who} | {rate:.1f} | {memory:.0f} |" for who, rate, memory in rows]
    ratio = rows[1][1] / rows[0][1]
    said = (
        f"{found['submissions']} submissions, {found['tests']} scores, of which "
        f"{found['differing']} differ. Ours has **{ratio:.1f} times** the throughput."
    )
    return _section(
        f"Stock nbgrader against ours with {WORKERS} workers, sandboxed",
        ["grader", "submissions a minute", "peak memory, MiB"],
        table,
        [said, found["machine"]],
    )


def _sizes(found):
    table = [
        f"| {size} | {found[size]['seconds'] / int(size):.3f} | {found[size]['peak_mib']:.0f} |"
        for size in map(str, SIZES)
    ]
    times = [found[str(size)]["seconds"] / size for size in SIZES]
    said = f"The slowest of them takes {max(times) / min(times):.2f} times what the fastest takes."
    return _section(
        "Larger and larger classes",
        ["submissions", "seconds a submission", "peak memory, MiB"],
        table,
        [said, found["machine"]],
    )


def _dask(found):
    rates = {n: 60 * SAME / found[n]["seconds"] for n in ("1", "2")}
    table = [f"| {n} | {rate:.1f} |" for n, rate in rates.items()]
    said = (
        f"Two workers have **{rates['2'] / rates['1']:.2f} times** the throughput of one. Whoever "
        "hands out the work and writes the gradebook spends "
        f"{found['1']['writer'] / SAME:.3f} s of a core on a submission."
    )
    return _section(
        "Dask workers, each with its kernels on a core of its own",
        ["workers", "submissions a minute"],
        table,
        [said, found["machine"]],
    )


def _section(title, head, table, said):
    lines = [f"## {title}", "", f"| {' | '.join(head)} |", "|---" * len(head) + "|", *table]
    return "\n".join([*lines, "", *said, ""])


PARTS = {"stock": against_stock, "sizes": sizes, "dask": dask}
_SHOWN = {"stock": _against_stock, "sizes": _sizes, "dask": _dask}


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
