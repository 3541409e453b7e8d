"""Links to a folder, or to the README: on a code host they show it, here the page made of it."""

import posixpath

from sphinx.addnodes import pending_xref


def setup(app):
    """Register with Sphinx."""
    app.connect("doctree-read", _link_pages)
    return {"parallel_read_safe": True}


def _link_pages(app, doctree):
    for link in doctree.findall(pending_xref):
        if link["reftype"] == "myst" and not link["refdomain"]:
            path, _, anchor = link["reftarget"].partition("#")
            page = _page(posixpath.join(posixpath.dirname(link["refdoc"]), path))
            if page in app.env.found_docs:
                link.update_all_atts({"refdomain": "doc"}, replace=True)
                link["reftarget"], link["reftargetid"] = page, anchor or None


def _page(path):
    path = posixpath.normpath(path)
    return "index" if path == "README.md" else posixpath.join(path, "README")
