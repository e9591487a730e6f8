/*
 * Errors as the providers' own client libraries expect them, for what we
 * refuse or cannot do on their paths.
 */
#ifndef API_PROVIDER_ERRORS_H
#define API_PROVIDER_ERRORS_H

#include "http/response.h"
#include "llm/protocol.h"

/* {"error": {"message", "type", "param", "code"}} */
http_error_writer openai_write_error;

/* {"type": "error", "error": {"type", "message"}, "request_id"} */
http_error_writer anthropic_write_error;

/* {"error": {"code", "message", "status"}} */
http_error_writer gemini_write_error;

/* {"error": "…"} */
http_error_writer ollama_write_error;

http_error_writer *provider_error_writer(enum llm_protocol protocol);

#endif
