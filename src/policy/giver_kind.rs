use crate::closed_list::closed_list;

/// In which role somebody speaks for the person the data is about.
///
/// ```
/// use permitted::policy::GiverKind;
///
/// assert_eq!(GiverKind::Parent.name(), "parent");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum GiverKind {
    /// The person the data is about.
    #[default]
    Subject,
    /// The holder of parental responsibility (GDPR Art. 8(1)).
    Parent,
    /// Someone whom the subject authorised.
    Agent,
    /// The controller, who may only lift restrictions (GDPR Art. 18(3)).
    Controller,
}

closed_list! {
    GiverKind {
        Subject = "subject",
        Parent = "parent",
        Agent = "agent",
        Controller = "controller",
    }
}
