"""Configuration of Sphinx."""

from importlib.metadata import distribution

# One file with all that it needs, so formulas are set without network, and from a page on disk.
_MATHJAX = distribution("sphinx-mathjax-offline").locate_file(
    "sphinx-mathjax-offline/static/mathjax/tex-svg.js"
)

project = "Downhill"
extensions = ["myst_nb", "website.folders"]
# The code beside the pages is there to be linked to.
include_patterns = ["*.md", "docs/*.md", "notebooks/*", "release/*/*.ipynb"]

myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 6
# Anchors that a notebook brings along as HTML are no targets to Sphinx. The tests follow them.
nitpick_ignore_regex = [("myst", r"[a-z0-9-]+")]

nb_execution_mode = "off"  # they have run when they are staged
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"
nb_render_markdown_format = "gfm"

html_theme = "pydata_sphinx_theme"
html_title = "Downhill"
html_static_path = ["static", str(_MATHJAX)]
html_css_files = ["site.css"]
mathjax_path = "tex-svg.js"
# Whoever goes from link to link with the keyboard need not stop at each formula.
mathjax3_config = {"options": {"menuOptions": {"settings": {"inTabOrder": False}}}}
html_copy_source = False
html_show_copyright = False
# Excerpts would be fetched, and a page that is opened from disk may not fetch.
html_show_search_summary = False
html_context = {"default_mode": "auto"}  # light or dark as the reader's system
html_theme_options = {
    "navbar_end": ["theme-switcher"],
    "navbar_persistent": ["search-button-field"],
    "footer_start": [],
    "footer_end": [],
    "secondary_sidebar_items": ["page-toc"],
}
