#include "llm/event_lines.h"

#include <string.h>

#include "base/buffer.h"
#include "unit.h"

/* Each event comes out as "name<data>"; one without data as "name-". */
static const struct {
	const char *text;
	bool by_lines;
	const char *events;
	const char *rest; /* data of an event that has not ended */
} rows[] = {
    {"data: a\n\n", false, "<a>", ""},
    {"data:a\n\ndata:  b \n\n", false, "<a>< b >", ""},
    {"data: a\r\n\r\ndata: b\r\n\r\n", false, "<a><b>", ""},
    {"data: a\r\rdata: b\r\r", false, "<a><b>", ""},
    {"data: a\r\n\ndata: b\r\r\n", false, "<a><b>", ""},
    {"data: a\ndata: b\n\n", false, "<a\nb>", ""},
    {"data: a\ndata:\ndata: b\n\n", false, "<a\n\nb>", ""},
    {"data:\n\n", false, "<>", ""},
    {"data\n\n", false, "<>", ""},
    {"event: x\ndata: a\n\ndata: b\n\n", false, "x<a><b>", ""},
    {"data: a\nevent: x\nevent:y\n\n", false, "y<a>", ""},
    {"event: x\n\ndata: a\n\n", false, "x-<a>", ""},
    {"event\ndata: a\n\n", false, "<a>", ""},
    {"event: a-name-that-is-longer-than-any-that-matters\ndata: a\n\n", false,
	"<a>", ""},
    {": ping\n\n", false, "-", ""},
    {": ping\ndata: a\n:\ndata: b\n\n", false, "<a\nb>", ""},
    {"id: 1\nretry: 5\ndatab: x\ndat: y\nother\ndata: a\n\n", false, "<a>", ""},
    {" data: a\n\n", false, "-", ""},
    {"\n\n\ndata: a\n\n", false, "---<a>", ""},
    {"\xEF\xBB\xBF"
     "data: a\n\n",
	false, "<a>", ""},
    {"data: \xEF\xBB\xBF\n\n", false, "<\xEF\xBB\xBF>", ""},
    {"data: a:b: c\n\n", false, "<a:b: c>", ""},
    {"data: a\n\ndata: b\n", false, "<a>", "b"},
    {"data: a", false, "", "a"},
    {"", false, "", ""},
    {"a\nb\n", true, "<a><b>", ""},
    {"a\r\n\r\nb", true, "<a\r><\r>", "b"},
    {"\n\na\n", true, "--<a>", ""},
    {"data: a\n", true, "<data: a>", ""},
};

static void read_stream(const char *text, size_t first, size_t step,
    bool by_lines, struct buffer *events, struct buffer *data)
{
	struct event_lines lines;
	size_t length = strlen(text), at = 0;

	event_lines_start(&lines, by_lines);
	while (at < length) {
		struct event_piece piece;
		size_t want = at < first ? first - at : step;
		size_t rest = length - at;
		size_t took = event_lines_read(
		    &lines, text + at, want < rest ? want : rest, &piece);

		if (piece.kind == EVENT_PIECE_DATA)
			buffer_add(data, piece.data, piece.length);
		if (piece.kind == EVENT_PIECE_END) {
			buffer_add_text(events, lines.name);
			buffer_add_format(events,
			    lines.has_data ? "<%.*s>" : "-", (int)data->length,
			    data->length > 0 ? data->data : "");
			buffer_reset(data);
		}
		if (took == 0)
			ck_assert_str_eq(piece.data, "\n");
		at += took;
	}
}

START_TEST(events_are_cut_however_the_stream_is_split)
{
	size_t length = strlen(rows[_i].text);

	for (size_t first = 0; first <= length; first++) {
		struct buffer events = {0}, data = {0};

		read_stream(rows[_i].text, first, first == 0 ? 1 : length,
		    rows[_i].by_lines, &events, &data);
		buffer_add(&events, "", 0);
		ck_assert_str_eq(events.data, rows[_i].events);
		ck_assert_uint_eq(data.length, strlen(rows[_i].rest));
		if (data.length > 0)
			ck_assert_mem_eq(data.data, rows[_i].rest, data.length);
		buffer_clear(&events);
		buffer_clear(&data);
	}
}
END_TEST

UNIT_MAIN(
    "event_lines", UNIT_ROWS(events_are_cut_however_the_stream_is_split, rows))
