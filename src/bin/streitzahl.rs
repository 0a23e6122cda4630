//! The command line's entry point.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let (input, output) = (std::io::stdin().lock(), std::io::stdout().lock());
    let status = streitzahl::cli::run(std::env::args_os(), input, output, std::io::stderr());
    std::process::ExitCode::from(status as u8)
}

#[cfg(target_arch = "wasm32")]
fn main() {}
