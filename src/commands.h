/*
 * The commands of operators: `tokenmeter migrate`, `tokenmeter check` and so
 * on; `tokenmeter help` lists them. A new one is a row of the table in
 * commands.c.
 */
#ifndef COMMANDS_H
#define COMMANDS_H

/*
 * Does what WORDS say, a command's name and its options up to a NULL. Returns
 * the exit status: EXIT_SUCCESS, EXIT_FAILURE (it failed, or what it looked at
 * is not well) or EXIT_USAGE of program.h; the reason is on standard error.
 * Called once, before threads start.
 */
int commands_run(char *const words[]);

#endif
