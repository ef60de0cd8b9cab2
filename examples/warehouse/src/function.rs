//! `permitted(subject, residence, born, events)`: the question, asked of each row.

use crate::Error;
use crate::asked::{Asked, Prepared};
use crate::columns::{self, EPOCH};
use crate::events::Events;
use datafusion::arrow::array::{Array, AsArray, BooleanArray, Date32Array, StringViewArray};
use datafusion::arrow::datatypes::{DataType, Date32Type, Field, FieldRef};
use datafusion::common::{Result, exec_datafusion_err, plan_err};
use datafusion::logical_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};
use permitted::engine::PreparedFacts;
use permitted::words::SubjectKind;
use permitted::{Facts, Place, Subject};
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, PoisonError, RwLock};
use time::Date;

/// The name of the function in SQL.
pub const NAME: &str = "permitted";
/// How many answers about those without events are kept.
const MAX_KEPT: usize = 1_000_000;

/// Whether what a [`Asked`] asks about is permitted for the subject of a row.
///
/// Two functions are equal if they ask the same.
pub struct Permitted {
    /// The question as a plan holds it.
    stored: String,
    prepared: Prepared,
    signature: Signature,
    kept: RwLock<Kept>,
}

/// What is known of a subject without events decides alone: the residence, the birthday, and whether the
/// history is known. Answers are kept by these.
#[derive(Debug, Default)]
struct Kept {
    by_residence: HashMap<String, HashMap<(Option<i32>, bool), bool>>,
    /// Those of no residence that is known.
    elsewhere: HashMap<(Option<i32>, bool), bool>,
    count: usize,
}

impl Kept {
    fn find(&self, residence: Option<&str>, rest: (Option<i32>, bool)) -> Option<bool> {
        let answers = match residence {
            Some(residence) => self.by_residence.get(residence)?,
            None => &self.elsewhere,
        };
        answers.get(&rest).copied()
    }

    fn keep(&mut self, residence: Option<&str>, rest: (Option<i32>, bool), answer: bool) {
        if self.count >= MAX_KEPT {
            return;
        }
        let answers = match residence {
            Some(residence) => self.by_residence.entry(residence.to_owned()).or_default(),
            None => &mut self.elsewhere,
        };
        if answers.insert(rest, answer).is_none() {
            self.count = self.count.saturating_add(1);
        }
    }
}

/// The columns of a batch.
struct Rows<'a> {
    subject: &'a StringViewArray,
    residence: &'a StringViewArray,
    born: &'a Date32Array,
    events: Events<'a>,
}

impl<'a> Rows<'a> {
    fn new(columns: &'a [Arc<dyn Array>]) -> Result<Self> {
        let [subject, residence, born, events] = columns else {
            return Err(exec_datafusion_err!("`{NAME}` takes four columns"));
        };
        let wrong = |name: &str| exec_datafusion_err!("`{name}` is of another type than planned");
        Ok(Self {
            subject: subject.as_string_view_opt().ok_or_else(|| wrong("subject"))?,
            residence: residence.as_string_view_opt().ok_or_else(|| wrong("residence"))?,
            born: born.as_primitive_opt::<Date32Type>().ok_or_else(|| wrong("born"))?,
            events: Events::new(events)?,
        })
    }

    fn residence(&self, row: usize) -> Option<&'a str> {
        self.residence.is_valid(row).then(|| self.residence.value(row))
    }

    fn born(&self, row: usize) -> Option<i32> {
        self.born.is_valid(row).then(|| self.born.value(row))
    }

    /// What is known of the subject of a row. All are customers: the table holds no others.
    fn facts(&self, row: usize, subject: &str) -> Result<Facts, Error> {
        let wrong = |column, why| Error::Row { subject: subject.to_owned(), column, why };
        let mut about = Subject::new(subject).kind([SubjectKind::CUSTOMER]);
        if let Some(residence) = self.residence(row) {
            let place = Place::new(residence);
            about = about.residence(place.map_err(|fault| wrong("residence", fault.to_string()))?);
        }
        if let Some(days) = self.born(row) {
            let date = Date::from_julian_day(days.saturating_add(EPOCH));
            about = about.born_on(date.map_err(|fault| wrong("born", fault.to_string()))?);
        }
        let facts = Facts::about(about);
        Ok(match self.events.ledger(row, subject)? {
            Some(ledger) => facts.ledger(ledger),
            None => facts,
        })
    }
}

/// Whether an id is one for certain, so that it need not be looked up: whose it is makes no difference where
/// there are no events.
fn is_plain(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=64).contains(&id.len()) && id.bytes().all(plain)
}

