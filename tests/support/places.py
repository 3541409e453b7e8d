"""Where things of this repository lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENT = "optimization_methods"
SOURCE = ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
RELEASE = ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
