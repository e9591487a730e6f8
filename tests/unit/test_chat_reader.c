/* What a model says, in each protocol's answers, whole and streamed; and what
 * each protocol is asked. Texts of answers have ' in the place of ". */
#include "llm/chat_reader.h"

#include <string.h>

#include "base/json.h"
#include "base/log.h"
#include "unit.h"

#define CHUNK(delta) "data: {'choices':[{'index':0,'delta':{" delta "}}]}\n\n"
#define EVENT(name, data) \
	"event: " name "\ndata: {'type':'" name "'" data "}\n\n"
#define PART(part) "data: {'candidates':[{'content':{'parts':[" part "]}}]}\n\n"

static const struct {
	enum llm_protocol protocol;
	bool streams;
	const char *answer;
	const char *text, *refusal, *failure;
	bool begun, failed, truncated;
} reading_rows[] = {
    /* OpenAI */
    {LLM_OPENAI, false,
	"{'id':'chatcmpl-1','object':'chat.completion','choices':[{'index':0,"
	"'message':{'role':'assistant','content':'Hello','refusal':null},"
	"'finish_reason':'stop'}],'usage':{'prompt_tokens':7}}",
	"Hello", NULL, NULL, true, false, false},
    {LLM_OPENAI, false,
	"{'choices':[{'message':{'content':'Hel'},"
	"'finish_reason':'length'}]}",
	"Hel", NULL, NULL, true, false, true},
    {LLM_OPENAI, false,
	"{'choices':[{'message':{'content':null,'refusal':'I can\\u2019t.'}}]}",
	NULL, "I can\xE2\x80\x99t.", NULL, true, false, false},
    /* Mistral: text in parts */
    {LLM_OPENAI, false,
	"{'choices':[{'message':{'content':[{'type':'thinking','thinking':[]},"
	"{'type':'text','text':'a'},{'type':'text','text':'b'}]}}]}",
	"ab", NULL, NULL, true, false, false},
    /* OpenRouter: the choice failed under way */
    {LLM_OPENAI, false,
	"{'choices':[{'error':{'code':502,'message':'overloaded'},"
	"'message':{'content':''},'finish_reason':'error'}]}",
	NULL, NULL, "overloaded", true, true, false},
    {LLM_OPENAI, false, "{'error':{'message':'No credits','code':402}}", NULL,
	NULL, "No credits", false, true, false},
    {LLM_OPENAI, false, "{'error':'a\\u0007\\u0085b'}", NULL, NULL, "a   b",
	false, true, false},
    {LLM_OPENAI, false, "{'error':7}", NULL, NULL, NULL, false, true, false},
    {LLM_OPENAI, false, "{'error':null,'choices':[]}", NULL, NULL, NULL, false,
	false, false},
    /* A count that jansson cannot hold spoils no text. */
    {LLM_OPENAI, false,
	"{'choices':[{'message':{'content':'a'}}],'usage':"
	"{'prompt_tokens':1000000000000000000000000000000}}",
	"a", NULL, NULL, true, false, false},
    {LLM_OPENAI, true,
	CHUNK("'role':'assistant','content':''") CHUNK("'content':'Hel'")
	    CHUNK("'content':'lo'")
		CHUNK("") "data: {'choices':[],'usage':{'prompt_tokens':7}}\n\n"
			  "data: [DONE]\n\n",
	"Hello", NULL, NULL, true, false, false},
    {LLM_OPENAI, true,
	": a comment\r\n\r\ndata: {'choices':[{'delta':\r\n"
	"data: {'content':'\xC3\xA9'},'finish_reason':'length'}]}\r\n\r\n",
	"\xC3\xA9", NULL, NULL, true, false, true},
    {LLM_OPENAI, true, CHUNK("'refusal':'No'") CHUNK("'refusal':'.'"), NULL,
	"No.", NULL, true, false, false},
    {LLM_OPENAI, true,
	CHUNK("'content':'a'") "data: {'error':{'message':'It broke'}}\n\n",
	"a", NULL, "It broke", true, true, false},
    /* An event that is no JSON is passed over, the last may lack its end. */
    {LLM_OPENAI, true,
	"data: {'choices':\n\n" CHUNK(
	    "'content':'a'") "data: {'choices':[{'delta':{'content':'b'}}]}",
	"ab", NULL, NULL, true, false, false},
    /* Who does not stream, although asked. */
    {LLM_OPENAI, true, "{'choices':[{'message':{'content':'Hello'}}]}", "Hello",
	NULL, NULL, true, false, false},

    /* Anthropic */
    {LLM_ANTHROPIC, false,
	"{'id':'msg_1','type':'message','role':'assistant','content':["
	"{'type':'thinking','thinking':'Hm.','signature':'c2ln'},"
	"{'type':'text','text':'Hel'},{'type':'text','text':'lo'}],"
	"'stop_reason':'end_turn','usage':{'input_tokens':7}}",
	"Hello", NULL, NULL, true, false, false},
    {LLM_ANTHROPIC, false,
	"{'type':'message','content':[{'type':'text','text':'a'}],"
	"'stop_reason':'max_tokens'}",
	"a", NULL, NULL, true, false, true},
    {LLM_ANTHROPIC, false,
	"{'type':'message','content':[],'stop_reason':'refusal'}", NULL,
	"it declined", NULL, true, false, false},
    {LLM_ANTHROPIC, false,
	"{'type':'error','error':{'type':'overloaded_error','message':"
	"'Overloaded'},'request_id':'req_1'}",
	NULL, NULL, "Overloaded", false, true, false},
    {LLM_ANTHROPIC, true,
	EVENT("message_start", ",'message':{'type':'message','content':[],"
			       "'stop_reason':null,'usage':{'input_tokens':7}}")
	    EVENT("content_block_start",
		",'index':0,'content_block':{'type':'thinking','thinking':''}")
		EVENT("content_block_delta",
		    ",'delta':{'type':'thinking_delta','thinking':'Hm.'}")
		    EVENT("ping", "") EVENT("content_block_start",
			",'content_block':{'type':'text','text':''}")
			EVENT("content_block_delta",
			    ",'delta':{'type':'text_delta','text':'Hel'}")
			    EVENT("content_block_delta",
				",'delta':{'type':'text_delta','text':'lo'}")
				EVENT("message_delta",
				    ",'delta':{'stop_reason':'max_tokens'},"
				    "'usage':{'output_tokens':3}")
				    EVENT("message_stop", ""),
	"Hello", NULL, NULL, true, false, true},
    {LLM_ANTHROPIC, true,
	EVENT("message_start", ",'message':{'content':[]}")
	    EVENT("error", ",'error':{'message':'Overloaded'}"),
	NULL, NULL, "Overloaded", true, true, false},

    /* Gemini */
    {LLM_GEMINI, false,
	"{'candidates':[{'content':{'parts':[{'text':'Hm.','thought':true},"
	"{'text':'Hel'},{'text':'lo'}],'role':'model'},'finishReason':'STOP'}],"
	"'usageMetadata':{'promptTokenCount':7}}",
	"Hello", NULL, NULL, true, false, false},
    {LLM_GEMINI, false,
	"{'candidates':[{'content':{'parts':[{'text':'a'}]},"
	"'finishReason':'MAX_TOKENS'}]}",
	"a", NULL, NULL, true, false, true},
    {LLM_GEMINI, false, "{'candidates':[{'finishReason':'SAFETY'}]}", NULL,
	"SAFETY", NULL, true, false, false},
    {LLM_GEMINI, false, "{'promptFeedback':{'blockReason':'OTHER'}}", NULL,
	"OTHER", NULL, true, false, false},
    {LLM_GEMINI, false,
	"{'error':{'code':400,'message':'API key not valid','status':"
	"'INVALID_ARGUMENT'}}",
	NULL, NULL, "API key not valid", false, true, false},
    {LLM_GEMINI, true,
	PART("{'text':'Hm.','thought':true}") PART("{'text':'Hel'}")
	    PART("{'text':'lo'}") "data: {'candidates':[{'content':{},"
				  "'finishReason':'STOP'}]}\n\n",
	"Hello", NULL, NULL, true, false, false},
    /* As it streams without alt=sse. */
    {LLM_GEMINI, true,
	"[{'candidates':[{'content':{'parts':[{'text':'Hel'}]}}]}\n,\r\n"
	"{'candidates':[{'content':{'parts':[{'text':'lo'}]}}]}\n]\n",
	"Hello", NULL, NULL, true, false, false},

    /* Ollama */
    {LLM_OLLAMA, false,
	"{'model':'m','message':{'role':'assistant','content':'Hello',"
	"'thinking':'Hm.'},'done':true,'done_reason':'stop'}",
	"Hello", NULL, NULL, true, false, false},
    {LLM_OLLAMA, false, "{'error':'model not found'}", NULL, NULL,
	"model not found", false, true, false},
    {LLM_OLLAMA, true,
	"{'message':{'content':'Hel'},'done':false}\n"
	"{'message':{'content':'lo'},'done':false}\n"
	"{'message':{'content':''},'done':true,'done_reason':'length'}\n",
	"Hello", NULL, NULL, true, false, true},
    {LLM_OLLAMA, true,
	"{'message':{'content':'a'}}\r\n\r\n{'error':'out of memory'}", "a",
	NULL, "out of memory", true, true, false},

    /* What is of no protocol. */
    {LLM_OPENAI, true, "{'type':'message','content':[{'text':'a'}]}", NULL,
	NULL, NULL, false, false, false},
    {LLM_ANTHROPIC, true, CHUNK("'content':'a'"), NULL, NULL, NULL, false,
	false, false},
    {LLM_GEMINI, true, "null", NULL, NULL, NULL, false, false, false},
    {LLM_OLLAMA, true, "7\n", NULL, NULL, NULL, false, false, false},
};

