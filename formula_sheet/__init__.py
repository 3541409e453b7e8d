"""The formula sheet on one printed page: `python -m formula_sheet` builds it from the Markdown."""

from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
SOURCE = DOCS / "formula-sheet.md"
PRINTED = DOCS / "formula-sheet.pdf"
