# Everything from a fresh clone, with python3 and make alone: the rest is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test check bench bench-search lock clean

run: .venv/run.stamp  ## open the reader on the sample corpus
	@$(BIN)/python -m reader corpus

# Four at once even on two cores: the tests of screens wait for half of their time.
test: .venv/dev.stamp  ## pass the tests
	$(BIN)/python -m pytest -n 4 --dist worksteal

check: .venv/dev.stamp  ## formatting, lint, types, and the two import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev.stamp  ## measure: what, and against whom, stands in benchmarks/README.md
	$(BIN)/python -m benchmarks

# SEARCH="--articles 20000 --room DIR" is one size, and keeps what was built: benchmarks/README.md
bench-search: .venv/bench.stamp  ## search against stock Whoosh, SQLite FTS5 and tantivy
	$(BIN)/python -m benchmarks.search $(SEARCH)

lock:  ## resolve the dependencies anew (needs uv); review the difference before committing it
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header --quiet -o requirements/run.txt
	uv pip compile pyproject.toml --group dev -c requirements/run.txt --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --quiet -o requirements/dev.txt
	uv pip compile --group bench --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header --quiet -o requirements/bench.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "corpus-reader needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up .venv: the first time takes a minute or two."
	@$(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo "Python's venv is missing: on Debian, apt install python3-venv"; exit 1; }

.venv/run.stamp: requirements/run.txt | .venv/bin/python
	@$(PIP) install --require-hashes -r requirements/run.txt
	@touch $@

.venv/dev.stamp: requirements/dev.txt pyproject.toml | .venv/bin/python
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@ .venv/run.stamp

# Apart from the rest, so that neither a test nor the reader needs what is only measured against.
.venv/bench.stamp: requirements/bench.txt .venv/dev.stamp
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@
