/*
 * Starts a FastCGI program several times on one socket, which they find as
 * descriptor 0, as web servers do it; ends when they have.
 *
 * usage: start_many SOCKET COUNT PROGRAM
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static int listen_on(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);

	if (strlen(path) >= sizeof address.sun_path)
		return -1;
	strcpy(address.sun_path, path);
	if (descriptor < 0 ||
	    bind(descriptor, (struct sockaddr *)&address, sizeof address) !=
		0 ||
	    listen(descriptor, 16) != 0)
		return -1;
	return descriptor;
}

int main(int argc, char *argv[])
{
	int descriptor;

	if (argc != 4) {
		fputs("usage: start_many SOCKET COUNT PROGRAM\n", stderr);
		return 2;
	}
	descriptor = listen_on(argv[1]);
	if (descriptor < 0 || dup2(descriptor, STDIN_FILENO) < 0) {
		perror("start_many");
		return 1;
	}
	close(descriptor);
	for (int left = atoi(argv[2]); left > 0; left--)
		if (fork() == 0) {
			execl(argv[3], argv[3], (char *)NULL);
			_exit(127);
		}
	while (wait(NULL) > 0)
		;
	return 0;
}
