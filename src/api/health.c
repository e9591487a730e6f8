#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "api/api.h"
#include "api/readiness.h"
#include "base/json.h"
#include "base/timestamp.h"
#include "db/schema.h"

static json_t *now_as_text(void)
{
	char text[TIMESTAMP_TEXT_SIZE];

	timestamp_format(timestamp_now(), text);
	return json_string(text);
}

/* "3h 0m 12s": from the largest unit that is not zero. */
static void write_duration(int64_t seconds, char *text, size_t room)
{
	const struct {
		int64_t length;
		char letter;
	} units[] = {{86400, 'd'}, {3600, 'h'}, {60, 'm'}, {1, 's'}};
	size_t used = 0;

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		int64_t count = seconds / units[i].length;

		seconds %= units[i].length;
		if (count > 0 || used > 0 || units[i].length == 1)
			used += (size_t)snprintf(text + used, room - used,
			    "%s%" PRId64 "%c", used > 0 ? " " : "", count,
			    units[i].letter);
	}
}

static json_t *uptime(const struct api *api)
{
	int64_t seconds =
	    (timestamp_monotonic() - api->started_at) / TIMESTAMP_SECOND;
	char human[80];

	write_duration(seconds, human, sizeof human);
	return json_pack(
	    "{s:I, s:s}", "seconds", (json_int_t)seconds, "human", human);
}

/* Resident megabytes, from the second number of Linux's statm; -1: unknown. */
static int64_t resident_megabytes(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	long long total, resident = -1;

	if (file == NULL)
		return -1;
	if (fscanf(file, "%lld %lld", &total, &resident) != 2)
		resident = -1;
	fclose(file);
	return resident < 0 ? -1
			    : resident * sysconf(_SC_PAGESIZE) / (1024 * 1024);
}

static json_t *memory(void)
{
	int64_t used = resident_megabytes();

	return json_pack(
	    "{s:o}", "used", used < 0 ? json_null() : json_integer(used));
}

static json_t *platform(void)
{
	struct utsname name;

	if (uname(&name) != 0)
		return json_null();
	if (strcmp(name.sysname, "Linux") == 0)
		return json_string("linux");
	return json_string(name.sysname);
}

/* Asks the database whether usage can be recorded, and how fast it says so. */
static json_t *database(const struct api *api, bool *ready)
{
	int64_t start = timestamp_monotonic();
	enum err err = schema_check_ready(api->pool, NULL);
	int64_t micros = timestamp_monotonic() - start;

	if (err == ERR_OK)
		err = readiness_check_held(api->readiness, NULL);
	*ready = err == ERR_OK;
	return json_pack("{s:s, s:o}", "status", *ready ? "up" : "down",
	    "latencyMs",
	    *ready ? json_integer((micros + 500) / 1000) : json_null());
}

enum err api_get_health(const void *context, const struct http_request *request,
    const void *input, struct http_response *response, struct error *error)
{
	const struct api *api = context;
	bool ready;
	json_t *below = database(api, &ready);
	json_t *body = json_pack("{s:s, s:o, s:o, s:o, s:s, s:o, s:i, s:o}",
	    "status", ready ? "healthy" : "degraded", "timestamp",
	    now_as_text(), "uptime", uptime(api), "memory", memory(), "version",
	    TOKENMETER_VERSION, "platform", platform(), "pid", (int)getpid(),
	    "database", below);

	(void)request;
	(void)input;
	(void)error;
	json_write(body, &response->body);
	json_decref(body);
	response->status = ready ? 200 : 503;
	return ERR_OK;
}

enum err api_get_health_simple(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	json_t *body =
	    json_pack("{s:s, s:o}", "status", "ok", "timestamp", now_as_text());

	(void)context;
	(void)request;
	(void)input;
	(void)error;
	json_write(body, &response->body);
	json_decref(body);
	return ERR_OK;
}
