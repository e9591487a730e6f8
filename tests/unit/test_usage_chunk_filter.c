#include "llm/usage_chunk_filter.h"

#include <string.h>

#include "unit.h"

#define HEAD "{\"id\":\"c\",\"object\":\"chat.completion.chunk\","
#define WORD "data: " HEAD "\"choices\":[{\"index\":0,\"delta\":{}}]}\n\n"
#define USAGE "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}"
#define CHUNK "data: " HEAD "\"choices\":[]," USAGE "}\n\n"
#define DONE "data: [DONE]\n\n"

static const struct {
	const char *text;
	const char *passes; /* NULL: all of it */
} rows[] = {
    {WORD WORD CHUNK DONE, WORD WORD DONE},
    {CHUNK, ""},
    {CHUNK CHUNK WORD, WORD},
    {WORD DONE, NULL},
    {"", NULL},
    /* Its members in any order, blanks between them */
    {"data: {" USAGE ",\"choices\": [ ] }\n\n" WORD, WORD},
    {"data:{\"choices\":[],\ndata:" USAGE "}\n\n" WORD, WORD},
    {"data: {\"error\":null,\"choices\":[]," USAGE "}\n\n", ""},
    /* Line ends: the whole event goes, the next one stays whole. */
    {"data: {\"choices\":[]," USAGE "}\r\n\r\ndata: a\r\n\r\n",
	"data: a\r\n\r\n"},
    {"data: {\"choices\":[]," USAGE "}\r\rdata: a\r\r", "data: a\r\r"},
    {"data: {\"choices\":[]," USAGE "}\r\n\rdata: a\r\n\n", "data: a\r\n\n"},
    {"event: x\nid: 1\ndata: {\"choices\":[]," USAGE "}\nretry: 1\n\n" WORD,
	WORD},
    /* Comments stay, but those within the event. */
    {": a\n" CHUNK ": b\n\n" DONE, ": a\n: b\n\n" DONE},
    {"data: {\"choices\":[],\n: a\ndata:" USAGE "}\n\n", ""},
    /* At the end, without a blank line */
    {WORD "data: {\"choices\":[]," USAGE "}", WORD},
    {WORD "data: {\"choices\":[]," USAGE "}\n", WORD},
    {WORD "data: {\"choices\":[]," USAGE, NULL},
    /* What only looks like it */
    {"data: {\"choices\":[{\"index\":0}]," USAGE "}\n\n", NULL},
    {"data: {" USAGE ",\"choices\":[{\"index\":0}]}\n\n", NULL},
    {"data: {\"choices\":[0]," USAGE "}\n\n", NULL},
    {"data: {\"choices\":[]}\n\n", NULL},
    {"data: {\"choices\":[],\"usage\":null}\n\n", NULL},
    {"data: {\"choices\":[],\"usage\":7}\n\n", NULL},
    {"data: {\"choices\":null," USAGE "}\n\n", NULL},
    {"data: {\"choices\":{}," USAGE "}\n\n", NULL},
    {"data: {" USAGE "}\n\n", NULL},
    {"data: {\"a\":{\"choices\":[]," USAGE "}}\n\n", NULL},
    {"data: [{\"choices\":[]," USAGE "}]\n\n", NULL},
    {"data: {\"choices\":[]," USAGE "} x\n\n", NULL},
    {"data: {\"choices\":[]," USAGE ",}\n\n", NULL},
    {"data: {\"error\":{},\"choices\":[]," USAGE "}\n\n", NULL},
    {"data: {\"choices\":[],\"prompt_filter_results\":[{}]}\n\n", NULL},
    {"datas: {\"choices\":[]," USAGE "}\n\n", NULL},
    {": {\"choices\":[]," USAGE "}\n\n", NULL},
    {"data: hello\ndata\n\n\n\r\n\rid\n: ping\nevent: x\n\n", NULL},
    {"\xEF\xBB\xBF" WORD CHUNK, "\xEF\xBB\xBF" WORD},
    {"{\"choices\":[]," USAGE "}", NULL},
};

