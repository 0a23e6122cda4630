//! What comes from the clipboard and from files: bytes, names, folders.

use super::html;
use crate::app::intake::{LIMIT, Parsers};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, Event, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement, TextDecoder, TextDecoderOptions,
};

/// The most files that are taken at once; a folder may be a whole disk.
const MOST: usize = 20_000;

/// The browser's decoder and parser.
pub const PARSERS: Parsers = Parsers { decode, page: html::page };

/// Decodes bytes; whether some did not fit is found out by a second, strict decoder where there is a doubt.
fn decode(bytes: &[u8], name: &'static str) -> (String, bool) {
    let Ok(decoder) = TextDecoder::new_with_label(name) else {
        return (String::from_utf8_lossy(bytes).into_owned(), true);
    };
    let text = decoder.decode_with_u8_array(bytes).unwrap_or_default();
    let strict = || {
        let options = TextDecoderOptions::new();
        options.set_fatal(true);
        TextDecoder::new_with_label_and_options(name, &options)?.decode_with_u8_array(bytes)
    };
    let broken = text.contains('\u{FFFD}') && strict().is_err();
    (text, broken)
}

/// A file with its path below the folder that was opened or dropped.
#[derive(Clone)]
pub struct Named {
    /// The path.
    pub name: String,
    /// The file.
    pub file: File,
}

/// The file's bytes; `None` where the browser cannot read it or it is larger than what is read. The browser begins
/// at once, before anybody waits for it.
pub fn bytes(file: &File) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let buffer = JsFuture::from(file.array_buffer());
    async { Some(Uint8Array::new(&buffer.await.ok()?).to_vec()) }
}

/// Whether a file is larger than what is read, without reading it.
pub fn is_too_large(file: &File) -> bool {
    file.size() > LIMIT as f64
}

/// The files chosen in an input, which is emptied, so that the same can be chosen again.
pub fn chosen(event: &Event) -> Vec<Named> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = input.files().map(|files| listed(&files)).unwrap_or_default();
    input.set_value("");
    files
}

fn listed(files: &FileList) -> Vec<Named> {
    let count = files.length().min(MOST as u32);
    (0..count).filter_map(|at| files.get(at)).map(|file| Named { name: path(&file), file }).collect()
}

/// The path below the folder that was opened, else the name.
fn path(file: &File) -> String {
    let path = js_sys::Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|it| it.as_string());
    path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
}

/// What was dropped. Has to be taken while the event lasts; folders are opened afterwards.
#[derive(Clone)]
pub struct Dropped {
    files: Vec<Named>,
    folders: Vec<FileSystemEntry>,
}

impl Dropped {
    /// From a drop.
    pub fn of(transfer: &DataTransfer) -> Self {
        let mut dropped = Self { files: Vec::new(), folders: Vec::new() };
        let items = transfer.items();
        for at in 0..items.length() {
            let Some(item) = items.get(at).filter(|item| item.kind() == "file") else { continue };
            let entry = item.webkit_get_as_entry().ok().flatten();
            if let Some(folder) = entry.filter(FileSystemEntry::is_directory) {
                dropped.folders.push(folder);
            } else if let Ok(Some(file)) = item.get_as_file() {
                dropped.files.push(Named { name: file.name(), file });
            }
        }
        dropped
    }

    /// Whether it holds no file.
    pub const fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }

    /// All files, those in the folders too.
    pub async fn files(self) -> Vec<Named> {
        let Self { mut files, mut folders } = self;
        while let Some(folder) = folders.pop() {
            // Browsers do not agree on the names of these types; what an entry is it says itself.
            let reader = folder.unchecked_into::<FileSystemDirectoryEntry>().create_reader();
            // A reader gives a part of the entries at each call, none at the end.
            loop {
                let entries = called(|done, failed| {
                    reader.read_entries_with_callback_and_callback(done, failed).is_ok()
                });
                let entries = entries.await.map(|entries| Array::from(&entries)).unwrap_or_default();
                if entries.length() == 0 {
                    break;
                }
                for entry in entries.iter().map(JsCast::unchecked_into::<FileSystemEntry>) {
                    if entry.is_directory() {
                        folders.push(entry);
                    } else if let Some(file) = file_of(&entry).await {
                        files.push(Named { name: entry.full_path(), file });
                    }
                }
                if files.len() > MOST {
                    files.truncate(MOST);
                    return files;
                }
            }
        }
        files
    }
}

async fn file_of(entry: &FileSystemEntry) -> Option<File> {
    let entry = entry.is_file().then(|| entry.unchecked_ref::<FileSystemFileEntry>())?;
    let file = called(|done, failed| {
        entry.file_with_callback_and_callback(done, failed);
        true
    });
    file.await?.dyn_into().ok()
}

/// Waits for what an old interface gives to a callback.
async fn called(call: impl Fn(&js_sys::Function, &js_sys::Function) -> bool) -> Option<JsValue> {
    let promise = Promise::new(&mut |done, failed| {
        if !call(&done, &failed) {
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()
}
