//! The bench of one run: people without a post move into vacancies as they open.

use super::run::Ready;
use crate::model::Category;

/// The bench of a run: who waits longest takes the next vacancy of the category.
pub(super) struct Bench<'r> {
    ready: &'r Ready<'r>,
    room: &'r mut Vec<i64>,
    open: [i64; Category::ALL.len()],
    /// How many of each category have been placed or have left before it came to them.
    next: [usize; Category::ALL.len()],
    waiting: [i64; Category::ALL.len()],
    /// Those of the bench who have left.
    gone: Vec<u32>,
}

impl<'r> Bench<'r> {
    /// The bench at the start; whoever finds a vacancy takes it at once. `room` is for its use.
    pub fn new(ready: &'r Ready<'r>, room: &'r mut Vec<i64>) -> Self {
        room.clone_from(&ready.room);
        let mut open = [0; Category::ALL.len()];
        for (seat, room) in ready.course.seats.iter().zip(&ready.room) {
            open[seat.category.at()] += (*room).max(0);
        }
        let mut waiting = [0; Category::ALL.len()];
        ready.bench.iter().enumerate().for_each(|(category, people)| waiting[category] = people.len() as i64);
        let mut bench = Self { ready, room, open, next: [0; Category::ALL.len()], waiting, gone: Vec::new() };
        (0..Category::ALL.len()).for_each(|category| bench.place(category));
        bench
    }

    /// How many wait.
    pub fn waiting(&self) -> i64 {
        self.waiting.iter().sum()
    }

    /// Somebody leaves, from a body or from the bench.
    pub fn leaves(&mut self, person: usize, category: usize) {
        if let Some(seat) = self.ready.seat[person] {
            let room = &mut self.room[seat as usize];
            *room += 1;
            self.open[category] += i64::from(*room > 0);
        } else {
            let queue = &self.ready.bench[category];
            match queue.binary_search(&(person as u32)) {
                // Somebody who has been placed leaves a vacancy.
                Ok(at) if at < self.next[category] => self.open[category] += 1,
                Ok(_) => {
                    self.waiting[category] -= 1;
                    self.gone.push(person as u32);
                }
                Err(_) => {}
            }
        }
        self.place(category);
    }

    fn place(&mut self, category: usize) {
        while self.waiting[category] > 0 && self.open[category] > 0 {
            let Some(person) = self.ready.bench[category].get(self.next[category]) else { return };
            self.next[category] += 1;
            if !self.gone.contains(person) {
                self.waiting[category] -= 1;
                self.open[category] -= 1;
            }
        }
    }
}
