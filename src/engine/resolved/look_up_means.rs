//! Looking up towards whom, by which means and where something is done.

use crate::engine::resolved::act::{ResolvedAct, Slot};
use crate::engine::resolved::look_up::Resolver;
use crate::facts::{Act, Stated};
use crate::policy::PartOfSome;
use crate::words::{Facet, TermId};

impl Resolver<'_> {
    /// Towards whom, by which means and where an act of this action is done. What applies and is not
    /// stated is unknown; what cannot apply must not be stated.
    pub(super) fn means(&self, stated: &Act, action: Option<TermId>, act: &mut ResolvedAct) {
        if let Some(recipient) = &stated.recipient {
            self.single("recipient", recipient);
            act.recipient_party = self.party("recipient", recipient.party.as_ref());
        }
        let named = stated.recipient.as_ref().filter(|recipient| recipient.party.is_some());
        let recipient = stated.recipient.as_ref().map(|recipient| &recipient.role);
        let of_some = |part| (part, stated.action.as_str(), action);
        act.recipient = self.slot_of_some(of_some(PartOfSome::Recipient), recipient);
        if let (Slot::Stated { term, exactly }, Some(named)) = (act.recipient, named) {
            let term = self.role_of("recipient", term, named, exactly);
            act.recipient = Slot::Stated { term, exactly };
        }
        act.channel = self.slot_of_some(of_some(PartOfSome::Channel), stated.channel.as_ref());
        // Whatever is done is done somewhere.
        act.place = stated.place.as_ref().map_or(Slot::Unknown, |asked| self.slot("place", asked));
    }

    /// What is stated of a facet that only some actions have.
    fn slot_of_some<F: Facet>(
        &self,
        (part, called, action): (PartOfSome, &str, Option<TermId>),
        stated: Option<&Stated<F>>,
    ) -> Slot {
        let applies = action.is_none_or(|action| part.applies(self.vocabulary, action));
        match stated {
            Some(_) if !applies => {
                self.problems.note(part.name(), part.not_applicable([called]));
                Slot::None
            }
            Some(stated) => self.slot(part.name(), stated),
            None if applies => Slot::Unknown,
            None => Slot::None,
        }
    }
}
