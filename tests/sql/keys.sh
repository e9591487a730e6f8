# shellcheck shell=bash
# Operators make, list and revoke keys: a secret is told once and kept nowhere,
# what was done is in the audit, and whoever listens hears of an end.
set -euo pipefail

fail() {
	echo "$*"
	exit 1
}

sql() {
	psql -XqAtc "$1"
}

# refused WORDS...: with a sentence, and nothing is made.
refused() {
	local said before
	before=$(sql 'SELECT count(*) FROM credential')
	! said=$("$PROGRAM" key "$@" 2>&1) || fail "taken: $*"
	[[ $said == *[a-z]* && $said != *Sanitizer* ]] || fail "$*: $said"
	[[ $(sql 'SELECT count(*) FROM credential') == "$before" ]] ||
		fail "made all the same: $*"
}

secret=$("$PROGRAM" key create --role app --label 'the shop' 2>notes)
trap 'rm -f notes' EXIT
[[ $secret =~ ^tm_[A-Za-z0-9_-]{43}$ ]] || fail "no secret: $secret"
grep -q '^key 1, role app; its secret is told only now:$' notes ||
	fail "it said: $(cat notes)"
[[ $(sql "SELECT secret_hash = sha256('$secret') FROM credential") == t ]] ||
	fail "the row does not hold the hash"
! pg_dump --data-only | grep -qF -- "${secret#tm_}" ||
	fail "the secret is in the database"
"$PROGRAM" key create --role user --user ada --expires 2999-01-01 >/dev/null 2>notes
grep -q 'role user, user ada, until 2999-01-01T00:00:00.000Z' notes ||
	fail "it said: $(cat notes)"

refused create --role user
refused create --role user --user ''
refused create --role app --user ada
refused create --role viewer --user ada
refused create --role app --expires 2000-01-01
refused create --role app --label "$(printf 'a\tb')"
refused create --role root
refused revoke 99
refused revoke ada

list=$("$PROGRAM" key list)
[[ $(wc -l <<<"$list") == 3 ]] || fail "the list: $list"
grep -qE $'^2\tgood\tuser\tada\t-\toperator [^\t]+\t20' <<<"$list" ||
	fail "the list: $list"
[[ $list != *"${secret#tm_}"* ]] || fail "the list tells the secret"

heard=$({ printf 'LISTEN tokenmeter_credential;\n\\! "%s" key revoke 1\nSELECT 1;\n' \
	"$PROGRAM"; } | psql -Xq)
[[ $heard == *'"tokenmeter_credential" with payload "1"'* ]] ||
	fail "nobody heard of it: $heard"
"$PROGRAM" key revoke 1 # once more is no failure
grep -qE $'^1\trevoked\tapp\t-\tthe shop\t' <<<"$("$PROGRAM" key list)" ||
	fail "the list does not show the end"

audit=$(sql "SELECT regexp_replace(actor, ' .*', ''), act, subject, details
	FROM audit WHERE act LIKE 'key.%' ORDER BY audit_id")
[[ $audit == "operator|key.create|key 1|{\"role\": \"app\", \"label\": \"the shop\"}
operator|key.create|key 2|{\"role\": \"user\", \"label\": \"\", \"userId\": \"ada\", \"expiresAt\": \"2999-01-01T00:00:00+00:00\"}
operator|key.revoke|key 1|{\"role\": \"app\", \"label\": \"the shop\"}" ]] ||
	fail "the audit: $audit"

# A secret that nobody got is no success.
! "$PROGRAM" key create --role app >/dev/full 2>notes || fail "all was well"
grep -q 'output could not be written' notes || fail "it said: $(cat notes)"

# What is long over goes as keys are made, without a wait for whoever holds what
# was made with it: two who clean up must not wait for each other.
sql "INSERT INTO credential (secret_hash, kind, role, user_id, created_by, expires_at)
	VALUES (sha256('viewer'), 'viewer', 'viewer', 'ada', 'key 1', now() - interval '2 days')"
sql "INSERT INTO credential (secret_hash, kind, role, user_id, created_by, expires_at, parent_id)
	SELECT sha256('session'), 'session', role, user_id, created_by, expires_at, credential_id
	FROM credential WHERE kind = 'viewer'"
coproc holding { psql -XqAt 2>&1; }
ask=${holding[1]} pid=$!
echo "BEGIN; SELECT kind FROM credential WHERE kind = 'session' FOR UPDATE;" >&"$ask"
read -r _ <&"${holding[0]}"
PGOPTIONS="-c lock_timeout=1s" "$PROGRAM" key create --role app >/dev/null 2>&1 ||
	fail "who makes a key waits for who uses a session"
exec {ask}>&-
wait "$pid"
for left in viewer ''; do
	"$PROGRAM" key create --role app >/dev/null 2>&1
	[[ $(sql "SELECT kind FROM credential WHERE kind <> 'key'") == "$left" ]] ||
		fail "what is over has not gone down to '$left'"
done
