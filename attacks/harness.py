"""Try attacks on a grader, and see what each achieves.

``python -m attacks.harness stock`` tries all of them on stock nbgrader, ``... ours`` on
ours; each takes about twenty minutes and brings the table of ``docs/security.md`` up to date.
"""

import argparse
import contextlib
import ctypes
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import nbformat
import psutil
import pyseccomp
from nbgrader.api import Gradebook

from attacks import PORT, attacks, find, honest
from autograder.grading.whole_class import set_aside_note
from autograder.nbcourse.folders import open_course
from autograder.nbcourse.scores import score
from examples.learners import ASSIGNMENT
from teaching.build import build, copy_course

ROOT = Path(__file__).resolve().parents[1]
HOSTILE, NEIGHBOUR, EARLIER = "hostile", "neighbour", "earlier"
"""The attacker; an honest learner graded after it; and one graded before, by `prepare`."""

TIME_LIMIT = 120
"""Seconds that `grade_by_nbgrader` gives one learner."""

_PR_SET_CHILD_SUBREAPER = 36
_SESSION_KEYRING = -3
_CANARY = "HOSTILE_CANARY"
_STOCK = """
c = get_config()
c.CourseDirectory.course_id = "downhill"
c.CourseDirectory.root = {root!r}
c.Execute.timeout = 10
"""


_SHORT_LIMITS = """
c.Execute.timeout = 10
c.Limits.submission = 40
"""


@dataclass
class Traces:
    """What an attack left behind.

    Attributes
    ----------
    root : Path
        The course.
    score : float or None
        The attacker's points after everything; None unless graded.
    seconds : float
        How long the attacker's grading took.
    shown : str
        Outputs of the attacker's graded notebook.
    page : str
        The attacker's feedback page if there is one, or else what a page would show as HTML.
    most_processes, most_threads : int
        That ran at a time, below the process that asked for the grading.
    peak_mib : float
        Memory that they used at a time, with what is in files in memory and in segments.
    written_mib : float
        Size of files that are named as the attack marks them.
    harms : list of str
        What the harness itself saw.
    """

    root: Path
    score: float | None = None
    seconds: float = 0
    shown: str = ""
    page: str = ""
    most_processes: int = 0
    most_threads: int = 0
    peak_mib: float = 0
    written_mib: float = 0
    harms: list = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """What one attack achieved.

    Attributes
    ----------
    name : str
        The attack.
    score : float or None
        The attacker's points, if graded.
    state : str
        "graded", "failed" or "missing"; "unreadable" if the gradebook is.
    gained, harmed : bool
        Whether it got what it wanted, and whether it did harm to others.
    harms : list of str
        Each harm in a phrase.
    seen : str
        The last that the grader reported.
    seconds, peak_mib : float
        How long the attacker's grading took, and the memory used meanwhile.
    """

    name: str
    score: float | None
    state: str
    gained: bool
    harmed: bool
    harms: list
    seen: str
    seconds: float
    peak_mib: float


def prepare(course_root, grade):
    """Hand in and grade the work of a learner whose points an attack may want to change.

    Parameters
    ----------
    course_root : Path
        A course whose release is built.
    grade : callable
        As for `try_attack`.
    """
    hand_in(course_root, EARLIER, honest())
    grade(course_root, EARLIER)


def try_attack(name, course_root, grade):
    """Let an attacker and then an honest neighbour be graded, and see what came of it.

    The course is put back as it was afterwards, and processes that were left are killed.

    Parameters
    ----------
    name : str
        Name of the attack.
    course_root : Path
        A course whose release is built. See also `prepare`.
    grade : callable
        Called with the course root and a learner's name: grades this learner, and may return a
        text or raise.

    Returns
    -------
    Outcome
    """
    attack = find(name)
    with _put_back(course_root), _private_home() as home, _Watch() as watch:
        traces = Traces(course_root)
        hand_in(course_root, HOSTILE, attack.submission())
        hand_in(course_root, NEIGHBOUR, honest())
        before = _fingerprint(course_root), _homes(home), _students(course_root)
        with _listening() as heard:
            seen = _graded(grade, course_root, HOSTILE, traces)
            if watch.alive(patience=2):
                traces.harms.append("processes stay alive")
            time.sleep(attack.wait)
        watch.add_to(traces)
        _look(course_root, traces)
        _graded(grade, course_root, NEIGHBOUR)
        watch.kill()
        state, traces.score = _score(course_root, HOSTILE)
        traces.harms += [*_harms(course_root, home, before, name), *heard]
        traces.written_mib = sum(p.stat().st_size for p in _marked(course_root, name)) / 2**20
        if attack.harm and attack.harm(traces):
            traces.harms.append(attack.gain)
        _remove_marked(course_root, name)
    gained = _gained(attack, traces)
    return Outcome(
        name,
        traces.score,
        state,
        gained,
        bool(traces.harms),
        traces.harms,
        seen,
        round(traces.seconds, 1),
        round(traces.peak_mib),
    )


