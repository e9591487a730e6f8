/* What the binary formats of PostgreSQL count from. */
#ifndef DB_WIRE_H
#define DB_WIRE_H

#include <stdint.h>

/* 2000-01-01T00:00:00Z, in microseconds and in days since 1970. */
#define WIRE_EPOCH INT64_C(946684800000000)
#define WIRE_EPOCH_DAYS INT64_C(10957)

#endif
