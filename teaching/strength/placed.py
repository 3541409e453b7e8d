"""Where the visible tests see the change of a mutant: its line is known, so this can be judged."""

import tomllib
from pathlib import Path

from public_tests.exercises import assignment
from teaching.strength.said import is_at

AS_GOOD = Path(__file__).with_name("as_good.toml")
AT = 0.85
"""Share of the mutants that are refused for which the changed statement must be shown."""
ELSEWHERE = 0.03
"""Share for which other lines may be shown, each looked at by a person."""
_COLUMNS = {
    "refused": lambda one: one.refused,
    "at the changed statement": lambda one: is_placed(one) and not is_elsewhere(one),
    "elsewhere": lambda one: is_elsewhere(one),
    "no place, named": lambda one: one.refused and not is_placed(one) and one.names,
    "no place": lambda one: one.refused and not is_placed(one) and not one.names,
}


def is_placed(said):
    """Tell whether a line is shown.

    Parameters
    ----------
    said : Said

    Returns
    -------
    bool
    """
    return bool(said.pointed)


def is_elsewhere(said):
    """Tell whether a line is shown that is not of the changed statement.

    Parameters
    ----------
    said : Said

    Returns
    -------
    bool
    """
    return not all(is_at(pointed, said.mistake.lines) for pointed in said.pointed)


def as_good(kind):
    """Read what was looked at, and found to be as good as what is meant.

    Parameters
    ----------
    kind : str
        ``mutants`` or ``pairs``.

    Returns
    -------
    dict of str to str
        The reasons, by the name of the mutant or pair.
    """
    return tomllib.loads(AS_GOOD.read_text(encoding="utf-8"))[kind]


def placed_table(said, names):
    """Count the places, by exercise.

    Parameters
    ----------
    said : list of Said
        About mutants.
    names : list of str
        Of the assignments.

    Returns
    -------
    list of list of str
        The head, a row for each exercise of which some are refused, and the sums.
    """
    rows = [["exercise", *_COLUMNS, "share at the statement"]]
    for name in names:
        for one in assignment(name).EXERCISES.values():
            its = [it for it in said if it.mistake.exercise == one.name]
            rows.append([f"{one.number} `{one.written}`", *_counted(its)])
    return [row for row in [*rows, ["all", *_counted(said)]] if row[1] != "0"]


def _counted(said):
    counts = [sum(bool(is_so(one)) for one in said) for is_so in _COLUMNS.values()]
    return [*map(str, counts), f"{counts[1] / max(counts[0], 1):.1%}"]


def missed_by_the_places(said, reasons):
    """List what is wrong with the places.

    Parameters
    ----------
    said : list of Said
        About mutants.
    reasons : dict of str to str
        Those of which `as_good` tells that other lines may be shown.

    Returns
    -------
    list of str
    """
    refused = [one for one in said if one.refused]
    elsewhere = [one for one in said if is_elsewhere(one)]
    at = [one for one in refused if is_placed(one) and not is_elsewhere(one)]
    shown = {one.mistake.name: one.message for one in elsewhere}
    found = [f"shown elsewhere: {name}\n{shown[name]}" for name in shown if name not in reasons]
    if len(at) < AT * len(refused):
        found.append(f"only {len(at)} of {len(refused)} mutants are shown at their statement")
    if len(elsewhere) > ELSEWHERE * len(refused):
        found.append(f"{len(elsewhere)} of {len(refused)} mutants are shown elsewhere")
    return found


def out_of_date(reasons, found):
    """List what the file tells, and is no longer so.

    Parameters
    ----------
    reasons : dict of str to str
        As `as_good` gives them.
    found : collection of str
        The names of all mutants, or pairs, of which something else is said.

    Returns
    -------
    list of str
    """
    stale = [name for name in reasons if name not in found]
    return [f"nothing else is said any more, but {AS_GOOD.name} has it: {name}" for name in stale]
