/*
 * The serving program: how it was started, its signals and its stop.
 */
#ifndef SERVE_H
#define SERVE_H

/*
 * Answers one CGI request, or serves FastCGI until SIGTERM, SIGINT, SIGHUP or
 * SIGUSR1; the environment and descriptor 0 say which. Returns the exit
 * status, or ends the process with it where threads may still run. What went
 * wrong is on standard error, and for CGI in the answer and the log. Called
 * once, before threads start.
 */
int serve(void);

#endif
