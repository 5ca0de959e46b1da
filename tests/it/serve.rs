//! `anteroom serve` from outside: the real program, a real folder, real sockets of this machine.
//!
//! Nothing here is decided by waiting a while: what has to happen is asked for until it has, and
//! what must not happen is looked for after something that comes later.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::console::{anteroom, write};

/// How long anything may take on a machine with other things to do.
const PATIENCE: Duration = Duration::from_secs(60);

const SITE: &str = r#"//- practice.toml
name = "A practice"
base_url = "https://a.example/practice/"
jurisdiction = "intl"
[site]
library = false
//- content/en/index.md
+++
title = "Home"
kind = "section"
summary = "Start here."
+++
See [a page](a.md).
//- content/en/a.md
+++
title = "A"
kind = "page"
summary = "One."
+++
First words.
//- content/en/b.md
+++
title = "B"
kind = "page"
summary = "Two."
+++
Other words.
"#;

/// A page of these words.
fn page(title: &str, words: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nkind = \"page\"\nsummary = \"One.\"\n+++\n{words}\n")
}

/// A server, and the folder that it serves.
struct Server {
    folder: TempDir,
    child: Child,
    address: SocketAddr,
    /// What it prints.
    lines: Receiver<String>,
    /// What it prints of mistakes.
    told: Receiver<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    /// Serves the sample.
    fn new() -> Self {
        Server::of(SITE, &[])
    }

    fn of(files: &str, args: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // A folder in a folder: it can be moved.
        let site = folder.path().join("site");
        write(&site, files);
        let mut command = anteroom(folder.path());
        command.args(["serve", "site", "--no-pdf", "--port", "0"]).args(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = follow(child.stdout.take().unwrap());
        let told = follow(child.stderr.take().unwrap());
        let mut server = Server { folder, child, address: ([127, 0, 0, 1], 0).into(), lines, told };
        let line = server.line("shows the site");
        let address = line.strip_prefix("http://").unwrap().split('/').next().unwrap();
        server.address = address.parse().unwrap();
        server
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join("site").join(name)
    }

    fn save(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The next line of the program that holds these words; those before it are passed over.
    #[track_caller]
    fn line(&self, words: &str) -> String {
        next(&self.lines, words)
    }

    /// The next line that it tells of mistakes and holds these words.
    #[track_caller]
    fn mistake(&self, words: &str) -> String {
        next(&self.told, words)
    }

    /// Ends it; what it told of mistakes until then.
    fn all_mistakes(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.told.iter().collect()
    }

    /// The lines that tell of a build, up to the one that these words are in.
    #[track_caller]
    fn builds_until(&self, words: &str) -> Vec<String> {
        let mut builds = Vec::new();
        while !builds.last().is_some_and(|line: &String| line.contains(words)) {
            builds.push(self.line("built again"));
        }
        builds
    }

    fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request).unwrap();
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    fn ask(&self, method: &str, path: &str) -> Answer {
        let end = format!("Host: {}\r\nConnection: close\r\n\r\n", self.address);
        self.raw(format!("{method} {path} HTTP/1.1\r\n{end}").as_bytes())
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path)
    }

    /// Asks until a page holds these words.
    #[track_caller]
    fn wait(&self, path: &str, words: &str) {
        let end = Instant::now() + PATIENCE;
        let mut last = self.get(path);
        while !last.body.contains(words) {
            assert!(Instant::now() < end, "no `{words}` at {path}:\n{}", last.body);
            std::thread::sleep(Duration::from_millis(20));
            last = self.get(path);
        }
    }

    fn listen(&self, page: &str) -> Stream {
        let mut stream = self.connect();
        let path = format!("/practice/_anteroom/events?page=/practice/{page}");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        Stream(BufReader::new(stream))
    }
}

/// The lines of a stream.
fn follow(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    let mut read = BufReader::new(stream).lines().map_while(Result::ok);
    std::thread::spawn(move || read.all(|line| sender.send(line).is_ok()));
    lines
}

#[track_caller]
fn next(lines: &Receiver<String>, words: &str) -> String {
    let end = Instant::now() + PATIENCE;
    let mut met = Vec::new();
    while let Ok(line) = lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
        if line.contains(words) {
            return line;
        }
        met.push(line);
    }
    panic!("no `{words}` after:\n{}", met.join("\n"));
}

