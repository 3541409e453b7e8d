"""Build the printed formula sheet: `python -m formula_sheet`."""

from formula_sheet import PRINTED, SOURCE
from formula_sheet.page import save
from formula_sheet.reading import read

if __name__ == "__main__":
    save(read(SOURCE.read_text(encoding="utf-8")), PRINTED)
    print(f"Written: {PRINTED.relative_to(PRINTED.parents[1])}")
