#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/text.h"
#include "http/query.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
	const char *name;
	const char *text;
	int64_t number;
	int64_t when;
};

static const struct field fields[] = {
    {"a", NULL, FIELD_NAME, false, 0, 20, offsetof(struct input, name)},
    {"b", NULL, FIELD_TEXT, false, 0, 20, offsetof(struct input, text)},
    {"c", NULL, FIELD_INTEGER, true, -5, 5, offsetof(struct input, number)},
    {"d", NULL, FIELD_TIMESTAMP, false, 0, 0, offsetof(struct input, when)},
};

/* What is taken keeps to its row. */
static void check(const struct input *input)
{
	if (input->name != NULL &&
	    !text_is_name(input->name, strlen(input->name), 20))
		abort();
	if (input->text != NULL &&
	    text_count_characters(input->text, strlen(input->text)) > 20)
		abort();
	if (input->number < -5 || input->number > 5)
		abort();
}

static void read_fields(const struct query *query)
{
	struct field_problems problems = {0};
	struct input input = {0};
	struct error error;

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		size_t count;
		const struct query_pair *pair =
		    query_find(query, fields[i].name, &count);

		if ((pair != NULL) != (count > 0))
			abort();
		if (pair != NULL && pair->valid)
			field_read_text(&fields[i], pair->value, pair->length,
			    &input, &problems);
	}
	if (field_problems_first(&problems, &error) == ERR_OK)
		check(&input);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *string = malloc(size + 1);
	struct query query = {0};
	struct error error;

	if (string == NULL)
		return 0;
	memcpy(string, data, size);
	string[size] = '\0';
	if (query_read(&query, string, &error) == ERR_OK)
		read_fields(&query);
	query_clear(&query);
	free(string);
	return 0;
}
