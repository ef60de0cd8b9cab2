//! Patterns of whole numbers.

/// The pattern of a whole number from 0 to this one, with zeros before it or not.
pub(super) fn at_most(most: u32) -> String {
    let digits: Vec<u32> =
        most.to_string().chars().filter_map(|digit| digit.to_digit(10)).collect();
    let more = digits.len().saturating_sub(1);
    // What has fewer digits is less.
    let mut cases: Vec<String> =
        (more > 0).then(|| format!("[0-9]{{1,{more}}}")).into_iter().collect();
    let mut same = String::new();
    for (place, digit) in digits.iter().enumerate() {
        let least = u32::from(place == 0);
        let rest = match more.saturating_sub(place) {
            0 => String::new(),
            rest => format!("[0-9]{{{rest}}}"),
        };
        if let Some(below) = digit.checked_sub(1).filter(|below| *below >= least) {
            cases.push(format!("{same}[{least}-{below}]{rest}"));
        }
        same.push_str(&digit.to_string());
    }
    cases.push(same);
    format!("0*(?:{}|0)", cases.join("|"))
}
