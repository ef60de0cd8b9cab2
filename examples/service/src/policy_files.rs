//! Policies as files: read together, loaded together, and what is wrong with them.

use crate::customer;
use crate::permissions::Permissions;
use permitted::files::Document;
use permitted::{InputError, Policy};
use serde::Serialize;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Where the policies are: files, and folders whose `.toml` files are policies.
///
/// Replace a file by renaming another one over it. One that is written in place is for a moment a file
/// that ends early, and the first half of a policy may well be a policy: one that forbids less.
#[derive(Debug, Clone)]
pub struct PolicyFiles {
    paths: Vec<PathBuf>,
}

/// The files with what stands in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyTexts(Vec<(PathBuf, String)>);

/// What is wrong with policies, to show and to log.
#[derive(Debug, Clone, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub struct PolicyFault {
    /// In which file, unless it is in all of them together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// What is wrong.
    #[serde(flatten)]
    pub what: FaultKind,
}

/// What kind of thing is wrong.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum FaultKind {
    /// It cannot be read, or is no TOML.
    Unreadable {
        /// What is told of it.
        message: String,
    },
    /// It is no policy: all problems, with where they are and how to mend them.
    Problems(InputError),
}

impl PolicyFiles {
    /// The files and folders at these paths.
    #[must_use]
    pub fn at(paths: Vec<PathBuf>) -> Self {
        Self { paths }
    }

    /// What stands in them now.
    ///
    /// # Errors
    /// A file or folder that cannot be read.
    pub fn read(&self) -> Result<PolicyTexts, PolicyFault> {
        let mut texts = Vec::new();
        for path in &self.paths {
            let unreadable = |error: io::Error| PolicyFault::unreadable(path, &error);
            if path.is_dir() {
                let mut files: Vec<PathBuf> = Vec::new();
                for entry in std::fs::read_dir(path).map_err(unreadable)? {
                    files.push(entry.map_err(unreadable)?.path());
                }
                files.retain(|file| is_policy(file));
                files.sort();
                for file in files {
                    let text = std::fs::read_to_string(&file).map_err(unreadable)?;
                    texts.push((file, text));
                }
            } else {
                texts.push((path.clone(), std::fs::read_to_string(path).map_err(unreadable)?));
            }
        }
        Ok(PolicyTexts(texts))
    }
}

/// Scenarios and the like stand beside policies.
fn is_policy(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.ends_with(".toml") && !name.ends_with(".scenarios.toml")
}

impl PolicyTexts {
    /// What they permit.
    ///
    /// # Errors
    /// What is wrong with each of the files, or with all of them together.
    pub fn load(&self) -> Result<Permissions, Vec<PolicyFault>> {
        let (mut policies, mut faults): (Vec<Policy>, _) = (Vec::new(), Vec::new());
        for (path, text) in &self.0 {
            match toml::from_str::<Document>(text) {
                Err(error) => faults.push(PolicyFault::unreadable(path, &error)),
                Ok(document) => match Policy::try_from(document) {
                    Ok(policy) => policies.push(policy),
                    Err(error) => faults.push(PolicyFault::of(Some(path), error)),
                },
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let fields = customer::fields().map_err(|error| {
            vec![PolicyFault::unreadable(Path::new("customer.fields.toml"), &error)]
        })?;
        Permissions::new(policies, fields).map_err(|error| vec![PolicyFault::of(None, error)])
    }
}

impl PolicyFault {
    fn unreadable(path: &Path, error: &dyn fmt::Display) -> Self {
        let what = FaultKind::Unreadable { message: error.to_string() };
        Self { file: Some(path.to_owned()), what }
    }

    fn of(path: Option<&PathBuf>, error: InputError) -> Self {
        Self { file: path.cloned(), what: FaultKind::Problems(error) }
    }
}

impl fmt::Display for PolicyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}: ", file.display())?;
        }
        match &self.what {
            FaultKind::Unreadable { message } => f.write_str(message),
            FaultKind::Problems(error) => error.fmt(f),
        }
    }
}
