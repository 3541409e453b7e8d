"""Edits of whole lines: names all through one, parts exchanged, results stored elsewhere, moves."""

import ast
import itertools

from public_tests.edit import Edit, at, is_number, is_own_attribute, single, slots_of

_VALUES = (ast.Name, ast.Attribute, ast.Subscript, ast.BinOp)
_MOST_PLACES = 12


def _simple(owner, field, scope):
    kinds = (ast.Assign, ast.AugAssign, ast.Expr, ast.Return)
    body = getattr(owner, field)
    return [one for one in body if isinstance(one, kinds) and one not in scope.settled]


def renamed(owner, field, scope):
    """The same name, attribute or number replaced all through a statement."""
    for statement in _simple(owner, field, scope):
        slots = list(slots_of(statement))
        for make in (_same_names, _same_numbers):
            yield from make(slots, scope)


def _same_names(slots, scope):
    nodes = [node for _, _, node in slots]
    names = [n for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
    own = [n for n in nodes if is_own_attribute(n)]
    for words, field, known in ((names, "id", scope.names), (own, "attr", scope.attributes)):
        for word, other in itertools.permutations(known, 2):
            same = [n for n in words if getattr(n, field) == word]
            if len(same) > 1:
                yield Edit("name", same[0], tuple((n, field, other) for n in same))


def _same_numbers(slots, scope):
    numbers = [slot for slot in slots if is_number(slot[2])]
    for value in {node.value for _, _, node in numbers}:
        same = [slot for slot in numbers if slot[2].value == value]
        for new in scope.settings(same[0][2]) if len(same) > 1 else ():
            yield Edit("number", same[0][2], tuple((*slot[:2], new) for slot in same))


def exchanged(owner, field, scope):
    """Two parts of a statement in each other's place, and values in another order."""
    for statement in _simple(owner, field, scope):
        value = getattr(statement, "value", None)
        if isinstance(value, ast.Tuple):
            yield from _reordered(value, statement)
        elif value:
            yield from _pairs(statement)


def _reordered(value, statement):
    kept = tuple(value.elts)
    kind = "returned" if isinstance(statement, ast.Return) else "places"
    for order in itertools.islice(itertools.permutations(kept), 120):
        if order != kept:
            yield Edit(kind, value, ((value, "elts", list(order)),))


def _pairs(statement):
    parts = [slot for slot in slots_of(statement) if isinstance(slot[2], _VALUES[:4])]
    parts = [slot for slot in parts if isinstance(getattr(slot[2], "ctx", ast.Load()), ast.Load)]
    for one, other in itertools.combinations(parts[:_MOST_PLACES], 2):
        apart = other[2] not in ast.walk(one[2]) and one[2] not in ast.walk(other[2])
        if apart and ast.dump(one[2]) != ast.dump(other[2]):
            yield Edit("places", statement, ((*one[:2], other[2]), (*other[:2], one[2])))


def stored(owner, field, scope):
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
        new = at(statement, ast.Assign([target], statement.value))
        yield single("not stored", statement, body, place, new)


def _stored_elsewhere(body, place, statement, scope):
    for target in statement.targets:
        holder = target.value if isinstance(target, ast.Subscript) else target
        for word in scope.names:
            if isinstance(holder, ast.Name) and word != holder.id:
                yield single("stored", target, holder, "id", word)
    copied = ast.Call(ast.Name("deepcopy", ast.Load()), [statement.value], [])
    yield single("shared", statement, statement, "value", at(statement.value, copied))
    if len(statement.targets) > 1:
        apart = [ast.Assign([target], statement.value) for target in statement.targets]
        new = [*body[:place], *(at(statement, one) for one in apart), *body[place + 1 :]]
        yield Edit("shared", statement, ((body, slice(None), new),))


def lines(owner, field, scope):
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
