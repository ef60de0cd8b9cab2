//! What all handlers share.

use crate::clock::Clock;
use crate::failure::Failure;
use crate::policy_files::{PolicyFault, PolicyFiles};
use crate::reload::{Policies, Reloaded};
use crate::store::{Store, archive, log};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The service: what decides, what is kept, and what time it is.
#[derive(Debug)]
pub struct App {
    /// What decides.
    pub policies: Policies,
    /// What is kept.
    pub store: Store,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// How many ids were given out.
    numbers: AtomicU64,
}

/// Why the service does not start.
#[derive(Debug, thiserror::Error)]
pub enum NoStart {
    /// The policies cannot be loaded.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Policies(Vec<PolicyFault>),
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] Failure),
}

impl App {
    /// Loads the policies and opens the database.
    ///
    /// # Errors
    /// All that is wrong with the policies, or the database.
    pub fn start(
        policies: Vec<PathBuf>,
        database: &Path,
        clock: Arc<dyn Clock>,
    ) -> Result<Arc<Self>, NoStart> {
        let policies = Policies::load(PolicyFiles::at(policies)).map_err(NoStart::Policies)?;
        let store = Store::open(database)?;
        let numbers = store.with(log::len)?;
        let app = Self { policies, store, clock, numbers: AtomicU64::new(numbers) };
        app.archive()?;
        Ok(Arc::new(app))
    }

    /// An id for something that came without one.
    pub fn next_id(&self, what: &str) -> String {
        format!("{what}-{}", self.numbers.fetch_add(1, Ordering::SeqCst).saturating_add(1))
    }

    /// Does work that waits for the database where waiting does no harm.
    ///
    /// # Errors
    /// Those of the work.
    pub async fn work<T: Send + 'static>(
        self: Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        tokio::task::spawn_blocking(move || work(&self)).await.map_err(|_| Failure::BrokenOff)?
    }

    /// Loads the policies again, if they changed.
    ///
    /// # Errors
    /// The database.
    pub fn reload(&self) -> Result<Reloaded, Failure> {
        self.took_over(self.policies.reload())
    }

    /// The same, once the files have come to rest.
    ///
    /// # Errors
    /// The database.
    pub fn watch(&self) -> Result<Reloaded, Failure> {
        self.took_over(self.policies.watch())
    }

    fn took_over(&self, reloaded: Reloaded) -> Result<Reloaded, Failure> {
        if reloaded == Reloaded::TookOver {
            self.archive()?;
        }
        Ok(reloaded)
    }

    /// Keeps the versions by which it is decided, so that the log can be checked when they are gone.
    fn archive(&self) -> Result<(), Failure> {
        let permissions = self.policies.in_force();
        self.store.with(|db| archive::keep(db, &permissions.engine))
    }
}
