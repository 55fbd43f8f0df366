#!/usr/bin/env bash
# Runs every check and every test of the project. It needs a Rust toolchain (1.95 or later, with rustfmt and clippy), a
# C compiler for the linker, LibreOffice and the tools of poppler to open documents, and Node.js (18 or later) with
# Chromium to open pages. What is missing is installed on Debian and Ubuntu when the script runs as root; a missing
# toolchain is only reported, because how to install one is for the user to choose.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n' "$*"; }
stop() { printf 'test.sh: %s\n' "$*" >&2; exit 1; }

# What the tests need beside Rust: commands, and the packages of Debian that have them.
packages=()
need() { command -v "$1" >/dev/null || packages+=("${@:2}"); }
need cc build-essential
need node nodejs
need npm npm
need chromium chromium
need soffice libreoffice-writer-nogui libreoffice-calc-nogui
need pdftotext poppler-utils
# Times New Roman is not free; this font has its widths, so that pages break where they do in offices.
[ -n "$(find /usr/share/fonts -name 'LiberationSerif-Regular.ttf' 2>/dev/null)" ] || packages+=(fonts-liberation2)
if [ ${#packages[@]} -gt 0 ]; then
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        say "Installing ${packages[*]}"
        apt-get update -q
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}"
    else
        stop "missing: install ${packages[*]}, then run this again"
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
# Engines that only run tables build it without charts and documents.
cargo clippy --locked --no-default-features -- -D warnings

say "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --locked

say "Tests"
# Documents must be opened: where LibreOffice is missing, the tests fail instead of passing it over.
TINHGON_OFFICE=required cargo test --locked

say "Pages in a browser, files for Office"
(cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --cache .npm && TINHGON_OFFICE=required node --test)

# The profile of the tests: what is built above is used again, and a benchmark that does not compile shows all the same.
say "Benchmarks build"
cargo bench --no-run --locked --profile dev

say "All passed"
