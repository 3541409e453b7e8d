"""Two mistakes of the bank at once, in different lines of one solution.

The solutions of an exercise in the bank are mostly one right solution with one mistake each. That
right one is found by taking the mistake out again; then two mistakes are put into it.
"""

import difflib
import itertools
import random
from dataclasses import dataclass

from public_tests.checking import check_of
from public_tests.exercises import assignment, assignments
from public_tests.failures import CheckFailed, StillToDo
from public_tests.inputs import inputs
from teaching.bank import Entry, entries, source
from teaching.real_mistakes.marked import WrongCode
from teaching.reference import define
from teaching.strength.judging import quietly
from teaching.strength.said import is_at, lines_of

TOLD = 0.6
"""Share of the pairs of which at least one mistake must be named or shown."""
_MOST_OF_ONE = 30
"""Pairs of one exercise, so that those with many mistakes do not count for all."""
_SEED = 3
_MOST_LINES = 2
_CENTRES = 4


@dataclass(frozen=True)
class Pair:
    """A solution with two mistakes.

    Attributes
    ----------
    entries : tuple of Entry
        What makes each.
    wrong : WrongCode
        With the lines of each.
    """

    entries: tuple[Entry, Entry]
    wrong: WrongCode


def pairs():
    """Draw the same pairs every time.

    Returns
    -------
    list of Pair
    """
    names = [name for one in assignments() for name in assignment(one).EXERCISES if inputs(name)]
    return [pair for name in names for pair in _drawn(_possible(name))]


def _drawn(some):
    mixed = random.Random(_SEED).sample(some, len(some))
    return list(itertools.islice(filter(_is_refused, mixed), _MOST_OF_ONE))


def _is_refused(pair):
    """Two mistakes can undo each other."""
    return not _passes(pair.wrong.exercise, pair.wrong.code)


def _passes(name, code):
    with quietly():
        try:
            check_of(name).unexplained(define(name, code))
        except (CheckFailed, StillToDo, SyntaxError):
            return False
    return True


def _possible(name):
    """All pairs of mistakes whose lines lie apart."""
    texts = {one: tuple(source(one).splitlines()) for one in entries(name, is_right=False)}
    base = _without_mistake(name, list(texts.values()))
    changes = {one: _changes(base, text) for one, text in texts.items()} if base else {}
    small = [one for one, made in changes.items() if _size(made) <= _MOST_LINES]
    return [
        _joined(base, (one, other), (changes[one], changes[other]))
        for one, other in itertools.combinations(small, 2)
        if _lie_apart(changes[one], changes[other]) and one.mistake != other.mistake
    ]


def _without_mistake(name, texts):
    """One of the solutions that lie in the middle, with a change of another that puts it right."""
    middle = sorted(texts, key=lambda text: sum(_size(_changes(text, one)) for one in texts))
    for text in middle[:_CENTRES]:
        for change in dict.fromkeys(change for one in texts for change in _changes(text, one)):
            right, _ = _with(text, [change])
            if _passes(name, "\n".join(right) + "\n"):
                return tuple(right)
    return None


def _changes(before, after):
    """Where lines are replaced, and by which."""
    codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(a, b, after[c:d]) for kind, a, b, c, d in codes if kind != "equal"]


def _size(changes):
    return sum(max(end - begin, len(new)) for begin, end, new in changes)


def _lie_apart(some, others):
    pairs = itertools.product(some, others)
    return all(one[1] < other[0] or other[1] < one[0] for one, other in pairs)


def _with(lines, changes):
    """Lines with changes made, and the numbers of the new ones, change by change."""
    made, new, at = [], {}, 0
    for change in sorted(changes):
        begin, end, inserted = change
        made += lines[at:begin]
        new[change] = frozenset(range(len(made) + 1, len(made) + len(inserted) + 1))
        made, at = [*made, *inserted], end
    return [*made, *lines[at:]], new


def _joined(base, two, changes):
    lines, new = _with(base, itertools.chain(*changes))
    places = tuple(frozenset().union(*(new[change] for change in made)) for made in changes)
    name = " + ".join(one.name for one in two)
    code = "\n".join(lines) + "\n"
    return Pair(two, WrongCode(two[0].exercise, name, code, places))


# --- what is said of them -------------------------------------------------------------------------


def said_of(pair, said):
    """Count the mistakes of a pair of which something true is said.

    Parameters
    ----------
    pair : Pair
    said : Said

    Returns
    -------
    int
        From 0 to 2.
    """
    both = zip(pair.entries, pair.wrong.places, strict=True)
    return sum(_is_said(entry, lines, said) for entry, lines in both)


def _is_said(entry, lines, said):
    named = entry.mistake is not None and entry.mistake.id in said.names
    return named or any(not shown.isdisjoint(lines) for shown, _ in said.pointed)


def is_false(pair, said):
    """Tell whether a name or a place is said that is of neither mistake.

    Parameters
    ----------
    pair : Pair
    said : Said

    Returns
    -------
    bool
        Several names are told as alternatives. What an exception tells of itself is true, and so
        is the line that raised.
    """
    made = {entry.mistake.id for entry in pair.entries if entry.mistake}
    misnamed = said.recognized and made.isdisjoint(said.names)
    places = map(lines_of, said.places)
    return misnamed or not all(is_at(place, pair.wrong.lines) for place in places)


def missed_by_the_pairs(pairs, said, reasons):
    """List of which pairs something is said that is of neither mistake, and whether too little is.

    Parameters
    ----------
    pairs : list of Pair
    said : list of Said
        About each.
    reasons : dict of str to str
        Those of which `placed.as_good` tells that it is true all the same.

    Returns
    -------
    list of str
    """
    both = list(zip(pairs, said, strict=True))
    false = {pair.wrong.name: one.message for pair, one in both if is_false(pair, one)}
    told = sum(said_of(pair, one) > 0 for pair, one in both)
    found = [f"said of a pair: {name}\n{false[name]}" for name in false if name not in reasons]
    if told < TOLD * len(both):
        found.append(f"only of {told} of {len(both)} pairs something true is said")
    return found


def pair_table(pairs, said, names):
    """Count what is said of pairs, by exercise.

    Parameters
    ----------
    pairs : list of Pair
    said : list of Said
        About each.
    names : list of str
        Of the assignments.

    Returns
    -------
    list of list of str
        The head, a row for each exercise, and the sums.
    """
    rows, both = [["exercise", *_COLUMNS]], list(zip(pairs, said, strict=True))
    for name in names:
        for one in assignment(name).EXERCISES.values():
            its = [it for it in both if it[0].wrong.exercise == one.name]
            rows.append([f"{one.number} `{one.written}`", *_counted(its)])
    return [row for row in [*rows, ["all", *_counted(both)]] if row[1] != "0"]


_COLUMNS = {
    "pairs": lambda pair, said: True,
    "both said": lambda pair, said: said_of(pair, said) == 2,
    "one said": lambda pair, said: said_of(pair, said) == 1,
    "none said": lambda pair, said: said_of(pair, said) == 0,
    "something else said": is_false,
}


def _counted(both):
    return [str(sum(map(bool, itertools.starmap(is_so, both)))) for is_so in _COLUMNS.values()]
