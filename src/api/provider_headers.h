/*
 * Which headers cross between a client and a provider. Those of one connection
 * (RFC 9110, 7.6.1, and what Connection names), cookies, and ours do not, in
 * either direction; nor do what proxies note of the client, and what an answer
 * would have our web server or the client's browser do; nor does what the
 * client is known by here. All others do.
 */
#ifndef API_PROVIDER_HEADERS_H
#define API_PROVIDER_HEADERS_H

#include "base/buffer.h"
#include "http/request.h"
#include "llm/upstream.h"

/* Adds the lines "name: value\r\n" that go to UPSTREAM, with its key, if it
 * has one, in place of the client's. */
void provider_headers_forth(const struct http_request *request,
    const struct upstream *upstream, struct buffer *lines);

/*
 * Adds to LINES those of an answer's HEADERS that go to the client. STATUS is
 * the answer's. Its length does not: what we send is measured anew.
 */
void provider_headers_back(
    int status, const struct buffer *headers, struct buffer *lines);

/* Finds header NAME, lower case, in lines: its value, for the caller to free,
 * or NULL. */
char *provider_header_find(const struct buffer *headers, const char *name);

#endif
