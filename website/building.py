"""From the repository to pages: stage, run the notebooks, call Sphinx, look for leaks."""

import shutil

from sphinx.cmd.build import build_main

from autograder.release.leaks import refuse_leaks
from website import ROOT
from website.running import run_all
from website.staging import notebooks, stage


def build(folder):
    """Build the site.

    Parameters
    ----------
    folder : Path
        Gets the pages in ``html/``. What stood in it before is gone.

    Returns
    -------
    int
        Zero if Sphinx had nothing to complain about.
    """
    shutil.rmtree(folder, ignore_errors=True)
    staged, html = folder / "staged", folder / "html"
    stage(staged)
    run_all(notebooks(), staged)
    # Warnings are errors: a page that could not be linked is a page that is lost.
    strictly = ["--fail-on-warning", "--keep-going", "--quiet", "--nitpicky"]
    where = ["-c", str(ROOT / "website"), "-d", str(folder / "doctrees"), str(staged), str(html)]
    failed = build_main([*strictly, *where])
    refuse_leaks(html, sorted(ROOT.glob("source/*/*.ipynb")))
    if not failed:
        print(f"Open {html / 'index.html'}")
    return failed
