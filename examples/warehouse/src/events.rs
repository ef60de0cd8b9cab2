//! Consent events in columns.
//!
//! A list of structs is read several times as fast as the same ledger in JSON. What the columns cannot hold,
//! such as an event with a giver or an expiry, stands whole beside them: an event is written into columns only
//! if the same event comes out of them.

use crate::Error;
use crate::columns;
use datafusion::arrow::array::{
    Array, AsArray, ListArray, ListBuilder, StringArray, StringBuilder, StructArray, StructBuilder,
    TimestampMicrosecondArray, TimestampMicrosecondBuilder,
};
use datafusion::arrow::datatypes::{DataType, Field, TimestampMicrosecondType};
use datafusion::common::exec_datafusion_err;
use permitted::facts::ConsentEventKind;
use permitted::policy::Strength;
use permitted::{Channel, ConsentEvent, ConsentLedger, Purpose};
use std::sync::Arc;
use time::OffsetDateTime;

/// The most events that a row may have. A ledger holds more; a row of a table that has more is a fault.
const MAX_EVENTS: usize = 10_000;

/// The column of events of a batch.
#[derive(Debug)]
pub struct Events<'a> {
    lists: &'a ListArray,
    all: &'a StructArray,
    event: &'a StringArray,
    strength: &'a StringArray,
    purpose: &'a StringArray,
    channel: &'a StringArray,
    recorded: &'a TimestampMicrosecondArray,
    whole: &'a StringArray,
}

/// What the columns say of an event.
struct Plain<'a> {
    event: &'a str,
    strength: Option<&'a str>,
    purpose: Option<&'a str>,
    channel: Option<&'a str>,
    recorded: OffsetDateTime,
}

impl<'a> Events<'a> {
    /// The column as the function gets it.
    ///
    /// # Errors
    /// A column of another type.
    pub fn new(column: &'a dyn Array) -> Result<Self, Error> {
        if *column.data_type() != columns::events() {
            let found = column.data_type();
            return Err(exec_datafusion_err!("`events` is of type {found}").into());
        }
        let parts = || {
            let lists = column.as_list_opt::<i32>()?;
            let all = lists.values().as_struct_opt()?;
            let text = |name| all.column_by_name(name)?.as_string_opt::<i32>();
            Some(Self {
                lists,
                all,
                event: text("event")?,
                strength: text("strength")?,
                purpose: text("purpose")?,
                channel: text("channel")?,
                recorded: all
                    .column_by_name("recorded")?
                    .as_primitive_opt::<TimestampMicrosecondType>()?,
                whole: text("whole")?,
            })
        };
        parts().ok_or_else(|| exec_datafusion_err!("`events` lacks a column").into())
    }

    /// How many events a row has; none if nobody knows.
    #[must_use]
    pub fn count(&self, row: usize) -> Option<usize> {
        // A length below zero is no array.
        self.lists
            .is_valid(row)
            .then(|| usize::try_from(self.lists.value_length(row)).unwrap_or(usize::MAX))
    }

    /// The ledger of the subject of a row, if its history is known.
    ///
    /// # Errors
    /// Events that are none, or that are another subject's.
    pub fn ledger(&self, row: usize, subject: &str) -> Result<Option<ConsentLedger>, Error> {
        let Some(count) = self.count(row) else { return Ok(None) };
        let wrong = |why: String| Error::Row { subject: subject.to_owned(), column: "events", why };
        if count > MAX_EVENTS {
            return Err(wrong(format!("{count} events, more than {MAX_EVENTS}")));
        }
        let first = self.lists.value_offsets().get(row).copied();
        let first = first.and_then(|first| usize::try_from(first).ok());
        let first = first.ok_or_else(|| wrong("the list has no beginning".to_owned()))?;
        let mut events = Vec::with_capacity(count);
        for (number, at) in (first..).take(count).enumerate() {
            let event = self.event(at, subject);
            events.push(event.map_err(|why| wrong(format!("event {number}: {why}")))?);
        }
        let ledger = ConsentLedger::new(events);
        ledger.map(Some).map_err(|fault| wrong(fault.to_string()))
    }

    fn event(&self, at: usize, subject: &str) -> Result<ConsentEvent, String> {
        if self.all.is_null(at) {
            return Err("is NULL".to_owned());
        }
        let text = |column: &'a StringArray| column.is_valid(at).then(|| column.value(at));
        if let Some(whole) = text(self.whole) {
            let columns = [self.event, self.strength, self.purpose, self.channel];
            if columns.into_iter().any(|column| column.is_valid(at)) || self.recorded.is_valid(at) {
                return Err("stands in `whole` and in other columns; leave one".to_owned());
            }
            let event: ConsentEvent =
                serde_json::from_str(whole).map_err(|fault| format!("whole: {fault}"))?;
            if *event.subject() != subject {
                return Err(format!("whole: is an event of subject `{}`", event.subject()));
            }
            return Ok(event);
        }
        let recorded = self.recorded.is_valid(at).then(|| self.recorded.value(at));
        let recorded = recorded.ok_or("recorded: is NULL")?;
        let nanos = i128::from(recorded).saturating_mul(1_000);
        let plain = Plain {
            event: text(self.event).ok_or("event: is NULL")?,
            strength: text(self.strength),
            purpose: text(self.purpose),
            channel: text(self.channel),
            recorded: OffsetDateTime::from_unix_timestamp_nanos(nanos)
                .map_err(|fault| format!("recorded: {fault}"))?,
        };
        plain.read(subject)
    }
}

