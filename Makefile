# `make help` lists the targets. Set PYTHON, PORT, DATA, N or PYTEST on the command line to change them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
DATA ?= var
N ?= 1000 50000
PYTEST ?= -n auto --dist loadfile --no-loadscope-reorder
BIN := .venv/bin
PIP := $(BIN)/python -m pip
HASHED := $(PIP) install -qq --disable-pip-version-check --require-hashes -r
ASSETS := $(shell find web/assets -type f)

.PHONY: help install run test check bench soak lock clean
.DELETE_ON_ERROR:

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: .venv/run.done web/static/manifest.json ## Set up .venv and the browser files; quick when nothing changed.

run: install ## Serve Kendala on http://127.0.0.1:8000 with its data in var, demo data in a new folder; PORT= and DATA= change both.
	@exec $(BIN)/kendala run --port $(PORT) --data "$(DATA)"

test: install .venv/dev.done node_modules/.dev.done ## Set up everything and pass every check and test, on both databases and in a browser.
	@sh requirements/system.sh chromium
	@sh requirements/system.sh java
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest $(PYTEST)

check: .venv/dev.done ## Look at the sources only: ruff, mypy, import contracts, house rules, translations.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.house.check

bench: install .venv/dev.done ## Measure speed and memory on both databases; N="1000 50000" sets the sizes; writes var/bench.json.
	$(BIN)/python -m tests.bench $(N)

soak: install .venv/dev.done ## Kill the server 50 times under load on each database, and run every property long and at random.
	KENDALA_SOAK=50 $(BIN)/python -m pytest --timeout=7200 --hypothesis-profile=soak -m soak

lock: .venv/dev.done ## Remake the lock files from pyproject.toml and package.json; ARGS=--upgrade takes newer releases.
	$(BIN)/python requirements/lock.py $(ARGS)
	PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --ignore-scripts

clean: ## Remove what the other targets made, but not the data folder.
	rm -rf .venv node_modules web/static build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/made:
	@PYTHON="$(PYTHON)" sh requirements/system.sh venv
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.done: requirements/run.lock pyproject.toml .venv/made
	$(HASHED) requirements/run.lock
	$(PIP) install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.done: requirements/dev.lock .venv/run.done
	$(HASHED) requirements/dev.lock
	@touch $@

.venv/node.done: requirements/node.lock web/assets/node.sh .venv/made
	@sh web/assets/node.sh
	@touch $@

node_modules/.dev.done: package-lock.json package.json .npmrc .venv/node.done
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --ignore-scripts
	@touch $@

web/static/manifest.json: $(ASSETS) node_modules/.dev.done
	PATH="$(CURDIR)/$(BIN):$$PATH" node web/assets/build.mjs
