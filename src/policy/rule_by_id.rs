//! Finding a rule of a policy by its kind and id, whatever it is.

use super::amendment::Amendment;
use super::header::Header;
use super::retention::Retention;
use super::right::Right;
use super::rule_kind::RuleKind;
use super::rules::{
    AdmittedBasis, Beyond, Closed, ConsentGiver, DeemedConsent, Duty, Forbid, OptOut, Permit,
    Restriction, Scope, Statement,
};
use super::version::Policy;
use crate::ids::{Clause, RuleId};

macro_rules! policy_rules {
    ($($variant:ident($type:ident) $kinds:pat, $list:ident, $doc:literal;)*) => {
        /// A rule or declaration of a policy, of whichever kind.
        ///
        /// Given by [`Policy::rule`], and by [`Engine::rule`](crate::Engine::rule) for what a decision cites.
        ///
        /// ```
        /// use permitted::Policy;
        /// use permitted::policy::{PolicyRule, RuleKind};
        ///
        /// let policy: Policy = toml::from_str(include_str!("../../examples/policies/plusnxt.toml"))?;
        /// let rule = policy.rule(RuleKind::Permit, &"PN-19-contact".into());
        /// let Some(PolicyRule::Permit(permit)) = rule else { panic!("{rule:?}") };
        /// assert_eq!(permit.clauses(), ["PN-19"]);
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum PolicyRule<'a> {
            $(#[doc = $doc] $variant(&'a $type),)*
        }

        impl<'a> PolicyRule<'a> {
            fn header(self) -> &'a Header {
                match self {
                    $(Self::$variant(rule) => &rule.header,)*
                }
            }
        }

        impl Policy {
            /// The rule of a kind that has this id. The kind [`RuleKind::Only`] finds the permit that adds
            /// such a forbid, and [`RuleKind::ErasureRequest`] finds nothing, since no rule says it.
            #[must_use]
            pub fn rule(&self, kind: RuleKind, id: &RuleId) -> Option<PolicyRule<'_>> {
                match kind {
                    $($kinds => {
                        let rule = self.parts.$list.iter().find(|rule| rule.header.id == *id);
                        rule.map(PolicyRule::$variant)
                    })*
                    RuleKind::ErasureRequest => None,
                }
            }
        }
    };
}

policy_rules! {
    Scope(Scope) RuleKind::Scope, scopes, "What the policy speaks about.";
    Beyond(Beyond) RuleKind::Beyond, beyond, "What lies beyond it.";
    Permit(Permit) RuleKind::Permit | RuleKind::Only, permits, "A permit.";
    Forbid(Forbid) RuleKind::Forbid, forbids, "A forbid.";
    OptOut(OptOut) RuleKind::OptOut, opt_outs, "An opt-out.";
    Duty(Duty) RuleKind::Duty, duties, "A duty.";
    Closed(Closed) RuleKind::Closed, closed, "A closed declaration.";
    Statement(Statement) RuleKind::Statement, statements, "A statement.";
    DeemedConsent(DeemedConsent) RuleKind::DeemedConsent, deemed_consents, "A deemed consent.";
    ConsentGiver(ConsentGiver) RuleKind::ConsentGiver, consent_givers, "Whose consent counts.";
    AdmittedBasis(AdmittedBasis) RuleKind::AdmittedBasis, admitted_bases, "Admitted bases.";
    Restriction(Restriction) RuleKind::Restriction, restrictions, "An exception to the restriction of data.";
    Retention(Retention) RuleKind::Retention, retentions, "A rule of the retention schedule.";
    Right(Right) RuleKind::Right, rights, "A right.";
    Amendment(Amendment) RuleKind::Amendment, amendments, "How new versions come into force.";
}

impl<'a> PolicyRule<'a> {
    /// Its id within its policy.
    #[must_use]
    pub fn id(self) -> &'a RuleId {
        &self.header().id
    }

    /// The clauses that it puts into effect.
    #[must_use]
    pub fn clauses(self) -> &'a [Clause] {
        &self.header().clauses
    }

    /// The interpretation chosen where the text leaves a choice.
    #[must_use]
    pub fn chosen_reading(self) -> Option<&'a str> {
        self.header().reading.as_deref()
    }

    /// The heading of the section in which it stands.
    #[must_use]
    pub fn heading(self) -> Option<&'a str> {
        self.header().heading.as_deref()
    }
}
