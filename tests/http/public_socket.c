/*
 * Runs a program as a web server would that hands over a socket which other
 * hosts reach.
 *
 * usage: public_socket PROGRAM [ARGUMENT...]
 */
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	int descriptor = socket(AF_INET, SOCK_STREAM, 0);

	address.sin_addr.s_addr = htonl(INADDR_ANY);
	if (argc < 2 || descriptor < 0 ||
	    bind(descriptor, (const struct sockaddr *)&address,
		sizeof address) != 0 ||
	    listen(descriptor, 1) != 0 || dup2(descriptor, STDIN_FILENO) < 0)
		return EXIT_FAILURE;
	if (descriptor != STDIN_FILENO)
		close(descriptor);
	execv(argv[1], argv + 1);
	perror(argv[1]);
	return EXIT_FAILURE;
}
