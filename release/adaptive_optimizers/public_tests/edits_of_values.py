"""Edits of a value: other words, operations, brackets or calls; something too much or left out."""

import ast
import itertools

from public_tests.edit import Edit, at, is_number, is_own_attribute, is_text, named, single

_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_FUNCTIONS = (
    ("sqrt", "square", "abs", "exp", "log", "power"),
    ("floor", "ceil", "round", "rint", "trunc", "int"),
    ("zeros", "ones", "empty", "zeros_like", "ones_like", "empty_like"),
    ("maximum", "minimum"),
)
_MOST_OPERANDS = 6
_VALUES = (ast.Name, ast.Attribute, ast.Subscript, ast.BinOp, ast.Call)


def others(owner, key, node, scope):
    """Another value of the function in the place of one."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        for other in (*scope.values, *(named(node, word) for word in scope.plain)):
            yield single("name", node, owner, key, at(node, other))
    elif getattr(node, "id", "") in scope.plain and isinstance(node.ctx, ast.Load):
        for other in scope.values:
            yield single("name", node, owner, key, at(node, other))


def words(owner, key, node, scope):
    """Another name, attribute, key or number."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in scope.names:
        for word in scope.holders if node.id in scope.holders else scope.plain:
            if word != node.id:
                yield single("name", node, owner, key, named(node, word))
        yield from _complements(owner, key, node, scope)
    elif is_own_attribute(node):
        for word in scope.attributes:
            if word != node.attr:
                yield single("name", node, node, "attr", word)
    elif is_text(node):
        for text in scope.keys:
            if text != node.value and len(node.value) <= 3:
                yield single("key", node, node, "value", text)
    elif is_number(node):
        yield from _numbers(owner, key, node, scope)


def _complements(owner, key, node, scope):
    """``1 - beta`` for another name."""
    for word in scope.counts if node.id in scope.plain else ():
        if word != node.id:
            new = ast.BinOp(ast.Constant(1), ast.Sub(), named(node, word))
            yield single("name", node, owner, key, at(node, new))


def _numbers(owner, key, node, scope):
    for number in dict.fromkeys((0, 1, 2, -1, node.value + 1, node.value - 1)):
        if number != node.value:
            yield single("number", node, node, "value", number)
    for new in scope.settings(node):
        yield single("number", node, owner, key, new)


def operations(owner, key, node, scope):
    """Another operator, sign or comparison, other brackets."""
    if isinstance(node, ast.BinOp):
        for kind in _OPERATORS:
            if not isinstance(node.op, kind):
                yield single("operator", node, node, "op", kind())
        yield from _brackets(owner, key, node)
    elif isinstance(node, ast.UnaryOp):
        yield single("sign", node, owner, key, node.operand)
    elif isinstance(node, ast.Compare):
        for kind in _COMPARISONS:
            yield single("comparison", node, node.ops, 0, kind())
    elif isinstance(node, ast.AugAssign):
        yield from _one_augmented(owner, key, node)


def turned(owner, key, node, scope):
    """The two sides of an operation exchanged."""
    if isinstance(node, ast.BinOp):
        yield Edit("order", node, ((node, "left", node.right), (node, "right", node.left)))


def _brackets(owner, key, node):
    """All other ways to set brackets: ``a + b / c``, ``(a + b) / c``."""
    operands, operators = _flat(node)
    if len(operands) <= _MOST_OPERANDS:
        for new in _bracketings(node, operands, operators):
            yield single("brackets", node, owner, key, new)


def _flat(node):
    """The operands and operators of a formula, without its brackets."""
    if not isinstance(node, ast.BinOp):
        return [node], []
    (left, before), (right, after) = _flat(node.left), _flat(node.right)
    return [*left, *right], [*before, node.op, *after]


def _bracketings(node, operands, operators):
    if not operators:
        yield operands[0]
    for place, operator in enumerate(operators):
        lefts = _bracketings(node, operands[: place + 1], operators[:place])
        for left, right in itertools.product(
            lefts, list(_bracketings(node, operands[place + 1 :], operators[place + 1 :]))
        ):
            yield at(node, ast.BinOp(left, operator, right))


def _one_augmented(owner, key, node):
    for kind in _OPERATORS[:4]:
        if not isinstance(node.op, kind):
            yield single("operator", node, node, "op", kind())
    target = ast.parse(ast.unparse(node.target), mode="eval").body
    plain = at(node, ast.Assign([node.target], ast.BinOp(target, node.op, node.value)))
    yield single("in place", node, owner, key, plain)
    yield single("stored", node, owner, key, at(node, ast.Assign([node.target], node.value)))