impl<'a> Plain<'a> {
    /// The event that the columns stand for.
    fn read(&self, subject: &str) -> Result<ConsentEvent, String> {
        let kind: ConsentEventKind =
            self.event.parse().map_err(|fault| format!("event: {fault}"))?;
        let strength = self.strength.map(str::parse::<Strength>).transpose();
        let strength = strength.map_err(|fault| format!("strength: {fault}"))?;
        let recorded = self.recorded;
        let event = match (kind, strength) {
            (ConsentEventKind::Granted, Some(strength)) => {
                ConsentEvent::granted(subject, strength, recorded)
            }
            (ConsentEventKind::Granted, None) => return Err("strength: is NULL".to_owned()),
            (_, Some(_)) => return Err("strength: only grants have one".to_owned()),
            (ConsentEventKind::Refused, None) => ConsentEvent::refused(subject, recorded),
            (ConsentEventKind::Withdrawn, None) => ConsentEvent::withdrawn(subject, recorded),
            (ConsentEventKind::Objected, None) => ConsentEvent::objected(subject, recorded),
            (ConsentEventKind::Lifted, None) => ConsentEvent::lifted(subject, recorded),
            (_, None) => return Err(format!("event: `{}` stands in `whole`", self.event)),
        };
        let purpose = self.purpose.map(Purpose::new).transpose();
        let channel = self.channel.map(Channel::new).transpose();
        Ok(event
            .purpose(purpose.map_err(|fault| format!("purpose: {fault}"))?)
            .channel(channel.map_err(|fault| format!("channel: {fault}"))?))
    }

    /// What the columns can say of an event.
    fn of(event: &'a ConsentEvent) -> Self {
        let is_grant = event.kind() == ConsentEventKind::Granted;
        Self {
            event: event.kind().name(),
            strength: is_grant.then(|| event.strength().name()),
            purpose: event.scope().purposes().next().map(Purpose::as_str),
            channel: event.scope().channels().next().map(Channel::as_str),
            recorded: event.recorded_at(),
        }
    }
}

/// A column of events that is being written.
#[derive(Debug)]
pub struct EventsBuilder(ListBuilder<StructBuilder>);

impl Default for EventsBuilder {
    fn default() -> Self {
        let fields = columns::event();
        let events = StructBuilder::from_fields(fields.clone(), 0);
        let item = Field::new("item", DataType::Struct(fields), true);
        Self(ListBuilder::new(events).with_field(Arc::new(item)))
    }
}

impl EventsBuilder {
    /// Adds the history of a subject, or that nobody knows it.
    ///
    /// # Errors
    /// None for events that a ledger takes.
    pub fn append(&mut self, history: Option<&[ConsentEvent]>) -> Result<(), Error> {
        for event in history.unwrap_or_default() {
            self.append_event(event)?;
        }
        self.0.append(history.is_some());
        Ok(())
    }

    fn append_event(&mut self, event: &ConsentEvent) -> Result<(), Error> {
        let plain = Plain::of(event);
        let subject = event.subject().to_string();
        // The instant as the column holds it.
        let micros = event.recorded_at().unix_timestamp_nanos().div_euclid(1_000);
        let is_plain = event.recorded_at().nanosecond().is_multiple_of(1_000)
            && plain.read(&subject).is_ok_and(|read| read == *event);
        let wrong = |why: String| Error::Row { subject: subject.clone(), column: "events", why };
        let whole = match is_plain {
            true => None,
            false => Some(serde_json::to_string(event).map_err(|fault| wrong(fault.to_string()))?),
        };
        let texts = [
            Some(plain.event).filter(|_| is_plain),
            plain.strength.filter(|_| is_plain),
            plain.purpose.filter(|_| is_plain),
            plain.channel.filter(|_| is_plain),
        ];
        let builder = self.0.values();
        let none = || wrong("the builder lacks a column".to_owned());
        for (place, text) in texts.into_iter().enumerate() {
            builder.field_builder::<StringBuilder>(place).ok_or_else(none)?.append_option(text);
        }
        let micros = i64::try_from(micros).ok().filter(|_| is_plain);
        builder
            .field_builder::<TimestampMicrosecondBuilder>(4)
            .ok_or_else(none)?
            .append_option(micros);
        builder.field_builder::<StringBuilder>(5).ok_or_else(none)?.append_option(whole);
        builder.append(true);
        Ok(())
    }

    /// The column so far, and begins the next.
    pub fn finish(&mut self) -> ListArray {
        self.0.finish()
    }
}
