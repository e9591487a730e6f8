#include "meter/audit_note.h"

static const struct db_statement statement = {"audit_note",
    "INSERT INTO audit (actor, act, subject, details)"
    " VALUES ($1::text, $2::text, $3::text, $4::text::jsonb)"};

enum err audit_note_write(struct db_transaction *transaction,
    const struct audit_note *note, struct error *error)
{
	struct db_params params = {0};
	struct db_result *result = NULL;
	enum err err;

	db_params_add_text(&params, note->actor);
	db_params_add_text(&params, note->act);
	db_params_add_text(&params, note->subject);
	db_params_add_text(&params, note->details);
	err = db_run(transaction, &statement, &params, &result, error);
	db_params_clear(&params);
	db_result_free(result);
	return err;
}
