"""Plain values as JSON and raw bytes, across the border between grader and learner.

Numbers, text, None, lists, tuples, dicts, sets of these, and numpy arrays of numbers. An array is
its entries as bytes, and its dtype, shape and order in the JSON. Nothing is unpickled. Objects that
both sides know are named by a number, so that a dict which a function changes in place, or returns,
is still the caller's own.
"""

import functools
import math
import re

import numpy as np

MAX_DEPTH = 24
"""Containers within containers."""
MAX_NODES = 20_000
"""Values in one message; one that stands there again counts with all that it holds."""
MAX_BYTES = 128 * 2**20
"""Bytes of all arrays and texts of one message."""
MAX_DIMENSIONS = 8
KINDS = "biufcU"
"""Kinds of numpy dtypes that cross: bool, integers, floats, complex, text."""
_DTYPE = re.compile(rf"[<>|=][{KINDS}][0-9]{{1,9}}")
_LONG = 10_000
"""Characters of a text that travels beside the JSON, as bytes."""


class NotPlain(TypeError):
    """A value that does not cross the border."""


class Foreign:
    """Stands for a value that does not cross: nothing is known of it but the name of its kind."""


class BadMessage(ValueError):
    """A message that is malformed or larger than the limits."""


class Encoder:
    """Turn values into a JSON tree and a list of buffers.

    Parameters
    ----------
    known : dict of int to object, optional
        Objects that the other side has too, by their number.
    before : dict of int to numpy.ndarray, optional
        The known arrays as they came, so that unchanged ones are not sent back.
    """

    def __init__(self, known=None, before=None):
        self.buffers = []
        self.sent = {}  # number -> object; keeping the object keeps its id from being reused
        self._numbers = {id(thing): number for number, thing in (known or {}).items()}
        self._before = before or {}
        self._views = {}  # where an array lies and how -> number
        self._done = set()
        self._next = max(known or {}, default=-1) + 1
        self._nodes = 0

    def encode(self, value, depth=0):
        """Encode one value.

        Raises
        ------
        NotPlain
            If the value, or one inside it, is of a kind that does not cross.
        """
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise NotPlain("a value that is nested too deep, or too large")
        if isinstance(value, str) and len(value) > _LONG:
            return ["text", self._bytes(value.encode("utf-8", "surrogatepass"))]
        if value is None or isinstance(value, (bool, str)):
            return ["plain", value]
        if isinstance(value, int):
            return ["int", str(int(value))]
        if isinstance(value, float) and not isinstance(value, np.generic):
            return ["float", float.hex(value)]
        if isinstance(value, np.generic):
            return ["scalar", self._buffer(np.asarray(value))]
        return self._object(value, depth)

    def _object(self, value, depth):
        number = self._numbers.get(id(value))
        if number in self._done:
            return ["again", number]
        if number is None:
            kind, number = "new", self._next
            self._next += 1
            self._numbers[id(value)] = number
        else:
            kind = "known"
        self._done.add(number)
        self.sent[number] = value
        return [kind, number, self._content(value, number, depth)]

    def _content(self, value, number, depth):
        if isinstance(value, np.ndarray):
            return self._array(value, number)
        if isinstance(value, dict):
            pairs = [
                [self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in value.items()
            ]
            return ["dict", pairs]
        for kind in (list, tuple, set, frozenset, range):
            if isinstance(value, kind):
                items = [value.start, value.stop, value.step] if kind is range else value
                return [kind.__name__, [self.encode(item, depth + 1) for item in items]]
        return self._foreign(f"a {type(value).__name__}")

    def _foreign(self, told):
        raise NotPlain(told)

    def _array(self, value, number):
        array = np.asarray(value)
        if array.dtype.kind not in KINDS:
            return self._foreign(f"an array of dtype {array.dtype}")
        other = self._views.setdefault(_place(array), number)
        if number in self._before and _equal(array, self._before[number]):
            return ["same", None]
        if other != number and array.size:
            return ["view", other]
        return ["array", self._buffer(array)]

    def _buffer(self, array):
        """The entries go beside the JSON; what they are is said in it."""
        if array.dtype.kind not in KINDS:
            raise NotPlain(f"a value of dtype {array.dtype}")
        fortran = array.flags.f_contiguous and not array.flags.c_contiguous
        entries = np.ascontiguousarray(array.T if fortran else array).reshape(-1)
        about = [array.dtype.str, list(array.shape), fortran]
        return [self._bytes(entries.view(np.uint8) if entries.size else b""), *about]

    def _bytes(self, entries):
        self.buffers.append(entries)
        return len(self.buffers) - 1


class Naming(Encoder):
    """Turn values into a JSON tree in which those that do not cross are named by their kind."""

    def _foreign(self, told):
        return ["foreign", told]


def _place(array):
    """Equal for two arrays that are the same view of the same memory."""
    about = array.__array_interface__
    return about["data"], about["shape"], about["strides"], about["typestr"]


def _equal(array, other):
    """Whether two arrays agree in shape, dtype and all bits."""
    if (array.shape, array.dtype) != (other.shape, other.dtype):
        return False
    bits = {1: np.uint8, 2: np.uint16, 4: np.uint32, 8: np.uint64}.get(array.itemsize)
    if bits is None:
        return array.tobytes() == other.tobytes()
    return np.array_equal(array.view(bits), other.view(bits))


class Decoder:
    """Turn a JSON tree and its buffers into values, within the limits.

    Parameters
    ----------
    buffers : list of bytes-like
    known : dict of int to object, optional
        This side's own objects by number. They are changed in place to what the message says.
    """

    def __init__(self, buffers, known=None):
        self._buffers = buffers
        self.objects = dict(known or {})
        self.came = {}  # number -> array as it came, that nobody can have changed
        self._held = {}  # number -> how many values it holds
        self._nodes = 0
        if sum(memoryview(buffer).nbytes for buffer in buffers) > MAX_BYTES:
            raise BadMessage("the arrays are too large")

    def decode(self, tree, depth=0):
        """Decode one value.

        Raises
        ------
        BadMessage
            If the tree is not what `Encoder` makes, or exceeds a limit.
        """
        self._count(1, depth)
        try:
            return self._decode(tree, depth)
        except BadMessage:
            raise
        except Exception as error:
            raise BadMessage(f"malformed: {error}") from None

    def _decode(self, tree, depth):
        kind, *rest = tree
        if kind == "plain":
            return _checked(rest[0], (type(None), bool, str))
        if kind == "text":
            return self._text(rest[0])
        if kind == "int":
            return int(_checked(rest[0], str))
        if kind == "float":
            return float.fromhex(_checked(rest[0], str))
        if kind == "scalar":
            return self._array(rest[0])[()]
        if kind == "again":
            self._count(self._held.get(rest[0], 0), depth)
            return self.objects[rest[0]]
        number, content = rest
        before = self._nodes
        made = self._content(kind, number, content, depth)
        self._held[number] = self._nodes - before
        return made

    def _count(self, values, depth):
        self._nodes += values
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise BadMessage("the value is nested too deep, or too large")

    def _content(self, kind, number, content, depth):
        name, inner = content
        mine = self.objects.get(number) if kind == "known" else None
        if name == "same":
            return self.objects[number]
        if name == "foreign":
            return self._keep(number, _stand_in(_checked(inner, str)))
        if name in ("array", "view"):
            array = self._array(inner) if name == "array" else self.objects[inner].view()
            self.came[number] = array
            return self._keep(number, _into_array(mine, array))
        if name in ("list", "dict"):
            container = mine if type(mine) in (list, dict) else {"list": [], "dict": {}}[name]
            self._keep(number, container)  # before its items, which may be it itself
            return _fill(container, self._items(name, inner, depth))
        made = {"tuple": tuple, "set": set, "frozenset": frozenset, "range": lambda i: range(*i)}
        items = self._items(name, inner, depth)  # also of one that is mine: they may have changed
        return self._keep(number, mine or made[name](items))

    def _items(self, name, inner, depth):
        if name == "dict":
            return [(self.decode(k, depth + 1), self.decode(v, depth + 1)) for k, v in inner]
        return [self.decode(item, depth + 1) for item in inner]

    def _keep(self, number, thing):
        self.objects[number] = thing
        return thing

    def _array(self, about):
        index, told, shape, fortran = about
        data = memoryview(self._buffers[_checked(index, int)])
        dtype, count = _dtype(_checked(told, str)), math.prod(_sizes(shape))
        # The shape is the other side's word: it must fit the bytes that came.
        if count * dtype.itemsize != data.nbytes:
            raise BadMessage("the size of an array is not that of its shape")
        flat = np.frombuffer(data.toreadonly(), dtype, count) if count else np.empty(0, dtype)
        return flat.reshape(shape, order="F" if fortran else "C")

    def _text(self, index):
        return bytes(self._buffers[_checked(index, int)]).decode("utf-8", "surrogatepass")


@functools.lru_cache(maxsize=100)
def _dtype(told):
    if not _DTYPE.fullmatch(told):
        raise BadMessage(f"an array of dtype {told[:100]}")
    return np.dtype(told)


def _sizes(shape):
    if len(_checked(shape, list)) > MAX_DIMENSIONS or any(_checked(n, int) < 0 for n in shape):
        raise BadMessage("an array of a shape that does not cross")
    return shape


def _stand_in(told):
    """An object of a class of that name; the text is a learner's, and so may be anything."""
    return type(told.partition(" ")[2][:100].replace("\0", ""), (Foreign,), {})()


def _checked(value, kinds):
    if not isinstance(value, kinds):
        raise BadMessage(f"{type(value).__name__} where {kinds} was expected")
    return value


def _into_array(mine, array):
    """Write into the array that this side has, where it can hold the new entries."""
    if not isinstance(mine, np.ndarray) or (mine.shape, mine.dtype) != (array.shape, array.dtype):
        return array if array.flags.writeable else array.copy(order="K")  # from a buffer
    if mine.flags.writeable:
        mine[...] = array
    return mine


def _fill(container, items):
    container.clear()
    container.update(items) if isinstance(container, dict) else container.extend(items)
    return container
