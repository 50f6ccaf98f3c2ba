# Qualapp: what a newcomer types. Everything that is missing is set up first, in .venv and, as root on Debian, with apt.
#
#   make demo    twelve invented texts, coded; opened in the window, or written to ./demo where there is no screen
#   make run     the window
#   make test    all tests and checks
#   make check   format, rules, types, layers and translation
#   make bench   what has to be fast
#   make locale  bring the Danish translation up to date with the program
#   make package the program in a folder that runs without Python: dist/qualapp
#   make clean   remove all that make has made, except ./demo

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.PHONY: demo run test pytest check bench locale package clean

PYTHON := .venv/bin/python
READY := .venv/.ready
WORDS := resources/locale/da/LC_MESSAGES/qualapp.mo

demo: $(READY) $(WORDS)
	@$(PYTHON) -m qualapp demo demo

run: $(READY) $(WORDS)
	@$(PYTHON) -m qualapp

# Both are run even where the first one fails; the line that counts the tests comes last.
test: $(READY) $(WORDS)
	@failed=0; $(MAKE) --no-print-directory check || failed=1; $(MAKE) --no-print-directory pytest || failed=1; exit $$failed

pytest: $(READY) $(WORDS)
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2

check: $(READY)
	@.venv/bin/python -m ruff format --check --quiet . || { echo "Run: .venv/bin/python -m ruff format ."; exit 1; }
	@$(PYTHON) -m ruff check --quiet .
	@$(PYTHON) -m mypy --no-error-summary
	@$(PYTHON) -c "from importlinter.cli import lint_imports_command as lint; lint()" >.venv/layers.txt \
		|| { cat .venv/layers.txt; exit 1; }
	@$(PYTHON) packaging/check_locale.py

bench: $(READY) $(WORDS)
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest tests/benchmarks
	@for file in tests/benchmarks/*.py; do \
		case "$$file" in */test_*|*/conftest.py) ;; *) QT_QPA_PLATFORM=offscreen $(PYTHON) "$$file";; esac; done

locale: $(READY)
	@$(PYTHON) packaging/update_locale.py
	@$(MAKE) --no-print-directory $(WORDS)

# Slow, and therefore no part of the tests.
package: $(READY) $(WORDS)
	@$(PYTHON) -c "import PyInstaller" 2>/dev/null || $(PYTHON) -m pip install --quiet --editable ".[package]"
	@echo "Building dist/qualapp; that takes a minute or two"
	@mkdir -p build
	@nice $(PYTHON) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build packaging/qualapp.spec \
		2>build/package.log || { cat build/package.log; exit 1; }
	@env -i HOME="$$HOME" QT_QPA_PLATFORM=offscreen dist/qualapp/qualapp --version
	@echo "dist/qualapp is ready: $$(du -sh dist/qualapp | cut -f1). dist/qualapp/install-linux puts it in the menu."

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks build dist
	rm -rf resources/locale/*/LC_MESSAGES
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml packaging/system-packages
	@packaging/system-packages
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { echo "Setting up .venv"; python3 -m venv --clear .venv; }
	@echo "Installing the Python packages of pyproject.toml into .venv"
	@$(PYTHON) -m pip install --quiet --editable ".[dev]"
	@touch $@

$(WORDS): resources/locale/da.po | $(READY)
	@mkdir -p $(@D)
	@$(PYTHON) -m babel.messages.frontend --quiet compile --locale da --input-file $< --output-file $@
