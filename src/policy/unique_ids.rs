//! Ids are unique among the rules of a kind; the same rule twice is the same rule.

use super::builder::PolicyBuilder;
use super::exemption::Exemption;
use super::header::{Header, rule_path};
use crate::ids::RuleId;
use crate::problem::{ProblemKind, Problems};
use std::collections::BTreeMap;

/// Drops what is repeated, and notes ids that stand for different rules of one kind. `place_of` says
/// where a rule stands, by its kind and its place among those.
pub(super) fn unique_ids(
    parts: &mut PolicyBuilder,
    problems: &Problems,
    place_of: &dyn Fn(&str, usize) -> String,
) {
    let ids = Ids { problems, place_of };
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
    let mut exemptions: BTreeMap<&RuleId, (&RuleId, &Exemption)> = BTreeMap::new();
    for right in &parts.rights {
        for exemption in &right.exemptions {
            let Some(id) = &exemption.id else { continue };
            match exemptions.get(id) {
                Some((_, earlier)) if *earlier == exemption => {}
                Some((first, _)) => {
                    let place = |right: &RuleId| {
                        format!("an exemption of {}", rule_path("right", right.as_str()))
                    };
                    ids.repeated("exemption", id, [place(first), place(right.id())]);
                }
                None => {
                    exemptions.insert(id, (right.id(), exemption));
                }
            }
        }
    }
}

struct Ids<'a> {
    problems: &'a Problems,
    place_of: &'a dyn Fn(&str, usize) -> String,
}

impl Ids<'_> {
    fn unique<R: PartialEq>(
        &self,
        kind: &'static str,
        rules: &mut Vec<R>,
        header: impl Fn(&R) -> &Header,
    ) {
        let mut first: BTreeMap<RuleId, usize> = BTreeMap::new();
        let mut kept: Vec<(usize, R)> = Vec::with_capacity(rules.len());
        for (place, rule) in rules.drain(..).enumerate() {
            let id = header(&rule).id.clone();
            let Some((earlier, same)) = first.get(&id).and_then(|at| kept.get(*at)) else {
                first.insert(id, kept.len());
                kept.push((place, rule));
                continue;
            };
            if *same != rule && !self.problems.is_full() {
                self.repeated(kind, &id, [*earlier, place].map(|rule| (self.place_of)(kind, rule)));
            }
        }
        *rules = kept.into_iter().map(|(_, rule)| rule).collect();
    }

    fn repeated(&self, kind: &str, id: &RuleId, [first, second]: [String; 2]) {
        let path = rule_path(kind, id.as_str());
        let id = id.to_string();
        self.problems.note(&path, ProblemKind::RepeatedId { id, first, second });
    }
}
