#include "http/listener.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/memory.h"

/* nginx does not wait for room in it; the system may allow less. */
#define BACKLOG 4096

#define NO_PLACE                                                           \
	"it is neither an absolute path nor a loopback address and port, " \
	"such as 127.0.0.1:9000"

static enum err fail(const char *where, const char *what, struct error *error)
{
	return error_set(error, ERR_INVALID, "LISTEN_FAILED",
	    "Cannot listen on %s: %s", where, what);
}

/* What the operator does about it. */
static enum err fail_number(const char *where, int number, struct error *error)
{
	const char *advice = "";

	switch (number) {
	case EADDRINUSE:
		advice = "; end what listens there, or have "
			 "TOKENMETER_LISTEN name another";
		break;
	case EACCES:
		advice = "; let this user write to its directory, or have "
			 "TOKENMETER_LISTEN name another";
		break;
	case ENOENT:
		advice = "; make its directory, and let this user write to it";
		break;
	}
	return error_set(error, ERR_INVALID, "LISTEN_FAILED",
	    "Cannot listen on %s: %s%s", where, strerror(number), advice);
}

bool http_listener_is_inherited(void)
{
	int listening = 0;
	socklen_t size = sizeof listening;

	return getsockopt(STDIN_FILENO, SOL_SOCKET, SO_ACCEPTCONN, &listening,
		   &size) == 0 &&
	       listening;
}

/* Not blocking, so that a thread that lost the race for a request goes on. */
static bool set_nonblocking(int descriptor)
{
	int flags = fcntl(descriptor, F_GETFL);

	return flags >= 0 &&
	       fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0;
}

enum err http_listener_inherit(
    struct http_listener *listener, struct error *error)
{
	*listener = (struct http_listener){.descriptor = STDIN_FILENO,
	    .admitted = getenv("FCGI_WEB_SERVER_ADDRS")};
	if (!set_nonblocking(STDIN_FILENO))
		return fail_number("descriptor 0", errno, error);
	return ERR_OK;
}

/* A socket that refuses connections was left by a process that is gone. */
static bool is_abandoned(const struct sockaddr_un *address)
{
	int probe =
	    socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	bool refused;

	if (probe < 0)
		return false;
	refused = connect(probe, (const struct sockaddr *)address,
		      sizeof *address) != 0 &&
		  errno == ECONNREFUSED;
	close(probe);
	return refused;
}

static enum err bind_and_listen(struct http_listener *listener,
    const struct sockaddr *address, socklen_t size, const char *where,
    struct error *error)
{
	int type = SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, on = 1;

	listener->descriptor = socket(address->sa_family, type, 0);
	if (listener->descriptor < 0)
		return fail_number(where, errno, error);
	setsockopt(
	    listener->descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(listener->descriptor, address, size) != 0 ||
	    listen(listener->descriptor, BACKLOG) != 0) {
		enum err err = fail_number(where, errno, error);

		close(listener->descriptor);
		listener->descriptor = -1;
		return err;
	}
	return ERR_OK;
}

static enum err open_path(
    struct http_listener *listener, const char *path, struct error *error)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct stat there;
	mode_t mask;
	enum err err;

	if (strlen(path) >= sizeof address.sun_path)
		return fail(path, "the path is too long for a socket", error);
	memcpy(address.sun_path, path, strlen(path));
	if (lstat(path, &there) == 0) {
		if (!S_ISSOCK(there.st_mode))
			return fail(path,
			    "there is a file; have TOKENMETER_LISTEN name "
			    "another path",
			    error);
		if (!is_abandoned(&address))
			return fail_number(path, EADDRINUSE, error);
		unlink(path);
	}
	mask = umask(0117);
	err = bind_and_listen(listener, (const struct sockaddr *)&address,
	    sizeof address, path, error);
	umask(mask);
	if (err == ERR_OK)
		listener->path = memory_strdup(path);
	return err;
}

