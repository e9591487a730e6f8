# shellcheck shell=bash
# Where the database has another order of texts than bytes', repricing comes to
# the site's sums in the recorder's order all the same: else each could wait for
# the other. Its days are those of the sums.
set -euo pipefail

fail() {
	echo "$*"
	exit 1
}

database=$PGDATABASE
# A day has all its hours, also the one that comes twice where the clocks are
# set back to its midnight.
createdb "$PGDATABASE-night"
export PGDATABASE=$PGDATABASE-night TOKENMETER_TIME_ZONE=America/Havana
"$PROGRAM" migrate >/dev/null
psql -Xqc "INSERT INTO usage_event (user_id, request_id, occurred_at,
	prompt_tokens, completion_tokens, usage_source)
	SELECT 'u', i, timestamptz '2023-11-05 03:30+00' + i * interval '1 hour',
	1, 0, 'provider' FROM generate_series(0, 3) i"
"$PROGRAM" rebuild >/dev/null
[[ $(psql -XqAtc "SELECT string_agg(request_count::text, ' ' ORDER BY day)
	FROM usage_day") == '1 3' ]] || fail "it is no such night"
day=$("$PROGRAM" reprice --dry-run --from 2023-11-05 2>/dev/null)
eve=$("$PROGRAM" reprice --dry-run --from 2023-11-04 --to 2023-11-04 2>/dev/null)
[[ "$day $eve" == '3 events looked at'*' 1 event looked at'* ]] ||
	fail "it looked at: $day $eve"
# Where few of many are to be priced, none is left out, the first and the last of
# what is read at a time neither.
psql -Xqc "INSERT INTO usage_event (user_id, request_id, occurred_at,
	prompt_tokens, completion_tokens, usage_source, cost, cost_source)
	SELECT 'v', to_char(i, 'FM00000'), '2024-01-02', 1, 0, 'provider',
	CASE WHEN priced THEN 1 END, CASE WHEN priced THEN 'provider' END
	FROM generate_series(1, 45000) i, LATERAL (SELECT
	i NOT IN (1, 19995, 19996, 19997, 20000, 39996, 45000) AS priced) p"
few=$("$PROGRAM" reprice --dry-run --from 2024-01-01 2>/dev/null)
[[ $few == '7 events looked at'* ]] || fail "of few it looked at: $few"
export PGDATABASE=$database
unset TOKENMETER_TIME_ZONE

# Built without ICU, PostgreSQL has no such order that is everywhere.
[[ $(psql -XqAtc "SELECT count(*) > 0 FROM pg_collation
	WHERE collprovider = 'i'") == t ]] || exit 0
database=$PGDATABASE-icu
createdb --template=template0 --locale-provider=icu --icu-locale=en "$database"
export PGDATABASE=$database
[[ $(psql -XqAtc "SELECT 'a' < 'B'") == t ]] ||
	fail "this order is the bytes'"
override=$(mktemp)
trap 'rm -f -- "$override"' EXIT
chmod 644 "$override"
cat >"$override" <<'JSON'
{"providers": [{"id": "local", "models": [
	{"id": "a", "match": {"equals": "a"}, "prices": {"input_mtok": "1"}},
	{"id": "B", "match": {"equals": "B"}, "prices": {"input_mtok": "1"}}]}]}
JSON

"$PROGRAM" migrate >/dev/null
psql -Xqc "INSERT INTO usage_event (user_id, request_id, occurred_at, provider,
	model, prompt_tokens, completion_tokens, usage_source)
	SELECT 'u', m, '2025-06-23', 'local', m, 1000000, 0, 'provider'
	FROM unnest(ARRAY['a', 'B']) m"
"$PROGRAM" rebuild >/dev/null
TOKENMETER_PRICES_OVERRIDE=$override "$PROGRAM" reprice --from 2025-01-01 >/dev/null
"$PROGRAM" verify >/dev/null || fail "$("$PROGRAM" verify)"
# As they lie is as they were written.
written=$(psql -XqAtc "SELECT string_agg(model, ' ' ORDER BY ctid)
	FROM usage_site WHERE cost = 1")
[[ $written == 'B a' ]] || fail "written in another order: $written"
