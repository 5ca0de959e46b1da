//! A folder is either the old site or the new one, and never somebody else's.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use anteroom::output::{self, Artifacts, Place, Published, Refused};
use tempfile::TempDir;

fn site(files: &[(&str, &str)]) -> Artifacts {
    let mut artifacts = Artifacts::default();
    for (path, text) in files {
        artifacts.insert(*path, text.as_bytes());
    }
    artifacts
}

fn folder() -> (TempDir, std::path::PathBuf) {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("public");
    (temp, dir)
}

fn publish(site: &Artifacts, dir: &Path, force: bool) -> Result<Published, Refused> {
    output::publish(site, &Place::resolve(dir)?, force)
}

/// Writes a file, with its folders, below a folder.
fn add(dir: &Path, path: &str, text: &str) {
    fs::create_dir_all(dir.join(path).parent().unwrap()).unwrap();
    fs::write(dir.join(path), text).unwrap();
}

fn read(dir: &Path, path: &str) -> String {
    fs::read_to_string(dir.join(path)).unwrap()
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_second_site_replaces_the_first_as_a_whole() {
    let (temp, dir) = folder();
    publish(&site(&[("a/index.html", "1"), ("b.txt", "2")]), &dir, false).unwrap();
    let done = publish(&site(&[("a/index.html", "1"), ("c.txt", "3")]), &dir, false).unwrap();
    assert_eq!((done.written, done.kept, done.removed), (1, 1, 1));
    assert_eq!(names(&dir), [".anteroom", "a", "c.txt"]);
    assert_eq!(names(temp.path()), ["public"], "nothing is left beside it");
}

#[test]
fn an_equal_site_is_not_touched() {
    let (_temp, dir) = folder();
    let site = site(&[("a.txt", "1")]);
    publish(&site, &dir, false).unwrap();
    let before = fs::metadata(&dir).unwrap().ino();
    let done = publish(&site, &dir, false).unwrap();
    assert_eq!((done.written, done.kept), (0, 1));
    assert_eq!(fs::metadata(&dir).unwrap().ino(), before, "the very same folder");
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_kept() {
    let (_temp, dir) = folder();
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("thesis.txt"), "years of work").unwrap();
    let refused = publish(&site(&[("a.txt", "1")]), &dir, false).unwrap_err();
    assert!(matches!(refused, Refused::NotOurs(_)), "{refused}");
    assert_eq!(names(&dir), ["thesis.txt"]);
}

#[test]
fn force_keeps_the_old_folder_beside() {
    let (temp, dir) = folder();
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("thesis.txt"), "years of work").unwrap();
    publish(&site(&[("a.txt", "1")]), &dir, true).unwrap();
    assert_eq!(names(&dir), [".anteroom", "a.txt"]);
    assert_eq!(names(&temp.path().join("public.before-anteroom")), ["thesis.txt"]);
}

#[test]
fn an_empty_folder_may_be_used() {
    let (_temp, dir) = folder();
    fs::create_dir(&dir).unwrap();
    publish(&site(&[("a.txt", "1")]), &dir, false).unwrap();
    assert_eq!(names(&dir), [".anteroom", "a.txt"]);
}

#[test]
fn a_file_in_the_way_is_told() {
    let (_temp, dir) = folder();
    fs::write(&dir, "a file").unwrap();
    let refused = publish(&site(&[("a.txt", "1")]), &dir, false).unwrap_err();
    assert!(matches!(refused, Refused::NotAFolder(_)), "{refused}");
}

#[test]
fn a_path_through_nothing_is_refused() {
    for force in [false, true] {
        let (temp, dir) = folder();
        add(&dir, "thesis.txt", "years of work");
        let path = temp.path().join("nope/../public");
        let refused = publish(&site(&[("a.txt", "1")]), &path, force).unwrap_err();
        assert!(matches!(refused, Refused::NoPlace(..)), "{refused}");
        assert_eq!(names(&dir), ["thesis.txt"]);
        assert_eq!(names(temp.path()), ["public"]);
    }
}

#[test]
fn a_path_up_and_down_is_followed() {
    let (temp, dir) = folder();
    fs::create_dir(temp.path().join("there")).unwrap();
    publish(&site(&[("a.txt", "1")]), &temp.path().join("there/../public/."), false).unwrap();
    assert_eq!(names(&dir), [".anteroom", "a.txt"]);
    let new = temp.path().join("new/er/public");
    publish(&site(&[("a.txt", "1")]), &new, false).unwrap();
    assert_eq!(names(&new), [".anteroom", "a.txt"]);
}

#[test]
fn a_link_stays_and_what_it_leads_to_is_replaced() {
    let (temp, dir) = folder();
    let real = temp.path().join("elsewhere/www");
    fs::create_dir_all(&real).unwrap();
    symlink("elsewhere/www", &dir).unwrap();
    for text in ["1", "2"] {
        publish(&site(&[("a.txt", text)]), &dir, false).unwrap();
        assert!(dir.is_symlink());
        assert_eq!(read(&real, "a.txt"), text);
        assert_eq!(names(temp.path()), ["elsewhere", "public"]);
        assert_eq!(names(&temp.path().join("elsewhere")), ["www"]);
    }
}

