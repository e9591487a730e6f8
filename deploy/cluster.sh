# shellcheck shell=bash
# Sourced. Private PostgreSQL clusters that listen on a unix socket only, in a
# directory that only their owner (and root) can enter. PostgreSQL refuses to
# run as root, so there the owner is the user postgres.

# shellcheck source=deploy/processes.sh
source "$(dirname "${BASH_SOURCE[0]}")/processes.sh"

CLUSTER_MINIMUM_VERSION=15
CLUSTER_SOCKET_NAME=.s.PGSQL.5432

cluster_say() {
	echo "$*" >&2
}

# Prints a user id.
cluster_owner() {
	if ((EUID == 0)); then
		id -u postgres
	else
		id -u
	fi
}

cluster_as_owner() {
	if ((EUID == 0)); then
		(cd / && exec setpriv --reuid postgres --regid \
			"$(id -g postgres)" --init-groups -- "$@")
	else
		"$@"
	fi
}

# The version of the programs in a directory; nothing where there are none.
cluster_version_of() {
	local version
	[[ -x $1/initdb && -x $1/postgres ]] || return 0
	version=$("$1/postgres" --version)
	version=${version##*) }
	echo "${version%%[!0-9]*}"
}

# Sets CLUSTER_BIN: the newest programs, or those of VERSION.
# cluster_find [VERSION]
cluster_find() {
	local directory version newest=0
	CLUSTER_BIN=
	for directory in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
		"$(dirname "$(command -v postgres || echo /nowhere/postgres)")"; do
		version=$(cluster_version_of "$directory")
		[[ -n $version && ${1:-$version} == "$version" ]] || continue
		if ((version > newest)); then
			newest=$version
			CLUSTER_BIN=$directory
		fi
	done
	if ((newest >= CLUSTER_MINIMUM_VERSION)); then
		return 0
	elif [[ -n ${1:-} ]]; then
		cluster_say "The data are PostgreSQL $1's, which is not" \
			"installed any more."
	elif ((newest > 0)); then
		cluster_say "PostgreSQL $CLUSTER_MINIMUM_VERSION or later is" \
			"needed; here is $newest. apt.postgresql.org has it."
	else
		cluster_say "PostgreSQL's server is not installed."
	fi
	return 1
}

# Gives DIRECTORY to the owner; false where the owner cannot get to it.
cluster_give() {
	chmod 0700 "$1/." || return 1
	if ((EUID == 0)); then
		chown postgres "$1/." &&
			cluster_as_owner test -w "$(cd "$1" && pwd -P)"
	fi
}

# Makes DIRECTORY, or, where the owner cannot get to it (a checkout under
# /root), one under /var/lib that DIRECTORY links to.
cluster_make_directory() {
	local directory=$1 elsewhere
	if [[ -L $directory && ! -d $directory ]]; then
		rm -- "$directory" || return 1
	fi
	mkdir -p "$directory" || return 1
	if [[ -d $directory/data &&
		$(stat -c %u "$directory/data") != "$(cluster_owner)" ]]; then
		cluster_say "$directory holds another user's data; run this" \
			"as that user, or remove it."
		return 1
	fi
	cluster_give "$directory" && return 0
	elsewhere=$(mktemp -d /var/lib/tokenmeter-cluster.XXXXXX) || return 1
	rmdir "$directory" && ln -s "$elsewhere" "$directory" || return 1
	cluster_say "The user postgres cannot enter $directory;" \
		"the data go to $elsewhere."
	cluster_give "$directory"
}

# cluster_initialize DIRECTORY [SETTING...]
cluster_initialize() {
	local data=$1/data locale=C options=()
	if locale -a 2>/dev/null | grep -qixE 'C\.UTF-?8'; then
		locale=C.UTF-8
	fi
	if [[ " ${*:2} " == *" fsync=off "* ]]; then
		options+=(--no-sync)
	fi
	cluster_as_owner rm -rf -- "$data.new" &&
		cluster_as_owner "$CLUSTER_BIN/initdb" --pgdata="$data.new" \
			--username=tokenmeter --auth-local=trust \
			--auth-host=reject --encoding=UTF8 \
			--locale="$locale" "${options[@]}" >/dev/null &&
		echo "include = 'cluster.conf'" |
		cluster_as_owner tee -a "$data.new/postgresql.conf" \
			>/dev/null &&
		# What is named data is whole.
		cluster_as_owner mv -- "$data.new" "$data"
}

# A text as a value of postgresql.conf.
cluster_quote() {
	local value=${1//\\/\\\\}
	printf "'%s'" "${value//\'/\'\'}"
}

# cluster_settings SOCKET_DIRECTORY [SETTING=VALUE...]
cluster_settings() {
	local setting
	# It is a list, whose members may be in double quotes.
	printf 'unix_socket_directories = %s\n' \
		"$(cluster_quote "\"${1//\"/\"\"}\"")"
	cat <<-'TXT'
		listen_addresses = ''
		port = 5432
		unix_socket_permissions = 0700
		timezone = 'UTC'
		log_timezone = 'UTC'
		lc_messages = 'C'
	TXT
	for setting in "${@:2}"; do
		printf '%s = %s\n' "${setting%%=*}" \
			"$(cluster_quote "${setting#*=}")"
	done
}

# The id in postmaster.pid, if that process is this cluster's server.
# cluster_pid DIRECTORY
cluster_pid() {
	local pid
	read -r pid 2>/dev/null <"$1/data/postmaster.pid" || return 1
	[[ /proc/$pid/cwd -ef $1/data ]] || return 1
	echo "$pid"
}

cluster_running() {
	cluster_pid "$1" >/dev/null
}

# What a crash leaves: backends that have yet to notice that their server is
# gone, and a lock file that names a process which may be anybody's by now.
cluster_clear_crash() {
	if ! wait_until 30 processes_gone "$1/data" postgres; then
		cluster_say "Processes of a server that is gone still use" \
			"$1/data."
		return 1
	fi
	cluster_as_owner rm -f -- "$1/data/postmaster.pid"
}

# In a session of its own: a terminal's Ctrl-C must not end it half-way.
# cluster_pg_ctl DIRECTORY ARGUMENT...
cluster_pg_ctl() {
	local data version
	data=$(cd "$1/data" && pwd -P) || return 1
	version=$(cluster_as_owner cat "$data/PG_VERSION") || return 1
	cluster_find "$version" || return 1
	cluster_as_owner setsid --wait "$CLUSTER_BIN/pg_ctl" \
		--pgdata="$data" --silent --wait "${@:2}"
}

# Points libpq at the cluster, and at nothing else.
# cluster_use DIRECTORY
cluster_use() {
	local names=("${!PG@}")
	unset DATABASE_URL DATABASE_URL_FILE "${names[@]}"
	PGHOST=$(short_directory "$(cd "$1" && pwd -P)/socket" \
		${#CLUSTER_SOCKET_NAME} "$(cluster_owner)") || return 1
	export PGHOST PGUSER=tokenmeter PGDATABASE=tokenmeter
}

cluster_make_database() {
	local names
	names=$("$CLUSTER_BIN/psql" -XAtd postgres \
		-c 'SELECT datname FROM pg_database') || return 1
	grep -qx tokenmeter <<<"$names" ||
		"$CLUSTER_BIN/createdb" tokenmeter
}

# cluster_start DIRECTORY [SETTING=VALUE...]: makes the cluster and its
# database if needed, starts it, waits until it answers. The log goes to
# CLUSTER_LOG (preset: DIRECTORY.log). Exports PGHOST, PGUSER and PGDATABASE,
# sets CLUSTER_PID and CLUSTER_BIN.
cluster_start() {
	local directory=$1 log=${CLUSTER_LOG:-$1.log}
	cluster_find || return 1
	cluster_make_directory "$directory" || return 1
	directory=$(cd "$directory" && pwd -P)
	if ! cluster_as_owner test -d "$directory/data"; then
		cluster_initialize "$directory" "${@:2}" || return 1
	fi
	cluster_use "$directory" || return 1
	if ! cluster_running "$directory"; then
		cluster_clear_crash "$directory" || return 1
		cluster_settings "$PGHOST" "${@:2}" |
			cluster_as_owner tee "$directory/data/cluster.conf" \
				>/dev/null
		if ! cluster_pg_ctl "$directory" --timeout=120 start \
			</dev/null >>"$log" 2>&1; then
			cluster_say "PostgreSQL did not start; $log says why."
			return 1
		fi
	fi
	cluster_make_database || return 1
	# shellcheck disable=SC2034 # for the caller
	CLUSTER_PID=$(cluster_pid "$directory")
}

# Waits for a server that is only starting to get its lock file.
cluster_settled() {
	cluster_running "$1" || processes_gone "$1/data" postgres
}

# cluster_stop DIRECTORY [smart|fast|immediate]
cluster_stop() {
	wait_until 30 cluster_settled "$1" || return 1
	if cluster_running "$1"; then
		cluster_pg_ctl "$1" --mode="${2:-fast}" --timeout=60 stop \
			</dev/null
	fi
}

# cluster_discard DIRECTORY: stops it and removes its data.
cluster_discard() {
	local directory
	[[ -d $1 ]] || return 0
	directory=$(cd "$1" && pwd -P)
	cluster_stop "$directory" immediate || return 1
	short_directory_remove "$directory/socket"
	rm -rf -- "$directory" "$1"
}
