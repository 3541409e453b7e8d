"""A stand-in behaves like the learner's function, and the sandbox holds the learner."""

import contextlib
import math
import os
import traceback
import warnings
from pathlib import Path

import numpy as np
import pytest

from autograder.border.inside.wire import BadMessage, NotPlain
from autograder.border.learner import LearnerError, LearnerGone
from autograder.border.test_cells import Outside, imports, needs_inside
from support.commands import GRADER
from support.sandboxed import Sandboxed, soon


def test_arguments_defaults_and_results(shared):
    """By position, by name, left out; several values back."""
    shared.cell("def f(a, b=2, *more, c=3, **rest):\n    return a, b, more, c, rest")
    f = shared.learner.function("f")
    assert f(1) == (1, 2, (), 3, {})
    assert f(1, 5, 6, c=7, d=[8.5]) == (1, 5, (6,), 7, {"d": [8.5]})
    assert f.__name__ == "f"


def test_arrays_in_place(shared):
    """What the function does to its arguments is seen, and what it does not is not."""
    shared.cell("""
        def step(parameters, grads):
            parameters["W"] -= grads["W"]
            parameters["b"] = parameters["b"] - 1
            return parameters
    """)
    W, b = np.ones((2, 2)), np.ones(2)
    parameters, grads = {"W": W, "b": b}, {"W": np.full((2, 2), 0.25)}
    got = shared.learner.function("step")(parameters, grads)
    assert got is parameters and got["W"] is W
    np.testing.assert_array_equal(W, 0.75)
    np.testing.assert_array_equal(b, 1)
    np.testing.assert_array_equal(got["b"], 0)
    np.testing.assert_array_equal(grads["W"], 0.25)


def test_exceptions_keep_kind_and_message(shared):
    """Those of Python and those that the test knows; of others the name is told."""

    class Known(Exception):
        pass

    shared.cell("""
        class Known(Exception):
            pass

        class Odd(Exception):
            pass

        def f(kind):
            if kind == 1:
                return {}["W0"]
            raise Known("mine") if kind == 2 else Odd("strange")
    """)
    shared.learner.exceptions = {"Known": Known}
    f = shared.learner.function("f")
    with pytest.raises(KeyError) as caught:
        f(1)
    assert str(caught.value) == "'W0'"
    with pytest.raises(Known, match="mine"):
        f(2)
    with pytest.raises(LearnerError, match="Odd: strange"):
        f(3)


def test_output_is_shown(shared, capsys):
    """What the function prints, warnings included, and not without end."""
    shared.cell(
        "import sys\ndef f(n):\n    print('x' * n)\n    print('!', file=sys.stderr)\n    return 1"
    )
    assert shared.learner.function("f")(5) == 1
    assert capsys.readouterr().out == "xxxxx\n!\n"
    shared.learner.function("f")(3_000_000)
    assert len(capsys.readouterr().out) <= 200_000


def test_what_is_not_plain_is_refused(shared):
    """An object of a class of the learner's."""
    shared.cell(
        "class C(float):\n    pass\nclass D:\n    pass\ndef f(k):\n    return (C(1), D())[k]"
    )
    got = shared.learner.function("f")(0)
    assert type(got) is float
    with pytest.raises(NotPlain, match="a D") as caught:
        shared.learner.function("f")(1)
    assert type(caught.value.returned).__name__ == "D"


def test_names_of_the_line_that_raised(shared):
    """Their kinds are known in the frame of the error, as they would be at home."""
    shared.cell("def f(x, error):\n    y = {}\n    return y[x] + error")
    with pytest.raises(KeyError) as caught:
        shared.learner.function("f")(1.5, None)
    *_, (frame, _) = traceback.walk_tb(caught.value.__traceback__)
    names = frame.f_locals
    assert names["y"] == {} and names["x"] == 0.0


def test_what_is_asked_of_a_function_where_it_lives(shared):
    """By a module that learners have too; what it answers is plain, or refused."""
    shared.cell(
        "import types, sys\nsys.modules['looks'] = types.SimpleNamespace("
        "name_of=lambda n, f: [n, f.__name__], itself=lambda f: f)\ndef f(a): pass"
    )
    f = shared.learner.function("f")
    assert f.elsewhere.ask("looks", "name_of", 3) == [3, "f"]
    with pytest.raises(NotPlain, match="itself gave a function"):
        f.elsewhere.ask("looks", "itself")


def test_a_question_about_what_is_not_there(shared):
    """No call was stopped, so nothing of the kind is noted, and the next one is answered."""
    shared.learner.noted.clear()
    with pytest.raises(BadMessage, match="gave no answer"):
        shared.learner.value("nothing_at_all")
    shared.cell("def g(): return 1")
    assert shared.learner.noted == [] and shared.learner.function("g")() == 1


