#include "base/log.h"

#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/secret_text.h"
#include "base/text.h"
#include "base/timestamp.h"

/* An event whose names are of the greatest length fits, and the line into what
 * pipes take in one piece. */
#define MESSAGE_MAXIMUM 3900

/* A part of a secret that a cut left is hidden, too, if it is of any use. */
#define SECRET_DIGITS 20
#define HIDDEN "(hidden)"
#define LONGEST_STEP 16 /* bytes that one step of escape() writes */

static enum log_level log_level = LOG_LEVEL_INFO;

void log_set_level(enum log_level level)
{
	log_level = level;
}

/*
 * Returns how many bytes at AT, valid UTF-8, are a character that could make a
 * line look like another, or 0: controls (U+0080–U+009F are C2 80 – C2 9F),
 * ends of lines and paragraphs (U+2028, U+2029), and what turns the direction
 * of writing (U+202A–U+202E, U+2066–U+2069).
 */
static size_t control_length(const char *at)
{
	const unsigned char *bytes = (const unsigned char *)at;

	if (bytes[0] < 0x20 || bytes[0] == 0x7F)
		return 1;
	if (bytes[0] == 0xC2)
		return bytes[1] < 0xA0 ? 2 : 0;
	if (bytes[0] != 0xE2)
		return 0;
	if ((bytes[1] == 0x80 && bytes[2] >= 0xA8 && bytes[2] <= 0xAE) ||
	    (bytes[1] == 0x81 && bytes[2] >= 0xA6 && bytes[2] <= 0xA9))
		return 3;
	return 0;
}

/* A position in a message, and where what holds for it ends. */
struct reader {
	const char *at, *end;
	const char *valid_end; /* of the text that is valid UTF-8 */
	const char *secret;    /* the next; NULL: there is none */
};

static const char *find_secret(const struct reader *reader)
{
	return secret_text_find(
	    reader->at, (size_t)(reader->end - reader->at), SECRET_DIGITS);
}

/* Goes past a credential that somebody put where none belongs, such as into a
 * path, and returns what is written of it. */
static size_t skip_secret(struct reader *reader, char *to)
{
	size_t begin = secret_text_beginning(reader->at);

	memcpy(to, reader->at, begin);
	memcpy(to + begin, HIDDEN, strlen(HIDDEN));
	reader->at += begin;
	reader->at += strspn(reader->at, secret_digits);
	reader->secret = find_secret(reader);
	return begin + strlen(HIDDEN);
}

/* Returns how many bytes are not written as they are: 0 for most. Bytes that
 * are no text would have journals take the line for binary data, and show
 * nothing of it. */
static size_t find_escaped(struct reader *reader)
{
	if (reader->at > reader->valid_end)
		reader->valid_end =
		    reader->at + text_valid_length(reader->at,
				     (size_t)(reader->end - reader->at));
	return reader->at < reader->valid_end ? control_length(reader->at) : 1;
}

static size_t escape(const char *from, char *to, size_t room)
{
	size_t length = strlen(from), used = 0, escaped;
	struct reader reader = {.at = from,
	    .end = from + length,
	    .valid_end = from + text_valid_length(from, length)};

	reader.secret = find_secret(&reader);
	while (reader.at < reader.end && used + LONGEST_STEP < room) {
		if (reader.at == reader.secret) {
			used += skip_secret(&reader, to + used);
			continue;
		}
		escaped = find_escaped(&reader);
		if (escaped == 0)
			to[used++] = *reader.at++;
		for (; escaped > 0; escaped--)
			used += (size_t)snprintf(to + used, room - used,
			    "\\x%02x", (unsigned char)*reader.at++);
	}
	return used;
}

void log_write(enum log_level level, const char *format, ...)
{
	static const char *const names[] = {
	    "error", "warning", "info", "debug"};
	char message[MESSAGE_MAXIMUM + 1], line[PIPE_BUF];
	char now[TIMESTAMP_TEXT_SIZE];
	va_list arguments;
	size_t used;

	if (level > log_level)
		return;
	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	timestamp_format(timestamp_now(), now);
	used = (size_t)snprintf(line, sizeof line, "%s %s ", now, names[level]);
	used += escape(message, line + used, sizeof line - used - 1);
	line[used++] = '\n';
	if (write(STDERR_FILENO, line, used) < 0)
		return; /* nowhere left to tell */
}
