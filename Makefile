# On a fresh machine with Python 3.11+, make and git each target works as the only command.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--override requirements-overrides.txt

PARALLEL := --numprocesses auto --dist worksteal
# Many tests of all wait for processes: two workers more than there are cores keep these busy.
WAITING := --numprocesses $(shell expr $$(getconf _NPROCESSORS_ONLN) + 2) --dist worksteal

.PHONY: run mcp check test tests data lint format bench load soak audit lock fuzz eval lists mutate screenshots catalog train clean

run: $(VENV)/run.stamp  ## start the bot; without a token together with the sandbox
	@$(BIN)/python bot.py

mcp: $(VENV)/mcp.stamp  ## install what `python bot.py mcp` needs, see docs/mcp.md
	@echo "Assistants start it by: $(CURDIR)/$(BIN)/python $(CURDIR)/bot.py mcp"

# Workers, and the processes they start, share compiled modules, even where that is switched off.
check test tests: export PYTHONDONTWRITEBYTECODE :=

check: $(VENV)/dev.stamp lint  ## all that is quick: lint, types, layers, data and unit tests
	$(BIN)/pytest $(PARALLEL) -m "not integration"

test: $(VENV)/dev.stamp  ## lint, types, layers, data and all tests; `make test COUNT=--cov` counts lines
	@$(MAKE) --no-print-directory --jobs=2 lint tests

tests: $(VENV)/dev.stamp
	$(BIN)/pytest $(WAITING) $(COUNT)

data: $(VENV)/dev.stamp  ## check the data, and test what is read from documents
	$(BIN)/python bot.py check
	$(BIN)/pytest -m "not integration" tests/pipeline tests/scopes/data/test_catalog.py \
		tests/scopes/data/test_operations.py tests/handlers/test_flaws.py tests/web/test_mismatches.py

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/mypy
	$(BIN)/python bot.py check

format: $(VENV)/dev.stamp  ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

load: $(VENV)/dev.stamp  ## load the bot before a slow stand-in of Webex
	$(BIN)/python -m benchmarks.load

soak: $(VENV)/dev.stamp  ## the fault tests at length: takes about half an hour
	SOAK=1 $(BIN)/pytest tests/faults -v -o faulthandler_timeout=0

audit: $(VENV)/dev.stamp  ## look for known weaknesses of all locked libraries
	$(BIN)/python -m tools.audit

lock: $(VENV)/dev.stamp  ## compile requirements*.txt anew: make lock UPGRADE=--upgrade for newer ones
	$(COMPILE) $(UPGRADE) requirements.in -o requirements.txt
	$(COMPILE) $(UPGRADE) requirements-mcp.in -o requirements-mcp.txt
	$(COMPILE) $(UPGRADE) requirements-dev.in -o requirements-dev.txt
	$(COMPILE) $(UPGRADE) requirements-fuzz.in -o requirements-fuzz.txt

bench: $(VENV)/dev.stamp  ## print the benchmark table
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.hostile
	$(BIN)/python -m benchmarks.scanning

SECONDS ?= 30

fuzz: $(VENV)/fuzz.stamp  ## try random input: make fuzz SECONDS=20 (for each of six targets)
	FUZZ=1 $(BIN)/pytest $(PARALLEL) -m hypothesis
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

eval: $(VENV)/dev.stamp  ## score the answers to our own questions: make eval AGAINST=REV to compare
	$(BIN)/python -m benchmarks.evaluate
	$(if $(AGAINST),$(BIN)/python -m benchmarks.against "$(AGAINST)")

lists: $(VENV)/dev.stamp  ## compare the answers to random lists with those to their steps alone
	$(BIN)/python -m benchmarks.lists

mutate: $(VENV)/dev.stamp  ## change the core on purpose: make mutate ONLY=scopes/privilege/needs.py
	$(BIN)/python -m tools.mutate $(ONLY)

screenshots: $(VENV)/dev.stamp  ## make the pictures in docs/, one animated, from the real pages
	$(BIN)/python -m tools.screenshots

catalog: $(VENV)/dev.stamp  ## import API documents into data/: make catalog FROM=URL@COMMIT:FOLDER
	$(BIN)/python bot.py catalog import $(FROM)

train: $(VENV)/train.stamp  ## build data/words.tsv and data/ranking.* anew from the texts in data/
	$(BIN)/python -m training.words
	$(BIN)/python -m training

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis .coverage var

$(VENV)/run.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is \
	needed: make run PYTHON=python3.13")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/mcp.stamp: $(VENV)/run.stamp requirements-mcp.txt
	$(INSTALL) -r requirements-mcp.txt
	@touch $@

$(VENV)/dev.stamp: $(VENV)/mcp.stamp requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/fuzz.stamp: $(VENV)/dev.stamp requirements-fuzz.txt
	$(INSTALL) -r requirements-fuzz.txt
	@touch $@

$(VENV)/train.stamp: $(VENV)/dev.stamp requirements-train.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-train.txt
	@touch $@
