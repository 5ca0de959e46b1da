use std::path::Path;

use super::*;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

#[test]
fn the_sample_practice_reads_clean() {
    let (sources, faults) = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut diagnostics = Diagnostics::new();
    let setting = read(&sources, &mut diagnostics).expect("a practice");
    assert!(faults.is_empty());
    assert_eq!(diagnostics.to_text(&sources, false), "");
    assert_eq!(setting.therapists.len(), 2);
}
