# shellcheck shell=bash disable=SC2034,SC2154
# Servers named by the environment: checked, never started, never stopped.

given() {
    [ -z "$passed_over" ] || return 0
    case $1 in
        postgres) printf '%s' "${RECOUVREMENT_POSTGRES:-}" ;;
        rabbitmq) printf '%s' "${RECOUVREMENT_RABBITMQ:-}" ;;
    esac
}

# A shell that has read our own .local/env names our own servers: those are not given.
is_given() {
    local url=${1}_url
    [ -n "$(given "$1")" ] && { [ "$(given "$1")" != "${!url:-}" ] || [ "$(source_of "$1")" = given ]; }
}

given_host() {
    case $1 in
        postgres) connection_value 'host|server' | grep . || echo localhost ;;
        rabbitmq) sed -E 's|^amqps?://||; s|/.*||; s|.*@||; s|:[0-9]*$||; s|^\[(.*)\]$|\1|' <<<"$rabbitmq_url" ;;
    esac
}

given_port() {
    case $1 in
        postgres) connection_value port | grep . || echo 5432 ;;
        rabbitmq) sed -E 's|^amqps?://||; s|/.*||; s|.*@||' <<<"$rabbitmq_url" | grep -oE '[0-9]+$' ||
            { [[ $rabbitmq_url = amqps:* ]] && echo 5671 || echo 5672; } ;;
    esac
}

connection_value() {
    tr ';' '\n' <<<"$postgres_url" | sed -nE "s/^[[:space:]]*($1)[[:space:]]*=[[:space:]]*(.*[^[:space:]])[[:space:]]*\$/\2/Ip" | head -n 1
}

# That something listens is all a shell can tell; who may log in is told by the first program that does.
given_answers() {
    local host port
    host=$(given_host "$1")
    port=$(given_port "$1")
    case $host in
        */* | *,*) return 0 ;; # a socket folder or several hosts: Npgsql's own business
    esac
    # shellcheck disable=SC2016
    timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2"' probe "$host" "$port" 2>/dev/null
}

check_given() {
    local server
    for server in $(started given); do
        case $server in
            postgres) postgres_url=$RECOUVREMENT_POSTGRES ;;
            rabbitmq)
                rabbitmq_url=$RECOUVREMENT_RABBITMQ
                rabbitmq_management=${RECOUVREMENT_RABBITMQ_MANAGEMENT:-}
                [[ $rabbitmq_url =~ ^amqps?:// ]] || die "RECOUVREMENT_RABBITMQ is not an amqp:// address"
                [ -n "$rabbitmq_management" ] ||
                    die "RECOUVREMENT_RABBITMQ is set: set RECOUVREMENT_RABBITMQ_MANAGEMENT too (http://host:15672)" ;;
        esac
        given_answers "$server" || die "$server at $(address "$server"), named by the environment, does not answer (unset it to have one started here)"
    done
}
