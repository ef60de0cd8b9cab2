//! What time it is: the crate `permitted` reads no clock, and a test states its own.

use std::fmt::Debug;
use std::sync::atomic::{AtomicI64, Ordering};
use time::{Duration, OffsetDateTime};

/// Says what time it is.
pub trait Clock: Debug + Send + Sync + 'static {
    /// The moment.
    fn now(&self) -> OffsetDateTime;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }
}

/// A clock for tests, which goes on by a second each time it is read, and otherwise where it is set.
#[derive(Debug)]
pub struct StatedClock {
    start: OffsetDateTime,
    seconds: AtomicI64,
}

impl StatedClock {
    /// A clock that shows this moment.
    #[must_use]
    pub fn at(start: OffsetDateTime) -> Self {
        Self { start, seconds: AtomicI64::new(0) }
    }

    /// Goes on by so much.
    pub fn go_on(&self, by: Duration) {
        self.seconds.fetch_add(by.whole_seconds(), Ordering::SeqCst);
    }
}

impl Clock for StatedClock {
    fn now(&self) -> OffsetDateTime {
        let seconds = self.seconds.fetch_add(1, Ordering::SeqCst);
        self.start.saturating_add(Duration::seconds(seconds))
    }
}
