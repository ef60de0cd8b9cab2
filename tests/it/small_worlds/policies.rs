//! The policies that small worlds are judged by: what a newspaper says of advertising to its
//! readers, each as short as it can be said, and the laws beside it.

/// What an operating policy begins with.
pub(super) const GAZETTE: &str = "
id = 'gazette'
version = '1'
from = 2020-01-01
";

/// What a law begins with.
pub(super) const LAW: &str = "
id = 'law'
version = '1'
kind = 'limit'
from = 2020-01-01
";

pub(super) const CONSENT: &str = "
[[permit]]
clause = '4.1'
action = 'use'
data = 'browsing-history'
purpose = 'personalised-advertising'
basis = 'consent'
";

/// An approval by whatever sign is enough, but not for targeting.
pub(super) const STRENGTHS: &str = "
[[permit]]
clause = '4.1'
purpose = 'personalised-advertising'
when.consent = 'implied'

[[forbid]]
clause = '4.2'
purpose = 'targeted-advertising'
unless = [
  { when.consent = 'explicit' },
  { clause = '4.3', when.consent = { strength = 'express', naming = 'party' } },
]
";

pub(super) const LEGITIMATE_INTERESTS: &str = "
[[permit]]
clause = '5.1'
purpose = 'personalised-advertising'
basis = 'legitimate-interests'
";

/// Targeting may go on for ten days; whatever else is objected to ends at once.
pub(super) const GRACE: &str = "
[[permit]]
clause = '5.1'
purpose = 'personalised-advertising'
basis = 'legitimate-interests'

[[opt-out]]
clause = '5.2'
purpose = 'targeted-advertising'
route = ['unsubscribe-link', 'account-settings']
grace = '10 days'
";

/// What is on its way already may arrive.
pub(super) const ALREADY_IN_PROCESS: &str = "
[[permit]]
clause = '5.1'
purpose = 'personalised-advertising'
basis = 'notice-with-opt-out'
obligation = 'offer-opt-out'

[[opt-out]]
clause = '5.3'
purpose = 'personalised-advertising'
route = 'email'
grace = { period = '30 days', only-for = 'already-in-process' }
unless = [{ purpose = 'targeted-advertising', when.consent = 'explicit' }]
";

/// Reading on counts as agreement.
pub(super) const DEEMED_CONSENT: &str = "
[[permit]]
clause = '4.1'
purpose = 'personalised-advertising'
basis = 'consent'

[[deemed-consent]]
clause = '2.1'
event = 'continued-use'
purpose = 'targeted-advertising'
";

pub(super) const PARENTS_SPEAK: &str = "
[[permit]]
clause = '4.1'
purpose = 'personalised-advertising'
basis = 'consent'

[[consent-giver]]
clause = '8.1'
when.age.below = 16
giver = 'parent'
";

pub(super) const BOTH_SPEAK: &str = "
[[permit]]
clause = '4.1'
purpose = 'personalised-advertising'
basis = 'consent'

[[consent-giver]]
clause = '8.2'
when.age.below = 16
giver = ['subject', 'parent']
all = true
";

pub(super) const PARENTS_SPEAK_ALONE: &str = "
[[permit]]
clause = '4.1'
purpose = 'personalised-advertising'
basis = 'consent'

[[consent-giver]]
clause = '8.3'
purpose = 'targeted-advertising'
when.age.below = 16
giver = 'parent'
alone = true
";

/// What a parent denies is set aside, unless a law hears it.
pub(super) const READERS_SPEAK_ALONE: &str = "
[[permit]]
clause = '4.1'
purpose = 'personalised-advertising'
basis = 'consent'

[[consent-giver]]
clause = '8.4'
when.age.below = 16
giver = 'subject'
alone = true
";

pub(super) const LAW_HEARS_PARENTS: &str = "
[[consent-giver]]
clause = 'Art. 8'
purpose = 'targeted-advertising'
when.age.below = 16
giver = ['subject', 'parent']
";

/// A law that knows of consent, and not of who gives it.
pub(super) const LAW_ASKS_FOR_CONSENT: &str = "
[[forbid]]
clause = 'Art. 22'
purpose = 'targeted-advertising'
unless = [{ when.consent = 'implied' }]
";

/// A law that asks for both, whatever the policy says.
pub(super) const LAW_ASKS_BOTH: &str = "
[[consent-giver]]
clause = 'Art. 8'
purpose = 'targeted-advertising'
when.age.below = 16
giver = ['subject', 'parent']
all = true

[[forbid]]
clause = 'Art. 22'
purpose = 'targeted-advertising'
unless = [{ when.consent = 'implied' }]
";

pub(super) const RESTRICTION: &str = "
[[permit]]
clause = '5.1'
purpose = 'personalised-advertising'
basis = 'legitimate-interests'

[[restriction]]
clause = '6.2'
purpose = 'targeted-advertising'
by = 'marketing-agent'
";

/// One use, on two grounds.
pub(super) const TWO_GROUNDS: &str = "
[[permit]]
clause = '4.1'
purpose = 'personalised-advertising'
basis = 'consent'
obligation = 'offer-opt-out'

[[permit]]
clause = '5.1'
purpose = 'personalised-advertising'
basis = 'legitimate-interests'
";

pub(super) const LAW_ADMITS_CONSENT: &str = "
[[admitted-basis]]
clause = 'Art. 5(3)'
purpose = 'targeted-advertising'
basis = 'consent'
";

pub(super) const ALTERNATIVES: &str = "
[[permit]]
clause = '4.4'
purpose = 'personalised-advertising'
basis.any = ['consent', 'legitimate-interests']
";

/// Readers who are written to on compelling grounds, and others.
pub(super) const CONTACT: &str = "
[[permit]]
clause = '7.1'
action = 'contact'
channel = 'email'
purpose = 'personalised-advertising'
basis = 'legitimate-interests'

[[permit]]
clause = '7.2'
action = 'contact'
purpose = 'targeted-advertising'
basis = 'legitimate-interests'
obligation = 'offer-opt-out'
survives-objection = true

[[opt-out]]
clause = '7.3'
channel = 'phone'
route = 'phone'
";

pub(super) const CONTRACT: &str = "
[[permit]]
clause = '6.1'
purpose = 'personalised-advertising'
basis = 'contract'
";

/// The law lets readers object to targeting on whatever ground.
pub(super) const LAW_OPT_OUT: &str = "
[[opt-out]]
clause = 'Art. 21(2)'
purpose = 'targeted-advertising'
route = 'website'
unless = [{ when.consent = 'explicit' }]
";
