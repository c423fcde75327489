# shellcheck shell=bash disable=SC2034,SC2154
# Servers from packages, started in a folder of our own. As root they run as the users their packages made, since
# PostgreSQL refuses to run as root; as anybody else, as that user.

# Replaces this subshell by a command run as the server's user.
become() {
    if [ "$(id -u)" = 0 ]; then
        exec setpriv --reuid="$1" --regid="$1" --init-groups "${@:2}"
    else
        exec "${@:2}"
    fi
}

hand_over() { [ "$(id -u)" != 0 ] || chown "$1:$1" "${@:2}"; }

server_folder() { printf '%s/%s' "$home" "$1"; }

# Under .local, unless the servers' users cannot get there (a clone under /root): then in a temporary folder.
choose_home() {
    local temporary
    home=$local/servers
    mkdir -p "$home"
    [ "$(id -u)" = 0 ] || return 0
    chmod a+x "$local" "$home"
    if enterable; then return; fi
    rmdir "$home"
    for temporary in "${TMPDIR:-/tmp}" /tmp; do
        home=$(mktemp -d "$temporary/recouvrement.XXXXXXXX") || continue
        chmod a+x "$home"
        if enterable; then
            say "the folders above $local are closed to the servers' users: their data lies in $home"
            return
        fi
        rmdir "$home"
    done
    die "neither $local nor the temporary directory can be entered by the servers' users"
}

enterable() {
    local server
    for server in $(started private); do (become "$server" test -x "$home") || return 1; done
}

choose_ports_and_secrets() {
    postgres_port=$(free_port) postgres_password=$(secret)
    rabbitmq_port=$(free_port) rabbitmq_management_port=$(free_port) rabbitmq_password=$(secret)
    rabbitmq_epmd_port=$(free_port) rabbitmq_dist_port=$(free_port)
}

# A port found free may be taken a moment later by somebody else: then once more, with others.
start_private() {
    local try server
    for try in 1 2 3; do
        choose_home
        choose_ports_and_secrets
        name_servers
        write_state
        for server in $(started private); do
            say "starting a private $server"
            : >"$local/logs/$server.log"
            mkdir -m 700 "$(server_folder "$server")"
            hand_over "$server" "$(server_folder "$server")"
        done
        begin_private && return
        for server in $(started private); do tail -n 15 "$local/logs/$server.log" >&2; done
        remove_private
        say "the servers did not start (try $try)"
    done
    die "giving up; logs in $local/logs"
}

# RabbitMQ takes the longest: it boots while PostgreSQL makes its files.
begin_private() {
    local server
    for server in $(started private | sort -r); do
        "${server}_create" && "${server}_launch" || return 1
    done
    for server in $(started private); do await "$server" || return 1; done
}

await() {
    local until=$((SECONDS + 90))
    until "${1}_answers"; do
        marked_lives "$local/$1.pid" >/dev/null && [ "$SECONDS" -lt "$until" ] || return 1
        sleep 0.1
    done
}

# Asks the server to end, and does not ask again after 20 seconds.
end_private() {
    local pid until=$((SECONDS + 20))
    if pid=$(marked_lives "$local/$1.pid"); then
        "${1}_ask_to_end" "$pid" || true
        while lives "$pid" && [ "$SECONDS" -lt "$until" ]; do sleep 0.05; done
    fi
    kill_members "$1"
}

remove_private() {
    local server
    [ -n "${home:-}" ] || return 0
    for server in $(started private); do
        "${server}_discard"
        rm -f "$local/$server.pid"
    done
    rm -rf "$home"
}
