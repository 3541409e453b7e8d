"""Edits that put a factor beside a value: a setting, or what is left of it to one."""

import ast

from public_tests.edit import at, single

_VALUES = (ast.Name, ast.Attribute, ast.Subscript, ast.Call)


def factors(owner, key, node, scope):
    """``beta * v`` and ``(1 - beta) * v`` for ``v``."""
    if not isinstance(node, _VALUES) or not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return
    if isinstance(owner, (ast.Attribute, ast.Subscript)) or key == "func":
        return
    if isinstance(owner, ast.Assign) and _root(node) in scope.taken:
        return  # what was handed in is only read here: a factor belongs where it is computed with
    for setting in scope.given:
        rest = ast.BinOp(ast.Constant(1), ast.Sub(), setting)
        for factor in (setting, rest):
            new = ast.BinOp(factor, ast.Mult(), node)
            yield single("left out", node, owner, key, at(node, new))


def _root(node):
    """The name from which something is read: ``grads`` of ``grads.get("dW1")``."""
    while not isinstance(node, ast.Name):
        node = getattr(node, "func", getattr(node, "value", None))
        if node is None:
            return ""
    return node.id
