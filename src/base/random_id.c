#include "base/random_id.h"

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/log.h"
#include "base/timestamp.h"

#define PREFIX "req_"

static const char digits[] = "0123456789abcdef";

/* Writes COUNT bytes as hexadecimal digits and returns where they end. */
static char *put_hex(char *to, const unsigned char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		*to++ = digits[bytes[i] >> 4];
		*to++ = digits[bytes[i] & 15];
	}
	return to;
}

bool random_id_leads(const char *text)
{
	return strncmp(text, PREFIX, sizeof PREFIX - 1) == 0 &&
	       strspn(text + sizeof PREFIX - 1, digits) >=
		   RANDOM_ID_SIZE - sizeof PREFIX;
}

void random_id_make(char id[static RANDOM_ID_SIZE])
{
	uint64_t millis = htobe64((uint64_t)(timestamp_now() / 1000) << 16);
	unsigned char bytes[16];

	memcpy(bytes, &millis, 6);
	/* Up to 256 bytes come whole and cannot be interrupted. */
	if (getrandom(bytes + 6, 10, 0) != 10) {
		log_error("the kernel gives no random bytes");
		abort();
	}
	memcpy(id, PREFIX, sizeof PREFIX - 1);
	*put_hex(id + sizeof PREFIX - 1, bytes, sizeof bytes) = '\0';
}
