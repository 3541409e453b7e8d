"""Attacks on processes and on the machine, and on whoever looks at the graded notebook."""

import json

from attacks import PORT, attack, more_than

# --- processes ----------------------------------------------------------------------------------


@attack("ends its kernel with os._exit while it is called", "processes", "others are not graded")
def os_exit(submission):
    submission.at_call("""
        import os
        os._exit(0)
    """)


@attack("crashes its kernel with a null pointer", "processes", "others are not graded")
def segfault(submission):
    submission.at_call("""
        import ctypes
        ctypes.string_at(0)
    """)


@attack("closes standard input, output and error", "processes", "others are not graded")
def standard_streams_closed(submission):
    submission.at_call("""
        import os, sys
        sys.stdout.close()
        sys.stderr.close()
        os.closerange(0, 3)
    """)


@attack("closes every open file of its process", "processes", "others are not graded")
def all_descriptors_closed(submission):
    submission.at_call("""
        import os
        os.closerange(0, 1000)
    """)


_PARENT = """
    import os, signal
    alone = "bwrap" in open("/proc/1/comm").read()  # in a process namespace, 1 is nobody's init
    parent = os.getppid()
"""


def _signals_the_parent(submission, signal):
    submission.after_imports(_PARENT)
    submission.at_call(f"parent > (0 if alone else 1) and os.kill(parent, signal.{signal})")


@attack("sends SIGTERM to the process that started its kernel", "processes", "grading is cut off")
def terminates_the_parent(submission):
    _signals_the_parent(submission, "SIGTERM")


@attack("sends SIGKILL to the process that started its kernel", "processes", "grading is cut off")
def kills_the_parent(submission):
    _signals_the_parent(submission, "SIGKILL")


@attack("sends SIGSTOP to the process that started its kernel", "processes", "grading hangs")
def stops_the_parent(submission):
    _signals_the_parent(submission, "SIGSTOP")


@attack("ignores SIGINT and SIGTERM, and sleeps on at exit", "processes", "a process stays")
def survives_the_shutdown(submission):
    submission.new_cell(
        """
        import atexit, os, signal, subprocess, sys, time
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        atexit.register(time.sleep, 60)
        code = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"
        subprocess.Popen([sys.executable, "-c", code, "@MARK@"], start_new_session=True)
        """,
        after="ex-1",
    )


@attack(
    "starts 200 processes",
    "processes",
    "200 processes run",
    harm=lambda traces: traces.most_processes > 100,
)
def fork_bomb(submission):
    submission.new_cell(
        """
        import os, time
        for _ in range(200):
            try:
                child = os.fork()
            except OSError:
                break
            if child == 0:
                time.sleep(8)
                os._exit(0)
        time.sleep(3)
        """,
        after="ex-1",
    )


@attack(
    "starts 2000 threads",
    "processes",
    "2000 threads run",
    harm=lambda traces: traces.most_threads > 1500,
)
def thread_bomb(submission):
    submission.new_cell(
        """
        import threading, time
        threading.stack_size(65536)
        for _ in range(2000):
            try:
                threading.Thread(target=time.sleep, args=(4,), daemon=True).start()
            except RuntimeError:
                break
        time.sleep(2)
        """,
        after="ex-1",
    )


# --- resources ----------------------------------------------------------------------------------

_MEMORY = """
    import os
    most = int(os.environ.get("HOSTILE_MEMORY_MIB", 3000))
"""


@attack(
    "fills memory, 3 GB (1.5 GB where the environment asks for less)",
    "resources",
    "more than 1.2 GiB are in use",
    harm=more_than(1200),
)
def memory_bomb(submission):
    submission.new_cell(
        submission.code(_MEMORY)
        + submission.code("""
            import time
            kept = []
            while len(kept) * 50 < most:
                kept.append(bytearray(b"x") * 50 * 2**20)
            time.sleep(2)
            del kept
        """),
        after="ex-1",
    )


@attack(
    "fills memory from ten processes, each within a limit",
    "resources",
    "more than 1.2 GiB are in use",
    harm=more_than(1200),
)
def memory_bomb_in_parts(submission):
    submission.new_cell(
        submission.code(_MEMORY)
        + submission.code("""
            import time
            for _ in range(10):
                if os.fork() == 0:
                    try:
                        kept = bytearray(b"x") * (most // 10 * 2**20)
                        time.sleep(4)
                    finally:
                        os._exit(0)
            time.sleep(4)
        """),
        after="ex-1",
    )


@attack(
    "writes 300 MB to its folder, to /tmp and to /dev/shm",
    "resources",
    "more than 90 MB are written",
    harm=lambda traces: traces.written_mib > 90,
)
def disk_filled(submission):
    submission.new_cell(
        """
        for folder in (".", "/tmp", "/dev/shm"):
            try:
                with open(folder + "/@MARK@-fill", "wb") as file:
                    for _ in range(100):
                        file.write(bytes(2**20))
            except OSError:
                pass
        """,
        after="ex-1",
    )


@attack(
    "prints 600 MB of lines",
    "resources",
    "the grader's memory or disk fills",
    harm=more_than(1200),
)
def endless_lines(submission):
    submission.new_cell(
        """
        for _ in range(150_000):
            print("all work and no play makes jack a dull boy\\n" * 100)
        """,
        after="ex-1",
    )


