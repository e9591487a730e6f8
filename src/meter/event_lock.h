/*
 * How a transaction begins that changes events which are recorded: one of
 * these at a time, in all processes, so that what was read is what is written
 * over; and none while sums are rebuilt, which may change the zone of the
 * days. Recording goes on. Both locks come before the snapshot of the first
 * statement. Keep such a transaction short: the next one waits for it.
 *
 * Those who change sums, too, lock the rows in the recorder's order: days,
 * quarter hours, the totals of users, then the site's (PostgreSQL runs the
 * parts of the recorder's statement that nothing reads from last to first),
 * each by their keys.
 */
#ifndef METER_EVENT_LOCK_H
#define METER_EVENT_LOCK_H

/* A script, for db_run_script(). */
#define EVENT_LOCK                                                      \
	"SELECT pg_advisory_xact_lock(hashtext('tokenmeter reprice'));" \
	"LOCK TABLE usage_event, usage_bucket, usage_day, usage_user,"  \
	" usage_site_total, usage_site IN ROW EXCLUSIVE MODE"

#endif