#[test]
fn a_link_to_nothing_is_refused() {
    let (temp, dir) = folder();
    symlink("nowhere", &dir).unwrap();
    for path in [dir.clone(), dir.join("deeper")] {
        let refused = publish(&site(&[("a.txt", "1")]), &path, true).unwrap_err();
        assert!(refused.to_string().contains("symbolic link that leads to nothing"), "{refused}");
    }
    assert_eq!(names(temp.path()), ["public"]);
}

#[test]
fn what_somebody_added_is_kept() {
    let (_temp, dir) = folder();
    publish(&site(&[("a/index.html", "1"), ("old.txt", "1")]), &dir, false).unwrap();
    add(&dir, "CNAME", "www.a.example");
    add(&dir, ".git/HEAD", "ref: refs/heads/main");
    add(&dir, "a/mine.txt", "mine");
    fs::create_dir_all(dir.join(".git/refs/heads")).unwrap();
    fs::set_permissions(dir.join(".git/refs"), fs::Permissions::from_mode(0o700)).unwrap();
    symlink("nowhere", dir.join("link")).unwrap();
    let same_file = fs::metadata(dir.join("CNAME")).unwrap().ino();
    for text in ["2", "3"] {
        let done = publish(&site(&[("a/index.html", text)]), &dir, false).unwrap();
        assert_eq!((done.written, done.replaced), (1, 0));
        assert_eq!(names(&dir), [".anteroom", ".git", "CNAME", "a", "link"]);
        assert_eq!(read(&dir, "CNAME"), "www.a.example");
        assert_eq!(read(&dir, ".git/HEAD"), "ref: refs/heads/main");
        assert_eq!(names(&dir.join("a")), ["index.html", "mine.txt"]);
        assert!(dir.join(".git/refs/heads").is_dir(), "git needs it, empty or not");
        assert_eq!(fs::metadata(dir.join(".git/refs")).unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::read_link(dir.join("link")).unwrap(), Path::new("nowhere"));
        assert_eq!(fs::metadata(dir.join("CNAME")).unwrap().ino(), same_file);
    }
}

#[test]
fn the_marker_lists_what_was_written() {
    let (_temp, dir) = folder();
    publish(&site(&[("b.txt", "2"), ("a/index.html", "1")]), &dir, false).unwrap();
    let marker = read(&dir, ".anteroom");
    assert_eq!(marker.lines().skip(1).collect::<Vec<_>>(), ["a/index.html", "b.txt"]);
}

#[test]
fn without_a_list_all_is_kept() {
    let (_temp, dir) = folder();
    publish(&site(&[("a.txt", "1"), ("b.txt", "1")]), &dir, false).unwrap();
    fs::write(dir.join(".anteroom"), "Anteroom made this folder.\n").unwrap();
    let done = publish(&site(&[("a.txt", "2")]), &dir, false).unwrap();
    assert_eq!((done.written, done.removed, done.replaced), (1, 0, 0));
    assert_eq!(names(&dir), [".anteroom", "a.txt", "b.txt"]);
    assert!(read(&dir, ".anteroom").ends_with("\na.txt\n"), "from now on there is a list");
}

#[test]
fn an_equal_site_gets_its_list_again() {
    let (_temp, dir) = folder();
    publish(&site(&[("a.txt", "1")]), &dir, false).unwrap();
    fs::write(dir.join(".anteroom"), "").unwrap();
    publish(&site(&[("a.txt", "1")]), &dir, false).unwrap();
    assert!(read(&dir, ".anteroom").ends_with("\na.txt\n"));
}

#[test]
fn the_site_s_own_file_wins_and_is_counted() {
    let (_temp, dir) = folder();
    publish(&site(&[("a.txt", "1")]), &dir, false).unwrap();
    add(&dir, "robots.txt", "mine");
    let done = publish(&site(&[("a.txt", "1"), ("robots.txt", "ours")]), &dir, false).unwrap();
    assert_eq!((done.written, done.replaced), (1, 1));
    assert_eq!(read(&dir, "robots.txt"), "ours");
}

#[test]
fn a_link_at_a_path_of_the_site_is_not_written_through() {
    let (temp, dir) = folder();
    let outside = temp.path().join("outside.txt");
    fs::write(&outside, "1").unwrap();
    publish(&site(&[("a.txt", "0")]), &dir, false).unwrap();
    fs::remove_file(dir.join("a.txt")).unwrap();
    symlink(&outside, dir.join("a.txt")).unwrap();
    for text in ["1", "2"] {
        publish(&site(&[("a.txt", text)]), &dir, false).unwrap();
        assert!(!dir.join("a.txt").is_symlink());
        assert_eq!(read(temp.path(), "outside.txt"), "1");
    }
}

