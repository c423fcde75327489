# shellcheck shell=bash disable=SC2034,SC2154
# Servers in containers, from the docker-compose.yml at the root, in a project named for the folder of our state.

docker_answers() {
    command -v docker >/dev/null || return 1
    [ -n "$(timeout 10 docker info --format '{{.ServerVersion}}' 2>/dev/null)" ] || return 1
    timeout 10 docker compose version >/dev/null 2>&1
}

compose() {
    RECOUVREMENT_POSTGRES_PORT=${postgres_port:-} RECOUVREMENT_POSTGRES_PASSWORD=${postgres_password:-} \
    RECOUVREMENT_RABBITMQ_PORT=${rabbitmq_port:-} RECOUVREMENT_RABBITMQ_PASSWORD=${rabbitmq_password:-} \
    RECOUVREMENT_RABBITMQ_MANAGEMENT_PORT=${rabbitmq_management_port:-} \
        docker compose --file "$root/docker-compose.yml" --project-name "recouvrement-$(cksum <<<"$local" | cut -d' ' -f1)" \
        "$@" >>"$local/logs/docker.log" 2>&1 9>&-
}

start_docker() {
    local server wanted
    mapfile -t wanted < <(started private)
    for server in "${wanted[@]}"; do declare -g "${server}_source=docker"; done
    choose_ports_and_secrets
    name_servers
    write_state
    say "starting containers: ${wanted[*]}"
    if compose up --detach --wait "${wanted[@]}"; then return 0; fi
    tail -n 5 "$local/logs/docker.log" >&2
    compose down --volumes --timeout 5 || true
    for server in "${wanted[@]}"; do declare -g "${server}_source=private"; done
    return 1
}

docker_server_answers() {
    case $1 in
        postgres) docker_answers && compose exec -T postgres pg_isready --host=127.0.0.1 --username=postgres ;;
        rabbitmq) rabbitmq_answers ;;
    esac
}
