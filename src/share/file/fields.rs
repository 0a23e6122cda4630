//! The fields that a correction sets.

use serde_json::Value;

use super::{FileError, Wrong, day_of, list, object, string_of};
use crate::calendar::Period;
use crate::claim::{Basis, Bound, Confidence, Kind, Measure, Modality, Scope};
use crate::correction::{Field, LARGEST};

/// Names are not longer, in bytes.
const NAME: usize = 200;

/// More sources, or links of a chain, no claim has.
const SOURCES: usize = 32;

/// Reads `fields`; none where there is nothing.
pub(super) fn read(value: Option<Value>) -> Result<Vec<Field>, FileError> {
    let mut object = match value {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(value) => object(value)?,
    };
    let mut fields = Vec::new();
    for (place, name) in Field::NAMES.into_iter().enumerate() {
        let Some(value) = object.remove(name) else { continue };
        fields.push(field(place, value).map_err(|error| error.within(name))?);
    }
    Ok(fields)
}

fn field(place: usize, value: Value) -> Result<Field, FileError> {
    let unknown = || FileError::value(Wrong::Unknown);
    Ok(match place {
        0 => Field::Measure(Measure::from_name(&string_of(value)?).ok_or_else(unknown)?),
        1 => Field::Scope(Scope::from_name(&string_of(value)?).ok_or_else(unknown)?),
        2 => Field::Modality(Modality::from_name(&string_of(value)?).ok_or_else(unknown)?),
        3 => Field::Side(name(value)?),
        4 => Field::Kind(Kind::from_name(&string_of(value)?).ok_or_else(unknown)?),
        5 => Field::Bound(Bound::from_name(&string_of(value)?).ok_or_else(unknown)?),
        6 => Field::Low(people(value)?),
        7 => Field::High(people(value)?),
        8 => Field::AsOf(days(value)?),
        9 if value.is_null() => Field::Basis(None),
        9 => Field::Basis(Some(Basis::from_name(&string_of(value)?).ok_or_else(unknown)?)),
        10 => Field::Sources(names(value)?),
        11 => Field::RelayedBy(names(value)?),
        12 if value.is_null() => Field::Place(None),
        12 => Field::Place(Some(name(value)?)),
        _ => Field::Confidence(Confidence::from_name(&string_of(value)?).ok_or_else(unknown)?),
    })
}

fn name(value: Value) -> Result<String, FileError> {
    let name = string_of(value)?;
    if name.trim().is_empty() {
        return Err(FileError::value(Wrong::Missing));
    }
    if name.len() > NAME { Err(FileError::value(Wrong::TooLong)) } else { Ok(name) }
}

fn names(value: Value) -> Result<Vec<String>, FileError> {
    let mut wrapped = serde_json::Map::new();
    wrapped.insert(String::new(), value);
    let mut names = Vec::new();
    list(&mut wrapped, "", SOURCES, &mut |value| {
        names.push(name(value)?);
        Ok(())
    })?;
    Ok(names)
}

fn people(value: Value) -> Result<Option<u64>, FileError> {
    match value {
        Value::Null => Ok(None),
        Value::Number(number) => match number.as_u64() {
            Some(number) if number <= LARGEST => Ok(Some(number)),
            _ => Err(FileError::value(Wrong::Unknown)),
        },
        _ => Err(FileError::value(Wrong::Type)),
    }
}

fn days(value: Value) -> Result<Option<Period>, FileError> {
    if value.is_null() {
        return Ok(None);
    }
    let mut object = object(value)?;
    let mut day = |key: &str| {
        let value = object.remove(key).ok_or_else(|| FileError::value(Wrong::Missing));
        value.and_then(string_of).and_then(|text| day_of(&text)).map_err(|error| error.within(key))
    };
    Ok(Some(Period::new(day("from")?, day("to")?)))
}
