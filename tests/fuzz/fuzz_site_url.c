#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "api/site_url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Wherever a site's answer leads, its host stays. */
static void follow(const char *location)
{
	struct site_url url, next;
	struct error error;

	if (site_url_read("http://h:80/m", &url, &error) != ERR_OK)
		abort();
	if (site_url_follow(&url, "/health", location, &next) &&
	    (!next.is_https || strcmp(next.host, "h") != 0))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	struct site_url url;
	struct error error;

	if (text == NULL)
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';
	if (site_url_read(text, &url, &error) == ERR_OK &&
	    strpbrk(url.prefix, "@?# \n") != NULL)
		abort();
	follow(text);
	free(text);
	return 0;
}
