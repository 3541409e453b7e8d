"""Small edits of a function: each is a mistake that people make, undone.

An edit says what kind of mistake it would undo, and which piece of the learner's own text that is
about. What it puts there instead is never shown.
"""

import ast
import itertools
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
}
"""What is said of an edit, by its kind."""

_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_FUNCTIONS = (
    ("sqrt", "square", "abs", "exp", "log", "power"),
    ("floor", "ceil", "round", "rint", "trunc", "int"),
    ("zeros", "ones", "empty", "zeros_like", "ones_like", "empty_like"),
    ("maximum", "minimum"),
)
_MOST_PLACES = 12
_AROUND = ("brackets", "root", "order", "too much")


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


def edits(function, settled=()):
    """Go through the small edits of a function or class.

    Parameters
    ----------
    function : ast.FunctionDef or ast.ClassDef
    settled : collection of ast.stmt
        Statements that are right, and left alone.

    Yields
    ------
    Edit
        Those that change least first, as far as that is cheap to tell.
    """
    slots, scope = list(_slots(function, settled)), _Scope(function)
    for make in (_words, _operations, _calls, _axes, _too_much):
        for owner, key, node in slots:
            yield from make(owner, key, node, scope)
    yield from _slices(function, scope)
    for owner, key, node in slots:
        yield from _wrapped(owner, key, node, scope)
    for body_owner, field in _bodies(function):
        for make in (_renamed, _exchanged, _stored, _lines):
            yield from make(body_owner, field, scope)


def _slots(node, settled=()):
    """Each child below a node, with the place where it hangs; defaults and decorators stay."""
    for field, value in ast.iter_fields(node):
        if field in ("decorator_list", "args") and not isinstance(node, ast.Call):
            continue
        hanging = enumerate(value) if isinstance(value, list) else [(field, value)]
        owner = value if isinstance(value, list) else node
        for key, child in hanging:
            if isinstance(child, ast.AST) and child not in settled:
                yield owner, key, child
                yield from _slots(child, settled)


def pairs_within(function, statement):
    """Go through the edits of a statement that may only help together with another one.

    Parameters
    ----------
    function : ast.FunctionDef or ast.ClassDef
    statement : ast.stmt
        One of its statements.

    Yields
    ------
    Edit
        About brackets. While it is in place, `words_of` has those to try beside it.
    """
    scope = _Scope(function)
    for make in (_operations, _calls, _too_much):
        for owner, key, node in list(_slots(statement)):
            for edit in make(owner, key, node, scope):
                if edit.kind in _AROUND:
                    yield edit


def words_of(function, statement):
    """Go through the edits of a statement's names, keys and numbers.

    Parameters
    ----------
    function : ast.FunctionDef or ast.ClassDef
    statement : ast.stmt

    Yields
    ------
    Edit
    """
    scope = _Scope(function)
    for owner, key, node in list(_slots(statement)):
        yield from _words(owner, key, node, scope)


def steps_of(function):
    """List the statements of a function that compute something.

    Parameters
    ----------
    function : ast.FunctionDef or ast.ClassDef

    Returns
    -------
    list of ast.stmt
        With a value each.
    """
    kinds = (ast.Assign, ast.AugAssign)
    return [node for node in ast.walk(function) if isinstance(node, kinds)]


def spoiled(statement):
    """An edit that makes the value of a statement wrong, whatever it is.

    Parameters
    ----------
    statement : ast.stmt

    Returns
    -------
    Edit
    """
    value = statement.value
    new = _at(value, ast.BinOp(value, ast.Mult(), ast.Constant(1.7)))
    return _one("too much", statement, statement, "value", new)


