# shellcheck shell=bash
# Sourced. A process is known by the directory it works in and its command:
# both come from the kernel, so nothing can be stale after a crash or a reboot.
#
# These functions also run in traps, where a bare `return` would return what
# was the status before the trap.

# processes_in DIRECTORY COMMAND: prints the process ids.
processes_in() {
	local process command
	for process in /proc/[0-9]*; do
		[[ $process/cwd -ef $1 ]] || continue
		read -r command 2>/dev/null <"$process/comm" || continue
		# The kernel keeps 15 bytes of the name.
		[[ $command != "${2:0:15}" ]] || echo "${process#/proc/}"
	done
}

processes_gone() {
	[[ -z $(processes_in "$1" "$2") ]]
}

# wait_until SECONDS COMMAND...: false when the time is over.
wait_until() {
	local deadline=$((SECONDS + $1))
	shift
	until "$@"; do
		((SECONDS < deadline)) || return 1
		sleep 0.05
	done
}

# process_start DIRECTORY LOG COMMAND...: in the background and in a session of
# its own, so that a terminal's Ctrl-C does not reach it. Sets PROCESS_ID.
process_start() {
	local directory=$1 log=$2
	shift 2
	(cd "$directory" && exec setsid "$@") </dev/null >>"$log" 2>&1 &
	PROCESS_ID=$!
	# The caller tells how it ended, not the shell.
	disown "$PROCESS_ID"
}

# processes_signal DIRECTORY COMMAND SIGNAL
processes_signal() {
	local id
	for id in $(processes_in "$1" "$2"); do
		kill -s "$3" "$id" 2>/dev/null || true
	done
}

# processes_stop DIRECTORY COMMAND SIGNAL SECONDS: kills what is left then.
processes_stop() {
	processes_signal "$1" "$2" "$3"
	wait_until "$4" processes_gone "$1" "$2" && return 0
	echo "$2 did not stop within $4 seconds and was killed." >&2
	processes_signal "$1" "$2" KILL
	wait_until 5 processes_gone "$1" "$2"
}

# short_directory DIRECTORY LENGTH [USER_ID]: makes a private directory for a
# socket whose name has LENGTH bytes and prints its path: DIRECTORY, or, where
# that is too long for a socket's address, one in /tmp that DIRECTORY links to.
short_directory() {
	local directory=$1 owner=${3:-$EUID} target LC_ALL=C
	if [[ -L $directory ]]; then
		target=$(readlink "$directory")
		# Somebody else may have made a directory of that name.
		if [[ -d $target && $(stat -c %u "$target") == "$owner" ]]; then
			echo "$target"
			return 0
		fi
		rm -- "$directory" || return 1
	fi
	target=$directory
	if ((${#directory} + 1 + $2 > 107)); then
		target=$(mktemp -d /tmp/tokenmeter.XXXXXX) &&
			ln -s "$target" "$directory" || return 1
	fi
	mkdir -p "$target" && chmod 0700 "$target" &&
		chown "$owner" "$target" && echo "$target"
}

# short_directory_remove DIRECTORY: with what DIRECTORY links to.
short_directory_remove() {
	if [[ -L $1 ]]; then
		rm -rf -- "$(readlink "$1")"
	fi
	rm -rf -- "$1"
}
