#include "escape.h"

void escape_add_quoted(struct buffer *out, const char *text)
{
	buffer_add_text(out, "\"");
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			buffer_add_text(out, "\\");
		buffer_add(out, text, 1);
	}
	buffer_add_text(out, "\"");
}

/* javac reads \uXXXX in comments too, so a backslash could end one. */
void escape_add_comment(struct buffer *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\\')
			buffer_add_text(out, "|");
		else if (text[0] == '*' && text[1] == '/')
			buffer_add_text(out, "* ");
		else
			buffer_add(out, text, 1);
	}
}

static const char *xml_entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

void escape_add_xml(struct buffer *out, const char *text)
{
	for (; *text != '\0'; text++) {
		const char *entity = xml_entity(*text);

		if (entity != NULL)
			buffer_add_text(out, entity);
		else
			buffer_add(out, text, 1);
	}
}
