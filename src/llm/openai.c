#include "llm/openai.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/memory.h"
#include "base/text.h"

#define NAME_MAXIMUM 255 /* bytes of a model's name and of a reply's id */
#define WORDS_SIZE 201	 /* of what a provider says about a failure */

void openai_write_chat_request(
    const char *model, const json_t *messages, struct buffer *body)
{
	json_t *request = json_object();

	json_object_set_new(request, "model", json_string(model));
	json_object_set(request, "messages", (json_t *)messages);
	json_object_set_new(request, "stream", json_false());
	json_write(request, body);
	json_decref(request);
}

void chat_reply_clear(struct chat_reply *reply)
{
	free(reply->content);
	free(reply->refusal);
	free(reply->model);
	free(reply->upstream_id);
	*reply = (struct chat_reply){0};
}

/* Makes one short line of what a provider says. */
static char *tidy_words(const char *from)
{
	char words[WORDS_SIZE];
	size_t length = strnlen(from, sizeof words - 1);

	memcpy(words, from, length);
	words[text_valid_length(words, length)] = '\0';
	for (char *at = words; *at != '\0'; at++) {
		unsigned char next = (unsigned char)at[1];

		if ((unsigned char)*at < 0x20 || *at == 0x7F)
			*at = ' ';
		else if ((unsigned char)*at == 0xC2 && next < 0xA0)
			at[0] = at[1] = ' '; /* U+0080–U+009F */
	}
	return memory_strdup(words);
}

/*
 * Returns what OBJECT says of a failure: {"error": {"message"}} as OpenAI,
 * {"error": "…"} as Ollama, {"message"} as Mistral, {"detail"} as FastAPI.
 * NULL when it says nothing.
 */
static char *read_words(const json_t *object)
{
	const json_t *error = json_object_get(object, "error");
	const json_t *const candidates[] = {json_object_get(error, "message"),
	    error, json_object_get(object, "message"),
	    json_object_get(object, "detail")};

	for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
		if (json_string_length(candidates[i]) > 0)
			return tidy_words(json_string_value(candidates[i]));
	return NULL;
}

/* Text is a string, or a list of parts of which some are text. */
static char *read_content(const json_t *content)
{
	struct buffer text = {0};
	const json_t *part;
	size_t i;

	if (json_is_string(content))
		return memory_strdup(json_string_value(content));
	json_array_foreach((json_t *)content, i, part)
	{
		const char *words =
		    json_string_value(json_object_get(part, "text"));

		if (words != NULL)
			buffer_add_text(&text, words);
	}
	if (text.length > 0)
		return buffer_steal(&text);
	buffer_clear(&text);
	return NULL;
}

static char *read_name(const json_t *value)
{
	const char *name = json_string_value(value);

	if (name == NULL ||
	    !text_is_name(name, json_string_length(value), NAME_MAXIMUM))
		return NULL;
	return memory_strdup(name);
}

static void read_choice(const json_t *choice, struct chat_reply *reply)
{
	const json_t *message = json_object_get(choice, "message");
	const json_t *refusal = json_object_get(message, "refusal");
	const char *reason =
	    json_string_value(json_object_get(choice, "finish_reason"));

	reply->content = read_content(json_object_get(message, "content"));
	reply->truncated = reason != NULL && strcmp(reason, "length") == 0;
	if (json_string_length(refusal) > 0)
		reply->refusal = tidy_words(json_string_value(refusal));
	else
		reply->refusal = read_words(choice); /* OpenRouter */
}

/* Groq reports in x_groq. */
static const json_t *find_usage(const json_t *root)
{
	const json_t *usage = json_object_get(root, "usage");

	if (usage == NULL || json_is_null(usage))
		usage =
		    json_object_get(json_object_get(root, "x_groq"), "usage");
	return usage != NULL && !json_is_null(usage) ? usage : NULL;
}

