"""Stand-ins for a learner's functions: called here, answered in the learner's kernel."""

import builtins
import contextlib
import json
import linecache
import queue
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import zmq
from jupyter_client import BlockingKernelClient

from autograder.border.channel import Channel, ChannelEnded
from autograder.border.inside.wire import BadMessage, Decoder, Encoder, NotPlain
from autograder.border.process import end, has_ended

INSIDE = Path(__file__).resolve().parent / "inside"
"""What answers us in the learner's kernel."""
MESSAGE_LIMIT = 16 * 2**20
"""Bytes of one part of one of Jupyter's messages; who sends more is not heard any more."""
_QUEUED = 20
"""Messages that wait here until they are read; more wait in the memory of whoever sends them."""
PRINT_LIMIT = 100_000
"""Characters of one call's output that are shown; the rest is dropped."""
_LONGEST_TEXT = 2000
_LAST_LINE = 100_000
_MOST_WARNINGS = 20
_ALIKE = {
    **{"NoneType": None, "ndarray": np.empty((1, 1)), "float64": np.float64(0)},
    **{"int": 0, "float": 0.0, "str": "", "dict": {}},
}
"""Something of each kind that a line is likely to be wrong about."""
_STOPPING = 1
"""Seconds that a call may take to end when it is interrupted."""
LEFT = "autograder_left"
"""Kind of the message by which a kernel says that a cell has left a thread at work."""


class LearnerGone(Exception):
    """The learner's kernel died, or could not be stopped."""


class LearnerError(Exception):
    """An exception of a learner's function of a kind that is not known here."""


def limit_messages(context):
    """Let all sockets that are made of a context take in no more than they should.

    Parameters
    ----------
    context : zmq.Context
    """
    context.setsockopt(zmq.MAXMSGSIZE, MESSAGE_LIMIT)
    context.setsockopt(zmq.RCVHWM, _QUEUED)


