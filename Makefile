# Newsroom. `make demo` and `make test` need only Python 3.11+ with venv.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
WORKERS ?= 1
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py

.PHONY: help setup demo serve test check bench messages shots clean

help: ## list what make can do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready ## install what Newsroom needs into .venv

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

catalogue: setup
	@$(MANAGE) compile_catalogue

demo: export SITE_URL ?= http://127.0.0.1:$(PORT)
demo: setup catalogue ## fill a demonstration newsroom and serve it at 127.0.0.1:8000 (PORT=… changes it)
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) demo
	$(MAKE) --no-print-directory serve

serve: setup catalogue ## serve what is there
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) collectstatic --no-input --verbosity 0
	$(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers $(WORKERS) --blocking-threads 2 newsroom.wsgi:application

test: setup catalogue ## run the tests
	$(BIN)/pytest

check: setup catalogue ## lint, format, imports, migrations, translations, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check_catalogue
	$(BIN)/mypy

bench: setup catalogue ## measure; prints ratios, asserts nothing
	$(BIN)/pytest tests/benchmarks -m benchmark -n 0 -s

shots: setup catalogue ## take pictures of every kind of page into var/shots (needs Chromium and Noto CJK; a Kai font, if there is one, is used)
	$(BIN)/python -m tests.shots var/shots

messages: setup ## gather the strings to translate (needs gettext)
	$(MANAGE) makemessages --locale zh_Hans --no-location --no-wrap --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'

clean: ## remove the environment; var/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
