//! Views become paper: handouts, worksheets to fill in and packs as tagged PDF.
//!
//! ```text
//! PageView ─leaf─▶ Leaf ─┐
//! PageView ─leaf─▶ Leaf ─┴─manuscript─▶ Document (JSON) + Ledger ─typeset─▶ PDF ─forms─▶ fillable PDF
//! ```
//!
//! What an author wrote goes to the typesetter as data and never as code: the theme's print files
//! read one JSON document. Only `typeset`, `world` and `theme` name a crate of the typesetter, and
//! without the feature `pdf` they are not there; manuscripts are.
//!
//! Invariant: a file depends on its manuscript and its theme alone.

mod answer;
#[cfg(feature = "pdf")]
mod booklet;
mod discreet;
mod document;
#[cfg(feature = "pdf")]
mod forms;
mod inset;
mod instrument;
mod leaf;
mod ledger;
#[cfg(feature = "pdf")]
mod letters;
mod manuscript;
mod node;
mod printed;
mod qr;
mod scribe;
mod sheet;
mod sheet_node;
mod social;
#[cfg(feature = "pdf")]
mod theme;
#[cfg(feature = "pdf")]
mod typeset;
#[cfg(not(feature = "pdf"))]
mod without;
#[cfg(feature = "pdf")]
mod world;

pub use document::Document;
pub use leaf::Source;
pub use ledger::{FormField, FormKind, Ledger, PictureFile};
pub use manuscript::{Binding, Manuscript, Order, write};
pub use printed::Printed;
pub use scribe::Pictures;
pub use social::SocialCard;
#[cfg(feature = "pdf")]
pub use typeset::Press;
#[cfg(not(feature = "pdf"))]
pub use without::Press;
