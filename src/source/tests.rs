//! A snapshot that is made at once is the one that its files would make one by one.

use super::*;

fn loose(path: &str, layer: Layer, text: &str) -> Loose {
    (path.to_owned(), layer, Contents::Text(text.into()))
}

#[test]
fn at_once_is_one_by_one() {
    let files = [
        loose("content/en/a.md", Layer::Library, "one"),
        loose("content/en/a.md", Layer::Theme, "one"),
        loose("content/en/a.md", Layer::Site, "two"),
        loose("content/en/b.md", Layer::Library, "three"),
        loose("content/en/b.md", Layer::Site, "three"),
        loose("content/en/c.md", Layer::Site, "three"),
        loose("practice.toml", Layer::Site, ""),
    ];
    let mut one_by_one = Sources::default();
    for (path, layer, contents) in files.clone() {
        one_by_one.put(&path, layer, contents);
    }
    let mut disorder = files.to_vec();
    disorder.reverse();
    let at_once = Sources::from_files(disorder);
    assert!(at_once.is_same(&one_by_one));
    assert_eq!(at_once.files, one_by_one.files);
    let of = |path: &str| at_once.layers(path).into_iter().map(|file| file.layer);
    assert!(of("content/en/a.md").eq([Layer::Library, Layer::Site]));
    assert!(of("content/en/b.md").eq([Layer::Library]));
}
