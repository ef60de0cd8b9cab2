//! Two policies that say every key between them, for the tests that no key is missing anywhere.

/// Policies that say every key between them.
pub(super) const POLICIES: [&str; 2] = [OPERATING, LIMIT];

const OPERATING: &str = r#"
id = "clinic"
title = "Privacy policy"
controller = { name = "Harbour Clinic", party = "harbour-clinic" }
version = "2026-01"
from = 2026-01-01
until = 2027-01-01
announced = 2025-11-15
url = "https://harbour-clinic.example/privacy"
reading = "Of two texts the later one counts."

[[word]]
evidence = "signed-form"
definition = "A form with a signature."
parent = "attestations"
includes = "subpoena"
party-bound = true

[[word]]
role = "harbour-lab"
definition = "The laboratory next door."
parent = "processor"
party = "lab-3"

[[word]]
life-event = "harbour-visit"
definition = "The last visit to the clinic."

[[word]]
right = "harbour-tour"
definition = "Being shown round the clinic."

[[word]]
action = "harbour-scan"
definition = "Taking a picture of bones."

[[word]]
data = "harbour-picture"
definition = "A picture of bones."

[[word]]
purpose = "harbour-round"
definition = "Hearing another doctor."

[[word]]
channel = "harbour-tube"
definition = "Tubes through the house."

[[word]]
place = "harbour-wing"
definition = "The wing at the harbour."

[[word]]
source = "harbour-doctor"
definition = "The doctor who sends a patient."

[[word]]
gathered-at = "harbour-desk"
definition = "The desk at the entrance."

[[word]]
subject = "harbour-member"
definition = "Whoever belongs to the house."

[[word]]
basis = "harbour-act"
definition = "The act on hospitals."

[[word]]
obligation = "harbour-stamp"
definition = "Stamping the file."

[[scope]]
clause = "1"
gathered-at = "own-website"
when.residence = "EU"

[[beyond]]
clause = "2"
gathered-at = "other-website"
when.residence = "EU"
unless = [{ clause = "2.1", purpose = "analytics", when.residence = "FR" }]

[[amendment]]
id = "amended"
clause = "3"
heading = "Changes"
reading = "A notice is enough."
takes-effect = "after-notice"
notice = "30 days"
obligation = "notify"

[[permit]]
id = "all-terms"
clause = ["4", "4.1"]
heading = "Use"
reading = "As agreed."
action = "share"
data = "email-address"
purpose = "own-marketing"
by = "controller"
recipient = "processor"
channel = "email"
place = "EU"
source = "the-subject"
gathered-at = "own-website"
subject = "customer"
residence = "DE"
identifiability = "pseudonymised"
basis = "consent"
obligation = "log"
survives-objection = true
when.any = [
    { consent = { strength = "explicit", naming = { facet = "channel", data = "name" }, giver = "parent", no-older-than = "1 year", expiring = true } },
    { evidence = { kind = "signed-form", naming = "party", of = "recipient" } },
    { all = [{ not.age = { at-least = 13, below = 16 } }, { residence = "FR" }] },
    { source = "observed" },
    { subject = "patient" },
    { gathered-at = "mobile-app" },
    { identifiability = "aggregated" },
]

[[permit]]
clause = "5"
action = "use"
purpose = "payment"
only = "purpose"
basis = { any = ["contract", "legitimate-interests"], all = "explicit-consent" }

[[forbid]]
clause = "6"
action = "sell"
together = "health-data"
when.knowingly.age.below = 18
unless = [{ clause = "6.1", purpose = "legal-claims", when.evidence = "subpoena" }]

[[opt-out]]
clause = "7"
purpose = "marketing"
unless = [{ when.consent = "express" }]
route = ["email", "post"]
grace = { period = "10 days", only-for = "already-in-process" }
when.residence = "EU"

[[duty]]
clause = "8"
action = "contact"
together = "health-data"
obligation = ["offer-unsubscribe", { any = ["notify-by-email", "notify-by-post"] }]
when.residence = "EU"
unless = [{ when.evidence = "subpoena" }]

[[closed]]
clause = "9"
action = "disclose"
when.residence = "EU"

[[statement]]
clause = "10"
text = "We are careful."
when.residence = "EU"

[[deemed-consent]]
clause = "11"
event = "arrival-via-partner-link"
after = "30 days"
when.residence = "EU"

[[consent-giver]]
clause = "14"
giver = ["subject", "parent"]
all = true
alone = true
when.age.below = 16

[[admitted-basis]]
clause = "15"
data = "health-data"
basis = "explicit-consent"
when.residence = "EU"

[[restriction]]
clause = "16"
purpose = "security"
when.residence = "EU"

[[right]]
clause = "12"
right = "erasure"
residence = "EEA"
subject = "customer"
data = "usage"
purpose = "analytics"
when.age.at-least = 16
verify = "identity-verified"
verify-in-doubt = "login"
verify-high = "signed-form"
parent = { when.age.below = 16, evidence = "parental-authority-verified" }
agent = "agent-authorisation"
fee = { free = 1, per = "12 months", then = "cost-based" }
deadline = { period = "1 month", extension = "5 working days", start = "identified", rolls = "next-working-day" }
obligation = "confirm-completion"
on-refusal = "inform-of-refusal"
on-extension = "inform-of-extension"
exemption = { id = "kept", clause = "12.1", reading = "Where the law says so.", by = "agent", data = "usage", when.evidence = "legal-obligation" }

[[right]]
clause = "17"
right = "access"
may-refuse = true
parent.proof = false
agent.proof = false

[[retention]]
clause = "13"
data = "invoices"
purpose = "billing"
minimum = { period = "6 years", from = "contract-ended" }
maximum = { period = "10 years", from = "contract-ended" }
then = "anonymise"
basis = "legal-obligation"

[[retention]]
clause = "13.1"
data = "financial"
place = "DE"
source = "given"
subject = "customer"
residence = "DE"
identifiability = "identified"
when.age.below = 18
maximum = { period = "10 years", from = "contract-ended", start = "year-end" }
unless = [{ data = "card-number" }]
then = ["erase", "anonymise"]
within = "30 days"

[[retention]]
clause = "13.2"
data = "photograph"
indefinitely = true
"#;

const LIMIT: &str = r#"
id = "law"
kind = "limit"
version = "1"
from = 2026-01-01
"#;
