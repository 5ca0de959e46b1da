//! All that is read before any page knows of another: the practice, words, works, questionnaires,
//! pictures, the theme and the pages themselves.
//!
//! Each part is given the files that it is made from and no others, which is why it may be
//! remembered as long as these are the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::memory::{Files, Memory, Slot, part};
use super::watching::during;
use super::{Observer, Options, Stage};
use crate::assets::{self, Assets};
use crate::content::{self, Bibliography, Packs, Page, Reading};
use crate::diagnostic::Diagnostics;
use crate::doc;
use crate::instrument::{self, Instruments};
use crate::practice::{self, Palette, Setting};
use crate::press::Press;
use crate::site;
use crate::site::Site;
use crate::source::{File, Layer, Sources};
use crate::web::{Naming, Statics, Templates, Web};
use crate::words::Words;

/// All that has been read, before any page knows of another. Cheap to clone: its parts are shared.
#[derive(Clone)]
pub(super) struct Material {
    pub sources: Sources,
    pub setting: Arc<Setting>,
    pub words: WordsOfEach,
    pub bibliography: Arc<Bibliography>,
    pub instruments: Arc<Instruments>,
    pub assets: Arc<Assets>,
    pub packs: Arc<Packs>,
    /// Paths of the files that could not be read as pages.
    pub broken: Arc<BTreeSet<String>>,
    pub markdown: doc::Options,
    /// Nothing, if the theme's templates cannot be used.
    pub web: Option<Web>,
    /// Nothing, if nothing is to be typeset, or the theme cannot be printed with.
    pub press: Option<Arc<Press>>,
}

/// The pages of each language, in the order of the languages.
pub(super) type ByLanguage = Vec<Vec<Arc<Page>>>;

/// The interface words of each language.
pub(super) type WordsOfEach = Arc<[(String, Words)]>;

/// A snapshot, and a part of it.
type Narrowed = Option<(Sources, Sources)>;

/// A theme's name and its colours.
type Look = (String, Palette);

/// The parts that are remembered.
#[derive(Default)]
pub(super) struct Parts {
    /// Of what was given, and of that with the theme's own pages: what is no page.
    data: [Narrowed; 2],
    /// The library's English, without and with its pages.
    english: [Narrowed; 2],
    /// What was told of files that stand where pages stand, and are none.
    unread: Option<(Sources, Vec<String>, Diagnostics)>,
    setting: Slot<Files<Options>, Option<Arc<Setting>>>,
    respelled: Slot<Files<String>, Sources>,
    words: Slot<Files<Vec<String>>, WordsOfEach>,
    bibliography: Slot<Files<()>, Arc<Bibliography>>,
    instruments: Slot<Files<()>, Arc<Instruments>>,
    assets: Slot<Files<()>, Arc<Assets>>,
    packs: Slot<Files<()>, Arc<Packs>>,
    templates: Slot<Files<String>, Option<Arc<Templates>>>,
    statics: Slot<Files<(Look, Naming)>, Arc<Statics>>,
    press: Slot<Files<Look>, Option<Arc<Press>>>,
}