static void start(void)
{
	json_start();
	log_set_level(LOG_LEVEL_ERROR);
}

static char *with_quotes(const char *text)
{
	char *copy = strdup(text);

	ck_assert_ptr_nonnull(copy);
	for (char *at = copy; *at != '\0'; at++)
		if (*at == '\'')
			*at = '"';
	return copy;
}

START_TEST(answers_are_read_however_they_are_cut)
{
	char *answer = with_quotes(reading_rows[_i].answer);
	size_t length = strlen(answer);

	start();
	for (size_t step = 1; step <= length; step++) {
		struct chat_reader *reader = chat_reader_new(
		    reading_rows[_i].protocol, reading_rows[_i].streams);
		const struct chat_reading *reading =
		    chat_reader_reading(reader);

		for (size_t at = 0; at < length; at += step)
			chat_reader_feed(reader, answer + at,
			    length - at < step ? length - at : step);
		chat_reader_finish(reader);
		ck_assert_pstr_eq(reading->text.data, reading_rows[_i].text);
		ck_assert_pstr_eq(
		    reading->refusal.data, reading_rows[_i].refusal);
		ck_assert_pstr_eq(reading->failure, reading_rows[_i].failure);
		ck_assert_int_eq(reading->begun, reading_rows[_i].begun);
		ck_assert_int_eq(reading->failed, reading_rows[_i].failed);
		ck_assert_int_eq(
		    reading->truncated, reading_rows[_i].truncated);
		chat_reader_free(reader);
	}
	free(answer);
}
END_TEST

