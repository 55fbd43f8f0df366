//! The case of Kon Tum: what its tables say before, and what each plan does to them, against its own text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "kon_tum/after.rs"]
mod after;
#[path = "kon_tum/people.rs"]
mod people;

use after::{After, after, folder, plans, range, read, set, stands, table};
use std::collections::{BTreeMap, BTreeSet};
use tinhgon::draft::Baseline;
use tinhgon::evaluate::{Figure, Status, StatusQuo};
use tinhgon::input::{plan_ids, read_batch};
use tinhgon::model::{BodyIx, Category, Tier};
use tinhgon::rules::Code;
use tinhgon::scenario::Plan;

/// The provincial matters that the table of duties gives to more than one body, counted row by row.
fn double_led() -> BTreeSet<String> {
    let mut leads: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in table("duties.csv") {
        if row["role"] == "lead" && row["task"].starts_with("FN") {
            assert!(row["kind"].is_empty(), "{row:?}");
            leads.entry(row["task"].clone()).or_default().insert(row["body"].clone());
        }
    }
    leads.into_iter().filter(|(_, bodies)| bodies.len() > 1).map(|(task, _)| task).collect()
}

#[test]
fn the_case_has_no_faults() {
    let case = read("kon-tum");
    let listed: BTreeSet<String> = case.plans.iter().cloned().collect();
    assert_eq!(listed, plan_ids(&folder("kon-tum")).into_iter().collect());
    let counts = |prefix: &str| case.organisation.tasks().iter().filter(|task| task.id.starts_with(prefix)).count();
    assert_eq!((counts("FN"), counts("DT")), (212, 121));
    let stands = stands();
    assert_eq!((stands.of_kind("ubnd-xa").len(), stands.of_kind("ubnd-huyen").len()), (102, 10));
}

#[test]
fn the_57_double_led_matters_are_found_and_nothing_is_a_gap() {
    let (stands, expected) = (stands(), double_led());
    assert_eq!(expected.len(), 57);
    assert_eq!(stands.several.keys().cloned().collect::<BTreeSet<_>>(), expected);
    assert!(stands.several.values().all(|status| *status == Status::Unchanged));
    assert_eq!(stands.figure(Figure::TasksWithSeveralLeads), 57);
    assert_eq!((stands.figure(Figure::TasksWithoutLead), stands.figure(Figure::TasksPartlyLed)), (0, 0));
    assert!(stands.gaps.is_empty());
}

#[test]
fn all_double_leads_are_in_the_province_tier() {
    let case = read("kon-tum");
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let found: Vec<_> = quo.findings().iter().filter(|finding| finding.code == Code::TaskSeveralLeads).collect();
    assert_eq!(found.len(), 57);
    for finding in found {
        let tier = |body: &BodyIx| case.organisation.kind(case.organisation.body(*body).kind).tier;
        assert!(finding.agencies.iter().all(|body| tier(body) == Tier::Province), "{finding:?}");
        assert!(finding.agencies.len() > 1);
    }
    assert_eq!(quo.indicators().get(Figure::TasksSharedAcrossTiers), Some(0));
}

#[test]
fn the_published_totals_are_kept() {
    let stands = stands();
    let kinds = ["so", "van-phong-ubnd-tinh", "thanh-tra-tinh", "bql-kkt"];
    let bodies: Vec<&str> = kinds.iter().flat_map(|kind| stands.of_kind(kind)).collect();
    assert_eq!(bodies.len(), 20);
    let provincial: BTreeSet<&str> = bodies.iter().flat_map(|body| stands.below(body)).collect();
    assert_eq!(stands.quota(&provincial, Category::CivilServant), 1140);
    let units: BTreeSet<&str> =
        stands.of_kind("dvsn-ubnd-tinh").into_iter().flat_map(|unit| stands.below(unit)).collect();
    assert_eq!(stands.of_kind("dvsn-ubnd-tinh").len(), 5);
    assert_eq!(stands.quota(provincial.union(&units), Category::PublicEmployee), 3650);
    assert_eq!(stands.quota(&units, Category::CivilServant), 0);
}

#[test]
fn every_plan_runs_and_conserves_people_and_posts() {
    let case = read("kon-tum");
    assert_eq!(case.plans.len(), 9);
    for id in &case.plans {
        let after = After::of(&case, &plans(id));
        let (before, now) = (&after.evaluation.before, &after.evaluation.after);
        for (there, bench) in [(Figure::Filled, Figure::BenchStaff), (Figure::Quota, Figure::BenchQuota)] {
            assert_eq!(before.get(there).unwrap(), now.get(there).unwrap() + now.get(bench).unwrap(), "{id}");
        }
        for category in Category::ALL {
            let of = |at: usize| now.by_category[category.at()][at].unwrap();
            let was = |at: usize| before.by_category[category.at()][at].unwrap();
            assert_eq!((was(0), was(1)), (of(0) + of(4), of(1) + of(5)), "{id}: {}", category.word());
        }
    }
}