/// The events of a page.
struct Stream(BufReader<TcpStream>);

impl Stream {
    /// What the page hears next.
    #[track_caller]
    fn next(&mut self) -> serde_json::Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream has ended");
            if let Some(json) = line.strip_prefix("data: ") {
                return serde_json::from_str(json).unwrap();
            }
        }
    }
}

#[test]
fn a_site_is_shown_from_memory() {
    let server = Server::new();
    let home = server.get("/practice/");
    assert_eq!(home.status, 200, "{}", home.head);
    for header in [
        "content-type: text/html; charset=utf-8",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
    ] {
        assert!(home.head.contains(header), "{}", home.head);
    }
    assert!(home.body.contains("<script src=\"/practice/_anteroom/live.js\" defer"));
    assert!(home.body.contains("connect-src 'self'"));
    assert!(server.get("/").head.contains("location: /practice/\r\n"));
    let moved = server.get("/practice/a");
    assert_eq!(moved.status, 301);
    assert!(moved.head.contains("location: /practice/a/"));
    assert_eq!(server.get("/practice/none/").status, 404);
    assert_eq!(server.get("/practice/assets/").status, 404);
    assert!(server.get("/practice/robots.txt").head.contains("text/plain"));
    assert!(server.get("/practice/_anteroom/live.js").head.contains("text/javascript"));
    assert!(!server.path("public").exists(), "nothing is published");
}

#[test]
fn only_reading_is_answered_and_head_tells_the_length() {
    let server = Server::new();
    for path in ["/practice/", "/practice/robots.txt", "/practice/none", "/practice/a", "/"] {
        let (get, head) = (server.get(path), server.ask("HEAD", path));
        assert_eq!((get.status, ""), (head.status, head.body.as_str()), "{path}");
        let length = format!("content-length: {}", get.body.len());
        for answer in [get, head] {
            assert!(answer.head.contains(&length), "{path} {}", answer.head);
        }
    }
    let events = server.ask("HEAD", "/practice/_anteroom/events");
    assert_eq!((events.status, events.body.as_str()), (200, ""));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "NONSENSE"] {
        let path = if method == "CONNECT" { "localhost:1" } else { "/practice/" };
        let refused = server.ask(method, path);
        assert_eq!(refused.status, 405, "{method}");
        assert!(refused.head.contains("allow: get, head"), "{}", refused.head);
    }
}

#[test]
fn no_spelling_of_a_path_leaves_the_site() {
    let server = Server::new();
    fs::write(server.folder.path().join("secret.txt"), "secret").unwrap();
    let long = format!("/practice/{}", "a".repeat(60_000));
    let longer = format!("/practice/{}", "a".repeat(700_000));
    for path in [
        "/practice/../secret.txt",
        "/practice/../../../../etc/passwd",
        "/practice/%2e%2e/secret.txt",
        "/practice/%2e%2e%2fsecret.txt",
        "/practice/%252e%252e%252fsecret.txt",
        "/practice/..%5csecret.txt",
        "/practice/..\\secret.txt",
        "/practice//etc/passwd",
        "//etc/passwd",
        "/practice/robots.txt%00.html",
        "/practice/%zz",
        "/practice/%",
        "/practice/%ff%fe",
        "/practice/practice.toml",
        "/practice.toml",
        "/practice/content/en/a.md",
        "http://localhost/practice/../secret.txt",
        "file:///etc/passwd",
        &long,
        &longer,
    ] {
        let answer = server.get(path);
        let told = &path[..path.len().min(60)];
        assert!((400..500).contains(&answer.status), "{told}: {}", answer.status);
        assert!(!answer.body.contains("secret") && !answer.body.contains("root:"), "{told}");
    }
    for path in [b"/practice/\0".as_slice(), b"/practice/\xff\xfe", b"/practice/a b", b"../x"] {
        let request = [b"GET ", path, b" HTTP/1.1\r\nHost: localhost\r\n\r\n"].concat();
        let answer =
            server.raw(&[&request[..request.len() - 2], b"Connection: close\r\n\r\n"].concat());
        assert!((400..500).contains(&answer.status), "{path:?}: {}", answer.status);
    }
    assert_eq!(server.get("/practice/").status, 200);
}

