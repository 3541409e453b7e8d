"""A file is whole at any moment, whoever writes it at the same time or was killed."""

import os
import subprocess

from autograder.nbcourse.write_whole import write_whole


def test_what_was_there_is_replaced(tmp_path):
    """And folders are made."""
    place = tmp_path / "ann" / "[1].html"
    for content in (b"first", b"second"):
        write_whole(place, content)
    assert place.read_bytes() == b"second" and os.listdir(place.parent) == ["[1].html"]


def test_parts_of_others(tmp_path):
    """What a killed command left goes; what another one writes at this moment stays."""
    killed = subprocess.Popen(["true"])
    killed.wait()
    place = tmp_path / "grades.csv"
    mine, left = (tmp_path / f".grades.csv.{pid}.part" for pid in (os.getppid(), killed.pid))
    for part in (mine, left):
        part.touch()
    write_whole(place, b"whole")
    assert sorted(os.listdir(tmp_path)) == [mine.name, "grades.csv"]
