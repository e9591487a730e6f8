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

# Not under a program of the version before, which would write past new sums;
# what waits for a moment may end in it.
as_it_was=$(dump "$PGDATABASE")
coproc serving { PGAPPNAME=tokenmeter psql -XqAt 2>&1; }
ask=${serving[1]} pid=$!
echo 'SELECT 1;' >&"$ask"
read -r _ <&"${serving[0]}"
! said=$("$PROGRAM" migrate 2>&1) || fail "migrated under a program that serves"
[[ $said == *"(1 session): stop it, migrate"* ]] || fail "it said: $said"
[[ $(dump "$PGDATABASE") == "$as_it_was" ]] || fail "the refusal changed something"
exec {ask}>&-
wait "$pid"

# Several at once are none.
pids=()
for _ in 1 2 3; do
	"$PROGRAM" migrate >/dev/null &
	pids+=($!)
done
for pid in "${pids[@]}"; do
	wait "$pid" || fail "one of several at once failed"
done
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
[[ $(psql -XqAtc "SELECT user_count, request_count FROM site_usage") == '3|20' ]] ||
	fail "the site's totals are not those of its users"
"$PROGRAM" verify >/dev/null || fail "it does not verify"
# With nothing to do, it does nothing.
[[ $(PGAPPNAME=tokenmeter psql -XqAt -c "\\! PGAPPNAME= '$PROGRAM' migrate") == *' 0 migrations'* ]] ||
	fail "a second migration minds who is connected"