#[test]
fn another_name_for_this_machine_is_refused() {
    let server = Server::new();
    let ask = |host: &str| {
        let request = format!("GET /practice/ HTTP/1.1\r\n{host}Connection: close\r\n\r\n");
        server.raw(request.as_bytes())
    };
    for host in ["Host: localhost:1\r\n", "Host: [::1]\r\n", "Host: 127.0.0.1\r\n"] {
        assert_eq!(ask(host).status, 200, "{host}");
    }
    for host in [
        "Host: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: 192.168.1.5\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: \r\n",
        "",
    ] {
        let refused = ask(host);
        assert_eq!(refused.status, 421, "{host}");
        assert!(refused.body.contains("to no other name"), "{}", refused.body);
    }
}

#[test]
fn a_page_that_changed_hears_of_it_and_no_other_does() {
    let server = Server::new();
    let (mut a, mut b) = (server.listen("a/"), server.listen("b/"));
    let (first, other) = (a.next(), b.next());
    assert!(server.get("/practice/a/").body.contains(first["page"].as_str().unwrap()));
    server.save("content/en/a.md", &page("A", "Second words."));
    let second = a.next();
    assert_ne!(first["page"], second["page"]);
    server.wait("/practice/a/", "Second words.");
    let line = server.line("built again");
    assert!(line.starts_with("content/en/a.md: built again in "), "{line}");
    server.save("content/en/b.md", &page("B", "Changed."));
    assert_ne!(b.next()["page"], other["page"], "the first that b hears is of b");
}

#[test]
fn a_stylesheet_changes_no_page() {
    let style = "//- themes/calm/static/print.css\np { color: black }\n";
    let server = Server::of(&format!("{SITE}{style}"), &[]);
    let mut a = server.listen("a/");
    let first = a.next();
    server.save("themes/calm/static/print.css", "p { color: red }");
    let second = a.next();
    assert_eq!(first["page"], second["page"]);
    assert_ne!(first["styles"], second["styles"]);
    let mut addresses =
        second["styles"].as_array().unwrap().iter().map(|style| style.as_str().unwrap());
    let print = addresses.find(|address| address.contains("/print.")).unwrap();
    assert!(server.get(print).body.contains("red"));
}

#[test]
fn a_mistake_is_told_and_the_last_site_stays() {
    let server = Server::new();
    let mut a = server.listen("a/");
    let first = a.next();
    server.save("content/en/a.md", &page("A", "See [nothing](nothing.md)."));
    let second = a.next();
    assert_eq!(second["page"], first["page"]);
    assert_eq!(second["told"]["held"], true);
    let error = second["told"]["errors"][0].as_str().unwrap();
    for words in ["error[link-missing]", "content/en/a.md:6:", "See [nothing](nothing.md)."] {
        assert!(error.contains(words), "{error}");
    }
    assert!(server.line("built again").ends_with("The site is shown as it was."));
    assert!(server.get("/practice/a/").body.contains("First words."));
    server.save("content/en/b.md", &page("B", "Changed meanwhile."));
    server.line("content/en/b.md: built again");
    server.save("content/en/a.md", &page("A", "Mended."));
    let mut last = a.next();
    while last["told"]["held"] == true {
        last = a.next();
    }
    assert_eq!(last["told"]["errors"].as_array().unwrap().len(), 0);
    assert!(server.get("/practice/a/").body.contains("Mended."));
    assert!(server.get("/practice/b/").body.contains("Changed meanwhile."));
    let mistakes = server.all_mistakes();
    let told = mistakes.iter().filter(|line| line.contains("error[link-missing]"));
    assert_eq!(told.count(), 1, "the same is told once: {mistakes:?}");
}

#[test]
fn a_first_build_with_mistakes_is_shown_and_mended() {
    let server = Server::of("//- content/en/a.md\nHalf a page\n", &[]);
    let page = server.get("/");
    assert_eq!(page.status, 404);
    assert!(page.body.contains("_anteroom/live.js"), "{}", page.body);
    write(&server.path(""), SITE);
    server.wait("/practice/a/", "First words.");
}

