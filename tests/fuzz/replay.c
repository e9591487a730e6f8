/*
 * Runs a fuzzer over files without libFuzzer: replay DIRECTORY... names each
 * file before it reads it.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *data = NULL;
	size_t size = 0, room = 0, got;

	if (file == NULL) {
		perror(path);
		return EXIT_FAILURE;
	}
	do {
		/* Exactly as long as the input: sanitizers see each step
		 * beyond it. */
		room = size + 4096;
		data = realloc(data, room);
		if (data == NULL)
			abort();
		got = fread(data + size, 1, room - size, file);
		size += got;
	} while (got > 0);
	fclose(file);
	data = realloc(data, size > 0 ? size : 1);
	if (data == NULL)
		abort();
	printf("%s\n", path);
	fflush(stdout);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return EXIT_SUCCESS;
}

static int run_directory(const char *directory)
{
	struct dirent **entries;
	int count = scandir(directory, &entries, NULL, alphasort);
	int status = EXIT_SUCCESS;

	if (count < 0) {
		perror(directory);
		return EXIT_FAILURE;
	}
	for (int i = 0; i < count; i++) {
		char path[4096];

		snprintf(
		    path, sizeof path, "%s/%s", directory, entries[i]->d_name);
		if (entries[i]->d_name[0] != '.')
			status |= run_file(path);
		free(entries[i]);
	}
	free(entries);
	return status;
}

int main(int count, char *arguments[])
{
	int status = EXIT_SUCCESS;

	for (int i = 1; i < count; i++)
		status |= run_directory(arguments[i]);
	return status;
}