/* The text is there as soon as the event that has it. */
START_TEST(text_is_there_as_it_comes)
{
	static const struct {
		enum llm_protocol protocol;
		const char *first, *second;
	} rows[] = {
	    {LLM_OPENAI, CHUNK("'content':'a'"), CHUNK("'content':'b'")},
	    {LLM_ANTHROPIC,
		EVENT("content_block_delta", ",'delta':{'text':'a'}"),
		EVENT("content_block_delta", ",'delta':{'text':'b'}")},
	    {LLM_GEMINI, PART("{'text':'a'}"), PART("{'text':'b'}")},
	    {LLM_OLLAMA, "{'message':{'content':'a'}}\n",
		"{'message':{'content':'b'}}\n"},
	};

	start();
	for (size_t i = 0; i < UNIT_COUNT(rows); i++) {
		struct chat_reader *reader =
		    chat_reader_new(rows[i].protocol, true);
		const struct buffer *text = &chat_reader_reading(reader)->text;
		char *first = with_quotes(rows[i].first);
		char *second = with_quotes(rows[i].second);

		chat_reader_feed(reader, first, strlen(first));
		ck_assert_str_eq(text->data, "a");
		chat_reader_feed(reader, second, strlen(second));
		ck_assert_str_eq(text->data, "ab");
		chat_reader_free(reader);
		free(first);
		free(second);
	}
}
END_TEST

