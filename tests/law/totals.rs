//! People of a tier after a plan against those before it.

use crate::case::Case;
use crate::court::{Court, court, province};

fn case() -> Case {
    province()
        .bodies("s so root; h ubnd-huyen root@d1; x ubnd-xa h@c1; y ubnd-xa h@c2")
        .posts("s civil_servant 10/9 1+2; h civil_servant 6/6 1+1; x cadre 10/10 1+2; y cadre 8/8 1+1")
}

fn on(case: Case) -> Court {
    court(case).on("2025-07-01")
}

const TO_PROVINCE: &str = "2025-07-01,abolish,tier:district,s,rest,1/1,";
const TO_COMMUNES: &str = "2025-07-01,abolish,tier:district,kind:ubnd-xa,rest,1/1,";

#[test]
fn a_plan_that_leaves_the_people_of_the_province_as_they_were_holds() {
    let after = on(case()).after("2025-07-01,rename,s,Sở mới,,,");
    assert_eq!(after.subjects("people-over-before"), "");
    assert_eq!(after.checked("people-over-before"), (2, 0, 0), "province and communes");
}

#[test]
fn one_more_at_the_province_is_one_too_many() {
    let case = province()
        .bodies("s so root; h ubnd-huyen root@d1")
        .posts("s civil_servant 10/9 1+2; h civil_servant 1/1; h contract_support 4/4");
    let after = on(case).after(TO_PROVINCE);
    assert_eq!(after.says("people-over-before", "province"), "breach 10/9", "contracts are not counted");
    assert_eq!(after.norm("people-over-before", "province"), "staffing.province_posts_after_over_before");
}

#[test]
fn people_sent_down_to_the_communes_are_left_out() {
    let after = on(case()).after(TO_COMMUNES);
    assert_eq!(after.subjects("people-over-before"), "");
    assert_eq!(after.checked("people-over-before"), (2, 0, 0));
}

#[test]
fn contracts_sent_down_are_not_taken_off_those_who_count() {
    let sent = |contracts: &str| {
        let case = case().posts(&format!("h contract_support {contracts}"));
        let after = on(case).after("2025-07-01,abolish,tier:district,x,rest,1/1,");
        after.says("people-over-before", "commune").to_owned()
    };
    assert_eq!((sent("5/5"), sent("5/?")), (String::new(), String::new()));
}

#[test]
fn unknown_people_leave_it_unknown() {
    let case = province()
        .bodies("s so root; h ubnd-huyen root@d1; x ubnd-xa h@c1")
        .posts("s civil_servant 10/? 1+2; h civil_servant 6/?; x cadre 10/10");
    let after = on(case).after(TO_COMMUNES);
    assert_eq!(after.says("people-over-before", "province"), "unknown ?/? lacks posts");
    assert_eq!(after.says("people-over-before", "commune"), "unknown ?/10 lacks posts");
}

#[test]
fn it_is_asked_of_plans_only_and_since_the_resolution() {
    assert_eq!(on(case()).stands().checked("people-over-before"), (0, 0, 0));
    assert_eq!(on(case()).on("2025-04-14").after(TO_PROVINCE).checked("people-over-before"), (0, 0, 0));
    assert_eq!(on(case()).on("2025-04-15").after(TO_PROVINCE).checked("people-over-before"), (1, 1, 0));
}