def _gained(attack, traces):
    more = traces.score is not None and traces.score > attack.fair
    return bool(attack.gained and attack.gained(traces)) or more


def hand_in(course_root, learner, submission):
    """Write a submission into the course's folder of submitted work.

    Parameters
    ----------
    course_root : Path
    learner : str
    submission : attacks.Submission
    """
    folder = course_root / "submitted" / learner / ASSIGNMENT
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in submission.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    text = nbformat.from_dict(submission.nb)
    (folder / f"{ASSIGNMENT}.ipynb").write_text(nbformat.writes(text), encoding="utf-8")
    for name, target in submission.links.items():
        if Path(target).is_absolute():
            # nbgrader copies what a link leads to: /dev/zero until the disk is full.
            raise ValueError(f"the link {name} leads out of the course, to {target}")
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)


# --- stock nbgrader -----------------------------------------------------------------------------


def make_stock_course(folder):
    """Copy the course, build its release, and take away all that we configure.

    Parameters
    ----------
    folder : Path
        Where the course shall lie; must not exist.

    Returns
    -------
    Path
        The course root.
    """
    copy_course(ROOT, folder)
    build(folder, ASSIGNMENT)
    (folder / "nbgrader_config.py").write_text(_STOCK.format(root=str(folder)), encoding="utf-8")
    prepare(folder, grade_by_nbgrader)
    return folder


def grade_by_nbgrader(course_root, learner):
    """Grade one learner by stock nbgrader, and make the feedback page if the work has a script.

    Parameters
    ----------
    course_root : Path
        Made by `make_stock_course`.
    learner : str

    Returns
    -------
    str
        What the command reported last.
    """
    code, log = _graded_by_nbgrader(course_root, learner)
    return f"exit code {code}: {_last_error(log)[:300]}"


def grade_by_ours(course_root, learner):
    """Do the same with what we configure, and say what the teacher is told.

    Parameters
    ----------
    course_root : Path
        Made by `make_our_course`.
    learner : str

    Returns
    -------
    str
        The notes of the report, and the reason if there is no verdict.
    """
    code, log = _graded_by_nbgrader(course_root, learner)
    course = open_course(course_root)
    told = [*map(str, set_aside_note(course, ASSIGNMENT, learner)), *_noticed(log)]
    text = "; ".join(told + [_last_error(log)] * bool(code))
    return text.replace(f"{course_root}/", "")[:300]


def _noticed(log):
    """What a teacher reads in nbgrader's log, each once."""
    return dict.fromkeys(
        filter(None, (line.partition("noticed: ")[2] for line in log.splitlines()))
    )


def _last_error(log):
    """The last line that says what stopped nbgrader, rather than only that something did."""
    lines = [line.strip() for line in log.splitlines()]
    kinds = r"[\w.]*(Error|Exception|Timeout|Refused|Missing)\b.*: "
    named = [line for line in lines if re.match(kinds, line)]
    told = [line for line in named if "NbGraderException" not in line]
    return (told or named or lines or ["unknown"])[-1]


def _graded_by_nbgrader(course_root, learner):
    code, log = _nbgrader(course_root, "autograde", learner)
    path = course_root / "submitted" / learner / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    if "<script>" in path.read_text(encoding="utf-8"):
        _nbgrader(course_root, "generate_feedback", learner)
    return code, log


