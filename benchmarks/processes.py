"""What a command costs: time, processors and memory, of all its processes together."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil

MIB = 2**20
_IDLE = ("idle", "iowait", "steal", "guest", "guest_nice")
"""Not our work, or counted in another one."""


def measured(command, root):
    """Run a command in a course, on a machine that does nothing else.

    Parameters
    ----------
    command : list of str
        Arguments of Python.
    root : Path

    Returns
    -------
    dict
        ``seconds``; ``cpu``, those of all processors of the machine; ``main``, those of the command
        itself without what it started; ``peak_mib``, the largest sum of proportional set sizes.
    """
    with running(command, root) as process:
        busy, begun = busy_seconds(), time.perf_counter()
        with _Watch(process.pid) as watch:
            code = process.wait()
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}: see {root / 'log.txt'}")
    return {
        "seconds": time.perf_counter() - begun,
        "cpu": busy_seconds() - busy,
        "main": watch.main,
        "peak_mib": watch.peak / MIB,
    }


@contextlib.contextmanager
def running(command, root):
    """Start a command in a course; what it prints goes to ``log.txt``.

    Parameters
    ----------
    command : list of str
        Arguments of Python.
    root : Path

    Yields
    ------
    subprocess.Popen
    """
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    tools = [str(Path(sys.executable).parent), os.environ["PATH"]]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PATH": os.pathsep.join(tools),
    }
    words = [sys.executable, *command]
    with (
        (root / "log.txt").open("a") as log,
        subprocess.Popen(words, cwd=root, env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()  # unless it has ended, as it should


def busy_seconds():
    """Read how long the machine's processors have worked since it was started."""
    return sum(value for name, value in psutil.cpu_times()._asdict().items() if name not in _IDLE)


class _Watch(contextlib.AbstractContextManager):
    """Watch a process and all below it."""

    def __init__(self, pid):
        self.peak = self.main = 0
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
                self.main = sum(self._process.cpu_times()[:2])
                family = [self._process, *self._process.children(recursive=True)]
                self.peak = max(self.peak, sum(map(_pss, family)))


def _pss(process):
    with contextlib.suppress(psutil.Error):
        return process.memory_full_info().pss
    return 0
