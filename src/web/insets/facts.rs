//! Facts that one can scan: a definition list, a row for each.

use crate::site::view::FactRow;
use crate::web::body::Body;
use crate::web::resolved::Page;

/// Writes the list.
pub(super) fn facts(body: &mut Body<'_, Page<'_>>, rows: &[FactRow]) {
    body.raw("<dl class=\"facts\">\n");
    rows.iter().for_each(|one| row(body, one));
    body.raw("</dl>\n");
}

fn row(body: &mut Body<'_, Page<'_>>, row: &FactRow) {
    body.raw("<div><dt>");
    body.text(&row.label);
    body.raw("</dt><dd>");
    for (at, line) in row.value.iter().enumerate() {
        body.raw(if at == 0 { "" } else { "<br>" });
        body.inlines(line);
    }
    body.raw("</dd></div>\n");
}
