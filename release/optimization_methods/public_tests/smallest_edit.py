"""Search for the smallest edit of a learner's own code that puts it right.

It runs on the public inputs, in a process that can be ended: see `public_tests.places`.
"""

import ast
import copy
import itertools

from public_tests.edited_code import FILE, TooLong, copied, lines_that_raise, names_of, run
from public_tests.edits import alike, edits, parts_of, spoiled, steps_of
from public_tests.edits_in_pairs import pairs
from public_tests.inputs import given_lines, inputs, right
from public_tests.units import lasting, right_units
from public_tests.whole import check_around, check_values

MOST_TRIED = 5000
"""Edits after which no more are tried: about two seconds, and the same ones on every machine."""
MOST_EDITS = 6
"""Places that are told at most."""
_MOST_ENDLESS = 20


def search(name, cell, given, modules, values, in_pairs=True):
    """Try edits of a cell until what it defines passes.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    cell, given, modules, values
        As `public_tests.own_code.own_code` gives them.
    in_pairs : bool, optional
        Whether two different edits are tried together where none helps alone.

    Returns
    -------
    dict
        ``whole``, whether all is right with the edits, and ``places``: for each edit the line and
        column where the text begins and ends, lines from 1, and the kind. ``instead`` are places
        where the last edit could be made as well. Empty if the exercise has no inputs.
    """
    if not inputs(name):
        return {}
    bench = _Bench(name, cell, given, names_of(modules, values))
    taken, instead, whole = [], [], bench.is_whole()
    raises = bench.raises
    while not whole and len(taken) < MOST_EDITS:
        found, whole = bench.best(in_pairs)
        if not found:
            break
        if whole and len(found) == 1:
            instead = list(map(place_of, bench.as_good(*found)))
        bench.keep(found)
        taken += map(place_of, found)
        whole = whole or bench.is_whole()  # or else an edit that does nothing would be next
    if raises and not whole:  # an edit can get past an exception without touching its cause
        return {}
    return {"whole": whole, "places": taken, "instead": instead}


def place_of(edit):
    """Tell what an edit is about.

    Parameters
    ----------
    edit : Edit

    Returns
    -------
    list
        As `search` gives places.
    """
    node = edit.node
    return [node.lineno, node.col_offset, node.end_lineno, node.end_col_offset, edit.kind]


