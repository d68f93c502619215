# Every target works from a clean clone: scripts/with-node.sh installs what is missing and runs on the project's Node.
MAKEFLAGS += --no-print-directory
RUN := sh scripts/with-node.sh
NODE := $(RUN) node --conditions=tg-source

.DEFAULT_GOAL := help
.PHONY: help setup run demo dev check format spec migrate adopt move migration migrate-down migrate-check drift services
.PHONY: test test-live test-cluster fuzz bench clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read -r target what; do \
	  printf '%-16s %s\n' "$$target" "$$what"; done

setup: ## installs the packages and the git hooks, builds the client
	@$(NODE) spec/build.ts
	@if [ -e .git ]; then $(RUN) lefthook install > /dev/null; fi

# exec: a signal to make's child reaches the server itself, and make waits for the server.
run: ## starts the server on http://localhost:8000, with its own PostgreSQL unless DATABASE_URL names one
	@exec $(RUN) sh scripts/start.sh

demo: ## loads real data into a server of its own and asks it questions; EXIT=1 ends it afterwards
	@EXIT="$(EXIT)" exec $(RUN) sh demo/run.sh

dev: ## starts the server and starts it again when a source file changes
	@exec $(RUN) sh scripts/start.sh --watch

check: ## types, lint, format, import rules, dependencies
	@$(RUN) npm run --silent check

format: ## formats the sources
	@$(RUN) oxfmt

spec: ## writes openapi.yaml and the client's types from the contract
	@$(NODE) spec/generate.ts
	@$(RUN) sh spec/lint.sh

migrate: ## brings the database up to the newest migration
	@$(NODE) src/migrate.ts up

adopt: ## shows how the pilot's users would be taken over; make adopt yes=1 does it
	@$(NODE) src/adopt.ts $(if $(from),--from "$(from)") $(if $(zone),--zone "$(zone)") \
	  $(if $(yes),--yes) $(if $(skip-refused),--skip-refused)

move: ## moves rows between engines: make move dataset=seoul-bus to=opensearch; then confirm=1, or back=1
	@$(NODE) scripts/move.ts $(if $(dataset),--dataset "$(dataset)") $(if $(to),--to "$(to)") \
	  $(if $(url),--url "$(url)") $(if $(confirm),--confirm) $(if $(back),--back)

migration: ## writes a migration from the changed entities: make migration name=add_something
	@[ -n "$(name)" ] || { echo 'Give it a name: make migration name=add_something' >&2; exit 2; }
	@$(NODE) src/migrate.ts create "$(name)"

migrate-down: ## undoes every migration and drops the schema; asks for its name (or confirm=app) when it holds users
	@$(NODE) src/migrate.ts down $(if $(confirm),--confirm "$(confirm)")

migrate-check: ## fails when the entities and the migrations differ
	@$(NODE) src/migrate.ts check

drift: ## fails when a derived file is not what the sources say
	@$(RUN) sh scripts/drift.sh

services: ## installs the real servers and the browser that live tests use (Debian packages)
	@sh scripts/services.sh

test: ## every test that needs no outside server or browser
	@$(RUN) vitest run --project unit --project api

test-live: ## tests against real servers and a browser; FULL=1 for the long ones
	@$(RUN) vitest run --project live

test-cluster: ## tests of the API once more, with their rows in an OpenSearch; FULL=1 for the long ones
	@$(RUN) vitest run --project cluster

fuzz: ## generated requests against the contract: N=200000 of them; SEED=… PART=… PATH_=… repeats a finding
	@FUZZ_CASES="$(if $(SEED),$(N),$(or $(N),20000))" FUZZ_SEED="$(SEED)" FUZZ_PART="$(PART)" FUZZ_PATH="$(PATH_)" \
	  $(RUN) vitest run --project api --disable-console-intercept=true test/fuzz/fuzz.api.test.ts

bench: ## measures, each thing against its raw twin; ONLY=B1,B2 for some
	@$(NODE) bench/run.ts

clean: ## removes node_modules, dist and .services; ./data stays
	rm -rf node_modules demo/node_modules contract/dist spec/client/dist dist .services
	@echo 'Kept: ./data (database and secrets). Remove it yourself if you want to lose it.'
