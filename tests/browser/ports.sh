# shellcheck shell=bash
# Sourced.

# A port that is free now, below those that connections come from.
free_port() {
	local port
	for _ in {1..50}; do
		port=$((10000 + RANDOM % 20000))
		if ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
			echo "$port"
			return
		fi
	done
}

# free_ports COUNT: as many, all different, on one line.
free_ports() {
	local port ports=()
	while ((${#ports[@]} < $1)); do
		port=$(free_port)
		[[ " ${ports[*]} " == *" $port "* ]] || ports+=("$port")
	done
	echo "${ports[@]}"
}
