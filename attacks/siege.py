"""Attacks on what surrounds the verdict: memory that nobody counts, floods, keys, the line."""

from attacks import attack, more_than

_SHOWS_KEYS = "the grader's key is shown"


@attack("answers with a kind that no text can name", "answers", "others are not graded")
def half_a_character(submission):
    submission.at_call(r"return type('\ud800 thing', (), {})()")


@attack(
    "answers with eight million values that are one",
    "answers",
    "more than 1.2 GiB are in use",
    harm=more_than(1200),
)
def shared_references(submission):
    submission.at_call("""
        x = [1.0]
        for _ in range(22):
            x = [x] * 8
        return x
    """)


@attack("answers before it is asked, on the line to the grader", "answers")
def answers_ahead(submission):
    submission.after_imports("""
        import gc, json, socket, struct, threading, time

        def answer():
            told = json.dumps({"value": ["plain", True]}).encode()
            frame = struct.pack("!IQ", 1, len(told)) + told
            for _ in range(200):
                for thing in gc.get_objects():
                    if isinstance(thing, socket.socket) and thing.family == socket.AF_UNIX:
                        try:
                            thing.send(frame)
                        except OSError:
                            pass
                time.sleep(0.05)

        threading.Thread(target=answer, daemon=True).start()
    """)


@attack("opens a line to the grader of its own, with the kernel's word", "answers")
def second_line(submission):
    submission.at_call("""
        import gc, json, socket, struct
        for thing in gc.get_objects():
            if type(thing).__name__ == "Line":
                mine = socket.socket(socket.AF_UNIX)
                try:
                    mine.connect(thing._address)
                    told = json.dumps({"value": ["plain", True]}).encode()
                    mine.sendall(thing._token.encode() + struct.pack("!IQ", 1, len(told)) + told)
                    thing._stream.close()
                    thing._stream = mine
                except OSError:
                    pass
    """)


@attack(
    "sends a frame that claims a terabyte",
    "answers",
    "more than 1.2 GiB are in use",
    harm=more_than(1200),
)
def claims_a_terabyte(submission):
    submission.at_call("""
        import gc, socket, struct
        for thing in gc.get_objects():
            if isinstance(thing, socket.socket) and thing.family == socket.AF_UNIX:
                try:
                    thing.sendall(struct.pack("!IQ", 1, 2**40))
                except OSError:
                    pass
    """)


@attack(
    "hands in a text of 60,000 beginnings of formulas",
    "pages",
    "others wait for minutes",
    harm=lambda traces: traces.seconds > 60,
)
def endless_formula(submission):
    submission.cell("title").source = "\\\\[" * 60_000 + "<script>"


@attack(
    "shows a picture from elsewhere, which tells who reads the page",
    "pages",
    "a picture is fetched",
    gained=lambda traces: 'src="http://' in traces.page,
)
def distant_picture(submission):
    submission.cell("title").source += '\n<script></script><img src="http://127.0.0.1:1/x.png">'


_MEBIBYTES = 1600


@attack(
    "keeps memory in files that have no name",
    "resources",
    "more than 1.2 GiB are in use",
    harm=more_than(1200),
)
def memory_in_nameless_files(submission):
    submission.new_cell(
        f"""
        import os, time
        kept = []
        for _ in range({_MEBIBYTES} // 50):
            kept.append(os.memfd_create("kept"))
            os.write(kept[-1], bytes(50 * 2**20))
        time.sleep(2)
        """,
        after="ex-1",
    )


@attack(
    "keeps memory in segments that no process has mapped",
    "resources",
    "more than 1.2 GiB are in use",
    harm=more_than(1200),
)
def memory_in_segments(submission):
    submission.new_cell(
        f"""
        import ctypes, time
        libc, mark = ctypes.CDLL(None), []
        libc.shmat.restype = ctypes.c_void_p
        for _ in range({_MEBIBYTES} // 50):
            mark.append(libc.shmget(0, 50 * 2**20, 0o1600))
            at = libc.shmat(mark[-1], None, 0)
            if mark[-1] < 0:
                break
            ctypes.memset(at, 1, 50 * 2**20)
            libc.shmdt(ctypes.c_void_p(at))
        time.sleep(2)
        for one in mark:
            libc.shmctl(one, 0, None)
        """,
        after="ex-1",
    )


