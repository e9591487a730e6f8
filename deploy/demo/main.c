/*
 * tokenmeter-demo-model: stands in for a language model where there is no key
 * for one. FastCGI on the unix socket that its one argument names.
 */
#include <errno.h>
#include <fcgiapp.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/json.h"
#include "chat.h"

#define THREADS 8
#define BACKLOG 64

static int listen_on(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int listener;

	if (strlen(path) >= sizeof address.sun_path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (listener < 0)
		return -1;
	memcpy(address.sun_path, path, strlen(path));
	unlink(path);
	umask(0117);
	if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 ||
	    listen(listener, BACKLOG) != 0) {
		close(listener);
		return -1;
	}
	return listener;
}

static void *serve(void *listener)
{
	FCGX_Request request;

	FCGX_InitRequest(&request, *(int *)listener, 0);
	for (;;) {
		if (FCGX_Accept_r(&request) == 0) {
			chat_answer(&request);
			FCGX_Finish_r(&request);
		} else if (errno != ECONNABORTED && errno != EINTR) {
			perror("tokenmeter-demo-model: accept");
			exit(1);
		}
	}
	return NULL;
}

static int wait_for_stop(void)
{
	sigset_t stop;
	int number;

	sigemptyset(&stop);
	sigaddset(&stop, SIGINT);
	sigaddset(&stop, SIGTERM);
	sigwait(&stop, &number);
	return number;
}

/* Threads inherit the mask, so that only main's sigwait() sees a signal. */
static void block_signals(void)
{
	sigset_t all;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, NULL);
}

int main(int argc, char *argv[])
{
	static int listener;

	if (argc != 2) {
		fputs("usage: tokenmeter-demo-model SOCKET\n", stderr);
		return 2;
	}
	json_start();
	FCGX_Init();
	block_signals();
	listener = listen_on(argv[1]);
	if (listener < 0) {
		perror("tokenmeter-demo-model: cannot listen");
		return 1;
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_t thread;

		if (pthread_create(&thread, NULL, serve, &listener) != 0) {
			fputs("tokenmeter-demo-model: no threads\n", stderr);
			return 1;
		}
	}
	fputs("tokenmeter-demo-model: this is a demo; " CHAT_MODEL
	      " writes plugins from templates, no language model is asked\n",
	    stderr);
	wait_for_stop();
	unlink(argv[1]);
	_exit(0);
}
