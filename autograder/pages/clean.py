"""Let nothing of a learner's run where a feedback page or the formgrader is read."""

import functools
import html
import re

import bleach
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML, markdown2html
from nbconvert.filters.widgetsdatatypefilter import (
    WIDGET_VIEW_MIMETYPE,
    WidgetsDataTypeFilter,
)

_MORE_TAGS = """
    br caption dd del details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr img ins kbd p pre s
    span sub summary sup table tbody td tfoot th thead tr
"""
TAGS = bleach.ALLOWED_TAGS.union(_MORE_TAGS.split())


def _is_link(tag, name, value):
    """Whether it is a link that leads to a page: data could be a page with scripts."""
    return name == "href" and not value.strip().lower().startswith("data:")


def _is_of_a_picture(tag, name, value):
    """Whether it says what an image is like: one from elsewhere would tell who reads the page."""
    if name == "src":
        return value.strip().lower().startswith("data:image/")
    return name in ("alt", "width", "height")


ATTRIBUTES = {
    "*": ["class", "id", "title", "align"],
    "a": _is_link,
    "img": _is_of_a_picture,
    "td": ["colspan", "rowspan"],
    "th": ["colspan", "rowspan"],
}
PROTOCOLS = ("http", "https", "mailto", "data")
LONGEST = 20_000
"""Characters of a text, without its pictures, that is read as Markdown; nobody writes so much."""
_PICTURE = re.compile(r"data:image/[\w.+-]{1,20};base64,[\w+/=]{1,}")
_EXPORTER = HTMLExporter()
_ENVIRONMENTS = {}


@pass_context
def clean_markdown(context, source):
    """Filter of nbconvert's templates: Markdown to HTML in which nothing can run.

    Parameters
    ----------
    context : jinja2.runtime.Context
    source : str
        Markdown, which may hold HTML.

    Returns
    -------
    str
        HTML. Scripts, frames, forms, styles, event handlers and pictures from elsewhere are shown
        as text or dropped. What is longer than `LONGEST` is shown as it was typed: some patterns
        would take minutes to be looked for in it.
    """
    if len(_PICTURE.sub("", source)) > LONGEST:
        return f"<pre>{html.escape(source[:LONGEST])} …</pre>"
    if context.get("cell", {}).get("attachments"):
        return _clean(_EXPORTER.markdown2html(context, source))
    return _clean_text(source)


@functools.lru_cache(maxsize=1000)
def _clean_text(source):
    """Most texts are the release's, the same for everyone."""
    return _clean(markdown2html(source))


def _clean(page):
    return bleach.clean(page, tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS)


class FeedbackPage(HTMLExporter):
    """nbconvert's page, in which what is the same on all pages is made once for a process.

    The last step of nbconvert's own page is left out: it reads all of the page again, for as long
    as everything else takes, to name pictures without a text. The templates of nbgrader have no
    other use for it.
    """

    def _create_environment(self):
        kind = (self.template_name, *self.template_paths)
        if kind not in _ENVIRONMENTS:
            _ENVIRONMENTS[kind] = super()._create_environment()
        return _ENVIRONMENTS[kind]

    def from_notebook_node(self, nb, resources=None, **kw):
        """Make the page of a notebook."""
        resources = self._init_resources(resources)
        kinds = _Kinds(notebook_metadata=self._nb_metadata, parent=self, resources=resources)
        self.register_filter("filter_data_type", kinds)
        spoken = nb.metadata.get("language_info", {})
        lexer = spoken.get("pygments_lexer", spoken.get("name"))
        self.register_filter("highlight_code", functools.partial(_highlighted, lexer=lexer))
        page, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kw)
        return _WITHOUT_TEXT.sub(rf'<img alt="{_NO_TEXT}"', page), resources


class _Kinds(WidgetsDataTypeFilter):
    """How an output is shown, if it is what a widget looks like, or only says so."""

    def __call__(self, output):
        view = output.get(WIDGET_VIEW_MIMETYPE, {})
        if not isinstance(view, dict) or not isinstance(view.get("model_id"), str):
            output = {kind: data for kind, data in output.items() if kind != WIDGET_VIEW_MIMETYPE}
        return super().__call__(output)


_WITHOUT_TEXT = re.compile(r"<img(?=\s)(?![^>]*\salt=)")
_NO_TEXT = "No description has been provided for this image"


def _highlighted(source, lexer, metadata=None):
    """Filter of nbconvert's templates: code in colours."""
    return _highlighted_once(source, lexer, (metadata or {}).get("magics_language"))


@functools.lru_cache(maxsize=1000)
def _highlighted_once(source, lexer, magics):
    metadata = {"magics_language": magics} if magics else None
    return Highlight2HTML(pygments_lexer=lexer)(source, metadata=metadata)
