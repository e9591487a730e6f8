# TokenMeter. `make run` shows it, `make test` tests it, README says the rest.

PREFIX ?= /usr/local
DESTDIR ?=
SANITIZE ?=
CC = gcc
PKG_CONFIG ?= pkg-config

comma := ,
BUILD := build$(if $(SANITIZE),/$(subst $(comma),-,$(SANITIZE)))
VERSION := $(shell cat VERSION)

PACKAGES = jansson libpq libcurl openssl
PACKAGE_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(PACKAGES))
PACKAGE_LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lfcgi

WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla $(WERROR)
ifeq ($(SANITIZE),)
OPTIMIZE ?= -O2
HARDENING = -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
	-fstack-clash-protection -fcf-protection
LINK_HARDENING = -Wl,-z,relro,-z,now
else
OPTIMIZE ?= -O1 -fno-omit-frame-pointer -fsanitize=$(SANITIZE) \
	-fno-sanitize-recover=all
endif
override CFLAGS += -std=c11 -D_GNU_SOURCE -pthread -fPIE -g $(OPTIMIZE) \
	$(HARDENING) $(WARNINGS)
override CPPFLAGS += -Isrc -DTOKENMETER_VERSION='"$(VERSION)"' \
	$(PACKAGE_CFLAGS)
override LDFLAGS += -pie -pthread $(if $(SANITIZE),-fsanitize=$(SANITIZE)) \
	$(LINK_HARDENING)

ROOMS = base db meter llm auth http api
# All but main(), so that tests can have their own.
LIBRARY_SOURCES = $(filter-out src/main.c, \
	$(wildcard src/*.c $(ROOMS:%=src/%/*.c)))
LIBRARY_OBJECTS = $(LIBRARY_SOURCES:src/%.c=$(BUILD)/obj/%.o) \
	$(BUILD)/obj/db/schema_files.o
LIBRARY = $(BUILD)/libtokenmeter.a
SQL_FILES = $(sort $(wildcard sql/migrations/*.sql)) \
	$(sort $(wildcard sql/functions/*.sql)) \
	$(sort $(wildcard sql/views/*.sql))

all: $(BUILD)/tokenmeter $(BUILD)/tokenmeter.fcgi $(BUILD)/tokenmeter-demo-model

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/db/schema_files.o: $(BUILD)/gen/schema_files.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/schema_files.c: sql/embed.awk $(SQL_FILES)
	@mkdir -p $(@D)
	LC_ALL=C awk -f sql/embed.awk $(SQL_FILES) >$@.new
	mv $@.new $@

$(LIBRARY): $(LIBRARY_OBJECTS)
	rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/tokenmeter: $(BUILD)/obj/main.o $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(PACKAGE_LIBS)

$(BUILD)/tokenmeter.fcgi: $(BUILD)/tokenmeter
	ln -f $< $@

DEMO_OBJECTS = $(patsubst deploy/demo/%.c,$(BUILD)/obj/demo/%.o, \
	$(wildcard deploy/demo/*.c))

$(BUILD)/obj/demo/%.o: deploy/demo/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Ideploy $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tokenmeter-demo-model: $(DEMO_OBJECTS) $(LIBRARY)
	$(CC) $(LDFLAGS) -o $@ $^ $(PACKAGE_LIBS)

-include $(LIBRARY_OBJECTS:.o=.d) $(DEMO_OBJECTS:.o=.d) $(BUILD)/obj/main.d

run up down status:
	deploy/quickstart $@

SHARE = $(DESTDIR)$(PREFIX)/share/tokenmeter
LIB = $(DESTDIR)$(PREFIX)/lib

# Configuration names the places of the default prefix.
install_config = sed 's|/usr/local|$(PREFIX)|g' $(1) >"$(2)" && \
	chmod 644 "$(2)"

install: $(BUILD)/tokenmeter
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/nginx" \
		"$(SHARE)/apache" "$(SHARE)/web" \
		"$(LIB)/systemd/system" "$(LIB)/sysusers.d"
	install -m 755 $< "$(DESTDIR)$(PREFIX)/bin/tokenmeter"
	ln -sf tokenmeter "$(DESTDIR)$(PREFIX)/bin/tokenmeter.fcgi"
	install -m 644 src/web/dist/* "$(SHARE)/web"
	install -m 644 data/prices.json "$(SHARE)/prices.json"
	for file in nginx/*.conf; do \
		$(call install_config,$$file,$(SHARE)/$$file) || exit; \
	done
	for file in deploy/apache/*.conf; do \
		$(call install_config,$$file,$(SHARE)/$${file#deploy/}) \
			|| exit; \
	done
	for unit in deploy/systemd/*; do \
		$(call install_config,$$unit,$(LIB)/systemd/system/$${unit##*/}) \
			|| exit; \
	done
	$(call install_config,deploy/sysusers/tokenmeter.conf,$(LIB)/sysusers.d/tokenmeter.conf)

# The price list anew from the package that data/package.json names.
PRICES_PACKAGE = build/prices/node_modules/@pydantic/genai-prices

prices:
	mkdir -p build/prices
	cp data/package.json data/package-lock.json build/prices
	cd build/prices && npm ci --ignore-scripts --no-audit --no-fund
	node data/prices.mjs $(PRICES_PACKAGE) >build/prices/prices.json
	mv build/prices/prices.json data/prices.json

# What browsers load is committed as it is served, in src/web/dist, so that
# neither `make run` nor `make install` needs Node. After a change in src/web,
# `make web` makes it again; the suite web compares.
WEB_DEPENDENCIES = src/web/node_modules/.package-lock.json

web:
	deploy/bootstrap web
	+$(MAKE) --no-print-directory $(WEB_DEPENDENCIES)
	node src/web/build.mjs src/web/dist

$(WEB_DEPENDENCIES): src/web/package.json src/web/package-lock.json
	cd src/web && npm ci --ignore-scripts --no-audit --no-fund
	touch $@

bench: all
	deploy/bootstrap bench
	BUILD=$(BUILD) tests/bench/run $(PARTS)

clean:
	rm -rf build

.PHONY: all run up down status install web prices bench clean
.DELETE_ON_ERROR:

include tests/tests.mk
