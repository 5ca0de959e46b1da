//! What a practice tells in words of its own: absences, records, complaints and the like. Each
//! table is a list of texts, declared once, here.
//!
//! Judges nothing that is written. Invariant: a text that is not written is `None`; no table has
//! words of ours.

use schemars::JsonSchema;

use super::text::{Languages, LocalText};
use crate::table::Table;

/// One text of a table: its key, and the words if the practice gives them.
pub type ToldText<'a> = (&'static str, Option<&'a LocalText>);

/// Declares the tables: for each its type, its name in a file and its texts, with what they say.
macro_rules! told {
    ($($(#[$about:meta])* $kind:ident $name:ident { $($(#[$says:meta])* $key:ident),+ $(,)? })+) => {
        $(
            $(#[$about])*
            #[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
            #[schemars(default, deny_unknown_fields)]
            pub struct $kind {
                $($(#[$says])* pub $key: Option<LocalText>),+
            }

            impl $kind {
                fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
                    $kind { $($key: LocalText::read(table, stringify!($key), languages)),+ }
                }

                fn over(&self, below: &Self) -> Self {
                    $kind { $($key: self.$key.as_ref().or(below.$key.as_ref()).cloned()),+ }
                }

                fn texts(&self) -> Vec<ToldText<'_>> {
                    vec![$((stringify!($key), self.$key.as_ref())),+]
                }
            }
        )+

        /// All tables of words.
        #[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
        #[schemars(default)]
        pub struct Told {
            $($(#[$about])* pub $name: $kind),+
        }

        impl Told {
            /// The names of the tables, in order.
            pub const TABLES: &'static [&'static str] = &[$(stringify!($name)),+];

            pub(super) fn read(table: &mut Table<'_>, languages: &Languages) -> Self {
                Told {
                    $($name: table
                        .table(stringify!($name), |t| $kind::read(t, languages))
                        .unwrap_or_default()),+
                }
            }

            pub(super) fn over(&self, below: &Self) -> Self {
                Told { $($name: self.$name.over(&below.$name)),+ }
            }

            /// The texts of a table, in order; none, if there is no such table.
            pub fn texts(&self, table: &str) -> Vec<ToldText<'_>> {
                match table {
                    $(stringify!($name) => self.$name.texts(),)+
                    _ => Vec::new(),
                }
            }
        }
    };
}

told! {
    /// Being late, not coming, and absences on either side.
    Attendance attendance {
        /// What happens if a client does not come.
        no_show,
        /// What happens if a client comes late.
        lateness,
        /// What happens if the therapist has to cancel.
        by_us,
        /// When no charge is made.
        waivers,
        /// Who is there in holidays and illness.
        holidays,
        /// Who tells clients, and holds their notes, if the therapist no longer can.
        executor,
    }

    /// Therapy for young people.
    Minors minors {
        /// Of which ages.
        ages,
        /// Who agrees to it.
        consent,
        /// What parents or carers hear.
        carers,
        /// How it is where parents live apart.
        separated_parents,
    }

    /// Somebody to call.
    EmergencyContact emergency_contact {
        /// Whether clients are asked for one.
        asked,
        /// When that person is called.
        used_when,
        /// What that person hears.
        they_hear,
    }

    /// Notes and files.
    Records records {
        /// What is written down.
        kept,
        /// Where it is.
        place,
        /// For how long.
        how_long,
        /// How to see it.
        access,
        /// What a prescriber hears, and when.
        prescriber,
        /// What an insurer sees.
        insurers,
    }

    /// Software that takes notes, and recordings.
    AiRecording ai_recording {
        /// Whether software takes or drafts notes.
        notes,
        /// Whether sessions are recorded, by either side.
        recording,
        /// That saying no has no price.
        saying_no,
    }

    /// Sessions by video or phone.
    Telehealth telehealth {
        /// What is used, and what to set up.
        platform,
        /// What happens if the line drops.
        dropped_line,
        /// Why and how clients are asked where they are.
        whereabouts,
    }

    /// What to do if something is wrong.
    Complaints complaints {
        /// Whom to tell in the practice.
        person,
        /// How soon there is an answer.
        reply_within,
        /// Which body outside the practice can be asked.
        outside,
    }
}

#[cfg(test)]
mod tests {
    use super::Told;

    #[test]
    fn every_table_has_texts() {
        for table in Told::TABLES {
            assert!(!Told::default().texts(table).is_empty(), "{table}");
        }
        assert!(Told::default().texts("nothing").is_empty());
    }
}
