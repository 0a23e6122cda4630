//! Takes the pictures of the documentation into the folder that is its argument: `cargo xtask screenshot`.

use std::path::PathBuf;
use std::process::ExitCode;

use harness::Setting;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: pictures FOLDER");
        return ExitCode::FAILURE;
    };
    let pictures = [
        ("screenshot.png", Setting::english().size(1280, 1000)),
        ("screenshot-phone-dark.png", Setting::german().size(390, 844).dark()),
    ];
    for (name, setting) in pictures {
        setting.open("", async |page| {
            page.element("h1").await;
            page.screenshot(&folder.join(name)).await;
        });
        println!("{}", folder.join(name).display());
    }
    ExitCode::SUCCESS
}
