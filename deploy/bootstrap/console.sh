# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# How the bootstrap talks: numbered steps, a heartbeat while something long runs, and failures
# that say how to mend them. Sourced; needs ROOT. Everything a command prints goes to LOG_FILE.

LOG_DIR="$ROOT/build/logs"
LOG_FILE="$LOG_DIR/bootstrap.log"
STEP_NUMBER=0
STEP_TOTAL=${STEP_TOTAL:-0}
RUNNING_JOB=""

# Lines about steps go to stderr, so that `tests/run` and friends keep stdout for their own results.
say() { printf '%s\n' "$*" >&2; }
note() { printf '      %s\n' "$*" >&2; }

begin_step() {
    STEP_NUMBER=$((STEP_NUMBER + 1))
    printf '[%d/%d] %s\n' "$STEP_NUMBER" "$STEP_TOTAL" "$1" >&2
}

# fail MESSAGE HOW_TO_MEND [EXIT_CODE]
fail() {
    printf '\nERROR: %s\n  mend: %s\n' "$1" "${2//$'\n'/$'\n'        }" >&2
    exit "${3:-1}"
}

# Ends what run_logged has under way: it is in a process group of its own, so Ctrl-C misses it.
stop_running_job() {
    [ -z "$RUNNING_JOB" ] || kill -TERM -- "-$RUNNING_JOB" 2>/dev/null || true
    RUNNING_JOB=""
}
trap 'stop_running_job; say "interrupted"; exit 130' INT
trap 'stop_running_job; exit 143' TERM
# Nothing may end this without a word.
set -E
trap 'say "ERROR: unexpected failure at ${BASH_SOURCE[0]##*/}:$LINENO: $BASH_COMMAND"' ERR

# _heartbeat WHAT SECONDS: one line that is rewritten on a terminal; elsewhere a line each 15 s.
_heartbeat() {
    local last=""
    if [ -t 2 ]; then
        last=$(tail -c 400 "$LOG_FILE" | tr '\r' '\n' | grep -v '^[[:space:]]*$' | tail -n 1 | tr -cd '[:print:]' | cut -c1-50)
        printf '\r\033[K      %s … %d s  %s' "$1" "$2" "$last" >&2
    elif [ "$2" -gt 0 ] && [ $(($2 % 15)) -eq 0 ]; then
        note "$1 … $2 s"
    fi
}

# run_logged WHAT HOW_TO_MEND COMMAND…: runs quietly with a heartbeat; on failure shows the end of
# the log and stops. The lock of the bootstrap (fd 9) is not handed on to the command.
run_logged() {
    local what="$1" mend="$2" started=$SECONDS beat=-1 status=0
    shift 2
    mkdir -p "$LOG_DIR"
    printf '\n== %s: %s\n' "$what" "$*" >>"$LOG_FILE"
    set -m
    "$@" >>"$LOG_FILE" 2>&1 </dev/null 9>&- &
    RUNNING_JOB=$!
    set +m
    while kill -0 "$RUNNING_JOB" 2>/dev/null; do
        if [ $((SECONDS - started)) -ne "$beat" ]; then
            beat=$((SECONDS - started))
            _heartbeat "$what" "$beat"
        fi
        sleep 0.2
    done
    wait "$RUNNING_JOB" || status=$?
    RUNNING_JOB=""
    [ ! -t 2 ] || printf '\r\033[K' >&2
    if [ "$status" -ne 0 ]; then
        say ""
        say "--- the end of $LOG_FILE:"
        tail -n 25 "$LOG_FILE" >&2
        fail "$what failed (exit code $status)." "$mend"
    fi
    note "$what: done in $((SECONDS - started)) s"
}

# retry COMMAND…: three attempts, for what crosses a network.
retry() {
    local attempt
    for attempt in 1 2 3; do
        if "$@"; then
            return 0
        fi
        [ "$attempt" -eq 3 ] || { echo "attempt $attempt failed, trying again"; sleep $((attempt * 3)); }
    done
    return 1
}

# hash_of FILE…: one digest over the contents of files, in the order given.
hash_of() { cat -- "$@" | sha256sum | cut -c1-16; }
