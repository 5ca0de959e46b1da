//! Connections become requests, and answers go out on them.
//!
//! One thread serves all; what is typeset when asked for is made on two others. Decides nothing of
//! what is answered. Invariant: a page that listens holds a socket and a task, never a thread.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, TcpListener};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::header::{REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::answer::{self, Answer, Whole};
use super::{Latest, live};

/// How often a stream in which nothing happens says that it is there: a page that is gone is
/// forgotten then.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Files that are typeset at once.
const TYPESETTERS: usize = 2;
/// What every answer says.
const ALWAYS: [(HeaderName, &str); 3] = [
    (CACHE_CONTROL, "no-store"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
];

/// Serves until nobody makes editions any more.
pub(super) fn run(listener: TcpListener, latest: watch::Receiver<Latest>) -> io::Result<()> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().max_blocking_threads(TYPESETTERS).build()?;
    runtime.block_on(async {
        let bound = listener.local_addr()?.ip();
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::spawn(accept(listener, bound, latest.clone()));
        let mut latest = latest;
        while latest.changed().await.is_ok() {}
        Ok(())
    })
}

async fn accept(listener: tokio::net::TcpListener, bound: IpAddr, latest: watch::Receiver<Latest>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(connection(stream, bound, latest.clone()))),
            // Too many files are open: some will be closed.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn connection(stream: tokio::net::TcpStream, bound: IpAddr, latest: watch::Receiver<Latest>) {
    let service = service_fn(move |request| respond(request, bound, latest.clone()));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new());
    // Somebody went away in the middle: nothing to be done.
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}

async fn respond(
    request: Request<Incoming>,
    bound: IpAddr,
    latest: watch::Receiver<Latest>,
) -> Result<Response<Sent>, Infallible> {
    let head = *request.method() == Method::HEAD;
    let asked = answer::Request {
        method: request.method(),
        uri: request.uri(),
        headers: request.headers(),
    };
    let edition = latest.borrow().clone();
    let answer = answer::answer(&edition, bound, asked);
    drop(edition);
    Ok(match answer {
        Answer::Whole(whole) => reply(whole, head),
        Answer::Promised(site, file) => {
            let made = tokio::task::spawn_blocking(move || answer::typeset(&site, &file)).await;
            let failed = |_| {
                answer::words(StatusCode::INTERNAL_SERVER_ERROR, "This file cannot be typeset.")
            };
            reply(made.unwrap_or_else(failed), head)
        }
        Answer::Events(page) => stream(page, latest, head),
    })
}

fn reply(whole: Whole, head: bool) -> Response<Sent> {
    let Whole { status, media, body, header } = whole;
    let length = HeaderValue::from(body.len());
    let mut response = standard(media, Sent::Whole(if head { Bytes::new() } else { body }));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_LENGTH, length);
    response.headers_mut().extend(header);
    response
}

fn standard(media: &'static str, body: Sent) -> Response<Sent> {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    headers.extend(ALWAYS.map(|(name, value)| (name, HeaderValue::from_static(value))));
    response
}

fn stream(page: String, latest: watch::Receiver<Latest>, head: bool) -> Response<Sent> {
    let (sender, events) = mpsc::channel(4);
    if !head {
        tokio::spawn(tell(page, latest, sender));
    }
    standard("text/event-stream", Sent::Events(events))
}

/// Tells a page each time that it is to look otherwise, or that there is other news.
async fn tell(page: String, mut latest: watch::Receiver<Latest>, sender: mpsc::Sender<Bytes>) {
    let mut said = String::new();
    loop {
        let edition = latest.borrow_and_update().clone();
        let event = live::event(&edition, &page);
        drop(edition);
        if event != said {
            // The first also says how soon to ask again if the server goes away.
            let again = if said.is_empty() { "retry: 1000\n" } else { "" };
            if sender.send(format!("{again}{event}").into()).await.is_err() {
                return;
            }
            said = event;
        }
        loop {
            match timeout(HEARTBEAT, latest.changed()).await {
                Ok(Ok(())) => break,
                Ok(Err(_)) => return,
                Err(_) => {
                    if sender.send(Bytes::from_static(b":\n\n")).await.is_err() {
                        return;
                    }
                }
            }
        }
    }
}

/// The body of an answer.
enum Sent {
    Whole(Bytes),
    Events(mpsc::Receiver<Bytes>),
}

impl Body for Sent {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = match &mut *self {
            Sent::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Sent::Whole(bytes) => Poll::Ready(Some(std::mem::take(bytes))),
            Sent::Events(events) => events.poll_recv(context),
        };
        next.map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Sent::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Sent::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Sent::Events(_) => SizeHint::default(),
        }
    }
}
