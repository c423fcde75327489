# shellcheck shell=bash disable=SC2034,SC2154
# A private PostgreSQL: TCP on the loopback address only, password for everybody, no socket whose path could be too long.

# The newest server program from version 15 on.
postgres_programs() {
    local bin version
    while read -r bin; do
        version=$("$bin/postgres" --version 2>/dev/null | grep -oE '[0-9]+' | head -n 1)
        if [ "${version:-0}" -ge 15 ]; then
            printf '%s' "$bin"
            return
        fi
    done < <(compgen -G '/usr/lib/postgresql/*/bin' | sort -t/ -k5 -rn; dirname "$(readlink -f "$(command -v postgres)")" 2>/dev/null)
    return 1
}

postgres_create() {
    local folder
    folder=$(server_folder postgres)
    (umask 077 && printf '%s' "$postgres_password" >"$folder/password")
    hand_over postgres "$folder/password"
    (cd "$folder" && become postgres "$(postgres_programs)/initdb" --pgdata="$folder/data" --username=postgres --pwfile=password \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions) >>"$local/logs/postgres.log" 2>&1 || return 1
    rm -f "$folder/password"
    # Shared memory by mmap: files in our own folder, so that a killed server leaves nothing in /dev/shm.
    cat >>"$folder/data/postgresql.conf" <<CONF
dynamic_shared_memory_type = mmap
listen_addresses = '127.0.0.1'
port = $postgres_port
unix_socket_directories = ''
max_connections = 400
shared_buffers = 256MB
max_wal_size = 2GB
fsync = on
synchronous_commit = on
timezone = 'UTC'
CONF
}

# A crash leaves postmaster.pid behind. Should its number be in use again by a stranger, PostgreSQL would take that
# for itself and refuse to start; `members` has just shown that nobody is left on this data.
postgres_launch() {
    local folder
    folder=$(server_folder postgres)
    [ -z "$(members postgres)" ] || return 1
    rm -f "$folder/data/postmaster.pid"
    launch postgres "$folder/data" "$(postgres_programs)/postgres" -D "$folder/data"
}

postgres_answers() {
    PGPASSWORD=$postgres_password PGCONNECT_TIMEOUT=5 "$(postgres_programs)/psql" --no-psqlrc --quiet --tuples-only \
        --host=127.0.0.1 --port="$postgres_port" --username=postgres --dbname=postgres --command='select 1' >/dev/null 2>&1
}

# The fast shutdown: open transactions are rolled back, everything committed is flushed.
postgres_ask_to_end() { kill -INT "$1"; }

# In order, though its data goes: killed, it would leave its System V segment behind.
postgres_discard() { end_private postgres; }
