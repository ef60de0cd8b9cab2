//! The purposes and special features of TCF in our words.

use permitted::{DataCategory, Purpose};

/// What a purpose of TCF means here.
pub(super) struct TcfPurpose {
    pub(super) number: u16,
    /// What consent to it grants: none of these is wider than the purpose.
    pub(super) grants: &'static [Purpose],
    /// What its refusal denies: these hold all of the purpose.
    pub(super) denies: &'static [Purpose],
    /// Whether TCF lets a vendor have a legitimate interest in it.
    pub(super) may_be_interest: bool,
}

/// Purposes 2 to 11. The first is no purpose, but a means: see [`STORAGE`].
pub(super) const PURPOSES: &[TcfPurpose] = &[
    // Use limited data to select advertising.
    TcfPurpose {
        number: 2,
        grants: &[Purpose::CONTEXTUAL_ADVERTISING],
        denies: &[Purpose::ADVERTISING],
        may_be_interest: true,
    },
    // Create profiles for personalised advertising: no word of ours is as narrow.
    TcfPurpose {
        number: 3,
        grants: &[],
        denies: &[Purpose::PROFILING, Purpose::PERSONALISED_ADVERTISING],
        may_be_interest: false,
    },
    // Use profiles to select personalised advertising.
    TcfPurpose {
        number: 4,
        grants: &[Purpose::PERSONALISED_ADVERTISING],
        denies: &[Purpose::PERSONALISED_ADVERTISING],
        may_be_interest: false,
    },
    // Create profiles to personalise content: no word of ours is as narrow.
    TcfPurpose {
        number: 5,
        grants: &[],
        denies: &[Purpose::PROFILING, Purpose::PERSONALISATION],
        may_be_interest: false,
    },
    // Use profiles to select personalised content.
    TcfPurpose {
        number: 6,
        grants: &[Purpose::CONTENT_PERSONALISATION],
        denies: &[Purpose::PERSONALISATION],
        may_be_interest: false,
    },
    // Measure advertising performance.
    TcfPurpose {
        number: 7,
        grants: &[Purpose::PROMOTION_MEASUREMENT],
        denies: &[Purpose::PROMOTION_MEASUREMENT],
        may_be_interest: true,
    },
    // Measure content performance.
    TcfPurpose {
        number: 8,
        grants: &[Purpose::CONTENT_PERFORMANCE],
        denies: &[Purpose::USAGE_ANALYTICS],
        may_be_interest: true,
    },
    // Understand audiences through statistics or combinations of data from different sources.
    TcfPurpose {
        number: 9,
        grants: &[Purpose::AUDIENCE_MEASUREMENT],
        denies: &[Purpose::ANALYTICS, Purpose::AUDIENCE_INSIGHT],
        may_be_interest: true,
    },
    // Develop and improve services.
    TcfPurpose {
        number: 10,
        grants: &[Purpose::SERVICE_IMPROVEMENT],
        denies: &[Purpose::SERVICE_IMPROVEMENT, Purpose::PRODUCT_DEVELOPMENT],
        may_be_interest: true,
    },
    // Use limited data to select content: our word for choosing content is about fitting it to the person.
    TcfPurpose {
        number: 11,
        grants: &[],
        denies: &[Purpose::CONTENT_PERSONALISATION],
        may_be_interest: true,
    },
];

/// Something that may be done only where its bit is set, whatever it is done for.
pub(super) struct TcfMeans {
    pub(super) number: u16,
    /// The data that is worked with in this way.
    pub(super) data: &'static [DataCategory],
}

/// Purpose 1: storing and reading information on a device.
pub(super) const STORAGE: TcfMeans =
    TcfMeans { number: 1, data: &[DataCategory::COOKIE, DataCategory::DEVICE_IDENTIFIER] };

/// The special features: precise location, and telling a device by scanning it.
pub(super) const FEATURES: &[TcfMeans] = &[
    TcfMeans { number: 1, data: &[DataCategory::PRECISE_LOCATION] },
    TcfMeans { number: 2, data: &[DataCategory::DEVICE_FINGERPRINT] },
];

/// All that any refusal denies, each word once.
pub(super) fn all_denied() -> Vec<Purpose> {
    let mut all: Vec<Purpose> =
        PURPOSES.iter().flat_map(|purpose| purpose.denies.to_vec()).collect();
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::PURPOSES;
    use permitted::words::Vocabulary;

    #[test]
    fn what_a_purpose_grants_its_refusal_denies() {
        let words = Vocabulary::built_in();
        for purpose in PURPOSES {
            for granted in purpose.grants {
                let is_denied =
                    purpose.denies.iter().any(|denied| words.is_within(granted, denied));
                assert!(is_denied, "{granted} of purpose {}", purpose.number);
            }
        }
        let numbers: Vec<u16> = PURPOSES.iter().map(|purpose| purpose.number).collect();
        assert_eq!(numbers, (2..=11).collect::<Vec<u16>>());
    }
}
