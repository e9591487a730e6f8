/*
 * How functions fail: the kind is the return value, the words are in a
 * struct error that the caller holds. Kinds are few, since each one means
 * another thing to do; http/ alone maps them to a status.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

enum err {
	ERR_OK,
	ERR_INVALID,	  /* the caller's input; another try fails alike */
	ERR_UNAUTHORIZED, /* who are you? */
	ERR_FORBIDDEN,	  /* not for you */
	ERR_NOT_FOUND,
	ERR_CONFLICT,
	ERR_TOO_LARGE,
	ERR_LIMITED,  /* too often; the same works later */
	ERR_BUSY,     /* something we need is away; the same may work soon */
	ERR_TIMEOUT,  /* another server took too long */
	ERR_UPSTREAM, /* another server failed, or its answer is unusable */
	ERR_INTERNAL, /* a defect or a misconfiguration on our side */
};

struct error {
	char code[40];	   /* SCREAMING_SNAKE, for programs */
	char message[400]; /* one sentence for a person; no secrets, no SQL */
};

#define ERROR_MUST_CHECK __attribute__((warn_unused_result))

/*
 * Fills ERROR (may be NULL) and returns KIND, so that a failing function can
 * `return error_set(…)`. CODE is copied; a longer message is cut at a
 * character.
 */
enum err error_set(struct error *error, enum err kind, const char *code,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
