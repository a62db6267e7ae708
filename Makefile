# détente: one-word tasks. `make` alone lists them.
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
SYSTEM := $(VENV)/.system
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help install demo test check bench messages docs lock clean

help: ## list the tasks
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

install: $(READY) ## make the virtual environment (hash-pinned) and compile the catalogues

$(READY): requirements/dev.txt pyproject.toml
	@sh tools/environment.sh $(PYTHON) $(VENV)
	@echo "· packages, each checked against its hash (a minute or two the first time)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

messages: $(READY) ## refresh the message catalogues from the sources
	@$(BIN)/python tools/messages.py update

COMPILED := $(VENV)/.messages
$(COMPILED): $(READY) $(wildcard src/detente/locale/*/LC_MESSAGES/*.po)
	@$(BIN)/python tools/messages.py compile
	@touch $@

$(SYSTEM): tools/system.sh
	@mkdir -p $(VENV)
	@sh tools/system.sh chromium java=default-jre-headless
	@touch $@

demo: $(COMPILED) ## fourteen stations replay October 2021 to February 2022 (ONCE=1: tell it in the terminal and stop)
	@$(BIN)/detente demo $(if $(ONCE),--once,)

test: $(COMPILED) $(SYSTEM) ## all tests: real stations, real TLS, real Chromium
	@$(BIN)/python -m pytest $(ARGS)

check: $(COMPILED) ## style, types, imports between rooms, documents against code
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	@$(BIN)/python tools/messages.py check
	@$(BIN)/python tools/docs.py check

bench: $(COMPILED) ## measure a dispatch end to end against the floor of this machine
	@$(BIN)/python -m benchmarks

docs: $(COMPILED) ## draw diagrams and tables in docs/ from the code
	@$(BIN)/python tools/docs.py write

lock: ## renew the hash-pinned requirement files
	@$(PYTHON) tools/lock.py

clean: ## remove what the tasks made
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