def calls(owner, key, node, scope):
    """Another function, and another end of what it is called with."""
    if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Call):
        yield from _swallowed(owner, key, node, node.left, node.right, first=True)
    if isinstance(node, ast.BinOp) and isinstance(node.right, ast.Call):
        yield from _swallowed(owner, key, node, node.right, node.left, first=False)
    if not isinstance(node, ast.Call):
        return
    yield from _other_functions(node)
    if getattr(node.func, "id", "") == "range":
        yield from _other_ends(node)
    if node.args and isinstance(node.args[0], ast.BinOp):
        yield from _released(owner, key, node, node.args[0])


def _other_functions(node):
    word = getattr(node.func, "attr", getattr(node.func, "id", ""))
    family = next((family for family in _FUNCTIONS if word in family), ())
    field = "attr" if isinstance(node.func, ast.Attribute) else "id"
    for other in family:
        if other != word:
            yield single("function", node, node.func, field, other)


def _other_ends(node):
    """One more or less, and from 1 on."""
    for place, end in enumerate(node.args):
        for op in (ast.Add(), ast.Sub()):
            more = at(end, ast.BinOp(end, op, ast.Constant(1)))
            yield single("range", node, node.args, place, more)
    if len(node.args) == 1:
        more = at(node, ast.BinOp(node.args[0], ast.Add(), ast.Constant(1)))
        yield single("range", node, node, "args", [at(node, ast.Constant(1)), more])


def _called(node, argument):
    return at(node, ast.Call(node.func, [argument, *node.args[1:]], node.keywords))


def _released(owner, key, node, inner):
    """``f(a) + b`` for ``f(a + b)``."""
    first = at(node, ast.BinOp(_called(node, inner.left), inner.op, inner.right))
    second = at(node, ast.BinOp(inner.left, inner.op, _called(node, inner.right)))
    yield single("root", node, owner, key, first)
    yield single("root", node, owner, key, second)
    if isinstance(inner.left, ast.BinOp):
        rest = at(node, ast.BinOp(inner.left.right, inner.op, inner.right))
        later = ast.BinOp(inner.left.left, inner.left.op, _called(node, rest))
        yield single("root", node, owner, key, at(node, later))


def _swallowed(owner, key, node, call, other, first):
    """``f(a + b)`` for ``f(a) + b``."""
    if not call.args:
        return
    pair = (call.args[0], other) if first else (other, call.args[0])
    inner = at(node, ast.BinOp(pair[0], node.op, pair[1]))
    yield single("root", node, owner, key, _called(call, inner))


def axes(owner, key, node, scope):
    """A slice along the other axis, or where a single index stands."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple):
        swapped = at(node, ast.Tuple(node.slice.elts[::-1], ast.Load()))
        yield single("slice", node, node, "slice", swapped)
        for place, index in enumerate(node.slice.elts):
            if not isinstance(index, ast.Slice):
                opened = ast.Slice(index, None, None)
                yield single("slice", node, node.slice.elts, place, at(index, opened))


def too_much(owner, key, node, scope):
    """Without one side of an operation, a call, a copy, or one of two powers."""
    if isinstance(node, ast.BinOp):
        yield single("too much", node, owner, key, node.left)
        yield single("too much", node, owner, key, node.right)
    elif isinstance(node, ast.Call) and len(node.args) >= 1:
        yield single("too much", node, owner, key, node.args[0])
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield single("too much", node, owner, key, node.func.value)


def wrapped(owner, key, node, scope):
    """A root, a square, a power, a sign or one more or less around a value."""
    if not isinstance(node, _VALUES) or not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return
    if isinstance(owner, ast.Attribute) or (isinstance(owner, ast.Call) and key == "func"):
        return
    # What is shared was shared before it is returned.
    if not isinstance(node, (ast.BinOp, ast.Call)) and node not in scope.returned:
        copied = ast.Call(ast.Name("deepcopy", ast.Load()), [node], [])
        yield single("shared", node, owner, key, at(node, copied))
    root = ast.Call(ast.Attribute(ast.Name("np", ast.Load()), "sqrt", ast.Load()), [node], [])
    yield single("left out", node, owner, key, at(node, root))
    yield single("sign", node, owner, key, at(node, ast.UnaryOp(ast.USub(), node)))
    if not isinstance(node, ast.BinOp):
        square = ast.BinOp(node, ast.Pow(), ast.Constant(2))
        yield single("power", node, owner, key, at(node, square))
    if getattr(node, "id", "") in scope.plain or is_own_attribute(node):
        yield from _around_plain(owner, key, node, scope)


def _around_plain(owner, key, node, scope):
    """One more or less, one without it, or a power."""
    one = ast.Constant(1)
    for kind, new in (
        ("number", ast.BinOp(node, ast.Add(), one)),
        ("number", ast.BinOp(node, ast.Sub(), one)),
        ("left out", ast.BinOp(one, ast.Sub(), node)),
        *(("power", ast.BinOp(node, ast.Pow(), named(node, word))) for word in scope.plain),
    ):
        yield single(kind, node, owner, key, at(node, new))
