//! The page's entry point: wasm only. Elsewhere it says so, since cargo builds every binary for every target.

#[cfg(target_arch = "wasm32")]
fn main() {
    streitzahl::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The page runs in a browser: cargo xtask serve");
}