#[test]
fn every_scenario_of_the_batch_table_runs() {
    let case = read("kon-tum");
    for scenario in read_batch(&folder("kon-tum").join("batch/ghep-so-va-kkt.csv")).unwrap() {
        let plan = scenario.plan.unwrap_or_else(|bad| panic!("{}: {bad:?}", scenario.name));
        After::of(&case, &[plan]);
    }
}

#[test]
fn nineteen_specialised_bodies_become_fourteen_and_the_board() {
    let after = after("departments-2025-03");
    let kinds = ["so", "van-phong-ubnd-tinh", "thanh-tra-tinh"];
    assert_eq!(kinds.iter().map(|kind| after.of_kind(kind).len()).sum::<usize>(), 14);
    assert!(after.bodies.contains_key("bql-kkt"));
    for gone in ["so-khdt", "so-gtvt", "so-nnptnt", "so-tnmt", "so-tttt", "so-ldtbxh"] {
        assert!(!after.bodies.contains_key(gone), "{gone}");
    }
    assert_eq!(after.names["ban-dan-toc"], "Sở Dân tộc và Tôn giáo");
    assert_eq!(after.names["so-nnmt"], "Sở Nông nghiệp và Môi trường");
    // Each merged department has one office and one inspectorate.
    let twins = after.evaluation.findings.iter().filter(|judged| judged.finding.code == Code::TwinUnits);
    assert_eq!(twins.filter(|judged| judged.status == Status::New).count(), 0);
    for (task, lead) in [("FN172", "ban-dan-toc"), ("FN096", "so-y-te"), ("FN087", "so-vhttdl")] {
        assert!(after.leads[task].contains(lead), "{task}");
    }
}

#[test]
fn police_matters_that_leave_are_led_outside_and_are_no_gaps() {
    let after = after("departments-2025-03");
    for task in ["FN182", "FN188", "FN090", "FN029"] {
        assert_eq!(after.leads[task], set(&["cong-an-tinh"]), "{task}");
        assert!(after.one_lead.contains(task));
    }
    assert!(after.gaps.is_empty());
    let case = read("kon-tum");
    let police = case.organisation.find_body("cong-an-tinh").unwrap();
    assert!(case.organisation.kind(case.organisation.body(police).kind).outside);
}

#[test]
fn kept_the_board_shares_no_lead() {
    let (base, after) = (after("departments-2025-03"), after("kkt-giu-nguyen"));
    assert!(after.bodies.contains_key("bql-kkt"));
    for (tasks, lead) in [
        (&["FN142", "FN145", "FN146", "FN147", "FN148", "FN149"][..], "bql-kkt"),
        (&["FN140", "FN141"], "so-tai-chinh"),
        (&["FN143", "FN190"], "so-xay-dung"),
    ] {
        for task in tasks {
            assert_eq!(after.leads[*task], set(&[lead]), "{task}");
        }
    }
    // Whatever the board led has one lead now.
    let boards = base.leads.iter().filter(|(_, leads)| leads.contains("bql-kkt"));
    for (task, _) in boards {
        assert!(after.one_lead.contains(task), "{task}: {:?}", after.leads[task]);
    }
    let freed = after.several.iter().filter(|(_, status)| **status == Status::Fixed).count();
    assert!(freed > base.several.values().filter(|status| **status == Status::Fixed).count());
}

#[test]
fn ended_the_boards_matters_go_to_the_departments_by_field() {
    let (base, after) = (after("departments-2025-03"), after("kkt-ve-cac-so"));
    assert!(after.below("so-cong-thuong").len() > base.below("so-cong-thuong").len());
    assert!(!after.bodies.contains_key("bql-kkt"));
    let fields: BTreeMap<String, String> =
        table("tasks.csv").into_iter().map(|row| (row["id"].clone(), row["field"].clone())).collect();
    let heir = |task: &str| match (task, fields[task].as_str()) {
        ("FN147", _) => "so-noi-vu",
        ("FN149", _) => "so-ngoai-vu",
        ("FN132" | "FN133" | "FN135", _) | (_, "Đầu tư") => "so-tai-chinh",
        (_, "Quy hoạch xây dựng" | "Quản lý xây dựng" | "Chất lượng công trình" | "Khu công nghiệp") => {
            "so-xay-dung"
        }
        (_, "Môi trường" | "Đất đai") => "so-nnmt",
        _ => "so-cong-thuong",
    };
    let mut moved = 0;
    for (task, leads) in base.leads.iter().filter(|(_, leads)| leads.contains("bql-kkt")) {
        let mut expected = leads.clone();
        expected.remove("bql-kkt");
        expected.insert(heir(task).to_owned());
        assert_eq!(after.leads[task], expected, "{task}");
        moved += 1;
    }
    assert!(moved > 10);
    // The others keep their leads.
    for (task, leads) in base.leads.iter().filter(|(_, leads)| !leads.contains("bql-kkt")) {
        assert_eq!(after.leads[task], *leads, "{task}");
    }
    assert_eq!((after.figure(Figure::BenchStaff), after.figure(Figure::BenchQuota)), (0, 0));
}

