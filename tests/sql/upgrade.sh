# shellcheck shell=bash
# A database of an earlier schema becomes what a fresh install is, keeps its
# usage, and its sums are right from the first moment on.
set -euo pipefail

fail() {
	echo "$*"
	exit 1
}

# pg_dump of later releases guards its scripts with a random word.
dump() {
	pg_dump --schema-only --no-owner "$1" | grep -vE '^\\(un)?restrict '
}

fresh=$(dump "$PGDATABASE")
createdb "$PGDATABASE-old"
export PGDATABASE=$PGDATABASE-old
psql -Xq -v ON_ERROR_STOP=1 -f tests/sql/old/schema-1.sql
tokens=$(psql -XqAtc "SELECT * FROM total_usage ORDER BY 1")
[[ $(wc -l <<<"$tokens") == 3 ]] || fail "the old database has no usage"
files=$(psql -XqAtc "SELECT pg_relation_filenode('usage_event')")

"$PROGRAM" migrate >/dev/null
diff <(echo "$fresh") - <<<"$(dump "$PGDATABASE")" ||
	fail "an upgraded schema is not a fresh one"
[[ $(psql -XqAtc "SELECT pg_relation_filenode('usage_event')") == "$files" ]] ||
	fail "the upgrade has written the events again"
[[ $(psql -XqAtc "SELECT user_id, prompt_tokens, completion_tokens,
	total_tokens, cached_tokens, cache_write_tokens, reasoning_tokens,
	request_count, first_request_at, last_request_at
	FROM total_usage ORDER BY 1") == "$tokens" ]] ||
	fail "the upgrade has changed the usage"
[[ $(psql -XqAtc "SELECT sum(request_count) = 20
	AND sum(unpriced_count) = 20 AND sum(cost) IS NULL
	FROM total_usage") == t ]] || fail "old usage has a cost"
"$PROGRAM" verify >/dev/null || fail "it does not verify"
