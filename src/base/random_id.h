/*
 * Identifiers nobody else has. They begin with the time, so that rows made
 * one after the other lie beside each other in an index, and end in 80 random
 * bits of the kernel's.
 */
#ifndef BASE_RANDOM_ID_H
#define BASE_RANDOM_ID_H

#include <stdbool.h>

#define RANDOM_ID_SIZE sizeof "req_0123456789ab0123456789abcdef0123"

/* Writes a new request id: req_, 12 hexadecimal digits of Unix milliseconds,
 * 20 random ones. Any thread. */
void random_id_make(char id[static RANDOM_ID_SIZE]);

/* Tells whether TEXT is, or begins with, what random_id_make() could have
 * made. Any thread. */
bool random_id_leads(const char *text);

#endif
