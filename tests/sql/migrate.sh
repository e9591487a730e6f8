# shellcheck shell=bash
# Migrating twice, or from several processes at once, gives one schema; what
# was applied is not changed afterwards, and what is newer is left alone.
set -euo pipefail

fail() {
	echo "$*"
	exit 1
}

# pg_dump of later releases guards its scripts with a random word.
dump() {
	pg_dump --schema-only --no-owner "$1" | grep -vE '^\\(un)?restrict '
}

first=$(dump "$PGDATABASE")
[[ $first == *"CREATE TABLE public.usage_event"* ]] || fail "nothing dumped"
"$PROGRAM" migrate >/dev/null
[[ $(dump "$PGDATABASE") == "$first" ]] || fail "the second time changed it"

createdb "$PGDATABASE-together"
pids=()
for _ in 1 2 3 4; do
	PGDATABASE=$PGDATABASE-together "$PROGRAM" migrate >/dev/null &
	pids+=($!)
done
for pid in "${pids[@]}"; do
	wait "$pid" || fail "one of several at once failed"
done
[[ $(dump "$PGDATABASE-together") == "$first" ]] ||
	fail "several at once made another schema"

psql -Xqc "UPDATE schema_migration SET checksum = 'other' WHERE version = 1"
! message=$("$PROGRAM" migrate 2>&1) || fail "a changed migration was accepted"
[[ $message == *"is not what was applied"* ]] || fail "it said: $message"

psql -Xqc "INSERT INTO schema_migration VALUES (9999, 'later', '')"
! message=$("$PROGRAM" migrate 2>&1) || fail "a newer schema was accepted"
[[ $message == *"newer version"* ]] || fail "it said: $message"
# It goes on serving: the newer program comes next.
"$PROGRAM" check >/dev/null 2>&1 || fail "check is not content with it"
psql -Xqc "TRUNCATE schema_migration"
! "$PROGRAM" check >/dev/null 2>&1 || fail "check is content with no schema"

# Who lacks the right to make tables is told so.
createdb "$PGDATABASE-denied"
psql -Xqc "CREATE ROLE nobody_special LOGIN"
! message=$(PGUSER=nobody_special PGDATABASE=$PGDATABASE-denied "$PROGRAM" migrate 2>&1) ||
	fail "it migrated without a right"
[[ $message == *"tokenmeter: The database does not let the role"* ]] ||
	fail "it said: $message"
# With a schema of its own, it needs no other.
psql -Xqd "$PGDATABASE-denied" -c "CREATE SCHEMA meter AUTHORIZATION nobody_special"
psql -Xqc "ALTER ROLE nobody_special SET search_path = meter"
PGUSER=nobody_special PGDATABASE=$PGDATABASE-denied "$PROGRAM" migrate >/dev/null
PGUSER=nobody_special PGDATABASE=$PGDATABASE-denied "$PROGRAM" verify >/dev/null ||
	fail "in a schema of its own it does not verify"
