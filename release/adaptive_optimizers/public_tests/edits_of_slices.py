"""Edits of slices: where they begin and end, one by one and all that are alike at once."""

import ast
import itertools

from public_tests.edit import Edit, at, named


def slices(function, scope):
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
    words = [named(node, word) for word in scope.counts]
    products = [ast.BinOp(a, ast.Mult(), b) for a, b in itertools.combinations(words, 2)]
    for counter, size in itertools.product(scope.counters, words):
        if isinstance(counter, ast.Name):
            after = ast.BinOp(named(node, counter.id), ast.Add(), ast.Constant(1))
            products.append(ast.BinOp(after, ast.Mult(), size))
    for part in scope.divisions:
        whole = isinstance(part.op, ast.FloorDiv)
        pair = (part, ast.Mult(), part.right) if whole else (part.left, ast.Sub(), part)
        products.append(ast.BinOp(*pair))
    known = {ast.dump(bound): bound for bound in (*scope.bounds, *words, *products)}
    return [None, *(at(node, bound) for bound in known.values())]
