/*
 * Clients that begin a request and never end it.
 *
 * usage: slow_clients PORT COUNT
 * Prints "ready" once all are connected, and ends with its standard input.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static const char half[] = "POST /usage/events HTTP/1.1\r\nHost: localhost\r\n"
			   "Content-Type: application/json\r\n"
			   "Content-Length: 100\r\n\r\n{\"userId\":";

int main(int argc, char *argv[])
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct rlimit limit;

	if (argc != 3)
		return 2;
	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	address.sin_port = htons((in_port_t)atoi(argv[1]));
	for (int i = 0; i < atoi(argv[2]); i++) {
		int peer = socket(AF_INET, SOCK_STREAM, 0);

		if (connect(peer, (struct sockaddr *)&address,
			sizeof address) != 0 ||
		    write(peer, half, strlen(half)) < 0) {
			perror("slow_clients");
			return 1;
		}
	}
	puts("ready");
	fflush(stdout);
	return getchar() == EOF ? 0 : 1;
}
