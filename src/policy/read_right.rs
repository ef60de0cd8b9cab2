//! From a document to the rights of a policy, and back.

use super::period::Period;
use super::read::{Header, Section, header, when};
use super::right::{Exemption, Fee, ResponseTime, Right, RightKind};
use super::write;
use crate::document::{Fields, Node, ProblemKind, Problems, TableWriter};
use crate::ids::{Clause, RuleId};

/// A right takes from its section what restricts persons: residence and kind of subject.
pub(super) fn right(
    node: &Node,
    path: String,
    section: &Section,
    problems: &Problems,
) -> Option<Right> {
    let mut fields = Fields::open(node, path, problems)?;
    let header = header(&mut fields, "right", section);
    if fields.peek("right").is_none() {
        let help = "say what the person can ask for, such as `access`";
        problems.note(fields.path(), ProblemKind::Missing { key: "right", help });
    }
    let kinds = fields.choices("right", &RightKind::NAMES);
    let mut residence = fields.words("residence");
    if residence.is_empty() {
        residence.extend_from_slice(&section.terms.residence);
    }
    let mut subject = fields.words("subject");
    if subject.is_empty() {
        subject.extend_from_slice(&section.terms.subject);
    }
    let when = when(&mut fields);
    let verify = fields.words("verify");
    let verify_high = fields.words("verify-high");
    let agent = fields.words("agent");
    let fee = fields.choice("fee", &Fee::NAMES).unwrap_or_default();
    let exemptions = fields
        .tables("exemption")
        .into_iter()
        .filter_map(|(path, node)| exemption(node, path, problems))
        .collect();
    let deadline = deadline(&mut fields);
    let obligations = fields.words("obligation");
    fields.finish();
    let Header { id, clauses, reading, heading } = header;
    Some(Right {
        id,
        clauses,
        reading,
        heading,
        kinds,
        residence,
        subject,
        when,
        verify,
        verify_high,
        agent,
        fee,
        exemptions,
        deadline,
        obligations,
    })
}

fn exemption(node: &Node, path: String, problems: &Problems) -> Option<Exemption> {
    let expected = "a table, such as `{ when.evidence = \"legal-obligation\" }`";
    let mut fields = Fields::open_as(node, path, expected, problems)?;
    let id = fields.text("id").map(RuleId::new);
    let clauses = fields.texts("clause").into_iter().map(|(_, text)| Clause::new(text)).collect();
    let reading = fields.text("reading");
    if fields.peek("when").is_none() {
        let help = "say when the right is refused; as it stands it is refused always";
        problems.note(fields.path(), ProblemKind::Missing { key: "when", help });
    }
    let when = when(&mut fields);
    fields.finish();
    Some(Exemption { id, clauses, reading, when: when? })
}

/// A period, or a table that says how it is extended and where it ends.
fn deadline(fields: &mut Fields<'_>) -> Option<ResponseTime> {
    let problems = fields.problems();
    if !matches!(fields.peek("deadline"), Some(Node::Table(_))) {
        return fields.parsed("deadline", "a period, such as `45 days`", response_time);
    }
    let path = fields.at("deadline");
    let mut fields = Fields::open(fields.take("deadline")?, path, problems)?;
    if fields.peek("period").is_none() {
        let help = "write how long an answer may take, such as `45 days`";
        problems.note(fields.path(), ProblemKind::Missing { key: "period", help });
    }
    let time = fields.parsed("period", "a period, such as `45 days`", response_time);
    let extension = fields.parsed("extension", "a period, such as `45 days`", Period::parse);
    let rolls = fields.choice("rolls", &[("next-working-day", ())]).is_some();
    fields.finish();
    Some(ResponseTime { extension, rolls, ..time? })
}

/// A calendar period, or a number of working days such as `15 working days`.
fn response_time(text: &str) -> Result<ResponseTime, ProblemKind> {
    let mut words = text.split_whitespace();
    let (number, unit) = (words.next(), words.next());
    if unit != Some("working") {
        return Period::parse(text).map(ResponseTime::of);
    }
    let days = number.and_then(|number| number.parse().ok());
    match (days, words.next(), words.next()) {
        (Some(days), Some("day" | "days"), None) if days <= ResponseTime::MAX_WORKING_DAYS => {
            Ok(ResponseTime::of_working_days(days))
        }
        _ => Err(ProblemKind::NotAPeriod { value: crate::document::name_of(text) }),
    }
}

/// How the time without its extension is written.
fn written(time: &ResponseTime) -> String {
    match time.working_days {
        0 => time.period.to_string(),
        1 => "1 working day".to_owned(),
        days => format!("{days} working days"),
    }
}

pub(super) fn right_node(right: &Right) -> Node {
    let mut table = TableWriter::default();
    let (heading, reading) = (right.heading.as_ref(), right.reading.as_ref());
    write::header(&mut table, &right.id, &right.clauses, heading, reading);
    table.texts("right", right.kinds.iter().map(|kind| kind.name()));
    table.texts("residence", &right.residence);
    table.texts("subject", &right.subject);
    table.texts("verify", &right.verify);
    table.texts("verify-high", &right.verify_high);
    table.texts("agent", &right.agent);
    let fee = Fee::NAMES.iter().find(|(_, fee)| *fee == right.fee);
    table.optional("fee", fee.map(|(name, _)| *name));
    table.texts("obligation", &right.obligations);
    if let Some(time) = &right.deadline {
        table.put("deadline", deadline_node(time));
    }
    table.nodes("exemption", right.exemptions.iter().map(exemption_node).collect());
    if let Some(when) = &right.when {
        table.put("when", write::condition(when));
    }
    table.finish()
}

fn exemption_node(exemption: &Exemption) -> Node {
    let mut table = TableWriter::default();
    table.optional("id", exemption.id.as_ref());
    table.texts("clause", &exemption.clauses);
    table.optional("reading", exemption.reading.as_ref());
    table.put("when", write::condition(&exemption.when));
    table.finish()
}

fn deadline_node(time: &ResponseTime) -> Node {
    if time.extension.is_none() && !time.rolls {
        return Node::Text(written(time));
    }
    let mut table = TableWriter::default();
    table.text("period", written(time));
    table.optional("extension", time.extension);
    table.texts("rolls", time.rolls.then_some("next-working-day"));
    table.finish()
}
