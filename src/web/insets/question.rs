//! A question that opens on its answer.
//!
//! The anchor stands on the answer, inside: a browser opens a closed question when a link leads to
//! something in it, and does not when the link leads to the question itself.

use crate::doc::{Block, Inline};
use crate::site::view::Resolved;
use crate::web::body::Body;
use crate::web::resolved::Page;

/// Writes the question, closed.
pub(super) fn question(
    body: &mut Body<'_, Page<'_>>,
    id: &str,
    question: &[Inline<Resolved>],
    answer: &[Block<Resolved>],
) {
    body.raw("<details class=\"question\">\n<summary>");
    body.inlines(question);
    body.raw("</summary>\n<div class=\"answer\"");
    body.attribute("id", id);
    body.raw(">\n");
    body.blocks(answer);
    body.raw("</div>\n</details>\n");
}
