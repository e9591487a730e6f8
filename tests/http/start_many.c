/*
 * Starts a FastCGI program several times on one socket, which they find as
 * descriptor 0, as web servers do it; ends when they have.
 *
 * usage: start_many SOCKET COUNT PROGRAM
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* Makes the socket descriptor 0. */
static bool listen_on(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	size_t length = strlen(path) + 1;
	int descriptor;

	if (length > sizeof address.sun_path)
		return false;
	memcpy(address.sun_path, path, length);
	close(STDIN_FILENO);
	descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
	return descriptor == STDIN_FILENO &&
	       bind(descriptor, (struct sockaddr *)&address, sizeof address) ==
		   0 &&
	       listen(descriptor, 16) == 0;
}

int main(int argc, char *argv[])
{
	if (argc != 4) {
		fputs("usage: start_many SOCKET COUNT PROGRAM\n", stderr);
		return 2;
	}
	if (!listen_on(argv[1])) {
		perror("start_many");
		return 1;
	}
	for (int left = atoi(argv[2]); left > 0; left--)
		if (fork() == 0) {
			execl(argv[3], argv[3], (char *)NULL);
			_exit(127);
		}
	while (wait(NULL) > 0)
		;
	return 0;
}
