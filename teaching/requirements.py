"""Refuses to begin where a package is missing or too old."""

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEACHING = "# What releasing and grading need."


def require_all():
    """Exit with code 2 and a message, unless what teachers need is installed."""
    # Not by an import: the package around it needs what may be missing.
    learners = runpy.run_path(str(ROOT / "opt_utils" / "requirements.py"))
    try:
        learners["require"](learners["NOTEBOOKS"], TEACHING)
    except ImportError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None
