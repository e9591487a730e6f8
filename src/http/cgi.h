/*
 * Plain CGI (RFC 3875): the web server starts the program for one request,
 * with the variables in the environment and the body on standard input.
 */
#ifndef HTTP_CGI_H
#define HTTP_CGI_H

#include <stdbool.h>

#include "http/router.h"

/* Answers the request in ENVIRONMENT on standard output; false if that could
 * not be written. */
bool cgi_answer(const struct http_site *site, char *const environment[]);

#endif
