"""Say where in the learner's own code a mistake is, without saying what should stand there.

The search runs in a process of its own, which can be ended. Where the learner's function lives in
another process, as in grading, it runs there; what comes back is not trusted.
"""

import contextlib
import io
from itertools import groupby

import numpy as np

from public_tests.agreeing import assigned_in, left_right
from public_tests.apart import ask
from public_tests.edit import KINDS
from public_tests.exercises import exercise
from public_tests.own_code import cell_of, own_code, written_by
from public_tests.smallest_edit import MOST_EDITS, search

_LONGEST_QUOTE = 70
_SHORT = 12
_ASIDE = 30
_MOST_LINES = 10_000


def places_of(name, target, mistakes=()):
    """Say where the mistakes of a learner's function are.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    target : callable
        The learner's function, which has failed its test. If it is a stand-in for one in another
        process, its ``elsewhere`` can ``ask`` there, and knows the ``text`` of the learner's cells.
    mistakes : list of Mistake, optional
        Those that explain all of the result, so places are said only if they can belong to one.

    Returns
    -------
    list of str
        A sentence for each place, with the line in its cell, counted from 1, and the learner's own
        words. Empty if no small edit puts anything right.
    """
    elsewhere = getattr(target, "elsewhere", None)
    if elsewhere is None:
        text = cell_of(written_by(name, target))
        return _beside(mistakes, name, find(name, not mistakes, target), text)
    with contextlib.suppress(Exception):  # a learner's process may answer anything, or nothing
        answer = elsewhere.ask(find.__module__, find.__name__, name, not mistakes)
        return _beside(mistakes, name, answer, elsewhere.text(exercise(name).written))
    return []


def find(name, in_pairs, target):
    """Search for the smallest edits that put a learner's function right.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    in_pairs : bool
        Whether two edits are tried together: idle where a name explains all, which is one mistake.
    target : callable

    Returns
    -------
    dict
        As `public_tests.smallest_edit.search` returns it; empty if there was no answer.
    """
    if not cell_of(written_by(name, target)):
        return {}
    with contextlib.suppress(ValueError, OSError, AttributeError):
        question = {"name": name, "in_pairs": in_pairs, **own_code(name, target)}
        return ask(__name__, answer_to.__name__, question)
    return {}


def answer_to(**question):
    """Search, and print nothing.

    Parameters
    ----------
    **question
        The arguments of `public_tests.smallest_edit.search`.

    Returns
    -------
    dict
        As `public_tests.smallest_edit.search` gives it.
    """
    with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        return search(**question)


def _beside(mistakes, name, answer, text):
    """Sentences that do not contradict the name of a mistake: it is one, and leaves some right."""
    if mistakes and answer.get("whole") is not True:
        return []
    return _sentences(answer, text, left_right(name, mistakes))


def _sentences(answer, text, right):
    """Put places into words."""
    lines, (found, either) = text.split("\n"), _taken(answer, text, right)
    part = "" if answer.get("whole") is True else " (one of the mistakes)"
    told = [_sentence(either[0][4], either, lines, " or ")] if either else []
    alike = groupby(sorted(found, key=_kind_first), key=lambda place: place[4])
    told += [_sentence(kind, list(places), lines, ", ") for kind, places in alike]
    return [f"{one}{part}" for one in told]


def _taken(answer, text, right):
    """The places that all count, and those of which one does; what is none is left out."""
    lines = text.split("\n")
    found, instead = (
        [one for one in answer.get(kind, [])[:MOST_EDITS] if _is_place(one, lines)]
        for kind in ("places", "instead")
    )
    either = [found.pop(), *instead] if instead else []
    return ([one for one in some if not _is_right(one, text, right)] for some in (found, either))


def _is_right(place, text, right):
    """Whether a place is a statement that is known to be right, unless it is about its order."""
    if not right or place[4] == "line":
        return False
    return not right.isdisjoint(assigned_in(text, place[0]))


def _kind_first(place):
    return place[4], *place[:4]


def _is_place(place, lines):
    if not isinstance(place, list) or len(place) != 5 or place[4] not in KINDS:
        return False
    numbers = place[:4]
    whole = all(isinstance(one, int) and 0 <= one < _MOST_LINES for one in numbers)
    return whole and 1 <= place[0] <= place[2] <= len(lines)


def _sentence(kind, places, lines, between):
    at = sorted({place[0] for place in places})
    numbers = between.join(map(str, at))
    quotes = dict.fromkeys(_quoted(place, lines) for place in sorted(places))
    word = "lines" if len(at) > 1 and between == ", " else "line"
    return f"{word} {numbers}: {KINDS[kind]}: {between.join(quotes)}"


def _quoted(place, lines):
    """The learner's words; short ones with what stands around them."""
    first, begin, last, end, _ = place
    line = lines[first - 1].encode()
    end = min(end, len(line)) if first == last else len(line)
    words = _text(line[begin:end])
    if len(words) > _SHORT or words == _text(line):
        return f"`{words[:_LONGEST_QUOTE]}`" + " …" * (len(words) > _LONGEST_QUOTE)
    return f"`{words}` in `{_around(line, begin, end)}`"


def _around(line, begin, end):
    """What stands beside some words, from a blank to a blank."""
    before, after = line[max(begin - _ASIDE, 0) : begin], line[end : end + _ASIDE]
    if begin > _ASIDE:
        before = before.partition(b" ")[2]
    if len(line) > end + _ASIDE:
        after = after.rpartition(b" ")[0]
    return _text(before + line[begin:end] + after)


def _text(line):
    return line.decode(errors="ignore").strip()