def _nbgrader(course_root, command, learner):
    arguments = [sys.executable, "-m", "nbgrader", command, ASSIGNMENT, "--student", learner]
    environment = {
        **os.environ,
        "PYTHONPATH": str(course_root),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "HOSTILE_MEMORY_MIB": "1536",
        "JUPYTER_PLATFORM_DIRS": "0",
    }
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [*arguments, "--force"],
            cwd=course_root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = process.wait(TIME_LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return None, f"no end after {TIME_LIMIT} seconds"
        log.seek(0)
        return code, log.read()


# --- what is left -------------------------------------------------------------------------------


def _graded(grade, course_root, learner, traces=None):
    begun = time.perf_counter()
    try:
        seen = str(grade(course_root, learner) or "")
    except Exception as error:
        seen = f"{type(error).__name__}: {error}"
    if traces:
        traces.seconds = time.perf_counter() - begun
    return seen


def _score(course_root, learner):
    try:
        with _gradebook(course_root) as gradebook:
            found = score(gradebook, ASSIGNMENT, learner)
    except Exception:
        return "unreadable", None
    return found.state, found.total


def _students(course_root):
    try:
        with _gradebook(course_root) as gradebook:
            return {student.id for student in gradebook.students}
    except Exception:
        return set()


def _gradebook(course_root):
    return Gradebook(f"sqlite:///{course_root / 'gradebook.db'}?timeout=60", "downhill")


def _harms(course_root, home, before, name):
    """Name all harm to others that can be seen after an attack."""
    files, homes, students = before
    if (now := _score(course_root, NEIGHBOUR)) != ("graded", 100):
        yield f"the next learner: {_told(*now)}"
    if EARLIER in students and (now := _score(course_root, EARLIER)) != ("graded", 100):
        yield f"an earlier learner: {_told(*now)}"
    if invented := _students(course_root) - students - {HOSTILE, NEIGHBOUR}:
        yield f"{', '.join(sorted(invented))} in the gradebook"
    after = _fingerprint(course_root)
    if changed := sorted({path for path, _ in files ^ after}):
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        yield f"changed {changed[0]}{more}"
    if planted := sorted(_homes(home) - homes):
        yield f"planted ~/{planted[0]}"
    if marked := [p for p in _marked(course_root, name) if not p.name.endswith("-fill")]:
        yield f"wrote {_without_root(marked[0], course_root)}"


def _told(state, points):
    return state if points is None else f"{points:g} points"


def _without_root(path, course_root):
    return path.relative_to(course_root) if path.is_relative_to(course_root) else path


def _fingerprint(course_root):
    """Pairs of path and hash of every file that grading the attacker must not change."""
    own = {
        Path(step, learner)
        for step in ("submitted", "autograded", "feedback")
        for learner in (HOSTILE, NEIGHBOUR)
    } - {Path("submitted", NEIGHBOUR)}
    found = set()
    for path in course_root.rglob("*"):
        name = path.relative_to(course_root)
        mine = own.intersection(name.parents) or "__pycache__" in name.parts
        if path.is_file() and not mine and not name.name.startswith(("gradebook.db", ".")):
            found.add((str(name), hashlib.sha256(path.read_bytes()).hexdigest()))
    return found


def _homes(home):
    """Files in the home folder that a later process would run or read."""
    names = ("startup", "site-packages", "kernels")
    paths = (path.relative_to(home) for path in home.rglob("*") if path.is_file())
    kept = {str(path) for path in paths if set(names) & set(path.parts)}
    return {path for path in kept if not path.endswith("README")}


def _marked(course_root, name):
    """Files outside the attacker's own folders that bear its mark, and its fill everywhere."""
    places = [Path(place) for place in ("/tmp", "/var/tmp", "/dev/shm", "/run")]
    found = [path for place in places for path in place.glob(f"hostile-{name}*")]
    found += course_root.rglob(f"hostile-{name}*")
    return [path for path in found if path.is_file()]


def _remove_marked(course_root, name):
    for path in _marked(course_root, name):
        path.unlink(missing_ok=True)


def _look(course_root, traces):
    """Read the attacker's graded notebook, and its page if there is one."""
    path = course_root / "autograded" / HOSTILE / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    page = course_root / "feedback" / HOSTILE / ASSIGNMENT / f"{ASSIGNMENT}.html"
    try:
        nb = nbformat.read(path, as_version=4)
    except Exception:
        return
    outputs = [output for cell in nb.cells for output in cell.get("outputs", [])]
    traces.shown = "\n".join(str(output) for output in outputs)
    as_html = [o["data"].get("text/html", "") for o in outputs if "data" in o]
    as_html += [cell.source for cell in nb.cells if cell.cell_type == "markdown"]
    traces.page = page.read_text(encoding="utf-8") if page.exists() else "\n".join(as_html)


# --- around an attack ---------------------------------------------------------------------------


@contextlib.contextmanager
def _put_back(course_root):
    """Give the course back as it was."""
    with tempfile.TemporaryDirectory(prefix="kept-") as folder:
        kept = Path(folder, "course")
        shutil.copytree(course_root, kept, symlinks=True)
        try:
            yield
        finally:
            shutil.rmtree(course_root, ignore_errors=True)
            shutil.copytree(kept, course_root, symlinks=True, dirs_exist_ok=True)


@contextlib.contextmanager
def _private_home():
    """Let nothing reach the real home folder, and put bait where attackers look."""
    taken = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True) as home:
        for name in (*taken, "PYTHONUSERBASE", "XDG_RUNTIME_DIR"):
            os.environ.pop(name, None)
        os.environ |= {"HOME": home, _CANARY: "canary"}
        bait = Path(home, ".local/share/jupyter/runtime/kernel-canary.json")
        bait.parent.mkdir(parents=True)
        bait.write_text('{"key": "canary"}', encoding="utf-8")
        _plant_a_key()
        try:
            yield Path(home)
        finally:
            os.environ.clear()
            os.environ.update(kept)


