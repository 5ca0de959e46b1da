//! Diagnostics as text for people: the words, `file:line:column`, the excerpt, a caret, a hint.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Severity};
use crate::source::{Sources, Span};

impl Diagnostics {
    /// All of them as text, with colour if asked, one blank line between.
    pub fn to_text(&self, sources: &Sources, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(100);
        let mut out = String::new();
        for diagnostic in &self.list {
            out.push_str(&diagnostic.to_text(sources, &renderer));
            out.push_str("\n\n");
        }
        out
    }

    /// Those of one severity as text without colour, one by one.
    pub fn texts(&self, severity: Severity, sources: &Sources) -> Vec<String> {
        let renderer = Renderer::plain().decor_style(DecorStyle::Ascii).term_width(100);
        let those = self.list.iter().filter(|one| one.severity == severity);
        those.map(|one| one.to_text(sources, &renderer)).collect()
    }

    /// One line each: `content/en/a.md:3:1: error[link-missing]: ...`.
    pub fn to_short_text(&self, sources: &Sources) -> String {
        self.list.iter().map(|d| d.to_short_text(sources) + "\n").collect()
    }
}

impl Diagnostic {
    fn to_text(&self, sources: &Sources, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = Group::with_title(level.primary_title(&self.message).id(self.code));
        let places = Places::of(self, sources);
        if let Some(first) = &places.first {
            group = group.element(first.snippet());
        }
        if let Some(second) = &places.second {
            group = group.element(second.snippet());
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help));
        }
        renderer.render(&[group])
    }

    fn to_short_text(&self, sources: &Sources) -> String {
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let told = format!("{word}[{}]: {}", self.code, self.message);
        match &self.at {
            Some((span, _)) => {
                let place = sources.position(*span);
                let path = &sources.file(span.file).shown;
                format!("{path}:{}:{}: {told}", place.line, place.column)
            }
            None => told,
        }
    }
}

/// The excerpts of one diagnostic, owned so that the renderer may borrow them.
struct Places {
    first: Option<Place>,
    second: Option<Place>,
}

struct Place {
    path: String,
    text: String,
    marks: Vec<(std::ops::Range<usize>, String, AnnotationKind)>,
}

impl Places {
    /// Two places in one file share an excerpt; the caret stands at the first.
    fn of(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let mut first = diagnostic
            .at
            .as_ref()
            .map(|(span, label)| Place::new(*span, label, AnnotationKind::Primary, sources));
        let mut second = None;
        if let Some((span, label)) = &diagnostic.also {
            let place = Place::new(*span, label, AnnotationKind::Context, sources);
            match &mut first {
                Some(one) if one.path == place.path => one.marks.extend(place.marks),
                _ => second = Some(place),
            }
        }
        Places { first, second }
    }
}

impl Place {
    fn new(span: Span, label: &str, kind: AnnotationKind, sources: &Sources) -> Self {
        let file = sources.file(span.file);
        let text = String::from_utf8_lossy(file.bytes()).into_owned();
        let end = text.len();
        let range = text.floor_char_boundary(span.range().start.min(end))
            ..text.ceil_char_boundary(span.range().end.min(end));
        Place { path: file.shown.clone(), text, marks: vec![(range, label.to_owned(), kind)] }
    }

    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let marks = self.marks.iter().map(|(range, label, kind)| {
            let mark = kind.span(range.clone());
            if label.is_empty() { mark } else { mark.label(label) }
        });
        Snippet::source(&self.text).path(&self.path).annotations(marks)
    }
}
