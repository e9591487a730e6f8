/* jansson's loops, for cppcheck, which does not read jansson.h. */
#define json_array_foreach(array, index, value) \
	for (index = 0; (value = json_array_get(array, index)) != NULL; index++)
#define json_object_foreach(object, key, value)            \
	for (key = json_first_key(object);                 \
	     (value = json_value_of(object, key)) != NULL; \
	     key = json_next_key(object, key))
