#include "llm/usage_reader.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/log.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_pieces(const uint8_t *data, size_t size, size_t step,
    uint8_t choice, struct usage_report *report)
{
	struct usage_reader *reader =
	    usage_reader_new((enum llm_protocol)(choice % 4),
		(enum usage_format)(choice / 4 % 3));

	for (size_t at = 0; at < size; at += step)
		usage_reader_feed(reader, (const char *)data + at,
		    size - at < step ? size - at : step);
	usage_reader_finish(reader, choice / 12 % 2 == 0, report);
	usage_reader_free(reader);
}

static void check_name(const char *name)
{
	if (name != NULL &&
	    !text_is_name(name, strlen(name), USAGE_REPORT_NAME_MAXIMUM))
		abort();
}

static void check_report(const struct usage_report *report)
{
	const struct token_usage *usage = &report->usage;

	if (!token_usage_is_sound(usage) || report->text_bytes < 0)
		abort();
	if (usage->source == USAGE_SOURCE_NONE &&
	    (usage->prompt != 0 || usage->completion != 0 ||
		usage->cached != TOKEN_COUNT_UNKNOWN))
		abort();
	check_name(report->model);
	check_name(report->upstream_id);
	if (report->cost != NULL &&
	    (report->cost[0] == '\0' ||
		report->cost[strspn(report->cost, "0123456789.")] != '\0'))
		abort();
}

static bool is_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The first byte chooses protocol, format and end; whatever comes then, the
 * report is sound, and the same for any split. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct usage_report once = {.failed = false};
	struct usage_report bytewise = {.failed = false};

	if (size == 0)
		return 0;
	json_start();
	log_set_level(LOG_LEVEL_ERROR);
	read_pieces(data + 1, size - 1, size, data[0], &once);
	read_pieces(data + 1, size - 1, 1, data[0], &bytewise);
	check_report(&once);
	if (!token_usage_equal_counts(&once.usage, &bytewise.usage) ||
	    once.usage.source != bytewise.usage.source ||
	    once.failed != bytewise.failed ||
	    once.text_bytes != bytewise.text_bytes ||
	    !is_same(once.model, bytewise.model) ||
	    !is_same(once.upstream_id, bytewise.upstream_id) ||
	    !is_same(once.cost, bytewise.cost))
		abort();
	usage_report_clear(&once);
	usage_report_clear(&bytewise);
	return 0;
}