#[test]
fn a_file_added_where_a_folder_must_be_is_told() {
    for (added, ours) in [("blog", "blog/index.html"), ("b.txt/mine", "b.txt")] {
        let (_temp, dir) = folder();
        publish(&site(&[("a.txt", "1")]), &dir, false).unwrap();
        add(&dir, added, "mine");
        let refused = publish(&site(&[("a.txt", "1"), (ours, "2")]), &dir, false).unwrap_err();
        let words = refused.to_string();
        assert!(words.contains(added) && words.contains(&format!("`{ours}`")), "{words}");
        assert_eq!(read(&dir, added), "mine");
    }
}

#[test]
fn a_file_may_become_a_folder() {
    let (_temp, dir) = folder();
    for path in ["a", "a/index.html", "a"] {
        publish(&site(&[(path, "1")]), &dir, false).unwrap();
        assert_eq!(read(&dir, path), "1");
    }
}

#[test]
fn a_file_and_a_folder_of_one_name_are_told() {
    let (temp, dir) = folder();
    let site = site(&[("robots.txt", "1"), ("robots.txt/index.html", "2")]);
    let words = publish(&site, &dir, false).unwrap_err().to_string();
    assert!(words.contains("`robots.txt`") && words.contains("`robots.txt/index.html`"), "{words}");
    assert_eq!(names(temp.path()), [""; 0]);
}

/// A name that no disk takes.
fn too_long() -> String {
    "x".repeat(300)
}

#[test]
fn a_failed_write_changes_nothing() {
    let (temp, dir) = folder();
    publish(&site(&[("a.txt", "1")]), &dir, false).unwrap();
    let refused = publish(&site(&[(&too_long(), "1")]), &dir, false).unwrap_err().to_string();
    assert!(refused.ends_with("cannot be written: file name too long"), "{refused}");
    assert_eq!(names(&dir), [".anteroom", "a.txt"]);
    assert_eq!(names(temp.path()), ["public"]);
}

#[test]
fn a_failed_write_under_force_sets_nothing_aside() {
    let (temp, dir) = folder();
    add(&dir, "thesis.txt", "years of work");
    publish(&site(&[(&too_long(), "1")]), &dir, true).unwrap_err();
    assert_eq!(names(&dir), ["thesis.txt"]);
    assert_eq!(names(temp.path()), ["public"]);
}

#[test]
fn force_overwrites_nothing_that_was_set_aside_before() {
    let (temp, dir) = folder();
    for n in ["1", "2", "3"] {
        let _ = fs::remove_dir_all(&dir);
        add(&dir, "thesis.txt", n);
        publish(&site(&[("a.txt", "1")]), &dir, true).unwrap();
    }
    for (name, n) in
        [("before-anteroom", "1"), ("before-anteroom-2", "2"), ("before-anteroom-3", "3")]
    {
        assert_eq!(read(&temp.path().join(format!("public.{name}")), "thesis.txt"), n);
    }
}

#[test]
fn what_an_interrupted_build_left_is_removed() {
    let (temp, dir) = folder();
    add(temp.path(), ".public.anteroom-new/half.txt", "1");
    publish(&site(&[("a.txt", "1")]), &dir, false).unwrap();
    assert_eq!(names(&dir), [".anteroom", "a.txt"]);
    assert_eq!(names(temp.path()), ["public"]);
}

#[test]
fn builds_into_one_folder_take_turns() {
    let (temp, dir) = folder();
    let text = |n: usize| n.to_string();
    std::thread::scope(|scope| {
        for n in 0..8 {
            let dir = &dir;
            scope.spawn(move || {
                for round in 0..20 {
                    let files: Vec<(String, String)> =
                        (0..20).map(|i| (format!("{i}.txt"), text(n * 100 + round))).collect();
                    let files: Vec<_> =
                        files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
                    publish(&site(&files), dir, false).unwrap();
                }
            });
        }
    });
    let whole: Vec<String> = (0..20).map(|i| read(&dir, &format!("{i}.txt"))).collect();
    assert!(whole.iter().all(|text| *text == whole[0]), "{whole:?}");
    assert_eq!(names(temp.path()), ["public"]);
}

#[test]
fn the_folder_keeps_its_mode() {
    let (_temp, dir) = folder();
    fs::create_dir(&dir).unwrap();
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o2770)).unwrap();
    for text in ["1", "2"] {
        publish(&site(&[("a.txt", text)]), &dir, false).unwrap();
        assert_eq!(fs::metadata(&dir).unwrap().mode() & 0o7777, 0o2770);
    }
}

#[test]
fn a_disk_mounted_on_the_folder_is_told() {
    let busy = std::io::Error::from(std::io::ErrorKind::ResourceBusy);
    let words = Refused::Disk("public".into(), busy).to_string();
    assert!(words.contains("If a disk is mounted on it"), "{words}");
}
