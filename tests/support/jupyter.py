"""A Jupyter server of one's own, in a home of its own, for as long as a test needs it."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

TOKEN = "a-token-for-tests"
# For a machine whose cores are busy. What is waited for comes much earlier as a rule.
PATIENCE = 240_000
LAB = (sys.executable, "-m", "autograder.lab")
"""The command that the teacher starts JupyterLab with."""


def free_port():
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_home(home, port):
    """Make a home folder whose settings hold what a test needs and a person does without."""
    settings = home / ".jupyter/lab/user-settings/@jupyterlab/apputils-extension"
    settings.mkdir(parents=True)
    # Else the first start asks whether news may be fetched.
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    config = {
        "ServerApp": {"port": port, "port_retries": 0, "open_browser": False, "allow_root": True},
        "IdentityProvider": {"token": TOKEN},
        "LabApp": {"expose_app_in_browser": True},
    }
    for name in ("jupyter_server_config", "jupyter_lab_config"):
        (home / f".jupyter/{name}.json").write_text(json.dumps(config))


def environment(home, **more):
    """The environment of a program that knows no Jupyter but the one that the tests run in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**kept, "PATH": tools, "HOME": str(home), **more}


def wait_for_server(address, process, log):
    """Wait until a Jupyter server answers; if it ended instead, show its log."""
    request = urllib.request.Request(f"{address}/api/status?token={TOKEN}")
    for _ in range(PATIENCE // 250):
        with contextlib.suppress(OSError), urllib.request.urlopen(request, timeout=10):
            return
        if process.poll() is not None:
            break
        time.sleep(0.25)
    pytest.fail(f"no Jupyter server at {address}:\n{log.read_text()}")


def stop(process):
    """End a program and what it started, and wait for them; Jupyter ends its kernels itself."""
    family = [psutil.Process(process.pid)]
    family += family[0].children(recursive=True)
    for one in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            one.terminate()
    _, left = psutil.wait_procs(family, timeout=30)
    for one in left:
        one.kill()
    process.wait()


@contextlib.contextmanager
def jupyterlab(folder, *flags, home, command=(sys.executable, "-m", "jupyter", "lab"), **more):
    """
    Run JupyterLab for as long as the block lasts.

    Parameters
    ----------
    folder : Path
        Where the command is typed.
    *flags : str
        More words of the command.
    home : Path
        The home folder to make, with the settings; ``server.log`` is written into it.
    command : sequence of str
        Another command that ends in a Jupyter server, such as ``make lab``.
    **more : str
        More variables of its environment.

    Yields
    ------
    str
        The address of the server, without a slash at the end.
    """
    port = free_port()
    write_home(home, port)
    address, log = f"http://127.0.0.1:{port}", home / "server.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, *flags], cwd=folder, env=environment(home, **more), stdout=out, stderr=out
        )
    try:
        wait_for_server(address, process, log)
        yield address
    finally:
        stop(process)
