//! The query, wherever it runs.

use crate::Error;
use crate::asked::Asked;
use crate::codec::function;
use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::compute::sum;
use datafusion::arrow::datatypes::Int64Type;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::common::exec_datafusion_err;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use std::path::Path;

/// How many may get the newsletter in each place, with sums by which two answers can be compared: of whom they
/// are, and of the addresses.
pub const SQL: &str = "
    SELECT residence, count(*) AS readers, sum(id) AS ids, bit_xor(id) AS mixed_ids,
           min(email) AS first, max(email) AS last
    FROM subjects
    WHERE permitted(subject, residence, born, events)
    GROUP BY residence
    ORDER BY residence";

/// What came of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The result, as people read it.
    pub table: String,
    /// How many may get the newsletter.
    pub readers: i64,
}

/// DataFusion on this machine, on so many cores.
#[must_use]
pub fn local(cores: usize) -> SessionContext {
    SessionContext::new_with_config(SessionConfig::new().with_target_partitions(cores))
}

/// Registers the function of a question, and the table in a folder.
///
/// # Errors
/// A question that cannot be asked, a folder without a table.
pub async fn register(
    context: &SessionContext,
    question: &Asked,
    table: &Path,
) -> Result<(), Error> {
    context.register_udf(function(question)?);
    // The columns are those that the files have. One that is missing should be missed, not read as NULL.
    let path = table.display().to_string();
    context.register_parquet("subjects", path, ParquetReadOptions::default()).await?;
    Ok(())
}

/// Runs the query.
///
/// # Errors
/// Whatever it fails at, as a row that cannot be read.
pub async fn ask(context: &SessionContext) -> Result<Answer, Error> {
    let batches = context.sql(SQL).await?.collect().await?;
    let readers = batches.iter().map(readers).sum::<Result<i64, Error>>()?;
    let table = pretty_format_batches(&batches).map_err(|fault| Error::Query(fault.into()))?;
    Ok(Answer { table: table.to_string(), readers })
}

fn readers(batch: &RecordBatch) -> Result<i64, Error> {
    let column =
        batch.column_by_name("readers").and_then(|column| column.as_primitive_opt::<Int64Type>());
    let column = column.ok_or_else(|| exec_datafusion_err!("the result has no `readers`"))?;
    Ok(sum(column).unwrap_or(0))
}
