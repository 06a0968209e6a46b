# Python 3.11 and make are all that is needed. `make` alone lists what there is.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help serve test lint types bench lock clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(BIN)/.runtime: requirements/build.lock requirements/runtime.lock pyproject.toml
	@echo "Setting up .venv (about a minute the first time) ..."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --require-hashes -r requirements/build.lock -r requirements/runtime.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/.test: $(BIN)/.runtime requirements/test.lock
	@echo "Adding what the tests need ..."
	@$(PIP) --require-hashes -r requirements/test.lock
	@touch $@

serve: $(BIN)/.runtime ## everything needed, then the service on 127.0.0.1:8000 (Ctrl-C stops it, data is kept)
	@$(BIN)/samordning serve

test: $(BIN)/.test lint types ## everything needed, then lint, types, import contracts and all tests
	@$(BIN)/python -m pytest --numprocesses=logical --maxprocesses=2 --dist=loadfile --no-loadscope-reorder

lint: $(BIN)/.test ## style and import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache

types: $(BIN)/.test ## strict types
	@$(BIN)/mypy

bench: $(BIN)/.runtime ## the service beside a peer and Cypher written by hand, over HTTP; some minutes, into bench/results/
	@$(BIN)/python -m bench

lock: $(BIN)/.test ## resolve the newest versions again into requirements/*.lock (wants uv)
	@uv pip compile -q -U --universal --generate-hashes --no-header --python-version 3.11 requirements/build.in -o requirements/build.lock
	@uv pip compile -q -U --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements/runtime.lock
	@uv pip compile -q -U --universal --generate-hashes --no-header --python-version 3.11 --extra test -c requirements/runtime.lock pyproject.toml -o requirements/test.lock

clean: ## remove what was built and downloaded, data too
	rm -rf $(VENV) var web/dist web/node_modules
