"""Write what was measured of grading into the documents."""

import json
import os
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
RESULTS = DOCS / "performance"
BEGIN, END = "<!-- figures: begin -->\n", "<!-- figures: end -->\n"
CROWD = 10_000


def write_documents():
    """Write the figures that there are into the documents."""
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in RESULTS.glob("*.json")}
    parts = [show(found[name]) for name, show in _SHOWN.items() if name in found]
    _fill(DOCS / "performance.md", "\n".join(parts))
    if {"sizes", "dask"} <= set(found):
        _fill(DOCS / "grading-at-scale.md", _cost(found["sizes"], found["dask"]))


def _fill(document, text):
    before, rest = document.read_text(encoding="utf-8").split(BEGIN)
    document.write_text(before + BEGIN + text + END + rest.split(END)[1], encoding="utf-8")


def _classes(found):
    """Those measured, the largest last."""
    return {int(size): run for size, run in found.items() if size.isdigit()}


def _cost(sizes, dask):
    """What a crowd would cost, from the largest class that was measured."""
    size, run = max(_classes(sizes).items())
    each, writer = run["cpu"] / size, dask["1"]["writer"] / dask["submissions"]
    rows = [f"| {cores} | {CROWD * each / cores / 3600:.1f} |" for cores in (2, 16, 64)]
    said = (
        f"A submission takes {each:.2f} seconds of one core, measured with {size:,} submissions. "
        f"So {CROWD:,} take **{CROWD * each / 3600:.1f} core hours**:"
    )
    narrow = (
        f"The one writer spends {writer:.3f} s of a core on a submission. Beyond some "
        f"{each / writer:.0f} cores it would be the narrow place."
    )
    return "\n".join([said, "", "| cores | hours |", "|---:|---:|", *rows, "", narrow, ""])


_WHO = {
    "stock": "stock",
    "skipping": "stock, passing over the same cells",
    "former": "ours, as it was",
    "ours": "ours",
    "former_all_right": "ours, as it was; all are right",
    "ours_all_right": "ours; all are right",
}


def _against_stock(found):
    rates = {name: _rate(found, name) for name in ("stock", "skipping", "ours")}
    said = (
        f"{found['submissions']} submissions, {found['tests']} scores, of which "
        f"{found['differing']} differ. Ours has **{rates['ours'] / rates['stock']:.1f} times** the "
        f"throughput of stock nbgrader as it is, and **{rates['ours'] / rates['skipping']:.1f} "
        "times** that of stock nbgrader with `skip_cells_with_tag`."
    )
    return _runs("Stock nbgrader against ours with 2 workers, sandboxed", found, rates, said)


def _former(found):
    names = ("former", "ours", "former_all_right", "ours_all_right")
    rates = {name: _rate(found, name) for name in names}
    said = (
        f"A class of {found['submissions']} in which {found['share_right']:.0%} of the solutions "
        f"are right, graded twice in turn: **{rates['ours'] / rates['former']:.1f} times** the "
        f"throughput of commit `{found['commit']}`. That one named mistakes, but did not look for "
        "their place. Where all solutions are right, both do the same work: **"
        f"{rates['ours_all_right'] / rates['former_all_right']:.1f} times**."
    )
    return _runs("Beside what ours was", found, rates, said)


def _rate(found, name):
    return found["submissions"] / found[name]["seconds"] * 60


def _runs(title, found, rates, said):
    table = [
        f"| {_WHO[name]} | {rate:.1f} | {found[name]['cpu'] / found['submissions']:.2f} | "
        f"{found[name]['peak_mib']:.0f} |"
        for name, rate in rates.items()
    ]
    head = ["grader", "submissions a minute", "processor seconds each", "peak memory, MiB"]
    return _section(title, head, table, [said, found["machine"]])


def _sizes(found):
    classes = _classes(found)
    table = [
        f"| {size} | {run['seconds'] / size:.3f} | {run['cpu'] / size:.2f} | {run['peak_mib']:.0f}"
        f" | {' | '.join(f'{seconds:.1f}' for seconds in run['waits'].values())} |"
        for size, run in classes.items()
    ]
    times = [run["seconds"] / size for size, run in classes.items()]
    said = f"The slowest of them takes {max(times) / min(times):.2f} times what the fastest takes."
    waits = (
        "The last three columns are the time from when a worker takes a submission until its "
        "verdict, in seconds: half of them, 95 % and 99 % take no longer."
    )
    percentiles = [f"{name} %" for name in max(classes.items())[1]["waits"]]
    head = ["submissions", "seconds each", "processor seconds each", "peak memory, MiB"]
    said = [said, waits, _saturated(*max(classes.items())), found["machine"]]
    return _section("Larger and larger classes", [*head, *percentiles], table, said)


def _saturated(size, run):
    """Which of what grading needs is nearest to its end."""
    used = {
        "the processors": run["cpu"] / run["seconds"] / os.cpu_count(),
        "the one writer": run["main"] / run["seconds"],
    }
    first, second = sorted(used, key=used.get, reverse=True)
    return (
        f"With {size:,} submissions, {first} saturate{'s' * (first != 'the processors')} first: "
        f"busy {used[first]:.0%} of the time, {second} {used[second]:.0%}."
    )


def _dask(found):
    rates = {n: 60 * found["submissions"] / found[n]["seconds"] for n in ("1", "2")}
    table = [f"| {n} | {rate:.1f} |" for n, rate in rates.items()]
    said = (
        f"Two workers have **{rates['2'] / rates['1']:.2f} times** the throughput of one. Whoever "
        "hands out the work and writes the gradebook spends "
        f"{found['1']['writer'] / found['submissions']:.3f} s of a core on a submission."
    )
    return _section(
        "Dask workers, each with its kernels on a core of its own",
        ["workers", "submissions a minute"],
        table,
        [said, found["machine"]],
    )


def _burst(found):
    rows = {
        "nothing else": found["alone"],
        f"a class of {found['submissions']}": found["meanwhile"],
    }
    table = [
        f"| {name} | {sorted(seconds)[len(seconds) // 2]:.1f} | {max(seconds):.1f} |"
        for name, seconds in rows.items()
    ]
    said = (
        "A teacher presses the Formgrader's button for one learner. The button starts a command "
        "beside the server; its time is measured, from pressing to the verdict, "
        f"{len(found['alone'])} times each."
    )
    return _section(
        "One learner in a burst",
        ["meanwhile is graded", "seconds, half of them", "the longest"],
        table,
        [said, found["machine"]],
    )


def _section(title, head, table, said):
    lines = [f"## {title}", "", f"| {' | '.join(head)} |", "|---" * len(head) + "|", *table]
    return "\n".join([*lines, "", *said, ""])


_SHOWN = {
    "stock": _against_stock,
    "former": _former,
    "sizes": _sizes,
    "dask": _dask,
    "burst": _burst,
}
