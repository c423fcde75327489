# shellcheck shell=bash disable=SC2034,SC2154
# A private RabbitMQ: a node of its own with an epmd of its own, all on the loopback address, management on.

rabbitmq_program=/usr/lib/rabbitmq/bin/rabbitmq-server # Debian's /usr/sbin/rabbitmq-server insists on the system's folders

rabbitmq_create() {
    local folder
    folder=$(server_folder rabbitmq)
    (
        umask 077
        printf '[rabbitmq_management].\n' >"$folder/enabled_plugins"
        secret >"$folder/.erlang.cookie"
        chmod 400 "$folder/.erlang.cookie"
        cat >"$folder/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$rabbitmq_port
management.tcp.ip = 127.0.0.1
management.tcp.port = $rabbitmq_management_port
default_user = recouvrement
default_pass = $rabbitmq_password
default_user_tags.administrator = true
log.console = true
log.console.level = warning
log.file = false
disk_free_limit.absolute = 50MB
raft.wal_max_size_bytes = 67108864
CONF
        hand_over rabbitmq "$folder"/* "$folder/.erlang.cookie"
    )
}

# The first process becomes the node itself, with its epmd as a child: RABBITMQ_ALLOW_INPUT is the one way to have
# the start script replace itself by the node instead of standing in front of it.
rabbitmq_launch() {
    local folder
    folder=$(server_folder rabbitmq)
    [ -z "$(members rabbitmq)" ] || return 1
    # shellcheck disable=SC2016
    launch rabbitmq "$folder" env \
        HOME="$folder" \
        LC_ALL=C.UTF-8 \
        ERL_EPMD_ADDRESS=127.0.0.1 \
        ERL_EPMD_PORT="$rabbitmq_epmd_port" \
        RABBITMQ_ALLOW_INPUT=1 \
        RABBITMQ_CONF_ENV_FILE=/dev/null \
        RABBITMQ_CONFIG_FILE="$folder/rabbitmq.conf" \
        RABBITMQ_DIST_PORT="$rabbitmq_dist_port" \
        RABBITMQ_ENABLED_PLUGINS_FILE="$folder/enabled_plugins" \
        RABBITMQ_LOG_BASE="$folder" \
        RABBITMQ_LOGS=- \
        RABBITMQ_MNESIA_BASE="$folder/data" \
        RABBITMQ_NODENAME=recouvrement@localhost \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-noinput +B i -kernel inet_dist_use_interface {127,0,0,1}' \
        bash -c 'epmd -port "$ERL_EPMD_PORT" -address 127.0.0.1 &
            until (exec 3<>"/dev/tcp/127.0.0.1/$ERL_EPMD_PORT") 2>/dev/null || ! kill -0 $!; do sleep 0.02; done
            exec "$1"' epmd "$rabbitmq_program"
}

rabbitmq_answers() {
    listens "$rabbitmq_port" && [ "$(http_status "$rabbitmq_management_port" /api/whoami "recouvrement:$rabbitmq_password")" = 200 ]
}

rabbitmq_ask_to_end() { kill -TERM "$1"; }

# Its data goes too: nothing is worth the six seconds of an orderly end.
rabbitmq_discard() { kill_members rabbitmq; }
