//! One thread reads blocks of a table, workers evaluate them, and the calling thread hands the rows on in order.
//!
//! A fixed number of [`Load`]s goes round between them, each with its buffers, so that memory does not grow with the
//! table: where the writer is slow, the reader runs out of loads and waits.

use super::tally::Tally;
use crate::batch::{Column, Setup, Worker};
use crate::input::{BatchHeading, Block, Blocks, Stop};
use crate::output::{RowFormat, RowWriter, WriteFault};
use crate::report::{Lang, Texts};
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// The bytes of a table that are under way together.
const UNDER_WAY: usize = 2 << 20;
/// The same where findings are written, of which a scenario may have a hundred.
const UNDER_WAY_WITH_FINDINGS: usize = 128 << 10;
/// The fewest and the most bytes of a block: small enough for a cache, for a bar that moves and for workers that end
/// together; large enough that handing it round costs nothing.
const BLOCK: (usize, usize) = (4 << 10, 256 << 10);

/// What is done with each scenario.
pub struct Job<'a> {
    /// What the workers share.
    pub setup: &'a Setup<'a>,
    /// The columns of the rows.
    pub columns: &'a [Column],
    /// How rows are written.
    pub format: RowFormat,
    /// The language of reasons.
    pub lang: Lang,
    /// How many workers there are.
    pub jobs: usize,
}

/// A block and what comes of it.
#[derive(Default)]
pub struct Load {
    block: Block,
    /// How many of its scenarios are passed over.
    skip: u64,
    /// The rows of its scenarios.
    pub rows: Vec<u8>,
    /// The rows of their findings.
    pub findings: Vec<u8>,
    /// What became of them.
    pub tally: Tally,
    /// How much of the table as it is stored had been read with it.
    pub read: u64,
}

/// Why a batch ends early.
pub enum Broken {
    /// The table cannot be read on.
    Read(Stop),
    /// The result cannot be written.
    Write(WriteFault),
}

/// What is left of a table: a block that has been begun, with the scenarios of it to pass over, and all others.
pub struct Rest {
    /// The block that has been begun.
    pub begun: Option<(Block, u64)>,
    /// The others.
    pub blocks: Blocks,
}

/// A load by its place in the table, or why there are no more.
type Numbered = (u64, Result<Load, Stop>);

impl Job<'_> {
    /// How many loads go round.
    fn loads(&self) -> usize {
        2 * self.jobs + 1
    }

    /// The size of a block.
    pub fn block_size(&self) -> usize {
        let under_way = if self.setup.findings { UNDER_WAY_WITH_FINDINGS } else { UNDER_WAY };
        (under_way / self.loads()).clamp(BLOCK.0, BLOCK.1)
    }

    /// A writer of its rows.
    pub fn writer(&self) -> RowWriter {
        let organisation = self.setup.quo.baseline().organisation();
        RowWriter::new(self.columns.to_vec(), self.format, organisation, Texts::new(self.lang))
            .expecting(self.setup.begin().indicators())
    }

    /// Evaluates what is left of a table and hands the rows on, in the order of the table.
    pub fn run(&self, rest: Rest, mut write: impl FnMut(&Load) -> Result<(), WriteFault>) -> Result<(), Broken> {
        let heading = rest.blocks.heading();
        let (ready, to_do) = channel();
        let to_do = Mutex::new(to_do);
        std::thread::scope(|scope| {
            let (free, freed) = channel();
            let (done, finished) = channel();
            for _ in 0..self.loads() {
                // The receiver is still there.
                let _ = free.send(Load::default());
            }
            let reader_done = done.clone();
            scope.spawn(move || read(rest, &freed, &ready, &reader_done));
            for _ in 0..self.jobs {
                let (done, to_do, heading) = (done.clone(), &to_do, Arc::clone(&heading));
                scope.spawn(move || self.work(&heading, to_do, &done));
            }
            drop(done);
            // When this ends early its channels close, and the threads find nobody to work for.
            in_order(finished, move |load| {
                write(&load).map_err(Broken::Write)?;
                // The reader may have come to the end of the table.
                let _ = free.send(load);
                Ok(())
            })
        })
    }

    fn work(&self, heading: &BatchHeading, to_do: &Mutex<Receiver<(u64, Load)>>, done: &Sender<Numbered>) {
        let writer = self.writer();
        let mut worker = Worker::new(self.setup);
        let next = || to_do.lock().ok()?.recv().ok();
        while let Some((at, mut load)) = next() {
            let Load { block, skip, rows, findings, tally, .. } = &mut load;
            rows.clear();
            findings.clear();
            *tally = Tally::default();
            block.scenarios(heading, |scenario| {
                if *skip > 0 {
                    *skip -= 1;
                    return;
                }
                let outcome = worker.evaluate(scenario);
                tally.add(&outcome);
                writer.row(scenario, &outcome, rows);
                outcome.findings.iter().for_each(|found| writer.finding(scenario, found, findings));
            });
            if done.send((at, Ok(load))).is_err() {
                return;
            }
        }
    }
}

/// Fills free loads with blocks until the table ends or nobody wants more.
fn read(mut rest: Rest, freed: &Receiver<Load>, ready: &Sender<(u64, Load)>, done: &Sender<Numbered>) {
    for at in 0.. {
        let Ok(mut load) = freed.recv() else { return };
        load.skip = 0;
        match rest.begun.take() {
            Some((block, skip)) => (load.block, load.skip) = (block, skip),
            None => match rest.blocks.next(&mut load.block) {
                Ok(true) => {}
                Ok(false) => return,
                Err(stop) => {
                    // If nobody listens any more, there is another reason to end.
                    let _ = done.send((at, Err(stop)));
                    return;
                }
            },
        }
        load.read = rest.blocks.read();
        if ready.send((at, load)).is_err() {
            return;
        }
    }
}

/// Takes loads as they come and hands them on in the order of the table.
fn in_order(finished: Receiver<Numbered>, mut take: impl FnMut(Load) -> Result<(), Broken>) -> Result<(), Broken> {
    let mut early: BTreeMap<u64, Result<Load, Stop>> = BTreeMap::new();
    let mut next = 0;
    for (at, load) in finished {
        early.insert(at, load);
        while let Some(load) = early.remove(&next) {
            take(load.map_err(Broken::Read)?)?;
            next += 1;
        }
    }
    Ok(())
}
