//! What can be wrong between a template and the fields it was given. All of it is a bug of ours:
//! no author can write a `field:` link, and names and labels come from checked worksheets.

use std::collections::BTreeSet;
use std::fmt;
use std::io;

use super::{FormField, FormKind};

/// Why a file cannot be made fillable.
#[derive(Debug)]
pub(in crate::press) enum FormFault {
    /// Two fields of this name, or a name that is empty or holds a dot.
    Name(String),
    /// The field of this name has no label.
    Unlabelled(String),
    /// The field of this name has nothing to choose from.
    NoOptions(String),
    /// This link stands for no field, or for no option of one.
    UnknownLink(String),
    /// The field of this name, or the option of it, was not laid out.
    NotLaidOut(String),
    /// This link has more than one box: it was laid out twice, or broke over lines or pages.
    Broken(String),
    /// The box of this link has no size.
    Flat(String),
    /// The box of this link is not alone in its element: there is text in it.
    NotAlone(String),
    /// The typing font cannot be used, and why.
    Font(&'static str),
    /// The file is not built as the typesetter builds it, and where.
    Odd(String),
    /// The file cannot be written.
    Unwritten(io::Error),
}

impl fmt::Display for FormFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FormFault::Name(name) => {
                write!(f, "no field may be named `{name}`: empty, with a dot, or taken")
            }
            FormFault::Unlabelled(name) => write!(f, "the field `{name}` has no label"),
            FormFault::NoOptions(name) => write!(f, "the field `{name}` has no options"),
            FormFault::UnknownLink(link) => write!(f, "the link `{link}` stands for no field"),
            FormFault::NotLaidOut(name) => write!(f, "the field `{name}` was not laid out"),
            FormFault::Broken(link) => write!(f, "the link `{link}` has more than one box"),
            FormFault::Flat(link) => write!(f, "the box of the link `{link}` has no size"),
            FormFault::NotAlone(link) => write!(f, "the box of the link `{link}` is not empty"),
            FormFault::Font(why) => write!(f, "the typing font {why}"),
            FormFault::Odd(what) => write!(f, "the typeset file is odd: {what}"),
            FormFault::Unwritten(why) => write!(f, "the fillable file cannot be written: {why}"),
        }
    }
}

impl std::error::Error for FormFault {}

impl From<lopdf::Error> for FormFault {
    fn from(why: lopdf::Error) -> Self {
        FormFault::Odd(why.to_string())
    }
}

impl From<io::Error> for FormFault {
    fn from(why: io::Error) -> Self {
        FormFault::Unwritten(why)
    }
}

/// Names and labels that a reader can work with.
pub(super) fn check(fields: &[FormField]) -> Result<(), FormFault> {
    let mut taken = BTreeSet::new();
    for field in fields {
        let name = &field.name;
        if name.is_empty() || name.contains('.') || !taken.insert(name) {
            return Err(FormFault::Name(name.clone()));
        }
        if field.label.trim().is_empty() {
            return Err(FormFault::Unlabelled(name.clone()));
        }
        if let FormKind::Radio { options } | FormKind::Menu { options } = &field.kind
            && options.is_empty()
        {
            return Err(FormFault::NoOptions(name.clone()));
        }
    }
    Ok(())
}
