#include "db/notifications.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "db/pool.h"

struct db_notifications {
	struct db_connection *connection;
};

enum err db_notifications_open(struct db_pool *pool, const char *channel,
    struct db_notifications **opened, struct error *error)
{
	struct db_connection *connection;
	struct buffer sql = {0};
	enum err err;

	*opened = NULL;
	err = db_pool_connect(pool, &connection, error);
	if (err != ERR_OK)
		return err;
	buffer_add_format(&sql, "LISTEN %s", channel);
	err = db_connection_script(connection, sql.data, error);
	buffer_clear(&sql);
	if (err != ERR_OK) {
		db_connection_close(connection);
		return err;
	}
	*opened = memory_calloc(1, sizeof **opened);
	(*opened)->connection = connection;
	return ERR_OK;
}

void db_notifications_close(struct db_notifications *notifications)
{
	if (notifications == NULL)
		return;
	db_connection_close(notifications->connection);
	free(notifications);
}

int db_notifications_descriptor(const struct db_notifications *notifications)
{
	return db_connection_socket(notifications->connection);
}

enum err db_notifications_read(struct db_notifications *notifications,
    void (*take)(void *context, const char *payload), void *context,
    struct error *error)
{
	return db_connection_take_notifications(
	    notifications->connection, take, context, error);
}

enum err db_notifications_check(
    struct db_notifications *notifications, struct error *error)
{
	return db_connection_script(
	    notifications->connection, "SELECT 1", error);
}