#[test]
fn a_template_that_is_broken_while_it_is_written_leaves_the_pages() {
    let template = include_str!("../../themes/calm/templates/base.html");
    let file = format!("//- themes/calm/templates/base.html\n{template}");
    let server = Server::of(&format!("{SITE}{file}"), &[]);
    server.save("themes/calm/templates/base.html", "<p>{% if page.title");
    let line = server.line("built again");
    assert!(line.contains("error"), "{line}");
    assert!(server.get("/practice/a/").body.contains("First words."));
    server.save("themes/calm/templates/base.html", &format!("{template}<!-- mended -->"));
    server.wait("/practice/a/", "<!-- mended -->");
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let server = Server::new();
    fs::remove_file(server.path("content/en/a.md")).unwrap();
    symlink("nothing.md", server.path("content/en/a.md")).unwrap();
    server.mistake("error[unreadable]");
    assert!(server.get("/practice/a/").body.contains("First words."));
    fs::remove_file(server.path("content/en/a.md")).unwrap();
    server.save("content/en/a.md", &page("A", "Readable."));
    server.wait("/practice/a/", "Readable.");
}

#[test]
fn what_editors_leave_beside_a_file_is_no_change() {
    let server = Server::new();
    for name in [".#a.md", "a.md~", ".a.md.swp", "4913", "a.md.tmp", "#a.md#"] {
        server.save(&format!("content/en/{name}"), "x");
    }
    server.save("public/index.html", "x");
    server.save(".anteroom/print/1", "x");
    // As many editors save: beside it, then in its place.
    server.save("content/en/a.md.tmp", &page("A", "Saved."));
    fs::rename(server.path("content/en/a.md.tmp"), server.path("content/en/a.md")).unwrap();
    let lines = server.builds_until("content/en/a.md");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("content/en/a.md: "), "{lines:?}");
    server.wait("/practice/a/", "Saved.");
}

#[test]
fn new_folders_are_followed() {
    let server = Server::new();
    server.save("content/en/rooms/index.md", &page("Rooms", "Here.").replace("page", "section"));
    server.wait("/practice/rooms/", "Here.");
    server.save("content/en/rooms/one.md", &page("One", "The first room."));
    server.wait("/practice/rooms/one/", "The first room.");
    server.save("themes/calm/static/calm.css", "p { color: teal }");
    server.builds_until("The folder");
    server.save("themes/calm/static/calm.css", "p { color: plum }");
    server.line("themes/calm/static/calm.css: built again");
}

#[test]
fn a_folder_that_is_renamed_takes_its_pages_along() {
    let section = page("Rooms", "Here.").replace("page", "section");
    let server = Server::of(
        &format!(
            "{SITE}//- content/en/rooms/index.md\n{section}//- content/en/rooms/one.md\n{}",
            page("One", "Words.")
        ),
        &[],
    );
    assert_eq!(server.get("/practice/rooms/one/").status, 200);
    fs::rename(server.path("content/en/rooms"), server.path("content/en/places")).unwrap();
    server.wait("/practice/places/one/", "Words.");
    assert_eq!(server.get("/practice/rooms/one/").status, 404);
    server.save("content/en/places/one.md", &page("One", "Other words."));
    server.wait("/practice/places/one/", "Other words.");
}

#[test]
fn a_hundred_files_at_once_are_few_builds() {
    let server = Server::new();
    for n in 0..100 {
        server.save(&format!("content/en/page-{n}.md"), &page(&format!("Page {n}"), "Words."));
    }
    server.wait("/practice/page-99/", "Words.");
    server.save("content/en/a.md", &page("A", "The end."));
    let lines = server.builds_until("content/en/a.md");
    assert!(lines.len() < 10, "{lines:?}");
    // As another branch would: all of them in one move.
    let aside = server.folder.path().join("aside");
    fs::rename(server.path("content"), &aside).unwrap();
    for n in 0..100 {
        let text = page(&format!("Page {n}"), "Of another branch.");
        fs::write(aside.join(format!("en/page-{n}.md")), text).unwrap();
    }
    fs::rename(aside, server.path("content")).unwrap();
    server.wait("/practice/page-0/", "Of another branch.");
    server.wait("/practice/page-99/", "Of another branch.");
}

