"""What the build of a release refuses, and what learners get."""

import nbformat
import pytest

from autograder.release.leaks import ReleaseRefused, refuse_leaks, secrets
from support.small import NOTEBOOK, SHEET, source

GENERATE = ("nbgrader", "generate_assignment", SHEET, "--force")


def spoil(course, cell_id, old, new):
    """Replace a text in a cell of the teacher's notebook."""
    nb = source()
    cell = next(cell for cell in nb.cells if cell.id == cell_id)
    assert old in cell.source
    cell.source = cell.source.replace(old, new)
    nbformat.write(nb, course.root / "source" / SHEET / NOTEBOOK)


def test_what_learners_get(built):
    """Stubs in the place of solutions, visible tests, and no line of what is hidden."""
    nb = nbformat.read(built.root / "release" / SHEET / NOTEBOOK, as_version=4)
    cells = {cell.id: cell for cell in nb.cells}
    assert "raise NotImplementedError" in cells["ex-1"].source
    assert cells["ex-1-tests"].source == 'assert double(3) == 6, "twice three is six"'
    assert cells["ex-2-hidden-tests"].source == ""
    refuse_leaks(built.root / "release" / SHEET, [built.root / "source" / SHEET / NOTEBOOK])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell_id", "old", "new", "why"),
    [
        ("ex-1", "BEGIN SOLUTION", "BEGIN SOLUTON", "a marker that is misspelt"),
        ("ex-2", "### END SOLUTION", "", "a marker that is without its partner"),
        ("ex-2", "array.sum()", "2 * array.sum()", "with the solutions in place, cell ex-2-tests"),
        ("ex-2-hidden-tests", "2.0 *", "1.0 *", "gives 2.0 of 4"),
    ],
)
def test_refused(small, cell_id, old, new, why):
    """A marker that is wrong, and a solution that its own tests refuse."""
    spoil(small, cell_id, old, new)
    assert why in small.run(*GENERATE, expected=1)


def test_secrets(tmp_path):
    """Lines of solutions and hidden tests are found in other files too, with other spaces."""
    nbformat.write(source(), tmp_path / NOTEBOOK)
    assert "returnarray.sum()/array.size" in secrets(source())
    released = tmp_path / "release"
    released.mkdir()
    (released / "notes.md").write_text("See: return array.sum()  /  array.size")
    with pytest.raises(ReleaseRefused, match=r"notes\.md shows a line of a solution"):
        refuse_leaks(released, [tmp_path / NOTEBOOK])
