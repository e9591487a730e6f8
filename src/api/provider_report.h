/*
 * What would keep a provider from reporting what a request uses, or us from
 * asking for that report: it is refused, or it would be spent uncounted.
 */
#ifndef API_PROVIDER_REPORT_H
#define API_PROVIDER_REPORT_H

#include "api/provider_operation.h"
#include "base/error.h"
#include "http/request.h"
#include "llm/upstream.h"

/*
 * ERR_INVALID: REQUEST, for OPERATION at UPSTREAM, has a parameter of Google's
 * that leaves the report out or makes it another request, or a body of which
 * not every reader says the same about whether it asks for a stream. Any
 * thread.
 */
enum err provider_report_check(const struct http_request *request,
    const struct upstream *upstream, const struct provider_operation *operation,
    struct error *error) ERROR_MUST_CHECK;

#endif
