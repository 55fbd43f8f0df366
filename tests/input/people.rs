//! The table of people: what a row may hold, what is refused, and that a saved state holds the same.

use crate::{Folder, lines};
use jiff::civil::date;
use tinhgon::draft::{Baseline, Draft, tables_after};
use tinhgon::model::{Barred, Category, Decimal, LeaveOption, Person, Post, Sex};
use tinhgon::output::table_files;

/// Synthetic people with something in every column, in the contract's words.
const FULL: &str = "id,body,category,post,sex,birth,insurance_months,rank,salary_coefficient,leadership_allowance,over_frame,percent_allowance,reserved_coefficient,regional_allowance,decision_date,leave_date,clock_start,hard_conditions,defence,hired,barred,pension_at_15,option,grade,source
N001,snv,civil_servant,deputy,male,1966-01-15,264,A1,4.65,0.6,0.249,25,0.1,0.4,2025-04-15,2025-05-01,2025-03-01,no,no,,,yes,early_retirement,synthetic,bảng thử
N002,bql,contract_professional,staff,female,1980-05-01,180,A0,3.66,,,0,,,,,,yes,yes,2018-02-01,small_child,,severance,synthetic,bảng thử
";

fn people(text: &str) -> Vec<Person> {
    Folder::good().table("people", text).case().organisation.people().to_vec()
}

fn faults(text: &str) -> String {
    lines(&Folder::good().table("people", text).read().unwrap_err())
}

#[test]
fn every_column_is_read_in_its_type() {
    let people = people(FULL);
    let row = &people[0].row;
    let decimal = |text: &str| Decimal::read(text);
    assert_eq!((row.category, row.post, row.sex), (Category::CivilServant, Some(Post::Deputy), Some(Sex::Male)));
    assert_eq!((row.birth, row.insurance_months), (Some(date(1966, 1, 15)), Some(264)));
    assert_eq!((row.salary_coefficient, row.leadership_allowance), (decimal("4.65"), decimal("0.6")));
    assert_eq!((row.over_frame, row.percent_allowance), (decimal("0.249"), decimal("25")));
    assert_eq!((row.reserved_coefficient, row.regional_allowance), (decimal("0.1"), decimal("0.4")));
    let days = (row.decision_date, row.leave_date, row.clock_start);
    assert_eq!(days, (Some(date(2025, 4, 15)), Some(date(2025, 5, 1)), Some(date(2025, 3, 1))));
    assert_eq!((row.option, row.pension_at_15), (Some(LeaveOption::EarlyRetirement), Some(true)));
    let other = &people[1].row;
    assert_eq!((other.barred, other.hired), (Some(Barred::SmallChild), Some(date(2018, 2, 1))));
    assert_eq!((other.hard_conditions, other.defence, other.leadership_allowance), (Some(true), Some(true), None));
}

#[test]
fn the_headings_and_words_of_a_vietnamese_form_mean_the_same() {
    let people = people(
        "STT;Mã;Đơn vị;Nhóm biên chế;Chức vụ;Giới tính;Ngày sinh;Số tháng đóng BHXH;Hệ số lương;PC chức vụ;Phụ cấp (%);Ngày nghỉ;Phương án giải quyết\n\
         1;N001;Sở Nội vụ;Công chức;Phó Giám đốc Sở;Nam;01/1966;264;4,65;0,7;25%;01/05/2025;Nghỉ hưu trước tuổi\n\
         2;N002;bql;Viên chức;Chuyên viên;Nữ;15/09/1975;228;4,320;;25;1/7/2025;Nghỉ thôi việc\n",
    );
    let row = &people[0].row;
    assert_eq!(
        (row.post, row.birth, row.percent_allowance),
        (Some(Post::Deputy), Some(date(1966, 1, 1)), Decimal::whole(25))
    );
    assert_eq!(row.leave_date, Some(date(2025, 5, 1)));
    assert_eq!(people[1].row.salary_coefficient, Decimal::read("4.32"));
    assert_eq!(people[1].row.option, Some(LeaveOption::Severance));
    let case = Folder::good().table("people", "id,body,category\nN1,Sở Nội vụ,công chức\n").case();
    let body = case.organisation.people()[0].body;
    assert_eq!(case.organisation.body(body).id, "snv", "a body may be given by its name");
}

#[test]
fn a_saved_state_holds_the_same_people() {
    let case = Folder::good().table("people", FULL).case();
    let baseline = Baseline::new(&case.organisation);
    let tables = tables_after(&mut Draft::new(&baseline));
    let (_, bytes) = table_files(&tables).into_iter().find(|(name, _)| name.ends_with("people.csv")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text, FULL);
    let rows = |people: &[Person]| people.iter().map(|person| person.row.clone()).collect::<Vec<_>>();
    assert_eq!(rows(&people(&text)), rows(case.organisation.people()));
}

#[test]
fn what_no_row_may_hold_is_told_with_its_place_and_cure() {
    insta::assert_snapshot!(faults(
        "id,body,category,post,sex,birth,insurance_months,salary_coefficient,over_frame,percent_allowance,leave_date,hired,barred,option\n\
         N1,snv,civil_servant,Phóng viên,x,1967,13.5,4.65123,5%,\"0,25\",2025-05,31/02/2018,sick,retire\n\
         N1,snv,civil_servant,,,,999,4650000,-1,400,,,,\n\
         Nguyễn Văn A,snv,civil_servant,,,,,,,,,,,\n\
         N4,nowhere,civil_servant,,,,,,,,,,,\n"
    ));
}

#[test]
fn names_are_never_read() {
    let case = Folder::good()
        .table("people", "Mã,Họ và tên,Cơ quan,Đối tượng,Số CCCD\nN1,Người Thứ Nhất,snv,công chức,0123\n")
        .case();
    insta::assert_snapshot!(lines(&case.warnings));
    assert!(!format!("{:?}", case.organisation.people()).contains("Thứ Nhất"));
}
