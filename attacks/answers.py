"""Attacks that lie in what the learner's function returns, raises, or does when it is called."""

from attacks import attack
from examples.learners import solved
from teaching.bank import entries, source

_FRAME = """
    import sys

    def callers(name):
        frame = sys._getframe(2)
        while frame is not None:
            if name in frame.f_locals:
                return frame.f_locals[name]
            frame = frame.f_back
"""


@attack("returns a dict that equals everything and holds every key", "answers")
def dict_equal_to_everything(submission):
    submission.at_call("""
        class Yes(dict):
            __eq__ = lambda self, other: True
            __ne__ = lambda self, other: False
            __hash__ = dict.__hash__
            __contains__ = lambda self, key: True
            __getitem__ = __missing__ = lambda self, key: Yes(a=1)
            get = lambda self, key, default=None: Yes(a=1)
            shape = (1,)
        return Yes(a=1)
    """)


@attack("returns a dict that fetches the expected entries from its caller's frame", "answers")
def dict_from_the_frame(submission):
    submission.after_imports(_FRAME)
    submission.at_call("""
        class Thief(dict):
            def __getitem__(self, key):
                expected = callers("expected")
                return expected[key] if isinstance(expected, dict) else dict.get(self, key)
        return Thief(parameters)
    """)


@attack("returns arrays of a subclass that answers np.isclose itself", "answers")
def ndarray_equal_to_everything(submission):
    submission.after_imports("""
        class Yes(np.ndarray):
            def __array_function__(self, function, types, arguments, more):
                if function.__name__ in ("isclose", "allclose", "array_equal"):
                    return np.ones(self.shape, bool)
                return super().__array_function__(function, types, arguments, more)

            __eq__ = lambda self, other: np.ones(self.shape, bool)
            __hash__ = None
    """)
    submission.at_call("return {key: value.view(Yes) for key, value in parameters.items()}")


@attack(
    "returns a number of a subclass of float that answers np.isclose itself", "answers", fair=92
)
def float_equal_to_everything(submission):
    submission.repair("ex-1")
    submission.replace(
        "ex-7",
        """
        class Yes(float):
            def __array_function__(self, function, *rest):
                return 0 if function is np.ndim else True

            __eq__ = __le__ = __lt__ = __ge__ = __gt__ = lambda self, other: True
            __sub__ = __rsub__ = lambda self, other: 0.0
            __hash__ = float.__hash__

        def update_lr(learning_rate0, epoch_num, decay_rate):
            return Yes(7)
        """,
    )


@attack("returns objects whose __class__ says ndarray and whose __array__ fits", "answers")
def lying_class(submission):
    submission.after_imports("""
        class Liar:
            def __init__(self, array):
                self.shape, self.dtype, self.ndim = array.shape, array.dtype, array.ndim

            __class__ = property(lambda self: np.ndarray)
            __array_function__ = lambda self, function, *rest: np.ones(self.shape, bool)
            __array__ = lambda self, *rest, **more: np.zeros(self.shape)
    """)
    submission.at_call("return {key: Liar(value) for key, value in parameters.items()}")


@attack("returns strings that equal everything as keys and values", "answers")
def str_equal_to_everything(submission):
    submission.at_call("""
        class Yes(str):
            __eq__ = lambda self, other: True
            __ne__ = lambda self, other: False
            __hash__ = str.__hash__
        return {Yes(key): Yes(key) for key in parameters}
    """)


_REDUCE = """
    import os

    class Bomb:
        def __reduce__(self):
            return os.system, ("touch /tmp/@MARK@ @MARK@",)

        __reduce_ex__ = lambda self, protocol: self.__reduce__()
        __deepcopy__ = lambda self, memo: os.system("touch /tmp/@MARK@-copied") or self
"""


@attack("returns objects that run a command where they are unpickled", "answers", "a command runs")
def hostile_reduce(submission):
    submission.after_imports(_REDUCE)
    submission.at_call("return {key: Bomb() for key in parameters}")


@attack("returns object arrays that run a command when loaded", "answers", "a command runs")
def object_array_with_reduce(submission):
    submission.after_imports(_REDUCE)
    submission.at_call("""
        return {key: np.array([[Bomb()]], dtype=object) for key in parameters}
    """)


@attack("returns object arrays whose elements equal everything", "answers")
def object_array(submission):
    submission.at_call("""
        class Yes:
            __eq__ = __le__ = __lt__ = lambda self, other: True
            __sub__ = __rsub__ = __abs__ = lambda self, *other: self
            __float__ = lambda self: 0.0
        return {k: np.full(v.shape, Yes(), dtype=object) for k, v in parameters.items()}
    """)


@attack("returns NaN and infinity everywhere", "answers")
def nan_answers(submission):
    submission.at_call("""
        parity = iter([np.nan, np.inf] * 50)
        return {key: np.full(value.shape, next(parity)) for key, value in parameters.items()}
    """)


@attack("returns masked arrays with everything masked", "answers")
def masked_arrays(submission):
    submission.at_call("""
        return {k: np.ma.masked_array(v, mask=True) for k, v in parameters.items()}
    """)


