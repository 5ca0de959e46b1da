//! How long the stages of a session last, in words.

use crate::site::view::FlowStage;
use crate::words::{Arg, Words};

/// "8 minutes" if the session's length is known, else its share: "15% of the time".
pub fn length(stage: &FlowStage, words: &Words) -> String {
    match stage.minutes {
        Some(minutes) => say_minutes("minutes", minutes, words),
        None => words.say("flow_share", &[("share", Arg::Number(stage.share as usize))]),
    }
}

/// "8 min"; nothing, if the session's length is not known.
pub fn brief(stage: &FlowStage, words: &Words) -> Option<String> {
    stage.minutes.map(|minutes| say_minutes("minutes_brief", minutes, words))
}

/// The stages one after the other, for who cannot see the drawing.
pub fn spoken(stages: &[FlowStage], words: &Words) -> String {
    let one = |stage: &FlowStage| {
        let length = length(stage, words);
        let parts = [("name", Arg::Text(&stage.name)), ("minutes", Arg::Text(&length))];
        words.say("flow_part", &parts)
    };
    stages.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn say_minutes(message: &str, minutes: u32, words: &Words) -> String {
    words.say(message, &[("minutes", Arg::Number(minutes as usize))])
}
