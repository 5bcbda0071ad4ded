PYTHON := $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell command -v $(name))))
unexport PYTHONDONTWRITEBYTECODE
.PHONY: setup run upgrade test check bench phantoms
setup: ; @$(or $(PYTHON),python3) scripts/setup.py
run: setup ; @.venv/bin/python manage.py up
upgrade: setup ; @.venv/bin/python manage.py upgrade
test: ; @$(or $(PYTHON),python3) scripts/setup.py test && .venv/bin/python -m pytest -n 3 $(ARGS)
check: ; @$(or $(PYTHON),python3) scripts/setup.py test lint && .venv/bin/python scripts/check.py $(SIDES)
phantoms: ; @$(or $(PYTHON),python3) scripts/setup_phantoms.py
bench: setup ; @.venv/bin/python -m benchmarks
