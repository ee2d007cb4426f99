# Raah: `make run` starts the site, `make test` tests it. Everything else stands on these two.

# The first Python that is new enough, or PYTHON=… by hand.
NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON := $(shell for p in "$${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && echo "$$p" && break; done)
VENV = .venv/bin/python
INSTALL = $(VENV) -m pip install -qq --disable-pip-version-check
NOT_INSTALLED = { echo "The packages could not be installed: the lines above say why (no network? a full disk?). Then run make again."; exit 1; }
# One more than the two cores that a test machine has: tests wait for browsers and servers about a seventh of the time.
PROCESSES ?= 3
# Tests start dozens of processes: where bytecode may not be kept, each compiles the whole project again.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL = help
.PHONY: help run system test cover check format lint types floors templates migrations house fix soak bench growth

help:
	@echo "make run    start the site on http://localhost:8000 (HOST, PORT, RAAH_DATA, DATABASE_URL)"
	@echo "make test   run all tests        make check  format, lint, types, floors, templates, migrations, strings"
	@echo "make cover  the tests, and which lines they ran"
	@echo "make fix    repair the format    make soak   the long tests        make bench  speed, as ratios"
	@echo "make growth speed at four sizes, up to a million listings"

run: .venv/run.stamp
	@$(VENV) -m config.run

$(VENV):
	@test -n "$(PYTHON)" || { echo "Raah needs Python 3.11 or newer. Install it, or name it: make run PYTHON=/path/to/python3.11"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. Install it (Debian: apt-get install python3-venv) and run make again."; exit 1; }
	@echo "Making the Python environment in .venv"
	@"$(PYTHON)" -m venv --clear .venv

.venv/run.stamp: $(VENV) requirements.txt requirements-local.txt
	@echo "Installing the packages (once; about a minute)"
	@$(INSTALL) -r requirements.txt -r requirements-local.txt || $(NOT_INSTALLED)
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	@echo "Installing the tools for tests (once; about a minute)"
	@$(INSTALL) -r requirements-dev.txt || $(NOT_INSTALLED)
	@touch $@

system: .venv/dev.stamp
	@$(VENV) -m tests.system

test: system
	@$(VENV) -m config.words
	@$(VENV) -m tests.own_postgresql -n $(PROCESSES) --dist worksteal $(ARGS)

# Measuring which lines ran takes longer than running them, so it is a lane of its own.
cover: system
	@$(VENV) -m config.words
	@$(VENV) -m tests.own_postgresql -n $(PROCESSES) --dist worksteal --cov --cov-report=term $(ARGS)

check: format lint types floors templates migrations house

format: .venv/dev.stamp
	@$(VENV) -m ruff format --check .

lint: .venv/dev.stamp
	@$(VENV) -m ruff check .

types: .venv/dev.stamp
	@$(VENV) -m mypy .

floors: .venv/dev.stamp
	@.venv/bin/lint-imports

templates: .venv/dev.stamp
	@.venv/bin/djlint --lint --quiet templates
	@find templates -name '*.html' | xargs .venv/bin/djade --check

migrations: .venv/dev.stamp
	@$(VENV) manage.py makemigrations --check --dry-run

house: .venv/dev.stamp
	@$(VENV) -m pytest tests/architecture -q -p no:randomly
	@$(VENV) -m tests.architecture.sizes

fix: .venv/dev.stamp
	@$(VENV) -m ruff format .
	@$(VENV) -m ruff check --fix .
	@find templates -name '*.html' | xargs .venv/bin/djade

soak: system
	@.venv/bin/pip-audit -r requirements.txt -r requirements-local.txt
	@$(VENV) -m tests.mutants
	@$(VENV) -m tests.debian_postgresql --whole
	@WHOLE_BROWSER=1 $(VENV) -m pytest -n 2 -m "soak or browser" $(ARGS)

bench: .venv/dev.stamp
	@$(VENV) -m bench $(ARGS)

# At 1k, 10k, 100k and a million listings: hours, most of them for the million's cards.
growth: .venv/dev.stamp
	@$(VENV) -m bench --growth $(ARGS)
