//! The sorts of faults that are planted.

use super::{Numbers, Rows, Stock};

/// One sort of fault.
pub struct Fault {
    /// The rows of a scenario that has it.
    pub rows: fn(&Stock, &mut Numbers) -> Rows,
    /// What the scenario comes out as.
    pub status: &'static str,
    /// The step that is named.
    pub step: &'static str,
    /// The row, from 0, whose line is named.
    pub row: usize,
}

const fn malformed(step: &'static str, row: usize, rows: fn(&Stock, &mut Numbers) -> Rows) -> Fault {
    Fault { rows, status: "malformed", step, row }
}

const fn refused(step: &'static str, row: usize, rows: fn(&Stock, &mut Numbers) -> Rows) -> Fault {
    Fault { rows, status: "refused", step, row }
}

/// Two departments.
fn two<'s>(stock: &'s Stock, numbers: &mut Numbers) -> [&'s str; 2] {
    let count = stock.departments.len() as u64;
    let first = numbers.below(count);
    let second = (first + 1 + numbers.below(count - 1)) % count;
    [first, second].map(|at| stock.departments[at as usize].as_str())
}

fn of(rows: &[&str]) -> Rows {
    rows.iter().map(|row| (*row).to_owned()).collect()
}

/// A sound first step, and what comes after it.
fn after(stock: &Stock, numbers: &mut Numbers, rows: &[&str]) -> Rows {
    let [a, b] = two(stock, numbers);
    let first = format!("1,2025-07-01,merge,{a} | {b},{b},,,");
    std::iter::once(first).chain(rows.iter().map(|row| row.replace("{ended}", a).replace("{lives}", b))).collect()
}

/// Every sort.
pub const FAULTS: &[Fault] = &[
    malformed("1", 0, |stock, numbers| {
        let [a, b] = two(stock, numbers);
        of(&[&format!("1,2025-03-01,sápnhập,{a} | {b},{b},,,")])
    }),
    malformed("", 0, |_, _| of(&[",2025-03-01,move,a,b,,,"])),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,,{lives},b,,,"])),
    malformed("1", 0, |stock, numbers| {
        let [a, b] = two(stock, numbers);
        of(&[&format!("1,2025-03-01,merge,{a} | {b},{b},,,,thừa")])
    }),
    malformed("1", 0, |stock, numbers| {
        let [a, b] = two(stock, numbers);
        of(&[&format!("1,31/02/2025,merge,{a} | {b},{b},,,")])
    }),
    malformed("1", 1, |stock, numbers| {
        let mut rows = after(stock, numbers, &["1,,rename,{lives},Sở Mới,,,"]);
        rows[0] = rows[0].replacen('1', "2", 1);
        rows
    }),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,2025-06-30,rename,{lives},Sở Mới,,,"])),
    malformed("1", 1, |stock, numbers| after(stock, numbers, &["1,,,,so-khac,,,"])),
    malformed("2", 2, |stock, numbers| {
        after(stock, numbers, &["2,,dissolve,{lives},so-x,rest,,", "2,,,khac,so-y,,1,"])
    }),
    malformed("2", 2, |stock, numbers| after(stock, numbers, &["2,,dissolve,{lives},so-x,rest,,", "2,,,,so-y,rest,,"])),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,dissolve,{lives},kind:so,rest,,"])),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,dissolve,{lives},so-x,rest,\"0,5\","])),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,rename,{lives},Sở Mới,task:X,,"])),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,resize,{lives},,civil_servant,nhiều,"])),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,move,khong-co-don-vi-nay,{lives},,,"])),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,reassign,,{lives},task:KHONG-CO,,"])),
    malformed("2", 1, |stock, numbers| {
        after(stock, numbers, &["2,,reassign,,{lives},text:không nhiệm vụ nào nói câu này,,"])
    }),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,rename,{lives},S\u{fffd} Mới,,,"])),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,rename,{lives},Së Néi vô,,,"])),
    malformed("2", 1, |stock, numbers| after(stock, numbers, &["2,,rename,{lives},Sở Mới,,,leaders:staff"])),
    refused("2", 1, |stock, numbers| {
        after(stock, numbers, &["2,,rename,{ended},Sở Mới,,,", "3,,rename,{lives},Sở B,,,"])
    }),
    // A remark of two lines above it.
    refused("3", 2, |stock, numbers| {
        after(stock, numbers, &["2,,rename,{lives},Sở A,,,\"ghi chú\nhai dòng\"", "3,,rename,{lives},Sở A,,,"])
    }),
    refused("2", 1, |stock, numbers| after(stock, numbers, &["2,,dissolve,{lives},{lives},rest,,"])),
    refused("1", 0, |stock, numbers| {
        let [a, _] = two(stock, numbers);
        of(&[&format!("1,2025-03-01,merge,{a},{a},,,")])
    }),
    refused("2", 1, |stock, numbers| after(stock, numbers, &["2,,create,{lives},ubnd-tinh,kind:so,,"])),
];
