"""Which modules of this repository import which, read from their text."""

import ast
from importlib.util import resolve_name

OURS = (
    *("autograder", "teaching", "attacks", "examples", "benchmarks", "website", "formula_sheet"),
    *("opt_utils", "testcases", "public_tests", "labs", "nbgrader_config", "support"),
)
_PLACES = (".", "notebooks", "tests")  # where Python finds them


def modules(root):
    """Find our modules below a folder.

    Parameters
    ----------
    root : Path
        Of this repository, or of a copy.

    Returns
    -------
    dict of str to Path
        By full name; of a package, its ``__init__.py``.
    """
    found = {}
    for place in (root / name for name in _PLACES):
        for name in OURS:
            for path in [place / f"{name}.py", *sorted((place / name).rglob("*.py"))]:
                if path.is_file():
                    parts = path.relative_to(place).with_suffix("").parts
                    found[".".join(parts).removesuffix(".__init__")] = path
    return found


def imported(name, path, known):
    """List the modules that a module imports, also inside functions.

    Parameters
    ----------
    name : str
        Full name of the module.
    path : Path
    known : collection of str
        Full names of our modules; others are left out.

    Returns
    -------
    list of str
        Sorted. The packages around a module are left out.
    """
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    names = {found for node in _imports(path) for found in _named(node, package)}
    there = {found for found in names if found in known}
    return sorted(found for found in there if not any(n.startswith(f"{found}.") for n in there))


def _imports(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]


def _named(node, package):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    module = resolve_name("." * node.level + (node.module or ""), package)
    return [module, *(f"{module}.{alias.name}" for alias in node.names)]


def reached(paths, known):
    """Follow imports from some files.

    Parameters
    ----------
    paths : iterable of Path
    known : dict of str to Path
        Our modules.

    Returns
    -------
    set of str
        The modules that are loaded sooner or later; those of others by the name of their package.
    """
    found, waiting = set(), list(paths)
    while waiting:
        for node in _imports(waiting.pop()):
            for name in _named(node, ""):
                top = name if name in known else name.partition(".")[0]
                if top not in found:
                    found.add(top)
                    waiting += [known[top]] if top in known else []
    return found
