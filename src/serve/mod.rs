//! A site folder becomes a site in a browser that follows what is saved: build, show from memory,
//! wait, again.
//!
//! ```text
//!  disk ──watch──▶ Changes ──builder──▶ Edition ─┬─▶ answers
//!    (one thread: round)                         └─▶ events of the pages that are open
//!                                   (one thread: http)
//! ```
//!
//! Never writes the output folder, never reads a file because somebody asks for it, and keeps and
//! logs nothing of a request. What goes on is told to the caller, who has the words.
//!
//! Invariant: each answer comes from one edition, and an edition is whole.

#![allow(clippy::disallowed_methods, reason = "this floor watches the disk and takes the time")]

mod address;
mod answer;
mod builder;
mod changes;
mod edition;
mod face;
mod host;
mod http;
mod live;
mod media;
mod page;
mod policy;
mod round;
mod tags;
mod watch;

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::output::Kept;
use crate::pipeline::{Observer, Options};
use crate::source::Sources;
use builder::Builder;
use edition::Edition;
use round::Round;
use watch::Watch;

/// What is served, and how it is built.
#[derive(Debug)]
pub struct Order {
    /// The site folder.
    pub root: PathBuf,
    /// What each build is asked for.
    pub options: Options,
    /// Where PDFs are kept.
    pub kept: Kept,
    /// Whether files are looked at each second, instead of asking the system to tell.
    pub poll: bool,
    /// Who watches each build.
    pub watch: Arc<dyn Observer>,
}

/// A port that is held open, before anything is served there.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    address: SocketAddr,
}

/// What goes on.
#[derive(Debug)]
pub enum News<'a> {
    /// The site was built.
    Built(&'a Report<'a>),
    /// It can be seen below this path of the door's address.
    Open(&'a str),
    /// The site folder is gone. The last site is shown until it is back.
    Gone,
    /// The site folder is back.
    Back,
    /// The system cannot tell of changes, for this reason: files are looked at each second.
    Polls(&'a str),
}

/// What is told of one build.
#[derive(Debug)]
pub struct Report<'a> {
    /// Whether it is the first.
    pub first: bool,
    /// The files and folders that changed; none, if all may have.
    pub changed: &'a [String],
    /// How long it took.
    pub seconds: f64,
    /// How many pages were built.
    pub pages: usize,
    /// How many files of the site are not as they were.
    pub files: usize,
    /// What to tell.
    pub diagnostics: &'a Diagnostics,
    /// The files that the diagnostics' places are in.
    pub sources: &'a Sources,
    /// Whether the build before told the same.
    pub told_before: bool,
    /// Whether an older site is shown, because of the mistakes.
    pub held: bool,
}

/// The edition that is shown now.
type Latest = Arc<Edition>;

impl Door {
    /// Holds a port of an address; any, if the port is 0.
    pub fn at(host: IpAddr, port: u16) -> io::Result<Door> {
        let listener = TcpListener::bind((host, port))?;
        let address = listener.local_addr()?;
        Ok(Door { listener, address })
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

/// Serves a site folder. Ends only if the machine cannot do it.
pub fn serve<T>(door: Door, order: Order, tell: T) -> io::Result<()>
where
    T: Fn(News<'_>) + Clone + Send + 'static,
{
    let Order { root, options, kept, poll, watch } = order;
    let root = std::path::absolute(root)?;
    let mut round =
        round(&root, poll, move |root| Builder::new(root, options, kept, watch), tell.clone());
    let first: Latest = round.first().into();
    tell(News::Open(&first.site.base));
    let (latest, shown) = tokio::sync::watch::channel(first);
    let following = std::thread::Builder::new().name("build".to_owned());
    let following = following.spawn(move || round.follow(&latest))?;
    http::run(door.listener, shown)?;
    // Only a fault of ours ends it: the thread's own words have been shown.
    following.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault));
    Ok(())
}

fn round<T: Fn(News<'_>)>(
    root: &Path,
    poll: bool,
    builder: impl FnOnce(&Path) -> Builder,
    tell: T,
) -> Round<T> {
    Round::new(Watch::new(root, poll), || builder(root), root.to_owned(), tell)
}
