/* The protocols that model providers speak. */
#ifndef LLM_PROTOCOL_H
#define LLM_PROTOCOL_H

enum llm_protocol {
	LLM_OPENAI,    /* OpenAI's, and all that are compatible with it */
	LLM_ANTHROPIC, /* messages */
	LLM_GEMINI,    /* generateContent, of Gemini's API and Vertex */
	LLM_OLLAMA,    /* Ollama's own /api */
};

#endif
