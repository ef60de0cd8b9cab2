//! The service while it runs: its paths, the watch over the policies, and the sweep at night.

use crate::app::App;
use crate::web;
use crate::web::sweep::sweep;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::{MissedTickBehavior, interval};

/// How often the policies are looked at.
pub const WATCH: Duration = Duration::from_secs(2);
/// How often records are swept.
const NIGHTLY: Duration = Duration::from_secs(24 * 60 * 60);

/// Serves until it is told to end.
///
/// # Errors
/// Those of the listener.
pub async fn serve(
    app: Arc<App>,
    listener: TcpListener,
    watch: Duration,
    end: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let watching = tokio::spawn(every(watch, app.clone(), |app| app.watch().map(drop)));
    let sweeping = tokio::spawn(every(NIGHTLY, app.clone(), |app| sweep(app).map(drop)));
    let served = axum::serve(listener, web::router(app)).with_graceful_shutdown(end).await;
    watching.abort();
    sweeping.abort();
    served
}

/// Does something again and again, the first time when so much time has gone by.
async fn every(
    period: Duration,
    app: Arc<App>,
    work: fn(&App) -> Result<(), crate::failure::Failure>,
) {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks.tick().await;
    loop {
        ticks.tick().await;
        if let Err(failure) = app.clone().work(work).await {
            tracing::error!(%failure, "will be tried again");
        }
    }
}
