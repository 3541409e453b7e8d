"""Measure the strength of the tests: ``python -m teaching.strength``."""

import sys

from teaching.strength.score import main

if __name__ == "__main__":
    sys.exit(main())
