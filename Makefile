# `make` or `make help` lists what there is. Needs make and Python 3.11 or newer; everything else is set up here.

MAKEFLAGS += --no-print-directory
SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV := .venv
RUN := $(VENV)/bin/python
# Only where the caller says so: otherwise .env and the defaults of the settings decide.
SERVE_ENVIRONMENT = $(if $(PORT),PORT=$(PORT)) $(if $(TODAY),REGISTRY_TODAY=$(TODAY))

.PHONY: help serve test check soak bench wordpress format requirements

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

serve: $(VENV)/.runtime .env ## the registry on 127.0.0.1:8000 (PORT=8001, DEMO=0 for an empty one, TODAY=2026-11-22)
	@exec env $(SERVE_ENVIRONMENT) $(RUN) manage.py serve $(if $(filter 0,$(DEMO)),--empty)

test: $(VENV)/.development ## all tests (ARGS="tests/bios -k years" for some)
	@exec $(RUN) -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(VENV)/.development ## linters, formatting, types, Django's checks, missing migrations
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) manage.py check --fail-level WARNING
	$(RUN) manage.py makemigrations --check --dry-run

soak: $(VENV)/.development ## what tries things out, for ten times as long as in `make test`
	@exec env TEST_EFFORT=10 $(RUN) -m pytest -n 2 --dist loadfile -m "not browser" $(ARGS)

bench: $(VENV)/.development ## how fast a card is, against nginx in the same run (see benchmarks/)
	@exec $(RUN) -m benchmarks $(ARGS)

wordpress: $(VENV)/.development ## the WordPress plug-in in a real WordPress (see clients/wordpress/TESTED.md)
	@exec env ON_DEMAND=1 $(RUN) -m pytest tests/on_demand/test_real_wordpress.py $(ARGS)

format: $(VENV)/.development ## put the code into its form
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

requirements: $(VENV)/.development ## pin what requirements*.in ask for (UPGRADE=1 takes the newest)
	$(RUN) -m pip install --quiet --disable-pip-version-check uv
	for name in requirements requirements-s3 requirements-heic requirements-dev tests/oracles/moto tests/oracles/redbot; do \
	  $(RUN) -m uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
	    --custom-compile-command "make requirements" $(if $(UPGRADE),--upgrade) \
	    --output-file $$name.txt $$name.in || exit 1; \
	done

.env: | $(RUN)
	@$(RUN) -m registry.dotenv .env

# Stamps: a finished installation, as new as the requirements that it followed.
$(VENV)/.runtime: requirements.txt | $(RUN)
	@echo "Installing the requirements …"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing what tests and linters need …"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

# What tests ask and what needs many packages of its own: a server that speaks S3, a reader of HTTP as a cache.
$(VENV)/moto $(VENV)/redbot: $(VENV)/%: tests/oracles/%.txt | $(RUN)
	@echo "Installing $* …"
	@$(RUN) -m venv $@ && $@/bin/python -m pip install --quiet --disable-pip-version-check --requirement $< && touch $@

# The first of these that runs and is new enough: one that is on the path may still be a shim that fails.
$(RUN):
	@for python in $${PYTHON:-python3.13 python3.12 python3.11 python3}; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "Making $(VENV) with $$("$$python" --version) …"; \
	    "$$python" -m venv $(VENV) && exit 0; \
	    rm -rf $(VENV); \
	    echo "$$python can't make a virtual environment: install its venv package (python3-venv) and try again." >&2; \
	    exit 1; \
	  fi; \
	done; \
	echo "The registry needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3.12 …" >&2; \
	exit 1
