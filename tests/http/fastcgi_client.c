/*
 * A web server's side of FastCGI, for requests that no web server would send.
 * Format: FastCGI specification 1.0, https://fastcgi-archives.github.io/
 *
 * usage: fastcgi_client SOCKET NAME=VALUE... <BODY
 *
 * Sends the variables and all of standard input, and prints the response as
 * the program wrote it, with its CGI header.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum record_type { BEGIN = 1, END = 3, PARAMS = 4, STDIN = 5, STDOUT = 6 };

#define CONTENT_MAXIMUM 65535

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void put(int peer, const void *data, size_t length)
{
	/* A peer that has refused already does not read on. */
	if (send(peer, data, length, MSG_NOSIGNAL) < 0 && length > 0)
		return;
}

static void put_record(
    int peer, enum record_type type, const void *content, size_t length)
{
	unsigned char head[8] = {1, (unsigned char)type, 0, 1,
	    (unsigned char)(length >> 8), (unsigned char)length, 0, 0};

	put(peer, head, sizeof head);
	put(peer, content, length);
}

/* Content of any length as a stream of records, ended by an empty one. */
static void put_stream(
    int peer, enum record_type type, const char *content, size_t length)
{
	while (length > 0) {
		size_t part =
		    length < CONTENT_MAXIMUM ? length : CONTENT_MAXIMUM;

		put_record(peer, type, content, part);
		content += part;
		length -= part;
	}
	put_record(peer, type, NULL, 0);
}

static size_t add_length(unsigned char *to, size_t length)
{
	to[0] = (unsigned char)(length >> 24 | 0x80);
	to[1] = (unsigned char)(length >> 16);
	to[2] = (unsigned char)(length >> 8);
	to[3] = (unsigned char)length;
	return 4;
}

static void put_variables(int peer, char *variables[], int count)
{
	size_t room = 1, used = 0;
	char *content;

	for (int i = 0; i < count; i++)
		room += strlen(variables[i]) + 8;
	content = malloc(room);
	for (int i = 0; i < count; i++) {
		size_t name = strcspn(variables[i], "=");
		const char *value = variables[i] + name + 1;
		unsigned char *to = (unsigned char *)content;

		used += add_length(to + used, name);
		used += add_length(to + used, strlen(value));
		memcpy(content + used, variables[i], name);
		memcpy(content + used + name, value, strlen(value));
		used += name + strlen(value);
	}
	put_stream(peer, PARAMS, content, used);
	free(content);
}

static void put_body(int peer)
{
	char part[CONTENT_MAXIMUM];
	size_t length;

	while ((length = fread(part, 1, sizeof part, stdin)) > 0)
		put_record(peer, STDIN, part, length);
	put_record(peer, STDIN, NULL, 0);
}

static int get(FILE *from, void *to, size_t length)
{
	return fread(to, 1, length, from) == length;
}

static int print_response(FILE *from)
{
	unsigned char head[8];
	char content[CONTENT_MAXIMUM + 255];

	while (get(from, head, sizeof head)) {
		size_t length = (size_t)head[4] << 8 | head[5];

		if (!get(from, content, length + head[6]))
			break;
		if (head[1] == STDOUT)
			fwrite(content, 1, length, stdout);
		if (head[1] == END)
			return 0;
	}
	fputs("the connection ended before the response did\n", stderr);
	return 1;
}

int main(int argc, char *argv[])
{
	static const unsigned char responder[8] = {0, 1};
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int peer, status;
	FILE *from;

	if (argc < 2 || strlen(argv[1]) >= sizeof address.sun_path)
		return 2;
	memcpy(address.sun_path, argv[1], strlen(argv[1]));
	peer = socket(AF_UNIX, SOCK_STREAM, 0);
	if (connect(peer, (struct sockaddr *)&address, sizeof address) != 0)
		fail(argv[1]);
	put_record(peer, BEGIN, responder, sizeof responder);
	put_variables(peer, argv + 2, argc - 2);
	put_body(peer);
	from = fdopen(peer, "r");
	if (from == NULL)
		fail("fdopen");
	status = print_response(from);
	fclose(from);
	return status;
}
