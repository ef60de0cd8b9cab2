//! Makes a database of subjects, asks who of them may get the newsletter, and says why the others may not.
//!
//! ```text
//! cargo run --release --manifest-path examples/newsletter/Cargo.toml -- [SUBJECTS] [FOLDER]
//! ```
//!
//! The database and the list go into FOLDER, which is `target/newsletter` below the package unless named.
//! A database that is there already with so many subjects is used again. The bars are drawn where standard
//! error is a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use newsletter::generate::{UNTIL, generate};
use newsletter::send::write_list;
use rusqlite::Connection;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const SUBJECTS: u32 = 20_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let subjects = match arguments.next() {
        Some(number) => number
            .replace('_', "")
            .parse()
            .map_err(|_| format!("the number of subjects is a number, not `{number}`"))?,
        None => SUBJECTS,
    };
    let folder = arguments.next().map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/newsletter"),
        PathBuf::from,
    );
    std::fs::create_dir_all(&folder)?;
    let connection = database(&folder.join(format!("subjects-{subjects}.sqlite")), subjects)?;

    let list = folder.join(format!("list-{subjects}.txt"));
    let bar = bar("asking", subjects)?;
    let started = Instant::now();
    let summary = write_list(&connection, &list, UNTIL, |asked| bar.inc(asked))?;
    let took = started.elapsed();
    bar.finish_and_clear();

    println!(
        "{} of {} may get the newsletter: {}",
        summary.listed,
        summary.subjects,
        list.display()
    );
    for (reason, refused) in &summary.refused {
        println!("{:>9} {reason}", refused.count);
        let missing = if refused.nothing_cures {
            "nothing cures it".to_owned()
        } else {
            format!("missing {}", refused.missing.join(", or "))
        };
        println!("          such as customer-{}: {missing}", refused.example);
    }
    // How long it took is no part of the result, which is the same on every run.
    eprintln!("{:.1} s, {} subjects a second", took.as_secs_f64(), rate(summary.subjects, took));
    eprintln!(
        "looking up facts {:.2} s; yes or no {:.3} s, {} a second; explaining each no {:.2} s",
        summary.preparing.as_secs_f64(),
        summary.deciding.as_secs_f64(),
        rate(summary.subjects, summary.deciding),
        summary.explaining.as_secs_f64(),
    );
    Ok(())
}

fn rate(number: u64, took: Duration) -> u128 {
    let micros = took.as_micros().max(1);
    u128::from(number).saturating_mul(1_000_000).checked_div(micros).unwrap_or(0)
}

/// The database of so many subjects, made if it is not there yet.
fn database(path: &Path, subjects: u32) -> Result<Connection, Box<dyn Error>> {
    if path.exists() {
        return Ok(Connection::open(path)?);
    }
    // Under another name until it is complete.
    let unfinished = path.with_extension("unfinished");
    if unfinished.exists() {
        std::fs::remove_file(&unfinished)?;
    }
    let bar = bar("writing", subjects)?;
    let mut connection = Connection::open(&unfinished)?;
    generate(&mut connection, subjects, || bar.inc(1))?;
    drop(connection);
    bar.finish_and_clear();
    std::fs::rename(&unfinished, path)?;
    Ok(Connection::open(path)?)
}

/// A bar on standard error, which is not drawn where that is no terminal.
fn bar(what: &'static str, length: u32) -> Result<ProgressBar, Box<dyn Error>> {
    let style = "{msg} {wide_bar} {human_pos} of {human_len}, {per_sec}, {eta} left";
    let bar = ProgressBar::new(length.into()).with_style(ProgressStyle::with_template(style)?);
    Ok(bar.with_message(what))
}
