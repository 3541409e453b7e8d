"""Read the Markdown of the formula sheet: sections, blocks, and words in their styles."""

import re
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.dollarmath import dollarmath_plugin

_PARSER = MarkdownIt("commonmark", {"typographer": True}).enable("smartquotes")
_PARSER.use(dollarmath_plugin)
_STYLES = {"strong": "bold", "code_inline": "code", "math_inline": "math"}


@dataclass(frozen=True)
class Piece:
    """Text in one style: plain, bold, code or math."""

    text: str
    style: str


@dataclass(frozen=True)
class Paragraph:
    """Words, each a list of pieces that no line break may part."""

    words: list


@dataclass(frozen=True)
class Quote:
    """Paragraphs that are set apart."""

    paragraphs: list


@dataclass(frozen=True)
class Items:
    """A list, each item a paragraph."""

    paragraphs: list


@dataclass(frozen=True)
class Formula:
    """LaTeX, on a line of its own."""

    latex: str


@dataclass(frozen=True)
class Code:
    """Lines of code."""

    lines: list


@dataclass(frozen=True)
class Section:
    """A heading, the blocks below it, and the sections of the next level."""

    heading: Paragraph
    blocks: list
    sections: list


def read(text):
    """Read the sheet.

    Parameters
    ----------
    text : str
        Markdown with one heading of the first level, at its beginning.

    Returns
    -------
    Section
        The whole sheet.

    Raises
    ------
    ValueError
        For Markdown that the sheet has no form for, such as a table.
    """
    return _section(SyntaxTreeNode(_PARSER.parse(text)).children, level=1)


def _section(nodes, level):
    heading, *rest = nodes
    bounds = [i for i, node in enumerate(rest) if node.tag == f"h{level + 1}"] + [len(rest)]
    return Section(
        Paragraph(_words(heading)),
        [_block(node) for node in rest[: bounds[0]]],
        [_section(rest[start:end], level + 1) for start, end in pairwise(bounds)],
    )


def _block(node):
    match node.type:
        case "paragraph":
            return Paragraph(_words(node))
        case "blockquote":
            return Quote([_block(child) for child in node.children])
        case "bullet_list":
            return Items([_block(item.children[0]) for item in node.children])
        case "math_block":
            return Formula(node.content.strip())
        case "fence":
            return Code(node.content.splitlines())
    line = node.map[0] + 1
    raise ValueError(f"line {line}: the printed sheet has no form for a {node.type}; write a list")


def _words(node):
    words = [[]]
    for text, style in _runs(node, "plain"):
        first, *others = re.split(r"\s+", text) if style in ("plain", "bold") else [text]
        words[-1].append(Piece(first, style))
        words += [[Piece(other, style)] for other in others]
    trimmed = ([piece for piece in word if piece.text] for word in words)
    return [word for word in trimmed if word]


def _runs(node, style):
    for child in node.children:
        if child.children:
            yield from _runs(child, _STYLES.get(child.type, style))
        else:
            yield child.content or " ", _STYLES.get(child.type, style)
