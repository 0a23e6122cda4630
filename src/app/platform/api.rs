//! The core for JavaScript: what static/streitzahl.js hands on.

use crate::app::api::{self, Options, Plain};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::*;

/// The claims of a text, as plain objects.
///
/// # Errors
/// A JavaScript `Error` where the options make no sense.
#[wasm_bindgen(js_name = claimsOf)]
pub fn claims_of(text: &str, options: JsValue) -> Result<JsValue, JsError> {
    let options: Options = if options.is_undefined() { Options::default() } else { from_value(options)? };
    plain(&api::read(text, &options)?)
}

/// How claims relate, as plain objects.
///
/// # Errors
/// A JavaScript `Error` where a claim is none.
#[wasm_bindgen(js_name = relationsOf)]
pub fn relations_of(claims: JsValue) -> Result<JsValue, JsError> {
    let claims: Vec<Plain> = from_value(claims)?;
    plain(&api::compare(&claims)?)
}

fn plain(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
