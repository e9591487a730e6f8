# Tests, fuzzers and lint; the Makefile includes this.
#
#   make test          everything; TESTS="unit http/recording" narrows it
#   make unit sql http clients browser   the same, one kind
#   make screenshots   pictures of each state into build/screenshots
#   make fuzz          each fuzzer for FUZZ_SECONDS, with its corpus
#   make fuzz-replay   the corpora, once, without libFuzzer
#   make mutate        lets in who should not be, and sees that tests notice;
#                      CHANGES="rows role-unasked" narrows it
#   make attack        sqlmap and the long fuzzing; ATTACKS="fuzz" narrows it
#   make bench         the measurements; PARTS="usage" narrows them
#   make lint format   check and apply the formatting; clang-tidy, cppcheck, …

FUZZ_SECONDS ?= 60
TESTS ?=
CHANGES ?=
PARTS ?=
ATTACKS ?=

CHECK_CFLAGS = $(shell $(PKG_CONFIG) --cflags check)
CHECK_LIBS = $(shell $(PKG_CONFIG) --libs check)

UNIT_PROGRAMS = $(patsubst tests/unit/%.c,$(BUILD)/unit/%, \
	$(wildcard tests/unit/test_*.c))
FUZZ_NAMES = $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
REPLAY_PROGRAMS = $(FUZZ_NAMES:%=$(BUILD)/fuzz/replay_%)
FUZZ_PROGRAMS = $(FUZZ_NAMES:%=$(BUILD)/fuzz/fuzz_%)
HTTP_PROGRAMS = $(patsubst tests/http/%.c,$(BUILD)/http/%, \
	$(wildcard tests/http/*.c))
BENCH_OBJECTS = $(patsubst tests/bench/%.c,$(BUILD)/obj/bench/%.o, \
	$(wildcard tests/bench/*.c))
BENCH_SHARED = $(BUILD)/obj/bench/bench.o $(BUILD)/obj/bench/answer.o
BENCH_PROGRAMS = $(patsubst $(BUILD)/obj/%.o,$(BUILD)/%, \
	$(filter-out $(BENCH_SHARED),$(BENCH_OBJECTS)))

# Not under a job server already: use the processors there are.
PARALLEL = $(if $(findstring j,$(MAKEFLAGS)),,-j$(shell nproc))

.PHONY: test unit sql http clients browser screenshots
.PHONY: fuzz fuzz-replay attack lint format
.PHONY: test-programs fuzz-programs

test:
	deploy/bootstrap test
	+$(MAKE) $(PARALLEL) --no-print-directory all test-programs
	BUILD=$(BUILD) tests/run $(TESTS)

unit sql http clients browser:
	+$(MAKE) $(PARALLEL) --no-print-directory all test-programs
	BUILD=$(BUILD) tests/run $@

screenshots:
	deploy/bootstrap run browser
	+$(MAKE) $(PARALLEL) --no-print-directory all
	BUILD=$(BUILD) tests/browser/run --screenshots

fuzz-replay:
	+$(MAKE) $(PARALLEL) --no-print-directory test-programs
	BUILD=$(BUILD) tests/run fuzz

test-programs: $(UNIT_PROGRAMS) $(REPLAY_PROGRAMS) $(HTTP_PROGRAMS)

$(BUILD)/unit/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CHECK_CFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) \
		-o $@ $< $(LIBRARY) $(CHECK_LIBS) $(PACKAGE_LIBS)

$(BUILD)/fuzz/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< \
		tests/fuzz/replay.c $(LIBRARY) $(PACKAGE_LIBS)

$(BUILD)/fuzz/fuzz_%: tests/fuzz/fuzz_%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -fsanitize=fuzzer \
		-o $@ $< $(LIBRARY) $(PACKAGE_LIBS)

$(BUILD)/http/%: tests/http/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(LIBRARY) \
		$(PACKAGE_LIBS)

.PHONY: mutate bench-programs

mutate:
	deploy/bootstrap test
	+$(MAKE) $(PARALLEL) --no-print-directory all test-programs
	BUILD=$(BUILD) tests/mutation/run $(CHANGES)

bench: bench-programs

bench-programs: $(BENCH_PROGRAMS)

$(BENCH_OBJECTS): $(BUILD)/obj/bench/%.o: tests/bench/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BENCH_PROGRAMS): $(BUILD)/bench/%: $(BUILD)/obj/bench/%.o $(BENCH_SHARED) \
		$(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(PACKAGE_LIBS)

fuzz-programs: $(FUZZ_PROGRAMS)

FUZZ_BUILD = build/fuzz
FUZZ_FLAGS = -fsanitize=fuzzer-no-link,address,undefined

fuzz:
	deploy/bootstrap fuzz
	+$(MAKE) $(PARALLEL) --no-print-directory fuzz-programs \
		BUILD=$(FUZZ_BUILD) CC=clang HARDENING= \
		OPTIMIZE="-O1 -fno-omit-frame-pointer $(FUZZ_FLAGS)"
	tests/fuzz/run $(FUZZ_BUILD)/fuzz $(FUZZ_SECONDS) $(FUZZ_NAMES)

attack:
	deploy/bootstrap attack
	+$(MAKE) $(PARALLEL) --no-print-directory all
	BUILD=$(BUILD) tests/attack/run $(ATTACKS)

lint:
	tests/lint/run

format:
	clang-format -i $$(tests/lint/sources)

-include $(wildcard $(BUILD)/unit/*.d $(BUILD)/fuzz/*.d $(BUILD)/http/*.d \
	$(BUILD)/obj/bench/*.d)
