//! The program; everything is in the library.

fn main() -> std::process::ExitCode {
    tinhgon::cli::run(std::env::args_os()).into()
}
