/*
 * Prints the usage document's statement as a pgbench script for user-1 to
 * user-1000, so that both sides of the comparison run the same text.
 */
/* For the statement, which is nobody else's. */
#include "meter/usage_document.c" // NOLINT(bugprone-suspicious-include)

#include <stdio.h>

int main(void)
{
	puts("\\set n random(1, 1000)");
	for (const char *at = own_zone_statement.sql; *at != '\0'; at++) {
		if (strncmp(at, "$1", 2) == 0)
			fputs("('user-' || :n)", stdout);
		else if (strncmp(at, "$2", 2) == 0)
			fputs("NULL", stdout);
		else if (strncmp(at, "$3", 2) == 0)
			fputs("30", stdout);
		else
			putchar(*at);
		at += *at == '$';
	}
	puts(";");
	return 0;
}
