/*
 * Peers of a FastCGI socket that break the protocol, or say nothing at all.
 *
 * usage: rude_peers SOCKET COUNT
 * Prints "ready" once COUNT of them have said what they have to say, keeps
 * them connected, and ends with its standard input.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define BEGIN "\1\1\0\1\0\10\0\0\0\1\0\0\0\0\0\0"

static const struct {
	const char *bytes;
	size_t length;
} rows[] = {
#define ROW(text)                      \
	{                              \
		text, sizeof(text) - 1 \
	}
    ROW(""),
    ROW("GET / HTTP/1.0\r\n\r\n"),
    ROW("\1"),
    ROW("\1\1\0\1\0\10\0\0\0"),
    /* A role that nobody has, then a request that never goes on. */
    ROW("\1\1\0\1\0\10\0\0\0\77\0\0\0\0\0\0"),
    ROW(BEGIN),
    /* Variables whose lengths lie, or end too early. */
    ROW(BEGIN "\1\4\0\1\0\10\0\0\377\377\377\377\377\377\377\377"),
    ROW(BEGIN "\1\4\0\1\0\4\0\0\5\5ab"),
    ROW(BEGIN "\1\4\0\1\377\377\0\0\5\5ab"),
    /* A body before the variables have ended, another protocol version. */
    ROW(BEGIN "\1\5\0\1\0\1\0\0x"),
    ROW("\2\1\0\1\0\10\0\0\0\1\0\0\0\0\0\0"),
    /* A second request on the connection; a question about the server.
     * (libfcgi leaks a little for other management records.) */
    ROW(BEGIN "\1\1\0\2\0\10\0\0\0\1\0\0\0\0\0\0"),
    ROW("\1\11\0\0\0\0\0\0"),
};

int main(int argc, char *argv[])
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};

	if (argc != 3 || strlen(argv[1]) >= sizeof address.sun_path)
		return 2;
	memcpy(address.sun_path, argv[1], strlen(argv[1]));
	for (int i = 0; i < atoi(argv[2]); i++) {
		size_t row = (size_t)i % (sizeof rows / sizeof *rows);
		int peer = socket(AF_UNIX, SOCK_STREAM, 0);

		if (connect(peer, (struct sockaddr *)&address,
			sizeof address) != 0 ||
		    send(peer, rows[row].bytes, rows[row].length,
			MSG_NOSIGNAL) < 0) {
			perror("rude_peers");
			return 1;
		}
	}
	puts("ready");
	fflush(stdout);
	return getchar() == EOF ? 0 : 1;
}
