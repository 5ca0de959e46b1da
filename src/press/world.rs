//! All that the typesetter can see: the theme's print files, one document as JSON, its pictures.
//!
//! There is no disk, no package, no clock and no font of the machine behind it: what is not in this
//! world does not exist. Invariant: virtual paths are few and the same for all documents, because
//! the typesetter keeps each for the life of the process.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::theme::Theme;

/// What all documents share.
pub(super) struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    templates: HashMap<FileId, Source>,
}

impl Shared {
    pub(super) fn new(theme: &Theme) -> Self {
        let source = |(name, _, text): &(String, crate::source::FileId, String)| {
            let id = file_id(&template_path(name));
            (id, Source::new(id, text.clone()))
        };
        // Heads of rows in tables are tagged as such.
        let features = [Feature::A11yExtras].into_iter().collect();
        Shared {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&theme.fonts)),
            fonts: theme.fonts.clone(),
            templates: theme.templates.iter().map(source).collect(),
        }
    }
}

impl Shared {
    /// The bytes of a template that an error is about.
    pub(super) fn range(&self, error: &SourceDiagnostic) -> Option<Range<usize>> {
        match error.span.get() {
            DiagSpanKind::Detached => None,
            DiagSpanKind::Number { id, num, sub_range } => {
                self.templates.get(&id)?.range(num, sub_range)
            }
            DiagSpanKind::Range { range, .. } => Some(range),
        }
    }
}

/// What one document is set in.
pub(super) struct Desk {
    shared: Arc<Shared>,
    main: Source,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    /// A world whose main file is `main`, in which these files can be read.
    pub(super) fn new(
        shared: &Arc<Shared>,
        main: &str,
        files: impl IntoIterator<Item = (String, Bytes)>,
    ) -> Option<Self> {
        let main = shared.templates.get(&file_id(&template_path(main)))?.clone();
        let files = files.into_iter().map(|(path, bytes)| (file_id(&path), bytes)).collect();
        Some(Desk { shared: shared.clone(), main, files })
    }

    /// A world of our own code and the files that it reads.
    pub(super) fn of_code(
        shared: &Arc<Shared>,
        code: &str,
        files: impl IntoIterator<Item = (String, Bytes)>,
    ) -> Self {
        let main = Source::new(file_id("/code.typ"), code.to_owned());
        let files = files.into_iter().map(|(path, bytes)| (file_id(&path), bytes)).collect();
        Desk { shared: shared.clone(), main, files }
    }
}

/// Where a print file of a theme lies in the typesetter's world.
fn template_path(name: &str) -> String {
    format!("/theme/{name}")
}

/// A name below `print/`, if a virtual file is one of the theme's.
pub(super) fn template_name(id: FileId) -> Option<String> {
    id.vpath().get_without_slash().strip_prefix("theme/").map(str::to_owned)
}

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("our paths have no `..` and no backslash");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.shared.templates.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.get(&id).cloned();
        found.ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