/// Reads everything. Nothing, if there is no practice.
pub(super) fn read(
    sources: &Sources,
    options: &Options,
    memory: &mut Memory,
    told: &mut Diagnostics,
    watch: &dyn Observer,
) -> Option<(Material, ByLanguage)> {
    let stage = during(watch, Stage::Setting);
    let parts = &mut memory.parts;
    let setting = parts.setting(sources, options, told)?;
    if let Some(today) = options.today {
        practice::tell_days(&setting, today, told);
    }
    let all = parts.respelled(&setting, &sources.with_theme_content(&setting.theme.id));
    let sources = &all;
    let languages: Vec<String> = setting.practice.languages.iter().map(str::to_owned).collect();
    let names: Vec<&str> = languages.iter().map(String::as_str).collect();
    let markdown = doc::Options { raw_html: setting.practice.site.raw_html, ..Default::default() };
    let reading =
        Reading { markdown, library: setting.practice.site.library, drafts: options.drafts };
    let stage = stage.then(Stage::Pages);
    let (mut pages, mut broken) = (Vec::new(), BTreeSet::new());
    for lang in &names {
        let read = content::read(sources, lang, &reading, &mut memory.pages, told);
        pages.push(read.pages);
        broken.extend(read.broken);
    }
    memory.pages.forget_all_but(&names);
    parts.tell_unread(sources, &languages, told);
    let _parts = stage.then(Stage::Parts);
    let sources = &data_of(sources, &mut parts.data[1]);
    let material = Material {
        broken: Arc::new(broken),
        words: parts.words(sources, &languages, told),
        bibliography: parts.bibliography(sources, told),
        instruments: parts.instruments(sources, told),
        assets: parts.assets(sources),
        packs: parts.packs(sources, told),
        markdown,
        web: parts.web(sources, &setting, options, told),
        press: parts.press(sources, &setting, options, told),
        setting,
        sources: all,
    };
    Some((material, pages))
}

impl Parts {
    fn setting(
        &mut self,
        sources: &Sources,
        options: &Options,
        told: &mut Diagnostics,
    ) -> Option<Arc<Setting>> {
        let own = data_of(sources, &mut self.data[0])
            .only(&["practice.toml", "content", "themes", "therapists"], practice::reads);
        let files = Files(own, options.clone());
        part(&mut self.setting, files, told, |Files(sources, options), told| {
            let mut setting = practice::read(sources, told)?;
            if let Some(base_url) = &options.base_url {
                setting.practice.base_url = base_url.clone();
            }
            Some(Arc::new(setting))
        })
    }

    /// The files with the library's English in the spelling of the place.
    fn respelled(&mut self, setting: &Setting, sources: &Sources) -> Sources {
        let Some(tag) = setting.respelled_for() else { return sources.clone() };
        // Pages of the library that the site leaves out need no spelling.
        let pages = setting.practice.site.library;
        let read = |file: &File| pages || !file.path.ends_with(".md");
        let ours = |file: &File| file.layer == Layer::Library && read(file);
        let library =
            narrowed(sources, &mut self.english[usize::from(pages)], &["content/en"], ours);
        let files = Files(library, tag.to_owned());
        let respelled = part(&mut self.respelled, files, &mut Diagnostics::new(), |files, _| {
            setting.respelled(&files.0)
        });
        sources.with_texts_of(&respelled)
    }

    /// Tells files that stand where pages stand and are none. That depends on their paths alone.
    fn tell_unread(&mut self, sources: &Sources, languages: &[String], told: &mut Diagnostics) {
        let same = |(all, of, _): &&(Sources, Vec<String>, Diagnostics)| {
            sources.has_paths_of(all) && of == languages
        };
        let found = match self.unread.as_ref().filter(same) {
            Some((.., found)) => found.clone(),
            None => {
                let names: Vec<&str> = languages.iter().map(String::as_str).collect();
                let mut found = Diagnostics::new();
                content::tell_unread(sources, &names, &mut found);
                self.unread = Some((sources.clone(), languages.to_vec(), found.clone()));
                found
            }
        };
        told.extend(found);
    }

    fn words(
        &mut self,
        sources: &Sources,
        languages: &[String],
        told: &mut Diagnostics,
    ) -> WordsOfEach {
        let words = |file: &File| file.path.ends_with(".ftl");
        let files = Files(sources.only(&["content"], words), languages.to_vec());
        part(&mut self.words, files, told, |Files(sources, languages), told| {
            let one = |lang: &String| (lang.clone(), Words::read(sources, lang, told));
            languages.iter().map(one).collect()
        })
    }

    fn bibliography(&mut self, sources: &Sources, told: &mut Diagnostics) -> Arc<Bibliography> {
        let files = Files(sources.only(&[content::REFERENCES], |_| true), ());
        part(&mut self.bibliography, files, told, |files, told| {
            Arc::new(Bibliography::read(&files.0, told))
        })
    }

