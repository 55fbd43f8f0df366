//! Exit codes, one list for every command. A script can rely on them.

/// All went well, and nothing that the call denies was found.
pub const OK: u8 = 0;
/// The input has faults, a plan is refused, or a denied finding holds.
pub const FAULTS: u8 = 1;
/// The arguments cannot be used: an unknown option, folder, plan, body or figure.
pub const USAGE: u8 = 2;
/// A file cannot be read or written, or exists already.
pub const IO: u8 = 3;

/// The codes with the keys of their texts, as `--help` lists them.
pub const ALL: [(u8, &str); 4] = [(OK, "exit-ok"), (FAULTS, "exit-faults"), (USAGE, "exit-usage"), (IO, "exit-io")];
