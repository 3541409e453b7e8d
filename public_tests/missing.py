"""A cell that names what an exercise asks for, before it is there: say why it is not.

Python stops before a test can begin, so IPython is asked to show these errors in our words. All
others look as ever.
"""

import difflib
import sys

from public_tests.exercises import assignment, assignments
from public_tests.failures import CheckFailed


def explain_missing_names():
    """Let IPython, if there is one, say what became of an exercise that is not there."""
    # In a notebook it is loaded; elsewhere nothing needs it.
    shell = "IPython" in sys.modules and sys.modules["IPython"].get_ipython()
    if shell:
        shell.set_custom_exc((NameError,), _show)


def _show(shell, kind, error, trace, tb_offset=None):
    told = said_of(error, shell.user_ns)
    shown = (type(told), told, trace) if told else (kind, error, trace)
    shell.showtraceback(shown, tb_offset=tb_offset, running_compiled_code=True)


def said_of(error, names):
    """Say why a name of an exercise is not there.

    Parameters
    ----------
    error : NameError
    names : dict of str to object
        Of the notebook; ``In`` holds the text of its cells, as they were run.

    Returns
    -------
    CheckFailed or None
        None if the name belongs to no exercise, or if there is such a name.
    """
    found = _exercise(getattr(error, "name", None))
    if found is None or error.name in names:
        return None
    told = CheckFailed(f"{error.name} is not there.", *_why(error.name, names))
    told.exercise = found.title
    return told


def _exercise(name):
    every = (one for a in assignments() for one in assignment(a).EXERCISES.values())
    return next((one for one in every if name in (one.name, one.written)), None)


def _why(name, names):
    """Details and a hint."""
    cell = next((text for text in reversed(names.get("In", [])) if _defines(text, name)), "")
    if cell:
        return _trouble(cell), "mend the cell that defines it, and run it again."
    own = [word for word, value in names.items() if _is_own(word, value)]
    near = difflib.get_close_matches(name, own, n=1, cutoff=0.85)
    if near:
        return {"there is": near[0]}, "is its name spelt as it was released?"
    return {}, "run the cell that defines it first."


def _is_own(word, value):
    """Whether a cell defined it, and no exercise asks for it."""
    return getattr(value, "__module__", "") == "__main__" and not _exercise(word)


def _defines(text, name):
    return any(f"{word} {name}" in text for word in ("def", "class"))


def _trouble(cell):
    """The line in which a cell cannot be read."""
    try:
        compile(cell, "<cell>", "exec")
    except SyntaxError as error:
        line = (error.text or "").strip()
        return {"its cell": f"has an error in line {error.lineno}: {line}", "error": error.msg}
    return {"its cell": "ended with an error before this name was defined"}
