//! Tables of questions, by their columns.

use crate::engine::resolved::prepared_facts::PreparedFacts;
use crate::facts::{Act, Item, PartyInRole, Stated};
use crate::problem::{InputError, Problem, ProblemKind, ProblemPart};
use crate::words::facets::{ChannelFacet, DataFacet, PartyFacet, PlaceFacet, PurposeFacet};
use crate::words::{Facet, Word};

/// One column of a table, dictionary-encoded: in each row a place in the dictionary.
///
/// Data frames and columnar files keep their columns like that already.
///
/// ```
/// use permitted::Purpose;
/// use permitted::engine::{Column, Columns};
///
/// let purposes = [Purpose::ANALYTICS, Purpose::MARKETING];
/// let columns = Columns {
///     purpose: Some(Column { dictionary: &purposes, codes: &[0, 1, 1, 0] }),
///     ..Columns::default()
/// };
/// assert!(columns.subject.is_none());
/// ```
#[derive(Debug, Clone)]
pub struct Column<'a, T> {
    /// The values that occur.
    pub dictionary: &'a [T],
    /// For each row, the place of its value.
    pub codes: &'a [u32],
}

/// The columns of a table of questions. What has no column is as the act says.
///
/// Hand them to [`Engine::permits_columns`](crate::Engine::permits_columns).
///
/// ```
/// use permitted::Purpose;
/// use permitted::engine::{Column, Columns};
///
/// let purposes = [Purpose::ANALYTICS, Purpose::MARKETING];
/// let columns = Columns {
///     purpose: Some(Column { dictionary: &purposes, codes: &[0, 1, 1, 0] }),
///     ..Columns::default()
/// };
/// assert!(columns.subject.is_none());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Columns<'a> {
    /// With which data: one item a row.
    pub data: Option<Column<'a, Word<DataFacet>>>,
    /// For which purpose.
    pub purpose: Option<Column<'a, Word<PurposeFacet>>>,
    /// Who receives.
    pub recipient: Option<Column<'a, Word<PartyFacet>>>,
    /// By which means.
    pub channel: Option<Column<'a, Word<ChannelFacet>>>,
    /// Where it is done, or where the data goes.
    pub place: Option<Column<'a, Word<PlaceFacet>>>,
    /// About whom.
    pub subject: Option<Column<'a, PreparedFacts>>,
}

fn code<T>(column: Option<&Column<'_, T>>, row: usize) -> u32 {
    column.and_then(|column| column.codes.get(row)).copied().unwrap_or(0)
}

/// The word of a column that a code stands for.
fn word<F: Facet>(column: Option<&Column<'_, Word<F>>>, code: u32) -> Option<Stated<F>> {
    column?.dictionary.get(code as usize).cloned().map(Stated::from)
}

impl Columns<'_> {
    /// How many rows there are, if the columns agree and their codes stand for something.
    pub(crate) fn rows(&self) -> Result<usize, InputError> {
        let mut lengths: Vec<(&'static str, usize)> = Vec::new();
        let mut problems = Vec::new();
        fn check<T>(
            name: &'static str,
            column: Option<&Column<'_, T>>,
            lengths: &mut Vec<(&'static str, usize)>,
            problems: &mut Vec<Problem>,
        ) {
            let Some(column) = column else { return };
            lengths.push((name, column.codes.len()));
            let size = column.dictionary.len();
            let beyond = |(_, code): &(usize, &u32)| **code as usize >= size;
            if let Some((row, code)) = column.codes.iter().enumerate().find(beyond) {
                let what = format!("code {code} stands for nothing in a dictionary of {size}");
                let help = "write places in the dictionary, from 0";
                let kind = ProblemKind::inconsistent(what, help);
                problems.push(Problem::new(
                    ProblemPart::Question,
                    format!("{name}: codes[{row}]"),
                    kind,
                ));
            }
        }
        check("data", self.data.as_ref(), &mut lengths, &mut problems);
        check("purpose", self.purpose.as_ref(), &mut lengths, &mut problems);
        check("recipient", self.recipient.as_ref(), &mut lengths, &mut problems);
        check("channel", self.channel.as_ref(), &mut lengths, &mut problems);
        check("place", self.place.as_ref(), &mut lengths, &mut problems);
        check("subject", self.subject.as_ref(), &mut lengths, &mut problems);
        let rows = lengths.first().map_or(0, |(_, rows)| *rows);
        for (name, found) in lengths.iter().filter(|(_, found)| *found != rows) {
            let what = format!("the column has {found} rows, others have {rows}");
            let help = "give every column a code for every row";
            problems.push(Problem::new(
                ProblemPart::Question,
                *name,
                ProblemKind::inconsistent(what, help),
            ));
        }
        if problems.is_empty() { Ok(rows) } else { Err(InputError::new(problems)) }
    }

    /// The codes of a row: those of the act, and that of the subject.
    pub(crate) fn codes(&self, row: usize) -> ([u32; 5], u32) {
        let act = [
            code(self.data.as_ref(), row),
            code(self.purpose.as_ref(), row),
            code(self.recipient.as_ref(), row),
            code(self.channel.as_ref(), row),
            code(self.place.as_ref(), row),
        ];
        (act, code(self.subject.as_ref(), row))
    }

    /// The act with what the codes of a row say.
    pub(crate) fn act(&self, act: &Act, codes: [u32; 5]) -> Act {
        let [data, purpose, recipient, channel, place] = codes;
        let mut act = act.clone();
        if let Some(category) = word(self.data.as_ref(), data) {
            let item = act.items.first().cloned();
            let item = item.map(|item| Item { category: category.clone(), ..item });
            let item = item.unwrap_or_else(|| Item::new(category));
            act.items = std::iter::once(item).collect();
        }
        if let Some(purpose) = word(self.purpose.as_ref(), purpose) {
            act.purposes = std::iter::once(purpose).collect();
        }
        if let Some(role) = word(self.recipient.as_ref(), recipient) {
            let party = act.recipient.take().and_then(|stated| stated.party);
            act.recipient = Some(PartyInRole { role, party });
        }
        act.channel = word(self.channel.as_ref(), channel).or(act.channel.take());
        act.place = word(self.place.as_ref(), place).or(act.place.take());
        act
    }
}