class Learner:
    """The learner's side of the border.

    Parameters
    ----------
    connection_file : str
        Of the learner's kernel.
    process : subprocess.Popen
        Of that kernel.
    deadline : float
        Time, by `time.monotonic`, at which the whole submission has to be done.
    call_limit : float
        Seconds that one call may take, if the test itself sets no shorter limit.
    folder : Path, optional
        Shared with the kernel, if it runs in a sandbox.
    """

    def __init__(self, connection_file, process, deadline, call_limit, folder=None):
        self._client = BlockingKernelClient()
        limit_messages(self._client.context)
        self._deadline = deadline
        self._client.load_connection_file(connection_file)
        self._client.start_channels(iopub=False, stdin=False, hb=False)
        self._channel = Channel(folder)
        self._process = process
        self.call_limit = call_limit
        self.gone = False
        self.noted = []  # calls that ended at the border, in words
        self.texts = {}  # of the cells, by what they define
        self._answers = {}
        self.exceptions = {}  # kinds of exceptions, by name, that a test may want to catch

    def close(self):
        """Close the channels."""
        self._channel.close()
        self._client.stop_channels()

    def kinds(self, names):
        """Ask what some names stand for.

        Returns
        -------
        dict of str to str
            "function", "value", "other" or "missing". What the learner says, so not to be
            trusted for more than choosing how to ask on.
        """
        reply, _ = self._ask({"ask": "kinds", "names": sorted(names)}, [])
        return {name: str(reply.get(name, "missing")) for name in names}

    def value(self, name):
        """Fetch a plain value."""
        reply, buffers = self._ask({"ask": "value", "name": name}, [])
        return self._plain(reply, Decoder(buffers), f"the value of {name} is")

    def function(self, name):
        """Make the stand-in of a function.

        Parameters
        ----------
        name : str

        Returns
        -------
        callable
            Takes and returns plain values. Raises what the learner's function raised, prints
            what it printed, and changes its arguments in place where the function did.
        """

        def stand_in(*args, **kwargs):
            return self._call(name, args, kwargs)

        stand_in.__name__ = stand_in.__qualname__ = name
        stand_in.elsewhere = Elsewhere(self, name)
        return stand_in

    def about(self, name, module, function, *arguments):
        """Let a module that learners have too look at one of their functions, in their kernel.

        Parameters
        ----------
        name : str
            The learner's function, the last argument of the call.
        module, function : str
        *arguments : str or float

        Returns
        -------
        object
            What came back: plain, and not to be trusted. The same question is asked once.
        """
        asked = (name, module, function, *arguments, *self.texts.items())
        if asked not in self._answers:
            question = {"ask": "about", "name": name, "module": module, "function": function}
            reply, buffers = self._ask({**question, "arguments": arguments}, [])
            self._answers[asked] = self._plain(reply, Decoder(buffers), f"{function} gave")
        return self._answers[asked]

    def _call(self, name, args, kwargs):
        encoder = Encoder()
        tree = encoder.encode([args, kwargs])
        question = {"ask": "call", "name": name, "arguments": tree}
        reply, buffers = self._ask(question, encoder.buffers)
        _warn_again(reply, name)
        if "raised" in reply:
            raise self._exception(reply, name)
        decoder = Decoder(buffers, encoder.sent)
        # Behind what it returned stand the arguments, which the decoder has put right.
        if "not_plain" in reply and reply.get("value"):
            raise self._returned(decoder.decode(reply["value"])[0], reply, name)
        return self._plain(reply, decoder, f"{name} returned")[0]

    def _returned(self, value, reply, name):
        """Make the error for what does not cross; it carries how all that was returned looks."""
        error = _not_plain(reply, f"{name} returned")
        error.returned = value
        self.noted.append(str(error))
        return error

    def _plain(self, reply, decoder, what):
        try:
            if "not_plain" in reply:
                raise _not_plain(reply, what)
            return decoder.decode(reply.get("value"))
        except (NotPlain, BadMessage) as error:
            self.noted.append(str(error))
            raise

    def _exception(self, reply, name):
        """Make the learner's exception, with a traceback that ends in the learner's line."""
        bases = [str(base) for base in reply.get("bases", [])]
        kind = next(filter(None, map(self._known, bases)), LearnerError)
        message = str(reply.get("message", ""))[:_LONGEST_TEXT]
        if kind is LearnerError:
            message = f"{str(reply['raised'])[:100]}: {message}"
        return _raised_at(_made(kind, message), reply, name)

    def _known(self, name):
        kind = getattr(builtins, name, None) or self.exceptions.get(name)
        harmless = isinstance(kind, type) and issubclass(kind, Exception)
        return kind if harmless and kind is not Exception else None

    def prepare(self, folder):
        """Let the kernel load what answers us, from `INSIDE` as it sees it."""
        load = f"import sys; sys.path.insert(0, {folder!r}); import kernel; del sys.path[0]"
        serve = f"kernel.serve({self._channel.address!r}, {self._channel.token!r})"
        self._client.execute(f"{load}; {serve}", silent=True)
        end = self._end_of_call()
        self._channel.open(lambda: self._look(end))

    def bring(self, statements):
        """Run statements where the learner's names are; those that fail are passed over.

        Parameters
        ----------
        statements : list of str
        """
        self._ask({"ask": "bring", "statements": statements}, [])

    def _ask(self, question, buffers):
        if self.gone:
            raise LearnerGone("the kernel is gone")
        parts, end = [json.dumps(question).encode(), *buffers], self._end_of_call()
        try:
            answer = self._channel.ask(parts, lambda: self._look(end))
            if answer:
                return _parsed(answer), answer[1:]
        except ChannelEnded:
            self._end()
            raise self._note(LearnerGone("the kernel ended in this call")) from None
        except BaseException as error:
            self._note(error)
            if not self.gone:
                self._interrupt()
            raise
        raise BadMessage("the learner's kernel gave no answer")  # as where a name is not there

    def _end_of_call(self):
        return min(time.monotonic() + self.call_limit, self._deadline)

    def _look(self, end):
        """Raise what ends the waiting for the kernel, if it is to end."""
        if time.monotonic() > end:
            most = f"{self.call_limit} seconds"
            raise TimeoutError(f"no answer within {most}, or too late altogether")
        if has_ended(self._process):
            self.gone = True
            raise LearnerGone("the kernel ended in this call")

    def _note(self, error):
        self.noted.append(f"call stopped, {type(error).__name__.lstrip('_')} {error}".rstrip())
        return error

    def _interrupt(self):
        """Interrupt the kernel; if it does not come back within a second, end it."""
        self._channel.leave()
        end = time.monotonic() + _STOPPING
        try:
            request = self._client.session.msg("interrupt_request", {})
            self._client.control_channel.send(request)
            self._client.control_channel.get_msg(timeout=_STOPPING)
            self._channel.open(lambda: self._look(end))
        except (queue.Empty, OSError, LearnerGone):
            self._end()

    def _end(self):
        self.gone = True
        end(self._process)


