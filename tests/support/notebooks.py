"""Notebooks read, run, and asked what they show."""

import nbformat
from nbclient import NotebookClient


def read(path):
    """Read a notebook."""
    return nbformat.read(path, as_version=4)


def execute(nb, folder, allow_errors=False):
    """Run a notebook in a folder, as JupyterLab would, and return it with its outputs."""
    client = NotebookClient(
        nb,
        timeout=300,
        allow_errors=allow_errors,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    return client.execute()


def outputs(nb, kind):
    """Pair every output of a kind with the id of its cell."""
    return [
        (cell.id, output)
        for cell in nb.cells
        for output in cell.get("outputs", [])
        if output.output_type == kind
    ]


def printed(nb, cell_id):
    """What a cell wrote to standard output."""
    texts = [o.text for name, o in outputs(nb, "stream") if name == cell_id and o.name == "stdout"]
    return "".join(texts)
