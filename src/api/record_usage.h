/*
 * The recording of what was spent already: it is tried until it succeeds.
 */
#ifndef API_RECORD_USAGE_H
#define API_RECORD_USAGE_H

#include "api/api.h"
#include "meter/usage_event.h"

/*
 * The events that are being recorded at the moment: what a stop that cannot
 * wait for a database that hangs has to write to the log.
 */
struct recordings;

struct recordings *recordings_new(void);

/* Nobody may be recording any more. */
void recordings_free(struct recordings *recordings);

/*
 * Writes to the log each event whose recording has not ended, and from then on
 * each that begins, as record_patiently() does for one that failed: those that
 * the database records all the same are duplicates when they are sent again.
 * For the end of the program. Any thread.
 */
void recordings_log(struct recordings *recordings);

/*
 * Records EVENT, again and again for some seconds if the database is away,
 * but for no longer than the program's stop leaves; that counts it once.
 * Returns after the commit. As recorder_record() fails; then the log has a
 * line that POST /usage/events takes, once. Any thread.
 */
enum err record_patiently(const struct api *api,
    const struct usage_event *event, struct error *error) ERROR_MUST_CHECK;

/* Tells whether the program stops so soon that what was spent has to be
 * recorded now. Any thread. */
bool record_is_urgent(const struct api *api);

#endif
