/*
 * Clients of a web server that read an answer each, all at once.
 *
 * usage: stream_clients PORT COUNT PATH FIRST LAST     COUNT up to 10000
 * Prints "ready" once each has received FIRST, and "whole N" at the end, for
 * the N whose answer ended well with LAST as its last part. Answers are
 * expected in chunks (HTTP/1.1).
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define COUNT_MAXIMUM 10000
#define ROOM 2048
#define PATIENCE_MS 120000 /* without a byte for anybody */

struct client {
	char text[ROOM];
	size_t length;
	bool first, whole;
};

static bool ask(int peer, const char *path)
{
	char request[300];
	int length = snprintf(request, sizeof request,
	    "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
	    path);

	return write(peer, request, (size_t)length) == length;
}

static bool connect_all(
    struct pollfd *peers, int count, in_port_t port, const char *path)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	    .sin_port = htons(port)};

	for (int i = 0; i < count; i++) {
		peers[i] = (struct pollfd){
		    .fd = socket(AF_INET, SOCK_STREAM, 0), .events = POLLIN};
		if (connect(peers[i].fd, (struct sockaddr *)&address,
			sizeof address) != 0 ||
		    !ask(peers[i].fd, path)) {
			perror("stream_clients");
			return false;
		}
	}
	return true;
}

static bool ends_with(const struct client *client, const char *last)
{
	char end[300];
	int length = snprintf(end, sizeof end, "%s\r\n0\r\n\r\n", last);

	return client->length >= (size_t)length &&
	       strcmp(client->text + client->length - length, end) == 0;
}

/* False once there is no more to come. */
static bool take(struct client *client, int peer)
{
	ssize_t got = read(
	    peer, client->text + client->length, ROOM - 1 - client->length);

	if (got <= 0)
		return false;
	client->length += (size_t)got;
	client->text[client->length] = '\0';
	return true;
}

static int read_all(struct pollfd *peers, struct client *clients, int count,
    const char *first, const char *last)
{
	int waiting = count, open = count, whole = 0;

	while (open > 0 && poll(peers, (nfds_t)count, PATIENCE_MS) > 0) {
		for (int i = 0; i < count; i++) {
			struct client *client = &clients[i];

			if (peers[i].fd < 0 || peers[i].revents == 0)
				continue;
			if (!take(client, peers[i].fd)) {
				whole += ends_with(client, last);
				close(peers[i].fd);
				peers[i].fd = -1;
				open--;
			} else if (!client->first &&
				   strstr(client->text, first) != NULL) {
				client->first = true;
				if (--waiting == 0) {
					puts("ready");
					fflush(stdout);
				}
			}
		}
	}
	return whole;
}

int main(int argc, char *argv[])
{
	static struct client clients[COUNT_MAXIMUM];
	static struct pollfd peers[COUNT_MAXIMUM];
	struct rlimit limit;
	int count, whole;

	if (argc != 6 || (count = atoi(argv[2])) > COUNT_MAXIMUM)
		return 2;
	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	if (!connect_all(peers, count, (in_port_t)atoi(argv[1]), argv[3]))
		return 1;
	whole = read_all(peers, clients, count, argv[4], argv[5]);
	printf("whole %d\n", whole);
	return whole == count ? 0 : 1;
}
