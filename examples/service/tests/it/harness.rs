//! A service of a test's own, and a client that speaks to it.

use permitted::Decision;
use permitted::engine::{Citation, Effect};
use permitted::time::OffsetDateTime;
use serde_json::Value;
use service::app::App;
use service::clock::StatedClock;
use service::running::serve;
use service::samples;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use time::macros::datetime;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// When the tests begin.
pub(crate) const START: OffsetDateTime = datetime!(2026-03-01 9:00 UTC);

/// A service that runs in a thread, with policies and a database in a folder of its own.
pub(crate) struct Service {
    pub(crate) app: Arc<App>,
    pub(crate) clock: Arc<StatedClock>,
    pub(crate) folder: PathBuf,
    url: String,
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

/// The policies that the program takes by default.
pub(crate) const ALL: [&str; 3] =
    ["../policies/plusnxt.toml", "../policies/gdpr.toml", "policies/schedule.toml"];

/// The text of a file of this package.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

impl Service {
    /// Starts with these policies and the customers of the samples.
    pub(crate) fn start(name: &str, policies: &[&str]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("policies")).unwrap();
        for path in policies {
            let name = Path::new(path).file_name().unwrap();
            std::fs::write(folder.join("policies").join(name), text(path)).unwrap();
        }
        let service = Self::again(&folder, START);
        samples::put_into(&service.app.store).unwrap();
        service
    }

    /// Starts with what lies in the folder.
    pub(crate) fn again(folder: &Path, now: OffsetDateTime) -> Self {
        let clock = Arc::new(StatedClock::at(now));
        let policies = vec![folder.join("policies")];
        let app = App::start(policies, &folder.join("database.sqlite"), clock.clone()).unwrap();
        let (end, ended) = oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let serving = app.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                let ended = async { drop(ended.await) };
                serve(serving, listener, Duration::from_millis(20), ended).await.unwrap();
            });
        });
        let url = format!("http://{}", told.recv().unwrap());
        let (end, thread, folder) = (Some(end), Some(thread), folder.to_owned());
        Self { app, clock, folder, url, end, thread }
    }

    /// Ends it, and hands back the folder.
    pub(crate) fn stop(mut self) -> PathBuf {
        self.end.take().unwrap().send(()).unwrap();
        self.thread.take().unwrap().join().unwrap();
        self.folder.clone()
    }

    /// Replaces a policy, as a file is to be replaced.
    pub(crate) fn replace(&self, name: &str, text: &str) {
        replace(&self.folder, name, text);
    }

    /// Somebody who speaks to it, over connections that are kept.
    pub(crate) fn client(&self) -> Client {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        Client { agent, url: self.url.clone() }
    }
}

/// Replaces a policy by renaming another file over it.
pub(crate) fn replace(folder: &Path, name: &str, text: &str) {
    let beside = folder.join("next");
    std::fs::write(&beside, text).unwrap();
    std::fs::rename(beside, folder.join("policies").join(name)).unwrap();
}

/// Speaks to a service.
pub(crate) struct Client {
    agent: ureq::Agent,
    url: String,
}

impl Client {
    pub(crate) fn get(&self, path: &str) -> Answer {
        Answer::of(self.agent.get(format!("{}{path}", self.url)).call())
    }

    pub(crate) fn get_as(&self, request: &str, path: &str) -> Answer {
        let url = format!("{}{path}", self.url);
        Answer::of(self.agent.get(url).header("x-request-id", request).call())
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_text(path, &body.to_string())
    }

    pub(crate) fn post_text(&self, path: &str, body: &str) -> Answer {
        Answer::of(self.agent.post(format!("{}{path}", self.url)).send(body))
    }
}

impl Answer {
    fn of(answered: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Self {
        let mut response = answered.unwrap();
        let status = response.status().as_u16();
        let text = response.body_mut().read_to_string().unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Self { status, body }
    }

    /// The same, which has to have this status.
    #[track_caller]
    pub(crate) fn with(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{:#}", self.body);
        self.body
    }
}

/// The decision that a body names.
pub(crate) fn decision(body: &Value) -> Decision {
    serde_json::from_value(body["decision"].clone()).unwrap()
}

/// The clauses by which a decision permits and forbids, those that are only of note aside.
pub(crate) fn clauses(decision: &Decision) -> Vec<&str> {
    let decides =
        |citation: &&Citation| matches!(citation.effect, Effect::Permits | Effect::Forbids);
    let parts = decision.parts.iter().flat_map(|part| &part.citations);
    let mut clauses: Vec<&str> = parts
        .filter(decides)
        .flat_map(|citation| &citation.clauses)
        .map(|clause| clause.as_str())
        .collect();
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}

/// What is missing, each set as one text.
pub(crate) fn missing(decision: &Decision) -> Vec<String> {
    let parts = decision.parts.iter().filter_map(|part| part.missing.as_ref());
    let told = |set: &Vec<permitted::engine::MissingFact>| {
        set.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ")
    };
    let mut sets: Vec<String> = parts.flat_map(|missing| missing.sets.iter().map(told)).collect();
    sets.sort();
    sets.dedup();
    sets
}
