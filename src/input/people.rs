//! The table of people, row by row. People stay anonymous: a heading that would tell who somebody is is never read.

use super::cells::{Cells, Words, shortened};
use super::columns::{BODY, CATEGORY, Column, GRADE, SOURCE, may, must};
use super::problem::Problem;
use super::sheet::{Place, Sheet};
use super::tables::{Read, each, id};
use super::values::{self, NumberFault};
use crate::model::tables::Person;
use crate::model::{Category, Decimal, Grade};
use jiff::civil::Date;

/// The columns of people.csv.
pub const PEOPLE: &[Column] = &[
    must("id", &["Mã", "Mã số", "Mã người"]),
    must("body", BODY),
    must("category", CATEGORY),
    may("post", &["Chức vụ", "Chức danh", "Chức vụ, chức danh"]),
    may("sex", &["Giới tính", "Nam, nữ", "Nam/Nữ"]),
    may("birth", &["Ngày sinh", "Tháng năm sinh", "Ngày, tháng, năm sinh", "Tháng, năm sinh"]),
    may("insurance_months", &["Số tháng đóng BHXH", "Tháng đóng BHXH", "Thời gian đóng BHXH (tháng)"]),
    may("rank", &["Ngạch", "Ngạch lương", "Nhóm ngạch", "Loại công chức"]),
    may("salary_coefficient", &["Hệ số lương", "HSL"]),
    may("leadership_allowance", &["Phụ cấp chức vụ", "PC chức vụ", "Hệ số phụ cấp chức vụ"]),
    may("over_frame", &["Vượt khung", "Phụ cấp vượt khung", "Hệ số vượt khung", "Phụ cấp thâm niên vượt khung"]),
    may("percent_allowance", &["Phụ cấp theo tỷ lệ", "Phụ cấp (%)", "PC nghề, công vụ, Đảng", "Tổng phụ cấp (%)"]),
    may("reserved_coefficient", &["Bảo lưu", "Hệ số bảo lưu", "Hệ số chênh lệch bảo lưu"]),
    may("regional_allowance", &["Phụ cấp khu vực", "PC khu vực"]),
    may("decision_date", &["Ngày quyết định", "Ngày ký quyết định nghỉ", "Ngày quyết định cho nghỉ"]),
    may("leave_date", &["Ngày nghỉ", "Thời điểm nghỉ", "Nghỉ từ ngày"]),
    may("clock_start", &["Ngày sắp xếp có hiệu lực", "Ngày hiệu lực sắp xếp", "Ngày bắt đầu tính 12 tháng"]),
    may("hard_conditions", &["Điều kiện đặc biệt", "Phụ lục II", "Nặng nhọc, vùng đặc biệt khó khăn"]),
    may("defence", &["Lực lượng vũ trang", "LLVT"]),
    may("hired", &["Ngày ký hợp đồng", "Ngày hợp đồng", "Ngày tuyển dụng"]),
    may("barred", &["Chưa xem xét", "Lý do chưa xem xét", "Lý do chưa xem xét nghỉ"]),
    may("pension_at_15", &["Lương hưu khi đủ 15 năm", "Đủ điều kiện 15 năm"]),
    may("option", &["Nguyện vọng", "Phương án", "Phương án giải quyết"]),
    GRADE,
    SOURCE,
];

/// Headings that tell who somebody is; the tool has no use for them and never keeps what stands below.
pub const WITHHELD: &[&str] = &[
    "name",
    "full name",
    "Họ và tên",
    "Họ tên",
    "Họ, tên",
    "Họ và tên khai sinh",
    "Tên",
    "Họ và chữ đệm",
    "CCCD",
    "Số CCCD",
    "Số định danh cá nhân",
    "Số sổ BHXH",
    "Mã số BHXH",
    "Điện thoại",
    "Số điện thoại",
    "Email",
    "Thư điện tử",
    "Quê quán",
    "Địa chỉ",
];

/// The greatest coefficient that a cell may hold: beyond the highest salary of any table, and far below an amount in đồng.
const COEFFICIENT_LIMIT: i64 = 20;
/// The greatest sum of percent allowances that a cell may hold.
const PERCENT_LIMIT: i64 = 300;
/// The most months of insurance that a cell may hold: a working life is shorter.
const MONTHS_LIMIT: i64 = 720;

