//! Retention: calendar periods by another calendar, the schedule against decisions and against a
//! plain reading of it, what holds and minima do, and what is due when.

mod calendars;
mod cases;
mod dates;
mod dispositions;
mod full_cases;
mod full_disposition;
mod full_reading;
mod full_schedule;
mod precedence;
mod reading;
mod schedule;
mod starts;
mod sweeps;
mod theorems;
