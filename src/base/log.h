/*
 * The log: lines on standard error, where systemd, nginx, Apache and cgi-bin
 * all expect it. A line is written by one write(), so lines of threads and
 * processes do not mix. It never holds secrets or bodies; callers see to that,
 * the log sees to control characters, line ends and our own credentials.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level {
	LOG_LEVEL_ERROR,
	LOG_LEVEL_WARNING,
	LOG_LEVEL_INFO,
	LOG_LEVEL_DEBUG
};

/* Sets what is written: LEVEL and graver. Before threads start. */
void log_set_level(enum log_level level);

/*
 * Writes "TIME LEVEL message", TIME in RFC 3339 UTC. Control characters,
 * what else could forge a line, and bytes that are no UTF-8 come out as \xNN;
 * of our own credentials only the beginning is written; a message over 3,900
 * bytes is cut. Any thread.
 */
void log_write(enum log_level level, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define log_error(...) log_write(LOG_LEVEL_ERROR, __VA_ARGS__)
#define log_warning(...) log_write(LOG_LEVEL_WARNING, __VA_ARGS__)
#define log_info(...) log_write(LOG_LEVEL_INFO, __VA_ARGS__)
#define log_debug(...) log_write(LOG_LEVEL_DEBUG, __VA_ARGS__)

#endif
