#!/usr/bin/env bash
# Runs every check and every test of the project. It needs a Rust toolchain (1.95 or later, with rustfmt and clippy)
# and a C compiler for the linker; nothing else. A missing C compiler is installed on Debian and Ubuntu when the
# script runs as root; a missing toolchain is only reported, because how to install one is for the user to choose.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n' "$*"; }
stop() { printf 'test.sh: %s\n' "$*" >&2; exit 1; }

if ! command -v cc >/dev/null; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        say "No C compiler: installing build-essential"
        apt-get update -q
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends build-essential
    else
        stop "no C compiler: install build-essential (or gcc, clang), then run this again"
    fi
fi

command -v cargo >/dev/null || stop "no Rust toolchain: install one from https://rustup.rs, then run this again"
for component in rustfmt clippy; do
    tool=${component/rustfmt/fmt}
    if ! cargo "$tool" --version >/dev/null 2>&1; then
        command -v rustup >/dev/null || stop "the toolchain has no $component: install it, then run this again"
        say "No $component: adding it to the toolchain"
        rustup component add "$component"
    fi
done

say "Format"
cargo fmt --check

# Lints first: they need no code generation, so most faults show within the first minutes.
say "Lints"
cargo clippy --all-targets --locked -- -D warnings

say "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked

say "Tests"
cargo test --locked

# The profile of the tests: what is built above is used again, and a benchmark that does not compile shows all the same.
say "Benchmarks build"
cargo bench --no-run --locked --profile dev

say "All passed"
