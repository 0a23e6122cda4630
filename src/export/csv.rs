//! A table for spreadsheets (RFC 4180): lines end with CR LF, a field with a comma, a quotation mark or a line
//! break is quoted, lists are joined by a space, what is open or unknown is empty.
//!
//! A field that a spreadsheet would take for a formula (one that begins with `=`, `+`, `-`, `@`, a tab or a
//! carriage return) gets an apostrophe before it: words of a hostile article must not run there.
//!
//! ```
//! use streitzahl::export::csv;
//! assert!(csv::HEADER.starts_with("id,article,measure"));
//! ```

use std::borrow::Cow;

use crate::calendar::Day;
use crate::claim::Claim;

/// The first line: the names of the columns.
pub const HEADER: &str = "id,article,measure,scope,modality,side,kind,bound,low,high,from,to,sources,relayed_by,\
                          place,repeat,text,start,end,evidence_start,evidence_end\r\n";

/// One claim as a line, with its line end.
pub fn line(claim: &Claim) -> String {
    let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let fields = [
        claim.id.clone(),
        claim.article.clone(),
        claim.measure.name().to_owned(),
        claim.scope.name().to_owned(),
        claim.modality.name().to_owned(),
        claim.population.side.clone(),
        claim.population.kind.name().to_owned(),
        claim.bound.name().to_owned(),
        number(claim.low),
        number(claim.high),
        day(claim.as_of.map(|period| period.from)),
        day(claim.as_of.map(|period| period.to)),
        claim.sources.join(" "),
        claim.relayed_by.join(" "),
        claim.place.clone().unwrap_or_default(),
        claim.repeat_of.as_ref().map(|_| "true".to_owned()).unwrap_or_default(),
        claim.text.clone(),
        claim.span.start.to_string(),
        claim.span.end.to_string(),
        claim.evidence.start.to_string(),
        claim.evidence.end.to_string(),
    ];
    let fields: Vec<Cow<'_, str>> = fields.iter().map(|field| quoted(field)).collect();
    fields.join(",") + "\r\n"
}

/// A field as it stands in the file.
fn quoted(field: &str) -> Cow<'_, str> {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if field.contains([',', '"', '\n', '\r']) {
        Cow::Owned(format!("\"{guard}{}\"", field.replace('"', "\"\"")))
    } else if guard.is_empty() {
        Cow::Borrowed(field)
    } else {
        Cow::Owned(format!("{guard}{field}"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_column() {
        let expected = "a@5,a,killed,total,asserted,north-korea,troops,at_least,300,,2025-01-11,2025-01-20,nis hur,\
                        yonhap,Kursk,true,\"mindestens \"\"300\"\"\",5,21,0,40\r\n";
        assert_eq!(line(&sample::claim()), expected);
        let open = Claim { as_of: None, place: None, repeat_of: None, ..sample::claim() };
        assert!(line(&open).contains("300,,,,nis hur,yonhap,,,"));
    }

    proptest::proptest! {
        /// The library `csv` reads back what is written, but for the guard.
        #[test]
        fn any_words_come_back(text: String, article: String) {
            let claim = Claim { text: text.clone(), article: article.clone(), ..sample::claim() };
            let file = HEADER.to_owned() + &line(&claim);
            let mut reader = ::csv::Reader::from_reader(file.as_bytes());
            let columns = reader.headers().unwrap().clone();
            let record = reader.records().next().unwrap().unwrap();
            for (column, written) in [("text", text), ("article", article)] {
                let at = columns.iter().position(|name| name == column).unwrap();
                let formula = written.starts_with(['=', '+', '-', '@', '\t', '\r']);
                let expected = if formula { format!("'{written}") } else { written };
                proptest::prop_assert_eq!(&record[at], expected.as_str());
            }
        }
    }
}
