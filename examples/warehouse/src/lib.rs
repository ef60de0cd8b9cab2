//! Who of ten million subjects in Parquet may get this month's newsletter, where one machine is not enough?
//!
//! ```text
//! cargo run --release --manifest-path examples/warehouse/Cargo.toml
//! cargo test --release --manifest-path examples/warehouse/Cargo.toml
//! ```
//!
//! The first command writes the table, asks on this machine with DataFusion, asks again on a Ballista cluster of
//! a scheduler and two executors on loopback, and compares the answers:
//!
//! ```sql
//! SELECT … FROM subjects WHERE permitted(subject, residence, born, events)
//! ```
//!
//! This is how a warehouse asks:
//!
//! 1. [One question](asked::Asked): a policy, an act and a moment. It is all that the answer depends on
//!    but the row, so that the function is immutable and may run anywhere.
//! 2. [A scalar function](function::Permitted) asks it of each row, a batch at a time
//!    ([`Engine::permits_each`](permitted::Engine::permits_each)). It answers true or false and never NULL, and
//!    a row that it cannot read fails the query with the name of the subject: nothing becomes a silent yes.
//! 3. [In a plan](codec) the function travels as its question, not as its name alone. An executor judges by the
//!    policy that the query was written with, whatever policy it was installed with; a plan that says only the
//!    name is refused.
//! 4. [Events are columns](events), since reading the JSON of a ledger costs several times what judging it does.
//!    An event that says more than the columns hold stands whole in one more column, as JSON, so that nothing
//!    of it is lost.
//! 5. [Executors](cluster) read the Parquet files themselves, here from one folder. On several machines these
//!    lie in an object store that all of them reach.
//!
//! It is not part of the gate, because DataFusion and Ballista take long to build: close to 400 crates, 66 minutes
//! of one core at 2.8 GHz.

pub mod asked;
pub mod cluster;
pub mod codec;
pub mod columns;
pub mod events;
pub mod function;
pub mod generate;
pub mod query;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The query.
    #[error("the query: {0}")]
    Query(#[from] datafusion::error::DataFusionError),
    /// A file of the table.
    #[error("{path}: {why}")]
    File {
        /// Which.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// The policy, the act or the moment.
    #[error("the question: {0}")]
    Question(String),
    /// A row that is not what the table promises.
    #[error("subject `{subject}`: {column}: {why}; mend the row")]
    Row {
        /// Whose.
        subject: String,
        /// Which column.
        column: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The cluster.
    #[error("the cluster: {0}")]
    Cluster(String),
}

impl From<Error> for datafusion::error::DataFusionError {
    fn from(error: Error) -> Self {
        match error {
            Error::Query(error) => error,
            // As text, since a cluster sends home what an error shows for debugging.
            error => Self::Execution(error.to_string()),
        }
    }
}