def _plant_a_key():
    """Put a key where whatever is started finds it: in the keyring of this session."""
    number = pyseccomp.resolve_syscall(pyseccomp.system_arch(), "add_key")
    ctypes.CDLL(None).syscall(number, b"user", b"hostile-key", b"canary", 6, _SESSION_KEYRING)


@contextlib.contextmanager
def _listening():
    """Listen where attackers try to connect; the list that is given names who did."""
    heard = []
    with contextlib.ExitStack() as stack:
        for family, address in (
            (socket.AF_INET, ("127.0.0.1", PORT)),
            (socket.AF_UNIX, f"\0hostile-{PORT}"),
        ):
            listener = stack.enter_context(socket.socket(family))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
            listener.setblocking(False)
            stack.callback(_note_caller, listener, heard)
        yield heard


def _note_caller(listener, heard):
    with contextlib.suppress(BlockingIOError):
        listener.accept()[0].close()
        heard.append(f"a connection over {listener.family.name}")


class _Watch(contextlib.AbstractContextManager):
    """Count what runs below this process, also what has detached itself, and kill it at the end."""

    def __enter__(self):
        self._prctl(1)
        self._before = set(self._children())
        self.most_processes = self.most_threads = 0
        self.peak, self._shared = 0, psutil.virtual_memory().shared
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *exception):
        self._over.set()
        self._thread.join()
        self.kill()
        self._prctl(0)

    def kill(self):
        """End all that was started, and what it starts meanwhile."""
        for _ in range(5):
            left = [process for process in self._children() if process not in self._before]
            for process in left:
                with contextlib.suppress(psutil.Error):
                    process.kill()
            if not psutil.wait_procs(left, timeout=5)[1] and not self._new():
                break

    def alive(self, patience):
        """Whether processes are there after some seconds of patience."""
        until = time.monotonic() + patience
        while (there := self._new()) and time.monotonic() < until:
            time.sleep(0.1)
        return bool(there)

    def add_to(self, traces):
        """Write down what was counted so far."""
        traces.most_processes, traces.most_threads = self.most_processes, self.most_threads
        traces.peak_mib = self.peak / 2**20

    @staticmethod
    def _prctl(value):
        # Orphans come to this process instead of to init, so they can be found, and only they.
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, value, 0, 0, 0)

    @staticmethod
    def _children():
        with contextlib.suppress(psutil.Error):
            return psutil.Process().children(recursive=True)
        return []

    def _new(self):
        there = (process for process in self._children() if process not in self._before)
        return [process for process in there if _runs(process)]

    def _look(self):
        while not self._over.wait(0.15):
            found = [counted for process in self._new() if (counted := _count(process))]
            self.most_processes = max(self.most_processes, len(found))
            self.most_threads = max(self.most_threads, sum(threads for threads, _ in found))
            nobodys = max(0, psutil.virtual_memory().shared - self._shared)
            self.peak = max(self.peak, nobodys + sum(memory for _, memory in found))


def _runs(process):
    with contextlib.suppress(psutil.Error):
        return process.status() != psutil.STATUS_ZOMBIE
    return False


