"""Putting pictures and tables into the notebook so that everybody can read them."""

import base64
import html
import io

import matplotlib.pyplot as plt


def show(figure, caption, alt):
    """Display a figure with a caption and a description, then close it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The picture. It is closed in any case, also when an error is raised.
    caption : str
        Plain text printed below the picture.
    alt : str
        Plain text for readers who cannot see the picture.

    Raises
    ------
    ValueError
        If `caption` or `alt` is blank.
    """
    try:
        _refuse_blank(caption=caption, alt=alt)
        image = _png(figure)
    finally:
        # A figure left open would be shown a second time by the inline backend.
        plt.close(figure)
    _display({"text/html": figure_html(image, caption, alt), "text/plain": alt})


def table(headers, rows, caption=""):
    """Display a table, as Markdown and as aligned plain text.

    Parameters
    ----------
    headers : sequence of str
        The column titles.
    rows : iterable of sequences
        One sequence per row, as long as `headers`. Cells are turned into text with ``str``.
    caption : str, default=""
        Text above the table; none when empty.

    Raises
    ------
    ValueError
        If a row is not as long as `headers`.
    """
    lines = [[_cell_text(cell) for cell in line] for line in (headers, *rows)]
    for number, line in enumerate(lines[1:], start=1):
        if len(line) != len(lines[0]):
            raise ValueError(
                f"row {number} has {len(line)} cells, expected {len(lines[0])}: "
                "give every row one cell per header"
            )
    is_right = [_is_numeric(column[1:]) for column in zip(*lines, strict=True)]
    _display(
        {
            "text/markdown": _markdown(lines, is_right, caption),
            "text/plain": _plain(lines, is_right, caption),
        }
    )


def _refuse_blank(**texts):
    for name, text in texts.items():
        if not (text or "").strip():
            raise ValueError(
                f"expected a sentence as {name}, got {text!r}: say what the picture shows"
            )


def _png(figure):
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110, facecolor="white")
    return buffer.getvalue()


def figure_html(image, caption, alt):
    """Lay out a picture with its caption and description.

    Parameters
    ----------
    image : bytes
        A PNG.
    caption, alt : str
        Plain text.

    Returns
    -------
    str
        A ``<figure>`` that needs no other file.
    """
    data = base64.b64encode(image).decode("ascii")
    return (
        '<figure style="margin: 0.5em 0; max-width: 100%">'
        f'<img src="data:image/png;base64,{data}" alt="{html.escape(alt)}"'
        ' style="max-width: 100%">'
        f'<figcaption style="font-style: italic">{html.escape(caption)}</figcaption>'
        "</figure>"
    )


def _display(bundle):
    # Imported late, because IPython would slow down the import of the whole package.
    from IPython.display import display

    display(bundle, raw=True)


def _cell_text(cell):
    # A line break inside a cell would end the row of a Markdown table.
    return " ".join(str(cell).split())


def _is_numeric(cells):
    try:
        return bool([float(cell.rstrip(" %")) for cell in cells])
    except ValueError:
        return False


def _markdown(lines, is_right, caption):
    # An unescaped bar would be read as the border of a column.
    head, *body = ([cell.replace("|", r"\|") for cell in line] for line in lines)
    rule = ["---:" if right else ":---" for right in is_right]
    rows = ["| " + " | ".join(line) + " |" for line in (head, rule, *body)]
    return "\n".join([f"*{caption}*", "", *rows] if caption else rows)


def _plain(lines, is_right, caption):
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    head, *body = (
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, is_right, strict=True)
        ).rstrip()
        for line in lines
    )
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([*([caption, ""] if caption else []), head, rule, *body])
