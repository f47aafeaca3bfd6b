PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: run test setup nlu-report
run test setup nlu-report:
	@$(or $(PYTHON),$(error Ringback needs Python 3.11 or newer: install it, or name one: make $@ PYTHON=python3.11)) -m ops $@ $(if $(ARGS),-- $(ARGS))
