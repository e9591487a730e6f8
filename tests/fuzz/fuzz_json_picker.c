#include "base/json_picker.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct json_wanted deep[] = {
    JSON_PICKED("c", 4), JSON_COUNTED("d"), JSON_WANTED_END};
static const struct json_wanted elements[] = {
    {JSON_ELEMENTS, 3, true, deep}, JSON_WANTED_END};
static const struct json_wanted members[] = {
    {"a", 2, true, elements}, JSON_WITHIN("b", deep), JSON_WANTED_END};
static const struct json_wanted root = {NULL, 1, true, members};

/* Notes all that is told of a find. */
static void note(void *context, const struct json_pick *pick)
{
	buffer_add_format(context, "%d %d %zu %zu %s\n", pick->pick,
	    (int)pick->kind, pick->position, pick->length,
	    pick->text != NULL ? pick->text : "-");
	if (pick->text != NULL && strlen(pick->text) > pick->length)
		abort();
	if (pick->text != NULL && pick->kind == JSON_PICK_STRING)
		free(json_pick_string(pick));
}

static int64_t read_pieces(const uint8_t *data, size_t size, size_t step,
    struct buffer *finds, bool *whole)
{
	struct json_picker *picker = json_picker_new(&root, note, finds);
	int64_t counted;

	for (size_t at = 0; at < size; at += step)
		json_picker_feed(picker, (const char *)data + at,
		    size - at < step ? size - at : step);
	counted = json_picker_counted(picker);
	*whole = json_picker_is_whole(picker);
	if (*whole && json_picker_is_malformed(picker))
		abort();
	json_picker_free(picker);
	return counted;
}

static bool jansson_reads(const uint8_t *data, size_t size)
{
	json_t *value = json_loadb((const char *)data, size,
	    JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, NULL);

	json_decref(value);
	return value != NULL;
}

/* Whatever the split, the same is found; what jansson reads is whole, but for
 * NUL bytes, which it passes over. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer once = {0}, bytewise = {0};
	bool whole, whole_too;

	json_start();
	if (read_pieces(data, size, size + 1, &once, &whole) !=
		read_pieces(data, size, 1, &bytewise, &whole_too) ||
	    whole != whole_too || once.length != bytewise.length ||
	    (once.length > 0 &&
		memcmp(once.data, bytewise.data, once.length) != 0))
		abort();
	if (!whole && memchr(data, '\0', size) == NULL &&
	    jansson_reads(data, size) &&
	    json_check_limits((const char *)data, size, NULL) == ERR_OK)
		abort();
	buffer_clear(&once);
	buffer_clear(&bytewise);
	return 0;
}
