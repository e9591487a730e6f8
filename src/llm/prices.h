/*
 * Price lists: what models cost by the million tokens, and what a call cost.
 *
 * The list is the one JSON file that is installed with the program;
 * data/README.md says where it comes from and what its members mean. An
 * operator's own file of the same shape goes before it: a model that it knows
 * is priced by it alone. Prices are decimal numbers, and so is all arithmetic
 * here; a call's cost is rounded once, half to even, at 10^-12 USD.
 *
 * The rules are those of @pydantic/genai-prices, whose list it is (calcPrice()
 * of its package):
 *
 * - a provider is found by its id, else by its pattern; a model by the first
 *   pattern of the provider that matches, else of the providers it falls back
 *   on; else once more with a date -20250416 written -2025-04-16;
 * - of dated prices the last whose date has come, or whose hours of the UTC day
 *   it is, holds; if none does, the first;
 * - a tier's price is for the whole call, as soon as the prompt (all of it) is
 *   longer than the tier's start;
 * - tokens without a price of their own (cached, written, audio, reasoning)
 *   cost what the tokens cost that they are part of.
 *
 * Beside them: cache writes that are kept for an hour cost twice the input, for
 * Claude models whose entry has no price for them (Anthropic's documentation,
 * "Prompt caching", "Pricing": 5-minute writes 1.25 times, 1-hour writes 2
 * times the base input price). Tokens may be both audio and cached; how many is
 * not reported, and as few as possible are taken to be.
 */
#ifndef LLM_PRICES_H
#define LLM_PRICES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"
#include "base/error.h"
#include "meter/token_usage.h"

struct price_list;

/*
 * Reads the list in the file PATH, and the one in OVERRIDE_PATH (each NULL:
 * none). On success the caller frees *LIST. ERR_NOT_FOUND or ERR_INVALID with a
 * sentence that names the file and the place in it.
 */
enum err price_list_load(const char *path, const char *override_path,
    struct price_list **list, struct error *error) ERROR_MUST_CHECK;

/* NULL is fine. */
void price_list_free(struct price_list *list);

/* Models with a price in each file; 0 where there is none. */
struct price_counts {
	size_t list, override;
};

/* Counts the models of LIST, which may be NULL. Any thread. */
struct price_counts price_list_count_models(const struct price_list *list);

struct price {
	char amount[DECIMAL_TEXT_SIZE]; /* USD */
	const char *source;		/* static: "list" or "override" */
};

/*
 * Computes what USAGE cost by the price of PROVIDER's MODEL (NULL or "": not
 * told) that held at WHEN. False, and PRICE left alone, when a price that it
 * takes is not known, or the counts are not. LIST may be NULL: then nothing is.
 * Any thread.
 */
bool price_usage(const struct price_list *list, const char *provider,
    const char *model, int64_t when, const struct token_usage *usage,
    struct price *price);

#endif
