"""The search for places, which tells besides what its edits put in.

Learners must never read that. So the strength of the tests is measured with it in hand.
"""

import ast
import contextlib
import multiprocessing
from unittest import mock

from public_tests import places, smallest_edit

_PATIENCE = 60
"""Seconds. What is counted is to be the same on a busy machine: a search ends by itself."""
_FORK = multiprocessing.get_context("fork")
"""A new Python would take longer to start than most searches take."""


@contextlib.contextmanager
def recorded():
    """Collect what the searches inside the block put in.

    Yields
    ------
    list of str
        Pieces of code.
    """
    put_in = []

    def ask(_module, _function, question):
        answer, pieces = _asked(question)
        put_in.extend(pieces)
        return answer

    with mock.patch.object(places, "ask", ask):
        yield put_in


def _asked(question):
    here, there = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_search, args=(question, there))
    process.start()
    there.close()  # the end of the process is to be seen here
    try:
        if not here.poll(_PATIENCE):
            raise TimeoutError(f"no answer in {_PATIENCE} s")
        return here.recv()
    except EOFError as error:
        raise ChildProcessError("ended without an answer") from error
    finally:
        process.kill()
        process.join()
        here.close()


def _search(question, there):
    """Search, and send the answer and what was put in."""
    put_in, place_of = [], smallest_edit.place_of

    def noted(edit):
        put_in.extend(_code_of(edit))
        return place_of(edit)

    with mock.patch.object(smallest_edit, "place_of", noted):
        there.send((places.answer_to(**question), put_in))


def _code_of(edit):
    """What stands there with an edit, and the formula around it."""
    back = edit.swap()
    try:
        parts = [part for owner, _, new in edit.changes for part in (owner, new)]
        return [ast.unparse(part) for part in parts if isinstance(part, ast.expr)]
    finally:
        back.swap()
