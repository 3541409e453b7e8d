"""Put right what stands in the place of a time, before nbgrader's own command reads it."""

import itertools
import os
from pathlib import Path

from autograder.nbcourse.stamps import stamps


def put_times_right(places, log):
    """Leave only times that nbgrader can read: it fails whoever handed in another.

    Parameters
    ----------
    places : iterable of str or Path
        The folders of submissions.
    log : logging.Logger
        Told of each file that is called otherwise now, and of each that cannot be renamed.
    """
    for path in (Path(place, "timestamp.txt") for place in places):
        try:
            _put_right(path, log)
        except OSError as error:  # of one learner; it must not keep us from the others
            log.error("%s cannot be set aside: %s", path, error)


def _put_right(path, log):
    time = stamps(path.parent).get("timestamp.txt")
    if not os.path.lexists(path) or (time and path.read_bytes().strip() == time):
        return
    aside = _free_name(path)
    path.rename(aside)
    if time:
        path.write_bytes(time)
    found = f"the time is read as {time.decode()}" if time else "graded without a time"
    log.warning("noticed: %s: %s; what was there is %s now", path, found, aside.name)


def _free_name(path):
    """Nothing that was handed in is lost."""
    names = (path.with_name(f"{path.stem}.unread-{n}{path.suffix}") for n in itertools.count(1))
    return next(name for name in names if not os.path.lexists(name))
