/*
 * A stranger's text inside generated source. All of these take one line of
 * valid UTF-8 without control characters, as prompt_read() makes it.
 */
#ifndef DEMO_ESCAPE_H
#define DEMO_ESCAPE_H

#include "base/buffer.h"

/* Adds TEXT with its double quotes, for Java and for YAML alike. */
void escape_add_quoted(struct buffer *out, const char *text);

/* Adds TEXT for the inside of a Java comment, which it cannot end. */
void escape_add_comment(struct buffer *out, const char *text);

/* Adds TEXT for the inside of an XML element or attribute. */
void escape_add_xml(struct buffer *out, const char *text);

#endif
