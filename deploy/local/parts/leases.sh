# shellcheck shell=bash disable=SC2034,SC2154
# Leases: a file per process that needs the servers, holding its mark. "manual" stands for a start by hand.

take_lease() {
    if [ -n "$lease" ]; then
        mark "$lease" >"$local/leases/$lease"
    else
        : >"$local/leases/manual"
    fi
}

leaseholders() {
    local file holders=()
    for file in "$local"/leases/*; do
        case $file in
            */manual) holders+=('a start by hand') ;;
            *) if marked_lives "$file" >/dev/null; then holders+=("process ${file##*/}"); fi ;;
        esac
    done
    (IFS=, && printf '%s' "${holders[*]:-nobody}")
}

leases_live() { [ "$(leaseholders)" != nobody ]; }