/* Reads three events, of which the second has a text of LENGTH letters. */
static struct chat_reader *read_wide(size_t length)
{
	char letters[1024];
	struct chat_reader *reader = chat_reader_new(LLM_OLLAMA, true);
	char *small = with_quotes("{'message':{'content':'a'}}\n");

	memset(letters, 'w', sizeof letters);
	chat_reader_feed(reader, small, strlen(small));
	chat_reader_feed(reader, "{\"message\":{\"content\":\"", 23);
	for (size_t at = 0; at < length; at += sizeof letters)
		chat_reader_feed(reader, letters, sizeof letters);
	chat_reader_feed(reader, "\"}}\n", 4);
	chat_reader_feed(reader, small, strlen(small));
	chat_reader_finish(reader);
	free(small);
	return reader;
}

START_TEST(an_event_without_end_is_passed_over)
{
	struct chat_reader *reader;
	const struct buffer *text;

	start();
	reader = read_wide(CHAT_EVENT_MAXIMUM / 2);
	text = &chat_reader_reading(reader)->text;
	ck_assert_uint_eq(text->length, CHAT_EVENT_MAXIMUM / 2 + 2);
	chat_reader_free(reader);
	reader = read_wide(2 * CHAT_EVENT_MAXIMUM);
	ck_assert_str_eq(chat_reader_reading(reader)->text.data, "aa");
	chat_reader_free(reader);
}
END_TEST

