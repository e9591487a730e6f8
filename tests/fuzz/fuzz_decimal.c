/* Any text: a number that is read is written so that it reads as the same. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/decimal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[512], written[DECIMAL_TEXT_SIZE];
	struct decimal value, again;
	bool exact;

	if (size >= sizeof text)
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';
	if (!decimal_parse(text, &value, &exact))
		return 0;
	decimal_format(value, written);
	assert(decimal_parse(written, &again, &exact));
	assert(exact && again.units == value.units);
	return 0;
}
