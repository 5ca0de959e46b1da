//! The variables that a message asks for: `$minutes` in `{ $minutes } min`.
//!
//! Looks at the message alone: what a message or a term that it refers to asks for is told there.

use std::collections::BTreeSet;

use fluent_syntax::ast::{
    CallArguments, Expression, InlineExpression, Message, Pattern, PatternElement,
};

/// The variables of a message, without their `$`.
pub(super) fn of<'a>(message: &Message<&'a str>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    if let Some(value) = &message.value {
        pattern(value, &mut found);
    }
    found
}

fn pattern<'a>(pattern: &Pattern<&'a str>, found: &mut BTreeSet<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression: inner } = element {
            expression(inner, found);
        }
    }
}

fn expression<'a>(expression: &Expression<&'a str>, found: &mut BTreeSet<&'a str>) {
    match expression {
        Expression::Inline(one) => inline(one, found),
        Expression::Select { selector, variants } => {
            inline(selector, found);
            for variant in variants {
                pattern(&variant.value, found);
            }
        }
    }
}

fn inline<'a>(inline: &InlineExpression<&'a str>, found: &mut BTreeSet<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name);
        }
        InlineExpression::Placeable { expression: inner } => expression(inner, found),
        InlineExpression::FunctionReference { arguments: inner, .. } => arguments(inner, found),
        InlineExpression::TermReference { arguments: Some(inner), .. } => arguments(inner, found),
        _ => {}
    }
}

fn arguments<'a>(given: &CallArguments<&'a str>, found: &mut BTreeSet<&'a str>) {
    for one in &given.positional {
        inline(one, found);
    }
    for one in &given.named {
        inline(&one.value, found);
    }
}
