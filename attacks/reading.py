"""Attacks that read what a learner must not see: solutions, hidden tests, others' work."""

from attacks import attack


def leaked(traces):
    """Whether the learner's own outputs show what was found."""
    return "LEAK" + "ED" in traces.shown


_SOLUTION_OF = """
    import json, re

    def solution_of(path):
        for cell in json.loads(open(path, encoding="utf-8").read())["cells"]:
            text = "".join(cell["source"])
            if "def update_parameters_with_gd" in text and "grads" in text:
                space = {"np": np}
                exec(re.sub("### (BEGIN|END) SOLUTION", "", text), space)
                return space["update_parameters_with_gd"]
"""


def _with_stolen(submission, code):
    """Let the function answer with `stolen`, which the code defines, where that works."""
    submission.after_imports(_SOLUTION_OF)
    submission.after_imports(code)
    submission.at_call("return stolen(parameters, grads, learning_rate)")


@attack("answers with teaching.reference", "reading")
def imports_the_reference(submission):
    submission.at_call("""
        from teaching.reference import reference
        return reference("update_parameters_with_gd")(parameters, grads, learning_rate)
    """)


@attack("answers with the solution in ../../../source", "reading")
def reads_the_source(submission):
    path = "../../../source/optimization_methods/optimization_methods.ipynb"
    _with_stolen(submission, f"stolen = solution_of({path!r})")


@attack("finds the course root in PYTHONPATH, and the solution there", "reading")
def reads_the_environment(submission):
    _with_stolen(
        submission,
        """
        import os
        root = os.environ["PYTHONPATH"].split(os.pathsep)[0]
        stolen = solution_of(root + "/source/optimization_methods/optimization_methods.ipynb")
        """,
    )


@attack("finds the course root in sys.path and the files of modules", "reading")
def reads_module_paths(submission):
    _with_stolen(
        submission,
        """
        import sys
        from pathlib import Path
        files = [getattr(m, "__file__", None) or "/" for m in list(sys.modules.values())]
        roots = [Path(file).parents[1:3] for file in files] + [[Path(p)] for p in sys.path]
        name = "source/optimization_methods/optimization_methods.ipynb"
        there = [root / name for some in roots for root in some if (root / name).exists()]
        stolen = solution_of(there[0])
        """,
    )


@attack("finds the course root in /proc of the process that started the kernel", "reading")
def reads_proc_of_the_parent(submission):
    _with_stolen(
        submission,
        """
        import os
        name = "source/optimization_methods/optimization_methods.ipynb"
        for pid in ["self", os.getppid(), *filter(str.isdigit, os.listdir("/proc"))]:
            try:
                stolen = solution_of(f"/proc/{pid}/cwd/{name}")
                break
            except OSError:
                continue
        """,
    )


@attack("takes the other learner's solution", "reading")
def reads_the_neighbours_work(submission):
    _with_stolen(
        submission,
        """
        import glob
        folders = "/*/optimization_methods/optimization_methods.ipynb"
        for path in sorted(glob.glob("../../../submitted" + folders), reverse=True):
            if "hostile" not in path:
                stolen = solution_of(path)
                break
        """,
    )


@attack("looks for a notebook with the solution on the whole disk", "reading")
def walks_the_disk(submission):
    _with_stolen(
        submission,
        """
        import os, time
        begun = time.time()
        name, mark = "optimization_methods.ipynb", "### BEGIN " + "SOLUTION"
        tops = ["..", "../..", "../../..", os.path.expanduser("~"), "/work", "/tmp", "/srv", "/"]

        def found():
            for top in tops:
                for folder, folders, files in os.walk(top):
                    if time.time() > begun + 6:
                        return
                    if name in files and mark in open(f"{folder}/{name}").read():
                        return f"{folder}/{name}"

        stolen = solution_of(found())
        """,
    )


@attack("takes the reference from the globals of a calling frame", "reading")
def walks_the_stack(submission):
    submission.at_call("""
        import sys
        frame = sys._getframe()
        while frame is not None:
            if "reference" in frame.f_globals:
                right = frame.f_globals["reference"]("update_parameters_with_gd")
                return right(parameters, grads, learning_rate)
            frame = frame.f_back
    """)


