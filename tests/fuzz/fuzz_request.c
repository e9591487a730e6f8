#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/log.h"
#include "http/router.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define VARIABLES_MAXIMUM 32

struct input {
	const char *name;
	int64_t number;
};

static const struct field fields[] = {
    {"name", NULL, FIELD_NAME, true, 0, 20, offsetof(struct input, name)},
    {"number", NULL, FIELD_INTEGER, false, 0, 9,
	offsetof(struct input, number)},
};

static const char *const accepts[] = {"application/json", NULL};

static enum err answer(const void *context, const struct http_request *request,
    const void *input, struct http_response *response, struct error *error)
{
	const struct input *valid = input;

	(void)context;
	(void)request;
	(void)error;
	if (valid->name == NULL || valid->number < 0 || valid->number > 9)
		abort();
	buffer_add_text(&response->body, "{}");
	return ERR_OK;
}

static const struct http_route routes[] = {
    {.method = "GET",
	.path = "/a/{name}/b",
	.handler = answer,
	.parameters = {fields, 2},
	.input_size = sizeof(struct input)},
    {.method = "POST",
	.path = "/a",
	.handler = answer,
	.members = {fields, 2},
	.input_size = sizeof(struct input),
	.body_limit = 200,
	.accepts = accepts},
};

static const struct http_site site = {.routes = routes, .route_count = 2};

/* The body is what is left of the input. */
struct source {
	const uint8_t *data;
	size_t size;
};

static size_t read_body(void *context, char *to, size_t room)
{
	struct source *source = context;
	size_t part = source->size < room ? source->size : room;

	if (part > 0)
		memcpy(to, source->data, part);
	source->data += part;
	source->size -= part;
	return part;
}

static bool body_failed(void *context)
{
	(void)context;
	return false;
}

/* An answer is a status we know, with JSON where there is a body. */
static void check(
    const struct http_request *request, const struct http_response *response)
{
	struct buffer head = {0};
	struct error error;
	json_t *value;

	http_response_write_head(response, request, &head);
	if (strstr(head.data, "500 ") != NULL ||
	    strstr(head.data, "\r\n\r\n") != head.data + head.length - 4)
		abort();
	buffer_clear(&head);
	if (response->body.length == 0)
		return;
	if (json_read(response->body.data, response->body.length, &value, NULL,
		&error) != ERR_OK)
		abort();
	json_decref(value);
}

static void answer_one(char *const variables[], struct source *source)
{
	struct http_body body = {read_body, body_failed, true, source, NULL};
	struct http_request request;
	struct http_response response;

	http_request_init(&request, variables, &body);
	http_response_init(&response);
	http_site_answer(&site, &request, NULL, &response);
	http_request_drop_body(&request);
	check(&request, &response);
	http_log_request(&request, NULL, &response);
	http_response_clear(&response);
	http_request_clear(&request);
}

/* Lines of "NAME=value" up to an empty one, then the body. Without a line
 * SERVER_ADDR the request came in on a loopback address. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *variables[VARIABLES_MAXIMUM + 2] = {NULL};
	size_t count = 0;
	const uint8_t *end = data + size;

	log_set_level(LOG_LEVEL_ERROR);
	while (data < end && count < VARIABLES_MAXIMUM) {
		const uint8_t *stop = memchr(data, '\n', (size_t)(end - data));
		size_t length = (size_t)((stop != NULL ? stop : end) - data);

		variables[count] = strndup((const char *)data, length);
		data += length + (stop != NULL);
		if (variables[count++][0] == '\0')
			break;
	}
	variables[count] = "SERVER_ADDR=127.0.0.1";
	answer_one(variables, &(struct source){data, (size_t)(end - data)});
	for (size_t i = 0; i < count; i++)
		free(variables[i]);
	return 0;
}
