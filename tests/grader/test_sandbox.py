"""What holds a learner's kernel: calls of the system, memory, keys, folders, the end of it all."""

import ctypes
import json
import os
import re
from pathlib import Path

import psutil
import pyseccomp
import pytest
from jupyter_core.utils import run_sync

from autograder.__main__ import main
from autograder.limits import MEGABYTE
from autograder.sandbox import examine
from autograder.sandbox.bubblewrap import GIVEN, MADE, Kind
from autograder.sandbox.forkserver import calls, groups
from autograder.sandbox.kernels import SandboxedKernelManager
from support.sandboxed import Sandboxed, soon

NAMES = """
    memfd_create shmget userfaultfd io_uring_setup keyctl add_key ptrace mount unshare setns
    bpf perf_event_open process_vm_readv chroot open_by_handle_at
"""
ARCH = pyseccomp.system_arch()
CALLS = {name: pyseccomp.resolve_syscall(ARCH, name) for name in NAMES.split()}
NEW_USERS = 0x10000000
SESSION, DESCRIBED = -3, b"downhill-test"


def called(kernel, number, *arguments):
    """What a call of the system says in a kernel."""
    return kernel.cell(f"""
        import ctypes, errno
        libc = ctypes.CDLL(None, use_errno=True)
        done = libc.syscall({number}, *{arguments!r})
        print("done" if done >= 0 else errno.errorcode[ctypes.get_errno()])
    """)


@pytest.mark.parametrize("name", CALLS)
def test_calls_that_no_notebook_needs(shared, name):
    """Refused, whatever they are given."""
    assert called(shared, CALLS[name], 0, 0, 0, 0, 0) == "EPERM"


def test_no_new_namespaces(shared):
    """Neither by the call that may make a thread, nor by the one that hides what it is asked."""
    clone, clone3 = (pyseccomp.resolve_syscall(ARCH, name) for name in ("clone", "clone3"))
    assert called(shared, clone, NEW_USERS | 17, 0, 0, 0, 0) == "EPERM"
    assert called(shared, clone3, 0, 0) == "ENOSYS"


@pytest.mark.parametrize("family", [38, 40, 44])  # of the system's ciphers, of its host, of devices
def test_sockets_are_of_a_few_kinds(shared, family):
    """Those by which programs talk to each other."""
    assert shared.cell(f"import socket\nsocket.socket({family})") == "PermissionError"


def test_honest_work_misses_nothing(shared):
    """Threads, processes, pools, libraries, figures, files."""
    told = shared.cell("""
        import multiprocessing, subprocess, tempfile, threading
        import matplotlib.pyplot as plt, numpy as np
        from concurrent.futures import ThreadPoolExecutor

        def square(x):
            return x * x

        with multiprocessing.get_context("fork").Pool(2) as pool:
            print(pool.map(square, [1, 2, 3]))
        with ThreadPoolExecutor(2) as pool:
            print(list(pool.map(square, [1, 2, 3])))
        print(subprocess.run(["echo", "hello"], capture_output=True, text=True).stdout)
        print(np.linalg.det(np.eye(2)))
        plt.plot([1, 2]); plt.savefig(tempfile.mktemp(suffix=".png")); plt.close()
    """)
    assert told.split() == ["[1,", "4,", "9]", "[1,", "4,", "9]", "hello", "1.0"]


@pytest.fixture
def key():
    """A key of ours in the keyring of this session, which children inherit."""
    libc = ctypes.CDLL(None, use_errno=True)
    made = libc.syscall(CALLS["add_key"], b"user", DESCRIBED, b"secret", 6, SESSION)
    assert made > 0, os.strerror(ctypes.get_errno())
    yield made
    libc.syscall(CALLS["keyctl"], 9, made, SESSION)  # unlink


def test_keys_stay_with_us(key, bundle):
    """A learner sees none of them, and cannot ask for any."""
    assert DESCRIBED.decode() in Path("/proc/keys").read_text()
    kernel = Sandboxed(bundle)
    try:
        assert kernel.cell("open('/proc/keys').read()") == "PermissionError"
        assert called(kernel, CALLS["keyctl"], 11, key, 0, 0) == "EPERM"
    finally:
        kernel.end()


def test_what_a_kernel_makes_is_in_its_own_memory(own):
    """Not on our disk, and not much where its sockets lie."""
    place = Path(own.manager.folder)
    assert sorted(os.listdir(place)) == [GIVEN, MADE] and (place / MADE).is_symlink()
    assert own.cell(f"open('{place}/{GIVEN}/mine', 'w')") == "OSError"
    assert own.cell(f"open('{place}/{MADE}/mine', 'wb').write(bytes({2 * MEGABYTE}))") == "OSError"
    assert own.cell("print(6 * 7)") == "42"
    own.end()
    assert not place.exists()


