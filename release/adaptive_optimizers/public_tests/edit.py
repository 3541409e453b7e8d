"""An edit of a tree, and what edits are made of."""

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
    """Go through all that is below a node; defaults and decorators stay as they are.

    Parameters
    ----------
    node : ast.AST
    settled : collection of ast.AST, optional
        What is passed over.

    Yields
    ------
    owner : list or ast.AST
    key : int or str
    child : ast.AST
        What hangs there, under this index or field of the owner.
    """
    for field, value in ast.iter_fields(node):
        if field in ("decorator_list", "args") and not isinstance(node, ast.Call):
            continue
        hanging = enumerate(value) if isinstance(value, list) else [(field, value)]
        owner = value if isinstance(value, list) else node
        for key, child in hanging:
            if isinstance(child, ast.AST) and child not in settled:
                yield owner, key, child
                yield from slots_of(child, settled)


def computing(node, settled=()):
    """List the slots of what is computed with: no targets, and of keys only the texts.

    Parameters
    ----------
    node : ast.AST
    settled : collection of ast.AST, optional
        What is passed over.

    Returns
    -------
    list of (object, object, ast.AST)
        As `slots_of` gives them.
    """
    every = list(ast.walk(node))
    keys = _below(one.slice for one in every if isinstance(one, ast.Subscript))
    targets = _below(target for one in every for target in getattr(one, "targets", ()))
    slots = (slot for slot in slots_of(node, settled) if slot[2] not in targets)
    return [slot for slot in slots if slot[2] not in keys or is_text(slot[2])]


def _below(nodes):
    return {one for node in nodes for one in ast.walk(node)}


def is_own_attribute(node):
    """Whether a node reads or writes an attribute of ``self``.

    Parameters
    ----------
    node : ast.AST

    Returns
    -------
    bool
    """
    own = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    return own and node.value.id == "self"


def is_text(node):
    """Whether a node is a text that is written out.

    Parameters
    ----------
    node : ast.AST

    Returns
    -------
    bool
    """
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_number(node):
    """Whether a node is a number that is written out; True and False are none.

    Parameters
    ----------
    node : ast.AST

    Returns
    -------
    bool
    """
    number = isinstance(node, ast.Constant) and isinstance(node.value, (int, float))
    return number and not isinstance(node.value, bool)


def at(node, new):
    """Make a new node, as if it stood where an old one does.

    Parameters
    ----------
    node : ast.AST
        The old one.
    new : ast.AST
        Left as it is.

    Returns
    -------
    ast.AST
    """
    return ast.fix_missing_locations(ast.copy_location(copy.copy(new), node))


def named(node, word):
    """Make a name, as if it stood where a node does.

    Parameters
    ----------
    node : ast.AST
    word : str

    Returns
    -------
    ast.Name
    """
    return at(node, ast.Name(word, ast.Load()))


def single(kind, node, owner, key, new):
    """Make an edit of one thing.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    node : ast.AST
        What it is about.
    owner, key, new : object
        A list or a node, an index or a field of it, and what stands there instead.

    Returns
    -------
    Edit
    """
    return Edit(kind, node, ((owner, key, new),))
