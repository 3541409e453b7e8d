# Every recipe is a line or two that can be typed by hand; see "By hand, and on Windows" in the
# README for the same without make.

PYTHON ?= python3
BIN := .venv/bin
OLDEST := .venv-oldest/bin
# Such as ASSIGNMENT=adaptive_optimizers, for `make lab`.
ASSIGNMENT ?= optimization_methods
ASSIGNMENTS := $(notdir $(wildcard source/*))
# Such as FLAGS=--allow-root, in a container.
FLAGS ?=
# Such as CONSTRAINTS=requirements.lock, for the versions that the gate has.
CONSTRAINTS ?=
INSTALL = $(BIN)/python -m pip install --disable-pip-version-check $(CONSTRAINTS:%=-c %)

# One more than there are cores: tests wait for kernels, servers and time limits as often as they compute.
TEST_WORKERS = $(shell $(PYTHON) -c 'import os; print(os.cpu_count() + 1)')

# The example class is ours and harmless, so it can be graded where there is no bubblewrap.
SANDBOX := $(if $(shell command -v bwrap),,--no-sandbox)

.DEFAULT_GOAL := help
.PHONY: help grade test test-quick test-oldest lab labs lab-teacher release check lock clean-notebooks mistakes bench bench-grading security strength formula-sheet docs check-links screenshots

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Older ones know no groups.
.venv/pip:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "This needs Python 3.11 to 3.13. Say which: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --disable-pip-version-check "pip>=25.1"
	@touch $@

# A larger share holds the smaller ones.
.venv/learner: pyproject.toml | .venv/pip
	$(INSTALL) --group learner
	@touch $@

.venv/teacher: pyproject.toml | .venv/pip
	$(INSTALL) --group teacher
	@touch .venv/learner $@

.venv/ready: pyproject.toml | .venv/pip
	$(INSTALL) --group tests
	@touch .venv/learner .venv/teacher $@

grade: release  ## Grade the example classes and print the tables
	$(BIN)/python -m examples
	for name in $(ASSIGNMENTS); do $(BIN)/python -m autograder grade $$name $(SANDBOX) || exit 1; done

test: .venv/ready  ## Run the whole test suite
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile

test-quick: .venv/ready  ## Run what needs no browser, server or whole class, in three minutes
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile -m "not (browser or service or attacks or slow)"

.venv-oldest/ready: requirements.txt
	$(PYTHON) -m venv --clear .venv-oldest
	$(OLDEST)/python -m pip install --disable-pip-version-check uv
	$(OLDEST)/uv pip install --python $(OLDEST)/python --resolution lowest-direct -r requirements.txt
	@touch $@

# Old libraries with new ones beneath them warn of what their later versions have mended.
test-oldest: .venv-oldest/ready  ## Run it with the oldest versions that requirements.txt allows
	$(OLDEST)/ruff check . && $(OLDEST)/ruff format --check .
	$(OLDEST)/python -m pytest -n $(TEST_WORKERS) --dist loadfile -W default

lab: .venv/learner  ## Open JupyterLab on your own copy of the release, in my_work/
	[ -d my_work ] || cp -r release my_work
	cd my_work/$(ASSIGNMENT) && ../../$(BIN)/jupyter lab $(ASSIGNMENT).ipynb $(FLAGS)

labs: .venv/learner  ## Open JupyterLab on your own copy of the labs, in my_labs/
	[ -d my_labs ] || cp -r notebooks my_labs
	cd my_labs && ../$(BIN)/jupyter lab $(FLAGS)

lab-teacher: .venv/teacher  ## Open JupyterLab on the course, with the formgrader
	$(BIN)/python -m autograder.lab $(FLAGS)

release: .venv/teacher  ## Build release/ from source/
	for name in $(ASSIGNMENTS); do $(BIN)/nbgrader generate_assignment $$name --log-level=WARN || exit 1; done

check: .venv/ready  ## Lint; are the notebooks clean and the release fresh?
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/python -m teaching.check

lock: .venv/ready  ## Bring requirements.lock, the versions that the gate has, up to date
	$(BIN)/python -m pip install --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --custom-compile-command "make lock" requirements.txt --output-file requirements.lock

clean-notebooks: .venv/ready  ## Take outputs and counts out of the notebooks
	$(BIN)/nbstripout --keep-id --extra-keys metadata.language_info source/*/*.ipynb notebooks/*.ipynb

mistakes: .venv/ready  ## Bring the data up to date by which learners' tests name a mistake
	$(BIN)/python -m teaching.mistakes

security: .venv/ready  ## Try every attack on stock nbgrader and on ours (an hour); write the table
	$(BIN)/python -m attacks.harness stock
	$(BIN)/python -m attacks.harness ours

strength: .venv/ready  ## What the tests refuse, accept, name and show; write the tables
	$(BIN)/python -m teaching.strength

screenshots: .venv/ready  ## Take the pictures of README and docs anew, by the browser tests
	$(BIN)/python -m pytest tests/browser/test_browser*.py -n $(TEST_WORKERS) --dist loadfile --screenshots docs/images

formula-sheet: .venv/ready  ## Build docs/formula-sheet.pdf from docs/formula-sheet.md
	$(BIN)/python -m formula_sheet

docs: .venv/ready  ## Build the documentation site in _site/; the notebooks run for it
	$(BIN)/python -m website

check-links: docs  ## Do the other sites answer that ours links to? (needs the network)
	$(BIN)/python -m sphinx -b linkcheck -q -c website -D suppress_warnings=mystnb.mime_priority \
	  _site/staged _site/links

bench: .venv/ready  ## Measure: imports, tests, training runs, whole notebooks, redraws
	$(BIN)/python -m benchmarks

bench-grading: .venv/ready  ## Measure grading: against stock, large classes, Dask, a burst (an hour)
	$(BIN)/python -m benchmarks.grading
