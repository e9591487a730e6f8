/*
 * One model request's usage, on its way to be recorded: what usage_event's
 * row holds. All texts are borrowed; they keep to the limits here.
 */
#ifndef METER_USAGE_EVENT_H
#define METER_USAGE_EVENT_H

#include <stdint.h>

#include "meter/token_usage.h"

#define USER_ID_MAXIMUM 255    /* bytes */
#define REQUEST_ID_MAXIMUM 255 /* bytes */
#define USAGE_NAME_MAXIMUM 255 /* bytes: provider, model, operation, plugin */
#define USAGE_METADATA_MAXIMUM 4096 /* bytes of compact JSON */

/* How far ahead of our clock an event may be dated. */
#define USAGE_FUTURE_MAXIMUM TIMESTAMP_DAY

/* Whether the answer came as a stream. */
enum usage_streamed {
	STREAMED_NOT_TOLD,
	STREAMED_YES,
	STREAMED_NO,
};

/* Members that nobody fills are 0 or NULL, and then not told. */
struct usage_event {
	const char *user_id;
	const char *request_id; /* unique for its user */
	int64_t occurred_at;	/* microseconds since 1970 */
	const char *provider;	/* NULL: not told; so for the next three */
	const char *model;
	const char *operation;
	const char *plugin_name;
	struct token_usage usage;
	int64_t latency_ms;   /* -1: not measured */
	const char *metadata; /* an object as JSON text, or NULL */
	const char *cost;     /* USD, decimal text; NULL: no price is known */
	const char *cost_source; /* "provider", "application", "list",
				  * "override", "refused" or "free"; NULL with
				  * cost NULL */
	const char *upstream_id; /* the provider's own id of the answer */
	const char *user_source; /* where the user's name came from: "header",
				  * "safety_identifier", "user", "metadata",
				  * "default", "body" */
	int64_t first_byte_ms;	 /* 1 or more, rounded up; 0 or less: not
				  * measured */
	enum usage_streamed streamed;
	int64_t http_status; /* the provider's; 0: none */
};

#endif
