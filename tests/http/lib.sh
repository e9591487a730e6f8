# shellcheck shell=bash
# shellcheck disable=SC2034 # tests use what requests set
# Sourced by tests/http/run, which has started everything, and so by each test.
# An assertion is a line; it counts as one passed or failed.

STATUS='' BODY='' HEADERS='' REQUEST=''
PASSED=0
FAILED=0

pass() {
	PASSED=$((PASSED + 1))
}

# fail WHAT: with the line of the test, and the last request and its answer.
fail() {
	local frame=1 i
	for ((i = 1; i < ${#BASH_SOURCE[@]}; i++)); do
		[[ ${BASH_SOURCE[i]} != *.test ]] || frame=$i
	done
	FAILED=$((FAILED + 1))
	printf '    %s:%s (%s): %s\n' "${BASH_SOURCE[frame]##*/}" \
		"${BASH_LINENO[frame - 1]}" "$MODE" "$1"
	printf '        %s\n' "$REQUEST" "$STATUS ${BODY:0:400}"
}

# is NAME ACTUAL EXPECTED
is() {
	if [[ $2 == "$3" ]]; then
		pass
	else
		fail "$1 is '$2', expected '$3'"
	fi
}

# holds COMMAND...
holds() {
	if "$@" >/dev/null 2>&1; then
		pass
	else
		fail "does not hold: $*"
	fi
}

face() {
	case $1 in
	web) echo "http://127.0.0.1:$WEB_PORT" ;;
	api) echo "http://127.0.0.1:$API_PORT" ;;
	http*) echo "$1" ;; # another server
	esac
}

# request FACE PATH [CURL OPTION...]: sets STATUS, BODY, HEADERS.
request() {
	REQUEST="$1 $2 ${*:3}"
	REQUEST=${REQUEST:0:300}
	: >"$SCRATCH/body"
	STATUS=$(curl --silent --noproxy '*' --max-time 60 --path-as-is \
		--output "$SCRATCH/body" --dump-header "$SCRATCH/headers" \
		--write-out '%{http_code}' "${@:3}" "$(face "$1")$2")
	BODY=$(tr -d '\0' <"$SCRATCH/body")
	HEADERS=$(tr -d '\r' <"$SCRATCH/headers")
	keep_answer
}

# For the search at the end of the test.
keep_answer() {
	printf '%s\n%s\n' "$HEADERS" "$BODY" >>"$SCRATCH/answers"
	[[ $STATUS == [23]* ]] || printf '%s\n' "$BODY" >>"$SCRATCH/refusals"
}

# header NAME: the value in the last answer.
header() {
	sed -nE "s/^$1: *(.*)/\1/Ip" <<<"$HEADERS" | tail -n 1
}

# expect STATUS [JQ]: of the last answer; JQ must be true of its body.
expect() {
	if [[ $STATUS != "$1" ]]; then
		fail "status is $STATUS, expected $1"
	elif [[ -n ${2:-} ]] && ! jq -e "$2" <<<"$BODY" >/dev/null 2>&1; then
		fail "not true: $2"
	else
		pass
	fi
}

# get FACE PATH STATUS [JQ]
get() {
	request "$1" "$2"
	expect "$3" "${4:-}"
}

# post FACE PATH STATUS JSON [JQ] [CURL OPTION...]
post() {
	local type=(--header 'Content-Type: application/json')
	[[ "${*:6}" != *Content-Type* ]] || type=()
	printf '%s' "$4" >"$SCRATCH/posted"
	request "$1" "$2" "${type[@]}" --data-binary "@$SCRATCH/posted" "${@:6}"
	expect "$3" "${5:-}"
}

# record STATUS JSON [JQ]: events on the API face.
record() {
	post api /usage/events "$1" "$2" "${3:-}"
}

# refused JSON FIELD [INDEX]: an event is refused for a member.
refused() {
	record 400 "$1" ".errors[0].field == \"$2\" and
		.errors[0].index == ${3:-0} and (.errors[0].message | length) > 10"
}

# start_silent_server SOCKET: takes connections and never answers; sets SILENT,
# its process id.
start_silent_server() {
	node -e 'require("node:net").createServer(() => {}).listen(process.argv[1])' \
		"$1" &
	SILENT=$!
	settled "the server that never answers" is_listening "$1"
}

stop_silent_server() {
	kill "$SILENT"
	wait "$SILENT" || :
}

# look URL STATUS [OPTION...]: as a site looks from outside; sets BODY to what is
# said.
look() {
	REQUEST="tokenmeter check --url $1 ${*:3}" STATUS=0
	BODY=$("$BUILD/tokenmeter" check --url "$1" "${@:3}" 2>&1) || STATUS=$?
	HEADERS=''
	keep_answer
	is "the exit status for $1" "$STATUS" "$2"
}

# says WHAT WORDS: a line of what look() has seen.
says() {
	if grep -qE "^$1 +$2" <<<"$BODY"; then
		pass
	else
		fail "does not say: $1 $2"
		printf '%s\n' "$BODY"
	fi
}

# raw NAME=VALUE... <BODY: a request that no web server would pass on.
raw() {
	REQUEST="raw ${*}"
	REQUEST=${REQUEST:0:300}
	local answer address=(SERVER_ADDR=127.0.0.1)
	[[ "$*" != *SERVER_ADDR=* ]] || address=()
	# The dot keeps the empty line, where a body is empty.
	answer=$("raw_$MODE" "${address[@]}" "$@" | tr -d '\r'; printf .)
	answer=${answer%.}
	HEADERS=${answer%%$'\n\n'*}
	BODY=${answer#*$'\n\n'}
	STATUS=$(sed -nE 's/^Status: ([0-9]+).*/\1/p' <<<"$HEADERS")
	keep_answer
}

raw_fastcgi() {
	"$BUILD/http/fastcgi_client" "$(program_socket)" "$@"
}

# As a web server starts it.
raw_cgi() {
	env "$@" "$BUILD/tokenmeter.fcgi" 2>>"$SCRATCH/program.log"
}

sql() {
	psql -XqAtc "$1"
}

user_total() {
	sql "SELECT coalesce((SELECT total_tokens FROM total_usage
		WHERE user_id = '$1'), 0)"
}

# settled NAME COMMAND...: becomes true before our patience ends.
settled() {
	if wait_until "$PATIENCE" "${@:2}"; then
		pass
	else
		fail "$1 has not happened within $PATIENCE s"
	fi
}

# Waits, if need be, until the day (UTC) does not end within two minutes.
early_enough() {
	(($(date -u +%s) % 86400 < 86280))
}

repeat() {
	head -c "$2" /dev/zero | tr '\0' "$1"
}

# Ends the test with its line, for the runner and for tests/run.
finish() {
	echo "result $PASSED $FAILED $SUITE/$1 ($MODE)" | tee "$SCRATCH/result"
}