#[test]
fn a_site_folder_that_goes_leaves_its_site_until_it_is_back() {
    let server = Server::new();
    let (site, aside) = (server.path(""), server.folder.path().join("aside"));
    fs::rename(&site, &aside).unwrap();
    server.mistake("The site folder is gone.");
    assert!(server.get("/practice/a/").body.contains("First words."));
    fs::rename(&aside, &site).unwrap();
    server.line("The site folder is back.");
    server.save("content/en/a.md", &page("A", "After the move."));
    server.wait("/practice/a/", "After the move.");

    fs::remove_dir_all(&site).unwrap();
    server.mistake("The site folder is gone.");
    assert!(server.get("/practice/a/").body.contains("After the move."));
    write(&site, SITE);
    server.wait("/practice/a/", "First words.");
    server.save("content/en/a.md", &page("A", "And again."));
    server.wait("/practice/a/", "And again.");
}

#[test]
fn a_folder_that_tells_nothing_is_looked_at() {
    let server = Server::of(SITE, &["--poll"]);
    server.save("content/en/a.md", &page("A", "Seen by looking."));
    server.wait("/practice/a/", "Seen by looking.");
    server.save("content/en/new/index.md", &page("New", "A folder.").replace("page", "section"));
    server.wait("/practice/new/", "A folder.");
}

#[test]
fn two_hundred_pages_may_be_open() {
    let server = Server::new();
    let mut streams: Vec<Stream> = (0..200).map(|_| server.listen("a/")).collect();
    let first = streams[0].next();
    assert!(streams[1..].iter_mut().all(|stream| stream.next() == first));
    let threads = fs::read_dir(format!("/proc/{}/task", server.child.id())).map(Iterator::count);
    assert!(threads.is_ok_and(|n| n < 50), "a page that listens holds no thread");
    server.save("content/en/a.md", &page("A", "To all."));
    let second = streams[0].next();
    assert_ne!(first["page"], second["page"]);
    assert!(streams[1..].iter_mut().all(|stream| stream.next() == second));
    drop(streams);
    server.save("content/en/a.md", &page("A", "To nobody."));
    server.wait("/practice/a/", "To nobody.");
    let open = || fs::read_dir(format!("/proc/{}/fd", server.child.id())).unwrap().count();
    let end = Instant::now() + PATIENCE;
    while open() > 100 {
        assert!(Instant::now() < end, "{} files are open", open());
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let told = refused(&["--port", &port.to_string()]);
    assert!(told.contains(&format!("port {port} is taken")) && told.contains("--port"), "{told}");
    // Whoever has the usual port, somebody has it now.
    let _usual = TcpListener::bind("127.0.0.1:4000");
    let temp = tempfile::tempdir().unwrap();
    write(temp.path(), SITE);
    let mut command = anteroom(temp.path());
    let mut child = command.args(["serve", "--no-pdf"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(line.starts_with("Port 4000 is taken; this is port 400"), "{line}");
}

#[test]
fn what_cannot_be_served_is_told() {
    assert!(refused(&["nowhere"]).contains("there is no folder `nowhere`"));
    assert!(refused(&["--host", "a.example"]).contains("this is no address"));
    assert!(refused(&["--host", "192.0.2.1"]).contains("no address 192.0.2.1"));
}

#[test]
fn a_site_for_the_whole_network_is_said_to_be_one() {
    let server = Server::of(SITE, &["--host", "0.0.0.0"]);
    server.line("Everyone on the network can read it");
    let ask = |host: &str| {
        let end = "Connection: close\r\n\r\n";
        server.raw(format!("GET /practice/ HTTP/1.1\r\nHost: {host}\r\n{end}").as_bytes()).status
    };
    assert_eq!((ask("192.168.1.5:4000"), ask("evil.example")), (200, 421));
}

/// What the program says when it refuses.
#[track_caller]
fn refused(args: &[&str]) -> String {
    let temp = tempfile::tempdir().unwrap();
    write(Path::new(temp.path()), SITE);
    let output = anteroom(temp.path()).arg("serve").args(args).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).unwrap()
}
