# shellcheck shell=bash
# Sourced by tests/http/run. A private Apache on loopback, as the user that may
# use the cluster: as root it starts and goes on as the user postgres.

APACHE_MODULES=/usr/lib/apache2/modules

apache_find() {
	# An ordinary user's PATH lacks it on Debian.
	PATH=$PATH:/usr/sbin command -v apache2
}

# apache_main RUN_DIRECTORY LOG: what is the same for every site.
apache_main() {
	local module
	echo "DefaultRuntimeDir \"$1\""
	echo "PidFile \"$1/apache.pid\""
	echo "ServerName localhost"
	echo "ServerTokens Prod"
	echo "ErrorLog \"$2\""
	echo "ErrorLogFormat \"[%l] %M\""
	echo "LogLevel warn"
	for module in mpm_event authz_core authn_core authn_file auth_basic \
		authz_user alias cgid deflate dir env fcgid filter headers mime \
		proxy proxy_fcgi setenvif socache_shmcb ssl; do
		echo "LoadModule ${module}_module $APACHE_MODULES/mod_$module.so"
	done
	echo "TypesConfig /dev/null"
	echo "ScriptSock \"$1/cgid.sock\""
	echo "FcgidIPCDir \"$1\""
	echo "FcgidProcessTableFile \"$1/fcgid.table\""
	((EUID != 0)) || echo "User postgres"
	((EUID != 0)) || echo "Group $(id -gn postgres)"
	echo "<Directory />"
	echo "    Require all denied"
	echo "    AllowOverride None"
	echo "</Directory>"
}

# apache_prepare DIRECTORY: prints where its sockets go.
apache_prepare() {
	mkdir -p "$1"
	short_directory "$1/run" 24 "$(cluster_owner)"
}

apache_pid() {
	local pid
	read -r pid 2>/dev/null <"$1/run/apache.pid" && [[ -d /proc/$pid ]] &&
		echo "$pid"
}

apache_decided() {
	apache_pid "$1" >/dev/null || ! [[ -d /proc/$APACHE_STARTED ]]
}

# apache_start DIRECTORY LOG: with DIRECTORY/apache.conf; waits until it serves
# or has given up. It starts after it has got its ports.
apache_start() {
	rm -f -- "$1/run/apache.pid"
	process_start "$1" "$2" "$(apache_find)" -d "$1" -f "$1/apache.conf" \
		-E "$2" -D FOREGROUND
	APACHE_STARTED=$PROCESS_ID
	wait_until 20 apache_decided "$1" && apache_pid "$1" >/dev/null
}

# apache_stop DIRECTORY: with the programs that it has started.
apache_stop() {
	local pid
	pid=$(apache_pid "$1") || return 0
	kill "$pid"
	wait_until 30 test ! -d "/proc/$pid" && return
	echo "Apache did not stop within 30 seconds and was killed." >&2
	kill -KILL "$pid"
}

# apache_discard DIRECTORY
apache_discard() {
	[[ -d $1 ]] || return 0
	apache_stop "$1"
	short_directory_remove "$1/run"
}
