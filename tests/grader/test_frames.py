"""Frames: parts of bytes come through; what exceeds a limit is refused before it is read."""

import io
import struct

import pytest

from autograder.border.inside import frames
from autograder.border.inside.frames import BadFrame


def framed(parts):
    """The bytes of a frame."""
    sent = io.BytesIO()
    frames.write(sent.write, parts)
    return sent.getvalue()


@pytest.mark.parametrize(
    "parts", [[], [b"{}"], [b"{}", b"", b"x" * 100_000]], ids=["none", "one", "a large one"]
)
def test_parts_come_through(parts):
    """Also none, and empty ones."""
    assert frames.read(io.BytesIO(framed(parts)).read, 10**6) == parts


def asked_for(head, most=10**6):
    """Which sizes a frame makes us read."""
    stream, sizes = io.BytesIO(head), []

    def receive(size):
        sizes.append(size)
        return stream.read(size)

    with pytest.raises(BadFrame):
        frames.read(receive, most)
    return sizes


def test_too_many_parts():
    """Nothing beyond their number is read."""
    assert asked_for(struct.pack("!I", 2**32 - 1)) == [4]


@pytest.mark.parametrize(
    "sizes", [[10, 2**60], [10, 600_000, 600_000], [frames.MOST_IN_FIRST + 1]], ids=str
)
def test_too_many_bytes(sizes):
    """In one part, in all together, and in the first, of which the JSON is made."""
    head = struct.pack(f"!I{len(sizes)}Q", len(sizes), *sizes)
    most = 10**6 if len(sizes) > 1 else 2**40
    assert asked_for(head, most) == [4, 8 * len(sizes)]
