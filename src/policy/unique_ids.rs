//! Ids are unique over all kinds of rules; the same rule twice is the same rule.

use super::builder::PolicyBuilder;
use super::exemption::Exemption;
use super::header::{Header, rule_path};
use crate::ids::RuleId;
use crate::problem::{ProblemKind, Problems};
use std::collections::{BTreeMap, BTreeSet};

/// Drops what is repeated, and notes ids that stand for different things.
pub(super) fn unique_ids(parts: &mut PolicyBuilder, problems: &Problems) {
    let mut ids = Ids { taken: BTreeSet::new(), problems };
    ids.unique("scope", &mut parts.scopes, |rule| &rule.header);
    ids.unique("beyond", &mut parts.beyond, |rule| &rule.header);
    ids.unique("permit", &mut parts.permits, |rule| &rule.header);
    ids.unique("forbid", &mut parts.forbids, |rule| &rule.header);
    ids.unique("opt-out", &mut parts.opt_outs, |rule| &rule.header);
    ids.unique("duty", &mut parts.duties, |rule| &rule.header);
    ids.unique("closed", &mut parts.closed, |rule| &rule.header);
    ids.unique("statement", &mut parts.statements, |rule| &rule.header);
    ids.unique("deemed-consent", &mut parts.deemed_consents, |rule| &rule.header);
    ids.unique("consent-giver", &mut parts.consent_givers, |rule| &rule.header);
    ids.unique("admitted-basis", &mut parts.admitted_bases, |rule| &rule.header);
    ids.unique("restriction", &mut parts.restrictions, |rule| &rule.header);
    ids.unique("retention", &mut parts.retentions, |rule| &rule.header);
    ids.unique("amendment", &mut parts.amendments, |amendment| &amendment.header);
    ids.unique("right", &mut parts.rights, |right| &right.header);
    // Several rights of a section have the same exemption.
    let mut exemptions: BTreeMap<&RuleId, &Exemption> = BTreeMap::new();
    for exemption in parts.rights.iter().flat_map(|right| &right.exemptions) {
        let Some(id) = &exemption.id else { continue };
        if exemptions.insert(id, exemption).is_none_or(|earlier| earlier != exemption) {
            ids.take("exemption", id);
        }
    }
}

struct Ids<'a> {
    taken: BTreeSet<RuleId>,
    problems: &'a Problems,
}

impl Ids<'_> {
    fn unique<R: PartialEq>(
        &mut self,
        kind: &'static str,
        rules: &mut Vec<R>,
        header: impl Fn(&R) -> &Header,
    ) {
        let mut first: BTreeMap<RuleId, usize> = BTreeMap::new();
        let mut kept: Vec<R> = Vec::with_capacity(rules.len());
        for rule in rules.drain(..) {
            let id = header(&rule).id.clone();
            if let Some(earlier) = first.get(&id).and_then(|at| kept.get(*at)) {
                if *earlier != rule {
                    self.repeated(kind, &id);
                }
                continue;
            }
            self.take(kind, &id);
            first.insert(id, kept.len());
            kept.push(rule);
        }
        *rules = kept;
    }

    /// Takes an id that nothing else may have.
    fn take(&mut self, kind: &'static str, id: &RuleId) {
        if !self.taken.insert(id.clone()) {
            self.repeated(kind, id);
        }
    }

    fn repeated(&self, kind: &str, id: &RuleId) {
        let path = rule_path(kind, id.as_str());
        self.problems.note(&path, ProblemKind::RepeatedId { id: id.to_string() });
    }
}