static const struct {
	const char *answer, *words;
} unusable_rows[] = {
    {"", "cannot be read"},
    {" \r\n", "cannot be read"},
    {"<html>502 Bad Gateway</html>", "cannot be read"},
    {"{'choices':[{'mess", "cannot be read"},
    {"{'choices':[{}]} {}", "cannot be read"},
    {"{'a':1e999}", "cannot be read"},
    {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested"},
    {"null", "no chat completion"},
    {"[]", "no chat completion"},
    {"{}", "no chat completion"},
    {"{'choices':[]}", "no chat completion"},
    {"{'choices':[7]}", "no chat completion"},
    {"data: 7\n\n", "no chat completion"},
    {"data: [DONE]\n\n", "no chat completion"},
};

START_TEST(what_is_no_answer_is_refused)
{
	char *answer = with_quotes(unusable_rows[_i].answer);
	struct chat_reader *reader = chat_reader_new(LLM_OPENAI, false);
	struct error error = {.message = ""};

	start();
	chat_reader_feed(reader, answer, strlen(answer));
	chat_reader_finish(reader);
	ck_assert(!chat_reader_reading(reader)->begun);
	ck_assert_int_eq(chat_reader_refuse(reader, &error), ERR_UPSTREAM);
	ck_assert_str_eq(error.code, "PROVIDER_ANSWER_UNUSABLE");
	ck_assert_msg(strstr(error.message, unusable_rows[_i].words) != NULL,
	    "%s", error.message);
	chat_reader_free(reader);
	free(answer);
}
END_TEST

START_TEST(words_of_a_provider_are_cut_at_a_character)
{
	struct chat_reader *reader = chat_reader_new(LLM_OPENAI, false);
	const char *words;
	size_t length;

	start();
	chat_reader_feed(reader, "{\"error\":\"x", 11);
	for (int i = 0; i < 1000; i++)
		chat_reader_feed(reader, "\xC3\xA9", 2);
	chat_reader_feed(reader, "\"}", 2);
	chat_reader_finish(reader);
	words = chat_reader_reading(reader)->failure;
	length = strlen(words);
	ck_assert_uint_lt(length, 300);
	ck_assert_str_eq(words + length - 2, "\xC3\xA9");
	chat_reader_free(reader);
}
END_TEST

#define SYSTEM_AND_USER                                                        \
	"[{'role':'system','content':'Do.'},{'role':'user','content':'a\\'b'}" \
	"]"

static const struct {
	enum llm_protocol protocol;
	const char *model;
	bool streams, refuses_options;
	const char *path, *body;
} request_rows[] = {
    {LLM_OPENAI, "m", false, false, "/chat/completions",
	"{'model':'m','messages':" SYSTEM_AND_USER ",'stream':false}"},
    {LLM_OPENAI, "m", true, false, "/chat/completions",
	"{'model':'m','messages':" SYSTEM_AND_USER
	",'stream':true,'stream_options':{'include_usage':true}}"},
    {LLM_OPENAI, "m", true, true, "/chat/completions",
	"{'model':'m','messages':" SYSTEM_AND_USER ",'stream':true}"},
    {LLM_ANTHROPIC, "m", true, false, "/v1/messages",
	"{'model':'m','max_tokens':32000,'system':'Do.','messages':"
	"[{'role':'user','content':'a\\'b'}],'stream':true}"},
    {LLM_GEMINI, "m-1.5", false, false, "/v1beta/models/m-1.5:generateContent",
	"{'systemInstruction':{'parts':[{'text':'Do.'}]},'contents':"
	"[{'parts':[{'text':'a\\'b'}],'role':'user'}]}"},
    {LLM_GEMINI, "models/a b/\xC3\xA9;%", true, false,
	"/v1beta/models/a%20b%2F%C3%A9%3B%25:streamGenerateContent",
	"{'systemInstruction':{'parts':[{'text':'Do.'}]},'contents':"
	"[{'parts':[{'text':'a\\'b'}],'role':'user'}]}"},
    {LLM_OLLAMA, "m", false, false, "/api/chat",
	"{'model':'m','messages':" SYSTEM_AND_USER ",'stream':false}"},
    {LLM_OLLAMA, "m", true, false, "/api/chat",
	"{'model':'m','messages':" SYSTEM_AND_USER ",'stream':true}"},
};

START_TEST(requests_are_in_the_protocols_own_words)
{
	const struct chat_protocol *protocol =
	    chat_protocol_find(request_rows[_i].protocol);
	const struct upstream upstream = {
	    .refuses_stream_options = request_rows[_i].refuses_options};
	const struct chat_request request = {.model = request_rows[_i].model,
	    .instructions = "Do.",
	    .prompt = "a\"b",
	    .streams = request_rows[_i].streams};
	char *body = with_quotes(request_rows[_i].body);
	struct buffer written = {0}, path = {0};

	start();
	protocol->write_path(&request, &path);
	protocol->write_body(&upstream, &request, &written);
	ck_assert_str_eq(path.data, request_rows[_i].path);
	ck_assert_str_eq(written.data, body);
	buffer_clear(&written);
	buffer_clear(&path);
	free(body);
}
END_TEST

UNIT_MAIN("chat_reader",
    UNIT_ROWS(answers_are_read_however_they_are_cut, reading_rows),
    UNIT_ONCE(text_is_there_as_it_comes),
    UNIT_ONCE(an_event_without_end_is_passed_over),
    UNIT_ROWS(what_is_no_answer_is_refused, unusable_rows),
    UNIT_ONCE(words_of_a_provider_are_cut_at_a_character),
    UNIT_ROWS(requests_are_in_the_protocols_own_words, request_rows))
