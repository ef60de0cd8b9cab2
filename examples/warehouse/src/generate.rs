//! A table of customers that is the same on every run.

use crate::Error;
use crate::asked::MOMENT;
use crate::columns::{self, EPOCH};
use crate::events::EventsBuilder;
use datafusion::arrow::array::{ArrayRef, Date32Builder, Int64Builder, RecordBatch, StringBuilder};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::Compression;
use datafusion::parquet::file::properties::WriterProperties;
use datafusion::parquet::schema::types::ColumnPath;
use permitted::policy::Strength;
use permitted::{Channel, ConsentEvent, DataCategory, Purpose};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use time::Duration;

/// Into how many files the table is split, so that many tasks can read it.
pub const FILES: u32 = 16;
/// How many rows are written at a time.
const AT_A_TIME: u32 = 8_192;
/// How many rows stand together in a file.
const ROW_GROUP: usize = 131_072;

/// A stream of numbers that is the same on every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    fn below(&mut self, bound: u32) -> u32 {
        let number = self.next().checked_rem(bound.into()).unwrap_or(0);
        u32::try_from(number).unwrap_or(0)
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// The number.
    pub id: i64,
    /// The name under which events know the customer.
    pub subject: String,
    /// Where the newsletter goes.
    pub email: String,
    /// The place of residence, if it is known.
    pub residence: Option<&'static str>,
    /// The day of birth, in days since 1970-01-01, if it is known.
    pub born: Option<i32>,
    /// What was agreed and objected to, if anybody knows.
    pub history: Option<Vec<ConsentEvent>>,
}

impl Customer {
    /// The customer of a number.
    #[must_use]
    pub fn numbered(id: u32) -> Self {
        let mut numbers = Numbers(u64::from(id).wrapping_mul(0xD6E8_FEB8_6659_FD93));
        let subject = format!("customer-{id}");
        let residence = match numbers.below(100) {
            0..40 => Some("US-NV"),
            40..55 => Some("US-CA"),
            55..70 => Some("DE"),
            70..80 => Some("FR"),
            80..90 => Some("GB"),
            90..95 => Some("CH"),
            _ => None,
        };
        // One in fifty is a child.
        let years =
            if numbers.below(50) == 0 { 8 } else { 18_u32.saturating_add(numbers.below(70)) };
        let days = years.saturating_mul(366).saturating_add(numbers.below(365));
        let born = MOMENT.to_julian_day().saturating_sub(i32::try_from(days).unwrap_or(0));
        let born = (numbers.below(100) < 85).then_some(born.saturating_sub(EPOCH));
        let count = match numbers.below(100) {
            0..64 => Some(0),
            64..82 => Some(1),
            82..93 => Some(2),
            93..97 => Some(3),
            _ => None,
        };
        let history = count.map(|count| events(&mut numbers, &subject, count));
        let email = format!("reader-{id}@example.com");
        Self { id: id.into(), subject, email, residence, born, history }
    }
}

/// So many things that a subject said, one after the other.
fn events(numbers: &mut Numbers, subject: &str, count: u32) -> Vec<ConsentEvent> {
    let day = |days: u32| Duration::days(days.into());
    let mut at = MOMENT.saturating_sub(day(numbers.below(1_000).saturating_add(10)));
    let mut said = Vec::new();
    for _ in 0..count {
        let one = match numbers.below(100) {
            0..35 => ConsentEvent::granted(subject, Strength::Express, at)
                .purpose([Purpose::OWN_MARKETING]),
            35..45 => ConsentEvent::granted(subject, Strength::Implied, at)
                .purpose([Purpose::NEWSLETTERS])
                .channel([Channel::EMAIL]),
            45..60 => ConsentEvent::objected(subject, at).purpose([Purpose::NEWSLETTERS]),
            60..70 => ConsentEvent::objected(subject, at)
                .purpose([Purpose::MARKETING])
                .channel([Channel::EMAIL]),
            70..80 => ConsentEvent::objected(subject, at)
                .purpose([Purpose::MARKETING])
                .channel([Channel::PHONE]),
            80..87 => ConsentEvent::withdrawn(subject, at).purpose([Purpose::ANALYTICS]),
            87..92 => ConsentEvent::lifted(subject, at),
            // These say more than the columns hold.
            92..96 => ConsentEvent::objected(subject, at)
                .purpose([Purpose::MARKETING])
                .expires(at.saturating_add(day(400))),
            _ => ConsentEvent::refused(subject, at)
                .data([DataCategory::EMAIL_ADDRESS])
                .reference("form 12"),
        };
        said.push(one);
        at = at.saturating_add(day(numbers.below(200))).min(MOMENT);
    }
    said
}

