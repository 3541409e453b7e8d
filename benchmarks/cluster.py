"""A Dask cluster on this machine, each part a process of its own."""

import contextlib
import os
import socket
import subprocess
import sys


@contextlib.contextmanager
def cluster(root, workers, pinned=False):
    """Run a scheduler and workers for a while.

    Parameters
    ----------
    root : Path
        The course, where they work.
    workers : int
    pinned : bool, optional
        Whether each worker, with all that it starts, keeps to a core of its own.

    Yields
    ------
    str
        Address of the scheduler.
    """
    run, port = [sys.executable, "-m"], _free_port()
    address = f"tcp://127.0.0.1:{port}"
    commands = [[*run, "distributed.cli.dask_scheduler", f"--port={port}", "--no-dashboard"]]
    worker = [*run, "distributed.cli.dask_worker", address, "--nthreads=1", "--no-dashboard"]
    for core in range(workers):
        commands.append(["taskset", "--cpu-list", str(core), *worker] if pinned else worker)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "PYTHONPATH": str(root)}
    processes = [subprocess.Popen(c, cwd=root, env=environment, **quiet) for c in commands]
    try:
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
