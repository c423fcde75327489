# shellcheck shell=bash disable=SC2034,SC2154
# Processes: who lives, who belongs to a server, how one is started so that it keeps nothing of its starter.
# Only /proc is asked: a fresh machine has neither ps nor ss.

# Clock ticks since boot at which a process started: with its number, this names one process for ever.
started_at() {
    local stat
    read_stat "$1" || return 1
    # shellcheck disable=SC2086
    set -- ${stat##*) }
    [ "$1" != Z ] && [ "$1" != X ] && printf '%s' "${20}"
}

# Into the caller's variable `stat`, without a process of its own: the loop below does this for everything that runs.
read_stat() {
    stat=''
    { read -r -d '' stat <"/proc/$1/stat" || [ -n "$stat" ]; } 2>/dev/null
}

lives() { started_at "$1" >/dev/null; }

# Marks: "pid ticks boot", so that neither a number used again nor a reboot is taken for our process.
mark() { printf '%s %s %s\n' "$1" "$(started_at "$1")" "$(</proc/sys/kernel/random/boot_id)"; }

marked_lives() {
    local pid ticks boot
    { read -r pid ticks boot <"$1"; } 2>/dev/null || return 1
    [ "$boot" = "$(</proc/sys/kernel/random/boot_id)" ] && [ -n "$ticks" ] && [ "$ticks" = "$(started_at "$pid")" ] && printf '%s' "$pid"
}

# Every living process of a private server: the one we started, its descendants (each PostgreSQL backend is a
# session of its own), and orphans of either, known by program and working folder.
members() {
    local leader stat pid folder more
    local -A parent=() member=()
    leader=$(marked_lives "$local/$1.pid") && member[$leader]=yes
    folder=$(server_folder "$1")
    for pid in /proc/[0-9]*; do
        pid=${pid#/proc/}
        read_stat "$pid" || continue
        stat=${stat##*) }
        [ "${stat%% *}" != Z ] || continue
        stat=${stat#* }
        parent[$pid]=${stat%% *}
        if [ "/proc/$pid/cwd" -ef "$folder" ] || [ "/proc/$pid/cwd" -ef "$folder/data" ]; then
            case $(readlink "/proc/$pid/exe") in */postgres | */beam.smp | */epmd) member[$pid]=yes ;; esac
        fi
    done
    more=yes
    while [ -n "$more" ]; do
        more=''
        for pid in "${!parent[@]}"; do
            [ -z "${member[$pid]:-}" ] && [ -n "${member[${parent[$pid]}]:-}" ] && member[$pid]=yes && more=yes
        done
    done
    printf '%s\n' "${!member[@]}"
}

# The leader is stopped first, so that it neither starts nor buries children between the look and the blow.
kill_members() {
    local leader alive until=$((SECONDS + 20))
    if leader=$(marked_lives "$local/$1.pid"); then kill -STOP "$leader" 2>/dev/null || true; fi
    while alive=$(members "$1") && [ -n "$alive" ]; do
        # shellcheck disable=SC2086
        kill -KILL $alive 2>/dev/null || true
        [ "$SECONDS" -lt "$until" ] || die "processes of $1 do not die: $alive"
        sleep 0.05
    done
}

# Runs a command as the server's user, in a session of its own, with no file of ours open but its log.
launch() {
    local server=$1 folder=$2
    shift 2
    # shellcheck disable=SC2016
    become "$server" setsid bash -c '
        cd "$1" || exit 1
        shift
        for fd in /proc/$$/fd/*; do
            fd=${fd##*/}
            [ "$fd" -le 2 ] || eval "exec $fd>&-"
        done
        ulimit -Sn "$(ulimit -Hn | sed "s/unlimited/65536/")" 2>/dev/null
        exec "$@"' "$server" "$folder" "$@" </dev/null >>"$local/logs/$server.log" 2>&1 &
    mark $! >"$local/$server.pid"
}

# Below the range from which outgoing connections draw, or one of them could sit on a port between kill and restart.
free_port() {
    local port tries
    for tries in {1..200}; do
        port=$((20000 + SRANDOM % 12000))
        if ! listens "$port"; then
            printf '%s' "$port"
            return
        fi
    done
    die "no free port between 20000 and 32000 after $tries tries"
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The first line of the answer to GET on a local port, with basic credentials.
http_status() {
    # shellcheck disable=SC2016
    timeout 5 bash -c '
        exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
        printf "GET %s HTTP/1.0\r\nAuthorization: Basic %s\r\n\r\n" "$2" "$3" >&3
        read -r _ status _ <&3 && printf "%s" "$status"' http "$1" "$2" "$(printf '%s' "$3" | base64 -w0)" 2>/dev/null
}

secret() { od -An -N20 -tx1 /dev/urandom | tr -d ' \n'; }
