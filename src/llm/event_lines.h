/*
 * Cuts a stream into events as it comes: server-sent events (WHATWG: line ends
 * CRLF, LF or CR, comments, several data lines, a byte order mark) or NDJSON
 * (each line with something on it is one). Holds no line, so they may be of any
 * length. Owned by one thread at a time.
 */
#ifndef LLM_EVENT_LINES_H
#define LLM_EVENT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#define EVENT_NAME_SIZE 32

enum event_piece_kind {
	EVENT_PIECE_OTHER,    /* names, colons, comments, blanks */
	EVENT_PIECE_DATA,     /* bytes of the event's data */
	EVENT_PIECE_LINE_END, /* of a line within an event, or of a comment */
	EVENT_PIECE_END,      /* the line end that ends the event */
	EVENT_PIECE_TAIL,     /* the LF of a CRLF whose CR ended a line */
};

struct event_piece {
	enum event_piece_kind kind;
	const char *data; /* EVENT_PIECE_DATA: from the caller's bytes, or a
			     static "\n" between two data lines */
	size_t length;
};

/* Open, so that it can lie in others; read the first four. */
struct event_lines {
	bool has_data;		    /* the event has data, even if empty */
	bool has_fields;	    /* it has any line but comments */
	char name[EVENT_NAME_SIZE]; /* the event's name as far as read; ""
				       if none or too long */
	bool ended; /* the last piece, but for tails, ended it */
	/* The rest is this module's. */
	int state;
	bool by_lines;
	bool after_return; /* the last line end was a CR */
	bool join_owed;	   /* a "\n" goes before what comes */
	size_t mark_length;
	size_t name_length;
	size_t field_length;
	char field[8];
};

/* Begins a stream; NDJSON with BY_LINES, else server-sent events. */
void event_lines_start(struct event_lines *lines, bool by_lines);

/*
 * Reads a piece of DATA, 1 byte or more of its LENGTH (more than 0), and tells
 * what it is. Returns how many bytes the piece took: 0 only for the "\n"
 * that joins two data lines. What the event had can be read from LINES until
 * the next event's first piece.
 */
size_t event_lines_read(struct event_lines *lines, const char *data,
    size_t length, struct event_piece *piece);

/* Who wants no more than the events' data, in pieces, and where each ends. */
struct event_taker {
	void (*take_data)(void *context, const char *data, size_t length);
	void (*end_event)(void *context);
	void *context;
};

/* Reads all of DATA, and tells TAKER. */
void event_lines_feed(struct event_lines *lines,
    const struct event_taker *taker, const char *data, size_t length);

#endif
