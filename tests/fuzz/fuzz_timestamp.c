#include "base/timestamp.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read comes back from its text, less the microseconds. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char text[TIMESTAMP_TEXT_SIZE];
	int64_t when, back;

	if (!timestamp_parse((const char *)data, size, &when))
		return 0;
	timestamp_format(when, text);
	if (!timestamp_parse(text, sizeof text - 1, &back) || back > when ||
	    when - back >= 1000)
		abort();
	return 0;
}
