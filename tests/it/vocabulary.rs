//! The built-in words.

use permitted::words::facets::{
    ActionFacet, BasisFacet, ChannelFacet, DataFacet, EvidenceFacet, GatheredAtFacet,
    ObligationFacet, PartyFacet, PlaceFacet, PurposeFacet, SourceFacet, SubjectFacet,
};
use permitted::words::{Facet, FacetKind, Relation, Vocabulary, Word};
use permitted::{Action, DataCategory, LegalBasis, Place, Purpose};
use std::collections::BTreeSet;

/// ISO 3166-1: the 249 officially assigned codes.
const COUNTRIES: &str = "
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

const EU: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

/// The fifty states and the District of Columbia.
const STATES: &str = "
    AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ
    NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY";

/// Asks the same of every vocabulary.
macro_rules! each_facet {
    ($check:ident) => {
        $check::<ActionFacet>();
        $check::<DataFacet>();
        $check::<PurposeFacet>();
        $check::<PartyFacet>();
        $check::<ChannelFacet>();
        $check::<PlaceFacet>();
        $check::<SourceFacet>();
        $check::<GatheredAtFacet>();
        $check::<SubjectFacet>();
        $check::<EvidenceFacet>();
        $check::<BasisFacet>();
        $check::<ObligationFacet>();
    };
}

mod dpv_and_fides;

fn place(key: &str) -> Place {
    Place::new(key).unwrap()
}

#[test]
fn vocabularies_are_large_enough() {
    let words = Vocabulary::built_in();
    let least = [
        (FacetKind::Action, 15),
        (FacetKind::Data, 120),
        (FacetKind::Purpose, 60),
        (FacetKind::Party, 30),
        (FacetKind::Channel, 8),
        (FacetKind::Place, 249 + 2 + 51),
        (FacetKind::Source, 8),
        (FacetKind::GatheredAt, 5),
        (FacetKind::Subject, 10),
        (FacetKind::Evidence, 30),
        (FacetKind::Basis, 20),
        (FacetKind::Obligation, 10),
        (FacetKind::LifeEvent, 10),
        (FacetKind::Right, 15),
    ];
    assert_eq!(least.map(|(kind, _)| kind), FacetKind::ALL);
    for (kind, least) in least {
        assert!(words.len(kind) >= least, "{kind}: {} words", words.len(kind));
    }
}

#[test]
fn words_are_unique_and_read_back() {
    fn check<F: Facet>() {
        let vocabulary = Vocabulary::built_in();
        let mut keys = BTreeSet::new();
        for word in vocabulary.words::<F>() {
            assert!(keys.insert(word.as_str().to_owned()), "{word:?} stands twice");
            assert!(word.is_built_in() && vocabulary.contains(&word), "{word:?}");
            assert_eq!(Word::new(word.as_str()).as_ref(), Ok(&word));
            assert_eq!(word.as_str().parse().as_ref(), Ok(&word));
        }
        assert_eq!(keys.len(), vocabulary.len(F::KIND), "{}", F::KIND);
    }
    each_facet!(check);
}

#[test]
fn words_are_defined_in_one_line() {
    fn check<F: Facet>() {
        let vocabulary = Vocabulary::built_in();
        for word in vocabulary.words::<F>() {
            let definition = vocabulary.describe(&word).unwrap().definition;
            assert!(definition.ends_with('.') && !definition.ends_with(".."), "{word:?}");
            assert!(definition.len() > 4 && definition.trim() == definition, "{word:?}");
            assert!(!definition.contains(char::is_control), "{word:?}");
            assert!(definition.starts_with(char::is_uppercase), "{word:?}: {definition}");
        }
    }
    each_facet!(check);
}

#[test]
fn no_two_words_mean_the_same() {
    fn check<F: Facet>() {
        let vocabulary = Vocabulary::built_in();
        let mut definitions = BTreeSet::new();
        for word in vocabulary.words::<F>() {
            let definition = vocabulary.describe(&word).unwrap().definition;
            assert!(definitions.insert(definition), "{word:?} is defined like another word");
        }
    }
    each_facet!(check);
}

