//! Counting the days until an answer is due.

use super::request::RightsRequest;
use super::working_days::{WorkingDays, later};
use crate::policy::{AnswerPeriod, ClockStart, ResponseTime};
use time::{Date, OffsetDateTime, Time};

/// When an answer is due: before this instant, the midnight that ends the last day where its time
/// started.
pub(super) fn due(
    request: &RightsRequest,
    time: ResponseTime,
    extended: bool,
    working: &WorkingDays,
) -> OffsetDateTime {
    let start = start(request, time);
    let extension = time.extended_by().filter(|_| extended);
    let end = end(start.date(), time.period(), extension, working);
    let end = with_stops(request, start, end, time.period(), working);
    let end = if time.rolls() { working.from(end) } else { end };
    end.next_day().unwrap_or(Date::MAX).with_time(Time::MIDNIGHT).assume_offset(start.offset())
}

/// From when on the time runs. While nobody says when it was known who asks, from the receipt.
fn start(request: &RightsRequest, time: ResponseTime) -> OffsetDateTime {
    match (time.start(), request.identified_at) {
        (ClockStart::Identified, Some(at)) if at > request.received_at => at,
        _ => request.received_at,
    }
}

/// The last day, if nothing stops the clock. Two calendar periods are one.
fn end(
    start: Date,
    period: AnswerPeriod,
    extension: Option<AnswerPeriod>,
    working: &WorkingDays,
) -> Date {
    match (period, extension) {
        (AnswerPeriod::Calendar(first), Some(AnswerPeriod::Calendar(second))) => {
            first.plus(second).days_after(start)
        }
        (first, None) => after(start, first, working),
        (first, Some(second)) => after(after(start, first, working), second, working),
    }
}

fn after(day: Date, period: AnswerPeriod, working: &WorkingDays) -> Date {
    match period {
        AnswerPeriod::Calendar(period) => period.days_after(day),
        AnswerPeriod::WorkingDays(number) => working.after(day, i64::from(number)),
    }
}

/// The last day, once the days are added on which something was asked of the person.
fn with_stops(
    request: &RightsRequest,
    start: OffsetDateTime,
    mut end: Date,
    period: AnswerPeriod,
    working: &WorkingDays,
) -> Date {
    let day = |at: OffsetDateTime| at.to_offset(start.offset()).date();
    let mut stops: Vec<(Date, Date)> = request
        .stopped
        .iter()
        .map(|stop| (day(stop.from), day(stop.until.unwrap_or(request.at))))
        .collect();
    stops.sort_unstable();
    let mut counted = start.date();
    for (from, until) in stops {
        if from > end {
            // The time was over by then.
            break;
        }
        let since = from.max(counted);
        if until > since {
            end = match period {
                AnswerPeriod::Calendar(_) => {
                    let days = i64::from(until.to_julian_day())
                        .saturating_sub(i64::from(since.to_julian_day()));
                    later(end, days)
                }
                AnswerPeriod::WorkingDays(_) => working.after(end, working.between(since, until)),
            };
            counted = until;
        }
    }
    end
}
