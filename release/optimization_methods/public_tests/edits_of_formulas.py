"""Edits of a formula: another operator, with its parts grouped as Python then reads them."""

import ast

from public_tests.edit import at, single

_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
_STRENGTH = {ast.Pow: 3, ast.Mult: 2, ast.Div: 2, ast.FloorDiv: 2, ast.Mod: 2, ast.MatMult: 2}
_STRENGTH |= {ast.Add: 1, ast.Sub: 1}
"""How strongly an operator binds; those of bits bind less than all these."""


def regrouped(owner, key, node, scope):
    """``a + b * c`` for ``a / b * c``: no operator alone can be exchanged there."""
    if not isinstance(node, ast.BinOp) or _is_part(node, owner, key):
        return
    parts, operators = _parts(node)
    for place, before in enumerate(operators if len(operators) > 1 else ()):
        for kind in _OPERATORS:
            if _strength(kind()) != _strength(before):
                after = [*operators[:place], kind(), *operators[place + 1 :]]
                yield single("operator", node, owner, key, _grouped(node, parts, after))


def _strength(operator):
    return _STRENGTH.get(type(operator), 0)


def _is_part(node, owner, key):
    """Whether a formula is part of a longer one, without brackets around it."""
    if not isinstance(node, ast.BinOp) or not isinstance(owner, ast.BinOp):
        return False
    inner, outer = _strength(node.op), _strength(owner.op)
    from_the_right = isinstance(owner.op, ast.Pow)
    return inner > outer or (inner == outer and (key == "right") == from_the_right)


def _parts(node):
    """The parts of a formula and the operators between them; what is in brackets is one part."""
    sides = [
        _parts(side) if _is_part(side, node, key) else ([side], [])
        for key, side in (("left", node.left), ("right", node.right))
    ]
    (left, before), (right, after) = sides
    return [*left, *right], [*before, node.op, *after]


def _grouped(node, parts, operators):
    """A formula of parts, as Python reads it."""
    if not operators:
        return parts[0]
    weakest = min(map(_strength, operators))
    places = [at for at, one in enumerate(operators) if _strength(one) == weakest]
    middle = places[0] if weakest == _STRENGTH[ast.Pow] else places[-1]
    left = _grouped(node, parts[: middle + 1], operators[:middle])
    right = _grouped(node, parts[middle + 1 :], operators[middle + 1 :])
    return at(node, ast.BinOp(left, operators[middle], right))
