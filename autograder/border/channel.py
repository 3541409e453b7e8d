"""Our end of a stream to the learner's kernel: one question, then its answer."""

import contextlib
import secrets
import select
import socket
from pathlib import Path

from autograder.border.inside import frames
from autograder.border.inside.wire import MAX_BYTES, BadMessage

_LOOK_UP = 0.2
"""Seconds of waiting, after which we look whether to wait on."""


class ChannelEnded(ConnectionError):
    """The kernel has left the stream."""


class Channel:
    """A stream that the learner's kernel opens.

    A stream on which a question was given up is left, and the kernel opens a new one: so a late
    answer is never taken for that of the next question.

    Parameters
    ----------
    folder : Path, optional
        Where the kernel finds the socket. Without one it is a port of this machine.
    """

    def __init__(self, folder=None):
        self.token = secrets.token_hex(16)
        self._listener, self.address = _at_path(folder / "calls") if folder else _at_port()
        self._listener.setblocking(False)
        self._stream = None

    def open(self, look):
        """Wait until the kernel opens the stream.

        Parameters
        ----------
        look : callable
            Is called now and then, and raises what ends the waiting.
        """
        while self._stream is None:
            self._wait(self._listener, look)
            self._stream, _ = self._listener.accept()
            self._stream.setblocking(False)
            if not self._hears_the_token(look):
                self.leave()

    def _hears_the_token(self, look):
        with contextlib.suppress(ConnectionError):  # whoever came has left again
            return self._read(len(self.token), look) == self.token.encode()
        return False

    def ask(self, parts, look):
        """Ask a question and wait for the answer.

        Parameters
        ----------
        parts : list of bytes-like
            The first one is JSON.
        look : callable
            As for `open`.

        Returns
        -------
        list of bytes-like
            As the learner's process sent it, within the limits.

        Raises
        ------
        ChannelEnded
        BadMessage
        """
        try:
            frames.write(lambda part: self._write(part, look), parts)
            return frames.read(lambda size: self._read(size, look), MAX_BYTES)
        except frames.BadFrame as error:
            raise BadMessage(str(error)) from None
        except OSError as error:
            if isinstance(error, TimeoutError):
                raise
            raise ChannelEnded(str(error)) from None

    def leave(self):
        """Leave the stream."""
        if self._stream:
            self._stream.close()
        self._stream = None

    def close(self):
        """Leave the stream, and let nobody open a new one."""
        self.leave()
        self._listener.close()
        if isinstance(self.address, str):
            Path(self.address).unlink(missing_ok=True)

    def _write(self, part, look):
        rest = memoryview(part)
        while rest:
            try:
                rest = rest[self._stream.send(rest) :]
            except BlockingIOError:
                self._wait(self._stream, look, to_write=True)

    def _read(self, size, look):
        came = rest = frames.room(size)
        while rest:
            with contextlib.suppress(BlockingIOError):
                if not (count := self._stream.recv_into(rest)):
                    raise ChannelEnded("the kernel has left")
                rest = rest[count:]
                continue
            self._wait(self._stream, look)
        return came

    def _wait(self, stream, look, to_write=False):
        reading, writing = ([], [stream]) if to_write else ([stream], [])
        look()  # each time: what comes byte by byte never makes us wait long
        while not any(select.select(reading, writing, [], _LOOK_UP)):
            look()


def _at_path(path):
    listener = socket.socket(socket.AF_UNIX)
    path.unlink(missing_ok=True)
    listener.bind(str(path))
    path.chmod(0o666)  # whoever the kernel is, only it sees the folder
    listener.listen()
    return listener, str(path)


def _at_port():
    listener = socket.create_server(("127.0.0.1", 0))
    return listener, list(listener.getsockname())