@attack(
    "prints one line of 200 MB",
    "resources",
    "the grader's memory or disk fills",
    harm=more_than(1200),
)
def endless_line(submission):
    submission.new_cell(
        """
        for _ in range(200):
            print("x" * 1_000_000, end="", flush=True)
        """,
        after="ex-1",
    )


@attack(
    "prints 300 MB to standard error while it is called",
    "resources",
    "the grader's memory fills",
    harm=more_than(1200),
)
def endless_output_in_a_call(submission):
    submission.at_call("""
        import os, sys
        for _ in range(3000):
            print("x" * 100_000, file=sys.stderr)
            os.write(2, b"x" * 1000)
    """)


@attack(
    "displays 100 MB of HTML and a huge picture",
    "resources",
    "the graded notebook is huge",
    harm=lambda traces: len(traces.shown) > 20_000_000,
)
def huge_display(submission):
    submission.new_cell(
        """
        from IPython.display import HTML, display
        for _ in range(10):
            display(HTML("x" * 10_000_000))
        """,
        after="ex-1",
    )


def _too_long(traces):
    return traces.seconds > 60


@attack(
    "loops in Python and catches the time limit and interrupts",
    "resources",
    "grading takes over 60 s",
    harm=_too_long,
)
def catches_the_time_limit(submission):
    submission.at_call("""
        import signal, time
        while True:
            try:
                signal.setitimer(signal.ITIMER_REAL, 0)
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                while True:
                    time.sleep(0.1)
            except BaseException:
                continue
    """)


@attack(
    "computes a huge power, which no signal stops",
    "resources",
    "grading takes over 60 s",
    harm=_too_long,
)
def endless_power(submission):
    submission.at_call("10 ** (10 ** 10)")


@attack(
    "matches a catastrophic regular expression",
    "resources",
    "grading takes over 60 s",
    harm=_too_long,
)
def endless_regular_expression(submission):
    submission.at_call("""
        import re
        re.match(r"(a|aa)+$", "a" * 90 + "b")
    """)


@attack(
    "loops in a cell of its own, and ignores interrupts",
    "resources",
    "grading takes over 60 s",
    harm=_too_long,
)
def endless_cell(submission):
    submission.new_cell(
        """
        import signal, time
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        while True:
            time.sleep(0.1)
        """,
        after="ex-1",
    )


@attack(
    "stays nine seconds in every call, just under the limit",
    "resources",
    "grading takes over 60 s",
    harm=_too_long,
)
def slow_drip(submission):
    for number, name in enumerate(_NAMES, start=1):
        submission.after_imports(
            f"""
            import time
            def {name}(*arguments, really={name}, **more):
                time.sleep(9)
                return really(*arguments, **more)
            """,
            cell_id=f"ex-{number}",
        )


_NAMES = (
    "update_parameters_with_gd",
    "random_mini_batches",
    "initialize_velocity",
    "update_parameters_with_momentum",
    "initialize_adam",
    "update_parameters_with_adam",
    "update_lr",
    "schedule_lr_decay",
)


@attack("waits for input", "resources", "grading takes over 60 s", harm=_too_long)
def asks_for_input(submission):
    submission.at_call("""
        import os, sys
        try:
            input("how many points? ")
        except Exception:
            os.read(0, 1)
    """)


@attack(
    "reads without end from a pipe that it never fills",
    "resources",
    "grading takes over 60 s",
    harm=_too_long,
)
def blocks_on_a_pipe(submission):
    submission.at_call("""
        import os, signal
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM, signal.SIGINT, signal.SIGTERM])
        os.read(os.pipe()[0], 1)
    """)


@attack("connects to a port of 127.0.0.1", "resources", "a connection is made")
def network(submission):
    _connects(submission, "socket.AF_INET", ("127.0.0.1", PORT))


@attack("connects to an abstract Unix socket", "resources", "a connection is made")
def abstract_socket(submission):
    _connects(submission, "socket.AF_UNIX", f"\0hostile-{PORT}")


def _connects(submission, family, address):
    submission.new_cell(
        f"""
        import socket
        with socket.socket({family}) as line:
            line.settimeout(2)
            line.connect({address!r})
            line.sendall(b"hello")
        """,
        after="ex-1",
    )


# --- pages --------------------------------------------------------------------------------------

_SCRIPT = "<script>window.hostile = 1</script>"


def _script_shown(traces):
    return _SCRIPT in traces.page


@attack(
    "shows HTML with a script, for the browser of whoever reads the feedback",
    "pages",
    "a script in the feedback page",
    harm=_script_shown,
)
def script_in_an_output(submission):
    submission.new_cell(
        f"""
        from IPython.display import HTML, display
        display(HTML({_SCRIPT!r}))
        """,
        after="ex-1",
    )


@attack(
    "writes a script into a text cell", "pages", "a script in the feedback page", harm=_script_shown
)
def script_in_a_text_cell(submission):
    submission.cell("title").source += f"\n\n{_SCRIPT}\n"


@attack(
    "forges the display of other points in the feedback page",
    "pages",
    "a script in the feedback page",
    harm=_script_shown,
)
def script_in_an_error(submission):
    submission.at_call(f"raise ValueError({json.dumps(_SCRIPT)})")
