#include "base/json_writer.h"

#include <string.h>

static void put(struct json_writer *json, const char *text)
{
	buffer_add_text(json->out, text);
}

/* What stands before a value: a comma, and its name. */
static void lead_in(struct json_writer *json, const char *name)
{
	size_t length = name != NULL ? strlen(name) : 0;
	char *start = buffer_reserve(json->out, length + 4), *to = start;

	if (json->comma)
		*to++ = ',';
	if (name != NULL) {
		*to++ = '"';
		memcpy(to, name, length);
		to += length;
		*to++ = '"';
		*to++ = ':';
	}
	*to = '\0';
	json->out->length += (size_t)(to - start);
	json->comma = true;
}

static void begin(struct json_writer *json, const char *name, const char *mark)
{
	lead_in(json, name);
	put(json, mark);
	json->comma = false;
}

static void end(struct json_writer *json, const char *mark)
{
	put(json, mark);
	json->comma = true;
}

void json_begin_object(struct json_writer *json, const char *name)
{
	begin(json, name, "{");
}

void json_end_object(struct json_writer *json)
{
	end(json, "}");
}

void json_begin_array(struct json_writer *json, const char *name)
{
	begin(json, name, "[");
}

void json_end_array(struct json_writer *json)
{
	end(json, "]");
}

void json_put_integer(struct json_writer *json, const char *name, int64_t value)
{
	char digits[24], *at = digits + sizeof digits;
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;

	lead_in(json, name);
	do
		*--at = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (value < 0)
		*--at = '-';
	buffer_add(json->out, at, (size_t)(digits + sizeof digits - at));
}

/* Quotation mark, backslash and U+0000–U+001F have to be escaped. */
static void put_escaped(struct json_writer *json, const char *text)
{
	for (;;) {
		const char *plain = text;

		while ((unsigned char)*text >= 0x20 && *text != '"' &&
		       *text != '\\')
			text++;
		buffer_add(json->out, plain, (size_t)(text - plain));
		if (*text == '\0')
			return;
		if (*text == '"' || *text == '\\')
			buffer_add_format(json->out, "\\%c", *text);
		else
			buffer_add_format(
			    json->out, "\\u%04x", (unsigned char)*text);
		text++;
	}
}

void json_put_text(struct json_writer *json, const char *name, const char *text)
{
	lead_in(json, name);
	if (text == NULL) {
		put(json, "null");
		return;
	}
	put(json, "\"");
	put_escaped(json, text);
	put(json, "\"");
}
