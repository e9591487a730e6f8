#include "db/params.h"

#include <assert.h>
#include <endian.h>
#include <string.h>

#include "db/wire.h"

void db_params_clear(struct db_params *params)
{
	buffer_clear(&params->bytes);
	*params = (struct db_params){0};
}

static void put_32(struct buffer *bytes, uint32_t value)
{
	value = htobe32(value);
	buffer_add(bytes, &value, sizeof value);
}

static void put_64(struct buffer *bytes, int64_t value)
{
	uint64_t wire = htobe64((uint64_t)value);

	buffer_add(bytes, &wire, sizeof wire);
}

static void begin(struct db_params *params)
{
	assert(params->count < DB_PARAMS_MAXIMUM);
	params->offset[params->count] = params->bytes.length;
}

static void end(struct db_params *params)
{
	size_t start = params->offset[params->count];

	params->length[params->count++] = (int)(params->bytes.length - start);
}

void db_params_add_text(struct db_params *params, const char *text)
{
	if (text == NULL) {
		db_params_add_null(params);
		return;
	}
	begin(params);
	buffer_add_text(&params->bytes, text);
	end(params);
}

void db_params_add_bytes(
    struct db_params *params, const void *bytes, size_t length)
{
	begin(params);
	buffer_add(&params->bytes, bytes, length);
	end(params);
}

void db_params_add_integer(struct db_params *params, int64_t value)
{
	begin(params);
	put_64(&params->bytes, value);
	end(params);
}

void db_params_add_timestamp(struct db_params *params, int64_t micros)
{
	db_params_add_integer(params, micros - WIRE_EPOCH);
}

void db_params_add_null(struct db_params *params)
{
	begin(params);
	params->length[params->count++] = -1;
}

/* The header of array_recv(): dimensions, whether NULLs may come, the
 * element's type, then length and lower bound of the one dimension. */
void db_params_begin_array(struct db_params *params, enum db_type type)
{
	begin(params);
	put_32(&params->bytes, 1);
	put_32(&params->bytes, 1);
	put_32(&params->bytes, (uint32_t)type);
	params->dimension = params->bytes.length;
	params->elements = 0;
	put_32(&params->bytes, 0);
	put_32(&params->bytes, 1);
}

void db_params_element_integer(struct db_params *params, int64_t value)
{
	params->elements++;
	put_32(&params->bytes, sizeof value);
	put_64(&params->bytes, value);
}

void db_params_element_timestamp(struct db_params *params, int64_t micros)
{
	db_params_element_integer(params, micros - WIRE_EPOCH);
}

static void element_bytes(
    struct db_params *params, const char *before, const char *text)
{
	size_t prefix = strlen(before), length = strlen(text);

	params->elements++;
	put_32(&params->bytes, (uint32_t)(prefix + length));
	buffer_add(&params->bytes, before, prefix);
	buffer_add(&params->bytes, text, length);
}

void db_params_element_text(struct db_params *params, const char *text)
{
	if (text == NULL)
		db_params_element_null(params);
	else
		element_bytes(params, "", text);
}

void db_params_element_json(struct db_params *params, const char *text)
{
	if (text == NULL)
		db_params_element_null(params);
	else
		element_bytes(params, "\1", text); /* jsonb's version */
}

void db_params_element_null(struct db_params *params)
{
	params->elements++;
	put_32(&params->bytes, UINT32_MAX);
}

void db_params_end_array(struct db_params *params)
{
	uint32_t elements = htobe32(params->elements);

	memcpy(
	    params->bytes.data + params->dimension, &elements, sizeof elements);
	end(params);
}