static enum err read_root(
    const json_t *root, struct chat_reply *reply, struct error *error)
{
	const json_t *usage = find_usage(root);
	const json_t *choice =
	    json_array_get(json_object_get(root, "choices"), 0);
	const json_t *failure = json_object_get(root, "error");
	bool failed = failure != NULL && !json_is_null(failure);

	if (failed && usage == NULL) {
		char *words = read_words(root);
		enum err err =
		    error_set(error, ERR_UPSTREAM, "PROVIDER_REFUSED",
			"The model provider answered with an error%s%s",
			words != NULL ? ": " : "", words != NULL ? words : "");

		free(words);
		return err;
	}
	if (usage == NULL && !json_is_object(choice))
		return error_set(error, ERR_UPSTREAM,
		    "PROVIDER_ANSWER_UNUSABLE",
		    "The model provider's answer is no chat completion");
	openai_read_usage(usage, &reply->usage);
	read_choice(choice, reply);
	if (failed && reply->refusal == NULL)
		reply->refusal = read_words(root);
	reply->model = read_name(json_object_get(root, "model"));
	reply->upstream_id = read_name(json_object_get(root, "id"));
	return ERR_OK;
}

static enum err read_json(
    const char *text, size_t length, json_t **root, struct error *error)
{
	struct error why;

	*root = NULL;
	if (json_check_limits(text, length, &why) == ERR_OK &&
	    json_read(text, length, root, NULL, &why) == ERR_OK)
		return ERR_OK;
	/* A count beyond 64 bits spoils the report, not the whole reply: as
	 * reals, counts are refused each for itself. */
	if (strcmp(why.code, "JSON_NUMBER_TOO_LARGE") == 0)
		*root = json_loadb(text, length,
		    JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, NULL);
	if (*root != NULL)
		return ERR_OK;
	return error_set(error, ERR_UPSTREAM, "PROVIDER_ANSWER_UNUSABLE",
	    "The model provider's answer cannot be read: %s", why.message);
}

enum err openai_read_reply(const char *text, size_t length,
    struct chat_reply *reply, struct error *error)
{
	json_t *root;
	enum err err;

	*reply = (struct chat_reply){0};
	err = read_json(text, length, &root, error);
	if (err == ERR_OK)
		err = read_root(root, reply, error);
	json_decref(root);
	return err;
}

/* Tells whether TEXT may show the key: providers quote it whole, or its
 * beginning. */
static bool may_show_key(const char *text, const char *key)
{
	char beginning[9];

	if (text == NULL || key == NULL)
		return false;
	snprintf(beginning, sizeof beginning, "%s", key);
	return strstr(text, beginning) != NULL;
}

static enum err refuse_status(const struct upstream *upstream,
    const struct upstream_answer *answer, struct error *error)
{
	json_t *root = NULL;
	char *words = NULL;
	bool about_key = answer->status == 401;
	enum err err;

	if (!about_key && read_json(answer->body.data, answer->body.length,
			      &root, NULL) == ERR_OK)
		words = read_words(root);
	if (may_show_key(words, upstream->api_key)) {
		free(words);
		words = NULL;
	}
	err = error_set(error, ERR_UPSTREAM, "PROVIDER_REFUSED",
	    "The model provider at %s %s (status %ld)%s%s", upstream->host,
	    about_key		    ? "does not accept our key"
	    : answer->status == 429 ? "says that we ask too much"
				    : "refused the request",
	    answer->status, words != NULL ? ": " : "",
	    words != NULL ? words : "");
	free(words);
	json_decref(root);
	return err;
}

enum err openai_complete_chat(const struct upstream *upstream,
    const char *model, const json_t *messages, struct chat_reply *reply,
    struct error *error)
{
	struct upstream_answer answer = {0};
	struct buffer body = {0};
	enum err err;

	*reply = (struct chat_reply){0};
	openai_write_chat_request(model, messages, &body);
	err = upstream_post_json(
	    upstream, "/chat/completions", &body, &answer, error);
	if (err != ERR_OK)
		goto out;
	if (answer.status < 200 || answer.status > 299)
		err = refuse_status(upstream, &answer, error);
	else
		err = openai_read_reply(
		    answer.body.data, answer.body.length, reply, error);
	if (err != ERR_OK && error != NULL &&
	    may_show_key(error->message, upstream->api_key))
		error_set(error, err, "PROVIDER_REFUSED",
		    "The model provider at %s answered with an error",
		    upstream->host);
	if (may_show_key(reply->refusal, upstream->api_key)) {
		free(reply->refusal);
		reply->refusal = NULL;
	}
out:
	upstream_answer_clear(&answer);
	buffer_clear(&body);
	return err;
}
