//! The paragraphs of 45 CFR Part 164, and of the definitions in Part 160, that the clinic's notice
//! puts into effect.

/// Those that answers cite.
pub(super) const PARAGRAPHS: &str = "\
    160.103 164.404 164.408 164.501 164.502(a) 164.502(a)(1)(i) 164.502(a)(2)(ii) \
    164.502(a)(5)(i) 164.502(a)(5)(ii) 164.502(a)(5)(ii)(B)(2)(iii) 164.502(a)(5)(ii)(B)(2)(iv) \
    164.502(a)(5)(ii)(B)(2)(vii) 164.502(b) 164.502(b)(2)(i) 164.502(b)(2)(ii) \
    164.502(b)(2)(iii) 164.502(b)(2)(iv) 164.502(b)(2)(v) 164.502(d)(1) 164.502(d)(2) \
    164.502(e)(1) 164.502(f) 164.502(g)(1) 164.502(g)(2) 164.502(g)(3) 164.502(g)(3)(i) \
    164.502(g)(3)(ii)(A) 164.502(g)(4) 164.502(g)(5) 164.502(j)(1) 164.504(e) 164.506(b)(1) \
    164.506(c)(1) 164.506(c)(2) 164.506(c)(3) 164.506(c)(4) 164.508(a)(1) 164.508(a)(2) \
    164.508(a)(2)(i)(A) 164.508(a)(2)(i)(B) 164.508(a)(2)(i)(C) 164.508(a)(2)(ii) 164.508(a)(3) \
    164.508(a)(3)(i)(A) 164.508(a)(4) 164.508(b)(4) 164.508(b)(5) 164.510(a)(1) \
    164.510(a)(1)(ii) 164.510(a)(2) 164.510(b)(1)(i) 164.510(b)(1)(ii) 164.510(b)(2)(ii) \
    164.510(b)(4) 164.510(b)(5) 164.512(a)(1) 164.512(b)(1)(i) 164.512(b)(1)(ii) \
    164.512(b)(1)(iii) 164.512(b)(1)(iv) 164.512(b)(1)(v) 164.512(b)(1)(vi) 164.512(c)(1) \
    164.512(c)(2) 164.512(d) 164.512(e)(1)(i) 164.512(e)(1)(ii) 164.512(f)(1)(i) \
    164.512(f)(1)(ii) 164.512(f)(2) 164.512(f)(3) 164.512(f)(5) 164.512(f)(6) 164.512(g)(1) \
    164.512(g)(2) 164.512(h) 164.512(i)(1)(i) 164.512(i)(1)(ii) 164.512(i)(1)(iii) \
    164.512(j)(1)(i) 164.512(j)(1)(ii)(A) 164.512(k)(1) 164.512(k)(2) 164.512(k)(3) \
    164.512(k)(5) 164.512(l) 164.514(a) 164.514(b) 164.514(e) 164.514(f) 164.514(f)(1) \
    164.514(f)(2) 164.514(h) 164.514(h)(1)(i) 164.520(b)(1)(ii)(A) 164.520(b)(1)(ii)(E) \
    164.520(b)(1)(iii)(A) 164.520(b)(1)(iii)(D) 164.520(b)(1)(iii)(E) 164.520(b)(1)(iv)(A) \
    164.520(b)(1)(iv)(B) 164.520(b)(1)(iv)(C) 164.520(b)(1)(iv)(D) 164.520(b)(1)(iv)(E) \
    164.520(b)(1)(iv)(F) 164.520(b)(1)(v) 164.520(b)(1)(v)(A) 164.520(b)(1)(vi) 164.520(b)(3) \
    164.520(c)(2) 164.520(c)(2)(iii) 164.520(c)(2)(iv) 164.522(a)(1)(i) 164.522(a)(1)(vi) \
    164.522(b)(1)(i) 164.524 164.524(a)(1)(i) 164.524(a)(1)(ii) 164.524(a)(2)(ii) \
    164.524(a)(3)(i) 164.524(a)(3)(iii) 164.524(a)(4) 164.524(c)(3)(ii) 164.526 164.526(a)(2) \
    164.528 164.528(a)(1) 164.528(a)(1)(i) 164.528(a)(1)(ii) 164.528(a)(1)(iv) 164.528(a)(1)(v) \
    164.528(a)(1)(vi) 164.528(a)(1)(vii) 164.528(a)(1)(viii) 164.528(a)(2) 164.530(c) 164.530(d) \
    164.530(g) 164.530(j)(1) 164.530(j)(2)";

