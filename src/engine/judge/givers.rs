//! Whose word an event of the ledger is, and whether it counts: as declared, and a parent's until
//! the subject comes of age.

use crate::engine::judge::conditions::Meaning;
use crate::engine::judge::on_record::Records;
use crate::engine::resolved::records::ResolvedEvent;
use crate::engine::tables::compiled_policy::Detail;
use crate::engine::tables::truth::Truth;
use crate::policy::GiverKind;
use time::OffsetDateTime;

/// The age at which a parent's word ends.
pub(crate) const OF_AGE: u8 = 18;

/// Whether two events are of one giver. Who is not named may be anybody.
pub(crate) fn same_giver(one: &ResolvedEvent, other: &ResolvedEvent) -> Truth {
    if one.giver != other.giver {
        return Truth::False;
    }
    if one.giver == GiverKind::Subject {
        return Truth::True;
    }
    match (one.giver_party(), other.giver_party()) {
        (Some(one), Some(other)) => Truth::from(one == other),
        _ => Truth::Unknown,
    }
}

/// Whether somebody may answer or lift what another said: the same giver, and the subject what an
/// agent said.
pub(crate) fn may_take_back(said: &ResolvedEvent, by: &ResolvedEvent) -> Truth {
    let speaks_for_it = said.giver == GiverKind::Agent && by.giver == GiverKind::Subject;
    if speaks_for_it { Truth::True } else { same_giver(said, by) }
}

/// What a declaration says of givers.
#[derive(Clone, Copy)]
pub(crate) struct Givers<'a> {
    pub(crate) kinds: &'a [GiverKind],
    pub(crate) all: bool,
    pub(crate) alone: bool,
    /// The version that declares it, and whether that is a limit.
    version: u32,
    is_limit: bool,
}

impl Givers<'_> {
    fn lists(&self, giver: GiverKind) -> bool {
        self.kinds.contains(&giver)
    }
}

