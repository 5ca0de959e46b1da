//! A session's stages, cut to minutes.

use super::view::{Flow, FlowStage};
use crate::words::{Arg, Words};

/// A stage before its minutes are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub name: String,
    /// Hundredths of the session.
    pub share: u32,
    pub line: String,
}

/// Draws up a flow of stages whose shares sum to 100.
pub(super) fn flow(number: usize, minutes: Option<u32>, parts: Vec<Part>, words: &Words) -> Flow {
    let shares: Vec<u32> = parts.iter().map(|part| part.share).collect();
    let cut = minutes.map(|minutes| cut(minutes, &shares));
    let stages = parts.into_iter().enumerate().map(|(i, part)| FlowStage {
        name: part.name,
        share: part.share,
        minutes: cut.as_ref().map(|cut| cut[i]),
        line: part.line,
    });
    let title = match minutes {
        Some(n) => words.say("flow_of_minutes", &[("n", Arg::Number(n as usize))]),
        None => words.get("flow_of_a_session"),
    };
    Flow { id: format!("flow-{number}"), title, minutes, stages: stages.collect() }
}

/// Whole minutes in proportion to the shares, which sum to the whole: each gets its floor, and
/// what is left goes to the largest remainders, earlier stages first.
fn cut(minutes: u32, shares: &[u32]) -> Vec<u32> {
    let total: u32 = shares.iter().sum::<u32>().max(1);
    let mut cut: Vec<u32> = shares.iter().map(|share| minutes * share / total).collect();
    let left = minutes.saturating_sub(cut.iter().sum()) as usize;
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(minutes * shares[i] % total), i));
    for &i in order.iter().take(left) {
        cut[i] += 1;
    }
    cut
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::cut;

    #[test]
    fn fifty_minutes_of_a_first_session() {
        assert_eq!(cut(50, &[10, 15, 35, 15, 15, 10]), [5, 8, 18, 7, 7, 5]);
    }

    proptest! {
        #[test]
        fn no_minute_is_lost(minutes in 1u32..300, shares in prop::collection::vec(1u32..50, 1..9)) {
            prop_assert_eq!(cut(minutes, &shares).iter().sum::<u32>(), minutes);
        }
    }
}
