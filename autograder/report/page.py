"""The page on a class. Nothing in it can run, whatever learners call themselves or their files."""

import base64
import hashlib
from datetime import datetime
from pathlib import Path
from statistics import fmean, median

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.report.plots import mistakes_plot, points_plot

_TEMPLATES = Path(__file__).parent / "templates"


def as_page(report):
    """Make the page on a class.

    Parameters
    ----------
    report : autograder.report.whole_class.ClassReport

    Returns
    -------
    str
        HTML that needs no other file; it links to the feedback pages.
    """
    exercises, mistakes = report.exercises(), report.mistakes()
    return _template().render(
        report=report,
        exercises=exercises,
        mistakes=mistakes,
        points_plot=exercises and points_plot(exercises),
        mistakes_plot=mistakes and mistakes_plot(mistakes),
        made=datetime.now(),
        **_style(),
    )


def _template():
    loader = FileSystemLoader(_TEMPLATES)
    jinja = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters.update(mean=fmean, median=median)
    return jinja.get_template("report.html")


def _style():
    """The page's style, and the hash by which its policy lets this one in and no other."""
    text = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    digest = hashlib.sha256(text.encode()).digest()
    return {"style": Markup(text), "style_hash": base64.b64encode(digest).decode()}
