/*
 * Price lists: what models cost by the million tokens, and what a call cost.
 *
 * The list is the one JSON file that is installed with the program; data/README
 * says where it comes from and what its members mean. An operator's own file of
 * the same shape goes before it: a model that it knows is priced by it alone.
 * Prices are decimal numbers, and so is all arithmetic here.
 */
#ifndef LLM_PRICES_H
#define LLM_PRICES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/decimal.h"
#include "base/error.h"
#include "meter/token_usage.h"

struct price_list;

/*
 * Reads the list in the file PATH, and the one in OVERRIDE_PATH (NULL: none).
 * On success the caller frees *LIST. ERR_INVALID with a sentence that names the
 * file and the place in it.
 */
enum err price_list_load(const char *path, const char *override_path,
    struct price_list **list, struct error *error) ERROR_MUST_CHECK;

/* NULL is fine. */
void price_list_free(struct price_list *list);

struct price {
	char amount[DECIMAL_TEXT_SIZE]; /* USD */
	const char *source;		/* static: "list" or "override" */
};

/*
 * Computes what USAGE cost by the price of PROVIDER's MODEL (NULL or "": not
 * told) that held at WHEN. False, and PRICE left alone, when a price that it
 * takes is not known. LIST may be NULL: then nothing is. Any thread.
 */
bool price_usage(const struct price_list *list, const char *provider,
    const char *model, int64_t when, const struct token_usage *usage,
    struct price *price);

#endif
