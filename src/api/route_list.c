#include "api/route_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/json.h"

void route_list_print(const struct api_route_table *table, FILE *out)
{
	for (size_t i = 0; i < table->count; i++)
		fprintf(out, "%s\t%s\t%s\n", table->rows[i].method,
		    table->rows[i].path,
		    http_access_name(table->rows[i].access));
}

static void put_limits(json_t *description, const struct field *field)
{
	json_t *minimum = NULL, *maximum = NULL;

	switch (field->type) {
	case FIELD_INTEGER:
		minimum = json_integer(field->minimum);
		maximum = json_integer(field->maximum);
		break;
	case FIELD_NAME:
	case FIELD_USER:
	case FIELD_TEXT:
		minimum = json_integer(1);
		maximum = json_integer(field->maximum);
		break;
	case FIELD_OBJECT:
		maximum = json_integer(field->maximum);
		break;
	case FIELD_TIMESTAMP:
	case FIELD_DECIMAL:
		break;
	}
	json_object_set_new(
	    description, "minimum", minimum != NULL ? minimum : json_null());
	json_object_set_new(
	    description, "maximum", maximum != NULL ? maximum : json_null());
}

static json_t *describe_field(const struct field *field)
{
	json_t *description = json_object();

	json_object_set_new(description, "name", json_string(field->name));
	json_object_set_new(
	    description, "type", json_string(field_type_name(field->type)));
	json_object_set_new(
	    description, "required", json_boolean(field->required));
	put_limits(description, field);
	return description;
}

static json_t *describe_fields(const struct http_fields *fields)
{
	json_t *list = json_array();

	for (size_t i = 0; i < fields->count; i++)
		json_array_append_new(list, describe_field(&fields->list[i]));
	return list;
}

static bool is_in_path(const char *path, const char *name)
{
	size_t length = strlen(name);

	while ((path = strchr(path, '{')) != NULL) {
		path++;
		if (strncmp(path, name, length) == 0 && path[length] == '}')
			return true;
	}
	return false;
}

static json_t *describe_parameters(const struct http_route *route)
{
	json_t *list = describe_fields(&route->parameters);

	for (size_t i = 0; i < route->parameters.count; i++) {
		bool in_path =
		    is_in_path(route->path, route->parameters.list[i].name);

		json_object_set_new(json_array_get(list, i), "in",
		    json_string(in_path ? "path" : "query"));
	}
	return list;
}

static json_t *describe_route(const struct http_route *route)
{
	json_t *description = json_object(), *types = json_array();

	for (size_t i = 0; route->accepts != NULL && route->accepts[i] != NULL;
	     i++)
		json_array_append_new(types, json_string(route->accepts[i]));
	json_object_set_new(description, "method", json_string(route->method));
	json_object_set_new(description, "path", json_string(route->path));
	json_object_set_new(description, "access",
	    json_string(http_access_name(route->access)));
	json_object_set_new(description, "streams",
	    json_boolean(route->stream_handler != NULL));
	json_object_set_new(description, "bodyLimit",
	    json_integer((json_int_t)route->body_limit));
	json_object_set_new(description, "mediaTypes", types);
	json_object_set_new(
	    description, "parameters", describe_parameters(route));
	json_object_set_new(
	    description, "members", describe_fields(&route->members));
	json_object_set_new(
	    description, "items", describe_fields(&route->items));
	return description;
}

json_t *route_list_describe(const struct api_route_table *table)
{
	json_t *description = json_object(), *list = json_array();

	for (size_t i = 0; i < table->count; i++)
		json_array_append_new(list, describe_route(&table->rows[i]));
	json_object_set_new(description, "routes", list);
	return description;
}

void route_list_print_json(const struct api_route_table *table, FILE *out)
{
	json_t *description = route_list_describe(table), *route;
	json_t *list = json_object_get(description, "routes");
	size_t i;

	fputs("{\"routes\": [", out);
	json_array_foreach(list, i, route)
	{
		struct buffer line = {0};

		json_write(route, &line);
		fprintf(out, "%s\n%s", i > 0 ? "," : "", line.data);
		buffer_clear(&line);
	}
	fputs("\n]}\n", out);
	json_decref(description);
}
