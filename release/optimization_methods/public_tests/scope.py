"""The words of a function that can stand in the place of another."""

import ast
from functools import cached_property

from public_tests.edit import at, is_own_attribute, is_text, named


class Scope:
    """The words that a learner could have meant instead of another.

    Parameters
    ----------
    function : ast.FunctionDef or ast.ClassDef
    settled : collection of ast.stmt, optional
        Statements that are right, and left alone.
    """

    def __init__(self, function, settled=()):
        self.settled = settled
        self._nodes = list(ast.walk(function))

    def _all(self, *kinds):
        return [node for node in self._nodes if isinstance(node, kinds)]

    @cached_property
    def taken(self):
        """Arguments."""
        return {node.arg for node in self._all(ast.arg)}

    @cached_property
    def names(self):
        """Arguments, and names to which something is assigned."""
        stored = {node.id for node in self._all(ast.Name) if isinstance(node.ctx, ast.Store)}
        return sorted((self.taken | stored) - {"self"})

    @cached_property
    def _held(self):
        bases = [node.value for node in self._all(ast.Subscript, ast.Attribute)]
        return _ids(bases)

    @cached_property
    def holders(self):
        """Names of what holds others, by key or as an attribute."""
        return [word for word in self.names if word in self._held]

    @cached_property
    def plain(self):
        """The other names."""
        return [word for word in self.names if word not in self._held]

    @cached_property
    def divisions(self):
        """Divisions of whole numbers, and their rests."""
        kinds = (ast.FloorDiv, ast.Mod)
        return [node for node in self._all(ast.BinOp) if isinstance(node.op, kinds)]

    @cached_property
    def counters(self):
        """What loops count by."""
        return [node.target for node in self._all(ast.For)]

    @cached_property
    def counts(self):
        """Plain names with which is computed, or by which is counted."""
        summed = [part for one in self._all(ast.BinOp) for part in (one.left, one.right)]
        whole = ("range", "divmod")
        called = [node for node in self._all(ast.Call) if _name(node.func) in whole]
        ends = [part for one in called for part in one.args]
        counted = _ids([*summed, *self.counters, *ends])
        return [word for word in self.plain if word in counted]

    @cached_property
    def given(self):
        """Settings: plain arguments of a function, or the attributes by which a class keeps its."""
        if self.attributes:
            return [_own(word) for word in self._kept]
        return [ast.Name(word, ast.Load()) for word in self.plain if word in self.taken]

    @cached_property
    def _kept(self):
        """Attributes that are an argument."""
        made = [n for n in self._all(ast.Assign) if getattr(n.value, "id", "") in self.taken]
        return [t.attr for n in made for t in n.targets if is_own_attribute(t)]

    @cached_property
    def returned(self):
        """All that stands behind a `return`."""
        values = [node.value for node in self._all(ast.Return) if node.value]
        return {part for value in values for part in ast.walk(value)}

    @cached_property
    def attributes(self):
        """Attributes of ``self``."""
        return sorted({node.attr for node in self._nodes if is_own_attribute(node)})

    @cached_property
    def keys(self):
        """Short texts of which keys are made."""
        texts = {node.value for node in self._nodes if is_text(node) and len(node.value) <= 3}
        return sorted(texts | {"W", "b", "dW", "db", "d", ""})

    @cached_property
    def values(self):
        """What is read by key, and the same keys of arguments that are not used."""
        kinds = self._all(ast.Subscript)
        read = [node for node in kinds if isinstance(node.ctx, ast.Load)]
        unused = sorted(self.taken - _ids(self._nodes) - {"self"})
        forgotten = [ast.Name(word, ast.Load()) for word in unused]
        read += [ast.Subscript(w, n.slice, ast.Load()) for n in list(read) for w in forgotten]
        return list({ast.dump(node): node for node in read}.values())

    @cached_property
    def bounds(self):
        """Where slices begin and end."""
        ends = (part for node in self._all(ast.Slice) for part in (node.lower, node.upper))
        return [part for part in ends if part]

    def settings(self, node):
        """List names and attributes that can stand where a number does.

        Parameters
        ----------
        node : ast.expr
            The number.

        Returns
        -------
        list of ast.expr
        """
        own = [at(node, _own(word)) for word in self.attributes]
        return [named(node, word) for word in self.plain] + own


def _own(word):
    return ast.Attribute(ast.Name("self", ast.Load()), word, ast.Load())


def _ids(nodes):
    return {node.id for node in nodes if isinstance(node, ast.Name)}


def _name(node):
    return getattr(node, "id", "")
