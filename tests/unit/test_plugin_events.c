/* A generation as events, without a provider: what is sent, what is not, and
 * when a generation goes on without its reader. */
#include "api/plugin_events.h"

#include <string.h>

#include "base/log.h"
#include "fake_sink.h"
#include "unit.h"

#define PROGRESS(characters, files)                           \
	"event: progress\ndata: {\"characters\":" #characters \
	",\"files\":" #files "}\n\n"

struct scene {
	struct fake_sink fake;
	struct http_request request;
	struct http_stream stream;
	struct http_response response;
	struct config config;
	struct plugin_events events;
};

static void scene_init(struct scene *scene, enum on_abort on_abort)
{
	static char *variables[] = {NULL};

	log_set_level(LOG_LEVEL_ERROR);
	*scene = (struct scene){
	    .config = {.drain_seconds = 3600, .on_abort = on_abort}};
	fake_sink_init(&scene->fake);
	http_request_init(&scene->request, variables, NULL);
	http_response_init(&scene->response);
	http_stream_init(&scene->stream, &scene->fake.sink, &scene->request);
	plugin_events_begin(&scene->events, &scene->stream, &scene->config);
}

static void scene_clear(struct scene *scene)
{
	http_response_clear(&scene->response);
	http_request_clear(&scene->request);
	buffer_clear(&scene->fake.sent);
}

static bool watch(struct scene *scene, int64_t characters, int64_t files)
{
	const struct plugin_progress progress = {characters, files};

	return plugin_events_watch(&scene->events, &progress);
}

static const char *body(const struct scene *scene)
{
	return strstr(scene->fake.sent.data, "\r\n\r\n") + 4;
}

START_TEST(a_stream_begins_with_its_type_and_nothing_done)
{
	struct scene scene;

	scene_init(&scene, ON_ABORT_DRAIN);
	ck_assert_int_eq(scene.stream.status, 200);
	ck_assert_ptr_nonnull(strstr(
	    scene.fake.sent.data, "\r\nContent-Type: text/event-stream\r\n"));
	ck_assert_str_eq(body(&scene), PROGRESS(0, 0));
	scene_clear(&scene);
}
END_TEST

/* Whether it is sent at once or in the end depends on the clock. */
START_TEST(the_last_progress_is_sent_once)
{
	struct scene scene;

	scene_init(&scene, ON_ABORT_DRAIN);
	ck_assert(watch(&scene, 5, 1));
	buffer_add_text(&scene.response.body, "{\"result\":1}");
	plugin_events_end(&scene.events, &scene.response);
	ck_assert_str_eq(body(&scene),
	    PROGRESS(0, 0)
		PROGRESS(5, 1) "event: result\ndata: {\"result\":1}\n\n");
	scene_clear(&scene);
}
END_TEST

START_TEST(what_is_not_new_is_not_sent)
{
	struct scene scene;

	scene_init(&scene, ON_ABORT_DRAIN);
	for (int i = 0; i < 100; i++)
		ck_assert(watch(&scene, 0, 0));
	ck_assert_str_eq(body(&scene), PROGRESS(0, 0));
	scene_clear(&scene);
}
END_TEST

START_TEST(a_failure_is_an_event_with_its_status)
{
	static const struct {
		enum err err;
		const char *status;
	} rows[] = {{ERR_UPSTREAM, "\"status\":502"},
	    {ERR_TIMEOUT, "\"status\":504"}, {ERR_BUSY, "\"status\":503"}};
	struct error error = {"SOME_CODE", "It \"broke\""};

	for (size_t i = 0; i < UNIT_COUNT(rows); i++) {
		struct scene scene;

		scene_init(&scene, ON_ABORT_DRAIN);
		http_response_error_member(
		    &scene.response, "tokenUsage", json_object());
		plugin_events_fail(&scene.events, &scene.request, rows[i].err,
		    &error, &scene.response);
		ck_assert_ptr_nonnull(strstr(body(&scene),
		    PROGRESS(0, 0) "event: error\ndata: {\"error\":\"It "
				   "\\\"broke\\\"\",\"code\":\"SOME_CODE\","
				   "\"requestId\":\"req_"));
		ck_assert_ptr_nonnull(strstr(body(&scene), rows[i].status));
		ck_assert_ptr_nonnull(
		    strstr(body(&scene), "\"tokenUsage\":{}"));
		scene_clear(&scene);
	}
}
END_TEST

START_TEST(a_reader_that_left_is_sent_nothing)
{
	struct scene scene;
	size_t sent;

	scene_init(&scene, ON_ABORT_DRAIN);
	sent = scene.fake.sent.length;
	scene.fake.left = true;
	ck_assert(watch(&scene, 5, 1));
	plugin_events_end(&scene.events, &scene.response);
	ck_assert_uint_eq(scene.fake.sent.length, sent);
	scene_clear(&scene);
}
END_TEST

START_TEST(settings_say_what_becomes_of_what_nobody_reads)
{
	struct scene scene;

	scene_init(&scene, ON_ABORT_CANCEL);
	ck_assert(watch(&scene, 5, 1));
	scene.fake.left = true;
	ck_assert(!watch(&scene, 6, 1));
	scene_clear(&scene);

	scene_init(&scene, ON_ABORT_DRAIN);
	scene.config.drain_seconds = 0;
	ck_assert(watch(&scene, 5, 1));
	scene.fake.left = true;
	ck_assert(!watch(&scene, 6, 1));
	scene_clear(&scene);
}
END_TEST

UNIT_MAIN("plugin_events",
    UNIT_ONCE(a_stream_begins_with_its_type_and_nothing_done),
    UNIT_ONCE(the_last_progress_is_sent_once),
    UNIT_ONCE(what_is_not_new_is_not_sent),
    UNIT_ONCE(a_failure_is_an_event_with_its_status),
    UNIT_ONCE(a_reader_that_left_is_sent_nothing),
    UNIT_ONCE(settings_say_what_becomes_of_what_nobody_reads))
