//! Where the rows of each kind of rule stand, while a policy is compiled.

use std::ops::Range;

pub(crate) struct Ranges {
    pub(crate) exceptions: Range<usize>,
    pub(crate) scopes: Range<usize>,
    pub(crate) beyond: Range<usize>,
    pub(crate) forbids: Range<usize>,
    pub(crate) permits: Range<usize>,
    pub(crate) duties: Range<usize>,
    pub(crate) closed: Range<usize>,
    pub(crate) statements: Range<usize>,
    pub(crate) deemed: Range<usize>,
    pub(crate) givers: Range<usize>,
    pub(crate) admitted: Range<usize>,
    pub(crate) restrictions: Range<usize>,
    pub(crate) retentions: Range<usize>,
    pub(crate) orders: Range<usize>,
    pub(crate) opt_outs_of_act: Range<usize>,
}
