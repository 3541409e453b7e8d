"""The kernel's end of the stream: it calls the grader, and answers one question after another.

The kernel's own loop tells when a question is there, so between cells they come one at a time.
"""

import contextlib
import os
import signal
import socket

import frames
from IPython import get_ipython
from tornado.ioloop import IOLoop

_SELF = os.getpid()


class Line:
    """A line to the grader, which is dialled again whenever it is cut.

    Parameters
    ----------
    address : str or list
        A path, or host and port.
    token : str
        By which the grader knows us.
    respond : callable
        Makes an answer of a question; both are lists of bytes-like.
    """

    def __init__(self, address, token, respond):
        self._address, self._token, self._respond = address, token, respond
        self._loop = get_ipython().kernel.io_loop

    def dial(self):
        """Call the grader, and answer from now on what it asks."""
        if isinstance(self._address, str):
            self._stream = socket.socket(socket.AF_UNIX)
            self._stream.connect(self._address)
        else:
            self._stream = socket.create_connection(tuple(self._address))
            self._stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._stream.sendall(self._token.encode())
        self._loop.add_handler(self._stream.fileno(), self._serve, IOLoop.READ)

    def _serve(self, file, _):
        try:
            question = frames.read(self._receive, 2**62)
            answer = _interruptible(self._respond, question)
            if os.getpid() != _SELF:
                os._exit(0)  # a process that the learner's function has forked, and that came back
            frames.write(self._stream.sendall, answer)
        except (OSError, EOFError, KeyboardInterrupt):  # nobody waits for the answer any more
            self._hang_up(file)
            with contextlib.suppress(OSError):
                self.dial()

    def _hang_up(self, file):
        self._loop.remove_handler(file)
        self._stream.close()

    def _receive(self, size):
        came = rest = frames.room(size)
        while rest:
            if not (count := self._stream.recv_into(rest)):
                raise EOFError
            rest = rest[count:]
        return came


def _interruptible(respond, question):
    """Let an interrupt end what is being done; between questions it does nothing."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return respond(question)
    except Exception:
        return []
    finally:
        signal.signal(signal.SIGINT, before)