def _count(process):
    """Number of threads of a process, and its memory, where what is shared counts in part."""
    with contextlib.suppress(psutil.Error):
        return process.num_threads(), process.memory_full_info().pss
    return None


# --- all of them, on stock nbgrader and on ours --------------------------------------------------

DOCUMENT = ROOT / "docs" / "security.md"
RESULTS = ROOT / "docs" / "security"
_BEGIN, _END = "<!-- table: begin -->\n", "<!-- table: end -->\n"


def make_our_course(folder):
    """Copy the course and build its release, with the configuration that it has.

    Parameters
    ----------
    folder : Path
        Where the course shall lie; must not exist.

    Returns
    -------
    Path
        The course root.
    """
    copy_course(ROOT, folder)
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(_SHORT_LIMITS)
    build(folder, ASSIGNMENT)
    prepare(folder, grade_by_ours)
    return folder


COURSES = {
    "stock": (make_stock_course, grade_by_nbgrader),
    "ours": (make_our_course, grade_by_ours),
}


def achieved(outcome):
    """Say in a phrase what an attack achieved.

    Parameters
    ----------
    outcome : Outcome

    Returns
    -------
    str
    """
    attack = find(outcome.name)
    told = []
    if outcome.score is not None and outcome.score > attack.fair:
        told.append(f"**own points: {outcome.score:g} instead of {attack.fair:g}**")
    told += [f"**{attack.gain}**"] * (outcome.gained and not told)
    told += [f"**{harm}**" for harm in outcome.harms]
    ended = "no points" if outcome.score is None else f"{outcome.score:g} points"
    return "; ".join(told) or f"nothing ({outcome.state}, {ended})"


def reported(outcome):
    """Say what the teacher is told of it, fit for a cell of a table.

    Parameters
    ----------
    outcome : Outcome

    Returns
    -------
    str
    """
    return outcome.seen.replace("|", "/").replace("\n", " ")[:120]


def write_table():
    """Write what all attacks achieved into the document, from the results that lie there."""
    results = {grader: _results(grader) for grader in COURSES}
    rows = [
        f"| {attack.description} | {attack.category} | "
        + " | ".join(_cell(results[grader], attack.name) for grader in COURSES)
        + f" | {_seen(results['ours'], attack.name)}"
        for attack in attacks()
    ]
    head = "| attack | kind | stock nbgrader | ours | what our report says |\n" + "|---" * 5 + "|\n"
    counts = [
        f"{sum(o['gained'] or o['harmed'] for o in results[grader].values())} of "
        f"{len(results[grader])} gain something or do harm with {grader}"
        for grader in COURSES
    ]
    head = f"{'; '.join(counts)}.\n\n{head}"
    before, rest = DOCUMENT.read_text(encoding="utf-8").split(_BEGIN)
    after = rest.split(_END)[1]
    text = before + _BEGIN + head + "".join(f"{row} |\n" for row in rows) + _END + after
    DOCUMENT.write_text(text, encoding="utf-8")


def _cell(results, name):
    return achieved(Outcome(**results[name])) if name in results else "not tried"


def _seen(results, name):
    return reported(Outcome(**results[name])) if name in results else ""


def _results(grader):
    path = RESULTS / f"{grader}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _save(grader, outcome):
    RESULTS.mkdir(exist_ok=True)
    known = _results(grader) | {outcome.name: asdict(outcome)}
    ordered = {a.name: known[a.name] for a in attacks() if a.name in known}
    text = json.dumps(ordered, indent=1, ensure_ascii=False)
    (RESULTS / f"{grader}.json").write_text(text + "\n", encoding="utf-8")


def main(arguments=None):
    """Try attacks, all or those named, and write the table of docs/security.md."""
    parser = argparse.ArgumentParser("python -m attacks.harness", description=__doc__)
    parser.add_argument("grader", choices=[*COURSES, "table"], help="or only write the table")
    parser.add_argument("names", nargs="*", help="attacks to try (default: all)")
    chosen = parser.parse_args(arguments)
    if chosen.grader != "table":
        with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
            make, grade = COURSES[chosen.grader]
            course = make(Path(folder, "course"))
            for name in chosen.names or [attack.name for attack in attacks()]:
                outcome = try_attack(name, course, grade)
                print(f"{name}: {achieved(outcome)} ({outcome.seconds} s)", flush=True)
                _save(chosen.grader, outcome)
    write_table()


if __name__ == "__main__":
    main()
