#include "bench.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>

#include "base/memory.h"

int64_t bench_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

void bench_raise_descriptors(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

int bench_connect(int port)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	    .sin_port = htons((in_port_t)port)};
	int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int on = 1;

	if (connection < 0 || connect(connection, (struct sockaddr *)&address,
				  sizeof address) != 0) {
		perror("connect");
		exit(1);
	}
	setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
	fcntl(connection, F_SETFL, O_NONBLOCK);
	return connection;
}

int bench_number(const char *argument, const char *what, int minimum)
{
	char *end;
	long number = strtol(argument, &end, 10);

	if (end == argument || *end != '\0' || number < minimum ||
	    number > INT_MAX) {
		fprintf(stderr, "%s: %s is not at least %d\n", what, argument,
		    minimum);
		exit(2);
	}
	return (int)number;
}

void samples_add(struct samples *samples, int64_t value)
{
	if (samples->count == samples->capacity) {
		samples->capacity = samples->capacity * 2 + 1024;
		samples->values = memory_realloc(samples->values,
		    samples->capacity * sizeof *samples->values);
	}
	samples->values[samples->count++] = value;
}

static int compare(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

int64_t samples_percentile(struct samples *samples, size_t per_mille)
{
	size_t rank = (samples->count * per_mille + 999) / 1000;

	if (samples->count == 0)
		return 0;
	qsort(
	    samples->values, samples->count, sizeof *samples->values, compare);
	return samples->values[rank == 0 ? 0 : rank - 1];
}

void samples_clear(struct samples *samples)
{
	free(samples->values);
	*samples = (struct samples){0};
}
