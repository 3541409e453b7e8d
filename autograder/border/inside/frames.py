"""Frames on a stream: parts of bytes, of which number and sizes are known before they are read."""

import itertools
import struct

import numpy as np

MOST_PARTS = 20_001
"""The tree of a message, and an array or a long text for each value that it may have."""
MOST_IN_FIRST = 2 * 2**20
"""Bytes of the first part, which is JSON: what is made of it takes far more memory."""
_COUNT = struct.Struct("!I")
_AT_ONCE = 2**16


class BadFrame(ValueError):
    """A frame that exceeds a limit."""


def room(size):
    """Make room for bytes that will come, without writing zeros there first.

    Parameters
    ----------
    size : int

    Returns
    -------
    memoryview
    """
    return memoryview(np.empty(size, np.uint8))


def write(send, parts):
    """Write a frame.

    Parameters
    ----------
    send : callable
        Sends all of some bytes.
    parts : list of bytes-like
    """
    sizes = [memoryview(part).nbytes for part in parts]
    head = struct.pack(f"!I{len(sizes)}Q", len(sizes), *sizes)
    if sum(sizes) <= _AT_ONCE:
        return send(b"".join([head, *parts]))
    for part in (head, *parts):
        send(part)


def read(receive, most):
    """Read a frame.

    Parameters
    ----------
    receive : callable
        Takes a number, returns so many bytes.
    most : int
        Bytes of all parts together.

    Returns
    -------
    list of bytes-like

    Raises
    ------
    BadFrame
        Before there is memory for it.
    """
    (count,) = _COUNT.unpack(receive(_COUNT.size))
    if count > MOST_PARTS:
        raise BadFrame("a message of too many parts")
    sizes = struct.unpack(f"!{count}Q", receive(8 * count))
    if sum(sizes) > most or sum(sizes[:1]) > MOST_IN_FIRST:
        raise BadFrame("a message that is too large")
    whole, ends = receive(sum(sizes)), itertools.accumulate(sizes)
    return [whole[end - size : end] for size, end in zip(sizes, ends, strict=True)]
