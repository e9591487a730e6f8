#include "llm/ollama_host.h"

#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

#define HOST "127.0.0.1"
#define PORT "11434"

/* Adds a host, host:port, :port or bare address with its port to URL. */
static void add_place(struct buffer *url, const char *place)
{
	const char *bracket = strchr(place, ']');
	const char *colon = strchr(bracket != NULL ? bracket : place, ':');

	if (bracket == NULL && colon != NULL && strchr(colon + 1, ':') != NULL)
		buffer_add_format(url, "[%s]:" PORT, place);
	else
		buffer_add_format(url, "%s%s%s",
		    place[0] == '\0' || colon == place ? HOST : "", place,
		    colon == NULL ? ":" PORT : "");
}

char *ollama_host_url(const char *setting)
{
	size_t length = strcspn(setting, "/");
	struct buffer place = {0}, url = {0};

	if (strstr(setting, "://") != NULL)
		return memory_strdup(setting);
	buffer_add(&place, setting, length);
	buffer_add_text(&url, "http://");
	add_place(&url, place.data);
	buffer_add_text(&url, setting + length);
	buffer_clear(&place);
	return buffer_steal(&url);
}
