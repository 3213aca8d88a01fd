# A newcomer needs Python 3.11 or later and make. `make demo` reads, checks and lays out the sample;
# `make test` runs the tests. Both set .venv up first. `make PYTHON=python3.13 test` takes another
# Python for it.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PROJECT := $(INSTALL) --no-deps --no-build-isolation --editable .

SAMPLE := zhoukou-2022
KEYWORDS := -k printed -k Caption -k label -k message
LOCALES := src/opengov/messages/locale
WORDS := $(wildcard $(LOCALES)/*/LC_MESSAGES/opengov.po)
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml

EXTRAS := cli docx html pdf testing xlsx

.PHONY: demo test lint types docs cover score catalogs bench lock clean

demo: .venv/run.stamp
	@mkdir -p out
	$(BIN)/opengov read examples/$(SAMPLE).txt -o out/$(SAMPLE).json --force
	$(BIN)/opengov render out/$(SAMPLE).json -t html -o out/$(SAMPLE).html --force
	$(BIN)/opengov validate out/$(SAMPLE).json
	@echo "The report is laid out in out/$(SAMPLE).html"

test: .venv/dev.stamp
	$(BIN)/pytest tests --numprocesses auto --cov --cov-report= --cov-fail-under=0

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.stamp
	$(BIN)/mypy
	$(BIN)/pyright

docs: .venv/dev.stamp  # the examples in docstrings and pages run, and the site is in build/site
	$(BIN)/pytest README.md README.zh.md docs src
	$(BIN)/sphinx-build --quiet --fresh-env --fail-on-warning docs build/site

cover: .coverage
	$(BIN)/coverage report

.coverage: | .venv/dev.stamp
	$(MAKE) test

score: .venv/dev.stamp  # cells read right, unknown and wrong, by layout
	$(BIN)/python -m tests.score $(if $(RECORD),--record)

catalogs: .venv/dev.stamp  # what a translator sees: new messages are empty, none is guessed
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping-file babel.cfg --no-default-keywords $(KEYWORDS) \
		--add-location=file --output-file build/opengov.pot src/opengov
	$(BIN)/pybabel --quiet update --domain opengov --input-file build/opengov.pot \
		--output-dir $(LOCALES) --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel compile --domain opengov --directory $(LOCALES) --statistics

bench: .venv/dev.stamp
	$(BIN)/python bench/run.py
	$(BIN)/python bench/sheets.py
	PYTHONPATH=. $(BIN)/python bench/reading.py
	$(BIN)/python bench/documents.py
	$(BIN)/python bench/rendering.py

lock: .venv/dev.stamp
	$(LOCK) --upgrade $(EXTRAS:%=--extra %) --group dev --output-file requirements/dev.txt
	$(LOCK) --extra cli --group build --constraint requirements/dev.txt \
		--output-file requirements/run.txt

clean:
	rm -rf .venv build dist out .coverage .coverage.*

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"this Python is too old; 3.11 or later is needed; try make PYTHON=python3.11 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv .venv

.venv/%.stamp: requirements/%.txt pyproject.toml hatch_build.py $(WORDS) | .venv/bin/python
	$(INSTALL) --require-hashes --requirement $<
	$(PROJECT)
	@touch $@
