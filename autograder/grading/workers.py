"""Who does the work: processes of this machine, or a Dask cluster, through one interface."""

import contextlib
import multiprocessing
import os
import shutil
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver, util

from autograder.freed_memory import KEEPING
from autograder.scratch import prefix

_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_LAST = -1000
"""After all that multiprocessing itself does at the end."""
_CONTEXT = multiprocessing.get_context("forkserver" if _FORKS else "spawn")


def prepare(course):
    """Let a process import, from now on, what all workers need: they are forked from it.

    Parameters
    ----------
    course : Path
        The folder of the course that will be graded.
    """
    if _FORKS:
        _own_folder()
        os.environ["AUTOGRADER_COURSE"] = str(course)
        for name, value in KEEPING.items():
            os.environ.setdefault(name, value)
        _CONTEXT.set_forkserver_preload(["autograder.quick_start", "autograder.grading.preload"])
        forkserver.ensure_running()


def _own_folder():
    """Let multiprocessing keep its sockets where they are found again if this process is killed."""
    usual, made = tempfile.tempdir, tempfile.mkdtemp(prefix=prefix("workers"))
    tempfile.tempdir = made
    util.get_temp_dir()
    tempfile.tempdir = usual
    util.Finalize(None, shutil.rmtree, (made, True), exitpriority=_LAST)


class LocalCrew:
    """Processes on this machine. When one of them dies, all are replaced.

    Parameters
    ----------
    workers : int
        How many.
    """

    def __init__(self, workers):
        self.workers = workers
        self._pool = self._new()

    def _new(self):
        return ProcessPoolExecutor(self.workers, _CONTEXT, initializer=_end_with_the_parent)

    def submit(self, function, *arguments):
        """Let a worker call a function; see `concurrent.futures.Executor.submit`."""
        try:
            return self._pool.submit(function, *arguments)
        except BrokenProcessPool:
            self._pool = self._new()
            return self._pool.submit(function, *arguments)

    def close(self):
        """Send the workers home. What has not begun is dropped."""
        self._pool.shutdown(cancel_futures=True)


def _end_with_the_parent():
    """Let a worker end when the command was killed and nobody waits for it any more."""

    def watch():
        multiprocessing.parent_process().join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class DaskCrew:
    """The workers of a Dask cluster, however many there are at the moment.

    Parameters
    ----------
    address : str
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.
    """

    def __init__(self, address):
        from distributed import Client  # not needed, and slow to import, on one machine

        self._client = Client(address, set_as_default=False, timeout="10s")
        self._executor = self._client.get_executor(pure=False)
        self.submit = self._executor.submit

    @property
    def workers(self):
        """How many jobs the cluster can do at a time; one, while it has no worker yet."""
        return max(1, sum(self._client.nthreads().values()))

    def close(self):
        """Let go of the cluster. What has not begun is dropped."""
        self._executor.shutdown(wait=False)
        self._client.close()


@contextlib.contextmanager
def crew(workers, scheduler=None):
    """Have workers for a while.

    Parameters
    ----------
    workers : int
        Processes on this machine.
    scheduler : str, optional
        Address of a Dask scheduler, to use its workers instead.

    Yields
    ------
    LocalCrew or DaskCrew
        With `submit` and `workers`.

    Raises
    ------
    OSError
        If there is no scheduler at the address.
    """
    hired = DaskCrew(scheduler) if scheduler else LocalCrew(workers)
    try:
        yield hired
    finally:
        hired.close()
