//! Strings of the IAB's Global Privacy Platform: a head and a section for each law.
//!
//! The European section is a [consent string](crate::tcf). The American ones bear no instant, and so
//! count from when the string came in; they can be of an older device, and so a choice that is *not* an
//! opt-out takes none back. Opt-outs of sale, sharing and targeted advertising become objections, and so
//! does what a person says of sensitive data; a consent to sensitive data names no purpose, and grants
//! nothing.
//!
//! The decoder reads a choice that no specification knows as one that was not made, and so does this
//! module.

mod header;
mod us;

use crate::error::beginning;
use crate::tcf::{MAX_LENGTH, Tcf};
use crate::{ImportError, Imported};
use iab_gpp::sections::{Section, SectionId};
use iab_gpp::v1::GPPString;
use permitted::ids::SubjectId;
use serde_json::Value;
use time::OffsetDateTime;
use us::UsSection;

/// What a GPP string says of a subject. `tcf` says how its European section is read.
///
/// ```
/// use imports::tcf::Tcf;
/// use permitted::Party;
/// use time::macros::datetime;
///
/// let seen = datetime!(2026-02-01 9:30 UTC);
/// // A section of the older American framework, with an opt-out of sale.
/// let import = imports::gpp::import("DBABTA~1YYN", &Tcf::default(), "visitor-9", seen)?;
/// let recipients = import.events.iter().flat_map(|event| event.scope().recipients());
/// assert!(recipients.eq([&Party::THIRD_PARTY, &Party::JOINT_CONTROLLER]));
/// # Ok::<(), imports::ImportError>(())
/// ```
///
/// # Errors
/// A string that is too long or cannot be decoded to its end, a section that is not known, and whatever
/// [`Tcf::import`] refuses.
pub fn import(
    string: &str,
    tcf: &Tcf,
    subject: impl Into<SubjectId>,
    received: OffsetDateTime,
) -> Result<Imported, ImportError> {
    let subject = subject.into();
    if string.len() > MAX_LENGTH {
        let (path, found, limit) = ("gpp".to_owned(), string.len(), MAX_LENGTH);
        return Err(ImportError::TooLong { path, found, limit });
    }
    header::check(string.split('~').next().unwrap_or_default())?;
    let decoded = GPPString::parse_str(string).map_err(|fault| ImportError::Malformed {
        path: "gpp.header".to_owned(),
        value: beginning(string),
        why: fault.to_string(),
    })?;
    let mut found = Imported::default();
    for id in decoded.section_ids() {
        let path = format!("gpp.{id}");
        match id {
            SectionId::TcfEuV2 => {
                let section = decoded.section(*id).unwrap_or_default();
                let said = tcf.import_at(&path, section, &subject, received)?;
                found.events.extend(said.events);
                found.notes.extend(said.notes);
            }
            SectionId::TcfEuV1 | SectionId::TcfCaV1 => {
                let help = "the European section of version 2 and the American ones are";
                return Err(ImportError::Unknown { path, value: id.to_string(), help });
            }
            _ => {
                let section = decoded.decode_section(*id).map_err(|source| {
                    let value = beginning(decoded.section(*id).unwrap_or_default());
                    ImportError::Undecodable { path: path.clone(), value, source }
                })?;
                read(path, &section, &subject, received, &mut found)?;
            }
        }
    }
    // Several sections say the same.
    found.events.sort();
    found.events.dedup();
    found.checked()
}

fn read(
    path: String,
    section: &Section,
    subject: &SubjectId,
    at: OffsetDateTime,
    found: &mut Imported,
) -> Result<(), ImportError> {
    let written = serde_json::to_value(section)?;
    let fields = written.as_object().into_iter().flat_map(|kinds| kinds.values());
    let section = UsSection { path, subject, at };
    for fields in fields.filter_map(Value::as_object) {
        section.read(fields, found);
    }
    Ok(())
}
