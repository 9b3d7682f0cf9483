# make demo · make test · make check · make golden · make models · make clean
# Another interpreter: make test PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
DEMO := $(BIN)/doccheck check samples

.DELETE_ON_ERROR:
.PHONY: demo test check validate golden models clean

# A stamp file stands for a whole step, so that the second time costs nothing.
$(VENV)/.runtime: requirements.txt setup.cfg setup.py pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(PIP) -r requirements-dev.txt
	touch $@

# Some samples fall short on purpose, so 1 is the exit status a demo must have;
# anything else (2: usage, 3: a bug, 0: nothing was found) is a broken demo.
demo: $(VENV)/.runtime
	$(DEMO) --lang ru || test $$? -eq 1
	@echo
	$(DEMO) --lang kk --quiet || test $$? -eq 1
	@echo
	$(DEMO) --lang en --quiet; test $$? -eq 1

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto

check: $(VENV)/.dev validate
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

validate: $(VENV)/.runtime
	$(BIN)/doccheck list requirements --format json > $(VENV)/requirements.json
	$(BIN)/doccheck list acts --format json > $(VENV)/acts.json

# Writes the expected reports of tests/golden/ anew; read the diff before a commit.
golden: $(VENV)/.dev
	DOCCHECK_GOLDEN=write $(BIN)/python -m pytest --quiet tests/test_reports_golden.py
	git --no-pager diff --stat -- tests/golden

# Builds again whatever in models/ has a script for it.
models: $(VENV)/.dev
	set -e; for script in $$(find models -name 'build*.py' | sort); do \
	  $(BIN)/python $$script; \
	done

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache .coverage
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
