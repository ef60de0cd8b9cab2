//! What entries may leave out because a section or the defaults say it.

use super::asks::{each_says, said, some};
use super::flat_tables::Flat;
use super::keywords::{
    all_of, any_of, constant, each, if_then, not, object, required, text, under, unless,
};
use crate::files::document::Node;
use crate::files::machinery::{Ask, PassesOn, Shape};

/// What holds of a table whose entries inherit: each says itself what the table does not say.
pub(super) fn of_entries(flat: &Flat) -> Vec<Node> {
    let keys: Vec<&'static str> = match flat.table.passes_on() {
        PassesOn::Nothing => return Vec::new(),
        PassesOn::ItsKeys => flat.keys.iter().map(|flat| flat.key.name).collect(),
        PassesOn::KeysUnder(_, names) => names(),
    };
    // Where the entries find what they leave out.
    let found = |there: Node| match flat.table.passes_on() {
        PassesOn::KeysUnder(above, _) => all_of([required([above]), under(above, there)]),
        _ => there,
    };
    let mut all = Vec::new();
    for list in &flat.keys {
        let Shape::Tables(table) = list.key.shape else { continue };
        let entry = Flat::of(table);
        let mut say = |there: Node, else_each: Node| {
            all.push(unless(found(there), under(list.key.name, each(else_each))));
        };
        for needed in entry.keys.iter().filter(|flat| flat.is_needed && flat.key.is_inherited) {
            say(required([needed.key.name]), required([needed.key.name]));
        }
        for ask in entry.asks.iter().filter(|ask| entry.may_inherit(**ask)) {
            match *ask {
                Ask::Some(asked) => {
                    let inherited = asked().into_iter();
                    let inherited =
                        inherited.filter(|key| entry.inherits(key) && keys.contains(key));
                    say(any_of(inherited.map(|key| required([key]))), some(&entry, &asked()));
                }
                Ask::EachSays { list, key, unless: path } => {
                    say(said(path), unless(said(path), each_says(list, key)));
                }
                _ => {}
            }
        }
        if let Some(without) = entry.leaves_open() {
            // Nothing is left open that nothing states.
            for key in &keys {
                say(required([key]), not(leaves_open(without, key)));
            }
        }
    }
    all
}

/// What holds of an entry that may leave open what it would inherit: it says that itself.
pub(super) fn of_entry(flat: &Flat) -> Vec<Node> {
    let Some(without) = flat.leaves_open() else { return Vec::new() };
    let needed = flat.keys.iter().filter(|flat| flat.is_needed && flat.key.is_inherited);
    let needed =
        needed.map(|flat| if_then(leaves_open(without, flat.key.name), required([flat.key.name])));
    let asked = flat.asks.iter().filter_map(|ask| match *ask {
        Ask::EachSays { list, key, unless: path @ [first, ..] } => {
            let not_inherited = any_of([required([first]), leaves_open(without, first)]);
            Some(if_then(all_of([not(said(path)), not_inherited]), each_says(list, key)))
        }
        _ => None,
    });
    needed.chain(asked).collect()
}

/// An entry leaves a default open.
fn leaves_open(without: &str, key: &str) -> Node {
    let named = || constant(text(key));
    let among = object([("type", text("array")), ("contains", named())]);
    all_of([required([without]), under(without, any_of([named(), among]))])
}
