//! The policies in force, and how new ones take over while requests are answered.
//!
//! A request takes the permissions once and keeps them to its end, so that it sees one engine. Where a
//! new file is bad the old ones stay, all that is wrong with it is logged and shown, and the next change
//! is another try.

use crate::permissions::Permissions;
use crate::policy_files::{PolicyFault, PolicyFiles, PolicyTexts};
use arc_swap::ArcSwap;
use std::sync::{Arc, Mutex, PoisonError};

/// What decides at the moment.
#[derive(Debug)]
pub struct Policies {
    files: PolicyFiles,
    in_force: ArcSwap<Permissions>,
    tries: Mutex<Tries>,
}

/// What was tried last.
#[derive(Debug)]
struct Tries {
    /// What was loaded last, or refused.
    tried: Option<PolicyTexts>,
    /// What the watch saw last.
    seen: Option<PolicyTexts>,
    /// What is wrong with what was tried; nothing if it is in force.
    faults: Vec<PolicyFault>,
}

/// What came of a reload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reloaded {
    /// The files say what they said before.
    Unchanged,
    /// What they say is in force from now on.
    TookOver,
    /// They cannot be loaded: what was in force stays.
    Refused,
}

impl Policies {
    /// Loads the policies when the service starts.
    ///
    /// # Errors
    /// All that is wrong with them: there is nothing yet that could stay in force.
    pub fn load(files: PolicyFiles) -> Result<Self, Vec<PolicyFault>> {
        let texts = files.read().map_err(|fault| vec![fault])?;
        let permissions = texts.load()?;
        permissions.log_versions();
        let tries = Tries { tried: Some(texts), seen: None, faults: Vec::new() };
        Ok(Self { files, in_force: ArcSwap::from_pointee(permissions), tries: Mutex::new(tries) })
    }

    /// What decides now, for as long as a request lasts.
    pub fn in_force(&self) -> Arc<Permissions> {
        self.in_force.load_full()
    }

    /// What is wrong with the files as they are, because of which they are not in force.
    pub fn faults(&self) -> Vec<PolicyFault> {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).faults.clone()
    }

    /// Loads the files as they are now.
    pub fn reload(&self) -> Reloaded {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        match self.files.read() {
            Ok(texts) => self.try_out(texts, &mut tries),
            Err(fault) => refused(vec![fault], None, &mut tries),
        }
    }

    /// Looks whether the files have changed, and loads them once they say the same twice: who writes one
    /// in place has come to an end then, most likely.
    pub fn watch(&self) -> Reloaded {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        // A file that is being replaced may be gone for a moment.
        let Ok(texts) = self.files.read() else { return Reloaded::Unchanged };
        if tries.seen.as_ref() != Some(&texts) {
            tries.seen = Some(texts);
            return Reloaded::Unchanged;
        }
        self.try_out(texts, &mut tries)
    }

    fn try_out(&self, texts: PolicyTexts, tries: &mut Tries) -> Reloaded {
        if tries.tried.as_ref() == Some(&texts) {
            return Reloaded::Unchanged;
        }
        match texts.load() {
            Ok(permissions) => {
                permissions.log_versions();
                self.in_force.store(Arc::new(permissions));
                *tries = Tries { tried: Some(texts), seen: None, faults: Vec::new() };
                Reloaded::TookOver
            }
            Err(faults) => refused(faults, Some(texts), tries),
        }
    }
}

fn refused(faults: Vec<PolicyFault>, texts: Option<PolicyTexts>, tries: &mut Tries) -> Reloaded {
    for fault in &faults {
        tracing::error!(%fault, "the policies stay as they were");
    }
    *tries = Tries { tried: texts, seen: None, faults };
    Reloaded::Refused
}
