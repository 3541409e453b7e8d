"""Learners of the small course, and what each of them must get."""

from support.small import solved


def without(nb, cell_id):
    """A notebook in which a cell was deleted."""
    nb.cells = [cell for cell in nb.cells if cell.id != cell_id]
    return nb


BLANK = "# YOUR CODE HERE\nraise NotImplementedError()"
ROWS = "def mean_of(array):\n    return array.sum() / len(array)"
ENDS = "import os\ndef double(x):\n    os._exit(0)"
EQUAL = """
class Equal(float):
    def __eq__(self, other):
        return True
    __hash__ = None

def double(x):
    return Equal(0)
"""
DISPLAYS = """
import sys
def double(x):
    sys.displayhook(4.0)
    return 0
"""
PATCHES = """
import builtins, numpy
numpy.array_equal = lambda *_: True
numpy.ndarray.mean = builtins.sum = lambda *_: 2
"""
LOOKS = """
import sys
def double(x):
    return 2 * x if any("autograder" in name for name in sys.modules) else 0
"""
CLASS = {
    "ann_right": (solved(), (4, 5)),
    "ben_adds_three": (solved(ex_1="def double(x):\n    return x + 3"), (0, 5)),
    "cy_divides_by_rows": (solved(ex_2=ROWS), (4, 3)),
    "dee_raises": (solved(ex_1="def double(x):\n    return x / 0"), (0, 5)),
    "eve_syntax_error": (solved(ex_2="def mean_of(array:"), (4, 0)),
    "fay_blank": (solved(ex_1=BLANK, ex_2=BLANK), (0, 0)),
    "gus_ends_the_kernel": (solved(ex_1=ENDS), (0, 5)),
    "hal_equals_everything": (solved(ex_1=EQUAL), (0, 5)),
    "ida_displays_points": (solved(ex_1=DISPLAYS), (0, 5)),
    "jo_patches_numpy": (solved(imports="import numpy as np" + PATCHES, ex_2=ROWS), (4, 3)),
    "kim_looks_for_the_grader": (solved(ex_1=LOOKS), (0, 5)),
    "lee_deletes_a_test": (without(solved(), "ex-1-tests"), (4, 5)),
    "María Пример 学习": (solved(), (4, 5)),
    "zoe_broken": ("{", None),
}
"""The notebook of each, and the points of the two exercises; None where there is no verdict."""
