"""Notebooks that are run for the site, several at a time."""

import asyncio
import html
import os

import nbformat
from nbclient import NotebookClient
from rich.progress import track

from website import ROOT

_EXPECTED = {"StillToDo", "CheckFailed"}
"""What a released notebook may raise: its exercises are not done."""

_LAB = """```{note}
Here every picture stands still, as it looks at first. To predict before you see, and to move the
sliders, open the lab with `make labs`.
```"""
_ASSIGNMENT = """```{note}
This is the notebook as you get it, run before anybody has written a line. Where a cell waits for
your code, a line below it says so. To write it, open your own copy with `make lab`.
```"""


class NotebookFailed(RuntimeError):
    """A notebook that raises what it should not; the message says where."""


def run_all(paths, folder):
    """Run notebooks, as many at a time as there are cores.

    Parameters
    ----------
    paths : list of Path
        Notebooks of this repository.
    folder : Path
        Where each is written with its outputs, at its place in the repository.
    """
    asyncio.run(_run_all({path: folder / path.relative_to(ROOT) for path in paths}))


async def _run_all(targets):
    places = asyncio.Semaphore(os.cpu_count())
    runs = [asyncio.create_task(_run(*pair, places)) for pair in targets.items()]
    for run in track(asyncio.as_completed(runs), "Running the notebooks", total=len(runs)):
        await run


async def _run(path, target, places):
    nb = nbformat.read(path, as_version=4)
    async with places:
        await _client(nb, path).async_execute()
    for cell in nb.cells:
        _prepare(cell, path)
    nb.cells.insert(1, nbformat.v4.new_markdown_cell(_LAB if _is_lab(path) else _ASSIGNMENT))
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, target)


def _is_lab(path):
    return path.parent.name == "notebooks"


def _client(nb, path):
    return NotebookClient(
        nb,
        allow_errors=not _is_lab(path),
        timeout=300,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
    )


def _prepare(cell, path):
    if cell.metadata.get("jupyter", {}).get("source_hidden"):
        cell.metadata.setdefault("tags", []).append("hide-input")  # as MyST-NB calls it
    if cell.cell_type == "code":
        cell.outputs = [_without_traceback(output, cell, path) for output in cell.outputs]


def _without_traceback(output, cell, path):
    if output.output_type != "error":
        return output
    if output.ename not in _EXPECTED:
        raise NotebookFailed(f"{path}, cell {cell.id}: {output.ename}: {output.evalue}")
    line = f'<pre class="waits">{html.escape(output.evalue)}</pre>'
    return nbformat.v4.new_output("display_data", {"text/html": line})
