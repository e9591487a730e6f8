#include "base/url_mask.h"

#include "unit.h"

static const struct {
	const char *text, *masked;
} rows[] = {
    {"", ""},
    {"https://api.example.com/v1", "https://api.example.com/v1"},
    {"https://ada:sesame@api.example.com/v1", "https://***@api.example.com/v1"},
    {"https://sesame@api.example.com", "https://***@api.example.com"},
    {"http://a:se/sa?m@e@h/x", "http://***@h/x"},
    {"http://h/v1?key=sesame&a=b", "http://h/v1?***"},
    {"http://a:b@h/v1?key=sesame", "http://***@h/v1?***"},
    {"http://h/v1?key=sesame@h", "http://***@h"},
    {"gpu.lan:11434", "gpu.lan:11434"},
    {"ada:sesame@gpu.lan:11434", "***@gpu.lan:11434"},
    {"groq=https://a:sesame@groq.example/v1  gpu=http://gpu.lan",
	"groq=https://***@groq.example/v1  gpu=http://gpu.lan"},
    {"http://a:se,same@h", "http://***@h"},
    {"a:sesame://b@h", "***@h"},
    {" a=http://h\tb=http://x:sesame@h\n", " a=http://h\tb=http://***@h\n"},
};

START_TEST(secrets_of_addresses_are_masked)
{
	struct buffer buffer = {0};

	buffer_add_text(&buffer, "");
	url_mask_add(&buffer, rows[_i].text);
	ck_assert_str_eq(buffer.data, rows[_i].masked);
	buffer_clear(&buffer);
}
END_TEST

UNIT_MAIN("url_mask", UNIT_ROWS(secrets_of_addresses_are_masked, rows))
