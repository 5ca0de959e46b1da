//! The command `anteroom`. Everything it does is in the library.

fn main() -> std::process::ExitCode {
    anteroom::cli::main()
}
