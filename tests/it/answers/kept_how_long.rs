//! How long records are kept: minima that hold until their event, batches, several events, fiscal
//! years, and what is kept for good.

use super::{LAW, SHOP, are_answered, becomes, refused, standing};

/// Case `three-years-after-lease-ends`.
#[test]
fn three_years_after_the_lease_ends_and_the_lease_goes_on() {
    let policy = r#"
permit = [{ clause = "1", action = "erase", basis = "contract" }]
retention = [{ clause = "2", data = "account-data", purpose = "accounting", minimum = { period = "3 years", from = "contract-ended" },
               maximum = { period = "5 years", from = "collected" }, then = "erase" }]
"#;
    let questions = r#"
record = [{ name = "signed in 2014", record = "flat-7", data = "account-data", purpose = "accounting", collected = 2014-05-01, contract-ended = "not-yet",
            expect = { standing = "keep", clause = "2", until = "open", must-until = "open", closed = "accounting" } },
          { name = "ended a year ago", record = "flat-8", data = "account-data", purpose = "accounting", collected = 2014-05-01, contract-ended = 2025-03-01,
            expect = { standing = "keep", clause = "2", must-until = 2028-03-01 } },
          { name = "ended in 2020", record = "flat-9", data = "account-data", purpose = "accounting", collected = 2014-05-01, contract-ended = 2020-03-01,
            expect = { standing = "dispose", clause = "2", due-since = 2023-03-01, how = "erase" } },
          { name = "a lease that never ends", record = "flat-10", data = "account-data", purpose = "accounting", collected = 2014-05-01, contract-ended = "never",
            expect = { standing = "dispose", clause = "2", due-since = 2019-05-01 } }]
[[scenario]]
name = "erased"
action = "erase"
data = "account-data"
purpose = "accounting"
record = { collected = 2014-05-01, contract-ended = "not-yet" }
expect = { outcome = "prohibited", clause = ["2"] }
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// Case `only-minimum-kept-good`.
#[test]
fn a_minimum_alone_and_what_is_kept_for_good() {
    let policy = r#"
retention = [{ clause = "1", data = "education", purpose = "accounting", minimum = { period = "10 years", from = "contract-ended" } },
             { clause = "2", data = "photograph", purpose = "public-relations", indefinitely = true }]
"#;
    let questions = r#"
record = [{ name = "left school in 2020", record = "pupil-3", data = "education", purpose = "accounting", collected = 2018-09-01, contract-ended = 2020-07-31,
            expect = { standing = "keep", clause = "1", until = 2030-07-31, must-until = 2030-07-31, without-maximum = "accounting" } },
          { name = "the school's chronicle", record = "pic-1", data = "photograph", purpose = "public-relations", collected = 1998-05-01,
            expect = { standing = "keep", clause = "2", until = "open", usable = "public-relations" } }]
"#;
    let policy = format!("{SHOP}{policy}");
    are_answered(&[&policy], questions);
    let chronicle = "record = 'pic-1'\ndata = 'photograph'\npurpose = 'public-relations'\n";
    let standing = standing(&[&policy], chronicle);
    assert_eq!(becomes(&standing), "keep by 2");
    // A clause says that it is kept without an end: that is no gap in the schedule.
    assert!(standing.without_maximum.is_empty());
}

/// Case `fiscal-year-school-s-association`.
#[test]
fn periods_that_start_at_the_end_of_a_year_or_month() {
    let policy = r#"
retention = [{ clause = "1", data = "receipts", purpose = "accounting", minimum = { period = "4 years", from = "collected", start = "06-30" } },
             { clause = "2", data = "invoices", purpose = "accounting", minimum = { period = "10 years", from = "collected", start = "year-end" } },
             { clause = "3", data = "usage", purpose = "accounting", maximum = { period = "1 month", from = "collected", start = "month-end" } }]
"#;
    let questions = r#"
record = [{ name = "a receipt of September 2025", record = "r-1", data = "receipts", purpose = "accounting", at = 2029-11-01, collected = 2025-09-12, erasure-requested = 2029-10-01,
            expect = { standing = "keep", clause = "1", until = 2030-07-01 } },
          { name = "one of the last day of the year", record = "r-2", data = "receipts", purpose = "accounting", at = 2029-11-01, collected = 2025-06-30T23:59:59Z, erasure-requested = 2029-10-01,
            expect = { standing = "dispose", due-since = 2029-10-01 } },
          { name = "an invoice", record = "r-3", data = "invoices", purpose = "accounting", collected = 2015-02-01,
            expect = { standing = "keep", clause = "2", until = 2026-01-01 }, at = 2025-12-31 },
          { name = "written on the last evening, in Sao Paulo", record = "r-4", data = "invoices", purpose = "accounting", collected = 2015-12-31T22:00:00-03:00,
            expect = { standing = "keep", clause = "2", until = 2026-01-01T03:00:00Z }, at = 2025-12-31 },
          { name = "usage of February", record = "r-5", data = "usage", purpose = "accounting", collected = 2026-02-03,
            expect = { standing = "keep", clause = "3", until = 2026-04-01 } }]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
    let start = |start: &str| {
        let span = format!("{{ period = '1 year', from = 'collected', start = '{start}' }}");
        refused(&format!(
            "{SHOP}retention = [{{ clause = '1', data = 'usage', maximum = {span} }}]"
        ))
    };
    assert_eq!(
        start("31-12"),
        "retention `1`: maximum: start: `31-12` is no end of a year or month; write `year-end`, \
         `month-end`, or the last day of the fiscal year, such as `06-30`"
    );
}

/// Case `batch-meter-readings-card-was`.
#[test]
fn a_batch_of_meter_readings_and_a_card_that_was_never_used() {
    let policy = r#"
retention = [{ clause = "1", data = "usage", purpose = "billing", minimum = { period = "2 years", from = "collected" }, maximum = { period = "5 years", from = "collected" }, then = "erase" },
             { clause = "2", data = "account-data", purpose = "account-management", maximum = { period = "3 years", from = ["last-used", "collected"] }, then = "erase" },
             { clause = "3", data = "invoices", purpose = "billing", minimum = { period = "1 year", from = ["invoiced", "contract-ended"] } }]
"#;
    let questions = r#"
record = [{ name = "readings of one year in one file", record = "m-1", data = "usage", purpose = "billing", collected = [2021-01-10, 2021-12-20],
            expect = { standing = "dispose", clause = "1", due-since = 2026-01-10 } },
          { name = "too early for the newest", record = "m-2", data = "usage", purpose = "billing", collected = [2020-06-01, 2024-06-01],
            expect = { standing = "keep", clause = "1", until = 2026-06-01, must-until = 2026-06-01, closed = "billing" } },
          { name = "one reading is yet to come", record = "m-3", data = "usage", purpose = "billing", collected = [2020-06-01, "not-yet"],
            expect = { standing = "keep", clause = "1", must-until = "open", closed = "billing" } },
          { name = "never used", record = "c-1", data = "account-data", purpose = "account-management", last-used = "never", collected = 2022-05-01,
            expect = { standing = "dispose", clause = "2", due-since = 2025-05-01 } },
          { name = "used last year", record = "c-2", data = "account-data", purpose = "account-management", last-used = 2025-05-01, collected = 2022-05-01,
            expect = { standing = "keep", clause = "2", until = 2028-05-01 } },
          { name = "nobody knows whether it was used", record = "c-3", data = "account-data", purpose = "account-management", collected = 2022-05-01,
            expect = { standing = "undetermined", needs = "last-used" } },
          { name = "to be used next year", record = "c-4", data = "account-data", purpose = "account-management", last-used = 2027-05-01, collected = 2022-05-01,
            expect = { standing = "dispose", clause = "2", due-since = 2025-05-01 } },
          { name = "invoiced, and the contract goes on", record = "i-1", data = "invoices", purpose = "billing", invoiced = 2019-01-01, contract-ended = "not-yet",
            expect = { standing = "keep", clause = "3", must-until = "open" } },
          { name = "invoiced after the contract", record = "i-2", data = "invoices", purpose = "billing", invoiced = 2025-06-01, contract-ended = 2025-03-01,
            expect = { standing = "keep", clause = "3", must-until = 2026-06-01 } }]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// Case `until-pupil-21`.
#[test]
fn until_the_pupil_is_twenty_one() {
    let policy = r#"
retention = [{ clause = "1", data = "health-data", purpose = "requested-service", maximum = { period = "21 years", from = "born" }, then = "erase" },
             { clause = "2", data = "medical-history", purpose = "treatment", minimum = { period = "10 years", from = "deceased" } }]
"#;
    let questions = r#"
defaults = { record = {} }
record = [{ name = "born in 2004", record = "note-2", data = "disability", purpose = "requested-service", collected = 2015-09-01, born = 2004-02-01,
            expect = { standing = "dispose", clause = "1", due-since = 2025-02-01 } },
          { name = "as the subject's birth date says", record = "note-3", data = "disability", purpose = "requested-service", subject = { id = "u", birth-date = 2004-02-01, offset = "-05:00" },
            expect = { standing = "dispose", clause = "1", due-since = 2025-02-01T05:00:00Z } },
          { name = "the record goes before the subject", record = "note-4", data = "disability", purpose = "requested-service", born = 2010-02-01, subject = { id = "u", birth-date = 2004-02-01 },
            expect = { standing = "keep", clause = "1", until = 2031-02-01 } },
          { name = "an age is no date of birth", record = "note-5", data = "disability", purpose = "requested-service", subject = { id = "u", age = 30 },
            expect = { standing = "undetermined", needs = "born" } },
          { name = "the patient lives", record = "file-1", data = "medical-history", purpose = "treatment", subject = { id = "u", deceased = "not-yet" },
            expect = { standing = "keep", clause = "2", must-until = "open" } },
          { name = "the patient died", record = "file-2", data = "medical-history", purpose = "treatment", subject = { id = "u", deceased = 2020-02-01 },
            expect = { standing = "keep", clause = "2", must-until = 2030-02-01 } }]
"#;
    let questions = questions.replace("defaults = { record = {} }\n", "");
    are_answered(&[&format!("{SHOP}{policy}")], &questions);
}

/// Case `backups-word-returned-books-two`.
#[test]
fn a_word_for_returned_books_two_ways_of_disposal_and_time_to_carry_it_out() {
    let policy = r#"
word = [{ facet = "place", key = "backup-vault", definition = "Where the library keeps its backups." },
        { facet = "life-event", key = "book-returned", definition = "The book came back." }]
retention = [{ clause = "1", data = "usage", purpose = "requested-service", maximum = { from = "book-returned" }, then = ["erase", "aggregate"], within = "14 days" },
             { clause = "2", data = "usage", purpose = "requested-service", place = "backup-vault", maximum = { period = "90 days", from = "collected" }, then = "erase" }]
"#;
    let questions = r#"
record = [{ name = "returned on 20 February", record = "loan-1", data = "usage", purpose = "requested-service", collected = 2026-02-01, book-returned = 2026-02-20,
            expect = { standing = "dispose", clause = "1", due-since = 2026-02-20, due-by = 2026-03-06, how = ["erase", "aggregate"] } },
          { name = "not returned", record = "loan-2", data = "usage", purpose = "requested-service", collected = 2026-02-01, book-returned = "not-yet",
            expect = { standing = "keep", clause = "2", until = 2026-05-02 } },
          { name = "not returned, and in the vault", record = "loan-3", data = "usage", purpose = "requested-service", place = "backup-vault", collected = 2025-10-01, book-returned = "not-yet",
            expect = { standing = "dispose", clause = "2", due-since = 2025-12-30, how = "erase" } },
          { name = "not returned, in the vault or not", record = "loan-4", data = "usage", purpose = "requested-service", collected = 2025-10-01, book-returned = "not-yet",
            expect = { standing = "undetermined", needs = "place" } },
          { name = "not returned, and elsewhere", record = "loan-5", data = "usage", purpose = "requested-service", place = "DE", collected = 2025-10-01, book-returned = "not-yet",
            expect = { standing = "keep", clause = "1", until = "open" } }]
scenario = [{ name = "aggregated", action = "aggregate", data = "usage", purpose = "requested-service", place = "DE", record = { collected = 2026-02-01, book-returned = 2026-02-20 },
              expect = { outcome = "permitted", clause = ["1"] } },
            { name = "anonymised", action = "anonymise", data = "usage", purpose = "requested-service", place = "DE", record = { collected = 2026-02-01, book-returned = 2026-02-20 },
              expect = { outcome = "prohibited", clause = ["1"] } }]
"#;
    let policy = format!("{SHOP}{policy}");
    are_answered(&[&policy], questions);
    // A misspelt event is told with the one that was meant.
    let misspelt = "record = 'loan-1'\ndata = 'usage'\npurpose = 'requested-service'\n\
                    book-retruned = 2026-02-20\n";
    let told = std::panic::catch_unwind(|| standing(&[&policy], misspelt)).unwrap_err();
    let told = told.downcast_ref::<String>().unwrap();
    assert!(
        told.contains("unknown life-event `book-retruned`, did you mean `book-returned`?"),
        "{told}"
    );
}

/// Case `due-erasure-not-allowed-erased`.
#[test]
fn what_is_due_is_erased_without_a_basis_and_used_no_more() {
    let policy = r#"
permit = [{ clause = "1", action = "use", basis = "contract" }]
retention = [{ clause = "2", data = "call-recording", purpose = "quality-assurance", maximum = { period = "90 days", from = "collected" }, then = "erase" }]
"#;
    let questions = r#"
defaults = { data = "call-recording", purpose = "quality-assurance", record = { collected = 2025-06-01 } }
scenario = [{ name = "erased", action = "erase", expect = { outcome = "permitted", clause = ["2"] } },
            { name = "used", action = "use", expect = { outcome = "prohibited", clause = ["2"] } }]
"#;
    are_answered(&[&format!("{SHOP}{policy}")], questions);
}

/// Of the schedules of a policy and a law the latest minimum and the earliest maximum count.
#[test]
fn a_laws_schedule_stands_beside_the_policys() {
    let policy = "retention = [{ clause = '1', data = 'invoices', purpose = 'billing', \
                  maximum = { period = '2 years', from = 'invoiced' } }]\n";
    let law = "retention = [{ clause = 'L1', data = 'invoices', residence = 'DE', \
               minimum = { period = '10 years', from = 'invoiced', start = 'year-end' } }]\n";
    let questions = r#"
record = [{ name = "of a client in Germany", record = "i-1", data = "invoices", purpose = "billing", invoiced = 2020-03-01, subject = { id = "u", residence = "DE" },
            expect = { standing = "keep", clause = "L1", must-until = 2031-01-01, closed = "billing" } },
          { name = "of a client in France", record = "i-2", data = "invoices", purpose = "billing", invoiced = 2020-03-01, subject = { id = "u", residence = "FR" },
            expect = { standing = "dispose", clause = "1", due-since = 2022-03-01 } },
          { name = "nobody knows where the client lives", record = "i-3", data = "invoices", purpose = "billing", invoiced = 2020-03-01,
            expect = { standing = "undetermined", needs = "residence" } }]
"#;
    are_answered(&[&format!("{SHOP}{policy}"), &format!("{LAW}{law}")], questions);
}
