"""Build the documentation site: `python -m website`, with a folder if not into `_site/`."""

import argparse
import sys
from pathlib import Path

from nbclient.exceptions import CellExecutionError

from autograder.release.leaks import ReleaseRefused
from website import BUILT
from website.building import build
from website.running import NotebookFailed

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m website", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=BUILT, help="where it is built")
    try:
        sys.exit(build(parser.parse_args().folder.resolve()))
    except (CellExecutionError, NotebookFailed, ReleaseRefused) as error:
        sys.exit(f"The site was not built. {error}")
