# What can be done with this checkout. `make help` lists it.
.PHONY: help demo run test check fix bench chaos fuzz-editing api lock
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv/bin/python

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

define need_python
	@test -n "$(PYTHON)" || { echo "set-up: Python 3.11 or newer is needed; put python3.11 on the PATH" >&2; exit 1; }
endef

demo: ## set up, play the demo, and serve it on 127.0.0.1 (NO_SERVE=1: do not serve)
	$(need_python)
	@$(PYTHON) config/set_up run
	@$(VENV) manage.py create_demo
ifndef NO_SERVE
	@exec $(VENV) manage.py serve
endif

run: ## serve what is there
	$(need_python)
	@$(PYTHON) config/set_up run
	@$(VENV) manage.py prepare
	@exec $(VENV) manage.py serve

test: ## set up what the tests need and run all of them, on SQLite and on PostgreSQL, with Redis
	$(need_python)
	@$(PYTHON) config/set_up test
	@$(VENV) -m tests.run

check: ## lint, types, import contracts, migrations, licences
	$(need_python)
	@$(PYTHON) config/set_up check
	@$(VENV) -m tests.check

fix: ## format, and mend what the linter can
	@.venv/bin/ruff format -q . && .venv/bin/ruff check -q --fix .

bench: ## measure speed and memory, ratios side by side in one run
	$(need_python)
	@$(PYTHON) config/set_up test
	@$(VENV) -m benchmarks

chaos: ## the long fault runs: 300 releases through killed workers and services
	$(need_python)
	@$(PYTHON) config/set_up test
	@CHAOS_RELEASES=300 $(VENV) -m tests.run tests/faults

fuzz-editing: ## ten writers at random through killed servers, for longer than the tests do (SECONDS=120)
	$(need_python)
	@$(PYTHON) config/set_up test
	@FUZZ_SECONDS=$(or $(SECONDS),120) $(VENV) -m tests.run tests/faults/test_editing.py

api: ## try the API by its own description, for longer than the tests do (EXAMPLES=100)
	$(need_python)
	@$(PYTHON) config/set_up test
	@EXAMPLES=$(or $(EXAMPLES),100) $(VENV) -m pytest -n 2 tests/api/test_properties.py

lock: ## compile the requirement files, with hashes
	@for f in requirements requirements-dev requirements-node; do .venv/bin/uv pip compile -q --upgrade --generate-hashes --python-version 3.11 --no-header $$f.in -o $$f.txt; done
