//! Takes the pictures of the documentation into the folder that is its argument: `cargo xtask screenshot`.

use std::path::PathBuf;
use std::process::ExitCode;

use harness::Setting;

/// The picture with a claim chosen, so that its sentence is seen.
const CHOSEN: &str = "screenshot.png";
/// Without the pointer, which would make all other marks stand back.
const CHOOSE: &str = "document.querySelector(\"[data-view=chart] [data-claim^='2025-02-04']\")
    .dispatchEvent(new MouseEvent('click', { bubbles: true }))";

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: pictures FOLDER");
        return ExitCode::FAILURE;
    };
    let pictures = [
        (CHOSEN, Setting::english().size(1280, 1900)),
        ("screenshot-phone-dark.png", Setting::german().size(390, 844).dark()),
    ];
    for (name, setting) in pictures {
        setting.open("", async |page| {
            page.element("h1").await;
            if name == CHOSEN {
                page.element("[data-view=chart] [data-claim]").await;
                page.run(CHOOSE, vec![]).await;
                page.element("[data-view=evidence] mark").await;
                page.run("scrollTo(0, 0)", vec![]).await;
            }
            page.screenshot(&folder.join(name)).await;
        });
        println!("{}", folder.join(name).display());
    }
    ExitCode::SUCCESS
}
