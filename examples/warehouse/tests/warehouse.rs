//! Answers of the function against those of the engine, on this machine and on a cluster.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should panic, and its numbers are small"
)]

use datafusion::arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, StructArray};
use datafusion::arrow::datatypes::Int64Type;
use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::SessionContext;
use datafusion_proto::logical_plan::LogicalExtensionCodec;
use datafusion_proto::physical_plan::PhysicalExtensionCodec;
use permitted::policy::{GiverKind, Strength};
use permitted::words::SubjectKind;
use permitted::{
    Channel, ConsentEvent, ConsentLedger, DataCategory, Facts, Outcome, Place, Purpose, Subject,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use time::macros::datetime;
use time::{Date, OffsetDateTime};
use warehouse::asked::{Asked, MOMENT};
use warehouse::cluster::Cluster;
use warehouse::codec::{Logical, Physical, function};
use warehouse::events::{Events, EventsBuilder};
use warehouse::function::Permitted;
use warehouse::generate::{Customer, batch, table, write};
use warehouse::query::{ask, local, register};
use warehouse::{Error, columns};

const ROWS: u32 = 20_000;

fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn question() -> Asked {
    Asked::newsletter().unwrap()
}

/// Facts as somebody would state them who never saw the function.
fn facts(customer: &Customer) -> Facts {
    let mut subject = Subject::new(customer.subject.as_str()).kind([SubjectKind::CUSTOMER]);
    if let Some(place) = customer.residence {
        subject = subject.residence(Place::new(place).unwrap());
    }
    if let Some(days) = customer.born {
        let date = Date::from_calendar_date(1970, time::Month::January, 1).unwrap();
        subject = subject.born_on(date + time::Duration::days(days.into()));
    }
    let facts = Facts::about(subject);
    match &customer.history {
        Some(events) => facts.ledger(ConsentLedger::new(events.clone()).unwrap()),
        None => facts,
    }
}

/// Every row, and whether the newsletter may be sent.
async fn each(context: &SessionContext) -> Vec<(i64, String, bool)> {
    const EACH: &str = "
        SELECT id, email, permitted(subject, residence, born, events) AS may
        FROM subjects ORDER BY id";
    let batches = context.sql(EACH).await.unwrap().collect().await.unwrap();
    let mut all = Vec::new();
    for batch in &batches {
        let ids = batch.column(0).as_primitive::<Int64Type>();
        let emails = datafusion::arrow::compute::cast(
            batch.column(1),
            &datafusion::arrow::datatypes::DataType::Utf8,
        );
        let (emails, may) = (emails.unwrap(), batch.column(2).as_boolean());
        assert_eq!(may.null_count(), 0);
        for row in 0..batch.num_rows() {
            let email = emails.as_string::<i32>().value(row).to_owned();
            all.push((ids.value(row), email, may.value(row)));
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_row_is_answered_as_the_engine_decides_here_and_on_the_cluster() {
    let folder = folder("each-row");
    let table = table(&folder, ROWS).unwrap();
    let here = local(2);
    register(&here, &question(), &table).await.unwrap();
    let answers = each(&here).await;

    let prepared = question().prepare().unwrap();
    let mut outcomes: BTreeMap<Outcome, u32> = BTreeMap::new();
    let expected: Vec<(i64, String, bool)> = (1..=ROWS)
        .map(|id| {
            let customer = Customer::numbered(id);
            let facts = prepared.engine.facts(facts(&customer)).unwrap();
            let decision = prepared.engine.decide(&prepared.act, &facts, prepared.at);
            *outcomes.entry(decision.outcome).or_default() += 1;
            (customer.id, customer.email, decision.is_permitted())
        })
        .collect();
    assert_eq!(answers.len(), expected.len());
    for (answer, expected) in answers.iter().zip(&expected) {
        assert_eq!(answer, expected);
    }
    // Each kind of answer is there, so that something was compared.
    for outcome in [Outcome::Permitted, Outcome::Prohibited, Outcome::Undetermined] {
        assert!(outcomes[&outcome] > 500, "{outcomes:?}");
    }

    let program = Path::new(env!("CARGO_BIN_EXE_warehouse"));
    let cluster = Cluster::start(program, &folder).await.unwrap();
    assert_eq!(cluster.processes().len(), 3);
    let there = cluster.session().await.unwrap();
    register(&there, &question(), &table).await.unwrap();
    assert_eq!(each(&there).await, expected);
    let (one, other) = (ask(&here).await.unwrap(), ask(&there).await.unwrap());
    assert_eq!(one, other);
    let readers = expected.iter().filter(|(_, _, may)| *may).count();
    assert_eq!(one.readers, i64::try_from(readers).unwrap());

    // A row that cannot be read fails the query there too, by its name.
    let bad = bad_table("each-row-bad", |columns| whole(columns, "{ \"event\": \"objec"));
    there.deregister_table("subjects").unwrap();
    register(&there, &question(), &bad).await.unwrap();
    let told = ask(&there).await.unwrap_err().to_string();
    assert!(told.contains("subject `customer-2`: events: event 0: whole: "), "{told}");
}

/// A table of three, of whom the second has one event; its columns are changed before it is written.
fn bad_table(test: &str, change: impl Fn(Vec<ArrayRef>) -> Vec<ArrayRef>) -> PathBuf {
    let customer = |id: i64, history| Customer {
        id,
        subject: format!("customer-{id}"),
        email: format!("reader-{id}@example.com"),
        residence: Some("DE"),
        born: Some(3_000),
        history: Some(history),
    };
    let objected = ConsentEvent::objected("customer-2", datetime!(2026-01-10 0:00 UTC))
        .purpose([Purpose::NEWSLETTERS]);
    let good = batch([customer(1, vec![]), customer(2, vec![objected]), customer(3, vec![])]);
    let columns = change(good.unwrap().columns().to_vec());
    let changed = RecordBatch::try_new(columns::subjects(), columns);
    let folder = folder(test);
    write(&folder.join("part.parquet"), [Ok(changed.unwrap())]).unwrap();
    folder
}

/// Changes the columns of the only event.
fn event(mut columns: Vec<ArrayRef>, change: impl Fn(&mut Vec<ArrayRef>)) -> Vec<ArrayRef> {
    let lists = columns[5].as_list::<i32>();
    let (field, offsets, values, nulls) = lists.clone().into_parts();
    let (fields, mut parts, _) = values.as_struct().clone().into_parts();
    change(&mut parts);
    let events = StructArray::new(fields, parts, None);
    let lists = datafusion::arrow::array::ListArray::new(field, offsets, Arc::new(events), nulls);
    columns[5] = Arc::new(lists);
    columns
}

fn text(text: Option<&str>) -> ArrayRef {
    Arc::new(StringArray::from(vec![text]))
}

/// The only event, as this JSON alone.
fn whole(columns: Vec<ArrayRef>, json: &str) -> Vec<ArrayRef> {
    event(columns, |parts| {
        parts[..4].fill(text(None));
        parts[4] = datafusion::arrow::array::new_null_array(parts[4].data_type(), 1);
        parts[5] = text(Some(json));
    })
}

async fn refused(test: &str, change: impl Fn(Vec<ArrayRef>) -> Vec<ArrayRef>) -> String {
    let context = local(1);
    register(&context, &question(), &bad_table(test, change)).await.unwrap();
    ask(&context).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_row_that_cannot_be_read_fails_the_query_and_is_named() {
    // As it stands, the second objected and the others may get it.
    let context = local(1);
    register(&context, &question(), &bad_table("good", |columns| columns)).await.unwrap();
    assert_eq!(ask(&context).await.unwrap().readers, 2);

    let told = refused("no-json", |columns| whole(columns, "{ \"event\": \"objec")).await;
    assert!(told.contains("subject `customer-2`: events: event 0: whole: EOF"), "{told}");
    let unknown = r#"{"event":"objcted","subject":"customer-2","recorded":"2026-01-10"}"#;
    let told = refused("no-kind", |columns| whole(columns, unknown)).await;
    assert!(told.contains("`objcted`") && told.contains("objected"), "{told}");
    let others = r#"{"event":"objected","subject":"customer-3","recorded":"2026-01-10"}"#;
    let told = refused("others", |columns| whole(columns, others)).await;
    assert!(told.contains("whole: is an event of subject `customer-3`"), "{told}");

    let part = |place: usize, value: Option<&'static str>| {
        move |columns| event(columns, |parts| parts[place] = text(value))
    };
    let told = refused("kind", part(0, Some("objcted"))).await;
    assert!(told.contains("subject `customer-2`: events: event 0: event: "), "{told}");
    let told = refused("no-event", part(0, None)).await;
    assert!(told.contains("event 0: event: is NULL"), "{told}");
    let told = refused("strength", part(1, Some("express"))).await;
    assert!(told.contains("event 0: strength: only grants have one"), "{told}");
    let told = refused("both", part(5, Some(others))).await;
    assert!(told.contains("stands in `whole` and in other columns"), "{told}");
    let renewed = refused("renewed", part(0, Some("renewed"))).await;
    assert!(renewed.contains("event 0: event: `renewed` stands in `whole`"), "{renewed}");

    let places = |value: &'static str| {
        move |mut columns: Vec<ArrayRef>| {
            columns[3] = Arc::new(StringArray::from(vec![Some("DE"), Some("DE"), Some(value)]));
            columns
        }
    };
    let told = refused("place", places("Germany!")).await;
    assert!(told.contains("subject `customer-3`: residence: "), "{told}");
    let told = refused("unknown-place", places("DX")).await;
    assert!(told.contains("subject `customer-3`: facts: ") && told.contains("`DX`"), "{told}");
    let told = refused("no-id", |mut columns| {
        columns[1] = Arc::new(StringArray::from(vec!["customer-1", "customer-2", " "]));
        columns
    });
    let told = told.await;
    assert!(told.contains("subject ` `: facts: subject: id"), "{told}");
}

#[tokio::test]
async fn columns_of_another_type_are_refused_before_anything_is_read() {
    let context = local(1);
    register(&context, &question(), &bad_table("types", |columns| columns)).await.unwrap();
    for (arguments, expected) in [
        ("subject, residence, born, email", "events are List"),
        ("subject, residence, email, events", "born is a date, not Utf8"),
        ("id, residence, born, events", "subject is text, not Int64"),
        ("subject, residence, born", "takes subject, residence, born and events"),
        // A list of structs that lack a column would read as events that say less.
        ("subject, residence, born, [named_struct('event', 'objected')]", "events are List"),
    ] {
        let sql = format!("SELECT permitted({arguments}) FROM subjects");
        let told = match context.sql(&sql).await {
            Ok(frame) => frame.collect().await.unwrap_err().to_string(),
            Err(fault) => fault.to_string(),
        };
        assert!(told.contains(expected), "{sql}: {told}");
    }
    // Constants are columns that say the same in each row.
    let sql = "
        SELECT count(*) FROM subjects
        WHERE permitted('customer-9', 'DE', DATE '1980-05-01', events)";
    let batches = context.sql(sql).await.unwrap().collect().await.unwrap();
    assert_eq!(batches[0].column(0).as_primitive::<Int64Type>().value(0), 2);
}

#[tokio::test]
async fn an_unknown_word_takes_permission_away_and_gives_none() {
    // An objection to what nobody knows is one to everything, and such a grant lifts nothing.
    for (test, kind, strength) in
        [("objected", "objected", None), ("granted", "granted", Some("express"))]
    {
        let changed = |purpose| {
            bad_table(test, move |columns| {
                event(columns, |parts| {
                    parts[0] = text(Some(kind));
                    parts[1] = text(strength);
                    parts[2] = text(Some(purpose));
                })
            })
        };
        let context = local(1);
        register(&context, &question(), &changed("newsleters")).await.unwrap();
        let expected = if kind == "objected" { 2 } else { 3 };
        assert_eq!(ask(&context).await.unwrap().readers, expected);
    }
}

#[test]
fn a_plan_says_what_is_asked_and_not_its_name_alone() {
    let (logical, physical) = (Logical::default(), Physical::default());
    let own = function(&question()).unwrap();
    let mut stored = Vec::new();
    logical.try_encode_udf(&own, &mut stored).unwrap();
    let read = logical.try_decode_udf("permitted", &stored).unwrap();
    assert_eq!(*read, own);
    let asks = |function: &ScalarUDF| {
        function.inner().downcast_ref::<Permitted>().unwrap().stored().to_owned()
    };
    assert_eq!(asks(&read), question().stored().unwrap());
    assert_eq!(Asked::read(asks(&read).as_bytes()).unwrap(), question());
    // The next task of the query shares it.
    assert!(Arc::ptr_eq(&read, &logical.try_decode_udf("permitted", &stored).unwrap()));
    let mut again = Vec::new();
    physical.try_encode_udf(&own, &mut again).unwrap();
    assert_eq!(again, stored);
    assert_eq!(*physical.try_decode_udf("permitted", &again).unwrap(), own);

    // The same policy at another moment is another function.
    let text = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies/plusnxt.toml"),
    )
    .unwrap();
    let act = question().prepare().unwrap().act.act().clone();
    let later = Asked::new(text, act.clone(), MOMENT + time::Duration::DAY).unwrap();
    let later = function(&later).unwrap();
    assert_ne!(later, own);
    let mut other = Vec::new();
    logical.try_encode_udf(&later, &mut other).unwrap();
    assert_eq!(*logical.try_decode_udf("permitted", &other).unwrap(), later);

    let told = |name: &str, stored: &[u8]| {
        let fault = physical.try_decode_udf(name, stored).unwrap_err();
        assert_eq!(
            fault.to_string(),
            logical.try_decode_udf(name, stored).unwrap_err().to_string(),
        );
        fault.to_string()
    };
    assert!(told("permitted", b"").contains("does not say what it asks"));
    assert!(told("permited", &stored).contains("no function `permited`"));
    assert!(told("permitted", b"{}").contains("the question: "));
    let broken = Asked::new("id = 'shop'", act, MOMENT).unwrap().stored().unwrap();
    assert!(told("permitted", broken.as_bytes()).contains("the question: policy: "));
}

#[test]
fn events_come_out_of_the_columns_as_they_went_in() {
    let at: OffsetDateTime = datetime!(2026-01-10 8:30:15.000_001 UTC);
    let plain = [
        ConsentEvent::granted("customer-1", Strength::Implied, at)
            .purpose([Purpose::NEWSLETTERS])
            .channel([Channel::EMAIL]),
        ConsentEvent::refused("customer-1", at),
        ConsentEvent::withdrawn("customer-1", at).purpose([Purpose::ANALYTICS]),
        ConsentEvent::objected("customer-1", at).channel([Channel::PHONE]),
        ConsentEvent::lifted("customer-1", at + time::Duration::DAY),
    ];
    let rich = [
        ConsentEvent::granted("customer-1", Strength::Express, at)
            .purpose([Purpose::NEWSLETTERS, Purpose::ANALYTICS]),
        ConsentEvent::objected("customer-1", at).data([DataCategory::EMAIL_ADDRESS]),
        ConsentEvent::objected("customer-1", at).expires(at + time::Duration::DAY),
        ConsentEvent::objected("customer-1", at).given_by(GiverKind::Parent),
        ConsentEvent::objected("customer-1", at).id("event-7"),
        ConsentEvent::objected("customer-1", at).reference("form 12"),
        ConsentEvent::objected("customer-1", at).other_bases(),
        ConsentEvent::objected("customer-1", at + time::Duration::nanoseconds(1)),
        ConsentEvent::replaced("customer-1", at),
        ConsentEvent::restricted("customer-1", at),
    ];
    for (events, is_plain) in [(&plain[..], true), (&rich[..], false)] {
        for event in events {
            let mut builder = EventsBuilder::default();
            builder.append(None).unwrap();
            builder.append(Some(&[])).unwrap();
            builder.append(Some(std::slice::from_ref(event))).unwrap();
            let column = builder.finish();
            let whole = column.values().as_struct().column_by_name("whole").unwrap();
            assert_eq!(whole.is_null(0), is_plain, "{event:?}");
            let read = Events::new(&column).unwrap();
            assert_eq!(read.ledger(0, "customer-1").unwrap(), None);
            assert_eq!(read.ledger(1, "customer-1").unwrap(), Some(ConsentLedger::default()));
            let own = ConsentLedger::new([event.clone()]).unwrap();
            assert_eq!(read.ledger(2, "customer-1").unwrap(), Some(own));
            let told = read.ledger(2, "customer-2");
            assert_eq!(matches!(told, Err(Error::Row { .. })), !is_plain);
        }
    }
}

#[test]
fn the_table_is_the_same_on_every_run() {
    let (one, other) =
        (table(&folder("one"), 3_000).unwrap(), table(&folder("other"), 3_000).unwrap());
    let files = |folder: &Path| {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        files.into_iter().map(|file| std::fs::read(file).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(files(&one).len(), 16);
    assert_eq!(files(&one), files(&other));
}