class _Scope:
    """The words that a learner could have meant instead of another."""

    def __init__(self, function):
        nodes = list(ast.walk(function))
        taken = {n.arg for n in nodes if isinstance(n, ast.arg)}
        stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        self.names = sorted((taken | stored) - {"self"})
        bases = [n.value for n in nodes if isinstance(n, (ast.Subscript, ast.Attribute))]
        held = {n.id for n in bases if isinstance(n, ast.Name)}
        self.holders = [word for word in self.names if word in held]
        self.plain = [word for word in self.names if word not in held]
        sums = [n for n in nodes if isinstance(n, ast.BinOp)]
        ranges = [n for n in nodes if isinstance(n, ast.Call) and _is_called(n, "range")]
        self.counters = [n.target for n in nodes if isinstance(n, ast.For)]
        summed = [part for one in sums for part in (one.left, one.right)] + self.counters
        counted = summed + [part for one in ranges for part in one.args]
        counted = {part.id for part in counted if isinstance(part, ast.Name)}
        self.counts = [word for word in self.plain if word in counted]
        self.attributes = sorted({n.attr for n in nodes if _is_own_attribute(n)})
        texts = {n.value for n in nodes if _is_text(n) and len(n.value) <= 3}
        self.keys = sorted(texts | {"W", "b", "dW", "db", "d", ""})
        bounds = [n for n in nodes if isinstance(n, ast.Slice)]
        self.bounds = [part for n in bounds for part in (n.lower, n.upper) if part]


def _is_called(node, word):
    return isinstance(node.func, ast.Name) and node.func.id == word


def _is_own_attribute(node):
    own = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    return own and node.value.id == "self"


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_number(node):
    number = isinstance(node, ast.Constant) and isinstance(node.value, (int, float))
    return number and not isinstance(node.value, bool)


def _at(node, new):
    """A new node, as if it stood where an old one does."""
    return ast.fix_missing_locations(ast.copy_location(new, node))


def _name(node, word):
    return _at(node, ast.Name(word, ast.Load()))


def _one(kind, node, owner, key, new):
    return Edit(kind, node, ((owner, key, new),))