/// Some rows as the table holds them.
///
/// # Errors
/// None for customers whose events a ledger takes.
pub fn batch(customers: impl IntoIterator<Item = Customer>) -> Result<RecordBatch, Error> {
    let mut id = Int64Builder::new();
    let [mut subject, mut email, mut residence] = [(); 3].map(|()| StringBuilder::new());
    let mut born = Date32Builder::new();
    let mut events = EventsBuilder::default();
    for customer in customers {
        id.append_value(customer.id);
        subject.append_value(&customer.subject);
        email.append_value(&customer.email);
        residence.append_option(customer.residence);
        born.append_option(customer.born);
        events.append(customer.history.as_deref())?;
    }
    let columns: Vec<ArrayRef> = vec![
        Arc::new(id.finish()),
        Arc::new(subject.finish()),
        Arc::new(email.finish()),
        Arc::new(residence.finish()),
        Arc::new(born.finish()),
        Arc::new(events.finish()),
    ];
    let batch = RecordBatch::try_new(columns::subjects(), columns);
    batch.map_err(|fault| Error::Query(fault.into()))
}

/// Writes batches into a file.
///
/// # Errors
/// What a batch says, and a file that cannot be written.
pub fn write(
    path: &Path,
    batches: impl IntoIterator<Item = Result<RecordBatch, Error>>,
) -> Result<(), Error> {
    let wrong = |why: String| Error::File { path: path.display().to_string(), why };
    let file = File::create(path).map_err(|fault| wrong(fault.to_string()))?;
    // No value of these stands twice: a dictionary of them would be the column again.
    let unique = |properties: datafusion::parquet::file::properties::WriterPropertiesBuilder,
                  name| {
        properties.set_column_dictionary_enabled(ColumnPath::from(name), false)
    };
    let properties = ["id", "subject", "email"].into_iter().fold(
        WriterProperties::builder()
            .set_compression(Compression::LZ4_RAW)
            .set_max_row_group_row_count(Some(ROW_GROUP)),
        unique,
    );
    let writer = ArrowWriter::try_new(file, columns::subjects(), Some(properties.build()));
    let mut writer = writer.map_err(|fault| wrong(fault.to_string()))?;
    for batch in batches {
        writer.write(&batch?).map_err(|fault| wrong(fault.to_string()))?;
    }
    writer.close().map_err(|fault| wrong(fault.to_string()))?;
    Ok(())
}

/// The folder with a table of so many rows, which is written if it is not there yet.
///
/// # Errors
/// Files that cannot be written.
pub fn table(folder: &Path, rows: u32) -> Result<PathBuf, Error> {
    let table = folder.join(format!("subjects-{rows}"));
    if table.exists() {
        return Ok(table);
    }
    // Under another name until it is complete.
    let unfinished = table.with_extension("unfinished");
    let wrong = |fault: std::io::Error| Error::File {
        path: unfinished.display().to_string(),
        why: fault.to_string(),
    };
    if unfinished.exists() {
        std::fs::remove_dir_all(&unfinished).map_err(wrong)?;
    }
    std::fs::create_dir_all(&unfinished).map_err(wrong)?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = u32::try_from(threads).unwrap_or(FILES).min(FILES);
    let work = |thread: u32| {
        let mut own = (thread..FILES).step_by(usize::try_from(threads).unwrap_or(1));
        own.try_for_each(|number| write_one(&unfinished, number, rows))
    };
    std::thread::scope(|scope| {
        let work = &work;
        let all: Vec<_> = (0..threads).map(|thread| scope.spawn(move || work(thread))).collect();
        let ended = all.into_iter().map(|one| one.join());
        let ended = ended.map(|end| {
            end.unwrap_or_else(|_| Err(wrong(std::io::Error::other("a writer ended early"))))
        });
        ended.collect::<Result<Vec<()>, Error>>()
    })?;
    std::fs::rename(&unfinished, &table).map_err(wrong)?;
    Ok(table)
}

/// Writes one of the files of a table.
fn write_one(folder: &Path, number: u32, rows: u32) -> Result<(), Error> {
    let border = |number: u32| {
        let before = u64::from(rows).saturating_mul(number.into()).checked_div(FILES.into());
        u32::try_from(before.unwrap_or(0)).unwrap_or(u32::MAX)
    };
    let end = border(number.saturating_add(1));
    let starts = (border(number)..end).step_by(usize::try_from(AT_A_TIME).unwrap_or(1));
    let batches = starts.map(|start| {
        let ids = start..start.saturating_add(AT_A_TIME).min(end);
        batch(ids.map(|id| Customer::numbered(id.saturating_add(1))))
    });
    write(&folder.join(format!("part-{number:02}.parquet")), batches)
}