/// Reads the rows of people.csv.
pub fn people(sheet: &Sheet<'_>, default: Grade, problems: &mut Vec<Problem>) -> Read<Person> {
    let [at, body, category, post, sex, birth] =
        ["id", "body", "category", "post", "sex", "birth"].map(|name| sheet.place(name));
    let [insurance, rank, coefficient, leadership, over_frame, percent] =
        ["insurance_months", "rank", "salary_coefficient", "leadership_allowance", "over_frame", "percent_allowance"]
            .map(|name| sheet.place(name));
    let [reserved, regional, decision, leave, clock] =
        ["reserved_coefficient", "regional_allowance", "decision_date", "leave_date", "clock_start"]
            .map(|name| sheet.place(name));
    let [hard, defence, hired, barred, at_15, option] =
        ["hard_conditions", "defence", "hired", "barred", "pension_at_15", "option"].map(|name| sheet.place(name));
    let (mut categories, mut posts, mut sexes) = (Words::default(), Words::default(), Words::default());
    let (mut reasons, mut options, mut yes) = (Words::default(), Words::default(), Words::default());
    each(sheet, default, problems, |cells, sources| Person {
        id: person_id(cells, at),
        body: cells.required(body),
        category: cells.required_word(category, &mut categories, Category::CivilServant),
        post: cells.word(post, &mut posts),
        sex: cells.word(sex, &mut sexes),
        birth: month_or_day(cells, birth),
        insurance_months: months(cells, insurance),
        rank: cells.optional(rank),
        salary_coefficient: factor(cells, coefficient),
        leadership_allowance: factor(cells, leadership),
        over_frame: factor(cells, over_frame),
        percent_allowance: percentage(cells, percent),
        reserved_coefficient: factor(cells, reserved),
        regional_allowance: factor(cells, regional),
        decision_date: cells.date(decision),
        leave_date: cells.date(leave),
        clock_start: cells.date(clock),
        hard_conditions: cells.yes(hard, &mut yes),
        defence: cells.yes(defence, &mut yes),
        hired: cells.date(hired),
        barred: cells.word(barred, &mut reasons),
        pension_at_15: cells.yes(at_15, &mut yes),
        option: cells.word(option, &mut options),
        provenance: cells.provenance(sources),
    })
}

/// The id of a person: never made from anything else, and no name. Names have spaces between their words.
fn person_id(cells: &mut Cells<'_, '_>, place: Place) -> String {
    let id = id(cells, place);
    if id.is_empty() {
        return cells.required(place);
    }
    let bare_words = id.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count();
    if bare_words > 1 {
        // The message does not repeat what may be a name.
        let problem = cells.problem(place, "id-may-be-a-name");
        cells.problems.push(problem);
    }
    id
}

/// A day, or the first day of a month.
fn month_or_day(cells: &mut Cells<'_, '_>, place: Place) -> Option<Date> {
    let cell = cells.row.cell(place);
    if cell.is_empty() {
        return None;
    }
    let read = match values::partial_date(cell) {
        Some((month, 2)) => format!("{month}-01").parse().ok(),
        Some((day, 3)) => day.parse().ok(),
        _ => None,
    };
    if read.is_none() {
        let problem = cells.problem(place, "not-a-month").arg("text", shortened(cell));
        cells.problems.push(problem);
    }
    read
}

fn months(cells: &mut Cells<'_, '_>, place: Place) -> Option<u32> {
    let months = cells.count(place)?;
    if months > MONTHS_LIMIT {
        let problem = cells.problem(place, "number-too-large").arg("text", shortened(cells.row.cell(place)));
        cells.problems.push(problem);
        return None;
    }
    u32::try_from(months).ok()
}

fn factor(cells: &mut Cells<'_, '_>, place: Place) -> Option<Decimal> {
    if cells.row.cell(place).ends_with('%') {
        let problem = cells.problem(place, "percent-for-coefficient").arg("text", shortened(cells.row.cell(place)));
        cells.problems.push(problem);
        return None;
    }
    decimal(cells, place, COEFFICIENT_LIMIT)
}

/// A sum of percentages: `25` or `25%`. Less than one percent is a share of one by mistake, and is asked about.
fn percentage(cells: &mut Cells<'_, '_>, place: Place) -> Option<Decimal> {
    let read = decimal(cells, place, PERCENT_LIMIT)?;
    if read.parts() > 0 && read.compare(1).is_lt() {
        let problem = cells.problem(place, "share-for-percent").arg("text", shortened(cells.row.cell(place)));
        cells.problems.push(problem);
        return None;
    }
    Some(read)
}

/// A number with at most four decimals, exactly; none where it is unknown.
fn decimal(cells: &mut Cells<'_, '_>, place: Place, limit: i64) -> Option<Decimal> {
    let cell = cells.row.cell(place);
    let code = match values::decimal(cell) {
        Ok(read) if read.is_none_or(|read| read.compare(limit).is_le()) => return read,
        Ok(_) => NumberFault::TooLarge.code(),
        Err(NumberFault::NotANumber) => "not-a-coefficient",
        Err(fault) => fault.code(),
    };
    let problem = cells.problem(place, code).arg("text", shortened(cell));
    cells.problems.push(problem);
    None
}
