#include "base/address_mask.h"

#include "unit.h"

static const struct {
	const char *text, *shown;
} rows[] = {
    {"https://api.example.com/v1", "https://api.example.com/v1"},
    {"https://user:word@api.example.com/v1", "https://…@api.example.com/v1"},
    {"https://word@api.example.com", "https://…@api.example.com"},
    /* Not as it should be encoded, but as people write it. */
    {"https://user:w/o@r?d@api.example.com", "https://…@api.example.com"},
    {"https://api.example.com/v1?key=word", "https://api.example.com/v1?…"},
    {"https://u:p@h/v1?key=word", "https://…@h/v1?…"},
    {"127.0.0.1:11434", "127.0.0.1:11434"},
    {"user:word@127.0.0.1:11434", "…@127.0.0.1:11434"},
    {"a=https://b  c=https://u:p@d/v1", "a=https://b  c=https://…@d/v1"},
    {" a=https://b ", " a=https://b "},
    {"://@", "://@"},
    {"@", "@"},
    {"?", "?…"},
};

START_TEST(passwords_are_hidden)
{
	struct buffer out = {0};

	address_mask_add(&out, rows[_i].text);
	ck_assert_str_eq(out.data, rows[_i].shown);
	buffer_clear(&out);
}
END_TEST

UNIT_MAIN("address_mask", UNIT_ROWS(passwords_are_hidden, rows))
