"""Turn blocks into boxes: texts and rectangles at their places, measured in points.

Formulas are set by matplotlib's mathtext, with fonts that come with matplotlib. So the sheet looks
the same on every machine, and needs no TeX.
"""

from dataclasses import dataclass, field, replace
from functools import singledispatch

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from formula_sheet.reading import Code, Formula, Items, Paragraph, Quote
from opt_utils.style import BLACK, VERMILLION

FACES = {
    "plain": FontProperties(family="STIXGeneral"),
    "bold": FontProperties(family="STIXGeneral", weight="bold"),
    "math": FontProperties(family="STIXGeneral", math_fontfamily="stix"),
    "code": FontProperties(family="DejaVu Sans Mono"),
}
_BODY = 8.2
_FORMULA = 9.6
_CODE = 6.7
_CODE_SHARE = 0.83  # DejaVu Sans Mono looks larger than STIX at the same size.
_SHADE = "#F2F2F2"
_ABREAST = 2


@dataclass(frozen=True)
class Text:
    """A piece of text; x and y are those of the left end of its base line, y downwards."""

    x: float
    y: float
    text: str
    style: str
    size: float
    colour: str = BLACK


@dataclass(frozen=True)
class Rectangle:
    """A filled rectangle; x and y are those of its upper left corner, y downwards."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True)
class Box:
    """What stands together, from y = 0 down to its height."""

    height: float
    texts: list = field(default_factory=list)
    rectangles: list = field(default_factory=list)

    def moved(self, x, y):
        """Copy the box to another place, without its height.

        Parameters
        ----------
        x, y : float
            How far to the right, and down.

        Returns
        -------
        Box
        """
        return Box(
            self.height,
            [replace(text, x=text.x + x, y=text.y + y) for text in self.texts],
            [replace(shape, x=shape.x + x, y=shape.y + y) for shape in self.rectangles],
        )


def stack(boxes, gap):
    """Put boxes below one another.

    Parameters
    ----------
    boxes : list of Box
    gap : float
        Between two of them.

    Returns
    -------
    Box
    """
    y, texts, rectangles = 0, [], []
    for box in boxes:
        moved = box.moved(0, y)
        texts += moved.texts
        rectangles += moved.rectangles
        y += box.height + gap
    return Box(y - gap, texts, rectangles)


@singledispatch
def typeset(block, width):
    """Make the box of a block.

    Parameters
    ----------
    block : Paragraph, Quote, Items, Formula or Code
    width : float
        Lines are broken so that they fit.

    Returns
    -------
    Box
    """
    raise TypeError(f"no box for a {type(block).__name__}")


@typeset.register
def _(block: Paragraph, width):
    return paragraph(block.words, width)


@typeset.register
def _(block: Quote, width):
    indent = 7
    box = stack([typeset(inner, width - indent) for inner in block.paragraphs], gap=2)
    bar = Rectangle(0, 1, 1.6, box.height - 1, VERMILLION)
    moved = box.moved(indent, 0)
    return Box(box.height, moved.texts, [bar])


@typeset.register
def _(block: Items, width):
    boxes = [typeset(item, width / _ABREAST - 4) for item in block.paragraphs]
    rows = [boxes[start : start + _ABREAST] for start in range(0, len(boxes), _ABREAST)]
    return stack([_side_by_side(row, width / _ABREAST) for row in rows], gap=0)


def _side_by_side(boxes, width):
    moved = [box.moved(i * width, 0) for i, box in enumerate(boxes)]
    return Box(max(box.height for box in boxes), [text for box in moved for text in box.texts])


@typeset.register
def _(block: Formula, width):
    across, height, descent = extent(block.latex, "math", _FORMULA)
    _refuse_too_wide(block.latex, across, width)
    above = 3
    text = Text((width - across) / 2, above + height - descent, block.latex, "math", _FORMULA)
    return Box(above + height + 2, [text])


@typeset.register
def _(block: Code, width):
    inset, leading = 4, _CODE * 1.32
    for line in block.lines:
        _refuse_too_wide(line, extent(line, "code", _CODE)[0], width - 2 * inset)
    texts = [
        Text(inset, 2 + (number + 0.8) * leading, line, "code", _CODE)
        for number, line in enumerate(block.lines)
    ]
    height = len(block.lines) * leading + 4
    return Box(height, texts, [Rectangle(0, 0, width, height, _SHADE)])


def _refuse_too_wide(text, across, width):
    if across > width:
        raise ValueError(f"{across - width:.0f} points too wide for its column, shorten it: {text}")


def paragraph(words, width, size=_BODY, colour=BLACK):
    """Break words into lines.

    Parameters
    ----------
    words : list of list of Piece
    width : float
    size : float
        Of the letters.
    colour : str

    Returns
    -------
    Box
    """
    x, line, texts, space, leading = 0, 0, [], size / 4, size * 1.2
    for word in words:
        across = sum(_across(piece, size) for piece in word)
        if x > 0 and x + across > width:
            x, line = 0, line + 1
        for piece in word:
            y = (line + 0.8) * leading
            texts.append(Text(x, y, piece.text, piece.style, _scaled(piece, size), colour))
            x += _across(piece, size)
        x += space
    return Box((line + 1) * leading, texts)


def _across(piece, size):
    return extent(piece.text, piece.style, _scaled(piece, size))[0]


def _scaled(piece, size):
    return size * _CODE_SHARE if piece.style == "code" else size


def extent(text, style, size):
    """Measure a text.

    Parameters
    ----------
    text : str
    style : str
        A key of `FACES`.
    size : float

    Returns
    -------
    width, height, descent : float
        The descent is the part of the height below the base line.
    """
    font = FACES[style].copy()
    font.set_size(size)
    return text_to_path.get_text_width_height_descent(marked(text, style), font, style == "math")


def marked(text, style):
    """Put the dollars around a formula that matplotlib wants.

    Parameters
    ----------
    text, style : str

    Returns
    -------
    str
    """
    return f"${text}$" if style == "math" else text