impl Permitted {
    /// The function that asks a question.
    ///
    /// # Errors
    /// A question that [`Asked::prepare`] refuses.
    pub fn new(question: &Asked) -> Result<Self, Error> {
        Ok(Self {
            stored: question.stored()?,
            prepared: question.prepare()?,
            signature: Signature::user_defined(Volatility::Immutable),
            kept: RwLock::default(),
        })
    }

    /// The question as a plan holds it.
    #[must_use]
    pub fn stored(&self) -> &str {
        &self.stored
    }

    /// The answers about a batch.
    fn answers(&self, rows: &Rows<'_>, count: usize) -> Result<Vec<bool>, Error> {
        let Prepared { engine, act, at } = &self.prepared;
        let mut answers = vec![false; count];
        // The rows whose facts are looked up, and whether they have no events.
        let mut asked: Vec<(usize, bool)> = Vec::new();
        let mut facts: Vec<PreparedFacts> = Vec::new();
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        for (row, answer) in answers.iter_mut().enumerate() {
            if rows.subject.is_null(row) {
                let near = row.checked_sub(1).filter(|row| rows.subject.is_valid(*row));
                let near = near.map_or("the batch", |row| rows.subject.value(row));
                let why = format!("NULL in a row below `{near}`");
                return Err(Error::Row { subject: String::new(), column: "subject", why });
            }
            let subject = rows.subject.value(row);
            let count = rows.events.count(row);
            let without = count.unwrap_or(0) == 0 && is_plain(subject);
            if without
                && let Some(known) =
                    kept.find(rows.residence(row), (rows.born(row), count.is_some()))
            {
                *answer = known;
                continue;
            }
            let found = engine.facts(rows.facts(row, subject)?).map_err(|fault| Error::Row {
                subject: subject.to_owned(),
                column: "facts",
                why: fault.to_string(),
            });
            facts.push(found?);
            asked.push((row, without));
        }
        drop(kept);
        let mut news = Vec::new();
        for ((row, without), may) in asked.iter().zip(engine.permits_each(act, &facts, *at)) {
            if let Some(answer) = answers.get_mut(*row) {
                *answer = may;
            }
            if *without {
                news.push((*row, may));
            }
        }
        if !news.is_empty() {
            let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
            for (row, may) in news {
                let is_known = rows.events.count(row).is_some();
                kept.keep(rows.residence(row), (rows.born(row), is_known), may);
            }
        }
        Ok(answers)
    }
}

impl std::fmt::Debug for Permitted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Permitted").field("stored", &self.stored).finish_non_exhaustive()
    }
}

impl PartialEq for Permitted {
    fn eq(&self, other: &Self) -> bool {
        self.stored == other.stored
    }
}

impl Eq for Permitted {}

impl Hash for Permitted {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.stored.hash(state);
    }
}

impl ScalarUDFImpl for Permitted {
    fn name(&self) -> &str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    /// Texts and dates of other types are cast. Events are not: a struct that lacks a column would be cast to
    /// one that is NULL there, and an event would speak of more than it did.
    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        let [subject, residence, born, events] = types else {
            return plan_err!("`{NAME}` takes subject, residence, born and events");
        };
        for (name, column) in [("subject", subject), ("residence", residence)] {
            let is_text = column.is_string() || column.is_null();
            if !is_text && !matches!(column, DataType::Dictionary(_, of) if of.is_string()) {
                return plan_err!("`{NAME}`: {name} is text, not {column}");
            }
        }
        if !matches!(born, DataType::Date32 | DataType::Null) {
            return plan_err!("`{NAME}`: born is a date, not {born}");
        }
        let expected = columns::events();
        if *events != expected {
            return plan_err!("`{NAME}`: events are {expected}, not {events}");
        }
        Ok(vec![DataType::Utf8View, DataType::Utf8View, DataType::Date32, expected])
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Boolean)
    }

    /// Never NULL: neither a condition nor its contrary holds for NULL, and both should not fail.
    fn return_field_from_args(&self, _: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        Ok(Arc::new(Field::new(NAME, DataType::Boolean, false)))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let count = args.number_rows;
        let columns: Vec<Arc<dyn Array>> =
            args.args.into_iter().map(|column| column.into_array(count)).collect::<Result<_>>()?;
        let answers = self.answers(&Rows::new(&columns)?, count)?;
        Ok(ColumnarValue::Array(Arc::new(BooleanArray::from(answers))))
    }
}
