//! (stand-in until the pass is merged)
use super::ledger::FormField;
/// fault
#[derive(Debug)]
pub(super) struct FormFault;
impl std::fmt::Display for FormFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("form")
    }
}
pub(super) fn fillable(
    pdf: &[u8],
    _: &[FormField],
    _: f32,
    _: &[u8],
) -> Result<Vec<u8>, FormFault> {
    Ok(pdf.to_vec())
}
