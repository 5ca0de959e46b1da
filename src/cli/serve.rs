//! `anteroom serve`: the site in a browser, while it is written.
//!
//! Ends when it is told to: Ctrl-C ends it as any program, and a shell says 130.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;

use super::{End, Trouble, jobs};

/// Show the site in a browser and follow what you save
///
/// Builds the site into memory and shows it to this machine alone. Save a file, and the pages that it
/// changed follow by themselves. Mistakes are shown in the terminal and on the page, and the last
/// site without any stays until they are mended. Nothing is published.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  anteroom serve --open\n  anteroom serve my-practice --drafts\n\n\
                  Ctrl-C ends it."
)]
pub(super) struct Serve {
    /// The site folder: the one with practice.toml
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// The port [default: 4000, or the next that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The address to listen at; 0.0.0.0 shows the site to the whole network
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1", value_parser = host)]
    host: IpAddr,
    /// Show drafts, too
    #[arg(long)]
    drafts: bool,
    /// Make no PDFs and no pictures of pages
    #[arg(long)]
    no_pdf: bool,
    /// Look for changes each second, for folders on other machines that tell of none
    #[arg(long)]
    poll: bool,
    /// How many threads work at once [default: as many as the machine has processors]
    #[arg(long, value_name = "N", value_parser = jobs::parse)]
    jobs: Option<usize>,
    /// Tell after each build where the time went
    #[arg(long)]
    timings: bool,
}

fn host(text: &str) -> Result<IpAddr, String> {
    match text {
        "localhost" => Ok(IpAddr::from([127, 0, 0, 1])),
        _ => {
            text.parse().map_err(|_| "this is no address, such as 127.0.0.1 or 0.0.0.0".to_owned())
        }
    }
}

#[cfg(not(feature = "serve"))]
impl Serve {
    pub(super) fn run(self) -> Result<End, Trouble> {
        let words = "this program was built without a server, so it cannot show a site. The usual \
                     program can";
        Err(Trouble(words.to_owned()))
    }
}

#[cfg(feature = "serve")]
mod running {
    use std::io;
    use std::net::SocketAddr;
    use std::sync::Arc;

    use super::{End, IpAddr, Serve, Trouble};
    use crate::cli::stopwatch::Stopwatch;
    use crate::cli::{build, clock, colour, counted, folder, jobs, say, tell, timings};
    use crate::diagnostic::Severity;
    use crate::output::Kept;
    use crate::pipeline::Options;
    use crate::serve::{self, Door, News, Order, Report};
    use crate::source::Fault;

    /// The first port that is tried, and how many after it.
    const FIRST: u16 = 4000;
    const MORE: u16 = 9;
    /// More files than this are not named in one line.
    const NAMED: usize = 3;

    impl Serve {
        pub(in crate::cli) fn run(self) -> Result<End, Trouble> {
            jobs::keep_to(self.jobs)?;
            folder::check(&self.dir)?;
            let door = self.door()?;
            let watch = Arc::new(Stopwatch::default());
            let order = Order {
                options: Options {
                    drafts: self.drafts,
                    pdf: !self.no_pdf,
                    today: Some(clock::today()),
                    ..Options::default()
                },
                kept: Kept::at(folder::beside_practice(&self.dir, build::KEPT)),
                poll: self.poll,
                watch: watch.clone(),
                root: self.dir,
            };
            let (address, open) = (door.address(), self.open);
            let watch = self.timings.then_some(watch);
            let served = serve::serve(door, order, move |news| {
                print(&news, address, open);
                if let (News::Built(_), Some(watch)) = (&news, &watch) {
                    tell(&format!("{}\n", timings::line(&watch.take())));
                }
            });
            let why = |why| Trouble(format!("the site cannot be shown: {}", Fault::words(&why)));
            served.map(|()| End::Clean).map_err(why)
        }