def test_warnings_come_across(shared):
    """Each of a call once, with its line; a filter makes no error of them."""
    shared.cell("""
        import warnings
        def f(times):
            for _ in range(times):
                warnings.warn("odd", RuntimeWarning)
            return times
    """)
    with warnings.catch_warnings(record=True) as caught:
        assert shared.learner.function("f")(3) == 3
    assert [(str(one.message), one.category, one.lineno) for one in caught] == [
        ("odd", RuntimeWarning, 4)
    ]


def test_kinds_and_values(shared):
    """Functions, values, and what is neither."""
    shared.cell("def f(): pass\nx = [1, 2]\nclass C: pass")
    kinds = shared.learner.kinds(["f", "x", "C", "nothing"])
    assert kinds == {"f": "function", "x": "value", "C": "other", "nothing": "missing"}
    assert shared.learner.value("x") == [1, 2]


def test_endless_loop_is_interrupted_and_the_kernel_lives(shared, monkeypatch):
    """In Python code an interrupt is enough."""
    monkeypatch.setattr(shared.learner, "call_limit", 0.5)
    shared.cell("def f():\n    while True: pass\ndef g(): return 1")
    with pytest.raises(TimeoutError):
        shared.learner.function("f")()
    assert shared.learner.function("g")() == 1


def test_loop_that_cannot_be_interrupted_ends_the_kernel(own, monkeypatch):
    """In C, or with the interrupt caught."""
    monkeypatch.setattr(own.learner, "call_limit", 0.5)
    own.cell("def f():\n    return (10**9) ** (10**7)")
    with pytest.raises(TimeoutError):
        own.learner.function("f")()
    assert own.learner.gone
    with pytest.raises(LearnerGone):
        own.learner.function("f")()


def test_a_late_interrupt_does_not_meet_the_next_call(shared, monkeypatch):
    """Calls that end when their time does; each next one is answered in full."""
    shared.cell("""
        import time
        def slow(): time.sleep(0.5)
        def g():
            time.sleep(0.05)
            return 1
    """)
    for _ in range(5):
        with monkeypatch.context() as patched, contextlib.suppress(TimeoutError):
            patched.setattr(shared.learner, "call_limit", 0.5)
            shared.learner.function("slow")()
        assert shared.learner.function("g")() == 1


def test_an_interrupt_that_is_caught(shared, monkeypatch):
    """The answer comes late, and is not that of the next call."""
    monkeypatch.setattr(shared.learner, "call_limit", 0.5)
    shared.cell("""
        def f():
            try:
                while True: pass
            except BaseException:
                return "late"
    """)
    with pytest.raises(TimeoutError):
        shared.learner.function("f")()
    shared.cell("def g(): return 1")
    assert shared.learner.function("g")() == 1


def test_a_forked_process_that_comes_back_answers_nothing(shared):
    """It ends where it would have answered too."""
    shared.cell("import os\ndef f():\n    return os.fork() > 0")
    assert [shared.learner.function("f")() for _ in range(3)] == [True, True, True]


def test_a_stream_that_the_learner_closes(own):
    """As if the kernel had ended in this call."""
    own.cell("import os\ndef f():\n    os.closerange(3, 256)")
    with pytest.raises(LearnerGone, match="ended in this call"):
        own.learner.function("f")()
    assert own.learner.gone


def test_figures_are_shown_as_after_a_cell(shared):
    """None is left for the next cell."""
    shared.cell("""
        import matplotlib.pyplot as plt
        def f():
            plt.plot([1, 2])
            return 1
    """)
    assert shared.learner.function("f")() == 1
    assert shared.cell("print(plt.get_fignums())") == "[]"


def test_dead_kernel_is_no_answer(own):
    """A call into a kernel that ends itself: it is noticed, without waiting for the limit."""
    own.cell("import os\ndef f():\n    os._exit(0)")
    with pytest.raises(LearnerGone, match="ended in this call"):
        own.learner.function("f")()
    assert own.learner.gone


@pytest.mark.parametrize("path", ["source", "gradebook.db", "release", "nbgrader_config.py"])
def test_nothing_of_the_course_is_in_the_sandbox(shared, built, path):
    """Not by its path."""
    assert (built.root / path).exists()
    told = shared.cell(f"import os; print(os.path.exists({str(built.root / path)!r}))")
    assert told == "False"


@pytest.mark.parametrize("place", [GRADER, Path(__file__).parent], ids=["autograder", "tests"])
def test_nothing_of_ours_is_in_the_sandbox(shared, place):
    """Not by its path, and not by import."""
    there = f"os.path.exists({str(place)!r}) and os.listdir({str(place)!r})"
    assert shared.cell(f"import os; print({there} or [])") == "[]"
    assert "NotFoundError" in shared.cell("import autograder.plugin")