#[test]
fn dpv_terms_are_addresses() {
    fn check<F: Facet>() {
        let vocabulary = Vocabulary::built_in();
        for word in vocabulary.words::<F>() {
            let Some((_, iri)) = vocabulary.describe(&word).unwrap().dpv else { continue };
            assert_eq!((iri.scheme(), iri.host_str()), ("https", Some("w3id.org")), "{word:?}");
            let (path, fragment) = (iri.path(), iri.fragment().unwrap_or_default());
            assert!(path == "/dpv" || path.starts_with("/dpv/"), "{word:?}: {iri}");
            assert!(!fragment.is_empty() && !iri.as_str().contains(' '), "{word:?}: {iri}");
        }
    }
    each_facet!(check);
}

#[test]
fn most_words_that_dpv_knows_say_so() {
    fn known<F: Facet>() -> usize {
        let words = Vocabulary::built_in();
        words.words::<F>().filter(|word| words.describe(word).unwrap().dpv.is_some()).count()
    }
    assert!(known::<DataFacet>() >= 200, "{}", known::<DataFacet>());
    assert!(known::<PurposeFacet>() >= 100, "{}", known::<PurposeFacet>());
    assert!(known::<BasisFacet>() >= 30, "{}", known::<BasisFacet>());
}

#[test]
fn no_two_words_of_a_facet_are_one_dpv_term() {
    fn check<F: Facet>() {
        let vocabulary = Vocabulary::built_in();
        let mut exact = BTreeSet::new();
        for word in vocabulary.words::<F>() {
            if let Some((Relation::Exact, iri)) = vocabulary.describe(&word).unwrap().dpv {
                assert!(exact.insert(iri.clone()), "{word:?} is not the only one that is {iri}");
            }
        }
    }
    each_facet!(check);
}

#[test]
fn fides_keys_lead_to_their_word() {
    fn check<F: Facet>() {
        let vocabulary = Vocabulary::built_in();
        for word in vocabulary.words::<F>() {
            for key in vocabulary.describe(&word).unwrap().fides {
                assert_eq!(vocabulary.by_fides_key::<F>(&key).as_ref(), Some(&word), "{key}");
            }
        }
    }
    each_facet!(check);
    let words = Vocabulary::built_in();
    assert_eq!(words.by_fides_key("user.contact.email"), Some(DataCategory::EMAIL_ADDRESS));
    assert_eq!(words.by_fides_key::<DataFacet>("user.nothing"), None);
}

#[test]
fn parents_exist_and_words_form_no_circle() {
    fn check<F: Facet>() {
        let vocabulary = Vocabulary::built_in();
        for word in vocabulary.words::<F>() {
            assert!(vocabulary.descendants(&word).any(|below| below == word), "{word:?}");
            let parents: Vec<Word<F>> = vocabulary.parents(&word).collect();
            let distinct: BTreeSet<&Word<F>> = parents.iter().collect();
            assert_eq!(distinct.len(), parents.len(), "{word:?} has a parent twice");
            for parent in &parents {
                assert!(vocabulary.contains(parent), "{word:?} below {parent:?}");
                assert!(vocabulary.is_within(&word, parent), "{word:?} below {parent:?}");
                assert!(!vocabulary.is_within(parent, &word), "{word:?} above {parent:?}");
                assert!(vocabulary.descendants(parent).any(|below| below == word));
                // A parent that another parent implies says nothing.
                let implied = parents
                    .iter()
                    .any(|other| other != parent && vocabulary.is_within(other, parent));
                assert!(!implied, "{word:?} needs no parent {parent:?}");
            }
        }
    }
    each_facet!(check);
}

#[test]
fn words_below_are_those_whose_ancestors_hold_the_word() {
    fn check<F: Facet>() {
        let vocabulary = Vocabulary::built_in();
        for word in vocabulary.words::<F>() {
            let below: BTreeSet<Word<F>> = vocabulary.descendants(&word).collect();
            let inside: BTreeSet<Word<F>> =
                vocabulary.words().filter(|other| vocabulary.is_within(other, &word)).collect();
            assert_eq!(below, inside, "{word:?}");
            let above: BTreeSet<Word<F>> = vocabulary.ancestors(&word).collect();
            let around: BTreeSet<Word<F>> =
                vocabulary.words().filter(|other| vocabulary.is_within(&word, other)).collect();
            assert_eq!(above, around, "{word:?}");
        }
    }
    each_facet!(check);
}

