//! Words about files: what could not be read.

use super::{Diagnostic, Diagnostics};
use crate::source::{Fault, FaultKind, Span};

impl Diagnostics {
    /// A file that could not become part of the build.
    pub fn unreadable(&mut self, fault: &Fault) {
        let path = &fault.path;
        self.push(match &fault.kind {
            FaultKind::LeavesSite => Diagnostic::error(
                "link-leaves-site",
                format!("`{path}` is a symbolic link that leads out of the site folder"),
            )
            .help("copy the file into the site folder, so that the site is whole by itself"),
            FaultKind::Name => {
                Diagnostic::error("name-not-utf8", format!("the name of `{path}` is not UTF-8"))
                    .help("rename the file with plain letters")
            }
            FaultKind::Unreadable(why) => {
                Diagnostic::error("unreadable", format!("`{path}` cannot be read: {why}"))
            }
        });
    }

    /// A text file with a byte that is not UTF-8.
    pub fn not_utf8(&mut self, at: Span) {
        self.push(
            Diagnostic::error("not-utf8", "this file is not UTF-8 text")
                .at(at, "the first byte that is not")
                .help("save the file as UTF-8 in your editor"),
        );
    }
}
