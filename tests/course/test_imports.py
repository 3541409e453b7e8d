"""Who loads whom: importing stays quick, and learners never meet the teacher's side."""

import ast
import shutil
import subprocess
import sys

import pytest

from support.arrows import OURS, imported, modules, reached
from support.places import ROOT

PACKAGES = ("opt_utils", "public_tests", "testcases")
GRADER = {
    "__main__": "command grading nbcourse.find quick_start requirements",
    "command": "export grading limits nbcourse report sandbox",
    "grading": "border findings freed_memory intake limits nbcourse report scratch",
    "border": "findings intake limits sandbox",
    "sandbox": "freed_memory limits scratch",
    # nbgrader's command reads times; which of them are times is said there.
    "intake": "findings limits nbcourse.stamps scratch",
    "nbcourse": "",
    "nbcourse.find": "",
    "report": "findings nbcourse",
    "export": "nbcourse report.spreadsheet",
    "pages": "release",
    "release": "",
    "release.checks": "border",
    "formgrader": "nbcourse",
    # What a course's configuration names.
    "plugin": "border intake pages",
    "collect": "intake",
    "beside": "formgrader",
    "lab": "formgrader",
    # They know nothing, so everybody may know them.
    "findings": "",
    "freed_memory": "",
    "limits": "",
    "quick_start": "",
    "requirements": "",
    "scratch": "",
}
"""Which rooms of the grader import which others. The first name of a module is its room."""
ALLOWED = {
    **{f"autograder.{one}": [f"autograder.{to}" for to in GRADER[one].split()] for one in GRADER},
    "autograder": [],
    "testcases": [],
    "public_tests": ["testcases"],
    "opt_utils": [],
    "labs": ["opt_utils", "public_tests"],
    "formula_sheet": ["opt_utils.style"],
    "teaching": ["autograder", "public_tests"],
    # It writes into the release which packages the notebooks need.
    "teaching.bundle": ["autograder", "opt_utils.requirements"],
    "nbgrader_config": ["autograder", "teaching"],
    "examples": ["autograder", "public_tests", "teaching"],
    "attacks": ["autograder", "examples", "public_tests", "teaching"],
    "website": ["autograder", "examples", "public_tests", "teaching"],
    # They time what learners import and draw.
    "benchmarks": ["autograder", "examples", "opt_utils", "public_tests", "teaching"],
}
"""Which module imports which others besides those of its own room, and no more."""
ALONE = ("autograder.border.inside", "autograder.sandbox.forkserver")
"""Programs that run beside learners' code: they find their neighbours by bare names."""
KNOWS_NOBODY = ("autograder.nbcourse.find", *ALONE)
"""They import not even what lies in their own room."""


def is_within(name, package):
    """Whether a module is a package or lies in it."""
    return f"{name}.".startswith(f"{package}.")


def room(name):
    """The room of a module: its package, and in the grader the package below."""
    return ".".join(name.split(".")[: 2 if is_within(name, "autograder") else 1])


def rule(name):
    """What a module may import, by the longest name in the table that it lies in."""
    return ALLOWED[max((one for one in ALLOWED if is_within(name, one)), key=len)]


def may_import(name, other):
    """Whether an arrow leads from a module to another."""
    if any(is_within(name, one) for one in KNOWS_NOBODY):
        return False
    return room(name) == room(other) or any(is_within(other, one) for one in rule(name))


def forbidden(root):
    """List the imports, as "module → module", for which there is no arrow."""
    known = {name: path for name, path in modules(root).items() if room(name) != "support"}
    return [
        f"{name} → {other}"
        for name, path in known.items()
        for other in imported(name, path, known)
        if not may_import(name, other)
    ]


def test_all_imports_follow_the_arrows():
    """Also those inside functions."""
    assert forbidden(ROOT) == []


def test_each_room_of_the_grader_has_its_arrows():
    """A new one must be put into the table."""
    rooms = {room(name) for name in modules(ROOT) if is_within(name, "autograder.")}
    assert rooms <= set(ALLOWED)


PLANTED = [
    ("autograder.border.found", "from autograder import command", "autograder.command"),
    ("autograder.border.inputs", "from ..report import plots", "autograder.report.plots"),
    ("autograder.export.canvas", "import autograder.report.page", "autograder.report.page"),
    ("autograder.nbcourse.find", "from . import scores", "autograder.nbcourse.scores"),
    ("autograder.release.leaks", "import autograder.border", "autograder.border"),
    ("autograder.border.inside.wire", "from .. import found", "autograder.border.found"),
    ("autograder.report.style", "from teaching.bank import entries", "teaching.bank"),
    ("opt_utils.style", "import teaching", "teaching"),
    ("public_tests.ladder", "from autograder import plugin", "autograder.plugin"),
    ("testcases", "from opt_utils import style", "opt_utils.style"),
    ("labs.rules", "import examples", "examples"),
    ("teaching.partial", "from attacks import harness", "attacks.harness"),
    ("nbgrader_config", "import examples", "examples"),
]
"""A module, what is written into a function of it, and which module that imports."""


