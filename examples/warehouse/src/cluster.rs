//! A Ballista cluster on loopback: a scheduler and two executors, each a process of its own.

use crate::Error;
use crate::codec::{Logical, Physical};
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::config::TaskSchedulingPolicy;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::process::{Child, ChildStdin, Command};
use tokio::time::sleep;

/// How many executors there are. Each runs one task at a time.
pub const EXECUTORS: usize = 2;
/// How long a process may take until it listens.
const PATIENCE: Duration = Duration::from_secs(60);
const HOST: &str = "127.0.0.1";

/// A cluster that runs until it is dropped.
#[derive(Debug)]
pub struct Cluster {
    scheduler: Process,
    executors: Vec<Process>,
    port: u16,
}

/// A process that ends with this one.
#[derive(Debug)]
struct Process {
    child: Child,
    /// It reads from here until nobody holds this end, and ends.
    _input: Option<ChildStdin>,
}

impl Cluster {
    /// Starts a scheduler and the executors: this program again, with `scheduler` and `executor` as its first
    /// argument. What executors hand on to one another lies below the folder.
    ///
    /// # Errors
    /// A process that does not start or listen.
    pub async fn start(program: &Path, folder: &Path) -> Result<Self, Error> {
        let port = free_port()?;
        let mut scheduler =
            Process::start(Command::new(program).args(["scheduler", &port.to_string()]))?;
        scheduler.listens("the scheduler", port).await?;
        let mut executors = Vec::new();
        for number in 1..=EXECUTORS {
            let own = free_port()?;
            let work = folder.join(format!("executor-{number}"));
            std::fs::create_dir_all(&work).map_err(fault)?;
            let ports = [port.to_string(), own.to_string()];
            let command = &mut Command::new(program);
            let mut executor = Process::start(command.arg("executor").args(ports).arg(work))?;
            executor.listens("an executor", own).await?;
            executors.push(executor);
        }
        Ok(Self { scheduler, executors, port })
    }

    /// A session whose queries run on the cluster.
    ///
    /// # Errors
    /// A scheduler that does not answer.
    pub async fn session(&self) -> Result<SessionContext, Error> {
        let config = SessionConfig::new_with_ballista()
            .with_ballista_logical_extension_codec(Arc::new(Logical::default()))
            .with_ballista_physical_extension_codec(Arc::new(Physical::default()));
        let state = SessionStateBuilder::new().with_config(config).with_default_features().build();
        let url = format!("df://{HOST}:{}", self.port);
        Ok(SessionContext::remote_with_state(&url, state).await?)
    }

    /// The processes: that of the scheduler, then those of the executors.
    #[must_use]
    pub fn processes(&self) -> Vec<u32> {
        let all = [&self.scheduler].into_iter().chain(&self.executors);
        all.filter_map(|process| process.child.id()).collect()
    }
}

fn fault(fault: impl std::fmt::Display) -> Error {
    Error::Cluster(fault.to_string())
}

/// A port that is free now.
fn free_port() -> Result<u16, Error> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(fault)?;
    Ok(listener.local_addr().map_err(fault)?.port())
}

impl Process {
    fn start(command: &mut Command) -> Result<Self, Error> {
        let child = command.stdin(Stdio::piped()).kill_on_drop(true).spawn();
        let mut child = child.map_err(fault)?;
        // Waiting for a child would close what it still holds.
        let input = child.stdin.take();
        Ok(Self { child, _input: input })
    }

    /// Waits until it listens, or ends.
    async fn listens(&mut self, what: &str, port: u16) -> Result<(), Error> {
        let attempts = async {
            while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_err() {
                sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::select! {
            () = attempts => Ok(()),
            ended = self.child.wait() => {
                Err(Error::Cluster(format!("{what} ended: {}", ended.map_err(fault)?)))
            }
            () = sleep(PATIENCE) => {
                Err(Error::Cluster(format!("{what} does not listen on port {port}")))
            }
        }
    }
}

/// Runs until the process that started this one is gone.
async fn while_started<E: std::fmt::Display>(
    work: impl Future<Output = Result<(), E>>,
) -> Result<(), Error> {
    let mut input = tokio::io::stdin();
    let mut rest = Vec::new();
    tokio::select! {
        ended = work => ended.map_err(fault),
        gone = input.read_to_end(&mut rest) => gone.map(drop).map_err(fault),
    }
}

/// The scheduler, on this port.
///
/// # Errors
/// A port that is taken.
pub async fn scheduler(port: u16) -> Result<(), Error> {
    let config = SchedulerConfig {
        bind_port: port,
        bind_host: HOST.to_owned(),
        external_host: HOST.to_owned(),
        scheduling_policy: TaskSchedulingPolicy::PullStaged,
        override_logical_codec: Some(Arc::new(Logical::default())),
        override_physical_codec: Some(Arc::new(Physical::default())),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await.map_err(fault)?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    while_started(start_server(cluster, address, Arc::new(config))).await
}

/// An executor that asks the scheduler on that port for tasks, and hands out results on its own.
///
/// # Errors
/// A port that is taken, a scheduler that does not answer.
pub async fn executor(scheduler: u16, port: u16, work: &Path) -> Result<(), Error> {
    let config = ExecutorProcessConfig {
        bind_host: HOST.to_owned(),
        external_host: Some(HOST.to_owned()),
        port,
        scheduler_host: HOST.to_owned(),
        scheduler_port: scheduler,
        concurrent_tasks: 1,
        task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
        work_dir: Some(work.display().to_string()),
        override_logical_codec: Some(Arc::new(Logical::default())),
        override_physical_codec: Some(Arc::new(Physical::default())),
        ..ExecutorProcessConfig::default()
    };
    while_started(start_executor_process(Arc::new(config))).await
}
