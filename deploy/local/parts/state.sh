# shellcheck shell=bash disable=SC2034,SC2154
# What was started: .local/state remembers it for the next call, .local/env tells it to shells.

remembered=(postgres_source postgres_url postgres_port postgres_password
    rabbitmq_source rabbitmq_url rabbitmq_management rabbitmq_port rabbitmq_management_port rabbitmq_password
    rabbitmq_epmd_port rabbitmq_dist_port home)

# Makes the folder and waits for whoever is starting or stopping in it.
open_local() {
    if ! mkdir -p "$local/leases" "$local/logs" 2>/dev/null || [ ! -w "$local" ]; then
        die "cannot write to $local, which belongs to $(stat -c %U "$local" 2>/dev/null || echo another): remove it as that user, or set RECOUVREMENT_LOCAL"
    fi
    exec 9>"$local/lock"
    flock -n 9 && return
    say "waiting for another start or stop in $local"
    flock -w 1200 9 || die "another start or stop in $local did not end"
}

state_exists() { [ -n "${postgres_source:-}" ]; }

read_state() {
    [ -e "$local/state" ] || return 0
    [ -r "$local/state" ] || die "the servers in $local were started by $(stat -c %U "$local/state"): ask as that user"
    # shellcheck source=/dev/null
    . "$local/state"
}

write_state() {
    local name
    (
        umask 077
        for name in "${remembered[@]}"; do printf '%s=%q\n' "$name" "${!name:-}"; done >"$local/state"
        cat >"$local/env" <<LINES
export RECOUVREMENT_POSTGRES=$(quoted "$postgres_url")
export RECOUVREMENT_RABBITMQ=$(quoted "$rabbitmq_url")
export RECOUVREMENT_RABBITMQ_MANAGEMENT=$(quoted "$rabbitmq_management")
LINES
    )
}

# Single quotes, not %q: programs other than a shell read these lines too.
quoted() { printf "'%s'" "${1//\'/\'\\\'\'}"; }

# Addresses of servers started here, whichever way.
name_servers() {
    local server
    for server in $(started private) $(started docker); do
        case $server in
            postgres) postgres_url="Host=127.0.0.1;Port=$postgres_port;Username=postgres;Password=$postgres_password;Database=postgres" ;;
            rabbitmq)
                rabbitmq_url="amqp://recouvrement:$rabbitmq_password@127.0.0.1:$rabbitmq_port/"
                rabbitmq_management="http://127.0.0.1:$rabbitmq_management_port" ;;
        esac
    done
}

source_of() { local name=${1}_source; printf '%s' "${!name:-}"; }

# The servers that come from the given source.
started() {
    local server
    for server in "${servers[@]}"; do
        [ "$(source_of "$server")" != "$1" ] || echo "$server"
    done
}

address() {
    local url=${1}_url
    case $(source_of "$1") in
        given) printf '%s:%s' "$(given_host "$1")" "$(given_port "$1")" ;;
        *) url=${1}_port; printf '127.0.0.1:%s' "${!url}" ;;
    esac
}

summary() {
    local server parts=()
    for server in "${servers[@]}"; do parts+=("$server $(source_of "$server") at $(address "$server")"); done
    (IFS=';' && printf '%s' "${parts[*]}" | sed 's/;/; /g')
}

# Whether what runs is what this call asks for.
fits() {
    local server url
    for server in "${servers[@]}"; do
        url=${server}_url
        if is_given "$server"; then
            [ "$(source_of "$server")" = given ] && [ "${!url}" = "$(given "$server")" ] || return 1
        else
            [ "$(source_of "$server")" != given ] || return 1
        fi
    done
}

answers() {
    case $(source_of "$1") in
        given) given_answers "$1" ;;
        docker) docker_server_answers "$1" ;;
        private) marked_lives "$local/$1.pid" >/dev/null && "${1}_answers" ;;
    esac
}

# True when all answer, after waking what crashed under others: their data must stay, so it is a restart, not a new start.
revive() {
    local server
    for server in "${servers[@]}"; do
        answers "$server" && continue
        leases_live || return 1
        [ "$(source_of "$server")" != given ] || die "$server at $(address "$server"), named by the environment, does not answer"
        say "$server does not answer: starting it again"
        start_again "$server" || return 1
    done
}

# On the same data and the same ports, whether it still runs or crashed.
start_again() {
    case $(source_of "$1") in
        docker) compose restart "$1" && compose up --detach --wait "$1" ;;
        private) end_private "$1" && "${1}_launch" && await "$1" ;;
    esac
}

remove_all() {
    [ -z "$(started docker)" ] || compose down --volumes --timeout 5 || say "docker compose down failed"
    [ -z "$(started private)" ] || remove_private
    rm -f "$local/state" "$local/env"
    unset "${remembered[@]}"
}
