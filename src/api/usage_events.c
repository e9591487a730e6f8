#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "api/event_reader.h"
#include "api/pricing.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/timestamp.h"

/* Lets the answer name each refused member, in case this is refused. */
static void list_problems(const struct field_problems *problems,
    const struct event_batch *batch, struct http_response *response)
{
	json_t *list = json_array();

	for (size_t i = 0; i < problems->count && i < FIELD_PROBLEMS_MAXIMUM;
	     i++) {
		const struct field_problem *problem = &problems->list[i];
		json_t *item = json_pack("{s:I, s:s%, s:s}", "index",
		    (json_int_t)problem->index, "field", problem->field,
		    text_valid_length(problem->field, strlen(problem->field)),
		    "message", problem->error.message);

		if (batch->lines != NULL)
			json_object_set_new(item, "line",
			    json_integer(
				(json_int_t)batch->lines[problem->index]));
		json_array_append_new(list, item);
	}
	http_response_error_member(response, "errors", list);
}

/* The id of an answer is known before what it used is recorded under it:
 * nobody shall take it first, so that his own usage does not count. */
static bool takes_our_id(const struct event_batch *batch, size_t index)
{
	const char *id = batch->events[index].request_id;

	return id != batch->own_ids[index] && random_id_leads(id);
}

/* One event that a caller may not record refuses them all. */
static enum err check_caller(const struct event_batch *batch,
    const struct http_caller *caller, struct error *error)
{
	bool bound = caller->user_id[0] != '\0';

	for (size_t i = 0; i < batch->count; i++) {
		if (!http_caller_may_be(caller, batch->events[i].user_id))
			return http_refuse_user(error);
		if (bound && takes_our_id(batch, i))
			return error_set(error, ERR_FORBIDDEN,
			    "REQUEST_ID_FORBIDDEN",
			    "A credential for one user's numbers may not "
			    "record under an id as TokenMeter makes them");
	}
	return ERR_OK;
}

static void describe(const struct event_batch *batch,
    const enum record_outcome *outcomes, struct http_response *response)
{
	json_int_t count[3] = {0};
	json_t *ids = json_array(), *conflicts = json_array(), *body;

	for (size_t i = 0; i < batch->count; i++) {
		const char *id = batch->events[i].request_id;

		count[outcomes[i]]++;
		json_array_append_new(ids, json_string(id));
		if (outcomes[i] == RECORD_CONFLICT)
			json_array_append_new(conflicts, json_string(id));
	}
	body = json_pack("{s:I, s:I, s:o, s:o}", "recorded", count[RECORD_NEW],
	    "duplicates", count[RECORD_DUPLICATE], "conflicts", conflicts,
	    "requestIds", ids);
	json_write(body, &response->body);
	json_decref(body);
}

enum err api_post_usage_events(const void *context,
    const struct http_request *request, const void *input,
    struct http_response *response, struct error *error)
{
	const struct api *api = context;
	struct field_problems problems = {0};
	struct event_batch batch = {0};
	enum record_outcome *outcomes = NULL;
	struct price *prices = NULL;
	enum err err;

	(void)input;
	err = event_batch_read(&batch, request->body.data, request->body.length,
	    http_request_is_type(request, "application/x-ndjson"),
	    timestamp_now(), &problems, error);
	if (err != ERR_OK) {
		list_problems(&problems, &batch, response);
		goto out;
	}
	err = check_caller(&batch, &request->caller, error);
	if (err != ERR_OK)
		goto out;
	outcomes = memory_calloc(batch.count, sizeof *outcomes);
	prices = memory_calloc(batch.count, sizeof *prices);
	for (size_t i = 0; i < batch.count; i++)
		api_price_event(api, &batch.events[i], &prices[i]);
	if (batch.count > 0)
		err = recorder_record(
		    api->recorder, batch.events, batch.count, outcomes, error);
	if (err == ERR_OK)
		describe(&batch, outcomes, response);
out:
	free(prices);
	free(outcomes);
	event_batch_clear(&batch);
	return err;
}