class _Bench:
    """Where edited versions of a learner's code run."""

    def __init__(self, name, cell, given, names):
        self._name, self._given = name, [compile(text, "<given>", "exec") for text in given]
        kinds = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
        self._body = [node for node in ast.parse(cell).body if isinstance(node, kinds)]
        self._names = names
        self._cases = list(zip(inputs(name), right(name), strict=True))
        self._every = frozenset.union(*(right_units(name, due, due) for _, due in self._cases))
        self._given_lines = given_lines(name)
        self._tried = self._endless = 0
        self._look()

    def _look(self):
        """What is right as it stands; the inputs on which least is right come first."""
        function = self._function()
        raised = [lines_that_raise(function, case[0]) for case in self._cases]
        found = [self._right_on(function, case) for case in self._cases]
        running = [
            (case, here)
            for case, here, lines in zip(self._cases, found, raised, strict=True)
            if not lines
        ]
        order = sorted(range(len(found)), key=lambda at: len(found[at]))
        self._cases = [self._cases[at] for at in order]
        self._have = frozenset.intersection(*found)
        self.raises = any(raised)
        self._settle(running, {line for lines in raised for line in lines})

    def _settle(self, running, raised_in):
        """Set apart what was given, and the statements on which something right depends."""
        firm = frozenset.intersection(*(here for _, here in running)) if running else frozenset()
        self._settled = set()
        for definition in self._definitions():
            self._settled |= {n for n in ast.walk(definition) if _text(n) in self._given_lines}
            for statement in steps_of(definition) if firm else ():
                lines = range(statement.lineno, statement.end_lineno + 1)
                if raised_in.isdisjoint(lines):
                    self._settle_parts(statement, firm, running)

    def _settle_parts(self, statement, firm, running):
        """A statement is right if all of its parts are."""
        parts = parts_of(statement)
        right = [part for part in parts if self._spoils(part, firm, running)]
        self._settled |= {part[2] for part in right} if len(parts) > 1 else set()
        if len(right) == len(parts):
            self._settled.add(statement)

    def _spoils(self, part, firm, running):
        """Whether something right is lost when a part of a statement gives something else.

        Another exception tells nothing where something raises by itself, or where the part is
        of a kind that cannot be multiplied.
        """
        back = spoiled(part).swap()
        function = self._function()
        lost = [case for case, _ in running if not self._right_on(function, case) >= firm]
        own = range(part[2].lineno, part[2].end_lineno + 1)
        raised = [lines_that_raise(function, case[0]) for case in lost]
        back.swap()
        return any(not lines or not (self.raises or set(lines) & set(own)) for lines in raised)

    def best(self, in_pairs):
        """Find the edits that put all right, or else the one that puts most right.

        Parameters
        ----------
        in_pairs : bool
            Whether two different edits are tried together.

        Returns
        -------
        list of Edit
            One; two, if they only help together; none, if nothing helps.
        whole : bool
        """
        best, most = [], 0
        for edit in self._in_time(self._edits()):
            have = self._with(edit)
            if have == self._every and self._is_whole(edit):
                return [edit], True
            if have > self._have and len(have - self._have) > most:
                best, most = [edit], len(have - self._have)
        if best:
            return best, False
        return self._alike() or (self._together() if in_pairs else ([], False))

    def as_good(self, edit):
        """Find other lines at which an edit of the same kind puts all right too.

        Parameters
        ----------
        edit : Edit
            That does; not in place.

        Yields
        ------
        Edit
        """
        lines = {edit.node.lineno}
        for other in self._in_time(self._edits()):
            is_new = other.kind == edit.kind and other.node.lineno not in lines
            if is_new and self._with(other) == self._every and self._is_whole(other):
                lines.add(other.node.lineno)
                yield other

    def _in_time(self, some):
        def in_time(_):
            return self._tried < MOST_TRIED and self._endless < _MOST_ENDLESS

        return itertools.takewhile(in_time, some)

    def _alike(self):
        """The same edit of two lines that are alike, such as that of W and that of b."""
        for definition in self._definitions():
            for pair in self._in_time(alike(definition, self._settled)):
                have = self._with(pair[0]._replace(changes=pair[0].changes + pair[1].changes))
                if have > self._have:
                    return list(pair), self._whole_with(pair)
        return None

    def _whole_with(self, pair):
        backs = [edit.swap() for edit in pair]
        whole = self.is_whole()
        for back in reversed(backs):
            back.swap()
        return whole

    def _together(self):
        """Two edits, where neither helps alone: of one statement, or of two."""
        for edit, others in self._in_time(pairs(list(self._suspects()), self._settled)):
            found, whole = self._beside(edit, others)
            if found:
                return found, whole
        return [], False

    def _beside(self, edit, others):
        """Those two edits that put something right together."""
        back = edit.swap()
        try:
            for other in self._in_time(others):
                have = self._with(other)
                if have > self._have and lasting(have - self._have):
                    return [edit, other], have == self._every and self._is_whole(other)
        finally:
            back.swap()
        return [], False

    def _suspects(self):
        """Statements on which nothing depends that is right."""
        for function in self._definitions():
            for statement in steps_of(function):
                if statement not in self._settled:
                    yield function, statement

    def keep(self, found):
        """Leave edits in place."""
        for edit in found:
            edit.swap()
        self._look()

    def _definitions(self):
        return [one for one in self._body if isinstance(one, (ast.FunctionDef, ast.ClassDef))]

    def _edits(self):
        every = (edits(one, self._settled) for one in self._definitions())
        return itertools.chain.from_iterable(every)

    def _with(self, edit):
        """The units that are right on all inputs with an edit; fewer, if none is new."""
        self._tried += 1
        back = edit.swap()
        try:
            function, found = self._function(), self._every
            for case in self._cases:
                found &= self._right_on(function, case) if function else frozenset()
                if not found > self._have and self._have != self._every:
                    break
            return found
        finally:
            back.swap()

    def _function(self):
        names = dict(self._names)
        try:
            exec(compile(ast.Module(self._body, []), FILE, "exec"), names)
            for code in self._given:
                exec(code, names)
        except Exception:
            return None
        return names.get(self._name)

    def _right_on(self, function, case):
        arguments, due = case
        try:
            return right_units(self._name, run(function, copied(arguments)), due)
        except TooLong:
            self._endless += 1
        except Exception:
            pass
        return frozenset()

    def _is_whole(self, edit):
        back = edit.swap()
        try:
            return self.is_whole()
        finally:
            back.swap()

    def is_whole(self):
        """Whether the checks themselves are content.

        Returns
        -------
        bool
        """
        function = self._function()
        try:
            for arguments, due in self._cases:
                given = copy.deepcopy(arguments)
                got = run(function, given)
                check_around(self._name, got, given, arguments)
                check_values(self._name, got, due)
        except (Exception, TooLong):
            return False
        return True


def _text(node):
    return ast.unparse(node) if isinstance(node, (ast.Assign, ast.AugAssign)) else None