def _words(owner, key, node, scope):
    """Another name, attribute, key or number."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in scope.names:
        for word in scope.holders if node.id in scope.holders else scope.plain:
            if word != node.id:
                yield _one("name", node, owner, key, _name(node, word))
    elif _is_own_attribute(node):
        for word in scope.attributes:
            if word != node.attr:
                yield _one("name", node, node, "attr", word)
    elif _is_text(node):
        for text in scope.keys:
            if text != node.value and len(node.value) <= 3:
                yield _one("key", node, node, "value", text)
    elif _is_number(node):
        yield from _numbers(owner, key, node, scope)


def _numbers(owner, key, node, scope):
    for number in dict.fromkeys((0, 1, 2, -1, node.value + 1, node.value - 1)):
        if number != node.value:
            yield _one("number", node, node, "value", number)
    for word in scope.plain:
        yield _one("number", node, owner, key, _name(node, word))
    for word in scope.attributes:
        own = ast.Attribute(ast.Name("self", ast.Load()), word, ast.Load())
        yield _one("number", node, owner, key, _at(node, own))


def _operations(owner, key, node, scope):
    """Another operator, sign or comparison, other brackets, the two sides exchanged."""
    if isinstance(node, ast.BinOp):
        for kind in _OPERATORS:
            if not isinstance(node.op, kind):
                yield _one("operator", node, node, "op", kind())
        yield Edit("order", node, ((node, "left", node.right), (node, "right", node.left)))
        yield from _brackets(owner, key, node)
    elif isinstance(node, ast.UnaryOp):
        yield _one("sign", node, owner, key, node.operand)
    elif isinstance(node, ast.Compare):
        for kind in _COMPARISONS:
            yield _one("comparison", node, node.ops, 0, kind())
    elif isinstance(node, ast.AugAssign):
        yield from _one_augmented(owner, key, node)


def _brackets(owner, key, node):
    """``a + b / c`` for ``(a + b) / c``, and back."""
    left, right = node.left, node.right
    if isinstance(left, ast.BinOp):
        inner = _at(node, ast.BinOp(left.right, node.op, right))
        yield _one("brackets", node, owner, key, _at(node, ast.BinOp(left.left, left.op, inner)))
        if isinstance(left.left, ast.BinOp):
            yield from _deep_left(owner, key, node)
    if isinstance(right, ast.BinOp):
        inner = _at(node, ast.BinOp(left, node.op, right.left))
        yield _one("brackets", node, owner, key, _at(node, ast.BinOp(inner, right.op, right.right)))
    if isinstance(left, ast.UnaryOp):
        inner = _at(node, ast.BinOp(left.operand, node.op, right))
        yield _one("brackets", node, owner, key, _at(node, ast.UnaryOp(left.op, inner)))


def _deep_left(owner, key, node):
    """``a * (b / c - d)`` for ``a * b / c - d``."""
    left = node.left
    inner = ast.BinOp(ast.BinOp(left.left.right, left.op, left.right), node.op, node.right)
    new = ast.BinOp(left.left.left, left.left.op, inner)
    yield _one("brackets", node, owner, key, _at(node, new))


def _one_augmented(owner, key, node):
    for kind in _OPERATORS[:4]:
        if not isinstance(node.op, kind):
            yield _one("operator", node, node, "op", kind())
    target = ast.parse(ast.unparse(node.target), mode="eval").body
    plain = _at(node, ast.Assign([node.target], ast.BinOp(target, node.op, node.value)))
    yield _one("in place", node, owner, key, plain)
    yield _one("stored", node, owner, key, _at(node, ast.Assign([node.target], node.value)))


def _calls(owner, key, node, scope):
    """Another function, and another end of what it is called with."""
    if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Call):
        yield from _swallowed(owner, key, node, node.left, node.right, first=True)
    if isinstance(node, ast.BinOp) and isinstance(node.right, ast.Call):
        yield from _swallowed(owner, key, node, node.right, node.left, first=False)
    if not isinstance(node, ast.Call):
        return
    yield from _other_functions(node)
    if node.args and isinstance(node.args[0], ast.BinOp):
        yield from _released(owner, key, node, node.args[0])


def _other_functions(node):
    word = getattr(node.func, "attr", getattr(node.func, "id", ""))
    family = next((family for family in _FUNCTIONS if word in family), ())
    field = "attr" if isinstance(node.func, ast.Attribute) else "id"
    for other in family:
        if other != word:
            yield _one("function", node, node.func, field, other)


def _called(node, argument):
    return _at(node, ast.Call(node.func, [argument, *node.args[1:]], node.keywords))


def _released(owner, key, node, inner):
    """``f(a) + b`` for ``f(a + b)``."""
    first = _at(node, ast.BinOp(_called(node, inner.left), inner.op, inner.right))
    second = _at(node, ast.BinOp(inner.left, inner.op, _called(node, inner.right)))
    yield _one("root", node, owner, key, first)
    yield _one("root", node, owner, key, second)


def _swallowed(owner, key, node, call, other, first):
    """``f(a + b)`` for ``f(a) + b``."""
    if not call.args:
        return
    pair = (call.args[0], other) if first else (other, call.args[0])
    inner = _at(node, ast.BinOp(pair[0], node.op, pair[1]))
    yield _one("root", node, owner, key, _called(call, inner))


def _axes(owner, key, node, scope):
    """A slice along the other axis, or where a single index stands."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple):
        swapped = _at(node, ast.Tuple(node.slice.elts[::-1], ast.Load()))
        yield _one("slice", node, node, "slice", swapped)
        for place, index in enumerate(node.slice.elts):
            if not isinstance(index, ast.Slice):
                opened = ast.Slice(index, None, None)
                yield _one("slice", node, node.slice.elts, place, _at(index, opened))


def _slices(function, scope):
    """A slice that begins or ends elsewhere; slices that are alike, one by one and all at once."""
    alike = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Slice):
            alike.setdefault(ast.dump(node), []).append(node)
    for nodes in alike.values():
        for group in [nodes, *([node] for node in nodes if len(nodes) > 1)]:
            for lower, upper in _ranges(group[0], scope):
                changes = [((n, "lower", lower), (n, "upper", upper)) for n in group]
                yield Edit("slice", group[0], tuple(itertools.chain(*changes)))


