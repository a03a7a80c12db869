# EngageNow's commands. `make` alone lists them.
#
# HOST, PORT, WORKERS and STACK_PORT are make variables: many shells export a HOST of their own, and that
# must never open the server to a network.  make run HOST=0.0.0.0  does.
HOST = 127.0.0.1
PORT = 8000
WORKERS = 1
STACK_PORT = 8443
PYTHON = python3
TESTS =
STORIES =
FILE =
REPLACE =
CERTIFICATE = ssl/fullchain.pem
SERVER_NAME =
RECORDINGS =

unexport PYTHONDONTWRITEBYTECODE # what one process has compiled, the next need not

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
RUN_PACKAGES := $(VENV)/.run-packages
DEV_PACKAGES := $(VENV)/.dev-packages
AUDIT_PACKAGES := .venv-audit/.installed
NODE_PACKAGES := node_modules/.installed
BUILD_PACKAGES := node_modules/.building
PAGES := frontend/dist/join.html
# Who only runs it needs a sixth of the Node packages: those that build the pages.
RUNNING := run ready demo build smoke stack $(RUN_PACKAGES) $(PAGES)
PAGE_PACKAGES := $(if $(wildcard $(NODE_PACKAGES))$(filter-out $(RUNNING),$(MAKECMDGOALS)),$(NODE_PACKAGES),$(BUILD_PACKAGES))
PAGE_SOURCES := $(wildcard frontend/*.* backend/contract/*.json) \
	$(shell find frontend/src frontend/public frontend/scripts -type f 2>/dev/null)
WORKSPACES := package.json frontend/package.json tests/e2e/package.json

IN_BACKEND := cd backend && ../$(VENV)/bin/python -m
PYTHON_CODE := . ../tests/backend ../tests/exchange ../tests/faults ../tests/stack ../tests/images ../tests/protocol ../tests/proxies ../tests/spreadsheets ../tests/words ../load ../deploy ../clients/python
FAULTS := -c pyproject.toml -o "pythonpath=. ../tests/backend ../tests/faults" ../tests/faults
STACK := PYTHONPATH=../deploy:.:../tests/backend
STACK_TEST := -c pyproject.toml -o "pythonpath=. ../deploy ../load ../tests/backend ../tests/faults"
PROTOCOL := -c pyproject.toml -o "pythonpath=. ../tests/backend ../tests/protocol" ../tests/protocol
PROTOCOL_PACKAGES := tests/protocol/node_modules/.installed
OLD_CLIENT := .venv-protocol/.installed
EXCHANGE := -c pyproject.toml -o "pythonpath=. ../tests ../tests/backend" ../tests/exchange
EXCHANGE_CLIENTS := .venv-exchange/.installed .venv-exchange-connector/.installed
TOKENIZER := .venv-words/.installed
CLIENT_GENERATOR := .venv-client/.installed
LIVE =
CLIENT_PEER := .venv-peer/.installed
WORDS_TEST := -c pyproject.toml -o "pythonpath=. ../tests/backend ../tests/words" ../tests/words
SPREADSHEETS_TEST := -c pyproject.toml -o "pythonpath=. ../tests/backend ../tests/spreadsheets" ../tests/spreadsheets
PROXIES_TEST := -c pyproject.toml -o "pythonpath=. ../tests/backend ../tests/proxies" --numprocesses 4 --dist loadgroup
# Much of the time a test waits for a server, a disk or a clock: one process more than processors. Each costs ten
# seconds of a processor to import and collect everything, and has servers of its own.
PROCESSES := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
AT_ONCE := --numprocesses $(PROCESSES) --dist loadfile
RUFF := --config pyproject.toml --quiet

.PHONY: $(shell sed -nE 's/^([a-z0-9-]+):.*/\1/p' $(firstword $(MAKEFILE_LIST)))

# The sections' comments head the groups; the first three words are what a newcomer wants.
help: ## List all commands
	@awk -F ':.*## ' $$([ ! -t 2 ] || printf '%s' "-v bold=$$(tput bold) -v plain=$$(tput sgr0)") '\
		/^# [A-Z][a-z]+( up)?$$/ { group = substr($$0, 3) } \
		/^[a-z0-9-]+:.*## / && group { if (group != last) print "\n" group; last = group; \
			printf "  %smake %-17s%s %s\n", (++words < 4 ? bold : ""), $$1, plain, $$2 }' Makefile

# Running

run: ready ## Serve everything on one port (HOST=, PORT=, WORKERS=2 with Redis, PostgreSQL, nginx)
	@cd backend && exec ../$(VENV)/bin/python ../scripts/foreground \
		../$(VENV)/bin/python -m app serve --host '$(HOST)' --port '$(PORT)' --workers '$(WORKERS)'

demo: $(RUN_PACKAGES) ## Fill two sessions of the running server with people who chat (PORT=)
	@cd backend && exec ../$(VENV)/bin/python ../scripts/foreground \
		../$(VENV)/bin/python -m app demo --host '$(HOST)' --port '$(PORT)'

ready: require
	@MAKE="$(MAKE)" scripts/prepare $(RUN_PACKAGES) $(PAGES)

dev: $(RUN_PACKAGES) $(NODE_PACKAGES) ## Serve the API, and the pages with hot reload on port 3000
	@scripts/dev

words: $(RUN_PACKAGES) ## Install the optional tokenizer, which finds nouns in Korean chats (100 MB)
	@scripts/install-packages '$(PYTHON)' $(VENV) --no-deps -r backend/requirements-words.txt

backup: $(RUN_PACKAGES) ## Copy the database of DATABASE_URL into ./backup
	@$(IN_BACKEND) app backup

restore: $(RUN_PACKAGES) ## Restore a backup into an empty database (FILE=, REPLACE=1 replaces the present one)
	@[ -n '$(FILE)' ] || { echo "Say which: make restore FILE=backup/engagenow-..." >&2; exit 1; }
	@$(IN_BACKEND) app restore '$(abspath $(FILE))' $(if $(REPLACE),--replace)

certificate: ## Say how long a certificate is valid (CERTIFICATE=ssl/fullchain.pem or talk.example.com:443)
	@deploy/certificate.sh '$(CERTIFICATE)'

build: $(PAGES) ## Build the pages

stack: $(DEV_PACKAGES) $(PAGES) ## Run production on loopback: nginx, TLS, two workers, PostgreSQL, Redis (STACK_PORT=)
	@cd backend && exec env $(STACK) ../$(VENV)/bin/python ../scripts/foreground \
		../$(VENV)/bin/python -m fixtures.stack --port $(STACK_PORT)

# Testing

test: require ## Install what tests need, then run all checks and tests
	@MAKE="$(MAKE)" scripts/test

check: export LINT_TYPES = 1
check: check-code check-guards check-deploy check-pages ## Formatting, linters, types, guards, contract, deployment files, oldest browsers

check-code: lint types check-contract check-nginx check-monitoring

format: $(DEV_PACKAGES) $(NODE_PACKAGES) ## Format the code and fix what linters can fix
	@$(IN_BACKEND) ruff check $(RUFF) --fix-only $(PYTHON_CODE)
	@$(IN_BACKEND) ruff format $(RUFF) $(PYTHON_CODE)
	@npm run --silent format

lint: $(DEV_PACKAGES) $(NODE_PACKAGES)
	@$(IN_BACKEND) ruff format $(RUFF) --check $(PYTHON_CODE)
	@$(IN_BACKEND) ruff check $(RUFF) $(PYTHON_CODE)
	@cd backend && ../$(VENV)/bin/lint-imports --no-logo
	@npm run --silent format:check
	@npm run --silent lint

types: $(DEV_PACKAGES) $(NODE_PACKAGES)
	@$(IN_BACKEND) mypy
	@npm run --silent check -w frontend
	@npm run --silent check -w tests/e2e

contract: $(RUN_PACKAGES) $(NODE_PACKAGES) ## Generate the contract's documents, the pages' types and the client's
	@$(IN_BACKEND) app contract
	@npm run --silent contract -w frontend
	@$(PYTHON) clients/python/scripts/contract.py --is-current || $(MAKE) --no-print-directory client-contract

client-contract: $(CLIENT_GENERATOR)
	@.venv-client/bin/python clients/python/scripts/contract.py

check-contract: $(RUN_PACKAGES) $(NODE_PACKAGES)
	@MAKE="$(MAKE)" scripts/check-contract

check-guards: $(DEV_PACKAGES) $(NODE_PACKAGES)
	@$(IN_BACKEND) pytest -c pyproject.toml --quiet --durations=0 --durations-min=5 ../tests/backend/guards

check-deploy: $(DEV_PACKAGES)
	@$(IN_BACKEND) pytest -c pyproject.toml --quiet --durations=0 --durations-min=5 ../tests/backend/deploy

check-pages: $(NODE_PACKAGES) $(PAGES)
	@npm run --silent oldest -w frontend

check-nginx: $(DEV_PACKAGES)
	@cd backend && $(STACK) ../$(VENV)/bin/python -m fixtures.stack.check

check-monitoring: ## Test the Prometheus alerts, if promtool is installed
	@scripts/check-monitoring

test-tools: $(DEV_PACKAGES)
	@scripts/install-test-tools $(VENV)/bin/python

test-backend: $(DEV_PACKAGES) $(NODE_PACKAGES) ## Backend tests (TESTS=tests/backend/...)
	@$(IN_BACKEND) pytest -c pyproject.toml $(AT_ONCE) $(if $(TESTS),$(addprefix ../,$(TESTS)),-m "not nightly")

test-backend-all: $(DEV_PACKAGES) $(NODE_PACKAGES) ## All backend tests, also slow ones, with every parameter on both databases
	@$(IN_BACKEND) pytest -c pyproject.toml $(AT_ONCE)

test-faults: $(DEV_PACKAGES) ## Fault tests, short: everything recovers and nothing is lost
	@$(IN_BACKEND) pytest $(FAULTS) -m "not long" --numprocesses auto --dist loadfile

faults: $(DEV_PACKAGES) ## Fault tests at full length, with a report (FAULTS_SCALE=1)
	@$(IN_BACKEND) pytest $(FAULTS)

protocol-test: $(DEV_PACKAGES) $(PROTOCOL_PACKAGES) $(OLD_CLIENT) ## Protocol cases and old clients, on our server and the official one
	@$(IN_BACKEND) pytest $(PROTOCOL) --numprocesses 2 --dist loadfile

protocol-page: $(DEV_PACKAGES)
	@cd backend && PYTHONPATH=.:../tests/backend:../tests/protocol ../$(VENV)/bin/python -m rig.page

exchange-test: $(DEV_PACKAGES) $(EXCHANGE_CLIENTS) ## The exchanges' own clients on the simulated exchanges, with LIVE=1 our feeds on the real ones
	@$(IN_BACKEND) pytest $(EXCHANGE) $(if $(LIVE),--run-live)

words-test: $(DEV_PACKAGES) $(TOKENIZER) ## Install the optional tokenizer apart, and test its accuracy and its one process
	@cd backend && PYTHONPATH=$$(echo "$$PWD"/../.venv-words/lib/python*/site-packages) \
		../$(VENV)/bin/python -m pytest $(WORDS_TEST)

test-client: $(DEV_PACKAGES) ## Tests of the Python client, against the server and against others' streams
	@cd clients/python && ../../$(VENV)/bin/python -m pytest

feeds-replay: $(DEV_PACKAGES) ## Play recordings of exchanges to our feeds, and say what they understood (RECORDINGS=folder)
	@[ -n '$(RECORDINGS)' ] || { echo "Say which: make feeds-replay RECORDINGS=folder" >&2; exit 1; }
	@cd backend && PYTHONPATH=.:../tests ../$(VENV)/bin/python -m exchange.recordings '$(abspath $(RECORDINGS))'

test-frontend: $(NODE_PACKAGES) ## Frontend unit tests
	@npm run --silent test -w frontend

e2e: $(DEV_PACKAGES) $(NODE_PACKAGES) $(PAGES) ## Stories in a real browser (STORIES=part-of-a-name)
	@npm run --silent test -w tests/e2e -- $(STORIES)

e2e-all: $(DEV_PACKAGES) $(NODE_PACKAGES) $(PAGES) ## All stories, on a desktop and two phones, in Chromium with windows
	@EVERY_BROWSER=1 npm run --silent test -w tests/e2e -- $(STORIES)

page-figures: $(DEV_PACKAGES) $(NODE_PACKAGES) $(PAGES) ## Measure the big screen and the replay in Chromium, against what they are to reach
	@npm run --silent figures -w tests/e2e

screens: $(RUN_PACKAGES) $(NODE_PACKAGES) $(PAGES) ## Take pictures of every page in every size, language and theme
	@npm run --silent screens -w tests/e2e

security: $(DEV_PACKAGES) $(NODE_PACKAGES) $(PAGES) ## All hostile texts in a browser, and a thousand requests per API operation
	@cd backend && SECURITY=1 ../$(VENV)/bin/python -m pytest -c pyproject.toml \
		../tests/backend/test_openapi.py
	@SECURITY=1 npm run --silent test -w tests/e2e -- xss --project desktop

audit-python: $(AUDIT_PACKAGES) ## Known vulnerabilities of the Python packages
	@scripts/audit-python

audit-node: $(NODE_PACKAGES) ## Known vulnerabilities of the Node packages
	@scripts/audit-node

smoke: require ## Start the server, check its health, stop it
	@MAKE="$(MAKE)" scripts/smoke $(PORT)

# Deploying

env: ## Write .env for docker-compose.prod.yml, with random secrets (SERVER_NAME=talk.example.com)
	@scripts/make-env '$(SERVER_NAME)'

images-test: $(DEV_PACKAGES) ## Build both images with buildah, start and test them
	@scripts/images-test $(VENV)/bin/python

# Measuring

RECEIVERS := load/.build/receivers
RECEIVERS_OBJECTS := $(patsubst load/receivers/%.c,load/.build/%.o,$(wildcard load/receivers/*.c))
RECEIVERS_FLAGS := -O2 -Wall -Wextra -Wmissing-prototypes
PEERS := load/peers/node_modules/.installed
LOAD_PACKAGES := .venv-load/.installed
LOAD =
BASE =
LOCUST = --headless --users 40 --spawn-rate 10 --run-time 30s

load: $(DEV_PACKAGES) $(RECEIVERS) ## Load a session over Socket.IO and judge it (LOAD="steady --quick")
	@$(VENV)/bin/python load/websocket_load.py $(LOAD)

bench: $(DEV_PACKAGES) $(RECEIVERS) $(PEERS) ## Compare the server with other servers (LOAD=--quick BASE=commit)
	@$(VENV)/bin/python load/bench.py $(if $(BASE),--base '$(BASE)') $(LOAD)

bench-client: $(DEV_PACKAGES) $(CLIENT_PEER) ## Compare the Python client with others (LOAD="--rounds 3")
	@$(VENV)/bin/python clients/python/bench/receive.py --mm-toolbox .venv-peer/bin/python $(LOAD)

locust: $(LOAD_PACKAGES) ## Simulate people on HOST and PORT with Locust (LOCUST="--users 200 ...")
	@.venv-load/bin/locust -f load/locustfile.py --host http://$(HOST):$(PORT) $(LOCUST)

scaling: $(DEV_PACKAGES) ## Calculate what audiences up to a million need: load/reports/scaling.md
	@cd load && ../$(VENV)/bin/python -m scaling

test-load: $(DEV_PACKAGES) $(RECEIVERS) ## Test that the load tools notice every fault
	@$(IN_BACKEND) pytest -c pyproject.toml -o "pythonpath=. ../load ../load/tests" ../load/tests

stack-test: $(DEV_PACKAGES) $(NODE_PACKAGES) $(PAGES) $(RECEIVERS) ## Stories, load and a rolling restart through the stack's nginx
	@$(IN_BACKEND) pytest $(STACK_TEST) ../tests/stack

proxies-test: $(DEV_PACKAGES) $(NODE_PACKAGES) $(PAGES) ## Test every recipe of docs/proxies.md, right and misconfigured
	@scripts/install-proxies
	@$(IN_BACKEND) pytest $(PROXIES_TEST) ../tests/proxies

spreadsheets-test: $(DEV_PACKAGES) ## Test that LibreOffice opens reports as they were meant
	@scripts/install-libreoffice
	@$(IN_BACKEND) pytest $(SPREADSHEETS_TEST)

$(RECEIVERS): $(RECEIVERS_OBJECTS)
	@gcc $(RECEIVERS_FLAGS) -o $@ $^

load/.build/%.o: load/receivers/%.c
	@command -v gcc >/dev/null || { echo "The load tools need gcc." >&2; exit 1; }
	@mkdir -p $(@D)
	@gcc $(RECEIVERS_FLAGS) -MMD -MP -c -o $@ $<

-include $(RECEIVERS_OBJECTS:.o=.d)

$(PEERS): load/peers/package-lock.json .npmrc | require
	@echo "Installing the peers' packages"
	@cd load/peers && npm ci --ignore-scripts --omit=dev --loglevel=error
	@touch $@

$(PROTOCOL_PACKAGES): tests/protocol/package-lock.json .npmrc | require
	@echo "Installing Socket.IO's official server, and its clients of several years"
	@cd tests/protocol && npm ci --ignore-scripts --omit=dev --loglevel=error
	@touch $@

$(OLD_CLIENT): tests/protocol/clients/requirements.txt | require
	@scripts/make-venv '$(PYTHON)' .venv-protocol
	@scripts/install-packages '$(PYTHON)' .venv-protocol --no-deps -r $<
	@touch $@

.venv-exchange/.installed: tests/exchange/clients/requirements.txt | require
	@echo "Installing the exchanges' client libraries"
	@scripts/make-venv '$(PYTHON)' .venv-exchange
	@scripts/install-packages '$(PYTHON)' .venv-exchange --no-deps -r $<
	@touch $@

.venv-exchange-connector/.installed: tests/exchange/clients/requirements-connector.txt | require
	@scripts/make-venv '$(PYTHON)' .venv-exchange-connector
	@scripts/install-packages '$(PYTHON)' .venv-exchange-connector --no-deps -r $<
	@touch $@

$(TOKENIZER): backend/requirements-words.txt | require
	@echo "Installing the tokenizer"
	@scripts/make-venv '$(PYTHON)' .venv-words
	@scripts/install-packages '$(PYTHON)' .venv-words --no-deps -r $<
	@touch $@

$(CLIENT_GENERATOR): clients/python/scripts/requirements.txt | require
	@scripts/make-venv '$(PYTHON)' .venv-client
	@scripts/install-packages '$(PYTHON)' .venv-client --no-deps -r $<
	@touch $@

$(CLIENT_PEER): clients/python/bench/requirements.txt | require
	@scripts/make-venv '$(PYTHON)' .venv-peer
	@scripts/install-packages '$(PYTHON)' .venv-peer --no-deps -r $<
	@touch $@

$(LOAD_PACKAGES): load/requirements.txt | require
	@scripts/make-venv '$(PYTHON)' .venv-load
	@scripts/install-packages '$(PYTHON)' .venv-load -r $<
	@touch $@

# Setting up

require:
	@$(eval missing := $(shell scripts/require '$(PYTHON)'))$(if $(missing),$(error $(missing)))

$(VENV)/bin/python: | require
	@scripts/make-venv '$(PYTHON)' $(VENV)

$(RUN_PACKAGES): backend/requirements.txt | $(VENV)/bin/python
	@echo "$(if $(FIRST),1/3 )Installing the server's Python packages"
	@scripts/install-packages '$(PYTHON)' $(VENV) --no-deps -r $<
	@scripts/install-client $(VENV)
	@touch $@

$(DEV_PACKAGES): backend/requirements-dev.txt backend/requirements-otel.txt $(RUN_PACKAGES)
	@echo "Installing the Python packages for tests and checks"
	@scripts/install-packages '$(PYTHON)' $(VENV) -r $<
	@touch $@

$(AUDIT_PACKAGES): scripts/audit-requirements.txt | require
	@scripts/make-venv '$(PYTHON)' .venv-audit
	@scripts/install-packages '$(PYTHON)' .venv-audit -r $<
	@touch $@

$(NODE_PACKAGES): package-lock.json .npmrc $(WORKSPACES) | require
	@echo "Installing the Node packages for pages, tests and checks"
	@npm ci --ignore-scripts --loglevel=error
	@touch $@

$(BUILD_PACKAGES): package-lock.json .npmrc $(WORKSPACES) | require
	@echo "$(if $(FIRST),2/3 )Installing the packages that build the pages"
	@npm ci --ignore-scripts --loglevel=error --workspace frontend --omit=dev
	@touch $@

$(PAGES): $(PAGE_PACKAGES) $(PAGE_SOURCES)
	@echo "$(if $(FIRST),3/3 )Building the pages"
	@npm run --silent build -w frontend

clean: ## Remove what was built and installed; never the database
	rm -rf .venv-audit .venv-client .venv-exchange .venv-exchange-connector .venv-load .venv-peer .venv-protocol .venv-words
	rm -rf load/.build load/peers/node_modules tests/protocol/node_modules
	rm -rf $(VENV) node_modules frontend/node_modules tests/e2e/node_modules frontend/dist
	rm -rf backend/.mypy_cache backend/.ruff_cache backend/.pytest_cache backend/.hypothesis
	rm -rf backend/.import_linter_cache tests/e2e/test-results tests/e2e/pictures
	find backend tests clients -name __pycache__ -type d -prune -exec rm -rf {} +
