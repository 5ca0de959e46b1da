//! Puts `content/` and `themes/` into one sorted table of bytes, so that the binary builds a site
//! anywhere. A macro crate would do, but on stable Rust none notices a new file.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads its environment and writes its output"
)]

use std::fmt::Write as _;
use std::path::Path;

fn main() {
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    embed_library(&root);
    mark_press(&root);
}

/// A digest of all that makes PDFs of documents, so that no PDF of another version is taken for one
/// of this: the code of the press, and the versions of all crates.
fn mark_press(root: &str) {
    let mut digest = blake3::Hasher::new();
    for place in ["src/press", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={place}");
        for entry in walkdir::WalkDir::new(Path::new(root).join(place)).sort_by_file_name() {
            let entry = entry.expect("the sources can be read");
            if entry.file_type().is_file() {
                digest.update(&std::fs::read(entry.path()).expect("the sources can be read"));
            }
        }
    }
    println!("cargo:rustc-env=ANTEROOM_PRESS={}", digest.finalize().to_hex());
}

fn embed_library(root: &str) {
    let mut table = String::from("static LIBRARY: &[(&str, &[u8])] = &[\n");
    for folder in ["content", "themes"] {
        println!("cargo:rerun-if-changed={folder}");
        for entry in walkdir::WalkDir::new(Path::new(root).join(folder)).sort_by_file_name() {
            let entry = entry.expect("the library can be read");
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if entry.file_type().is_file() && !hidden {
                let path = entry.path().strip_prefix(root).expect("below the root");
                let name = path.to_str().expect("library paths are UTF-8").replace('\\', "/");
                let below = format!("/{name}");
                // named by the checkout that is compiled: a target folder can outlive the one that this ran in
                writeln!(table, "    ({name:?}, include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {below:?}))),")
                    .expect("a string");
            }
        }
    }
    table.push_str("];\n");
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    std::fs::write(Path::new(&out).join("library.rs"), table).expect("OUT_DIR can be written");
}
