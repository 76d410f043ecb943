# Two commands matter: `make run` and `make test`. Each sets up what it needs first.
PYTHON ?= python3
BIN := .venv/bin
QML := $(shell find ui -name '*.qml' 2>/dev/null)

.PHONY: help run test test-all check screens setup lock clean

help:       ## what there is to make
	@sed -n 's/^\([a-z-]*\): .*## /\1\t/p; s/^\([a-z-]*\):  *## /\1\t/p' Makefile | expand -t 12

run:        ## set up, then start the kiosk (the demo where there is no screen)
	@$(PYTHON) packaging/setup.py --models standard
	@$(PYTHON) packaging/start.py

test:       ## set up, check the style, run the tests
	@$(PYTHON) packaging/setup.py --models light
	@$(PYTHON) packaging/check.py

test-all:   ## the same with the long tests
	@$(PYTHON) packaging/setup.py --models standard
	@$(PYTHON) packaging/check.py -m ""

check:      ## style and types alone
	@$(PYTHON) packaging/check.py --no-tests

screens:    ## draw docs/screens anew
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tests/ui/ui_gallery.py

setup:      ## set up only
	@$(PYTHON) packaging/setup.py --models standard

lock:       ## write packaging/requirements.lock anew from pyproject.toml
	@$(PYTHON) packaging/setup.py --lock

clean:      ## remove what can be made again; models and the built engine stay
	rm -rf .venv .tools .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build report