static bool read_port(const char *text, in_port_t *port)
{
	char *end;
	unsigned long value = strtoul(text, &end, 10);

	if (end == text || *end != '\0' || value < 1 || value > 65535)
		return false;
	*port = htons((in_port_t)value);
	return true;
}

/* "127.0.0.1:9000" or "[::1]:9000" */
static enum err open_address(
    struct http_listener *listener, const char *where, struct error *error)
{
	struct sockaddr_in four = {.sin_family = AF_INET};
	struct sockaddr_in6 six = {.sin6_family = AF_INET6};
	const char *colon = strrchr(where, ':');
	char host[64];

	if (colon == NULL || (size_t)(colon - where) >= sizeof host)
		return fail(where, NO_PLACE, error);
	snprintf(host, sizeof host, "%.*s", (int)(colon - where), where);
	if (strcmp(host, "[::1]") == 0) {
		six.sin6_addr = in6addr_loopback;
		if (read_port(colon + 1, &six.sin6_port))
			return bind_and_listen(listener,
			    (const struct sockaddr *)&six, sizeof six, where,
			    error);
	} else if (inet_pton(AF_INET, host, &four.sin_addr) == 1 &&
		   ntohl(four.sin_addr.s_addr) >> 24 == 127) {
		if (read_port(colon + 1, &four.sin_port))
			return bind_and_listen(listener,
			    (const struct sockaddr *)&four, sizeof four, where,
			    error);
	}
	return fail(where, NO_PLACE, error);
}

enum err http_listener_open(
    struct http_listener *listener, const char *where, struct error *error)
{
	*listener = (struct http_listener){.descriptor = -1};
	if (strncmp(where, "unix:", 5) == 0)
		where += 5;
	if (where[0] == '/')
		return open_path(listener, where, error);
	return open_address(listener, where, error);
}

static bool is_admitted(
    const struct http_listener *listener, const struct sockaddr_in *peer)
{
	char text[INET_ADDRSTRLEN];
	const char *list = listener->admitted;

	if (list == NULL || list[0] == '\0')
		return true;
	inet_ntop(AF_INET, &peer->sin_addr, text, sizeof text);
	for (;;) {
		size_t length = strcspn(list, ",");

		if (length == strlen(text) && memcmp(list, text, length) == 0)
			return true;
		if (list[length] == '\0')
			return false;
		list += length + 1;
	}
}

bool http_listener_is_public(const struct http_listener *listener)
{
	union {
		struct sockaddr any;
		struct sockaddr_in four;
		struct sockaddr_in6 six;
		struct sockaddr_storage storage;
	} address = {.storage = {0}};
	socklen_t size = sizeof address;

	if (getsockname(listener->descriptor, &address.any, &size) != 0)
		return true;
	switch (address.any.sa_family) {
	case AF_UNIX:
		return false;
	case AF_INET:
		return ntohl(address.four.sin_addr.s_addr) >> 24 != 127;
	case AF_INET6:
		return !IN6_IS_ADDR_LOOPBACK(&address.six.sin6_addr);
	}
	return true;
}

int http_listener_accept(const struct http_listener *listener)
{
	struct sockaddr_storage peer = {0};
	socklen_t size = sizeof peer;
	int on = 1, descriptor;

	descriptor = accept4(listener->descriptor, (struct sockaddr *)&peer,
	    &size, SOCK_CLOEXEC);
	if (descriptor < 0)
		return -errno;
	if (peer.ss_family == AF_INET &&
	    !is_admitted(listener, (const struct sockaddr_in *)&peer)) {
		close(descriptor);
		return -EPERM;
	}
	/* Each write is one that the other side waits for. */
	if (peer.ss_family != AF_UNIX)
		setsockopt(
		    descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	return descriptor;
}

void http_listener_withdraw(struct http_listener *listener)
{
	if (listener->path == NULL)
		return;
	unlink(listener->path);
	free(listener->path);
	listener->path = NULL;
}

void http_listener_close(struct http_listener *listener)
{
	http_listener_withdraw(listener);
	if (listener->descriptor >= 0)
		close(listener->descriptor);
	listener->descriptor = -1;
}