/// Those that say whose word counts and what a restriction leaves open, which no answer cites.
pub(super) const NEVER_CITED: &str = "164.508(c)(1)(vi) 164.522(a)(1)(iii) 164.522(a)(1)(v)";

/// Those under which no answer can be yes.
pub(super) const PERMIT_NOTHING: [&str; 23] = [
    "160.103",               // says what is no health information of a patient
    "164.502(a)",            // closes all that has no paragraph of its own
    "164.502(a)(5)(i)",      // forbids genetic data in underwriting
    "164.502(a)(5)(ii)",     // forbids sale
    "164.502(f)",            // puts those who died 50 years ago outside the notice
    "164.502(g)(3)(i)",      // keeps from parents what minors consented to alone
    "164.502(g)(5)",         // refuses representatives who may endanger the patient
    "164.508(a)(2)",         // forbids the use of psychotherapy notes
    "164.508(a)(3)",         // forbids marketing
    "164.508(a)(4)",         // forbids sale
    "164.508(b)(4)",         // forbids to make care depend on a signature
    "164.520(b)(1)(ii)(E)",  // closes all that has no paragraph of its own
    "164.520(b)(1)(iii)(E)", // forbids appeals to those treated for addiction
    "164.520(b)(1)(iv)(A)",  // is a right that the clinic may refuse
    "164.522(a)(1)(i)",      // is a right that the clinic may refuse
    "164.524(a)(1)(i)",      // refuses psychotherapy notes
    "164.524(a)(1)(ii)",     // refuses what was compiled for proceedings
    "164.524(a)(2)(ii)",     // refuses inmates copies that endanger others
    "164.524(a)(3)(i)",      // refuses what endangers a life
    "164.524(a)(3)(iii)",    // refuses representatives who would do harm
    "164.526(a)(2)",         // refuses to amend what is accurate
    "164.528(a)(2)",         // suspends the accounting
    "164.530(g)",            // forbids retaliation
];

/// Those under which no answer can be no.
pub(super) const LIMIT_NOTHING: [&str; 31] = [
    "164.502(a)(5)(ii)(B)(2)(iii)", // an exception, which lifts
    "164.502(a)(5)(ii)(B)(2)(iv)",  // an exception, which lifts
    "164.502(a)(5)(ii)(B)(2)(vii)", // an exception, which lifts
    "164.502(b)",                   // a duty along with what is permitted
    "164.502(b)(2)(i)",             // frees from a duty
    "164.502(b)(2)(ii)",            // frees from a duty
    "164.502(b)(2)(iii)",           // frees from a duty
    "164.502(b)(2)(iv)",            // frees from a duty
    "164.502(b)(2)(v)",             // frees from a duty
    "164.502(g)(3)(ii)(A)",         // an exception, which lifts
    "164.508(a)(2)(i)(A)",          // an exception, which lifts
    "164.508(a)(2)(i)(B)",          // an exception, which lifts
    "164.508(a)(2)(i)(C)",          // an exception, which lifts
    "164.508(a)(2)(ii)",            // an exception, which lifts
    "164.512(c)(2)",                // a duty along with what is permitted
    "164.514(f)",                   // an exception, which lifts
    "164.514(h)",                   // a duty along with what is permitted
    "164.520(b)(1)(iv)(F)",         // a right that nothing takes away
    "164.520(b)(1)(vi)",            // a right that nothing takes away
    "164.520(c)(2)",                // a duty along with what is permitted
    "164.520(c)(2)(iii)",           // a right that nothing takes away
    "164.528(a)(1)",                // a duty along with what is permitted
    "164.528(a)(1)(i)",             // frees from a duty
    "164.528(a)(1)(ii)",            // frees from a duty
    "164.528(a)(1)(iv)",            // frees from a duty
    "164.528(a)(1)(v)",             // frees from a duty
    "164.528(a)(1)(vi)",            // frees from a duty
    "164.528(a)(1)(vii)",           // frees from a duty
    "164.528(a)(1)(viii)",          // frees from a duty
    "164.530(c)",                   // a duty along with what is permitted
    "164.530(d)",                   // a right that nothing takes away
];
