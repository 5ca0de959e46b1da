//! The same work for each of many things, side by side, on threads of our own.
//!
//! Pages that are typeset cannot share rayon's threads: the typesetter waits inside rayon, and a
//! worker of rayon that waits begins the next page on the stack of the one before, until there is
//! none left. Here each page has a thread to itself until it is done. What the typesetter hands to
//! rayon is done on that same thread: waiting for rayon's threads would be for ever, where whoever
//! called us is one of them.
//!
//! Invariant: what comes out stands in the order of what went in.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, Builder};

use rayon::ThreadPoolBuilder;

/// Room for the typesetter, which calls itself for every box in a box.
const STACK: usize = 16 * 1024 * 1024;

/// Does the work for each thing, on as many threads as rayon would use.
pub(super) fn each<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = rayon::current_num_threads().min(things.len());
    let done: Vec<Option<R>> = things.iter().map(|_| None).collect();
    let (queue, done) = (Mutex::new(things.into_iter().enumerate()), Mutex::new(done));
    let run = || {
        while let Some((at, thing)) = next(&queue) {
            let made = work(thing);
            lock(&done)[at] = Some(made);
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            let worker = Builder::new().stack_size(STACK).spawn_scoped(scope, || {
                let _alone = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
                run();
            });
            worker.expect("a machine that runs a program can run a thread");
        }
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().flatten().collect()
}

/// Takes a thing from the queue, which is free again before the work begins.
fn next<I: Iterator>(queue: &Mutex<I>) -> Option<I::Item> {
    lock(queue).next()
}

/// A panic of another worker ends the program anyway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

    use super::each;

    #[test]
    fn things_come_out_in_the_order_in_which_they_went_in() {
        let squares: Vec<u64> = (0..500).map(|n| n * n).collect();
        assert_eq!(each((0..500).collect(), |n: u64| n * n), squares);
        assert_eq!(each(Vec::<u8>::new(), |n| n).len(), 0);
    }

    /// Every thread of rayon waits for workers that use rayon themselves.
    #[test]
    fn workers_wait_for_nobody_elses_threads() {
        let sum = |n: u64| (0..n).into_par_iter().sum::<u64>();
        let sums = rayon::broadcast(|_| each(vec![3, 4, 5], sum));
        assert!(sums.iter().all(|sums| *sums == [3, 6, 10]));
    }
}