impl<'a> Records<'_, 'a> {
    /// Visits the declarations of givers that bind this judgement, those of limits and of the
    /// operating policy that is judged, and whether each holds for the use: inside a limit those of
    /// every operating policy. The subject is as old as at an instant, if one is given.
    pub(crate) fn each_declaration(
        &self,
        age_at: Option<OffsetDateTime>,
        mut visit: impl FnMut(Truth, Givers<'a>),
    ) {
        let setting = &self.judge.setting;
        for judge in self.judge.of_all_versions(age_at) {
            let (compiled, is_limit) = (judge.setting.compiled, judge.setting.is_limit);
            let version = judge.setting.number;
            if compiled.givers.is_empty()
                || !(is_limit || setting.is_limit || version == setting.number)
            {
                continue;
            }
            let scope = judge.scope();
            for row in judge.possible(&compiled.givers) {
                let Some(Detail::Givers { kinds, all, alone }) =
                    compiled.row(row).map(|row| &row.detail)
                else {
                    continue;
                };
                let holds = scope.and(judge.entry(row, Meaning::AtLeast));
                let (all, alone) = (*all, *alone);
                visit(holds, Givers { kinds, all, alone, version, is_limit });
            }
        }
    }

    /// Whether the declarations that hold list a giver, now and at an instant before: those of a
    /// limit each, those of a policy one of them.
    pub(crate) fn is_listed(&self, giver: GiverKind, recorded_at: OffsetDateTime) -> Truth {
        if !self.judge.setting.asked.period.declares_givers {
            return Truth::True;
        }
        let now = self.is_listed_at(giver, None);
        if now == Truth::False { now } else { now.and(self.is_listed_at(giver, Some(recorded_at))) }
    }

    fn is_listed_at(&self, giver: GiverKind, age_at: Option<OffsetDateTime>) -> Truth {
        let mut listed = Truth::True;
        let mut of_policy = OfPolicy::default();
        self.each_declaration(age_at, |holds, givers| {
            if givers.is_limit {
                listed = listed.and((!holds).or(givers.lists(giver).into()));
                return;
            }
            if of_policy.version != Some(givers.version) {
                listed = listed.and(of_policy.value());
                of_policy = OfPolicy { version: Some(givers.version), ..OfPolicy::default() };
            }
            of_policy.add(holds, givers.lists(giver));
        });
        listed.and(of_policy.value())
    }

    /// Whether the word of the giver of a grant, or of a form that ends denials, counts.
    pub(crate) fn word_counts(&self, event: &ResolvedEvent) -> Truth {
        let in_time = self.is_in_time(event);
        if in_time == Truth::False {
            return in_time;
        }
        in_time.and(self.is_listed(event.giver, event.recorded_at))
    }

    /// Whether it is still the time for the word of this giver: a parent's ends with the subject's
    /// coming of age, where no declaration of the operating policy lists parents.
    pub(crate) fn is_in_time(&self, event: &ResolvedEvent) -> Truth {
        if event.giver != GiverKind::Parent {
            return Truth::True;
        }
        let minor = self.judge.age(None, Some(OF_AGE));
        if minor == Truth::True { minor } else { minor.or(self.lists_parents(Truth::and)) }
    }

    /// Whether an event that hurts counts, as far as its giver is concerned.
    pub(crate) fn may_count(&self, event: &ResolvedEvent) -> bool {
        if event.giver != GiverKind::Parent {
            return true;
        }
        self.judge.age(None, Some(OF_AGE)).or(self.lists_parents(Truth::or)) != Truth::False
    }

    /// Whether a declaration of the operating policy that holds lists parents; of several operating
    /// policies, inside a limit, together.
    fn lists_parents(&self, together: fn(Truth, Truth) -> Truth) -> Truth {
        let asked = self.judge.setting.asked;
        if !asked.period.declares_givers {
            return Truth::False;
        }
        let is_judged = |number: u32, is_limit: bool| {
            !is_limit && (self.judge.setting.is_limit || number == self.judge.setting.number)
        };
        let of_version = |number: u32| {
            let mut lists = Truth::False;
            self.each_declaration(None, |holds, givers| {
                if givers.version == number && givers.lists(GiverKind::Parent) {
                    lists = lists.or(holds);
                }
            });
            lists
        };
        let versions = asked.versions();
        let judged = versions.filter(|version| is_judged(version.number, version.is_limit));
        judged.map(|version| of_version(version.number)).reduce(together).unwrap_or(Truth::False)
    }

    /// Whether a denial of this giver is set aside, for grants, since the operating policy hears the
    /// givers that it lists alone.
    pub(crate) fn is_set_aside(&self, giver: GiverKind) -> Truth {
        let setting = &self.judge.setting;
        if giver == GiverKind::Subject || setting.is_limit || !setting.asked.period.declares_givers
        {
            return Truth::False;
        }
        let (mut alone, mut listed) = (Truth::False, Truth::False);
        self.each_declaration(None, |holds, givers| {
            if givers.lists(giver) {
                listed = listed.or(holds);
            } else if givers.alone && !givers.is_limit {
                alone = alone.or(holds);
            }
        });
        alone.and(!listed)
    }
}

/// What the declarations of one policy come to for a giver: where one holds, one that holds lists
/// it.
#[derive(Default)]
struct OfPolicy {
    version: Option<u32>,
    lists: bool,
    may_list: bool,
    excludes: bool,
    may_exclude: bool,
}

impl OfPolicy {
    fn add(&mut self, holds: Truth, lists: bool) {
        match (holds, lists) {
            (Truth::True, true) => self.lists = true,
            (Truth::True, false) => self.excludes = true,
            (Truth::Unknown, true) => self.may_list = true,
            (Truth::Unknown, false) => self.may_exclude = true,
            (Truth::False, _) => {}
        }
    }

    fn value(&self) -> Truth {
        match self {
            Self { lists: true, .. } => Truth::True,
            Self { excludes: true, may_list: false, .. } => Truth::False,
            Self { excludes: true, .. } | Self { may_exclude: true, .. } => Truth::Unknown,
            _ => Truth::True,
        }
    }
}