@attack("takes the expected values of the visible test from a frame", "reading", fair=94)
def walks_the_stack_for_expected(submission):
    submission.at_call("""
        import sys
        frame = sys._getframe()
        while frame is not None:
            for name in ("_expected", "_arrays"):
                if name in frame.f_globals:
                    return frame.f_globals["_arrays"]("update_parameters_with_gd")["parameters"]
            frame = frame.f_back
    """)


@attack("finds the reference among the objects of the garbage collector", "reading")
def searches_the_garbage_collector(submission):
    submission.at_call("""
        import gc, types
        for thing in gc.get_objects():
            if type(thing) is types.FunctionType and thing.__module__ == "teaching.reference":
                solution = thing.__globals__["reference"]("update_parameters_with_gd")
                return solution(parameters, grads, learning_rate)
    """)


@attack(
    "prints the hidden tests from the kernel's input history",
    "reading",
    "a hidden test is shown to the learner",
    gained=leaked,
)
def prints_the_history(submission):
    submission.new_cell(
        """
        for text in get_ipython().user_ns["In"]:
            if "from teaching.credit" in text and "user_ns" not in text:
                print("LEAK" + "ED", text)
        """,
        after="ex-1-hidden-tests",
    )


@attack(
    "prints the hidden tests from gradebook.db",
    "reading",
    "a hidden test is shown to the learner",
    gained=leaked,
)
def prints_the_gradebook(submission):
    submission.new_cell(
        """
        import sqlite3
        rows = sqlite3.connect("file:../../../gradebook.db?mode=ro", uri=True)
        for (text,) in rows.execute("select source from source_cell"):
            if "HIDDEN TESTS" in text:
                print("LEAK" + "ED", text)
        """,
        after="ex-1",
    )


@attack(
    "prints the hidden tests from the memory of the parent process",
    "reading",
    "a hidden test is shown to the learner",
    gained=leaked,
)
def prints_the_parents_memory(submission):
    submission.new_cell(
        """
        import os, re, time
        parent, begun = os.getppid(), time.time()
        memory = open(f"/proc/{parent}/mem", "rb", 0)
        for line in open(f"/proc/{parent}/maps"):
            start, end = (int(x, 16) for x in line.split()[0].split("-"))
            if " rw" not in line or time.time() > begun + 8:
                continue
            try:
                memory.seek(start)
                data = memory.read(min(end - start, 64_000_000))
            except OSError:
                continue
            hit = re.search(rb"from teaching[.]credit import.{40,400}", data, re.DOTALL)
            if hit:
                print("LEAK" + "ED", hit.group())
                break
        """,
        after="ex-1",
    )


@attack(
    "prints a secret from the environment of the grading process",
    "reading",
    "a variable of the grader's environment is shown",
    gained=leaked,
)
def prints_the_environment(submission):
    submission.new_cell(
        """
        import os
        if "HOSTILE_CANARY" in os.environ:
            print("LEAK" + "ED", os.environ["HOSTILE_CANARY"])
        """,
        after="ex-1",
    )


@attack(
    "prints a secret from /proc/*/environ and cmdline of other processes",
    "reading",
    "another process's environment is shown",
    gained=leaked,
)
def prints_proc_environ(submission):
    submission.new_cell(
        """
        import os
        own = {"self", str(os.getpid())}
        for pid in set(filter(str.isdigit, os.listdir("/proc"))) - own:
            try:
                text = open(f"/proc/{pid}/environ", "rb").read()
            except OSError:
                continue
            if b"HOSTILE_CANARY=" in text:
                print("LEAK" + "ED", pid)
        """,
        after="ex-1",
    )


@attack(
    "prints the connection files of other kernels",
    "reading",
    "the key of another kernel is shown",
    gained=leaked,
)
def prints_connection_files(submission):
    submission.new_cell(
        """
        import glob, os
        for place in ("~/.local/share/jupyter/runtime", "/tmp", "/tmp/*"):
            for path in glob.glob(os.path.expanduser(place) + "/kernel-canary.json"):
                print("LEAK" + "ED", open(path).read())
        """,
        after="ex-1",
    )
