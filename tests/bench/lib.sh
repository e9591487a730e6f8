# shellcheck shell=bash
# shellcheck disable=SC2034 # the parts use what is set here
# Sourced by the driver before each part: servers, turns, figures, rows.
#
# A part calls start_nginx and start_program as it needs them, measures, and
# prints its rows to standard output. What it started is stopped after it.

# shellcheck source=deploy/cluster.sh
source "$ROOT/deploy/cluster.sh"
# shellcheck source=deploy/nginx.sh
source "$ROOT/deploy/nginx.sh"

BENCH=$ROOT/tests/bench
PROGRAMS=$BUILD/bench
TURNS=5
SECONDS_EACH=${BENCH_SECONDS:-3}
SOCKET=$SCRATCH/program/tokenmeter.sock

say() {
	echo "$*" >&2
}

# give_up LOG WHAT
give_up() {
	say "$2"
	tail -n 5 "$SCRATCH/$1" >&2 || true
	exit 1
}

free_port() {
	local port
	for _ in {1..50}; do
		port=$((20000 + RANDOM % 20000))
		if ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
			echo "$port"
			return
		fi
	done
}

# Tells whether the document of a user is answered, with 200. With a KEY, it is
# presented.
is_answered() {
	local connection status=
	exec {connection}<>"/dev/tcp/127.0.0.1/$API_PORT" || return 1
	printf 'GET /user/1001/token-usage HTTP/1.0\r\nHost: localhost\r\n%s\r\n' \
		"${KEY:+X-Api-Key: $KEY$'\r\n'}" >&"$connection"
	read -r -u "$connection" _ status _ || true
	exec {connection}>&-
	[[ $status == 200 ]]
}

