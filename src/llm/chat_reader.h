/*
 * Reads the model's text out of an answer, as it comes: whole, or a stream of
 * server-sent events or lines, which the first byte tells. Usage is
 * usage_reader's. Belongs to one thread at a time.
 */
#ifndef LLM_CHAT_READER_H
#define LLM_CHAT_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"
#include "llm/chat_protocol.h"

#define CHAT_EVENT_MAXIMUM ((size_t)1024 * 1024) /* bytes of data */

struct chat_reader;

/* A reader for one answer; STREAMS: a stream was asked for. Free with
 * chat_reader_free(). */
struct chat_reader *chat_reader_new(enum llm_protocol protocol, bool streams);

void chat_reader_free(struct chat_reader *reader);

/* Reads the next bytes; any split will do. It holds one event at a time, and
 * passes over those above CHAT_EVENT_MAXIMUM; or the whole of an answer that
 * is no stream, which the caller bounds. */
void chat_reader_feed(
    struct chat_reader *reader, const char *data, size_t length);

/* Reads what came without its end. Once, after the last feed. */
void chat_reader_finish(struct chat_reader *reader);

/* What has been read so far; borrowed. */
const struct chat_reading *chat_reader_reading(
    const struct chat_reader *reader);

/* The sentence for an answer that has nothing of the protocol's: why it cannot
 * be read, or that it is something else. Always ERR_UPSTREAM. */
enum err chat_reader_refuse(
    const struct chat_reader *reader, struct error *error);

#endif
