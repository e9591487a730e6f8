# shellcheck shell=bash
# verify finds damage in either table of sums, and rebuild mends it; a rebuild
# into another zone and back gives the same days.
set -euo pipefail

fail() {
	echo "$*"
	exit 1
}

must_find() {
	psql -Xqc "$1"
	! "$PROGRAM" verify >/dev/null || fail "not found: $1"
	"$PROGRAM" rebuild >/dev/null
	"$PROGRAM" verify >/dev/null || fail "not mended: $1"
}

"$PROGRAM" verify >/dev/null || fail "an empty database does not verify"
psql -Xqc "INSERT INTO usage_event (user_id, request_id, occurred_at,
	prompt_tokens, completion_tokens, cached_tokens, usage_source)
	SELECT 'u' || i % 5, i, now() - i * interval '7 minutes', i, 2 * i, i / 2,
	'application' FROM generate_series(1, 2000) i"
! "$PROGRAM" verify >/dev/null || fail "events without sums verify"
"$PROGRAM" rebuild >/dev/null
"$PROGRAM" verify >/dev/null || fail "rebuilt sums do not verify"

must_find "UPDATE usage_bucket SET prompt_tokens = prompt_tokens + 1
	WHERE ctid = (SELECT min(ctid) FROM usage_bucket)"
must_find "DELETE FROM usage_bucket
	WHERE ctid = (SELECT min(ctid) FROM usage_bucket)"
must_find "UPDATE usage_day SET cached_tokens = cached_tokens + 1
	WHERE ctid = (SELECT min(ctid) FROM usage_day)"
must_find "UPDATE usage_day SET request_count = request_count + 1
	WHERE ctid = (SELECT max(ctid) FROM usage_day)"
must_find "INSERT INTO usage_day VALUES ('ghost', '2026-01-01', '', '',
	1, 1, 0, 0, 0, 1, '2026-01-01', '2026-01-01')"
must_find "DELETE FROM usage_event WHERE user_id = 'u1'"

days() {
	psql -XqAtc "SELECT * FROM daily_usage ORDER BY user_id, day"
}

before=$(days)
TOKENMETER_TIME_ZONE=Asia/Kathmandu "$PROGRAM" rebuild >/dev/null
[[ $(days) != "$before" ]] || fail "Kathmandu has the days of UTC"
"$PROGRAM" verify >/dev/null || fail "sums in another zone do not verify"
! message=$("$PROGRAM" migrate 2>&1) || fail "the other zone went unnoticed"
[[ $message == *Kathmandu* ]] || fail "it said: $message"
! TOKENMETER_TIME_ZONE=EST5EDT4 "$PROGRAM" rebuild >/dev/null 2>&1 ||
	fail "a POSIX rule was taken for a zone"
"$PROGRAM" rebuild >/dev/null
[[ $(days) == "$before" ]] || fail "there and back gives other days"
