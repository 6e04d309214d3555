# Every command does its own set-up; a second call starts at once.
# On a fresh machine: Python 3.11 to 3.13, make, git, and apt with the rights to install.

BIN := .venv/bin
apt = @scripts/system_packages.sh $$(sed 's/\#.*//' $(foreach list,$(1),scripts/apt-$(list).txt))
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

.PHONY: help run test check bench dist dist-windows lock translations icons clean packages packages-dev

help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):.*  ## /  make \1\t/p' Makefile | expand -t 22

run: packages  ## start Saywell; without a display, its tour in a virtual desktop
	$(call apt,run)
ifdef DISPLAY
	$(BIN)/saywell
else
	$(call apt,run test)
	$(BIN)/saywell demo --out out/demo
	@echo "No display here, so Saywell ran in a virtual desktop. Its screenshots: $(CURDIR)/out/demo"
endif

# Without the caller's display: the tests open windows and press keys in a screen of their own.
test: packages-dev  ## all tests
	$(call apt,run test windows)
	@env -u DISPLAY -u WAYLAND_DISPLAY $(BIN)/pytest

check: packages-dev  ## style, types, layers, documents
	$(call apt,run)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --exclude '^snippets_app/desktop/windows/'
	$(BIN)/mypy --platform win32 snippets_app/desktop/windows snippets_app/policy
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.check_docs

bench: packages-dev  ## measure beside AutoKey and CopyQ; out/bench.json
	$(call apt,run test windows bench)
	@mkdir -p out
	$(BIN)/python -m benchmarks

dist: packages-dev  ## the program as one folder: dist/saywell
	$(call apt,run test dist)
	$(BIN)/python -m scripts.build_program

dist-windows: packages-dev  ## for trial: dist/Saywell-Setup-VERSION.exe, built and tried under Wine
	$(call apt,run test windows)
	$(BIN)/python -m scripts.windows.build

lock: packages-dev  ## lock the packages again (UPGRADE=--upgrade takes the newest)
	$(COMPILE) $(UPGRADE) --group build --output-file requirements/run.txt
	$(COMPILE) $(UPGRADE) --group dev --constraints requirements/run.txt --output-file requirements/dev.txt
	$(BIN)/python -m scripts.windows.lock $(UPGRADE)

translations: packages-dev  ## collect the interface's messages, update and compile the catalogues
	$(BIN)/python -m scripts.translations

icons: packages-dev  ## draw the icons' PNG files from their SVG
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m scripts.render_icons

clean:  ## remove everything that was made here, the environment too
	rm -rf .venv .wine build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

packages:
	@scripts/bootstrap.sh run

packages-dev:
	@scripts/bootstrap.sh dev