#[test]
fn ended_the_board_becomes_one_sub_department_of_industry_and_trade() {
    let (base, after) = (after("departments-2025-03"), after("kkt-ve-so-cong-thuong"));
    assert!(!after.bodies.contains_key("bql-kkt"));
    let (kind, parent) = &after.bodies["so-cong-thuong-cc-kkt"];
    assert_eq!((kind.as_str(), parent.as_str()), ("chi-cuc", "so-cong-thuong"));
    assert_eq!(after.posts["so-cong-thuong-cc-kkt"], base.posts["bql-kkt"]);
    for (task, leaders) in base.leaders.iter().filter(|(_, leaders)| leaders.contains("bql-kkt")) {
        assert!(after.leaders[task].contains("so-cong-thuong-cc-kkt"), "{task}");
        let others = leaders.iter().filter(|leader| *leader != "bql-kkt");
        assert!(others.into_iter().all(|leader| after.leaders[task].contains(leader)), "{task}");
        assert!(after.leads[task].contains("so-cong-thuong") && !after.leads[task].contains("bql-kkt"), "{task}");
    }
    let units = base.bodies.iter().filter(|(_, body)| body.1 == "bql-kkt").map(|(id, _)| id);
    for unit in units {
        assert_eq!(after.bodies[unit].1, "so-cong-thuong-cc-kkt", "{unit}");
    }
    assert_eq!(after.below("so-cong-thuong-cc-kkt").len(), base.below("bql-kkt").len());
}

#[test]
fn inspectorates_in_two_levels_leave_one_line() {
    let case = read("kon-tum");
    let two_levels = plans("thanh-tra-hai-cap");
    let stacked: Vec<Plan> = plans("departments-2025-03").into_iter().chain(two_levels.clone()).collect();
    for (after, when) in
        [(After::of(&case, &two_levels), "alone"), (After::of(&case, &stacked), "after the departments")]
    {
        for kind in ["thanh-tra-so", "thanh-tra-ban", "thanh-tra-huyen"] {
            assert!(after.of_kind(kind).is_empty(), "{kind} {when}");
        }
        assert_eq!(after.of_kind("thanh-tra-tinh"), ["thanh-tra-tinh"], "{when}");
        let inspection: BTreeSet<String> = range("FN", 198, 212).union(&set(&["DT121", "TT-BDT"])).cloned().collect();
        for task in &inspection {
            assert_eq!(after.leads[task], set(&["thanh-tra-tinh"]), "{task} {when}");
            assert!(after.one_lead.contains(task), "{task} {when}");
        }
        assert_eq!(after.figure(Figure::BenchStaff), 0, "{when}");
    }
}

#[test]
fn with_the_shipped_plan_no_district_task_is_a_gap() {
    let after = after("bo-cap-huyen");
    let district = range("DT", 1, 121);
    assert!(after.gaps.is_disjoint(&district), "{:?}", after.gaps);
    assert!(after.gaps.is_empty());
    assert_eq!(after.figure(Figure::TasksPartlyLed), 0);
    // Each has one lead in every area: the commune, a department, the province or the police.
    let not_one: Vec<_> = district.difference(&after.one_lead).map(|task| (task, after.leads[task].len())).collect();
    assert!(not_one.is_empty(), "{not_one:?}");
    let kinds = read("kon-tum").organisation.kinds().to_vec();
    let ended = kinds.iter().filter(|kind| kind.tier == Tier::District);
    for kind in ended {
        assert!(after.of_kind(&kind.id).is_empty(), "{}", kind.id);
    }
    for (task, lead) in [
        ("DT020", "ubnd-tinh"),
        ("DT032", "ubnd-tinh"),
        ("DT074", "so-nnmt"),
        ("DT081", "ubnd-tinh"),
        ("DT094", "ubnd-tinh"),
        ("DT089", "so-gddt"),
        ("DT093", "so-gddt"),
        ("DT111", "so-cong-thuong"),
        ("DT121", "thanh-tra-tinh"),
    ] {
        assert_eq!(after.leads[task], set(&[lead]), "{task}");
    }
    // The other 112 go to the communes, one of them to their police.
    let (communes, police) = (set(&after.of_kind("ubnd-xa")), set(&after.of_kind("cong-an-xa")));
    assert_eq!(after.leads["DT022"], police);
    assert_eq!(district.iter().filter(|task| after.leads[*task] == communes).count(), 111);
    assert_eq!(after.leads["DT073"], communes);
}

