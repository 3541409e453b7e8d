"""How strong the tests are: what they refuse, what they accept, and what they call by its name.

``python -m teaching.strength`` runs the bank of solutions, and mutants of the reference
solutions, through the visible and the hidden tests. Then it lets the visible ones say what they
know of each, of pairs of mistakes, and of real ones. It prints tables and writes them into
``docs/strength.md``. The exit code is 1 if a bound is missed.
"""

import argparse
import sys
from pathlib import Path

from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from public_tests.exercises import assignment, assignments
from teaching.bank import entries
from teaching.strength.judging import judge
from teaching.strength.messages import messages
from teaching.strength.mutants import equivalents, mutants
from teaching.strength.placed import as_good

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "strength.md"
NAMED = 0.9
"""Share of the wrong solutions of the bank whose mistake must be named."""
_BEGIN, _END = "<!-- table: begin -->\n", "<!-- table: end -->\n"


# --- the bounds -----------------------------------------------------------------------------------


def missed_by_the_bank(judged):
    """List what the tests get wrong about the bank.

    Parameters
    ----------
    judged : list of Judged
        All entries.

    Returns
    -------
    list of str
        A sentence for each; none if all bounds hold.
    """
    right = [j for j in judged if j.solution.is_right]
    wrong = [j for j in judged if not j.solution.is_right]
    named = [j for j in wrong if j.named_rightly]
    found = [f"{j.solution.name} is wrong and not refused" for j in wrong if not j.refused]
    found += [f"{j.solution.name} is right and refused: {j.problem}" for j in right if j.refused]
    found += [
        f"{j.solution.name} is named wrongly: {'; '.join(map(str, j.mistakes))}"
        for j in wrong
        if j.named_wrongly
    ]
    if len(named) < NAMED * len(wrong):
        found.append(f"only {len(named)} of {len(wrong)} mistakes are named")
    return found


def missed_by_the_mutants(judged, reasons):
    """List what the tests get wrong about the mutants.

    Parameters
    ----------
    judged : list of Judged
        All mutants.
    reasons : dict of str to str
        Those that are equivalent to the solution, as `mutants.equivalents` gives them.

    Returns
    -------
    list of str
    """
    found = []
    for j in judged:
        if j.solution.name in reasons and j.refused:
            found.append(f"set aside as equivalent, but refused: {j.solution.name}")
        if j.solution.name not in reasons and not j.refused:
            found.append(f"mutant not refused: {j.solution.name}")
    return found


# --- the tables -----------------------------------------------------------------------------------

_BANK_COLUMNS = {
    "wrong": lambda j: not j.solution.is_right,
    "refused by the visible test": lambda j: not j.solution.is_right and j.visible,
    "by the hidden tests": lambda j: not j.solution.is_right and j.hidden,
    "by either": lambda j: not j.solution.is_right and j.refused,
    "named rightly": lambda j: not j.solution.is_right and j.named_rightly,
    "named wrongly": lambda j: not j.solution.is_right and j.named_wrongly,
    "right": lambda j: j.solution.is_right,
    "accepted": lambda j: j.solution.is_right and not j.refused,
}


def _mutant_columns(reasons):
    return {
        "mutants": lambda j: True,
        "equivalent": lambda j: j.solution.name in reasons,
        "to refuse": lambda j: j.solution.name not in reasons,
        "refused by the visible test": lambda j: j.visible,
        "by the hidden tests": lambda j: j.hidden,
        "by either": lambda j: j.refused,
        "with a name": lambda j: j.mistakes,
    }


def bank_table(judged, name):
    """Count for each exercise what the tests say of the bank.

    Parameters
    ----------
    judged : list of Judged
        Those of other assignments are passed over.
    name : str
        Of the assignment.

    Returns
    -------
    list of list of str
        The head, a row for each exercise, and the sums.
    """
    return _count(judged, name, _BANK_COLUMNS)


def mutant_table(judged, name, reasons):
    """Count for each exercise what the tests say of the mutants.

    Parameters
    ----------
    judged : list of Judged
        Those of other assignments are passed over.
    name : str
        Of the assignment.
    reasons : dict of str to str
        The equivalents.

    Returns
    -------
    list of list of str
        The head, a row for each exercise, and the sums.
    """
    return _count(judged, name, _mutant_columns(reasons))


def _count(judged, name, columns):
    rows, of_all = [["exercise", *columns]], []
    for one in assignment(name).EXERCISES.values():
        of_it = [j for j in judged if j.solution.exercise == one.name]
        rows.append([f"{one.number} `{one.written}`", *_sums(of_it, columns)])
        of_all += of_it
    return [*rows, ["all", *_sums(of_all, columns)]]


