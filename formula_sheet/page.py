"""Put the sheet on one page of A4: a head over the full width, below it a column a section."""

import matplotlib as mpl
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from matplotlib.mathtext import MathTextParser
from matplotlib.patches import Rectangle as Patch

from formula_sheet.typesetting import FACES, Box, Rectangle, marked, paragraph, stack, typeset
from opt_utils.style import BLUE, GREY

WIDTH, HEIGHT = 210 / 25.4 * 72, 297 / 25.4 * 72
_MARGIN = 28
_GUTTER = 16
_WIDEST_GAP = 12
_EMBED_AS_TRUETYPE = {"pdf.fonttype": 42}


def save(sheet, path):
    """Write the sheet as a PDF, the same bytes each time.

    Parameters
    ----------
    sheet : Section
        Its sections become the columns.
    path : Path

    Raises
    ------
    ValueError
        If it does not fit; says where, and by how much.
    """
    with mpl.rc_context(_EMBED_AS_TRUETYPE):
        figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72))
        FigureCanvasPdf(figure)
        _draw(figure, _page(sheet))
        title = " ".join(piece.text for word in sheet.heading.words for piece in word)
        figure.savefig(path, metadata={"Title": title, "CreationDate": None})


def _page(sheet):
    head = _head(sheet, WIDTH - 2 * _MARGIN).moved(_MARGIN, _MARGIN)
    top = _MARGIN + head.height + 8
    number = len(sheet.sections)
    width = (WIDTH - 2 * _MARGIN - (number - 1) * _GUTTER) / number
    columns = [
        _column(section, width, HEIGHT - _MARGIN - top).moved(_MARGIN + i * (width + _GUTTER), top)
        for i, section in enumerate(sheet.sections)
    ]
    boxes = [head, *columns]
    return Box(
        HEIGHT,
        [text for box in boxes for text in box.texts],
        [shape for box in boxes for shape in box.rectangles],
    )


def _head(sheet, width):
    title = paragraph(sheet.heading.words, width, size=17, colour=BLUE)
    return stack([title, *(typeset(block, width) for block in sheet.blocks)], gap=3)


def _column(section, width, height):
    cards = [_card(card, width) for card in section.sections]
    band = _band(section.heading, width)
    free = height - band.height - sum(card.height for card in cards)
    if free < 0:
        name = " ".join(piece.text for word in section.heading.words for piece in word)
        raise ValueError(f"the column {name!r} is {-free:.0f} points too long: shorten its text")
    return stack([band, *cards], gap=min(free / len(cards), _WIDEST_GAP))


def _band(heading, width):
    box = paragraph(heading.words, width, size=10, colour="white").moved(5, 2)
    height = box.height + 4
    return Box(height, box.texts, [Rectangle(0, 0, width, height, BLUE)])


def _card(section, width):
    heading = paragraph(section.heading.words, width, size=9.5, colour=BLUE)
    rule = Box(1, rectangles=[Rectangle(0, 0, width, 0.5, GREY)])
    return stack([heading, rule, *(typeset(block, width) for block in section.blocks)], gap=1.5)


def _draw(figure, page):
    for shape in page.rectangles:
        low = HEIGHT - shape.y - shape.height
        place = (shape.x / WIDTH, low / HEIGHT), shape.width / WIDTH, shape.height / HEIGHT
        figure.add_artist(Patch(*place, facecolor=shape.colour, linewidth=0))
    for text in page.texts:
        figure.text(
            text.x / WIDTH,
            1 - (text.y + _lift(text)) / HEIGHT,
            marked(text.text, text.style),
            fontproperties=FACES[text.style],
            fontsize=text.size,
            color=text.colour,
            parse_math=text.style == "math",
        )


def _lift(text):
    # matplotlib rounds the height of a formula up to whole points, and so draws it too high.
    # A full stop before it stands on the line, and shows how much.
    if text.style != "math":
        return 0
    font = FACES["math"].copy()
    font.set_size(text.size)
    full_stop, *_ = MathTextParser("path").parse(f"$.{text.text}$", 72, font).glyphs
    return full_stop[-1]
