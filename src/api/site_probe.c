#include "api/site_probe.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "http/access.h"

#define BODY_MAXIMUM ((size_t)64 * 1024)
#define CONNECT_SECONDS 10
#define STALL_SECONDS 20
#define TOTAL_SECONDS 30

/* What a compressed stream begins with before anything is in it (RFC 1952). */
#define GZIP_HEAD 10

/* A question that is being asked. */
struct question {
	struct site_answer *answer;
	bool listens; /* for the first bytes of an event stream */
};

static bool is_stream(const struct site_answer *answer)
{
	return site_answer_header_has(
	    answer, "Content-Type", "text/event-stream");
}

static bool take_head(void *context, int status, const struct buffer *headers)
{
	struct question *question = context;
	struct site_answer *answer = question->answer;

	answer->status = status;
	if (headers->length > 0)
		buffer_add(&answer->head, headers->data, headers->length);
	/* One that is let in would never end. */
	return question->listens || !is_stream(answer);
}

static bool take_body(void *context, const char *data, size_t length)
{
	struct question *question = context;
	struct site_answer *answer = question->answer;
	size_t room = BODY_MAXIMUM - answer->body.length;

	buffer_add(&answer->body, data, length < room ? length : room);
	if (is_stream(answer))
		return site_answer_header_has(
			   answer, "Content-Encoding", "gzip") &&
		       answer->body.length <= GZIP_HEAD;
	return answer->body.length < BODY_MAXIMUM;
}

static void write_url(
    const struct site_url *url, const char *path, struct buffer *text)
{
	buffer_add_format(text, "%s://%s%s%s%s%s",
	    url->is_https ? "https" : "http", url->host,
	    url->port[0] != '\0' ? ":" : "", url->port, url->prefix, path);
}

/* Asks, with ACCEPT before HEADERS. */
static enum err run(struct exchange_pool *pool, const struct site_url *url,
    const char *path, const char *accept, const char *headers,
    struct question *question, struct error *error)
{
	struct buffer text = {0}, lines = {0};
	struct exchange_request request = {.method = "GET",
	    .headers = &lines,
	    .connect_seconds = CONNECT_SECONDS,
	    .stall_seconds = STALL_SECONDS,
	    .total_seconds =
		question->listens ? SITE_LISTEN_SECONDS : TOTAL_SECONDS,
	    /* A proxy's loopback is another host's. */
	    .direct = access_is_loopback_host(url->host)};
	const struct exchange_listener listener = {
	    .head = take_head, .body = take_body, .context = question};
	enum err err;

	site_answer_clear(question->answer);
	write_url(url, path, &text);
	buffer_add_text(&lines, accept);
	buffer_add_text(&lines, "User-Agent: tokenmeter-check\r\n");
	buffer_add_text(&lines, headers);
	request.url = text.data;
	err = exchange_run(pool, &request, &listener, error);
	/* We ended it ourselves, with what we wanted. */
	if (err == ERR_UPSTREAM && question->answer->status != 0 &&
	    strcmp(error->code, "EXCHANGE_ENDED") == 0)
		err = ERR_OK;
	explicit_bzero(lines.data, lines.length);
	buffer_clear(&lines);
	buffer_clear(&text);
	return err;
}

enum err site_probe_ask(struct exchange_pool *pool, const struct site_url *url,
    const char *path, const char *headers, struct site_answer *answer,
    struct error *error)
{
	struct question question = {.answer = answer};

	return run(pool, url, path, "Accept: application/json\r\n", headers,
	    &question, error);
}

enum err site_probe_listen(struct exchange_pool *pool,
    const struct site_url *url, const char *path, const char *headers,
    struct site_answer *answer, struct error *error)
{
	struct question question = {.answer = answer, .listens = true};

	/* What compresses may gather as much as it likes. */
	return run(pool, url, path,
	    "Accept: text/event-stream\r\nAccept-Encoding: gzip\r\n", headers,
	    &question, error);
}

void site_answer_clear(struct site_answer *answer)
{
	buffer_clear(&answer->head);
	buffer_clear(&answer->body);
	*answer = (struct site_answer){0};
}

/* Returns the value in the first line from LINE on whose header is NAME, and
 * its length; NULL: there is none. */
static const char *find_value(
    const char *line, const char *name, size_t *length)
{
	size_t own = strlen(name);

	for (; line != NULL && *line != '\0'; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncasecmp(line, name, own) != 0 || line[own] != ':')
			continue;
		line += own + 1;
		line += strspn(line, " \t");
		*length = strcspn(line, "\r\n");
		return line;
	}
	return NULL;
}

void site_answer_header(
    const struct site_answer *answer, const char *name, char *text, size_t room)
{
	const char *at = answer->head.data;
	size_t length;

	text[0] = '\0';
	while ((at = find_value(at, name, &length)) != NULL) {
		if (length < room)
			snprintf(text, room, "%.*s", (int)length, at);
		else
			text[0] = '\0';
		at += length;
	}
}

bool site_answer_header_has(
    const struct site_answer *answer, const char *name, const char *part)
{
	const char *at = answer->head.data;
	size_t length;

	while ((at = find_value(at, name, &length)) != NULL) {
		if (memmem(at, length, part, strlen(part)) != NULL)
			return true;
		at += length;
	}
	return false;
}

/* Reads the body; NULL: it is no JSON object. */
static json_t *read_object(const struct site_answer *answer)
{
	const struct buffer *body = &answer->body;
	json_t *object = NULL;
	struct error error;

	if (body->length == 0 ||
	    json_check_limits(body->data, body->length, &error) != ERR_OK ||
	    json_read(body->data, body->length, &object, NULL, &error) !=
		ERR_OK)
		return NULL;
	return object;
}

bool site_answer_is(
    const struct site_answer *answer, const char *name, const char *value)
{
	json_t *object = read_object(answer);
	const char *text = json_string_value(json_object_get(object, name));
	bool is = text != NULL && strcmp(text, value) == 0;

	json_decref(object);
	return is;
}

void site_answer_text(
    const struct site_answer *answer, const char *name, char *text, size_t room)
{
	json_t *object = read_object(answer);
	const char *value = json_string_value(json_object_get(object, name));

	text[0] = '\0';
	if (value != NULL && strlen(value) < room)
		memcpy(text, value, strlen(value) + 1);
	json_decref(object);
}
