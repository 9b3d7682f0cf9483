# make demo · make test · make check · make golden · make samples · make models · make bench · make fuzz · make clean
# Another interpreter: make test PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
BENCH := $(VENV)-bench
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
DOSSIER := samples/dossier

.DELETE_ON_ERROR:
.PHONY: demo test check validate golden samples models fuzz bench clean

# A stamp file stands for a whole step, so that the second time costs nothing.
$(VENV)/.runtime: requirements.txt setup.cfg setup.py pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "Python 3.11 or later is needed: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(PIP) -r requirements-dev.txt
	touch $@

# Some samples fall short on purpose, so 1 is the exit status that the demo must have;
# anything else (2: usage, 3: a bug, 0: no flaw was found) is a broken demo.
demo: $(VENV)/.runtime
	@$(BIN)/doccheck check $(DOSSIER)/anticorruption-policy.kk.flawed.docx --lang kk; \
	  test $$? -eq 1
	@echo
	@$(BIN)/doccheck check $(DOSSIER) --lang ru --quiet; test $$? -eq 1
	@echo
	@$(BIN)/doccheck check $(DOSSIER) --lang kk --quiet; test $$? -eq 1
	@echo
	@$(BIN)/doccheck score samples/region --lang kk --quiet; test $$? -eq 1
	@echo
	@echo "The demo went well: the samples that fall short do so on purpose" \
	  "(samples/README.md says how)."

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto

# Damages files for some minutes: FUZZ of each format. What it finds becomes a test.
FUZZ ?= 1000
fuzz: $(VENV)/.dev
	DOCCHECK_FUZZ=$(FUZZ) $(BIN)/python -m pytest --numprocesses auto tests/fuzz

check: $(VENV)/.dev validate
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The law as data: every file, and cases for every requirement.
validate: $(VENV)/.runtime
	$(BIN)/doccheck checklist validate checklists tests/cases
	$(BIN)/doccheck checklist coverage
	$(BIN)/python models/build_phrases.py --check

# Writes the expected reports of tests/golden/ anew; read the diff before a commit.
golden: $(VENV)/.dev
	DOCCHECK_GOLDEN=write $(BIN)/python -m pytest --quiet tests/test_reports_golden.py \
	  tests/test_cli_score.py
	git --no-pager diff --stat -- tests/golden

# Writes the documents of samples/ anew from their sources.
samples: $(VENV)/.dev
	$(BIN)/python samples/build.py
	$(BIN)/python samples/build_region.py

# Builds again whatever in models/ has a script for it.
models: $(VENV)/.dev
	set -e; for script in $$(find models -name 'build*.py' | sort); do \
	  $(BIN)/python $$script; \
	done

# Measures readers on the reference documents (DOCCHECK_SHARED, or ../shared), beside
# other programs, which have an environment of their own.
bench: $(BENCH)/.stamp $(VENV)/.runtime
	$(BENCH)/bin/python -m benchmarks.fidelity --write docs/benchmarks.md
	$(BIN)/python -m benchmarks.recognition --write docs/benchmarks.md
	$(BIN)/python -m benchmarks.memory --write docs/benchmarks.md

$(BENCH)/.stamp: requirements-bench.txt requirements.txt
	test -x $(BENCH)/bin/python || $(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet -r $<
	touch $@

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache .coverage
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