def _ranges(node, scope):
    ends = _ends(node, scope)
    yield from ((end, node.upper) for end in ends)
    yield from ((node.lower, end) for end in ends)
    yield from itertools.permutations(_pieces(node, scope), 2)


def _pieces(node, scope):
    """The ends for which both may have to change: those with a product in them."""
    return [end for end in _ends(node, scope) if end is None or isinstance(end, ast.BinOp)]


def _ends(node, scope):
    """Where a slice could begin or end."""
    words = [_name(node, word) for word in scope.counts]
    products = [ast.BinOp(a, ast.Mult(), b) for a, b in itertools.combinations(words, 2)]
    for counter, size in itertools.product(scope.counters, words):
        if isinstance(counter, ast.Name):
            after = ast.BinOp(_name(node, counter.id), ast.Add(), ast.Constant(1))
            products.append(ast.BinOp(after, ast.Mult(), size))
    known = {ast.dump(bound): bound for bound in (*scope.bounds, *words, *products)}
    return [None, *(_at(node, bound) for bound in known.values())]


def _too_much(owner, key, node, scope):
    """Without one side of an operation, a call, a copy, or one of two powers."""
    if isinstance(node, ast.BinOp):
        yield _one("too much", node, owner, key, node.left)
        yield _one("too much", node, owner, key, node.right)
    elif isinstance(node, ast.Call) and len(node.args) >= 1:
        yield _one("too much", node, owner, key, node.args[0])
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield _one("too much", node, owner, key, node.func.value)


_VALUES = (ast.Name, ast.Attribute, ast.Subscript, ast.BinOp, ast.Call)


def _wrapped(owner, key, node, scope):
    """A root, a square, a power, a sign or one more or less around a value."""
    if not isinstance(node, _VALUES) or not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return
    if isinstance(owner, ast.Attribute) or (isinstance(owner, ast.Call) and key == "func"):
        return
    root = ast.Call(ast.Attribute(ast.Name("np", ast.Load()), "sqrt", ast.Load()), [node], [])
    yield _one("left out", node, owner, key, _at(node, root))
    yield _one("sign", node, owner, key, _at(node, ast.UnaryOp(ast.USub(), node)))
    if not isinstance(node, ast.BinOp):
        square = ast.BinOp(node, ast.Pow(), ast.Constant(2))
        yield _one("power", node, owner, key, _at(node, square))
    if getattr(node, "id", "") in scope.plain or _is_own_attribute(node):
        yield from _around_plain(owner, key, node, scope)


def _around_plain(owner, key, node, scope):
    """One more or less, one without it, or a power."""
    one = ast.Constant(1)
    for kind, new in (
        ("number", ast.BinOp(node, ast.Add(), one)),
        ("number", ast.BinOp(node, ast.Sub(), one)),
        ("left out", ast.BinOp(one, ast.Sub(), node)),
        *(("power", ast.BinOp(node, ast.Pow(), _name(node, word))) for word in scope.plain),
    ):
        yield _one(kind, node, owner, key, _at(node, new))


def _bodies(function):
    """Each block of statements: its owner and field."""
    for node in ast.walk(function):
        for field in ("body", "orelse"):
            if isinstance(getattr(node, field, None), list) and getattr(node, field):
                yield node, field


def _simple(statement):
    return isinstance(statement, (ast.Assign, ast.AugAssign, ast.Expr, ast.Return))


def _renamed(owner, field, scope):
    """The same name replaced all through a statement."""
    for statement in filter(_simple, getattr(owner, field)):
        names = [n for n in ast.walk(statement) if isinstance(n, ast.Name) and n.id in scope.names]
        for word, other in itertools.permutations(scope.names, 2):
            same = [n for n in names if n.id == word and isinstance(n.ctx, ast.Load)]
            if len(same) > 1:
                yield Edit("name", same[0], tuple((n, "id", other) for n in same))
        own = [n for n in ast.walk(statement) if _is_own_attribute(n)]
        for word, other in itertools.permutations(scope.attributes, 2):
            same = [n for n in own if n.attr == word]
            if len(same) > 1:
                yield Edit("name", same[0], tuple((n, "attr", other) for n in same))


