# SPDX-License-Identifier: GPL-3.0-or-later
# Short names for the commands; they do the work.
.PHONY: run test lint bench prepare ci

run:
	deploy/run

prepare:
	deploy/run --prepare

test:
	tests/run

lint:
	tests/lint

bench:
	tests/bench

ci:
	.ci/run
