"""All that the visible tests say: of the bank, the mutants, pairs of mistakes, real mistakes."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from rich.progress import track

from public_tests.exercises import assignments
from teaching.bank import entries, source
from teaching.real_mistakes import REAL_MISTAKES
from teaching.real_mistakes.marked import WrongCode
from teaching.strength.handed_out import missed_by_the_messages
from teaching.strength.pairs import Pair, is_false, missed_by_the_pairs, pair_table, pairs
from teaching.strength.placed import (
    as_good,
    is_elsewhere,
    missed_by_the_places,
    out_of_date,
    placed_table,
)
from teaching.strength.said import Said, said_about, said_table


@dataclass(frozen=True)
class Messages:
    """What is said.

    Attributes
    ----------
    bank, mutants, real : list of Said
    pairs : list of Pair
    of_pairs : list of Said
        About each.
    """

    bank: list[Said]
    mutants: list[Said]
    real: list[Said]
    pairs: list[Pair]
    of_pairs: list[Said]

    def tables(self):
        """Count it.

        Returns
        -------
        dict of str to list of list of str
            By a title.
        """
        return {
            "Where the change of a mutant is seen": placed_table(self.mutants, assignments()),
            "Two mistakes at once": pair_table(self.pairs, self.of_pairs, assignments()),
            "Real mistakes": said_table(self.real, assignments()),
        }

    def missed(self):
        """List what is wrong.

        Returns
        -------
        list of str
            A sentence for each; none if all bounds hold.
        """
        elsewhere = {one.mistake.name for one in self.mutants if is_elsewhere(one)}
        both = zip(self.pairs, self.of_pairs, strict=True)
        false = {pair.wrong.name for pair, said in both if is_false(pair, said)}
        return [
            *missed_by_the_places(self.mutants, as_good("mutants")),
            *out_of_date(as_good("mutants"), elsewhere),
            *missed_by_the_pairs(self.pairs, self.of_pairs, as_good("pairs")),
            *out_of_date(as_good("pairs"), false),
            *missed_by_the_messages(self.bank + self.mutants + self.of_pairs + self.real),
        ]


def messages(made, console):
    """Let the visible tests meet everything that is wrong.

    Parameters
    ----------
    made : list of Mutant
    console : rich.console.Console
        Where bars are shown.

    Returns
    -------
    Messages
    """
    bank, drawn = list(map(_as_code, entries(is_right=False))), pairs()
    # Not forked: the bar has a thread of its own.
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:

        def said(wrong, title):
            answers = pool.map(said_about, wrong)
            return list(track(answers, title, total=len(wrong), console=console))

        return Messages(
            said(bank, "what is said: the bank"),
            said([mutant.marked for mutant in made], "the mutants"),
            said(REAL_MISTAKES, "real mistakes"),
            drawn,
            said([pair.wrong for pair in drawn], "pairs of mistakes"),
        )


def _as_code(entry):
    return WrongCode(entry.exercise, entry.name, source(entry) + "\n", ())