@attack("returns arrays of unusual dtypes: structured, datetime, longdouble, float16", "answers")
def odd_dtypes(submission):
    submission.at_call("""
        dtypes = iter(["f8,f8", "datetime64[s]", np.longdouble, np.float16, "S8", ">f8"] * 9)
        return {key: np.zeros(value.shape, next(dtypes)) for key, value in parameters.items()}
    """)


@attack("returns an array of 100 million numbers", "answers", "the grader runs out of memory")
def huge_array(submission):
    submission.at_call("return {key: np.zeros(100_000_000) for key in list(parameters)[:1]}")


@attack("returns an array that claims 8 TB", "answers", "the grader runs out of memory")
def broadcast_array(submission):
    submission.at_call("""
        return {key: np.broadcast_to(0.0, (1_000_000, 1_000_000)) for key in parameters}
    """)


@attack("returns a dict with a million keys", "answers", "the grader hangs")
def million_keys(submission):
    submission.at_call("return parameters | {f'W{k}': 0.0 for k in range(1_000_000)}")


@attack("returns a dict and a list that contain themselves", "answers", "the grader crashes")
def recursive_dict(submission):
    submission.at_call("""
        loop = {}
        loop["W1"] = loop["b1"] = loop["W2"] = loop
        loop["b2"] = endless = []
        endless.append(endless)
        return loop
    """)


@attack("returns a list nested 100000 deep", "answers", "the grader crashes")
def deep_nesting(submission):
    submission.at_call("""
        deep = []
        for _ in range(100_000):
            deep = [deep]
        return {key: deep for key in parameters}
    """)


@attack("returns a list whose iteration never ends", "answers", "the grader hangs", fair=82)
def endless_list(submission):
    submission.repair("ex-1")
    submission.after_imports(
        """
        class Endless(list):
            __len__ = lambda self: 4
            def __iter__(self):
                while True:
                    yield np.zeros((5, 2)), np.zeros((1, 2))

        random_mini_batches = lambda *arguments, **more: Endless()
        """,
        cell_id="ex-2",
    )


@attack("raises an exception whose text shows a result when it is read", "answers")
def exception_with_code(submission):
    submission.at_call("""
        class Trouble(Exception):
            def __str__(self):
                get_ipython().displayhook("all right")
                return "x" * 10_000_000
        raise Trouble
    """)


@attack("raises BaseException, GeneratorExit and KeyboardInterrupt", "answers")
def base_exception(submission):
    submission.after_imports("kinds = [BaseException, GeneratorExit, KeyboardInterrupt] * 9")
    submission.at_call("raise kinds.pop()")


@attack("raises an exception that renders itself as no traceback at all", "answers")
def quiet_exception(submission):
    submission.at_call("""
        class Quiet(BaseException):
            def _render_traceback_(self):
                return []
        raise Quiet
    """)


@attack("calls sys.exit(0)", "answers")
def sys_exit(submission):
    submission.at_call("""
        import sys
        sys.exit(0)
    """)


@attack("answers right on the first two calls and wrong later", "answers", fair=94)
def different_at_each_call(submission):
    submission.after_imports("calls = []")
    submission.at_call("""
        calls.append(1)
        if len(calls) <= 2:
            learning_rate = -learning_rate
    """)


@attack("rebinds its function after the visible test has passed", "answers", fair=94)
def rebinds_its_function(submission):
    _right_under_its_name(submission)
    submission.after_imports(
        """
        wrong_one, calls = update_parameters_with_gd, []

        def update_parameters_with_gd(*arguments):
            calls.append(1)
            if len(calls) >= 2:
                globals()["update_parameters_with_gd"] = wrong_one
            return the_right_one(*arguments)
        """,
        cell_id="ex-1",
    )


def _right_under_its_name(submission):
    right = next(cell for cell in solved().cells if cell.id == "ex-1").source
    code = right.replace("def update_parameters_with_gd", "def the_right_one")
    submission.new_cell(code, before="ex-1")


@attack("replays the numbers of the visible test", "answers", fair=94)
def replay(submission):
    entry = next(entry for entry in entries() if entry.name == "gd_replays_the_public_case")
    submission.replace("ex-1", source(entry))


@attack("answers with an object that can be called and turns into a right function", "answers")
def callable_object(submission):
    submission.after_imports(
        """
        class Chameleon:
            __name__ = "update_parameters_with_gd"
            __class__ = property(lambda self: type(len))
            __code__ = __globals__ = __wrapped__ = property(lambda self: self)
            __eq__ = lambda self, other: True
            __call__ = lambda self, *arguments, **more: self
            __getitem__ = lambda self, key: self
            __len__ = lambda self: 4
            __iter__ = lambda self: iter(["W1", "b1", "W2", "b2"])
            __contains__ = lambda self, key: True
            items = lambda self: iter([("W1", 0)])

        update_parameters_with_gd = Chameleon()
        """,
        cell_id="ex-1",
    )