class Elsewhere:
    """What a check can ask about a learner's function, besides calling it.

    Parameters
    ----------
    learner : Learner
    name : str
        Of the function.
    """

    def __init__(self, learner, name):
        self._learner, self._name = learner, name

    def ask(self, module, function, *arguments):
        """Let a module of the release look at the function, where it lives."""
        return self._learner.about(self._name, module, function, *arguments)

    def text(self, name):
        """The cell that defines a name, as it was handed in; empty if none does."""
        return self._learner.texts.get(name, "")


def _parsed(answer):
    try:
        reply = json.loads(bytes(answer[0]))
    except (ValueError, RecursionError) as error:
        raise BadMessage(f"malformed: {error}") from None
    if not isinstance(reply, dict):
        raise BadMessage("malformed: no object")
    sys.stdout.write(str(reply.get("printed", ""))[:PRINT_LIMIT])
    return reply


def _warn_again(reply, name):
    """Warn here of what the learner's function warned of there; whatever filters say, no error."""
    with warnings.catch_warnings(action="always"), contextlib.suppress(TypeError, ValueError):
        for kind, message, line in reply.get("warned", [])[:_MOST_WARNINGS]:
            known = getattr(builtins, str(kind), None)
            is_warning = isinstance(known, type) and issubclass(known, Warning)
            category = known if is_warning else UserWarning
            text = str(message)[:_LONGEST_TEXT]
            warnings.warn_explicit(text, category, f"<{name}>", min(int(line), _LAST_LINE))


def _not_plain(reply, what):
    return NotPlain(f"{what} {str(reply['not_plain'])[:100]}, which cannot be graded")


class _Shown(str):
    """A message as it was shown: a KeyError would put it into quotation marks again."""

    def __repr__(self):
        return str(self)


def _made(kind, message):
    try:
        return kind(_Shown(message))
    except TypeError:  # such as UnicodeDecodeError, which wants more than a message
        return LearnerError(f"{kind.__name__}: {message}")


def _raised_at(error, reply, name):
    """Raise and catch the exception in a frame that carries the learner's line and names."""
    line, source = int(reply.get("line") or 0), str(reply.get("source", ""))[:_LONGEST_TEXT]
    line = min(max(line, 1), _LAST_LINE)
    filename = f"<{name}>"
    linecache.cache[filename] = (0, None, [*["\n"] * (line - 1), source + "\n"], filename)
    code = compile("\n" * (line - 1) + "raise error", filename, "exec")
    names = {**_alike(reply.get("kinds")), "error": error}
    try:
        exec(code.replace(co_name=str(reply.get("function") or name)[:100]), {}, names)
    except type(error) as raised:
        return raised
    return error


def _alike(kinds):
    """Something of the kind of each name, so that a test can ask the frame as it would at home."""
    known = kinds.items() if isinstance(kinds, dict) else ()
    return {name: _ALIKE[kind] for name, kind in known if isinstance(kind, str) and kind in _ALIKE}
