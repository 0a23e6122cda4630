//! Links: the page's own address, packing and unpacking.

use crate::share::Snapshot;
use crate::share::link::{INFLATED, Kind, LinkError, claims, everything, open, seal};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader};

/// The page's address without its fragment.
pub fn base() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// The payload of a link that carries everything: deflated where the browser can.
pub async fn pack(file: &[u8]) -> String {
    match through("CompressionStream", file, usize::MAX).await {
        Some(Ok(deflated)) => seal(Kind::Deflated, &deflated),
        _ => seal(Kind::Stored, file),
    }
}

/// What a link's payload holds.
///
/// # Errors
/// As [`LinkError`] says.
pub async fn unpack(payload: &str) -> Result<Snapshot, LinkError> {
    match open(payload)? {
        (Kind::Claims, body) => claims::read(&body),
        (Kind::FirstClaims, body) => claims::read_first(&body),
        (Kind::Stored, body) => everything(body),
        (Kind::Deflated, body) => {
            let inflated = through("DecompressionStream", &body, INFLATED).await;
            everything(inflated.ok_or(LinkError::Unsupported)??)
        }
    }
}

/// Bytes through one of the browser's streams; `None` where it has none of that name. At most `most` come out: a small
/// link must not fill the memory. (web-sys has these streams only behind a flag of the compiler.)
async fn through(stream: &str, bytes: &[u8], most: usize) -> Option<Result<Vec<u8>, LinkError>> {
    let make: js_sys::Function = Reflect::get(&js_sys::global(), &stream.into()).ok()?.dyn_into().ok()?;
    let pair = Reflect::construct(&make, &Array::of1(&"deflate-raw".into())).ok()?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let stream = Blob::new_with_u8_array_sequence(&parts).ok()?.stream().pipe_through(pair.unchecked_ref());
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut out = Vec::new();
    loop {
        let Ok(piece) = JsFuture::from(reader.read()).await else { return Some(Err(LinkError::Damaged)) };
        let field = |name: &str| Reflect::get(&piece, &JsValue::from_str(name)).ok();
        if field("done")?.is_truthy() {
            return Some(Ok(out));
        }
        let piece: Uint8Array = field("value")?.dyn_into().ok()?;
        if out.len() + piece.length() as usize > most {
            // What is not read any more need not end well.
            let _ = reader.cancel();
            return Some(Err(LinkError::TooLarge));
        }
        out.extend(piece.to_vec());
    }
}
