//! The function in the plans that a cluster passes on.
//!
//! A plan that named the function alone would be judged by whatever policy an executor has under that name. So
//! the question stands in the plan: policy, act and moment. No function is registered under the name on
//! scheduler and executors, and a plan without a question is refused.

use crate::Error;
use crate::asked::Asked;
use crate::function::{NAME, Permitted};
use ballista_core::serde::{BallistaLogicalExtensionCodec, BallistaPhysicalExtensionCodec};
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::catalog::TableProvider;
use datafusion::common::{Result, TableReference, plan_err};
use datafusion::datasource::file_format::FileFormatFactory;
use datafusion::execution::TaskContext;
use datafusion::logical_expr::{Extension, LogicalPlan, ScalarUDF};
use datafusion::physical_plan::ExecutionPlan;
use datafusion_proto::logical_plan::LogicalExtensionCodec;
use datafusion_proto::physical_plan::PhysicalExtensionCodec;
use std::sync::{Arc, Mutex, PoisonError};

/// The functions that were read last. Every task of a query brings the same one, and shares what it has kept.
#[derive(Debug, Default)]
struct Functions(Mutex<Vec<Arc<ScalarUDF>>>);

/// How many of them are held.
const MAX_FUNCTIONS: usize = 16;

impl Functions {
    fn read(&self, name: &str, stored: &[u8]) -> Result<Arc<ScalarUDF>> {
        if name != NAME {
            return plan_err!("there is no function `{name}` that travels in plans");
        }
        if stored.is_empty() {
            return plan_err!("the plan names `{NAME}` and does not say what it asks");
        }
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = held.iter().find(|function| {
            let own = function.inner().downcast_ref::<Permitted>();
            own.is_some_and(|own| own.stored().as_bytes() == stored)
        });
        if let Some(same) = same {
            return Ok(Arc::clone(same));
        }
        let function = Permitted::new(&Asked::read(stored)?)?;
        let function = Arc::new(ScalarUDF::new_from_impl(function));
        if held.len() >= MAX_FUNCTIONS {
            held.clear();
        }
        held.push(Arc::clone(&function));
        Ok(function)
    }
}

/// Writes what a function asks. Other functions are written by their names alone.
fn write(function: &ScalarUDF, stored: &mut Vec<u8>) {
    if let Some(own) = function.inner().downcast_ref::<Permitted>() {
        stored.extend_from_slice(own.stored().as_bytes());
    }
}

/// Logical plans: from the client to the scheduler.
#[derive(Debug, Default)]
pub struct Logical {
    plans: BallistaLogicalExtensionCodec,
    functions: Functions,
}

impl LogicalExtensionCodec for Logical {
    fn try_decode(
        &self,
        stored: &[u8],
        inputs: &[LogicalPlan],
        context: &TaskContext,
    ) -> Result<Extension> {
        self.plans.try_decode(stored, inputs, context)
    }

    fn try_encode(&self, node: &Extension, stored: &mut Vec<u8>) -> Result<()> {
        self.plans.try_encode(node, stored)
    }

    fn try_decode_table_provider(
        &self,
        stored: &[u8],
        table: &TableReference,
        schema: SchemaRef,
        context: &TaskContext,
    ) -> Result<Arc<dyn TableProvider>> {
        self.plans.try_decode_table_provider(stored, table, schema, context)
    }

    fn try_encode_table_provider(
        &self,
        table: &TableReference,
        provider: Arc<dyn TableProvider>,
        stored: &mut Vec<u8>,
    ) -> Result<()> {
        self.plans.try_encode_table_provider(table, provider, stored)
    }

    fn try_decode_file_format(
        &self,
        stored: &[u8],
        context: &TaskContext,
    ) -> Result<Arc<dyn FileFormatFactory>> {
        self.plans.try_decode_file_format(stored, context)
    }

    fn try_encode_file_format(
        &self,
        stored: &mut Vec<u8>,
        format: Arc<dyn FileFormatFactory>,
    ) -> Result<()> {
        self.plans.try_encode_file_format(stored, format)
    }

    fn try_decode_udf(&self, name: &str, stored: &[u8]) -> Result<Arc<ScalarUDF>> {
        self.functions.read(name, stored)
    }

    fn try_encode_udf(&self, function: &ScalarUDF, stored: &mut Vec<u8>) -> Result<()> {
        write(function, stored);
        Ok(())
    }
}

/// Physical plans: from the scheduler to the executors.
#[derive(Debug, Default)]
pub struct Physical {
    plans: BallistaPhysicalExtensionCodec,
    functions: Functions,
}

impl PhysicalExtensionCodec for Physical {
    fn try_decode(
        &self,
        stored: &[u8],
        inputs: &[Arc<dyn ExecutionPlan>],
        context: &TaskContext,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        self.plans.try_decode(stored, inputs, context)
    }

    fn try_encode(&self, node: Arc<dyn ExecutionPlan>, stored: &mut Vec<u8>) -> Result<()> {
        self.plans.try_encode(node, stored)
    }

    fn try_decode_udf(&self, name: &str, stored: &[u8]) -> Result<Arc<ScalarUDF>> {
        self.functions.read(name, stored)
    }

    fn try_encode_udf(&self, function: &ScalarUDF, stored: &mut Vec<u8>) -> Result<()> {
        write(function, stored);
        Ok(())
    }
}

/// The function of a question, as SQL finds it.
///
/// # Errors
/// A question that [`Asked::prepare`] refuses.
pub fn function(question: &Asked) -> Result<ScalarUDF, Error> {
    Ok(ScalarUDF::new_from_impl(Permitted::new(question)?))
}
