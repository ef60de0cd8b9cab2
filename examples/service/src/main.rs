//! A web service that asks before it uses personal data: loads policies and loads them anew while it runs,
//! records consent, shows of a customer what is permitted, answers what persons ask for, disposes of what is
//! due, and keeps every decision on record.
//!
//! ```text
//! cargo run --manifest-path examples/service/Cargo.toml
//! cargo run --manifest-path examples/service/Cargo.toml -- --port 8080 --database shop.sqlite FILE_OR_FOLDER…
//! cargo run --manifest-path examples/service/Cargo.toml -- replay --database shop.sqlite
//! cargo test --manifest-path examples/service/Cargo.toml
//! ```
//!
//! Without paths it takes the privacy statement of PLUSnxt with the GDPR as a limit and a retention schedule;
//! without a database one in memory, which is gone when it ends. `replay` decides a whole log again, each
//! decision by the versions that decided it, and says which would be decided otherwise.
//!
//! | Path | What it does |
//! |---|---|
//! | `GET /customers/{id}?purpose=…` | shows what is permitted of a customer for a purpose; 403 with what is missing |
//! | `POST /customers/{id}/newsletter` | sends the newsletter, if that is permitted |
//! | `POST /subjects/{id}/consent` | records a consent event, or a form: `{ "form": { "granted": ["newsletters"] } }` |
//! | `POST /subjects/{id}/objections` | records an objection: `{ "purpose": "marketing" }` |
//! | `POST /requests`, `GET /requests/{id}` | a person exercises a right: `{ "right": "access", "subject": { "id": "customer-1" } }` |
//! | `POST /requests/{id}/verified` | who asked showed who they are: `{ "evidence": "identity-verified" }` |
//! | `GET /decisions/{request}` | what was decided for the request with this `x-request-id` |
//! | `POST /decisions/{request}/replay` | whether it would be decided so again |
//! | `GET /policies`, `POST /admin/reload` | what decides, and what is wrong with what does not |
//! | `POST /admin/sweep` | disposes of what is due, as every night |
//!
//! It authenticates nobody and speaks no TLS: stand it behind what does.

use rusqlite::Connection;
use service::app::App;
use service::clock::SystemClock;
use service::running::{WATCH, serve};
use service::samples;
use service::web::decisions::replay_all;
use std::error::Error;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;

/// What the command line says.
struct Arguments {
    replays: bool,
    port: u16,
    database: PathBuf,
    policies: Vec<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::from_default_env()
                .add_directive("service=info".parse()?),
        )
        .with_writer(std::io::stderr)
        .init();
    let arguments = arguments(std::env::args().skip(1))?;
    if arguments.replays {
        return replay(&arguments.database);
    }
    let app = App::start(arguments.policies, &arguments.database, Arc::new(SystemClock))?;
    samples::put_into(&app.store)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await?;
    let here = listener.local_addr()?;
    println!("listening on http://{here}; try");
    println!("  curl 'http://{here}/customers/customer-1?purpose=newsletters'");
    println!(
        "  curl -d '{{ \"purpose\": \"marketing\" }}' http://{here}/subjects/customer-1/objections"
    );
    println!("  curl http://{here}/policies");
    let end = async {
        // Without a signal to wait for, it runs until it is stopped from outside.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    serve(app, listener, WATCH, end).await?;
    Ok(())
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments {
        replays: false,
        port: 8080,
        database: PathBuf::from(":memory:"),
        policies: Vec::new(),
    };
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "replay" => arguments.replays = true,
            "--port" => arguments.port = given.next().ok_or("--port takes a number")?.parse()?,
            "--database" => {
                arguments.database = given.next().ok_or("--database takes a path")?.into()
            }
            path => arguments.policies.push(path.into()),
        }
    }
    if arguments.policies.is_empty() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let default = ["../policies/plusnxt.toml", "../policies/gdpr.toml", "policies"];
        arguments.policies = default.iter().map(|path| here.join(path)).collect();
    }
    Ok(arguments)
}

/// Decides a log again.
fn replay(database: &Path) -> Result<(), Box<dyn Error>> {
    let all = replay_all(&Connection::open(database)?)?;
    for (request, changes) in &all.differ {
        println!("{request}: {}", changes.join("; "));
    }
    println!("{} of {} decisions differ", all.differ.len(), all.decisions);
    match all.differ.is_empty() {
        true => Ok(()),
        false => Err("the log is not what would be decided today".into()),
    }
}
