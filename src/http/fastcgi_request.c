#include "http/fastcgi_request.h"

#include <errno.h>
#include <linux/sockios.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/timestamp.h"
#include "http/fastcgi_record.h"

#define BEGIN_SECONDS 10  /* of silence before the request is there */
#define BODY_SECONDS 60	  /* of silence within its body */
#define WRITE_SECONDS 120 /* in which a peer that lives reads something */
#define ROOM_CHECK_MS 200 /* how late the end of writing may be noticed */
#define LINGER_MS 2000
#define LONGEST_PAUSE_MS 64
#define MILLISECOND (TIMESTAMP_SECOND / 1000)

bool fastcgi_request_library_start(void)
{
	return FCGX_Init() == 0;
}

static void limit_waiting(int descriptor, int option, int64_t micros)
{
	const struct timeval limit = {.tv_sec = micros / TIMESTAMP_SECOND,
	    .tv_usec = micros % TIMESTAMP_SECOND};

	setsockopt(descriptor, SOL_SOCKET, option, &limit, sizeof limit);
}

/* Before the peer is waited for; false: his time is over. */
static bool may_wait(const struct fastcgi_request *request)
{
	int64_t left;

	if (request->body_ends_at == 0)
		return true;
	left = request->body_ends_at - timestamp_monotonic();
	if (left > 0 && left < BODY_SECONDS * TIMESTAMP_SECOND)
		limit_waiting(request->descriptor, SO_RCVTIMEO, left);
	return left > 0;
}

/* Record by record, as the web server sends them: nothing else tells how long
 * the whole takes. */
static size_t read_body(void *context, char *to, size_t room)
{
	struct fastcgi_request *request = context;
	FCGX_Stream *in = request->fcgi.in;
	size_t used = 0;

	while (used < room) {
		size_t part = room - used;
		size_t ready = (size_t)(in->stop - in->rdNext);
		int got;

		if (ready == 0 && !may_wait(request))
			break;
		if (ready == 0)
			part = 1; /* has the next be read */
		else if (part > ready)
			part = ready;
		got = FCGX_GetStr(to + used, (int)part, in);
		if (got <= 0)
			break;
		used += (size_t)got;
	}
	return used;
}

static void end_body_at(void *context, int64_t when)
{
	struct fastcgi_request *request = context;

	request->body_ends_at = when;
}

static bool body_failed(void *context)
{
	struct fastcgi_request *request = context;

	return FCGX_GetError(request->fcgi.in) != 0;
}

/* Waits for the peer to read; false: it does not. */
static bool wait_for_room(const struct fastcgi_request *request)
{
	int64_t deadline =
	    timestamp_monotonic() + WRITE_SECONDS * TIMESTAMP_SECOND;
	struct pollfd peer = {.fd = request->descriptor, .events = POLLOUT};

	do {
		int64_t end = atomic_load(request->writes_end_at);

		if (end != 0 && end < deadline)
			deadline = end;
		if (poll(&peer, 1, ROOM_CHECK_MS) > 0)
			return true;
	} while (timestamp_monotonic() < deadline);
	return false;
}

/* Sends all of PARTS; they are used up. */
static bool send_parts(
    const struct fastcgi_request *request, struct iovec parts[2])
{
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};

	while (message.msg_iovlen > 0) {
		ssize_t sent = sendmsg(
		    request->descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (sent < 0 && (errno == EINTR || (errno == EAGAIN &&
						       wait_for_room(request))))
			continue;
		if (sent < 0)
			return false;
		while (message.msg_iovlen > 0 &&
		       (size_t)sent >= message.msg_iov->iov_len) {
			sent -= (ssize_t)message.msg_iov->iov_len;
			message.msg_iov++;
			message.msg_iovlen--;
		}
		if (message.msg_iovlen > 0) {
			message.msg_iov->iov_base =
			    (char *)message.msg_iov->iov_base + sent;
			message.msg_iov->iov_len -= (size_t)sent;
		}
	}
	return true;
}

/* A record for each 64 KiB, in one system call. */
static bool write_records(void *context, const char *data, size_t length)
{
	struct fastcgi_request *request = context;
	unsigned id = (unsigned)request->fcgi.requestId;

	while (length > 0) {
		size_t part = length < FASTCGI_RECORD_MAXIMUM
				  ? length
				  : FASTCGI_RECORD_MAXIMUM;
		unsigned char head[FASTCGI_RECORD_HEAD];
		struct iovec parts[2] = {
		    {head, sizeof head}, {(char *)data, part}};

		fastcgi_record_write_head(head, id, part);
		if (!send_parts(request, parts)) {
			request->write_failed = true;
			return false;
		}
		data += part;
		length -= part;
	}
	return true;
}

/* The body has been read, so what comes now is the end of the connection, or
 * word that the request is off. */
static bool peer_left(void *context)
{
	const struct fastcgi_request *request = context;
	struct pollfd peer = {
	    .fd = request->descriptor, .events = POLLIN | POLLRDHUP};
	unsigned char head[FASTCGI_RECORD_HEAD];
	ssize_t got;

	if (poll(&peer, 1, 0) <= 0)
		return false;
	if (peer.revents & (POLLRDHUP | POLLHUP | POLLERR))
		return true;
	got = recv(
	    request->descriptor, head, sizeof head, MSG_PEEK | MSG_DONTWAIT);
	return got == (ssize_t)sizeof head && fastcgi_record_is_abort(head);
}

