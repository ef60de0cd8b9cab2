//! Names that the authors of policies choose: text, kept as it is written.

use super::conversions::text_conversions;
use super::kept::Kept;
use super::usable::{IdFault, Usable};
use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(Kept);

        impl $name {
            /// Takes a text as a name, as it is written.
            ///
            /// A text that cannot be a name ([`IdFault`]) is refused where the name is used; to
            /// hear of it at once, parse the text.
            ///
            /// ```
            #[doc = concat!("use permitted::ids::", stringify!($name), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(\"2.1\"), \"2.1\");")]
            #[doc = concat!("assert!(\"2.1\\n\".parse::<", stringify!($name), ">().is_err());")]
            /// ```
            #[must_use]
            pub fn new(name: impl AsRef<str>) -> Self {
                Self(Kept::text(name.as_ref()))
            }

            /// The name as text.
            ///
            /// ```
            #[doc = concat!("use permitted::ids::", stringify!($name), ";")]
            ///
            #[doc = concat!("assert!(", stringify!($name), "::new(\"PM-12\").as_str().starts_with(\"PM-\"));")]
            /// ```
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_text()
            }
        }

        // As for `str`, which a name can be borrowed as.
        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, text: &str) -> bool {
                self.0.as_bytes() == text.as_bytes()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        text_conversions!($name);
    )*};
}

names! {
    /// Names a policy over all its versions.
    ///
    /// It cannot hold an `@`: that stands before the version in a [`PolicyVersion`].
    ///
    /// ```
    /// use permitted::ids::{IdFault, PolicyId};
    ///
    /// let id: PolicyId = "harbour-clinic".parse()?;
    /// assert_eq!(id.to_string(), "harbour-clinic");
    /// let error = "harbour-clinic@2026".parse::<PolicyId>().unwrap_err();
    /// assert_eq!(error.fault(), IdFault::AtSign);
    /// # Ok::<(), permitted::ids::IdSyntax>(())
    /// ```
    ///
    /// [`PolicyVersion`]: crate::ids::PolicyVersion
    PolicyId;
    /// Names a rule or declaration within its policy.
    ///
    /// A rule that is not given an id has its first clause for one.
    ///
    /// ```
    /// use permitted::ids::RuleId;
    /// use permitted::policy::Permit;
    ///
    /// assert_eq!(Permit::new("4.2").id(), &RuleId::new("4.2"));
    /// assert_eq!(Permit::new("4.2").named("newsletter").id(), "newsletter");
    /// ```
    RuleId;
    /// Names a clause of the document that a policy file puts into rules, as the document does.
    ///
    /// Answers cite the clauses that decide. A set of them is searched by text.
    ///
    /// ```
    /// use permitted::ids::Clause;
    /// use std::collections::BTreeSet;
    ///
    /// let cited = BTreeSet::from([Clause::new("4.2"), Clause::new("Art. 6(1)(a)")]);
    /// assert!(cited.contains("Art. 6(1)(a)"));
    /// ```
    Clause;
}

impl Usable for PolicyId {
    fn fault(&self) -> Option<IdFault> {
        let at_sign = || self.as_str().contains('@').then_some(IdFault::AtSign);
        self.0.fault().or_else(at_sign)
    }
}

impl Usable for RuleId {
    fn fault(&self) -> Option<IdFault> {
        self.0.fault()
    }
}

impl Usable for Clause {
    fn fault(&self) -> Option<IdFault> {
        self.0.fault()
    }
}