def test_bundle_is_there_to_read(shared):
    """The packages of the release, and no notebook."""
    assert shared.cell("print(sorted(os.listdir()))").startswith("['helpers'")
    assert shared.cell("import helpers; print(helpers.ANSWER, 'sheet.ipynb' in os.listdir())") == (
        "42 False"
    )
    assert shared.cell("open('helpers/__init__.py', 'a')") in ("OSError", "PermissionError")


def test_who_and_where(shared):
    """Another user, a private home, no environment of ours."""
    assert shared.cell("print(os.getuid() != 0, os.path.expanduser('~'))") == "True /home/learner"
    assert shared.cell("print('SECRET' in os.environ, len(os.listdir('/proc')) > 0)").startswith(
        "False"
    )
    assert (
        shared.cell("print([p for p in os.listdir('/proc') if p.isdigit()].__len__() < 10)")
        == "True"
    )


def test_environment_does_not_come_in(bundle, monkeypatch):
    """Not even what the grader was started with."""
    monkeypatch.setenv("SECRET_TOKEN", "abc")
    made = Sandboxed(bundle)
    try:
        assert made.cell("import os; print('SECRET_TOKEN' in os.environ)") == "False"
    finally:
        made.end()


def test_no_network(shared):
    """Not even this machine."""
    code = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=2)"
    assert shared.cell(code) in ("ConnectionRefusedError", "OSError")
    assert (
        shared.cell("print(os.listdir('/sys/class/net') if os.path.exists('/sys') else '-')") == "-"
    )


def test_disk_is_small(own):
    """A file is limited, and so is all of the scratch."""
    fill = """
        import os
        for number in range(100):
            with open(f"/tmp/{number}", "wb") as file:
                file.write(bytes(8 * 2**20))
    """
    assert own.cell(fill) == "OSError"
    assert own.cell("open('/dev/full-of-it', 'w')") == "OSError"
    assert own.cell("open('/elsewhere', 'w')") in ("OSError", "PermissionError")


def test_memory_is_limited(own):
    """Beyond the limit there is a MemoryError, not a machine that swaps."""
    assert own.cell("b = bytearray(5 * 2**30)") == "MemoryError"


def test_processes_end_with_the_kernel(own):
    """Also those that left its process group and its session."""
    mark = f"300.{os.getpid()}"
    said = own.cell(f"""
        import subprocess
        subprocess.Popen(["setsid", "sleep", "{mark}"], start_new_session=True)
    """)
    assert soon(lambda: _running(mark)), said
    own.manager.provisioner.process.kill()
    assert soon(lambda: not _running(mark))


def _running(mark):
    commands = (path / "cmdline" for path in Path("/proc").iterdir() if path.name.isdigit())
    return any(f"sleep\0{mark}".encode() in _read(path) for path in commands)


def _read(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_names_of_a_test_cell(shared):
    """The teacher's imports come from here, everything else from the learner."""
    shared.cell("import numpy\nmath = 'not mine'\nlimit = 3\ndef f(x): return x + limit")
    outside = Outside(shared.learner, "import math")
    (result,) = outside.run("y = f(1)\n[f(y) for y in range(limit)], math.pi")
    assert result.data["text/plain"] == repr(([3, 4, 5], math.pi))
    assert outside.run("print('half')\n0.5")[1].data["text/plain"] == "0.5"
    (error,) = outside.run("nowhere")
    assert error.ename == "NameError" and error.traceback == [
        "NameError: name 'nowhere' is not defined"
    ]


@pytest.mark.parametrize(
    ("source", "inside"),
    [
        ("assert f(1) == 2", False),
        ("x = f(1)\nassert x == 2", False),
        ("del f", True),
        ("f = None", True),
        ("limit = 9\nassert f(1) == 10", True),
        ("%timeit f(1)", True),
        ("def f(): pass", True),
        ("x = 1\ndel x", False),
    ],
)
def test_cells_that_cannot_work_from_outside(source, inside):
    """Found by the teacher's solution cells alone."""
    from nbformat.v4 import new_code_cell

    cells = [new_code_cell("limit = 3\ndef f(x):\n    return x + limit")]
    assert needs_inside(source, cells) is inside


def test_imports_of_a_notebook():
    """Statements only, once each, magics left out."""
    from nbformat.v4 import new_code_cell, new_markdown_cell

    cells = [
        new_code_cell("%matplotlib inline\nimport math\nx = 1\nfrom os import path as p"),
        new_markdown_cell("import nothing"),
        new_code_cell("import math\nthis is no python"),
        new_code_cell("import math"),
    ]
    assert imports(cells) == "import math\nfrom os import path as p"
