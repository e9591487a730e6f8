#include "base/text.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

/*
 * Returns the length of the character at TEXT, or 0 if it is no valid one.
 * The smallest code point for each length refuses overlong forms.
 */
static size_t character_length(
    const unsigned char *text, size_t length, uint32_t *code)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t value;
	size_t need;

	if (text[0] < 0x80) {
		*code = text[0];
		return 1;
	}
	if (text[0] >= 0xC2 && text[0] <= 0xDF) {
		need = 2;
		value = text[0] & 0x1F;
	} else if ((text[0] & 0xF0) == 0xE0) {
		need = 3;
		value = text[0] & 0x0F;
	} else if (text[0] >= 0xF0 && text[0] <= 0xF4) {
		need = 4;
		value = text[0] & 0x07;
	} else {
		return 0;
	}
	if (length < need)
		return 0;
	for (size_t i = 1; i < need; i++) {
		if ((text[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (text[i] & 0x3F);
	}
	if (value < smallest[need] || value > 0x10FFFF ||
	    (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*code = value;
	return need;
}

size_t text_valid_length(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		uint32_t code;
		size_t step = character_length(
		    (const unsigned char *)text + at, length - at, &code);

		if (step == 0)
			break;
		at += step;
	}
	return at;
}

size_t text_count_characters(const char *text, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

bool text_has_control(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		if (byte < 0x20 || byte == 0x7F)
			return true;
		/* U+0080–U+009F are C2 80 – C2 9F. */
		if (byte == 0xC2 && i + 1 < length &&
		    (unsigned char)text[i + 1] < 0xA0)
			return true;
	}
	return false;
}

bool text_is_name(const char *text, size_t length, size_t maximum)
{
	return length >= 1 && length <= maximum &&
	       text_valid_length(text, length) == length &&
	       !text_has_control(text, length);
}

bool text_has_header(const char *lines, const char *name)
{
	size_t length = strlen(name);

	while (lines != NULL && *lines != '\0') {
		if (strncasecmp(lines, name, length) == 0 &&
		    lines[length] == ':')
			return true;
		lines = strchr(lines, '\n');
		if (lines != NULL)
			lines++;
	}
	return false;
}

int text_hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

size_t text_decode_percent(const char *text, size_t length, char *to)
{
	size_t used = 0;

	for (size_t i = 0; i < length; i++) {
		bool whole = text[i] == '%' && length - i > 2;
		int high = whole ? text_hex_digit(text[i + 1]) : -1;
		int low = high >= 0 ? text_hex_digit(text[i + 2]) : -1;

		if (low >= 0) {
			to[used++] = (char)(high << 4 | low);
			i += 2;
		} else {
			to[used++] = text[i];
		}
	}
	return used;
}
