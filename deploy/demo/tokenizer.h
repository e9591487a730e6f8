/*
 * The demo model's own tokenizer, so simple that its counts can be checked by
 * hand:
 *   - a word (a run of ASCII letters, digits and underscores) is one token for
 *     each four bytes begun;
 *   - every other character is a token of its own, whatever its bytes;
 *   - white space and control characters are none.
 * "teleport home, now" is 2 + 1 + 1 + 1 = 5 tokens.
 */
#ifndef DEMO_TOKENIZER_H
#define DEMO_TOKENIZER_H

#include <stddef.h>

/* Counts the tokens of valid UTF-8. */
size_t tokenizer_count(const char *text);

#endif
