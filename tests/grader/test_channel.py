"""The stream to a learner's kernel, with a thread in the kernel's place that says what it likes."""

import socket
import struct
import threading
import time

import pytest

from autograder.border.channel import Channel, ChannelEnded
from autograder.border.inside import frames
from autograder.border.inside.wire import BadMessage
from support.wire import until


@pytest.fixture(params=["a path", "a port"])
def channel(request, tmp_path):
    """Our end, before anybody has opened it."""
    made = Channel(tmp_path if request.param == "a path" else None)
    yield made
    made.close()


def called(channel, token=None):
    """The other end of the stream, after the token was said."""
    path = isinstance(channel.address, str)
    stream = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    stream.connect(channel.address if path else tuple(channel.address))
    stream.sendall((token or channel.token).encode())
    return stream


def answering(stream, *parts):
    """Let the other end read a question and say something."""

    def answer():
        stream.recv(1000)
        frames.write(stream.sendall, parts)

    threading.Thread(target=answer).start()


def test_a_question_and_its_answer(channel):
    """Small, and larger than what the system keeps for a stream."""
    stream = called(channel)
    channel.open(until(5))
    for size in (1, 10**7):
        answering(stream, b"{}", b"x" * size)
        assert channel.ask([b"{}"], until(5)) == [b"{}", b"x" * size]
    stream.close()


def test_a_stranger_is_turned_away(channel):
    """Whoever does not know the token; the kernel comes through after that."""
    with called(channel, "0" * 32), called(channel) as stream:
        channel.open(until(5))
        answering(stream, b"{}")
        assert channel.ask([b"{}"], until(5)) == [b"{}"]


def test_somebody_who_leaves_at_once_is_not_minded(channel):
    """Before the token was said; the kernel comes through after that."""
    called(channel, "0").close()
    with called(channel) as stream:
        channel.open(until(5))
        answering(stream, b"{}")
        assert channel.ask([b"{}"], until(5)) == [b"{}"]


def test_a_late_answer_is_not_taken_for_the_next(channel):
    """What comes on the stream that was left is never read."""
    with called(channel) as late:
        channel.open(until(5))
        with pytest.raises(TimeoutError):
            channel.ask([b"{}"], until(0.3))
        channel.leave()
        with called(channel) as stream:
            channel.open(until(5))
            answering(stream, b"right")
            with pytest.raises(OSError):
                for _ in range(10):  # the system may take the first words
                    frames.write(late.sendall, [b"late"])
            assert channel.ask([b"{}"], until(5)) == [b"right"]


def test_an_answer_that_drips_in_is_not_waited_for(channel):
    """A byte now and then does not put off the end."""
    with called(channel) as stream:
        channel.open(until(5))

        def drip():
            with pytest.raises(OSError):
                stream.sendall(struct.pack("!IQ", 1, 10**6))
                while True:
                    stream.sendall(b"x")
                    time.sleep(0.01)

        dripping = threading.Thread(target=drip)
        dripping.start()
        with pytest.raises(TimeoutError):
            channel.ask([b"{}"], until(0.5))
        channel.leave()
        dripping.join()


def test_an_end_in_the_middle(channel):
    """The kernel leaves before it has said all."""
    stream = called(channel)
    channel.open(until(5))
    stream.sendall(struct.pack("!IQ", 1, 100) + b"x")
    stream.close()
    with pytest.raises(ChannelEnded):
        channel.ask([b"{}"], until(5))


def test_an_answer_that_is_too_large(channel):
    """Refused by what it says of itself."""
    with called(channel) as stream:
        channel.open(until(5))
        stream.sendall(struct.pack("!IQQ", 2, 10, 2**60))
        with pytest.raises(BadMessage, match="too large"):
            channel.ask([b"{}"], until(5))
