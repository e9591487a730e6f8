/* OLLAMA_HOST, as Ollama's own clients read it. */
#ifndef LLM_OLLAMA_HOST_H
#define LLM_OLLAMA_HOST_H

/*
 * Returns the base URL that SETTING means, for the caller to free: with a
 * scheme it is one, whose port is the scheme's unless it says another; else it
 * is host, host:port, :port or an address, perhaps with a path, and the port
 * is 11434 unless it says another. What is none of these gives no valid URL.
 */
char *ollama_host_url(const char *setting);

#endif