    fn instruments(&mut self, sources: &Sources, told: &mut Diagnostics) -> Arc<Instruments> {
        let files = Files(sources.only(&[instrument::FOLDER], |_| true), ());
        part(&mut self.instruments, files, told, |files, told| {
            Arc::new(Instruments::read(&files.0, told))
        })
    }

    fn assets(&mut self, sources: &Sources) -> Arc<Assets> {
        let files = Files(sources.only(&["content", "therapists"], assets::reads), ());
        let told = &mut Diagnostics::new();
        part(&mut self.assets, files, told, |files, _| Arc::new(Assets::read(&files.0)))
    }

    fn packs(&mut self, sources: &Sources, told: &mut Diagnostics) -> Arc<Packs> {
        let files = Files(sources.only(&[content::PACKS], |_| true), ());
        part(&mut self.packs, files, told, |files, told| Arc::new(Packs::read(&files.0, told)))
    }

    fn web(
        &mut self,
        sources: &Sources,
        setting: &Setting,
        options: &Options,
        told: &mut Diagnostics,
    ) -> Option<Web> {
        let (id, palette) = look(setting);
        let folder = |name: &str| format!("themes/{id}/{name}");
        let files = Files(sources.only(&[&folder("templates")], |_| true), id.clone());
        let templates = part(&mut self.templates, files, told, |Files(sources, id), told| {
            Templates::read(sources, id, told).map(Arc::new)
        });
        let naming = if options.serving { Naming::Plain } else { Naming::Fingerprinted };
        let own = sources.only(&[&folder("static")], |_| true);
        let files = Files(own, ((id.clone(), palette), naming));
        let statics = part(&mut self.statics, files, told, |Files(sources, look), told| {
            let ((id, palette), naming) = look;
            Arc::new(Statics::read(sources, id, palette, *naming, told))
        });
        Some(Web::of(templates?, statics))
    }

    /// The theme's press, if anything is to be typeset.
    fn press(
        &mut self,
        sources: &Sources,
        setting: &Setting,
        options: &Options,
        told: &mut Diagnostics,
    ) -> Option<Arc<Press>> {
        if !options.pdf || setting.practice.print.no_pdf {
            return None;
        }
        let (id, palette) = look(setting);
        let own = sources.only(&[&format!("themes/{id}/print")], |_| true);
        let files = Files(own, (id, palette));
        part(&mut self.press, files, told, |Files(sources, (id, palette)), told| {
            Press::new(sources, id, palette, told).map(Arc::new)
        })
    }
}

/// All files but pages, of which there are many. Looked through once, not for each part, and only if a
/// path is new or gone.
fn data_of(sources: &Sources, known: &mut Narrowed) -> Sources {
    let tops = ["practice.toml", "content", "themes", "therapists"];
    narrowed(sources, known, &tops, |file| !file.path.ends_with(".md"))
}

/// A part of a snapshot. What is kept may depend on paths and layers alone, and on what never changes: it is
/// asked again only if a path is new or gone.
fn narrowed(
    sources: &Sources,
    known: &mut Narrowed,
    names: &[&str],
    keep: impl Fn(&File) -> bool,
) -> Sources {
    if let Some((_, part)) = known.as_ref().filter(|(all, _)| sources.has_paths_of(all)) {
        return sources.at_paths_of(part);
    }
    let part = sources.only(names, keep);
    *known = Some((sources.clone(), part.clone()));
    part
}

fn look(setting: &Setting) -> Look {
    (setting.theme.id.clone(), setting.palette.clone())
}

impl Material {
    /// What pages are resolved against.
    pub(super) fn parts<'a>(
        &'a self,
        site: &'a Site,
        for_professionals: &'a BTreeSet<String>,
    ) -> site::Parts<'a> {
        site::Parts {
            site,
            setting: &self.setting,
            words: &self.words,
            bibliography: &self.bibliography,
            instruments: &self.instruments,
            assets: &self.assets,
            markdown: &self.markdown,
            for_professionals,
        }
    }
}
