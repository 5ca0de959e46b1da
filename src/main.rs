//! The command `anteroom`. Everything it does is in the library.

/// Pages are many small pieces of text, made and dropped by the million: with the system's own
/// allocator a build takes half as long again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    anteroom::cli::main()
}
