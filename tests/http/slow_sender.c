/*
 * A peer of a FastCGI socket that sends the body of its request byte by byte.
 *
 * usage: slow_sender SOCKET LENGTH NAME=VALUE...
 *
 * Announces LENGTH bytes, sends one in a record each 50 ms until it has an
 * answer or is broken off, and prints the answer's head.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define PAUSE_MS 50
#define BEGIN "\1\1\0\1\0\10\0\0\0\1\0\0\0\0\0\0"
#define ONE_BYTE "\1\5\0\1\0\1\0\0x"

static size_t put_variable(unsigned char *to, const char *variable)
{
	size_t name = strcspn(variable, "=");
	size_t value = strlen(variable) - name - 1;

	to[0] = (unsigned char)name;
	to[1] = (unsigned char)value;
	memcpy(to + 2, variable, name);
	memcpy(to + 2 + name, variable + name + 1, value);
	return 2 + name + value;
}

static void send_start(int peer, char *variables[], const char *length)
{
	unsigned char content[4096], head[8] = {1, 4, 0, 1};
	static const unsigned char end[8] = {1, 4, 0, 1};
	char announced[64];
	size_t used;

	snprintf(announced, sizeof announced, "CONTENT_LENGTH=%s", length);
	used = put_variable(content, announced);
	for (; *variables != NULL; variables++)
		if (strlen(*variables) < 128 && used < sizeof content - 256)
			used += put_variable(content + used, *variables);
	head[4] = (unsigned char)(used >> 8);
	head[5] = (unsigned char)used;
	send(peer, BEGIN, sizeof BEGIN - 1, MSG_NOSIGNAL);
	send(peer, head, sizeof head, MSG_NOSIGNAL);
	send(peer, content, used, MSG_NOSIGNAL);
	send(peer, end, sizeof end, MSG_NOSIGNAL);
}

int main(int argc, char *argv[])
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct pollfd answer = {.events = POLLIN};
	char text[65536];
	ssize_t got;

	if (argc < 3 || strlen(argv[1]) >= sizeof address.sun_path)
		return 2;
	memcpy(address.sun_path, argv[1], strlen(argv[1]));
	answer.fd = socket(AF_UNIX, SOCK_STREAM, 0);
	if (connect(answer.fd, (struct sockaddr *)&address, sizeof address)) {
		perror(argv[1]);
		return 1;
	}
	send_start(answer.fd, argv + 3, argv[2]);
	while (poll(&answer, 1, PAUSE_MS) == 0)
		if (send(answer.fd, ONE_BYTE, sizeof ONE_BYTE - 1,
			MSG_NOSIGNAL) < 0)
			break;
	got = recv(answer.fd, text, sizeof text, 0);
	if (got > 8)
		fwrite(text + 8, 1, (size_t)got - 8, stdout);
	return 0;
}