def test_forbidden_imports_are_found(tmp_path):
    """Planted into a copy: these are named, and no others."""
    known = modules(ROOT)
    for path in known.values():
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    for name, line, _ in PLANTED:
        with (tmp_path / known[name].relative_to(ROOT)).open("a", encoding="utf-8") as file:
            file.write(f"\n\ndef planted():\n    {line}\n")
    assert sorted(forbidden(tmp_path)) == sorted(f"{name} → {to}" for name, _, to in PLANTED)


def files_of(*rooms):
    """The files of some rooms of the tests, with their conftests."""
    return [path for name in rooms for path in sorted((ROOT / "tests" / name).glob("*.py"))]


def test_tests_do_not_import_each_other():
    """What two of them need stands in support."""
    names = reached(ROOT.glob("tests/**/*.py"), modules(ROOT))
    assert "support" in names and "conftest" not in names
    assert not {path.stem for path in ROOT.glob("tests/*/test_*.py")} & names


def test_the_tests_of_the_grader_need_the_grader_alone():
    """Neither this course nor a browser."""
    names = reached(files_of("grader"), modules(ROOT))
    assert {name.partition(".")[0] for name in names} & set(OURS) == {"autograder", "support"}
    assert "autograder.plugin" in names and "playwright" not in names


def test_no_other_room_loads_the_browser():
    """Chromium is for those who ask for it."""
    assert "playwright" in reached(files_of("browser"), modules(ROOT))
    others = files_of(".", "grader", "course", "labs", "service")
    assert "playwright" not in reached(others, modules(ROOT))


@pytest.mark.parametrize("module", ["sklearn", "IPython", "scipy", "ipywidgets", "nbgrader"])
def test_learner_packages_do_not_load(module):
    """scikit-learn comes in when the moons are asked for, IPython when a picture is shown."""
    code = f"import {', '.join(PACKAGES)}, sys; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


@pytest.mark.parametrize("package", PACKAGES)
def test_learner_packages_do_not_name_the_autograder(package):
    """They travel to learners, where there is none."""
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in getattr(node, "names", [])]
            names.append(getattr(node, "module", None) or "")
            assert not any(name.startswith(("autograder", "examples")) for name in names), path


def test_the_grader_starts_without_the_grammar(tmp_path):
    """Where the package that builds it is installed, it is taken for missing."""
    (tmp_path / "rfc3987_syntax.py").write_text("raise SystemExit('built')", encoding="utf-8")
    code = "import autograder.quick_start, jsonschema\nimport rfc3987_syntax"
    env = {"PYTHONPATH": f"{ROOT}:{tmp_path}"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert "ModuleNotFoundError" in done.stderr or "ImportError" in done.stderr


def test_the_grader_starts_without_setuptools(tmp_path):
    """It is loaded when nbgrader unpacks an archive, or somebody asks for something else of it."""
    shutil.make_archive(str(tmp_path / "work"), "zip", ROOT, "opt_utils")
    (tmp_path / "out").mkdir()
    code = f"""
import sys, autograder.quick_start
from nbgrader.utils import unzip
assert not {{"setuptools", "pkg_resources"}} & sys.modules.keys()
unzip({str(tmp_path / "work.zip")!r}, {str(tmp_path / "out")!r})
from setuptools.archive_util import UnrecognizedFormat
assert issubclass(UnrecognizedFormat, Exception)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "opt_utils" / "moons.py").is_file()


def test_the_grader_asks_setuptools_for_whatever_else_it_has():
    """Another package of the same process may want more of it than nbgrader."""
    code = "import autograder.quick_start\nfrom setuptools.archive_util import UnrecognizedFormat"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_star_imports_give_what_the_notebook_uses():
    """The contract of `from testcases import *` and `from public_tests import *`."""
    import public_tests
    import testcases
    from public_tests.optimization_methods import EXERCISES

    assert {f"{name}_test" for name in EXERCISES} <= set(public_tests.__all__)
    with_cases = [name for name in EXERCISES if name not in ("update_lr", "schedule_lr_decay")]
    assert {f"{name}_test_case" for name in with_cases} <= set(testcases.__all__)
