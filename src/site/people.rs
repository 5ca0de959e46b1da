//! Therapists as cards, as onboarding pages show them, and in their own words.

use super::beside;
use super::graph::Entry;
use super::lookup::Lookup;
use super::view::{PersonCard, PersonView, Phone, Photo};
use crate::content::Kind;
use crate::practice::{LocalList, LocalText, Therapist};
use crate::source::Spanned;

/// The cards of all therapists who have a page, in the practice's order.
pub(super) fn cards(lookup: &Lookup<'_>) -> Vec<PersonCard> {
    lookup.setting.therapists.iter().filter_map(|therapist| card(lookup, therapist)).collect()
}

/// A therapist's card, if they have a page.
pub(super) fn card(lookup: &Lookup<'_>, therapist: &Therapist) -> Option<PersonCard> {
    let page = lookup.page_of(therapist)?;
    let said = |text: &Option<LocalText>| {
        text.as_ref().and_then(|text| text.in_language(lookup.lang)).map(str::to_owned)
    };
    Some(PersonCard {
        name: therapist.name.clone(),
        monogram: monogram(&therapist.name),
        url: page.url.clone(),
        credentials: said(&therapist.credentials).or_else(|| said(&therapist.role)),
        pronouns: said(&therapist.pronouns),
        sees: phrase(lookup, &listed(lookup, &therapist.sees)),
        approaches: phrase(lookup, &approaches(lookup, therapist)),
        photo: photo(lookup, therapist),
    })
}

/// What an onboarding page shows beside its text.
pub(super) fn view(
    lookup: &Lookup<'_>,
    entry: &Entry,
    therapist: &Therapist,
) -> Option<PersonView> {
    let terms = lookup.setting.practice.for_therapist(therapist);
    let licence = therapist.licence.as_ref().and_then(|l| l.title.in_language(lookup.lang));
    Some(PersonView {
        id: therapist.id.value.clone(),
        card: card(lookup, therapist)?,
        called: therapist.called.clone(),
        languages: listed(lookup, &therapist.languages),
        phone: terms.contact.phone.as_deref().map(Phone::of),
        email: terms.contact.email,
        address: terms.contact.address.unwrap_or_default(),
        vcard: beside::vcard(lookup, entry, &therapist.id.value),
        pack: beside::pack(lookup, entry),
        booking: therapist.booking.as_ref().map(ToString::to_string),
        licence: licence.map(str::to_owned),
    })
}

/// The paths of the pictures that a therapist's card shows.
pub(super) fn photo_path(therapist: &Therapist) -> Option<&str> {
    therapist.photo.as_ref().map(|photo| photo.file.value.as_str())
}

fn photo(lookup: &Lookup<'_>, therapist: &Therapist) -> Option<Photo> {
    let photo = therapist.photo.as_ref()?;
    lookup.picture(&photo.file.value, &photo.alt)
}

fn listed(lookup: &Lookup<'_>, list: &Option<LocalList>) -> Vec<String> {
    let list = list.iter().flat_map(|list| list.in_language(lookup.lang));
    list.map(str::to_owned).collect()
}

fn approaches(lookup: &Lookup<'_>, therapist: &Therapist) -> Vec<String> {
    let name = |id: &Spanned<String>| match &lookup.site.page(lookup.lang, &id.value)?.summary.kind
    {
        Kind::Approach(approach) => Some(approach.short_name.clone()),
        _ => None,
    };
    therapist.approaches.iter().filter_map(name).collect()
}

fn phrase(lookup: &Lookup<'_>, things: &[String]) -> Option<String> {
    let things: Vec<&str> = things.iter().map(String::as_str).collect();
    (!things.is_empty()).then(|| lookup.words.join(&things))
}

/// The first letters of the first and the last name.
fn monogram(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::monogram;

    #[test]
    fn a_monogram_has_one_letter_or_two() {
        assert_eq!(monogram("Ana Maria Reyes"), "AR");
        assert_eq!(monogram("ana"), "A");
        assert_eq!(monogram(""), "");
    }
}