#[test]
fn places_are_the_countries_of_iso_3166_and_their_groups() {
    let words = Vocabulary::built_in();
    let countries: BTreeSet<Place> = COUNTRIES.split_whitespace().map(place).collect();
    assert_eq!(countries.len(), 249);
    let coded = words.words().filter(|word: &Place| word.as_str().len() == 2);
    let coded: BTreeSet<Place> = coded.filter(|word| word != &place("EU")).collect();
    assert_eq!(coded, countries);

    let directly_below = |group: &Place| -> BTreeSet<Place> {
        words.words().filter(|word| words.parents(word).any(|parent| parent == *group)).collect()
    };
    let members: BTreeSet<Place> = EU.split_whitespace().map(place).collect();
    assert_eq!(members.len(), 27);
    assert_eq!(directly_below(&place("EU")), members);
    let eea = ["EU", "IS", "LI", "NO"].map(place);
    assert_eq!(directly_below(&place("EEA")), eea.into());
    for outside in ["GB", "CH", "US"] {
        assert!(!words.is_within(&place(outside), &place("EEA")), "{outside}");
    }
}

#[test]
fn places_hold_the_states_of_the_us() {
    let words = Vocabulary::built_in();
    let below: BTreeSet<Place> = words.descendants(&place("US")).collect();
    let states: Vec<Place> =
        STATES.split_whitespace().map(|code| place(&format!("US-{code}"))).collect();
    assert_eq!(states.len(), 51);
    for state in &states {
        assert!(below.contains(state), "{state}");
    }
}

#[test]
fn bases_are_those_of_the_gdpr_and_some_beside() {
    let words = Vocabulary::built_in();
    let addresses: BTreeSet<String> = words
        .words::<BasisFacet>()
        .filter_map(|word| words.describe(&word)?.dpv)
        .map(|(_, iri)| iri.to_string())
        .collect();
    let articles = ('a'..='f')
        .map(|letter| format!("A6-1-{letter}"))
        .chain(('a'..='j').map(|letter| format!("A9-2-{letter}")))
        .chain(("abcdef").chars().map(|letter| format!("A46-2-{letter}")))
        .chain(('a'..='g').map(|letter| format!("A49-1-{letter}")))
        .chain(["A45-3".to_owned()]);
    for article in articles {
        let iri = format!("https://w3id.org/dpv/legal/eu/gdpr#{article}");
        assert!(addresses.contains(&iri), "{iri}");
    }
    assert!(words.contains(&LegalBasis::NOTICE_WITH_OPT_OUT));
}

#[test]
fn words_stand_where_the_design_puts_them() {
    let words = Vocabulary::built_in();
    let within = |word: &Action, above: &Action| words.is_within(word, above);
    for disclosure in [Action::SHARE, Action::SELL, Action::PUBLISH, Action::EXCHANGE] {
        assert!(within(&disclosure, &Action::DISCLOSE), "{disclosure}");
    }
    assert!(within(&Action::RENT, &Action::SELL));
    assert!(!within(&Action::CONTACT, &Action::DISCLOSE));
    for (word, above) in [
        (DataCategory::EMAIL_ADDRESS, DataCategory::CONTACT_DETAILS),
        (DataCategory::PHONE_NUMBER, DataCategory::CONTACT_DETAILS),
        (DataCategory::CARD_NUMBER, DataCategory::PAYMENT),
        (DataCategory::HEALTH_DATA, DataCategory::SPECIAL_CATEGORY),
    ] {
        assert!(words.is_within(&word, &above), "{word} below {above}");
    }
    for (word, above) in [
        (Purpose::FRAUD_PREVENTION, Purpose::SECURITY),
        (Purpose::OWN_MARKETING, Purpose::MARKETING),
        (Purpose::THIRD_PARTY_MARKETING, Purpose::MARKETING),
    ] {
        assert!(words.is_within(&word, &above), "{word} below {above}");
    }
}
