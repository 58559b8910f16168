# make demo    a community full of life, on this machine       (make demo PORT=8123 chooses the port)
# make test    everything that can be tested, the browser included   (make test TESTS=eachother/vault chooses)
# make check   what must hold before anything lands: style, types, floors, templates, scripts
# make bench   what is measured, into bench/out/latest.json and docs/performance.md
# make serve   an empty house of your own · make install  only installs (docs/hosting.md)
# make format  puts style in order · make vendor  renews what comes from npm

PORT ?= 8000
# The first that runs, not the first that is there: pyenv leaves names on the path that lead nowhere.
PYTHON ?= $(shell for one in python3.13 python3.12 python3.11 python3; do $$one -c '' 2>/dev/null && echo $$one && break; done)
UV = $(shell command -v uv || echo .tools/uv)
RUN = $(UV) run --no-sync
# Many a container forbids to keep what is compiled: each server and each worker would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo serve install install-s3 test check bench format vendor clean

demo: .venv/served
	@$(RUN) eachother demo --port $(PORT)

serve: .venv/served
	@$(RUN) eachother serve

install: .venv/served
	@echo "Installed: .venv/bin/eachother"

# With what a store elsewhere needs (EACHOTHER_STORE).
install-s3: .venv/served
	@$(UV) sync --frozen --no-dev --inexact --extra s3 --quiet
	@echo "Installed: .venv/bin/eachother"

test: .venv/built .tools/browser
	$(RUN) pytest -n 2 --dist loadfile --no-loadscope-reorder $(TESTS)

check: .venv/built node_modules/.package-lock.json
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) lint-imports
	$(RUN) djlint --check --lint eachother
	$(RUN) python scripts/vendor.py --check
	npx --no-install biome check .

bench: .venv/built .tools/browser
	$(RUN) python -m bench

format: .venv/built node_modules/.package-lock.json
	$(RUN) ruff check --fix .
	$(RUN) ruff format .
	$(RUN) djlint --reformat --quiet eachother || true
	npx --no-install biome check --write .

vendor: .venv/built
	$(RUN) --group vendor python scripts/vendor.py

clean:
	rm -rf .venv .tools node_modules .mypy_cache .ruff_cache .pytest_cache

# What `demo` and `serve` need, and nothing else.
.venv/served: pyproject.toml uv.lock
	@$(MAKE) --no-print-directory needs
	@$(UV) sync --frozen --no-dev --inexact --quiet
	@touch $@

# What contributors need besides.
.venv/built: pyproject.toml uv.lock
	@$(MAKE) --no-print-directory needs
	@$(UV) sync --frozen --all-groups --quiet
	@touch $@ .venv/served

.PHONY: needs
needs:
	@test -n "$(PYTHON)" || { echo "Eachother needs Python 3.11 or later, and there is none. On Debian: apt install python3"; exit 1; }
	@command -v git >/dev/null || { echo "Eachother needs git. On Debian: apt install git"; exit 1; }
	@command -v uv >/dev/null || $(PYTHON) scripts/get_uv.py

.tools/browser: scripts/get_browser.py | .venv/built
	@$(RUN) python scripts/get_browser.py
	@mkdir -p .tools && touch $@

node_modules/.package-lock.json: package.json package-lock.json
	@command -v npm >/dev/null || { echo "make check reads the scripts with biome, which needs Node 20 and npm. On Debian: apt install nodejs npm"; exit 1; }
	@npm ci --silent --no-fund --no-audit
	@touch $@
