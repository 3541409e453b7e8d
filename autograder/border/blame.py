"""Which cells of a learner's ran, and which of them is at fault when the kernel has ended."""


class Ran:
    """The cells that a new kernel runs again, in their order."""

    def __init__(self):
        self._cells = {}  # index -> cell
        self._leaving = set()

    def add(self, index, cell):
        """Note that a cell ran and did no harm."""
        self._cells[index] = cell

    def leaves(self, index):
        """Note that a cell has left something at work: it may end the kernel at any time."""
        self._leaving.add(index)

    def take_all(self):
        """Hand out all cells, to be added again as they run.

        Returns
        -------
        list of (int, NotebookNode)
        """
        cells, self._cells = list(self._cells.items()), {}
        return cells

    def suspects(self):
        """List the cells that have left something at work.

        Returns
        -------
        list of int
        """
        return [index for index in self._cells if index in self._leaving]

    def blame(self, at_work):
        """Take out the cell that is at fault, so that it does not run again.

        Parameters
        ----------
        at_work : bool
            Whether a cell or a call was running when the kernel ended. It is at fault then, unless
            an earlier cell has left something at work.

        Returns
        -------
        NotebookNode or None
            None if whatever was running is at fault.
        """
        suspects = self.suspects()
        if at_work and not suspects:
            return None
        guilty = (suspects or list(self._cells))[-1:]
        return self._cells.pop(guilty[0]) if guilty else None
