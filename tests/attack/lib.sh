# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154
# Sourced by the tests here, and by those of tests/http that use the fuzzer.

key() {
	KEY=$("$BUILD/tokenmeter" key create "$@" 2>"$SCRATCH/notes")
	KEY_ID=$(sed -nE 's/^key ([0-9]+),.*/\1/p' "$SCRATCH/notes")
}

# start_attacked [SETTING...]: a closed program without limits of rate, whose
# providers cannot be reached, and everybody who may call it. The first keys
# are there to be revoked.
start_attacked() {
	local nowhere=http://127.0.0.1:1
	attacked=(TOKENMETER_ACCESS=closed TOKENMETER_RATE_FAILURES=0
		TOKENMETER_RATE_ADDRESS=0 TOKENMETER_RATE_USER=0
		TOKENMETER_RATE_APP=0 TOKENMETER_LOG_LEVEL=debug
		OPENAI_BASE_URL="$nowhere/v1" ANTHROPIC_BASE_URL="$nowhere"
		GOOGLE_GEMINI_BASE_URL="$nowhere" OLLAMA_HOST="$nowhere"
		OPENROUTER_BASE_URL="$nowhere/api/v1"
		OPENAI_API_KEY=sk-secret-of-the-tests
		TOKENMETER_UPSTREAMS="more=$nowhere/v1"
		TOKENMETER_GENERATOR_MODEL=nothing "$@")
	start_program "${attacked[@]}"
	for _ in 1 2 3; do
		key --role user --user nobody
	done
	key --role admin
	admin=$KEY
	key --role app
	app=$KEY
	key --role user --user ada
	ada=$KEY
	request api /viewer-tokens --header "X-Api-Key: $app" \
		--json '{"userId": "ada"}'
	viewer=$(jq -r .token <<<"$BODY")
	request web /api/session --request POST --header "X-Api-Key: $admin"
	cookie=$(header Set-Cookie) cookie=${cookie%%;*}
	secrets=("$admin" "$app" "$ada" "$viewer" "${cookie#*=}" sk-secret)
	record_as_admin '[{"userId": "ada", "promptTokens": 100, "completionTokens": 10},
		{"userId": "bob", "promptTokens": 200, "completionTokens": 20}]'
}

record_as_admin() {
	request api /usage/events --header "X-Api-Key: $admin" --json "$1"
	expect 200
}

# Who calls, for the fuzzer; the last may everything.
callers() {
	jq -n --arg admin "$admin" --arg app "$app" --arg ada "$ada" \
		--arg viewer "$viewer" --arg cookie "$cookie" '[
		{name: "none", headers: {}},
		{name: "wrong", headers: {Authorization: "Bearer tm_0123456789012345678901234567890123456789012"}},
		{name: "viewer", user: "ada", headers: {Authorization: "Bearer \($viewer)"}},
		{name: "user", user: "ada", headers: {"X-Api-Key": $ada}},
		{name: "app", headers: {"X-Goog-Api-Key": $app}},
		{name: "cookie", headers: {Cookie: $cookie}},
		{name: "admin", headers: {Authorization: "Bearer \($admin)"}}]'
}

site_tokens() {
	sql 'SELECT coalesce(sum(total_tokens), 0) FROM total_usage'
}

# write_settings SEED COUNT: what the programs here need to know.
write_settings() {
	jq -n --argjson seed "$1" --argjson count "$2" \
		--argjson routes "$(env "${attacked[@]}" "$BUILD/tokenmeter" routes --json)" \
		--argjson callers "$(callers)" --argjson web "$WEB_PORT" \
		--argjson api "$API_PORT" --arg socket "$(program_socket)" \
		'$ARGS.named' >"$SCRATCH/settings.json"
}

# fuzz SEED COUNT: what it finds is printed.
fuzz() {
	local before after tally
	before=$(site_tokens)
	write_settings "$1" "$2"
	node "$ROOT/tests/attack/fuzz.mjs" <"$SCRATCH/settings.json" \
		>"$SCRATCH/found" 2>&1
	is "the fuzzer's status with seed $1" $? 0
	head -n -1 "$SCRATCH/found"
	tally=$(tail -n 1 "$SCRATCH/found")
	echo "    fuzz: seed $1, $tally"
	is "requests" "$(jq .tried <<<"$tally")" "$2"
	after=$(site_tokens)
	is "tokens on the site" "$after" \
		"$((before + $(jq .recordedTokens <<<"$tally")))"
}

# What must hold after an attack, however many requests it had.
nothing_is_broken() {
	local secret
	holds "$BUILD/tokenmeter" verify
	request api /health
	expect 200 '.status == "healthy"'
	is "lines of the log that are none" "$(grep -avE \
		'^[0-9]{4}-[0-9-]{5}T[0-9:.]+Z (error|warning|info|debug) [^[:cntrl:]]*$' \
		"$SCRATCH/program.log" | head -n 5)" ''
	for secret in "${secrets[@]}"; do
		is "a secret in the logs" "$(grep -acF -e "$secret" \
			"$SCRATCH/program.log" "$SCRATCH/nginx.log" \
			"$SCRATCH/postgresql.log" | grep -v ':0$')" ''
	done
}