# Returns at the first answer, which it asks for without a pause.
# start_program DATABASE [SETTING=VALUE...]
start_program() {
	local deadline=$((SECONDS + 20))
	processes_stop "$SCRATCH/program" tokenmeter TERM 10
	export PGDATABASE=$1
	STARTED_AT=${EPOCHREALTIME//[!0-9]/}
	process_start "$SCRATCH/program" "$SCRATCH/program.log" \
		env TOKENMETER_LISTEN="$SOCKET" TOKENMETER_ACCESS=open \
		"${@:2}" "$BUILD/tokenmeter"
	PROGRAM_PID=$PROCESS_ID
	until is_answered; do
		if ((SECONDS >= deadline)) ||
			! kill -0 "$PROGRAM_PID" 2>/dev/null; then
			give_up program.log "The program does not answer."
		fi
	done
	ANSWERED_AT=${EPOCHREALTIME//[!0-9]/}
}

start_cluster() {
	cluster_find
	PATH=$CLUSTER_BIN:$PATH
	CLUSTER_LOG=$SCRATCH/postgresql.log cluster_start "$SCRATCH/cluster" \
		fsync=on synchronous_commit=on shared_buffers=1GB \
		max_wal_size=8GB checkpoint_timeout=15min
}

# Before it, a part may put files into nginx/http and nginx/api; they are
# included in http{} and in the API face. Sets API_PORT and WEB_PORT. Each of
# the two workers could hold all streams that any part opens, on both sides.
start_nginx() {
	WEB_PORT=$(free_port)
	until API_PORT=$(free_port) && [[ $API_PORT != "$WEB_PORT" ]]; do :; done
	nginx_configure "$SCRATCH/nginx" "$WEB_PORT" "$API_PORT" "$SOCKET" \
		"$ROOT/src/web/dist"
	sed -i -e 's/^http {$/&\n    include http\/*.conf;/' \
		-e 's/worker_connections .*/worker_connections 12000;/' \
		-e "1i worker_rlimit_nofile $(ulimit -H -n);" \
		"$SCRATCH/nginx/nginx.conf"
	nginx_start "$SCRATCH/nginx" "$SCRATCH/nginx.log" ||
		give_up nginx.log "nginx does not start."
}

# fill DATABASE EACH DAYS STEP MODELS [USERS PRICED]: see load.sql.
fill() {
	export PGDATABASE=$1 PGOPTIONS='-c work_mem=256MB'
	createdb "$1"
	"$BUILD/tokenmeter" migrate >/dev/null
	psql -Xqv ON_ERROR_STOP=1 -v each="$2" -v days="$3" -v step="$4" \
		-v models="$5" -v users="${6:-1000}" -v priced="${7:-0}" \
		-f "$BENCH/load.sql"
	"$BUILD/tokenmeter" rebuild >/dev/null
	psql -Xqc 'VACUUM ANALYZE' -c CHECKPOINT
}

# What a part has started; the cluster stays.
stop_servers() {
	processes_stop "$SCRATCH/nginx" nginx TERM 5
	processes_stop "$SCRATCH/program" tokenmeter TERM 10
	processes_stop "$SCRATCH/upstream" upstream TERM 5
	processes_stop "$SCRATCH/demo" tokenmeter-demo-model TERM 5
	rm -f -- "$SCRATCH"/nginx/{http,api}/*.conf
}

# figure NAME NUMBER: keeps one of several.
figure() {
	echo "$2" >>"$SCRATCH/figures/$1"
}

# median NAME
median() {
	sort -g "$SCRATCH/figures/$1" |
		awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
}

# calculate EXPRESSION [FORMAT]
calculate() {
	awk "BEGIN {printf \"${2:-%.2f}\", ($1)}"
}

# The program's memory in MB: VmRSS, or the most it ever was, VmHWM.
# memory_now FIELD
memory_now() {
	awk -v field="$1:" '$1 == field {print $2 / 1024}' \
		"/proc/$PROGRAM_PID/status"
}

# memory NAME FIELD: keeps it.
memory() {
	figure "$1" "$(memory_now "$2")"
}

# The processor time of processes since they began, in ms.
# processor_time PROCESS...
processor_time() {
	awk -v tick="$(getconf CLK_TCK)" \
		'{ticks += $14 + $15} END {print ticks * 1000 / tick}' \
		"${@/%//stat}"
}

# Answers a second become the figure NAME, their median time NAME.time, the one
# that 99 of 100 stay below NAME.slow, both in µs. With a KEY, it is presented.
# load NAME SCRIPT CONNECTIONS [PATH]
load() {
	local errors=all rate time slow
	ANSWERS=0
	read -r _ ANSWERS rate time slow errors < <(
		timeout $((SECONDS_EACH + 60)) wrk --threads 1 --timeout 30s \
			--connections "$3" --duration "${SECONDS_EACH}s" \
			--script "$BENCH/$2.lua" \
			"http://127.0.0.1:$API_PORT${4:-/}" 2>&1 |
			tee "$SCRATCH/wrk.log" | grep '^result'
	) || true
	[[ $errors == 0 && $ANSWERS -gt 0 ]] || {
		tail -n 5 "$SCRATCH/wrk.log" >&2
		give_up program.log "$1: ${errors:-all} requests failed."
	}
	figure "$1" "$rate"
	figure "$1.time" "$time"
	figure "$1.slow" "$slow"
}

verify_sums() {
	"$BUILD/tokenmeter" verify >/dev/null ||
		give_up program.log "The sums are not those of the events."
}

# row MEASURE FIGURE TARGET RATIO REACHED
row() {
	local verdict=reached
	(($5)) || verdict=missed
	echo "| $1 | $2 | $3 | $4, $verdict |"
}

# at_most MEASURE NAME TARGET UNIT
at_most() {
	local value
	value=$(median "$2")
	row "$1" "$(calculate "$value" %.1f) $4" "≤ $3 $4" \
		"$(calculate "$value / $3")" "$(calculate "$value <= $3" %d)"
}

# against MEASURE FIGURE FIGURE TARGET [FACTOR]: one a second of the other.
against() {
	local a b
	a=$(calculate "$(median "$2") * ${5:-1}" %d)
	b=$(calculate "$(median "$3") * ${5:-1}" %d)
	row "$1" "$a/s of $b/s" "≥ $4" "$(calculate "$a / $b")" \
		"$(calculate "$a / $b >= $4" %d)"
}

# Transactions a second, with the program's session settings.
# transactions NAME CLIENTS SCRIPT MODE
transactions() {
	local rate
	rate=$(PGOPTIONS='-c plan_cache_mode=force_generic_plan -c jit=off' \
		timeout $((SECONDS_EACH + 60)) pgbench --no-vacuum \
		--client "$2" --time "$SECONDS_EACH" --protocol "$4" \
		--file "$SCRATCH/$3.sql" 2>&1 | tee "$SCRATCH/pgbench.log" |
		sed -nE 's/^tps = ([0-9.]+).*/\1/p') || true
	[[ -n $rate ]] || give_up pgbench.log "$1: pgbench failed."
	figure "$1" "$rate"
}
