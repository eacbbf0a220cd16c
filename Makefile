# SPDX-License-Identifier: GPL-3.0-or-later
#
# A front for meson: installs what is missing, builds, and does the thing.

BUILD := _build
PREFIX ?= /usr/local
SHARE ?= 1
SECONDS ?= 300
ONLY ?=
ROUNDS ?=
DOCS ?=
FIRST ?=

ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
RUN_ON := demo
else
RUN_ON := window
endif

.PHONY: run window demo test bench reliability coverage mutation fuzz tsan install clean

# Starts the desk; on a machine without a display, the demonstration of its
# main job on a virtual one (see demo).
run: $(RUN_ON)

window:
	@build-aux/install-packages build run
	@build-aux/build $(BUILD)
	@build-aux/run $(BUILD)

# Drives the main job on a virtual display and leaves screenshots and a
# summary in demo-output/.
demo:
	@build-aux/install-packages build run demo
	@build-aux/build $(BUILD) -Dtests=true
	@build-aux/demo $(BUILD) demo-output

# Runs every test; the last line is "N passed, N failed".
test:
	@build-aux/install-packages build test
	@build-aux/run-tests $(BUILD)

# Measures start, memory and rest beside a minimal window and Chromium, then
# proves publishing (see reliability). ONLY=start runs one part (start, memory,
# rest, answers, publisher), DOCS=1 puts the table into docs/performance.md,
# FIRST=1 lets it go before all other work of the computer.
bench:
	@build-aux/install-packages build bench
	@build-aux/build $(BUILD) -Dtests=true -Dbench=true
	@bench/run $(BUILD) $(if $(ONLY),--only $(ONLY)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(FIRST),--first) $(if $(DOCS),--docs)
	@$(if $(ONLY),true,bench/reliability $(BUILD) --share $(SHARE))

# The proof of publishing with its full counts, some hours; SHARE=100 tries a
# hundredth of them, ADD=1 adds to what earlier runs counted.
reliability:
	@build-aux/install-packages build test
	@build-aux/build $(BUILD) -Dtests=true
	@bench/reliability $(BUILD) --share $(SHARE) $(if $(ADD),--add)

# Runs the unit tests with counters; prints lines and branches by layer and for
# what must be covered best, and fails when that is too little.
coverage:
	@build-aux/install-packages build test coverage
	@build-aux/run-coverage _build-coverage

# Breaks the code that decides whether a post goes out in hundreds of places;
# fails when the tests notice too few of them. Some minutes.
mutation:
	@build-aux/install-packages build test
	@build-aux/build $(BUILD) -Dtests=true
	@build-aux/run-mutation $(BUILD)

# Feeds each parser bytes from nowhere for SECONDS in all.
fuzz:
	@build-aux/install-packages build test fuzz
	@build-aux/run-fuzz _build-fuzz $(SECONDS)

# Runs what has threads with ThreadSanitizer. Builds a GLib for it once, in the
# user's cache.
tsan:
	@build-aux/install-packages build test tsan
	@build-aux/run-tsan _build-tsan

install:
	@build-aux/install-packages build run
	@build-aux/build $(BUILD) --prefix=$(PREFIX)
	meson install -C $(BUILD) --no-rebuild

clean:
	rm -rf _build _build-asan _build-coverage _build-fuzz _build-tsan demo-output bench-output
