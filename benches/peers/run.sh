#!/usr/bin/env bash
# Runs tinhgon and the peers in turn on one table, one core each, and prints how many scenarios each carries out in a
# second of processor time, and the ratios. See README.md beside it.
#
#   benches/peers/run.sh [SIZE [MIX [ROUNDS]]]     province|country|skewed|flat   mixed|heavy|light   default: province mixed 5
#
# SECONDS_EACH   how long each side is to run in a round (default 4)
# MOST           the most scenarios a table may have (default 2000000)
# CORE           the core to run on (default 0)
# PYTHON         the interpreter of the incremental peer (default python3)
# ANALYST_PYTHON the one that has pandas and networkx (default the same)
# EVERY_FIGURE   1: both sides write every figure, not the seventeen of the short row; of the flat province only, and
#                without the analyst's peer
# TINHGON, WORKLOAD  binaries to take instead of building them
# WORK           a folder for the tables, kept afterwards (default a temporary one)
set -euo pipefail
export LC_ALL=C PYTHONDONTWRITEBYTECODE=1 TIMEFORMAT=%U

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
size=${1:-province} mix=${2:-mixed} rounds=${3:-5}
seconds=${SECONDS_EACH:-4} most=${MOST:-2000000} core=${CORE:-0}
python=${PYTHON:-python3} analyst_python=${ANALYST_PYTHON:-${PYTHON:-python3}}

if [ -z "${TINHGON:-}" ] || [ -z "${WORKLOAD:-}" ]; then
    cargo build --release --locked --quiet --manifest-path "$root/Cargo.toml" --bin tinhgon --example batch_workload
    target=$(cargo metadata --locked --offline --no-deps --format-version 1 --manifest-path "$root/Cargo.toml" |
        sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
fi
tinhgon=${TINHGON:-$target/release/tinhgon}
workload=${WORKLOAD:-$target/release/examples/batch_workload}

if [ -n "${WORK:-}" ]; then
    work=$WORK
    mkdir -p "$work"
else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
fi

one_core=()
if command -v taskset >/dev/null && taskset -c "$core" true 2>/dev/null; then
    one_core=(taskset -c "$core")
fi
row=case_tables.COLUMNS whole=()
if [ "${EVERY_FIGURE:-0}" = 1 ]; then
    row=whole_row.WHOLE_COLUMNS whole=(--whole)
fi
columns=$(PYTHONPATH="$here" "$python" -c "import case_tables, whole_row; print($row.split(',', 2)[2])")

# side TABLE: the rows of its result on standard output.
run_tinhgon() { "${one_core[@]}" "$tinhgon" batch "$work/case" "$1" -o - --jobs 1 --columns "$columns" 2>"$work/said"; }
run_incremental() { "${one_core[@]}" "$python" "$here/incremental.py" "$work/case" "$1" "${whole[@]}"; }
run_analyst() { "${one_core[@]}" "$analyst_python" "$here/pandas_networkx.py" "$work/case" "$1" 2>"$work/said"; }

# User seconds of a side over a table; its result goes to a file.
spent() {
    if ! { time "run_$1" "$2" >"$work/$1.csv"; } 2>"$work/time"; then
        cat "$work/said" "$work/time" >&2
        return 1
    fi
    tail -n 1 "$work/time"
}

# The first scenarios of the table; the draws name them s0, s1, ...
first() { awk -F, -v stop="s$1" '$1 == stop { exit } { print }' "$work/table.csv"; }

# Scenarios a second, without the loading.
rate() { awk -v n="$1" -v all="$2" -v load="$3" 'BEGIN { t = all - load; if (t < 0.001) t = 0.001; printf "%.1f", n / t }'; }

same() {
    if ! cmp <(head -n $(($2 + 1)) "$work/tinhgon.csv") "$work/$1.csv"; then
        echo "$1 differs from tinhgon" >&2
        exit 1
    fi
}

rm -f "$work"/rates-* "$work"/ratios-*
sides=(tinhgon incremental)
status=0
"$analyst_python" "$here/pandas_networkx.py" 2>"$work/said" || status=$?
if [ "${#whole[@]}" != 0 ]; then
    echo "without the pandas and networkx peer, which writes the short row alone"
elif [ "$status" = 3 ]; then
    echo "without the pandas and networkx peer: $(cat "$work/said")"
else
    sides+=(analyst)
fi

# A first look at each side's speed decides how many scenarios it gets.
declare -A many
look=2000
"$workload" "$size" "$mix" "$look" "$work" >/dev/null
largest=0
for side in "${sides[@]}"; do
    n=$look
    [ "$side" = analyst ] && n=20
    first "$n" >"$work/$side-table.csv"
    load=$(spent "$side" "$work/empty.csv")
    all=$(spent "$side" "$work/$side-table.csv")
    many[$side]=$(awk -v r="$(rate "$n" "$all" "$load")" -v s="$seconds" -v most="$most" -v least="$n" \
        'BEGIN { n = int(r * s); print (n > most ? most : (n < least ? least : n)) }')
    [ "${many[$side]}" -gt "$largest" ] && largest=${many[$side]}
done
# Equality is checked on what both have carried out, so tinhgon gets no fewer than any other.
many[tinhgon]=$largest
"$workload" "$size" "$mix" "$largest" "$work"
for side in "${sides[@]}"; do
    first "${many[$side]}" >"$work/$side-table.csv"
done

echo "user seconds on one core${one_core[*]:+ (${one_core[*]})}, loading apart; scenarios a second"
for round in $(seq "$rounds"); do
    for side in "${sides[@]}"; do
        load=$(spent "$side" "$work/empty.csv")
        all=$(spent "$side" "$work/$side-table.csv")
        now=$(rate "${many[$side]}" "$all" "$load")
        echo "round $round $side: ${many[$side]} scenarios, $all s with $load s of loading, $now a second"
        if [ "$side" = tinhgon ]; then
            ours=$now
        else
            same "$side" "${many[$side]}"
            awk -v a="$ours" -v b="$now" 'BEGIN { print a / b }' >>"$work/ratios-$side"
        fi
        echo "$now" >>"$work/rates-$side"
    done
done

# The least and the middle one of the numbers of a file.
spread() { sort -g "$1" | awk '{ v[NR] = $1 } END { m = int((NR + 1) / 2); printf "least %.1f, median %.1f", v[1], NR % 2 ? v[m] : (v[m] + v[m + 1]) / 2 }'; }

for side in "${sides[@]}"; do
    echo "$side, scenarios a processor second: $(spread "$work/rates-$side")"
done
for side in "${sides[@]:1}"; do
    echo "tinhgon against $side, times as fast: $(spread "$work/ratios-$side"); every byte equal on ${many[$side]} scenarios"
done
