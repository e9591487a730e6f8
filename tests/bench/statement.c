/*
 * Prints the usage document's statement as a pgbench script for the users 1001
 * to 2000, so that both sides of the comparison run the same text. pgbench has
 * no parameter that is NULL; a literal would let it plan for less.
 */
/* For the statement, which is nobody else's. */
#include "meter/usage_document.c" // NOLINT(bugprone-suspicious-include)

#include <stdio.h>

int main(void)
{
	static const char *const parameters[] = {
	    ":user", "nullif(:none, 0)", ":days"};

	printf("\\set user random(1001, 2000)\n\\set none 0\n\\set days %d\n",
	    NEWEST_DAYS);
	for (const char *at = own_zone_statement.sql; *at != '\0'; at++) {
		if (at[0] == '$' && at[1] >= '1' && at[1] <= '3')
			fputs(parameters[*++at - '1'], stdout);
		else
			putchar(*at);
	}
	puts(";");
	return 0;
}
