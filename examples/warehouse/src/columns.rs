//! The columns of the table of subjects.

use datafusion::arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef, TimeUnit};
use std::sync::Arc;

/// The Julian day of 1970-01-01, from which the days of birth are counted.
pub(crate) const EPOCH: i32 = 2_440_588;

/// The columns of an event, in their order.
#[must_use]
pub fn event() -> Fields {
    let text = |name| Field::new(name, DataType::Utf8, true);
    let recorded = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
    Fields::from(vec![
        text("event"),
        text("strength"),
        text("purpose"),
        text("channel"),
        Field::new("recorded", recorded, true),
        // The event as JSON, where it says more than the other columns hold. They are NULL then.
        text("whole"),
    ])
}

/// What the column of events holds. NULL says that nobody carried the history over; an empty list, that
/// nothing was agreed or objected to.
#[must_use]
pub fn events() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Struct(event()), true)))
}

/// The table.
#[must_use]
pub fn subjects() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("id", DataType::Int64, false),
        // The name under which events know the subject.
        Field::new("subject", DataType::Utf8, false),
        Field::new("email", DataType::Utf8, false),
        Field::new("residence", DataType::Utf8, true),
        Field::new("born", DataType::Date32, true),
        Field::new("events", events(), true),
    ]))
}
