/*
 * The socket that the web server connects to.
 */
#ifndef HTTP_LISTENER_H
#define HTTP_LISTENER_H

#include <stdbool.h>

#include "base/error.h"

struct http_listener {
	int descriptor;
	char *path;	      /* of the unix socket that we made; NULL: none */
	const char *admitted; /* IPv4 addresses, between commas; NULL: all */
};

/* Tells whether descriptor 0 is a listening socket, as systemd, spawn-fcgi and
 * mod_fcgid hand it over. */
bool http_listener_is_inherited(void);

/* Takes descriptor 0, and whom FCGI_WEB_SERVER_ADDRS admits to it (FastCGI
 * specification 1.0, section 3.2). */
enum err http_listener_inherit(
    struct http_listener *listener, struct error *error) ERROR_MUST_CHECK;

/*
 * Makes a listener at WHERE: an absolute path (perhaps after "unix:"), mode
 * 0660, or a loopback address and port. A socket that is there already is
 * replaced if nobody answers on it. ERR_INVALID for anything else.
 */
enum err http_listener_open(struct http_listener *listener, const char *where,
    struct error *error) ERROR_MUST_CHECK;

/* Tells whether other hosts can reach it: it is neither a socket of the file
 * system nor bound to a loopback address. */
bool http_listener_is_public(const struct http_listener *listener);

/* Returns the descriptor of the next connection (it blocks, and is not
 * inherited), or an errno value below 0; -EAGAIN if there is none. Any
 * thread. */
int http_listener_accept(const struct http_listener *listener);

/* Removes the path, so that nobody new comes; those who came are kept. */
void http_listener_withdraw(struct http_listener *listener);

void http_listener_close(struct http_listener *listener);

#endif
