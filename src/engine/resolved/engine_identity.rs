//! Which engine prepared something.

use std::sync::atomic::{AtomicU64, Ordering};

/// Tells an engine from all others of the process. Prepared acts and facts keep it instead of a share in
/// the engine: counting shares up and down would cost as much as looking three words up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EngineIdentity(u64);

impl EngineIdentity {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
