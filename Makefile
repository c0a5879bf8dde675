# The desk: everything there is to do. `make` alone lists it.

PY ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
V := .venv
S := $(V)/.steps
CATALOGUES := $(wildcard src/enishi/locale/*/LC_MESSAGES/*.po)

# uv is ten times as fast; where no wheel of it exists, pip does the same.
install = if [ -x $(V)/bin/uv ]; then $(V)/bin/uv pip install -q --python $(V)/bin/python $(1); \
	else $(V)/bin/python -m pip install -q --disable-pip-version-check $(1); fi
compile = $(V)/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate

.PHONY: help run demo setup test check fmt docs messages bench bench-who bench-ties bench-promises bench-mailbox bench-cards bench-kills lock vendor clean

help:  ## list what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: setup  ## set everything up and open the book; ARGS=--no-browser prints the link only
	@exec $(V)/bin/enishi run $(ARGS)

demo: setup  ## open a made-up world in a book of its own
	@exec $(V)/bin/enishi demo $(ARGS)

setup: $(V)/bin/enishi  ## set everything up; leaves .venv/bin/enishi
	@echo "· ready: $(V)/bin/enishi"

test: $(S)/dev  ## set up what the tests need (Chromium, PostgreSQL, a Japanese font), then check
	@sh tools/prepare_tests.sh
	@$(MAKE) --no-print-directory check

check: $(S)/dev  ## format, lint, types, floors, docs, tests: what CI runs
	@echo "· format" && $(V)/bin/ruff format --check
	@echo "· lint" && $(V)/bin/ruff check
	@echo "· types" && $(V)/bin/mypy
	@echo "· floors" && $(V)/bin/lint-imports --no-logo
	@echo "· docs" && $(V)/bin/python tools/docs.py check
	@if [ -n "$$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ]; then \
		echo "· tests on PostgreSQL" && ENISHI_TEST_POSTGRES=1 $(V)/bin/pytest -n 2 -m "not slow"; \
	else echo "· tests on PostgreSQL left out: its server is not installed"; fi
	@echo "· tests" && $(V)/bin/pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not alone"
	@echo "· tests that measure" && $(V)/bin/pytest -m alone

fmt: $(S)/dev  ## put the code in order
	@$(V)/bin/ruff check -q --fix-only && $(V)/bin/ruff format

docs: $(S)/dev  ## write the pages that the program itself tells
	@$(V)/bin/python tools/docs.py write

messages: $(S)/dev  ## take new sentences into the Japanese catalogue and say which lack a translation
	@$(V)/bin/python tools/messages.py update
	@$(V)/bin/python tools/messages.py compile
	@$(V)/bin/python tools/messages.py check

bench: $(S)/dev  ## measure; figures beside those of an empty page in the same run
	@$(V)/bin/python -m bench

bench-who: $(S)/dev  ## measure who is who: precision and recall, and how the time grows
	@$(V)/bin/python -m bench.who

bench-promises: $(S)/dev  ## measure promises: FILES="gold.tsv …" are judged, then speed and growth are measured
	@$(V)/bin/python -m bench.promises $(FILES)

bench-mailbox: $(S)/dev  ## measure a made mailbox: promises found, kept and put off, and replies owed
	@$(V)/bin/python -m bench.promise_mailbox

bench-cards: $(S)/dev  ## measure photographed cards (extra "ocr"): letters and fields right, seconds a card
	@$(V)/bin/python -m bench.cards

bench-kills: $(S)/dev  ## kill 500 times, in the imports of all sources: nothing may be lost; KILLS=60 for fewer
	@$(V)/bin/python -m bench.kills $(KILLS)

bench-ties: $(S)/dev  ## measure ties: who will be in touch, and how fast; EVENTS=FILE takes `src dst seconds`, JSON=1 prints JSON
	@EVENTS="$(EVENTS)" JSON="$(JSON)" $(V)/bin/python -m bench.ties

lock: $(S)/dev  ## newest versions of what we stand on, pinned by hash
	@$(compile) --extra dev pyproject.toml -o requirements-dev.lock
	@$(compile) --extra build -c requirements-dev.lock pyproject.toml -o requirements.lock
	@echo uv | $(compile) - -o requirements-setup.lock
	@! grep -n "://" requirements*.lock

vendor: $(S)/dev  ## bring in the scripts that others wrote (needs npm)
	@$(V)/bin/python tools/vendor.py

clean:  ## take away what was made here; your book stays
	@rm -rf $(V) dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests tools bench -name __pycache__ -prune -exec rm -rf {} + -o -name '*.mo' -exec rm {} +

$(S)/venv:
	@if [ -z "$(PY)" ]; then \
		echo "enishi needs Python 3.11 or newer with its venv module. On Debian or Ubuntu: apt-get install python3-venv"; \
		exit 1; fi
	@$(V)/bin/python -m pip --version >/dev/null 2>&1 || { echo "· virtual environment"; $(PY) -m venv $(V); }
	@mkdir -p $(S) && touch $@

$(S)/uv: $(S)/venv requirements-setup.lock
	@$(V)/bin/python -m pip install -q --disable-pip-version-check --only-binary :all: --require-hashes \
		-r requirements-setup.lock || echo "· no uv for this machine: pip does it, more slowly"
	@touch $@

$(S)/core: $(S)/uv requirements.lock
	@echo "· dependencies"
	@$(call install,--require-hashes -r requirements.lock)
	@touch $@

$(V)/bin/enishi: $(S)/core pyproject.toml hatch_build.py tools/catalogues.py $(CATALOGUES)
	@echo "· enishi, with its translations"
	@$(call install,--no-build-isolation --no-deps -e .)
	@touch $@

$(S)/dev: $(V)/bin/enishi requirements-dev.lock
	@echo "· dependencies for development"
	@$(call install,--require-hashes -r requirements-dev.lock)
	@touch $@
