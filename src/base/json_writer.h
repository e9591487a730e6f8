/*
 * JSON, written straight into a buffer: for documents that are asked for often.
 * Against a tree of jansson's values it saves a thousand allocations per usage
 * document. Texts are valid UTF-8; they are escaped as RFC 8259 requires.
 *
 *	struct json_writer json = {&buffer, false};
 *	json_begin_object(&json, NULL);
 *	json_put_integer(&json, "count", 3);
 *	json_end_object(&json);
 */
#ifndef BASE_JSON_WRITER_H
#define BASE_JSON_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

struct json_writer {
	struct buffer *out;
	bool comma; /* a value stands before what comes next */
};

/* NAME is the member's name, which needs no escaping, or NULL in an array and
 * at the top. */
void json_begin_object(struct json_writer *json, const char *name);
void json_end_object(struct json_writer *json);
void json_begin_array(struct json_writer *json, const char *name);
void json_end_array(struct json_writer *json);

void json_put_integer(
    struct json_writer *json, const char *name, int64_t value);

/* NULL is written as null. */
void json_put_text(
    struct json_writer *json, const char *name, const char *text);

#endif
