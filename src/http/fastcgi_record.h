/*
 * FastCGI's records, for what is written beside libfcgi: FastCGI specification
 * 1.0, sections 3.3, 5.3, 5.5 and 8.
 */
#ifndef HTTP_FASTCGI_RECORD_H
#define HTTP_FASTCGI_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#define FASTCGI_RECORD_HEAD 8	     /* bytes */
#define FASTCGI_RECORD_MAXIMUM 65535 /* bytes of content */
#define FASTCGI_END_SIZE (FASTCGI_RECORD_HEAD + FASTCGI_RECORD_HEAD + 8)

/* Writes the head of a record that carries LENGTH bytes (up to
 * FASTCGI_RECORD_MAXIMUM) of the answer to request ID. */
void fastcgi_record_write_head(
    unsigned char head[static FASTCGI_RECORD_HEAD], unsigned id, size_t length);

/* Writes the records that end the answer to request ID. */
void fastcgi_record_write_end(
    unsigned char end[static FASTCGI_END_SIZE], unsigned id);

/* Writes the head of what is no record: who reads it gives the whole answer
 * up. */
void fastcgi_record_write_invalid(
    unsigned char head[static FASTCGI_RECORD_HEAD]);

/* Tells whether HEAD says that the web server gives the request up. */
bool fastcgi_record_is_abort(
    const unsigned char head[static FASTCGI_RECORD_HEAD]);

#endif
