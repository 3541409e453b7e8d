"""An edit of a tree, and the words of a function that can stand in the place of another."""

import ast
import copy
from typing import NamedTuple

KINDS = {
    "name": "which name stands here",
    "key": "which key stands here",
    "number": "which number stands here",
    "operator": "which operation stands here",
    "order": "which of the two stands first",
    "brackets": "what the brackets enclose",
    "root": "what the brackets of the function enclose",
    "function": "which function is called here",
    "power": "whether a power belongs here",
    "sign": "which sign stands here",
    "slice": "where the slice begins and ends",
    "comparison": "how the two are compared",
    "places": "what stands in whose place",
    "returned": "the order of what is returned",
    "too much": "something is too much here",
    "left out": "something is left out here",
    "stored": "where the result is stored",
    "not stored": "the result is not stored",
    "shared": "one and the same object under two names",
    "in place": "what was handed in is changed",
    "line": "where this line stands",
    "range": "from where to where the loop runs",
}
"""What is said of an edit, by its kind."""


class Edit(NamedTuple):
    """A change of a tree that can be undone.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    node : ast.AST
        What it is about.
    changes : tuple of (object, object, object)
        A list or a node, an index or a field of it, and what stands there instead.
    """

    kind: str
    node: ast.AST
    changes: tuple

    def swap(self):
        """Put the change in place.

        Returns
        -------
        Edit
            The one that takes it back.
        """
        before = tuple((owner, key, _get(owner, key)) for owner, key, _ in self.changes)
        for owner, key, new in self.changes:
            _put(owner, key, new)
        return self._replace(changes=before)


def _get(owner, key):
    return owner[key] if isinstance(owner, list) else getattr(owner, key)


def _put(owner, key, new):
    if isinstance(owner, list):
        owner[key] = new
    else:
        setattr(owner, key, new)


def slots_of(node, settled=()):
    """Each child below a node, with the place where it hangs; defaults and decorators stay."""
    for field, value in ast.iter_fields(node):
        if field in ("decorator_list", "args") and not isinstance(node, ast.Call):
            continue
        hanging = enumerate(value) if isinstance(value, list) else [(field, value)]
        owner = value if isinstance(value, list) else node
        for key, child in hanging:
            if isinstance(child, ast.AST) and child not in settled:
                yield owner, key, child
                yield from slots_of(child, settled)


class Scope:
    """The words that a learner could have meant instead of another."""

    def __init__(self, function, settled=()):
        self.settled = settled
        nodes = list(ast.walk(function))
        taken = {n.arg for n in nodes if isinstance(n, ast.arg)}
        stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        self.names = sorted((taken | stored) - {"self"})
        bases = [n.value for n in nodes if isinstance(n, (ast.Subscript, ast.Attribute))]
        held = {n.id for n in bases if isinstance(n, ast.Name)}
        self.holders = [word for word in self.names if word in held]
        self.plain = [word for word in self.names if word not in held]
        sums = [n for n in nodes if isinstance(n, ast.BinOp)]
        self.divisions = [n for n in sums if isinstance(n.op, (ast.FloorDiv, ast.Mod))]
        ranges = [n for n in nodes if isinstance(n, ast.Call) and _is_called(n, "range")]
        self.counters = [n.target for n in nodes if isinstance(n, ast.For)]
        summed = [part for one in sums for part in (one.left, one.right)] + self.counters
        counted = summed + [part for one in ranges for part in one.args]
        counted = {part.id for part in counted if isinstance(part, ast.Name)}
        self.counts = [word for word in self.plain if word in counted]
        self.attributes = sorted({n.attr for n in nodes if is_own_attribute(n)})
        texts = {n.value for n in nodes if is_text(n) and len(n.value) <= 3}
        self.keys = sorted(texts | {"W", "b", "dW", "db", "d", ""})
        read = [n for n in nodes if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Load)]
        used = {n.id for n in nodes if isinstance(n, ast.Name)}
        forgotten = [ast.Name(word, ast.Load()) for word in sorted(taken - used - {"self"})]
        read += [ast.Subscript(w, n.slice, ast.Load()) for n in list(read) for w in forgotten]
        self.values = list({ast.dump(n): n for n in read}.values())
        handed_back = [n.value for n in nodes if isinstance(n, ast.Return) and n.value]
        self.returned = {part for value in handed_back for part in ast.walk(value)}
        bounds = [n for n in nodes if isinstance(n, ast.Slice)]
        self.bounds = [part for n in bounds for part in (n.lower, n.upper) if part]

    def settings(self, node):
        """Names and attributes that can stand where a number does."""
        own = (ast.Attribute(ast.Name("self", ast.Load()), w, ast.Load()) for w in self.attributes)
        return [named(node, word) for word in self.plain] + [at(node, one) for one in own]


def _is_called(node, word):
    return isinstance(node.func, ast.Name) and node.func.id == word


def is_own_attribute(node):
    own = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    return own and node.value.id == "self"


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_number(node):
    number = isinstance(node, ast.Constant) and isinstance(node.value, (int, float))
    return number and not isinstance(node.value, bool)


def at(node, new):
    """A new node, as if it stood where an old one does."""
    return ast.fix_missing_locations(ast.copy_location(copy.copy(new), node))


def named(node, word):
    return at(node, ast.Name(word, ast.Load()))


def single(kind, node, owner, key, new):
    return Edit(kind, node, ((owner, key, new),))
