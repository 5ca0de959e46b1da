//! A box of text with a part to play: what to remember, a small next step, words to borrow.

use crate::doc::Block;
use crate::site::view::{Resolved, Role};
use crate::web::body::Body;
use crate::web::resolved::Page;

/// Writes the box, its part said in words first.
pub(super) fn boxed(body: &mut Body<'_, Page<'_>>, role: Role, blocks: &[Block<Resolved>]) {
    let (class, label) = match role {
        Role::Takeaways => ("takeaways", "box_takeaways"),
        Role::Next => ("next", "box_next"),
        Role::Say => ("say", "box_say"),
    };
    let label = body.hooks.words.get(label);
    body.raw(&format!("<div class=\"panel panel-{class}\">\n<p class=\"panel-label\">"));
    body.text(&label);
    body.raw("</p>\n");
    body.blocks(blocks);
    body.raw("</div>\n");
}