        /// The port that was asked for, or the first that is free.
        fn door(&self) -> Result<Door, Trouble> {
            if let Some(port) = self.port {
                return Door::at(self.host, port).map_err(|why| closed(self.host, port, &why));
            }
            match Door::at(self.host, FIRST) {
                Err(why) if why.kind() == io::ErrorKind::AddrInUse => self.next_door(&why),
                door => door.map_err(|why| closed(self.host, FIRST, &why)),
            }
        }

        fn next_door(&self, why: &io::Error) -> Result<Door, Trouble> {
            let next = (FIRST + 1..=FIRST + MORE).find_map(|port| Door::at(self.host, port).ok());
            let door = next.ok_or_else(|| closed(self.host, FIRST, why))?;
            say(&format!("Port {FIRST} is taken; this is port {}.\n", door.address().port()));
            Ok(door)
        }
    }

    fn closed(host: IpAddr, port: u16, why: &io::Error) -> Trouble {
        Trouble(match why.kind() {
            io::ErrorKind::AddrInUse => format!(
                "port {port} is taken: another program listens there. Choose another with --port, \
                 such as --port {}",
                if port == u16::MAX { FIRST } else { port + 1 }
            ),
            io::ErrorKind::PermissionDenied => {
                format!("port {port} is not for everybody. Choose one above 1023 with --port")
            }
            io::ErrorKind::AddrNotAvailable => {
                format!(
                    "this machine has no address {host}. Leave --host out for this machine alone"
                )
            }
            _ => format!("nothing can listen at {host}, port {port}: {}", Fault::words(why)),
        })
    }

    fn print(news: &News<'_>, address: SocketAddr, open: bool) {
        match news {
            News::Built(report) => built(report),
            News::Open(base) => opened(address, base, open),
            News::Gone => {
                tell("The site folder is gone. The last site is shown until the folder is back.\n")
            }
            News::Back => say("The site folder is back.\n"),
            News::Polls(why) => tell(&format!(
                "The system cannot tell of changes: {why}. Files are looked at each second instead.\n"
            )),
        }
    }

    fn built(report: &Report<'_>) {
        if !report.told_before {
            tell(&report.diagnostics.to_text(report.sources, colour()));
        }
        say(&format!("{}\n", line(report)));
    }

    /// What changed, how long it took, and what came of it.
    fn line(report: &Report<'_>) -> String {
        let seconds = report.seconds;
        let mut line = match report.first {
            true => format!("Built {} in {seconds:.2} s", counted(report.pages, "page")),
            false => format!("{}: built again in {seconds:.2} s", names(report.changed)),
        };
        if !report.first && !report.held {
            line.push_str(&format!(", {} of the site changed", counted(report.files, "file")));
        }
        let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning")];
        for (severity, word) in kinds {
            let n = report.diagnostics.count(severity);
            if n > 0 {
                line.push_str(&format!(", {}", counted(n, word)));
            }
        }
        line.push('.');
        if report.held {
            line.push_str(" The site is shown as it was.");
        }
        line
    }

    /// `content/en/faq.md and 2 more`.
    fn names(changed: &[String]) -> String {
        match changed {
            [] => "The folder".to_owned(),
            few if few.len() <= NAMED => few.join(", "),
            many => format!("{} and {} more", many[0], many.len() - 1),
        }
    }

    fn opened(address: SocketAddr, base: &str, open: bool) {
        let local = match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::from([127, 0, 0, 1]),
            IpAddr::V6(ip) if ip.is_unspecified() => std::net::Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        let url = format!("http://{}{base}", SocketAddr::new(local, address.port()));
        say(&format!("{url} shows the site and follows what you save. Ctrl-C ends it.\n"));
        if !address.ip().is_loopback() {
            say("Everyone on the network can read it while this runs.\n");
        }
        if open && opener::open_browser(&url).is_err() {
            tell("No browser could be opened. Open the address by hand.\n");
        }
    }
}
