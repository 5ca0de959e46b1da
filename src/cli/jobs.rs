//! On how many threads the work is done. How many changes no byte of what is made.

use rayon::ThreadPoolBuilder;

use super::Trouble;

/// More threads than any machine has use for.
const MOST: usize = 1024;

/// Reads a number of threads.
pub(super) fn parse(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|n| (1..=MOST).contains(n));
    number.ok_or_else(|| format!("this is no number of threads, from 1 to {MOST}"))
}

/// Keeps to so many threads from now on; where none is said, to as many as the machine has
/// processors. Must come before any work.
pub(super) fn keep_to(jobs: Option<usize>) -> Result<(), Trouble> {
    let Some(jobs) = jobs else { return Ok(()) };
    let pool = ThreadPoolBuilder::new().num_threads(jobs).build_global();
    pool.map_err(|why| Trouble(format!("{jobs} threads cannot be had: {why}")))
}
