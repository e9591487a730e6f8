# shellcheck shell=bash
# After each step of a user's removal events and sums agree, whatever a day is
# in the deployment's zone, also where a step ends within a quarter hour, and
# where something was recorded that is older than what has moved already.
set -euo pipefail

fail() {
	echo "$*"
	exit 1
}

sql() {
	psql -XqAt -v ON_ERROR_STOP=1 -c "$1"
}

# record USER FROM SECONDS COUNT TAG
record() {
	sql "INSERT INTO usage_event (user_id, request_id, occurred_at, provider, model,
		prompt_tokens, completion_tokens, cached_tokens, usage_source, cost, cost_source)
		SELECT '$1', '$5' || i, timestamptz '$2' + i * interval '$3 seconds', 'p',
			'm' || i % 3, i, i % 7, CASE WHEN i % 2 = 0 THEN i / 2 END, 'provider',
			CASE WHEN i % 5 < 3 THEN round(i / 1000.0, 3) END, CASE WHEN i % 5 < 3 THEN 'list' END
		FROM generate_series(1, $4) i"
}

total() {
	sql "SELECT sum(prompt_tokens), sum(completion_tokens), sum(cached_tokens),
		sum(request_count), sum(cost), sum(priced_count) FROM usage_$1"
}

export TOKENMETER_TIME_ZONE=America/St_Johns
# The night in which a day of Newfoundland came twice for a minute.
record u 2010-11-07T01:00:00Z 6 2200 a
record u 2026-03-01T12:00:00Z 0.1 1900 b
record u 2026-03-01T12:00:00Z 0 500 c
record other 2026-03-01T12:00:00Z 1 500 a
"$PROGRAM" rebuild >/dev/null
before="$(total day) $(total bucket)"

at=-infinity id='' steps=0
while IFS='|' read -r count at id < <(sql "SELECT * FROM remove_user_events('u', 'nobody',
	'$at', '$id', 'infinity')") && ((count > 0)); do
	steps=$((steps + 1))
	"$PROGRAM" verify >/dev/null || fail "step $steps: $("$PROGRAM" verify)"
	[[ "$(total day) $(total bucket)" == "$before" ]] || fail "step $steps: other totals"
	((steps != 2)) || {
		record u 2010-11-07T02:30:00Z 5 10 late
		"$PROGRAM" rebuild >/dev/null
		before="$(total day) $(total bucket)"
	}
done
((steps == 5)) || fail "$steps steps"
[[ $(sql "SELECT user_id, count(*) FROM usage_event GROUP BY 1 ORDER BY 1" | tr '\n' ' ') == \
	'nobody|4600 other|500 u|10 ' ]] || fail "events: $(sql "SELECT user_id, count(*)
	FROM usage_event GROUP BY 1")"
# What came late is next.
sql "SELECT * FROM remove_user_events('u', 'nobody', '-infinity', '', 'infinity')" >/dev/null
"$PROGRAM" verify >/dev/null || fail "at last: $("$PROGRAM" verify)"
[[ $(sql "SELECT count(*) FROM (SELECT user_id FROM usage_event UNION ALL
	SELECT user_id FROM usage_bucket UNION ALL SELECT user_id FROM usage_day) u
	WHERE user_id = 'u'") == 0 ]] || fail "something is left"
