# shellcheck shell=bash
# Sourced. A private nginx on loopback with both faces, as the current user.
# All its paths are relative to the directory it runs in, so that the way
# there may hold any character.

# shellcheck source=deploy/processes.sh
source "$(dirname "${BASH_SOURCE[0]}")/processes.sh"

NGINX_SITE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../nginx" && pwd -P)

nginx_find() {
	# An ordinary user's PATH lacks it on Debian.
	PATH=$PATH:/usr/sbin:/usr/local/sbin command -v nginx
}

# nginx_main WEB_PORT API_PORT
nginx_main() {
	if ((EUID == 0)); then
		echo "user root;"
	fi
	cat <<-TXT
		daemon off;
		pid nginx.pid;
		error_log stderr error;
		worker_processes 2;
		worker_shutdown_timeout 5s;
		events {
		    worker_connections 4096;
		}
		http {
		    access_log off;
		    client_body_temp_path temp/body;
		    fastcgi_temp_path temp/fastcgi;
		    proxy_temp_path temp/proxy;
		    scgi_temp_path temp/scgi;
		    uwsgi_temp_path temp/uwsgi;
		    default_type application/octet-stream;
		    types {
		        text/html html;
		        text/css css;
		        text/javascript js mjs;
		        application/json json map;
		        image/svg+xml svg;
		        image/png png;
		    }
		    charset utf-8;
		    charset_types text/css text/javascript;
		    sendfile on;
		    tcp_nopush on;
		    upstream tokenmeter {
		        server unix:./program.sock;
		    }
		    include tokenmeter-maps.conf;
		    # A page elsewhere whose name was made to point here is refused.
		    server {
		        listen 127.0.0.1:$1 default_server;
		        listen 127.0.0.1:$2 default_server;
		        include tokenmeter-server.conf;
		        location / {
		            return 421;
		        }
		    }
		    server {
		        listen 127.0.0.1:$1;
		        server_name 127.0.0.1 localhost;
		        root web;
		        include tokenmeter-server.conf;
		        include tokenmeter-web.conf;
		    }
		    server {
		        listen 127.0.0.1:$2;
		        server_name 127.0.0.1 localhost;
		        include tokenmeter-server.conf;
		        include tokenmeter-api.conf;
		        include api/*.conf;
		    }
		}
	TXT
}

# nginx_configure DIRECTORY WEB_PORT API_PORT PROGRAM_SOCKET WEB_ROOT: files
# in DIRECTORY/api/ named *.conf add locations to the API face.
nginx_configure() {
	mkdir -p "$1/temp" "$1/api"
	cp "$NGINX_SITE"/tokenmeter-*.conf "$1/"
	ln -sfn "$4" "$1/program.sock"
	ln -sfn "$5" "$1/web"
	nginx_main "$2" "$3" >"$1/nginx.conf"
}

# nginx_start DIRECTORY LOG: waits until it listens. Sets NGINX_PID.
nginx_start() {
	local nginx
	nginx=$(nginx_find) || return 1
	rm -f -- "$1/nginx.pid"
	process_start "$1" "$2" "$nginx" -p ./ -c nginx.conf
	NGINX_PID=$PROCESS_ID
	# It listens before it writes its process id.
	wait_until 10 nginx_decided "$1" && [[ -s $1/nginx.pid ]]
}

nginx_decided() {
	[[ -s $1/nginx.pid ]] || ! kill -0 "$NGINX_PID" 2>/dev/null
}

# nginx_stop DIRECTORY: requests in flight get five seconds.
nginx_stop() {
	processes_stop "$1" nginx QUIT 10
}
