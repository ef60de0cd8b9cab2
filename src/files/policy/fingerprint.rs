//! The fingerprint of a policy: of what its file says, however that is arranged.

use super::head::POLICY;
use crate::files::fingerprint_in_any_order;
use crate::ids::{Fingerprint, VersionInForce};
use crate::policy::Policy;

impl Policy {
    /// The fingerprint of all that the version says: its name, its words, its rules.
    ///
    /// The order of rules makes no difference, nor do sections, comments and the format of the file. An
    /// edited rule does, under the name of the version too; so does the order of the words in one list. Log
    /// it where a policy is loaded, and compare it with the fingerprints in
    /// [`Decision::versions`](crate::Decision::versions).
    ///
    /// ```
    /// use permitted::Policy;
    ///
    /// let head = "id = 'shop'\nversion = '1'\nfrom = 2026-01-01\n";
    /// let billing = "[[permit]]\nclause = '2'\npurpose = 'billing'\n";
    /// let never = "[[closed]]\nclause = '3'\naction = 'sell'\n";
    /// let read = |text: String| toml::from_str::<Policy>(&text);
    /// let policy = read(format!("{head}{billing}{never}"))?;
    ///
    /// assert_eq!(policy.fingerprint(), read(format!("{head}{never}{billing}"))?.fingerprint());
    /// let edited = billing.replace("billing", "payment");
    /// assert_ne!(policy.fingerprint(), read(format!("{head}{edited}{never}"))?.fingerprint());
    /// # Ok::<(), toml::de::Error>(())
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::new(fingerprint_in_any_order(&POLICY.write(self.parts())))
    }

    /// The version, as answers name those by which they were decided.
    pub(crate) fn named_by_answers(&self) -> VersionInForce {
        VersionInForce::new(self.version(), self.fingerprint())
    }
}
