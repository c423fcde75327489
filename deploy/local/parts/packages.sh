# shellcheck shell=bash disable=SC2034,SC2154
# Programs the project needs, from the packages of Debian or Ubuntu. Nothing is installed that is there already,
# however it came; Python modules are asked of the system's own Python, the one that runs our programs.

python=/usr/bin/python3

# The names of the packages to install, given the servers that must be there.
missing_packages() {
    local server pair
    for server in "$@"; do
        case $server in
            postgres) postgres_programs >/dev/null || echo postgresql ;;
            rabbitmq) [ -x "$rabbitmq_program" ] || echo rabbitmq-server ;;
        esac
    done
    for pair in pika:pika jsonschema:jsonschema aiosmtpd:aiosmtpd.controller; do
        "$python" -c "import ${pair#*:}" 2>/dev/null || echo "python3-${pair%:*}"
    done
    # A Node from elsewhere brings its npm along, and Debian's npm would conflict with it.
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
    compgen -G '/usr/share/fonts/truetype/liberation*' >/dev/null || echo fonts-liberation
    compgen -G '/usr/share/fonts/truetype/dejavu' >/dev/null || echo fonts-dejavu-core
    [ -e /usr/share/zoneinfo/Europe/Paris ] || echo tzdata
    compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null || compgen -G '/usr/lib*/libicuuc.so.*' >/dev/null || echo libicu
}

install_missing() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    if [ ${#missing[@]} -gt 0 ]; then
        command -v apt-get >/dev/null ||
            die "missing: ${missing[*]} (names of Debian packages; this system has no apt-get, please install them)"
        if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
            die "missing packages need root or sudo, and there is neither; as root: $here/parts/install-packages ${missing[*]}"
        fi
        say "installing ${missing[*]} (log in $local/logs/packages.log)"
        if ! as_root "$here/parts/install-packages" "${missing[@]}" >"$local/logs/packages.log" 9>&-; then
            tail -n 15 "$local/logs/packages.log" >&2
            die "the packages could not be installed: ${missing[*]}"
        fi
    fi
    check_versions "$@"
}

# Only ./test needs one. Ubuntu's package is a snap, which no machine without systemd can take.
install_browser() {
    command -v chromium >/dev/null && return
    grep -qs '^ID=debian$' /etc/os-release || die 'no chromium, and only Debian has it as a package'
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || die 'no chromium, and neither root nor sudo to install it'
    say "installing chromium (log in $local/logs/browser.log)"
    as_root "$here/parts/install-packages" chromium >"$local/logs/browser.log" 2>&1 9>&- || die 'chromium could not be installed'
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

check_versions() {
    local node
    [[ " $* " != *" postgres "* ]] || postgres_programs >/dev/null ||
        die "the PostgreSQL of this system is older than 15: install a newer one, or name a server in RECOUVREMENT_POSTGRES"
    node=$(node --version 2>/dev/null | tr -dc '0-9.')
    [ "${node%%.*}" -ge 18 ] 2>/dev/null || die "Node ${node:-(none)} is too old: 18 or later is needed"
}