def _exchanged(owner, field, scope):
    """Two parts of a statement in each other's place, and values in another order."""
    for statement in filter(_simple, getattr(owner, field)):
        value = getattr(statement, "value", None)
        if isinstance(value, ast.Tuple):
            yield from _reordered(value)
        elif value:
            yield from _pairs(statement)


def _reordered(value):
    kept = tuple(value.elts)
    for order in itertools.islice(itertools.permutations(kept), 120):
        if order != kept:
            yield Edit("returned", value, ((value, "elts", list(order)),))


def _pairs(statement):
    parts = [slot for slot in _slots(statement) if isinstance(slot[2], _VALUES[:4])]
    parts = [slot for slot in parts if isinstance(getattr(slot[2], "ctx", ast.Load()), ast.Load)]
    for one, other in itertools.combinations(parts[:_MOST_PLACES], 2):
        apart = other[2] not in ast.walk(one[2]) and one[2] not in ast.walk(other[2])
        if apart and ast.dump(one[2]) != ast.dump(other[2]):
            yield Edit("places", statement, ((*one[:2], other[2]), (*other[:2], one[2])))


def _stored(owner, field, scope):
    """A result that goes nowhere, or to another place; an object under two names."""
    body = getattr(owner, field)
    for place, statement in enumerate(body):
        if isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant):
            yield from _kept(body, place, statement)
        elif isinstance(statement, ast.Assign):
            yield from _stored_elsewhere(body, place, statement, scope)


def _kept(body, place, statement):
    kinds = (ast.Name, ast.Subscript)
    for part in [n for n in ast.walk(statement.value) if isinstance(n, kinds)]:
        target = ast.parse(f"{ast.unparse(part)} = 0").body[0].targets[0]
        new = _at(statement, ast.Assign([target], statement.value))
        yield _one("not stored", statement, body, place, new)


def _stored_elsewhere(body, place, statement, scope):
    for target in statement.targets:
        holder = target.value if isinstance(target, ast.Subscript) else target
        for word in scope.names:
            if isinstance(holder, ast.Name) and word != holder.id:
                yield _one("stored", target, holder, "id", word)
    copied = ast.Call(ast.Name("deepcopy", ast.Load()), [statement.value], [])
    yield _one("shared", statement, statement, "value", _at(statement.value, copied))
    if len(statement.targets) > 1:
        apart = [ast.Assign([target], statement.value) for target in statement.targets]
        new = [*body[:place], *(_at(statement, one) for one in apart), *body[place + 1 :]]
        yield Edit("shared", statement, ((body, slice(None), new),))


def _lines(owner, field, scope):
    """A line less, or at another place: higher, lower, in or out of a loop."""
    body = getattr(owner, field)
    for place, statement in enumerate(body):
        rest = [*body[:place], *body[place + 1 :]]
        if rest and not isinstance(statement, ast.Return):
            yield Edit("too much", statement, ((body, slice(None), rest),))
        for new in range(len(body)):
            if new != place:
                moved = [*rest[:new], statement, *rest[new:]]
                yield Edit("line", statement, ((body, slice(None), moved),))
        yield from _out_of(body, place, statement)


def _out_of(body, place, block):
    """The last line of a block after it, or the next one at its end."""
    inner = getattr(block, "body", None)
    if not isinstance(inner, list) or isinstance(block, (ast.FunctionDef, ast.ClassDef)):
        return
    if len(inner) > 1:
        after = [*body[: place + 1], inner[-1], *body[place + 1 :]]
        yield Edit(
            "line", inner[-1], ((body, slice(None), after), (inner, slice(None), inner[:-1]))
        )
    if place + 1 < len(body):
        within, rest = [*inner, body[place + 1]], [*body[: place + 1], *body[place + 2 :]]
        changes = (body, slice(None), rest), (inner, slice(None), within)
        yield Edit("line", body[place + 1], changes)