static void filter_text(
    const char *text, size_t first, size_t step, struct buffer *out)
{
	struct usage_chunk_filter *filter = usage_chunk_filter_new();
	size_t length = strlen(text), at = 0;

	while (at < length) {
		size_t want = at == 0 && first > 0 ? first : step;
		size_t piece = length - at < want ? length - at : want;

		usage_chunk_filter_feed(filter, text + at, piece, out);
		at += piece;
	}
	usage_chunk_filter_end(filter, out);
	usage_chunk_filter_free(filter);
}

START_TEST(only_the_usage_chunk_is_dropped)
{
	const char *text = rows[_i].text;
	const char *passes = rows[_i].passes != NULL ? rows[_i].passes : text;
	size_t length = strlen(text);

	for (size_t first = 0; first <= length; first++) {
		struct buffer out = {0};

		filter_text(text, first, first == 0 ? 1 : length, &out);
		buffer_add(&out, "", 0);
		ck_assert_str_eq(out.data, passes);
		buffer_clear(&out);
	}
}
END_TEST

/* How much of a text has passed when its last byte has come. */
static const struct {
	const char *text;
	const char *passed;
} prompt_rows[] = {
    {WORD, WORD},
    {"data: {\"choices\":[{", "data: {\"choices\":[{"},
    {"data: {\"choices\":[{\"index\":0", "data: {\"choices\":[{\"index\":0"},
    {"data: {\"choices\":[", ""},
    {"data: {\"choices\":[],\"usage\":nul", ""},
    {"data: {\"choices\":[],\"usage\":{\"a\":1}", ""},
    {"data: {\"choices\":[],\"usage\":null,",
	"data: {\"choices\":[],\"usage\":null,"},
    {"data: [D", "data: [D"},
    {"data: h", "data: h"},
    {": ping\n", ": ping\n"},
    {WORD ": ping\r\n", WORD ": ping\r\n"},
    {"\n", "\n"},
    {"id: 1\n", ""},
};

START_TEST(bytes_pass_at_once)
{
	struct usage_chunk_filter *filter = usage_chunk_filter_new();
	struct buffer out = {0};

	usage_chunk_filter_feed(
	    filter, prompt_rows[_i].text, strlen(prompt_rows[_i].text), &out);
	buffer_add(&out, "", 0);
	ck_assert_str_eq(out.data, prompt_rows[_i].passed);
	usage_chunk_filter_end(filter, &out);
	ck_assert_str_eq(out.data, prompt_rows[_i].text);
	buffer_clear(&out);
	usage_chunk_filter_free(filter);
}
END_TEST

static void check_endless(const char *begin)
{
	struct usage_chunk_filter *filter = usage_chunk_filter_new();
	struct buffer out = {0};
	char filler[1000];
	size_t fed = strlen(begin);

	memset(filler, ' ', sizeof filler);
	usage_chunk_filter_feed(filter, begin, strlen(begin), &out);
	for (int i = 0; i < 1000; i++) {
		usage_chunk_filter_feed(filter, filler, sizeof filler, &out);
		fed += sizeof filler;
		ck_assert_uint_le(
		    fed - out.length, USAGE_CHUNK_MAXIMUM + sizeof filler);
	}
	ck_assert_uint_eq(out.length, fed);
	buffer_clear(&out);
	usage_chunk_filter_free(filter);
}

START_TEST(an_endless_event_is_not_held)
{
	check_endless("data: {");
	check_endless("event: ");
	check_endless(": ");
}
END_TEST

UNIT_MAIN("usage_chunk_filter",
    UNIT_ROWS(only_the_usage_chunk_is_dropped, rows),
    UNIT_ROWS(bytes_pass_at_once, prompt_rows),
    UNIT_ONCE(an_endless_event_is_not_held))