#[test]
fn without_reassigning_exactly_the_121_district_tasks_are_gaps() {
    let after = after("bo-cap-huyen-chua-giao-viec");
    assert_eq!(after.gaps, range("DT", 1, 121));
    assert!(after.figure(Figure::BenchStaff) > 0);
}

#[test]
fn forty_communes_are_left_and_nobody_leads_less() {
    let (before, after) = (stands(), after("xa-102-con-40"));
    assert_eq!(after.of_kind("ubnd-xa").len(), 40);
    assert_eq!(after.figure(Figure::TasksWithSeveralLeads), 57);
    assert_eq!((after.figure(Figure::TasksWithoutLead), after.figure(Figure::TasksPartlyLed)), (0, 0));
    assert_eq!(before.figure(Figure::Filled), after.figure(Figure::Filled));
    assert_eq!(after.figure(Figure::LeadersReleased), 0);
}

#[test]
fn the_whole_reform_runs_stacked() {
    let stack = plans("toan-bo-2025");
    let ids: Vec<&str> = stack.iter().map(|plan| plan.id.as_str()).collect();
    let expected =
        ["departments-2025-03", "kkt-ve-cac-so", "thanh-tra-hai-cap", "bo-cap-huyen", "xa-102-con-40", "toan-bo-2025"];
    assert_eq!(ids, expected);
    let after = After::of(&read("kon-tum"), &stack);
    assert_eq!((after.of_kind("ubnd-xa").len(), after.of_kind("ubnd-huyen").len()), (40, 0));
    assert!(after.gaps.is_empty(), "{:?}", after.gaps);
    assert_eq!(after.figure(Figure::TasksPartlyLed), 0);
    assert!(!after.bodies.contains_key("bql-kkt"));
    assert_eq!(after.leads["DT121"], set(&["thanh-tra-tinh"]));
    assert_eq!(after.leads["DT001"].len(), 40);
}

#[test]
fn the_programmes_own_tasks_3_and_7_have_several_leads() {
    let case = read("programme-2025");
    let stands = After::of(&case, &[]);
    assert_eq!(stands.several.keys().cloned().collect::<BTreeSet<_>>(), set(&["NV3", "NV7"]));
    assert_eq!(stands.one_lead, set(&["NV4", "NV6"]));
    assert_eq!(stands.leads["NV3"], set(&["so-noi-vu", "thanh-tra-tinh"]));
    assert_eq!(stands.leads["NV7"], set(&["so-khcn", "so-noi-vu", "vp-ubnd-tinh"]));
    assert_eq!((stands.leads["NV4"].clone(), stands.leads["NV6"].clone()), (set(&["bql-kkt"]), set(&["so-noi-vu"])));
    assert_eq!(stands.figure(Figure::TasksSupport), 3);
    assert_eq!((stands.evaluation.after.get(Figure::Quota), stands.figure(Figure::ExcessLeads)), (None, 3));
}

#[test]
fn the_people_are_what_their_generator_makes() {
    let case = read("kon-tum");
    let path = folder("kon-tum").join("organisation/people.csv");
    let table = people::people_table(&case);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let shipped = std::fs::read_to_string(&path).unwrap();
    assert!(shipped == table, "UPDATE=1 cargo test --test kon_tum writes the table anew");
}

#[test]
fn the_people_match_the_posts_and_the_published_totals() {
    let case = read("kon-tum");
    let organisation = &case.organisation;
    for body in organisation.bodies() {
        for category in Category::ALL.iter().copied() {
            let (staff, [heads, deputies, others]) = people::posts_of(&case, body, category);
            let told = (staff.filled, staff.heads, staff.deputies);
            assert_eq!(told, (Some(heads + deputies + others), Some(heads), Some(deputies)), "{}", body.id);
        }
    }
    let law = tinhgon::input::shipped_norms();
    let ages = tinhgon::simulate::RetirementAges::of(law.at(people::LAW)).unwrap();
    let today = tinhgon::simulate::Month::of(case.info.as_of.unwrap());
    for person in organisation.people() {
        let birth = tinhgon::simulate::Month::of(person.row.birth.unwrap());
        assert!(ages.leaving_month(person.row.sex.unwrap(), birth, false) > today, "{} has retired", person.row.id);
        assert!(today.since(birth) >= 23 * 12, "{} is a child", person.row.id);
        assert_eq!(person.row.provenance.grade, tinhgon::model::Grade::Synthetic, "{}", person.row.id);
        let worked = person.row.insurance_months.map_or(0, |months| i32::try_from(months).unwrap());
        assert!(today.since(birth) - worked >= 20 * 12, "{} worked as a child", person.row.id);
    }
}
