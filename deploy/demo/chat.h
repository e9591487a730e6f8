/*
 * The OpenAI chat protocol, as far as one model that does not think needs it:
 * POST …/chat/completions, streamed and not, and GET …/models.
 */
#ifndef DEMO_CHAT_H
#define DEMO_CHAT_H

#include <fcgiapp.h>

#define CHAT_MODEL "demo-template"

/* Answers one accepted request; several threads may do so at once. */
void chat_answer(FCGX_Request *request);

#endif
