"""The documentation site: the README, the guides, the labs and the assignments as pages.

Nothing on it was written twice. The texts are staged as they stand in the repository, the notebooks
are run, and Sphinx makes pages of both.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "_site"
