# shellcheck shell=bash
# verify finds damage in any table of sums, and rebuild mends it; a rebuild
# into another zone and back gives the same days.
set -euo pipefail

fail() {
	echo "$*"
	exit 1
}

# What verify says, without what is equal. Its status has to fit.
differing() {
	local status=0 said different
	said=$("$PROGRAM" verify 2>&1) || status=$?
	different=$(sed -n '/: [0-9]* differ$/s/: [0-9]* differ$//p' <<<"$said")
	if [[ $(grep -cE ': (equal|[0-9]+ differ)$' <<<"$said") != 7 ||
		$status != "$([[ -n $different ]] && echo 1 || echo 0)" ]]; then
		echo "(status $status, $said)"
	else
		paste -sd , <<<"$different"
	fi
}

# must_find WHERE SQL
must_find() {
	local found
	psql -Xqc "$2"
	found=$(differing)
	[[ $found == "$1" ]] || fail "found ${found:-nothing}, not $1, after: $2"
	"$PROGRAM" rebuild >/dev/null
	[[ -z $(differing) ]] || fail "not mended: $2"
}

BUCKETS='quarter hours against events'
DAYS='days against events'
USERS='users against events'
SITE="the site's days against events"
TOTALS="the site's totals against users"
PERIODS='days against totals,months against totals'
ALL="$BUCKETS,$DAYS,$USERS,$SITE"

[[ -z $(differing) ]] || fail "an empty database does not verify"
psql -Xqc "INSERT INTO usage_event (user_id, request_id, occurred_at,
	prompt_tokens, completion_tokens, cached_tokens, usage_source, cost,
	cost_source)
	SELECT 'u' || i % 5, i, now() - i * interval '7 minutes', i, 2 * i, i / 2,
	'application', i * 0.000001, 'list' FROM generate_series(1, 2000) i"
[[ $(differing) == "$ALL" ]] || fail "events without sums verify"
"$PROGRAM" rebuild >/dev/null
[[ -z $(differing) ]] || fail "rebuilt sums do not verify"

# Each column of a sum, in one row. Some are in the periods' sums, too.
SHOWN=('prompt_tokens = prompt_tokens + 1'
	'completion_tokens = completion_tokens - 1'
	'request_count = request_count + 1'
	'cost = cost + 0.000000000001'
	'cost = NULL, priced_count = 0'
	'priced_count = priced_count + 1, request_count = request_count + 1')
HIDDEN=('cached_tokens = cached_tokens + 1'
	'cache_write_tokens = cache_write_tokens + 1'
	'reasoning_tokens = reasoning_tokens + 1'
	"last_request_at = last_request_at + interval '40 years'"
	"first_request_at = first_request_at - interval '1 microsecond'")

# spoil TABLE FOUND PERIODS GHOST [CHANGE...]: PERIODS is what is found beside
# FOUND where periods are added up wrong; GHOST is a key that nothing has.
spoil() {
	local table=$1 found=$2 periods=$3 ghost=$4 change row
	row="first_request_at = (SELECT min(first_request_at) FROM $table)"
	shift 4
	for change in "${SHOWN[@]}"; do
		must_find "$found$periods" "UPDATE $table SET $change WHERE $row"
	done
	for change in "${HIDDEN[@]}" "$@"; do
		must_find "$found" "UPDATE $table SET $change WHERE $row"
	done
	must_find "$found$periods" "DELETE FROM $table WHERE $row"
	must_find "$found$periods" "INSERT INTO $table VALUES ($ghost,
		1, 1, 0, 0, 0, 1, '2026-01-01', '2026-01-01', NULL, 0)"
	must_find "$found$periods" "TRUNCATE $table"
}

spoil usage_bucket "$BUCKETS" '' "'ghost', '2026-01-01', '', ''" \
	"model = 'other'"
spoil usage_day "$DAYS" ",$PERIODS" "'ghost', '2026-01-01', '', ''" \
	"model = 'other'"
spoil usage_user "$USERS,$TOTALS" ",$PERIODS" "'ghost'"
spoil usage_site "$SITE" '' "'2026-01-01', '', '', 3" "model = 'other'"
spoil usage_site_total "$TOTALS" '' 7 'user_count = user_count + 1'
must_find "$ALL" "DELETE FROM usage_event WHERE user_id = 'u1'"
must_find "$ALL" "UPDATE usage_event SET prompt_tokens = 1001
	WHERE user_id = 'u2' AND request_id = '1002'"
must_find "$ALL" "UPDATE usage_event
	SET occurred_at = occurred_at + interval '30 days'
	WHERE user_id = 'u2' AND request_id = '1002'"

# A view that lost rows.
psql -Xqc "CREATE OR REPLACE VIEW total_usage AS $(psql -XAtc \
	"SELECT replace(pg_get_viewdef('total_usage'), ';',
	' WHERE user_id <> ''u3''')")"
[[ $(differing) == "$TOTALS,$PERIODS" ]] ||
	fail "a view that lost a user verifies"
"$PROGRAM" migrate >/dev/null
[[ -z $(differing) ]] || fail "migrate does not restore views"

days() {
	psql -XqAtc "SELECT * FROM daily_usage ORDER BY user_id, day"
}

before=$(days)
TOKENMETER_TIME_ZONE=Asia/Kathmandu "$PROGRAM" rebuild >/dev/null
[[ $(days) != "$before" ]] || fail "Kathmandu has the days of UTC"
[[ -z $(differing) ]] || fail "sums in another zone do not verify"
! message=$("$PROGRAM" migrate 2>&1) || fail "the other zone went unnoticed"
[[ $message == *Kathmandu* ]] || fail "it said: $message"
! TOKENMETER_TIME_ZONE=EST5EDT4 "$PROGRAM" rebuild >/dev/null 2>&1 ||
	fail "a POSIX rule was taken for a zone"
"$PROGRAM" rebuild >/dev/null
[[ $(days) == "$before" ]] || fail "there and back gives other days"
