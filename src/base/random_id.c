#include "base/random_id.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "base/log.h"
#include "base/timestamp.h"

void random_id_make(char id[static RANDOM_ID_SIZE])
{
	unsigned char random[10];
	int used;

	/* Up to 256 bytes come whole and cannot be interrupted. */
	if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random) {
		log_error("the kernel gives no random bytes");
		abort();
	}
	used = snprintf(id, RANDOM_ID_SIZE, "req_%012" PRIx64,
	    (uint64_t)(timestamp_now() / 1000) & UINT64_C(0xffffffffffff));
	for (size_t i = 0; i < sizeof random; i++)
		used += snprintf(id + used, RANDOM_ID_SIZE - (size_t)used,
		    "%02x", random[i]);
}
