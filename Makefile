PYTHON ?= python3
BIN = .venv/bin
LOCK = --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links
export NO_MKDOCS_2_WARNING = 1

.PHONY: site zip serve test bench lock clean

site: .venv/site.ok  ## build the handbook into site/
	$(BIN)/mkdocs build --quiet

zip: .venv/site.ok  ## the same, and site.zip to take along on a USB stick
	PYTHONPATH=hooks $(BIN)/python -m handboek bouw --zip

serve: .venv/site.ok  ## show the handbook and reload it at every change
	$(BIN)/mkdocs serve

test: .venv/test.ok  ## format, lint, types and tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

bench: .venv/bench.ok  ## measure: the site beside plain Material, the import from SBB, the PDFs beside WeasyPrint and Chromium
	$(BIN)/python tests/bench.py; site=$$?; $(BIN)/python tests/bench_sbb.py; sbb=$$?; \
	$(BIN)/python tests/bench_pdf.py && exit $$((site + sbb))

lock: .venv/test.ok  ## renew the locks from pyproject.toml
	$(BIN)/uv pip compile $(LOCK) -o requirements.txt pyproject.toml
	$(BIN)/uv pip compile $(LOCK) -o requirements-test.txt --extra test -c requirements.txt pyproject.toml
	$(BIN)/uv pip compile $(LOCK) -o requirements-bench.txt --extra bench -c requirements-test.txt pyproject.toml

clean:
	rm -rf .venv site site.zip

.venv/pip.ok:
	$(PYTHON) -m venv .venv
	touch $@

.venv/site.ok: .venv/pip.ok requirements.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	touch $@

.venv/test.ok: .venv/site.ok requirements-test.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements-test.txt
	touch $@

.venv/bench.ok: .venv/test.ok requirements-bench.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements-bench.txt
	touch $@
