#include "api/site_advice.h"

#include <stddef.h>

static const char *const names[] = {[SITE_SERVER_OTHER] = NULL,
    [SITE_SERVER_APACHE] = "Apache",
    [SITE_SERVER_LITESPEED] = "LiteSpeed",
    [SITE_SERVER_NGINX] = "nginx"};

enum site_server site_server_read(const struct site_answer *answer)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i] != NULL &&
		    site_answer_header_has(answer, "Server", names[i]))
			return (enum site_server)i;
	return SITE_SERVER_OTHER;
}

const char *site_server_name(enum site_server server)
{
	return names[server];
}

const char *site_advice_authorization(enum site_server server)
{
	static const char *const lines[] = {
	    [SITE_SERVER_OTHER] =
		"Have the web server hand the header Authorization on to "
		"TokenMeter, as the FastCGI or CGI\nvariable "
		"HTTP_AUTHORIZATION.",
	    [SITE_SERVER_APACHE] =
		"In Apache's configuration, in the <Location> or <Directory> "
		"that leads to TokenMeter, or,\non a shared host, in the "
		".htaccess of that directory:\n\n"
		"\tCGIPassAuth On\n\n"
		"Where that is not allowed, or Apache is older than 2.4.13, "
		"in the same place:\n\n"
		"\tSetEnvIf Authorization \"^(.+)$\" HTTP_AUTHORIZATION=$1",
	    [SITE_SERVER_LITESPEED] =
		"In the .htaccess of TokenMeter's directory:\n\n"
		"\tRewriteEngine On\n"
		"\tRewriteRule .* - "
		"[E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]",
	    [SITE_SERVER_NGINX] =
		"In nginx, beside the other fastcgi_param lines of what leads "
		"to TokenMeter:\n\n"
		"\tfastcgi_param HTTP_AUTHORIZATION $http_authorization;"};

	return lines[server];
}

#define BETWEEN                                                              \
	"Nor may a CDN or a proxy in between hold back answers of the type " \
	"text/event-stream."
#define WHATEVER_IT_IS                                                        \
	"Have whatever stands before TokenMeter, the web server, a proxy or " \
	"a CDN, pass on answers of\nthe type text/event-stream as they come."

const char *site_advice_streams(enum site_server server)
{
	static const char *const lines[] = {
	    [SITE_SERVER_OTHER] = WHATEVER_IT_IS,
	    [SITE_SERVER_APACHE] =
		"In Apache, at the end of the line ProxyPass that leads to "
		"TokenMeter, as tokenmeter-proxy.conf\nhas it:\n\n"
		"\tflushpackets=on\n\n" BETWEEN,
	    [SITE_SERVER_LITESPEED] = WHATEVER_IT_IS,
	    [SITE_SERVER_NGINX] =
		"In nginx, in the location that leads to TokenMeter:\n\n"
		"\tfastcgi_buffering off;\n\n"
		"tokenmeter-server.conf needs no such line, since the program "
		"asks nginx for it: take out\nfastcgi_ignore_headers, if it "
		"names X-Accel-Buffering. Where that location leads to "
		"another\nweb server, which keeps the program's wish to "
		"itself:\n\n"
		"\tproxy_buffering off;\n\n" BETWEEN};

	return lines[server];
}