def _sums(judged, columns):
    return [str(sum(bool(counts(j)) for j in judged)) for counts in columns.values()]


def markdown(rows):
    """Lay out a table for a document.

    Parameters
    ----------
    rows : list of list of str
        The head first.

    Returns
    -------
    str
    """
    ruled = [rows[0], ["---", *["--:"] * (len(rows[0]) - 1)], *rows[1:]]
    return "".join(f"| {' | '.join(row)} |\n" for row in ruled)


def sums_in_the_document(title):
    """Read the last row of a table in the document.

    Parameters
    ----------
    title : str
        Above the table.

    Returns
    -------
    dict of str to str
        By the heads of the columns.
    """
    text = DOCUMENT.read_text(encoding="utf-8").partition(f"## {title}\n\n")[2]
    rows = [row.strip("| ").split(" | ") for row in text.partition("\n\n")[0].splitlines()]
    return dict(zip(rows[0][1:], rows[-1][1:], strict=True))


def reasons_in_words(reasons):
    """List mutants or pairs that were looked at, and what was found.

    Parameters
    ----------
    reasons : dict of str to str

    Returns
    -------
    str
        Markdown.
    """
    return "".join(f"- `{name}`\n  {reason}\n" for name, reason in reasons.items())


def _printed(title, rows):
    table = Table(title=title, box=box.SIMPLE_HEAD, pad_edge=False, padding=0)
    table.add_column(rows[0][0], no_wrap=True, max_width=15)
    for head in rows[0][1:]:
        table.add_column(head, justify="right", min_width=max(map(len, head.split())))
    for row in rows[1:]:
        table.add_row(row[0].replace("`", ""), *row[1:])
    return table


# --- the command ----------------------------------------------------------------------------------


def main(arguments=None):
    """Judge everything, print and write the tables; return the exit code."""
    parser = argparse.ArgumentParser("python -m teaching.strength", description=__doc__)
    parser.parse_args(arguments)
    # Of its own, because what the solutions print is thrown away while the bar is shown.
    console = Console(file=sys.stdout)
    bank = [judge(entry) for entry in track(entries(), "the bank", console=console)]
    names = [one for name in assignments() for one in assignment(name).EXERCISES]
    exercises = track(names, "making mutants", console=console)
    made = [mutant for name in exercises for mutant in mutants(name)]
    reasons = equivalents(made)
    mutated = [judge(mutant) for mutant in track(made, "the mutants", console=console)]
    told = messages([mutant for mutant in made if mutant.name not in reasons], console)
    show(console, bank, mutated, reasons)
    for title, rows in told.tables().items():
        console.print(_printed(title, rows))
    write(bank, mutated, reasons, told)
    missed = missed_by_the_bank(bank) + missed_by_the_mutants(mutated, reasons) + told.missed()
    for sentence in missed:
        console.print(f"missed: {sentence}", markup=False, highlight=False, soft_wrap=True)
    return 1 if missed else 0


def show(console, bank, mutated, reasons):
    """Print the tables, and the names that mutants were given, for a person to look through.

    Parameters
    ----------
    console : rich.console.Console
    bank, mutated : list of Judged
    reasons : dict of str to str
        The equivalents.
    """
    for name in assignments():
        console.print(_printed(f"{name}: the bank", bank_table(bank, name)))
        console.print(_printed(f"{name}: mutants", mutant_table(mutated, name, reasons)))
    for j in mutated:
        if j.mistakes:
            told = f"named: {j.solution.name}\n       {'; '.join(map(str, j.mistakes))}"
            console.print(told, markup=False, highlight=False, soft_wrap=True)


def write(bank, mutated, reasons, told):
    """Write the tables, and what was looked at by a person, into the document.

    Parameters
    ----------
    bank, mutated : list of Judged
    reasons : dict of str to str
        The equivalents.
    told : Messages
    """
    before, rest = DOCUMENT.read_text(encoding="utf-8").split(_BEGIN)
    after = rest.split(_END)[1]
    parts = [
        f"## `{name}`\n\nThe bank:\n\n{markdown(bank_table(bank, name))}\n"
        f"Mutants:\n\n{markdown(mutant_table(mutated, name, reasons))}\n"
        for name in assignments()
    ]
    parts += [f"## {title}\n\n{markdown(rows)}\n" for title, rows in told.tables().items()]
    looked_at = {
        "The equivalents": reasons,
        "Mutants that are shown elsewhere": as_good("mutants"),
        "What else is said of pairs": as_good("pairs"),
    }
    parts += [f"## {title}\n\n{reasons_in_words(of)}\n" for title, of in looked_at.items() if of]
    DOCUMENT.write_text(before + _BEGIN + "\n" + "".join(parts) + _END + after, encoding="utf-8")