static int hand_over(void *context, unsigned *id)
{
	struct fastcgi_request *request = context;
	int descriptor = request->descriptor;

	*id = (unsigned)request->fcgi.requestId;
	request->descriptor = -1;
	return descriptor;
}

bool fastcgi_request_begin_take(struct fastcgi_request *request, int descriptor,
    const _Atomic int64_t *writes_end_at)
{
	*request = (struct fastcgi_request){.descriptor = descriptor,
	    .writes_end_at = writes_end_at,
	    .body = {read_body, body_failed, true, request, end_body_at},
	    .sink = {write_records, peer_left, hand_over, request}};
	limit_waiting(
	    descriptor, SO_RCVTIMEO, BEGIN_SECONDS * TIMESTAMP_SECOND);
	limit_waiting(
	    descriptor, SO_SNDTIMEO, WRITE_SECONDS * TIMESTAMP_SECOND);
	/* No listener: when this connection fails, the next is not its own to
	 * take. It is told that the connection is kept, so that it does not
	 * close it for a start, and detached, so that it closes it at once. */
	FCGX_InitRequest(&request->fcgi, -1, FCGI_FAIL_ACCEPT_ON_INTR);
	request->fcgi.ipcFd = descriptor;
	request->fcgi.keepConnection = 1;
	FCGX_Detach(&request->fcgi);
	if (FCGX_Accept_r(&request->fcgi) != 0)
		return false;
	limit_waiting(descriptor, SO_RCVTIMEO, BODY_SECONDS * TIMESTAMP_SECOND);
	return true;
}

void fastcgi_request_respond(struct fastcgi_request *request,
    const struct http_request *http, const struct http_response *response)
{
	struct buffer head = {0};

	http_response_write_head(response, http, &head);
	FCGX_PutStr(head.data, (int)head.length, request->fcgi.out);
	if (strcmp(http->method, "HEAD") != 0)
		FCGX_PutStr(response->body.data, (int)response->body.length,
		    request->fcgi.out);
	buffer_clear(&head);
}

/*
 * A socket that is closed with something unread in it breaks the connection,
 * and the peer may lose the answer: gives it time to stop writing.
 */
static void linger(int descriptor)
{
	int64_t deadline = timestamp_monotonic() + LINGER_MS * MILLISECOND;
	struct pollfd peer = {.fd = descriptor, .events = POLLIN};
	char dropped[4096];
	int64_t left;

	if (shutdown(descriptor, SHUT_WR) != 0)
		return;
	while ((left = deadline - timestamp_monotonic()) > 0 &&
	       poll(&peer, 1, (int)(left / MILLISECOND) + 1) > 0)
		if (recv(descriptor, dropped, sizeof dropped, MSG_DONTWAIT) <=
		    0)
			return;
}

/* Whether the peer has read all that was sent to it, as far as is known. */
static bool all_is_taken(int descriptor)
{
	int waiting = 0;

	return ioctl(descriptor, SIOCOUTQ, &waiting) != 0 || waiting == 0;
}

/*
 * What breaks the protocol spoils what it is read together with: gives a peer
 * that lives time to take the answer so far. Nothing tells when it has.
 */
static void wait_until_taken(int descriptor)
{
	int64_t deadline =
	    timestamp_monotonic() + WRITE_SECONDS * TIMESTAMP_SECOND;
	struct pollfd peer = {.fd = descriptor, .events = 0};
	int pause_ms = 1;

	while (!all_is_taken(descriptor) && timestamp_monotonic() < deadline &&
	       poll(&peer, 1, pause_ms) == 0)
		if (pause_ms < LONGEST_PAUSE_MS)
			pause_ms *= 2;
}

/*
 * nginx takes the end of a connection for the end of an answer, with or
 * without a record that says so; only what breaks the protocol has it break
 * off its own answer, too.
 */
static void break_off(int descriptor)
{
	unsigned char no_record[FASTCGI_RECORD_HEAD];

	fastcgi_record_write_invalid(no_record);
	wait_until_taken(descriptor);
	send(descriptor, no_record, sizeof no_record,
	    MSG_NOSIGNAL | MSG_DONTWAIT);
}

void fastcgi_request_end(struct fastcgi_request *request, bool whole)
{
	bool all_read = FCGX_HasSeenEOF(request->fcgi.in) == EOF;

	if (request->descriptor < 0) {
		FCGX_Free(&request->fcgi, 0);
		return;
	}
	if (request->write_failed) {
		/* Nobody reads what would follow. */
	} else if (whole) {
		FCGX_FClose(request->fcgi.err);
		FCGX_FClose(request->fcgi.out);
	} else {
		break_off(request->descriptor);
	}
	FCGX_Free(&request->fcgi, 0);
	if (whole && !all_read && !request->write_failed)
		linger(request->descriptor);
	close(request->descriptor);
}
