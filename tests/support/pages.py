"""Pages on a class, read back."""

import html
import re


def table(page, heading):
    """The table below a heading: a dict for each row."""
    found = page.find("h2", string=heading).find_next("table")
    names = [cell.text for cell in found.thead.find_all("th")]
    rows = found.tbody.find_all("tr")
    return [
        dict(zip(names, [" ".join(c.text.split()) for c in r.find_all("td")], strict=True))
        for r in rows
    ]


def section(page, heading):
    """The text from a heading to the next one."""
    words = []
    for part in page.find("h2", string=heading).find_next_siblings():
        if part.name == "h2":
            break
        words.append(" ".join(part.text.split()))
    return " ".join(words)


def text_of(page):
    """What a reader sees of a page."""
    return html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))