@attack(
    "keeps memory in a file system of its own, in namespaces of its own",
    "resources",
    "more than 1.2 GiB are in use",
    harm=more_than(1200),
)
def memory_in_a_file_system(submission):
    submission.new_cell(
        f"""
        import ctypes, os, time
        libc = ctypes.CDLL(None)
        if os.fork() == 0:
            try:
                if libc.unshare(0x10000000 | 0x00020000) == 0:
                    libc.mount(b"none", b"/", None, 1 << 14 | 1 << 18, None)
                    if libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, b"size=2g") == 0:
                        for number in range({_MEBIBYTES} // 50):
                            with open(f"/tmp/{{number}}", "wb") as file:
                                file.write(bytes(50 * 2**20))
                time.sleep(3)
            finally:
                os._exit(0)
        time.sleep(4)
        """,
        after="ex-1",
    )


@attack(
    "keeps memory in half a million empty files",
    "resources",
    "more than 1.2 GiB are in use",
    harm=more_than(1200),
)
def many_empty_files(submission):
    submission.new_cell(
        """
        import tempfile
        folder = tempfile.mkdtemp()
        for number in range(500_000):
            open(f"{folder}/{number}", "w").close()
        """,
        after="ex-1",
    )


@attack("keeps its sandbox open from a process that goes on", "processes", "processes stay alive")
def holds_the_sandbox(submission):
    submission.new_cell(
        """
        import glob, os, time
        if os.fork() == 0:
            os.setsid()
            held = []
            for path in glob.glob("/proc/[12]/fd/0"):
                try:
                    held.append(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
                except OSError:
                    pass
            time.sleep(60)
            os._exit(0)
        """,
        after="ex-1",
    )


@attack(
    "reads the keys of whoever grades",
    "reading",
    _SHOWS_KEYS,
    gained=lambda traces: "hostile-key" in traces.shown,
)
def reads_keys(submission):
    submission.new_cell("print(open('/proc/keys').read())", after="ex-1")


@attack(
    "writes 40 MB where the kernel's sockets lie",
    "resources",
    "it lies on the grader's disk",
    harm=lambda traces: traces.written_mib > 1,
)
def fills_the_folder_of_the_sockets(submission):
    submission.new_cell(
        """
        import os
        from ipykernel.connect import get_connection_file
        for folder in (os.path.dirname(get_connection_file()), "/tmp"):
            try:
                with open(f"{folder}/@MARK@", "wb") as file:
                    file.write(bytes(40 * 2**20))
            except OSError:
                pass
        """,
        after="ex-1",
    )


_SENDS = """
    from IPython import get_ipython
    _kernel, _text = get_ipython().kernel, "x" * 100_000

    def _send(kind, content):
        _kernel.session.send(_kernel.iopub_socket, kind, content, parent=_kernel.get_parent())
"""


def _floods(submission, line):
    submission.new_cell(
        submission.code(_SENDS) + f"for _ in range(1000):\n    {line}", after="ex-1"
    )


def _long(traces):
    return len(traces.shown) > 20_000_000 or traces.peak_mib > 1200


@attack("floods the notebook with errors", "resources", "a notebook of 100 MB", harm=_long)
def flood_of_errors(submission):
    _floods(submission, "_send('error', {'ename': 'E', 'evalue': 'e', 'traceback': [_text]})")


@attack(
    "floods the notebook with what describes its outputs",
    "resources",
    "a notebook of 100 MB",
    harm=_long,
)
def flood_of_metadata(submission):
    _floods(
        submission,
        "_send('display_data', {'data': {'text/plain': '1'}, 'metadata': {'m': _text},"
        " 'transient': {}})",
    )


@attack(
    "sends a message of 36 MB that unfolds to gigabytes",
    "resources",
    "more than 1.2 GiB are in use",
    harm=more_than(1200),
)
def unfolding_message(submission):
    submission.new_cell(
        submission.code(_SENDS)
        + "_send('display_data', {'data': {'text/plain': [{}] * 9_000_000}, 'metadata': {},"
        " 'transient': {}})",
        after="ex-1",
    )


@attack(
    "writes to the terminal of whoever grades, and forges a notice", "pages", "the terminal obeys"
)
def terminal_escapes(submission):
    submission.at_call(r"return type('\x1b]0;owned\x07\n[WARNING] noticed: fine', (), {})()")
    submission.cell("ex-1").metadata["nbgrader"]["locked"] = "x\n[WARNING] noticed: all is well"
