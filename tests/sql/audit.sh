# shellcheck shell=bash
# What operators do to the record of usage is in the audit, by whom; what only
# looks, or fails, is not.
set -euo pipefail

fail() {
	echo "$*"
	exit 1
}

acts() {
	psql -XqAtc "SELECT regexp_replace(actor, ' .+', ' …'), act, details
		FROM audit WHERE act <> 'schema.migrate' ORDER BY audit_id"
}

# The schema that the test began with; no more when it is there already.
newest=$(psql -XqAtc "SELECT max(version) FROM schema_migration")
"$PROGRAM" migrate >/dev/null
[[ $(psql -XqAtc "SELECT regexp_replace(actor, ' .+', ' …'), act, details
	FROM audit") == "operator …|schema.migrate|{\"to\": $newest, \"from\": 0}" ]] ||
	fail "the audit: $(psql -XqAtc "TABLE audit")"

psql -Xqc "INSERT INTO usage_event (user_id, request_id, occurred_at, provider,
	model, prompt_tokens, completion_tokens, usage_source)
	VALUES ('u', 'r', '2025-06-23', 'openai', 'gpt-4o', 10, 10, 'provider')"
export TOKENMETER_PRICES=$PWD/data/prices.json
"$PROGRAM" verify >/dev/null 2>&1 || true
"$PROGRAM" reprice --from 2025-01-01 --dry-run >/dev/null
! TOKENMETER_TIME_ZONE=Mars/Olympus "$PROGRAM" rebuild >/dev/null 2>&1 ||
	fail "rebuilt for Mars"
[[ -z $(acts) ]] || fail "these changed nothing: $(acts)"
"$PROGRAM" rebuild >/dev/null
"$PROGRAM" reprice --from 2025-01-01 --unpriced >/dev/null
[[ $(acts) == 'operator …|sums.rebuild|{"timeZone": "UTC"}
operator …|costs.reprice|{"to": null, "from": "2025-01-01", "events": "unpriced"}' ]] ||
	fail "the audit: $(acts)"
