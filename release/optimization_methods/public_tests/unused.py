"""Arguments that a learner's code never looks at, though each of them counts."""

import ast

from public_tests.exercises import exercise
from public_tests.own_code import cell_of, written_by


def never_used(name, target):
    """Say which arguments a learner's function, or class, makes no use of.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    target : callable
        The learner's function. Of a stand-in, ``elsewhere`` knows the text of the learner's cells.

    Returns
    -------
    str
        Empty if each is used, or if the code cannot be read.
    """
    about = exercise(name)
    written = _definition(_text(name, target), about.written)
    words = {ast.ClassDef: about.defaults, ast.FunctionDef: about.arguments}.get(type(written), ())
    taken, used = _taken(written), _used(written)
    idle = [f"`{word}`" for word in words if word in taken and word not in used]
    idle += ["`layer.grads`"] if _forgets_gradients(written, about) else []
    kind = "class" if about.writes else "function"
    return f"your {kind} never uses {', '.join(idle)}" if idle else ""


def _forgets_gradients(written, about):
    """Whether a class that is to step never looks at the gradients of its layer."""
    steps = isinstance(written, ast.ClassDef) and "grads" in about.arguments
    return steps and not any(map(_may_look_at_gradients, _nodes(written)))


def _may_look_at_gradients(node):
    """Whether it names them, or hands a whole layer on."""
    if isinstance(node, ast.Call):
        return any(getattr(one, "id", "") == "layer" for one in node.args)
    return "grads" in (getattr(node, "attr", ""), getattr(node, "value", ""))


def _text(name, target):
    elsewhere = getattr(target, "elsewhere", None)
    if elsewhere:
        return elsewhere.text(exercise(name).written)
    return cell_of(written_by(name, target))


def _definition(text, word):
    """The last one of that name; a class that has another below it is left alone."""
    try:
        nodes = ast.walk(ast.parse(text))
    except (SyntaxError, ValueError):
        return None
    kinds = (ast.ClassDef, ast.FunctionDef)
    found = [node for node in nodes if isinstance(node, kinds) and node.name == word]
    return found[-1] if found and not getattr(found[-1], "bases", ()) else None


def _taken(written):
    return {node.arg for node in _nodes(written) if isinstance(node, ast.arg)}


def _used(written):
    """What is read: names, and those attributes by which a class keeps an argument."""
    kept = [node.value for node in _nodes(written) if _only_keeps(node)]
    words = {node.id for node in _read(written, ast.Name) if node not in kept}
    attributes = {node.attr for node in _read(written, ast.Attribute)}
    return words | (attributes & {node.id for node in kept})


def _read(written, kind):
    nodes = (node for node in _nodes(written) if isinstance(node, kind))
    return [node for node in nodes if isinstance(node.ctx, ast.Load)]


def _only_keeps(node):
    """Whether it is such as ``self.mu = mu``."""
    target = node.targets[0] if isinstance(node, ast.Assign) else None
    same = isinstance(target, ast.Attribute) and isinstance(node.value, ast.Name)
    return same and target.attr == node.value.id


def _nodes(written):
    return ast.walk(written) if written else ()