HOLDS = {
    "files": "for at in ('/tmp', '/dev/shm', '/home/learner'):\n"
    "    with open(f'{at}/big', 'wb') as file:\n"
    "        for _ in range(14):\n"
    "            file.write(bytes(10 * 2**20))\n",
    "many files": "for n in range(400_000):\n    open(f'/tmp/{n}', 'w').close()\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("how", HOLDS)
def test_memory_counts_however_it_is_held(bundle, how):
    """Files in memory count as memory does."""
    manager = SandboxedKernelManager(
        kernel_name="python3", kind=Kind(str(bundle), memory=400, files=150)
    )
    run_sync(manager.start_kernel)()
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=30)
    client.execute(HOLDS[how] + "import time; time.sleep(30)")
    try:
        manager.provisioner.process.wait(timeout=25)
    finally:
        client.stop_channels()
        run_sync(manager.shutdown_kernel)(now=True)


def processes_that_say(word):
    """Of all on this machine."""
    return [p for p in psutil.process_iter(["cmdline"]) if word in (p.info["cmdline"] or [])]


def test_nothing_outlives_the_kernel(own):
    """Not even who holds the sandbox's own input open."""
    own.cell("""
        import subprocess, sys
        code = '''
        import glob, time
        held = []
        for path in glob.glob("/proc/[12]/fd/0"):
            try:
                held.append(open(path, "wb", 0))
            except OSError:
                pass
        time.sleep(600)
        '''
        import textwrap
        child = [sys.executable, "-c", textwrap.dedent(code), "outlives-the-kernel"]
        subprocess.Popen(child, start_new_session=True)
    """)
    assert processes_that_say("outlives-the-kernel")
    own.client.execute("import os; os._exit(0)")
    own.manager.provisioner.process.wait(timeout=10)
    assert soon(lambda: not processes_that_say("outlives-the-kernel"))


def test_a_group_of_its_own_where_the_host_allows(own):
    """It limits the memory of all processes together, and is gone with them."""
    name = re.search(r"autograder-\d+", own.cell("print(open('/proc/self/cgroup').read())"))
    parents = [parent for parent, _ in groups.places() if os.access(parent, os.W_OK)]
    assert bool(name) == bool(parents)
    if name:
        (inside,) = [parent / name[0] for parent in parents if (parent / name[0]).exists()]
        (limit,) = [*inside.glob("memory.limit_in_bytes"), *inside.glob("memory.max")]
        assert int(limit.read_text()) == Kind().memory * MEGABYTE
        own.end()
        assert soon(lambda: not inside.exists())


@pytest.mark.parametrize(("control", "found"), [("cpu memory", 1), ("cpu", 0)])
def test_groups_of_version_2(tmp_path, control, found):
    """Beside us, where the group that holds us counts memory for its children."""
    here = tmp_path / "app.slice" / "run.service"
    (here / "grader").mkdir(parents=True)
    (here / "cgroup.subtree_control").write_text(control)
    (here / "cgroup.subtree_control").chmod(0o444)
    own = tmp_path / "own"
    own.write_text("0::/app.slice/run.service/grader\n")
    assert list(groups.places(tmp_path, own)) == [(here, "")] * found


FOUND = {
    "a filter of the system's calls": True,
    "no new namespaces": True,
    "a control group that counts all memory": False,
    "no keys of yours": True,
    "no network": True,
    "no file of yours": True,
}


def test_the_doctor_looks_from_the_inside(tmp_path):
    """All that does not hang on the host is there."""
    found = {one.what: one.is_there for one in examine.examine(tmp_path)}
    assert set(found) == set(FOUND) and all(found[what] for what in FOUND if FOUND[what])


@pytest.mark.parametrize("lacks", [True, False])
def test_the_doctor_says_what_lacks(tmp_path, monkeypatch, capsys, lacks):
    """With what that leaves open; the exit code tells it too."""
    (tmp_path / "nbgrader_config.py").touch()
    told = FOUND if lacks else dict.fromkeys(FOUND, True)
    monkeypatch.setattr(examine, "_printed", lambda *_: json.dumps(told))
    assert main(["doctor", "--course", str(tmp_path)]) == lacks
    said = capsys.readouterr().out
    assert said.count("NO") == lacks and ("systemd-run" in said) == lacks


def test_without_libseccomp(monkeypatch):
    """There is no filter, and no error."""
    monkeypatch.setattr(calls, "pyseccomp", None)
    assert calls.refusing(0) is None and calls.forget_keys() is None
