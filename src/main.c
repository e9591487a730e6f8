#include <stdlib.h>

#include "commands.h"
#include "serve.h"

int main(int argc, char *argv[])
{
	/* Web servers give CGI programs a query without "=" as arguments. */
	if (argc == 1 || getenv("REQUEST_METHOD") != NULL)
		return serve();
	return commands_run(argv + 1);
}
