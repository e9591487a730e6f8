#include "base/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read can be written and read again, to the same bytes. */
static void round_trip(const json_t *value)
{
	struct buffer first = {0}, second = {0};
	struct error error;
	json_t *again;

	json_write(value, &first);
	if (json_read(first.data, first.length, &again, NULL, &error) != ERR_OK)
		abort();
	json_write(again, &second);
	if (first.length != second.length ||
	    memcmp(first.data, second.data, first.length) != 0 ||
	    text_valid_length(first.data, first.length) != first.length)
		abort();
	json_decref(again);
	buffer_clear(&first);
	buffer_clear(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	struct json_problem problem;
	struct error error = {{0}, {0}};
	json_t *value;

	if (json_check_limits(text, size, &error) != ERR_OK)
		return 0;
	if (json_read(text, size, &value, &problem, &error) == ERR_OK) {
		round_trip(value);
		json_decref(value);
		return 0;
	}
	/* A refusal is a whole sentence about a place in the text. */
	if (error.message[0] == '\0' || error.code[0] == '\0' ||
	    problem.position > size ||
	    text_valid_length(error.message, strlen(error.message)) !=
		strlen(error.message))
		abort();
	json_element_at(text, size, problem.position);
	return 0;
}
