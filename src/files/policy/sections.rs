//! Sections, which say once what holds for all their rules.

use super::bases::BasesOf;
use super::conditions::When;
use super::declarations::{
    ADMITTED_BASIS, CLOSED, CONSENT_GIVER, DEEMED_CONSENT, RESTRICTION, STATEMENT,
};
use super::retention::RETENTION;
use super::rights::{EXEMPTION, RIGHT};
use super::rules::{DUTY, FORBID, OPT_OUT, PERMIT};
use super::terms::TERMS;
use crate::files::document::Node;
use crate::files::machinery::{
    Form, Keys, KeysOf, Obligations, PassesOn, Rules, Shape, Table, Tables, Text, Value, Wording,
    key, list, optional, plain, within,
};
use crate::instant::EARLIEST;
use crate::policy::{Bases, Condition, Exemption, InSection, Owed, Policy, PolicyBuilder, Terms};
use std::mem;

/// The lists of rules that stand in a policy, and in its sections.
pub(super) static RULES: Table<PolicyBuilder> = Table {
    name: "rules",
    about: "Rules, any number of each kind.",
    keys: &[Keys::Own(&[
        key("permit", &Rules(&PERMIT, list!(PolicyBuilder: permits))).about("What is allowed."),
        key("forbid", &Rules(&FORBID, list!(PolicyBuilder: forbids)))
            .about("What is not, whatever permits it."),
        key("opt-out", &Rules(&OPT_OUT, list!(PolicyBuilder: opt_outs)))
            .about("What is not while an objection bears."),
        key("duty", &Rules(&DUTY, list!(PolicyBuilder: duties)))
            .about("What has to be done along with what is permitted."),
        key("closed", &Rules(&CLOSED, list!(PolicyBuilder: closed)))
            .about("Where nothing happens but what is permitted."),
        key("statement", &Rules(&STATEMENT, list!(PolicyBuilder: statements)))
            .about("What the policy states, without deciding anything."),
        key("deemed-consent", &Rules(&DEEMED_CONSENT, list!(PolicyBuilder: deemed_consents)))
            .about("What counts as consent."),
        key("consent-giver", &Rules(&CONSENT_GIVER, list!(PolicyBuilder: consent_givers)))
            .about("Whose consent counts."),
        key("admitted-basis", &Rules(&ADMITTED_BASIS, list!(PolicyBuilder: admitted_bases)))
            .about("On which legal bases alone something may rest."),
        key("restriction", &Rules(&RESTRICTION, list!(PolicyBuilder: restrictions)))
            .about("For what restricted data is used all the same."),
        key("right", &Rules(&RIGHT, list!(PolicyBuilder: rights))).about("What persons may ask."),
        key("retention", &Rules(&RETENTION, list!(PolicyBuilder: retentions)))
            .about("How long data is kept."),
    ])],
    ..Table::of(nothing)
};

/// A policy that says nothing yet. Its start lies before every end that it can have.
pub(super) fn nothing() -> PolicyBuilder {
    Policy::builder("", "", EARLIEST)
}

/// A section that is read: its rules are those of the policy, to which it adds.
struct Section {
    heading: Option<String>,
    terms: Terms,
    bases: Bases,
    when: Option<Condition>,
    obligations: Vec<Owed>,
    exemptions: Vec<Exemption>,
    rules: PolicyBuilder,
}

static SECTION: Table<Section> = Table {
    name: "section",
    about: "A part of the policy. Its rules inherit its heading, its terms and its legal bases: a \
            rule that leaves such a key out has the section's. Its condition, obligations and \
            exemptions stand beside the rules' own. Only rules that have a key inherit it.",
    passes_on: PassesOn::ItsKeys,
    keys: &[
        Keys::Own(&[
            key("heading", &Text(Wording::Line, optional!(Section: heading)))
                .about("The heading under which the rules stand."),
            key("basis", &BasesOf(plain!(Section: bases)))
                .about("The legal bases of permits that name none."),
            key("when", &When(optional!(Section: when))).about(
                "What must hold for all rules of the section, beside what they ask themselves. A \
                 rule that may not ask for it cannot stand in the section.",
            ),
            key("obligation", &Obligations(plain!(Section: obligations))).about(
                "What has to be done beside what permits, duties and rights say themselves.",
            ),
            key("exemption", &Tables(&EXEMPTION, plain!(Section: exemptions)))
                .about("What takes the section's rights away, beside their own exemptions."),
        ]),
        Keys::Of(&KeysOf(&TERMS, within!(Section: terms))),
        Keys::Of(&KeysOf(&RULES, within!(Section: rules))),
    ],
    ..Table::of(|| Section {
        heading: None,
        terms: Terms::default(),
        bases: Bases::default(),
        when: None,
        obligations: Vec::new(),
        exemptions: Vec::new(),
        rules: nothing(),
    })
};

/// Sections, whose rules go to the policy. They are not written: the rules have what they inherited.
pub(super) struct Sections;

impl Form<PolicyBuilder> for Sections {
    fn shape(&self) -> Shape {
        Shape::Tables(&SECTION)
    }

    fn read(&self, policy: &mut PolicyBuilder, value: &Value<'_>) -> Option<()> {
        value.each(|value| {
            let rules = mem::replace(policy, nothing());
            let mut section = Section { rules, ..(SECTION.blank)() };
            SECTION.read_into(&mut section, value);
            let Section { terms, bases, when, obligations, exemptions, rules, .. } = section;
            *policy = rules;
            let path = value.path.to_string();
            let said = InSection { path, terms, bases, when, obligations, exemptions };
            policy.sections.push(said);
        });
        Some(())
    }

    fn write(&self, _: &PolicyBuilder) -> Option<Node> {
        None
    }
}
