//! Who decides: the rule that is nearest to a body on the day, and what each step of a plan asks of whom.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is to panic")]

use jiff::civil::{Date, date};
use std::path::Path;
use tinhgon::competence::{Decision, act_of, beyond_province, decisions};
use tinhgon::draft::{Baseline, Draft, run};
use tinhgon::input::{operation_word, parse_norms, parse_plan, plan_ids, read_case, read_plans, shipped_norms};
use tinhgon::model::{Tier, likeness};
use tinhgon::norms::{Act, Authority, Form, Instrument, Matter, Norms, Status, Target};
use tinhgon::report::{Lang, Lookup, Texts, looked_up};
use tinhgon::scenario::Plan;

const KON_TUM: &str = "scenarios/kon-tum";

/// Who decides on an act on a kind on a day, and how sure that is.
fn who(norms: &Norms, kinds: &[&str], act: Act, day: Date) -> Option<(Authority, Status)> {
    let target = Target::Body { kinds, tier: Tier::Province };
    let claim = norms.claim(Matter { target, act, form: None, day })?;
    Some((claim.rule.authority, claim.rule.status))
}

fn fixture() -> String {
    std::fs::read_to_string("tests/fixtures/competence/sound.toml").unwrap()
}

/// What the plans of Kon Tum ask, with the ids of the bodies: plan, step, act, bodies and areas, authority.
type Asked = (String, u32, Act, Vec<String>, Option<Authority>, bool);

fn asked(plans: &[Plan], norms: &Norms, only_beyond: bool) -> Vec<Asked> {
    let case = read_case(Path::new(KON_TUM)).unwrap();
    let baseline = Baseline::new(&case.organisation);
    let mut draft = Draft::new(&baseline);
    let order: Vec<&Plan> = plans.iter().collect();
    let done = run(&mut draft, &order, case.info.as_of, None).unwrap();
    let found = decisions(&draft, &order, &done, norms, None);
    let row = |decision: &Decision<'_>| {
        let step = &done[decision.step as usize];
        let holder = |holder: &tinhgon::model::Holder| match holder {
            tinhgon::model::Holder::Body(body) => draft.id(*body).to_owned(),
            tinhgon::model::Holder::Kind(kind) => format!("kind:{}", case.organisation.kind(*kind).id),
        };
        let subjects = decision.subjects.iter().map(holder).chain(decision.areas.iter().cloned()).collect();
        let authority = decision.claim.map(|claim| claim.rule.authority);
        (plans[step.plan].id.to_string(), step.number, decision.act, subjects, authority, decision.settled)
    };
    match only_beyond {
        true => beyond_province(&found).map(|(decision, _)| row(decision)).collect(),
        false => found.iter().map(row).collect(),
    }
}

fn plans(id: &str) -> Vec<Plan> {
    read_plans(Path::new(KON_TUM), id).unwrap()
}

fn plan(text: &str) -> Vec<Plan> {
    vec![parse_plan("p", "p.toml", format!("name = \"P\"\n{text}").as_bytes(), None).unwrap()]
}

#[test]
fn the_prime_minister_creates_an_economic_zone_board_and_by_inference_ends_it() {
    let norms = shipped_norms();
    let day = date(2025, 4, 1);
    assert_eq!(who(&norms, &["bql-kkt"], Act::Create, day), Some((Authority::PrimeMinister, Status::Verified)));
    for act in [Act::Dissolve, Act::Merge, Act::Abolish] {
        let target = Target::Body { kinds: &["bql-kkt"], tier: Tier::Province };
        let claim = norms.claim(Matter { target, act, form: None, day }).unwrap();
        assert_eq!((claim.rule.authority, claim.rule.status), (Authority::PrimeMinister, Status::Recalled), "{act:?}");
        assert!(claim.rule.citation.note.as_deref().unwrap_or_default().contains("suy ra"), "{act:?}");
        assert!(claim.is_above_province());
    }
}

#[test]
fn a_rule_holds_from_its_first_to_its_last_day() {
    let norms = shipped_norms();
    let law = |day| {
        let target = Target::Body { kinds: &["so"], tier: Tier::Province };
        let claim = norms.claim(Matter { target, act: Act::Dissolve, form: None, day });
        claim.map(|claim| claim.rule.citation.instrument.rsplit(' ').next().unwrap().to_owned())
    };
    let days = [date(2015, 12, 31), date(2025, 2, 28), date(2025, 3, 1), date(2025, 6, 15), date(2025, 6, 16)];
    let found = days.map(law);
    let expected = [None, Some("77/2015/QH13"), Some("65/2025/QH15"), Some("65/2025/QH15"), Some("72/2025/QH15")];
    assert_eq!(found.each_ref().map(|law| law.as_deref()), expected);
    assert_eq!(who(&norms, &["phong-xa"], Act::Create, date(2025, 6, 30)), None);
}

#[test]
fn a_kind_follows_what_it_is_like_and_the_nearest_entry_wins() {
    let norms = shipped_norms();
    let day = date(2025, 4, 1);
    let chair = Some((Authority::ProvincialChair, Status::Recalled));
    assert_eq!(who(&norms, &["own-office", "vp-so", "phong-so"], Act::Merge, day), chair);
    let committee = Some((Authority::ProvincialCommittee, Status::Recalled));
    assert_eq!(who(&norms, &["thanh-tra-so", "phong-so"], Act::Merge, day), committee, "its own entry goes first");
    assert_eq!(who(&norms, &["unheard-of"], Act::Merge, day), None);
    assert_eq!(who(&norms, &["unheard-of"], Act::Reassign, day), committee, "the tier answers for any kind");
    let like = |id: &str| (id == "a").then_some("b");
    assert_eq!(likeness("a", like), ["a", "b"]);
}

#[test]
fn the_legal_form_of_a_delegation_decides_who_may_do_it() {
    let norms = shipped_norms();
    let by = |form| {
        let target = Target::Body { kinds: &["so"], tier: Tier::Province };
        let claim = norms.claim(Matter { target, act: Act::Delegate, form, day: date(2025, 7, 1) }).unwrap();
        (claim.rule.authority, claim.rule.instrument)
    };
    assert_eq!(by(Some(Form::Devolve)), (Authority::NationalAssembly, Instrument::Law));
    assert_eq!(by(Some(Form::Authorise)), (Authority::ProvincialCommittee, Instrument::Decision));
    assert_eq!(by(None), (Authority::ProvincialCommittee, Instrument::Decision));
}

#[test]
fn a_file_holds_only_what_its_operation_needs() {
    let norms = shipped_norms();
    let dossier = norms.dossier("organisation").unwrap().at(date(2025, 3, 1)).unwrap();
    let papers = |act| dossier.papers_for(act).map(|paper| paper.en.as_str()).collect::<Vec<_>>();
    assert!(papers(Act::Create).contains(&"Opinions of the bodies concerned"));
    assert!(!papers(Act::Create).iter().any(|paper| paper.contains("settled")));
    assert!(papers(Act::Dissolve).iter().any(|paper| paper.contains("settled")));
    assert_eq!((dossier.days, dossier.status), (Some(25), Status::Verified));
    assert!(norms.dossier("organisation").unwrap().at(date(2019, 1, 14)).is_none());
}

#[test]
fn every_kind_that_ships_has_someone_who_can_end_it_but_for_private_ones() {
    let norms = shipped_norms();
    let kinds = tinhgon::input::shipped_kinds();
    let like = |id: &str| kinds.iter().find(|kind| kind.id == id).and_then(|kind| kind.like.as_deref());
    let without: Vec<&str> = (kinds.iter())
        .filter(|kind| {
            let target = Target::Body { kinds: &likeness(&kind.id, like), tier: kind.tier };
            norms.claim(Matter { target, act: Act::Dissolve, form: None, day: date(2025, 7, 1) }).is_none()
        })
        .map(|kind| kind.id.as_str())
        .collect();
    assert_eq!(without, ["vp-hdnd-tinh", "hoi", "dnnn"]);
}

#[test]
fn the_words_of_operations_are_those_of_plans() {
    for act in Act::ALL {
        assert_eq!(operation_word(act.word()), Some(act.word()));
    }
    for id in plan_ids(Path::new(KON_TUM)) {
        for step in plans(&id).iter().flat_map(|plan| &plan.steps) {
            assert_eq!(act_of(&step.operation).word(), step.operation.word());
        }
    }
}

#[test]
fn only_the_step_that_ends_the_economic_zone_board_is_beyond_the_province() {
    let beyond = asked(&plans("kkt-ve-cac-so"), &shipped_norms(), true);
    let board = vec!["bql-kkt".to_owned()];
    let step = ("kkt-ve-cac-so".to_owned(), 7, Act::Dissolve, board, Some(Authority::PrimeMinister), false);
    assert_eq!(beyond, [step]);
    assert_eq!(asked(&plans("kkt-giu-nguyen"), &shipped_norms(), true), []);
}

#[test]
fn areas_and_the_district_tier_are_for_the_national_assembly_and_its_standing_committee() {
    let areas = asked(&plans("xa-102-con-40"), &shipped_norms(), true);
    assert_eq!(areas.len(), 36);
    let one = (Act::MergeAreas, Some(Authority::StandingCommittee));
    assert!(areas.iter().all(|asked| (asked.2, asked.4) == one), "{areas:?}");
    let tier = asked(&plans("bo-cap-huyen"), &shipped_norms(), true);
    let ends = tier.iter().find(|asked| asked.4 == Some(Authority::NationalAssembly)).unwrap();
    assert_eq!((ends.3.len(), ends.5), (10, true), "the committees, and not the divisions under them: {ends:?}");
}

#[test]
fn a_step_that_names_a_paper_of_those_who_decide_is_settled() {
    let step = |basis: &str| {
        let text = format!(
            "[[step]]\nop = \"dissolve\"\ndate = 2025-04-01\nbody = \"bql-kkt\"\n{basis}heirs = [{{ to = \"so-cong-thuong\", select = \"rest\", share = \"1/1\" }}]\n"
        );
        asked(&plan(&text), &shipped_norms(), true)[0].5
    };
    assert!(!step(""));
    assert!(!step("basis = \"Thông báo 1272-TB/TU; Nghị định 35/2022/NĐ-CP\"\n"), "a decree is no paper of his");
    assert!(step("basis = \"Quyết định 1234/QĐ-TTg ngày 20/3/2025\"\n"));
    assert!(!Authority::StandingCommittee.is_named_in("Nghị quyết 76/2025/UBTVQH15"), "it only sets the frame");
    assert!(Authority::StandingCommittee.is_named_in("Nghị quyết 1677/NQ-UBTVQH15"));
}

#[test]
fn one_step_may_need_several_decisions() {
    let text = "[[step]]\nop = \"merge\"\ndate = 2025-03-01\nbodies = [\"so-khdt\", \"so-tai-chinh\"]\ninto = \"so-tai-chinh\"\nunits = \"merge\"\n";
    let found = asked(&plan(text), &shipped_norms(), false);
    let by: Vec<Option<Authority>> = found.iter().map(|asked| asked.4).collect();
    assert!(
        by.contains(&Some(Authority::ProvincialCouncil)) && by.contains(&Some(Authority::ProvincialChair)),
        "{by:?}"
    );
    assert!(found[0].3.contains(&"so-khdt".to_owned()) && found[0].3.contains(&"so-tai-chinh".to_owned()));
}

#[test]
fn work_that_goes_to_the_police_needs_more_than_the_province() {
    let text = "[[step]]\nop = \"reassign\"\ndate = 2025-03-01\nfrom = \"so-gtvt\"\nto = \"cong-an-tinh\"\nselect = \"task:FN188\"\n";
    let by: Vec<_> = asked(&plan(text), &shipped_norms(), false).into_iter().map(|asked| (asked.3, asked.4)).collect();
    assert_eq!(by[0], (vec!["so-gtvt".to_owned()], Some(Authority::ProvincialCommittee)));
    assert_eq!(by[1], (vec!["cong-an-tinh".to_owned()], Some(Authority::CentralMinistry)));
}

#[test]
fn a_layer_wins_over_the_one_below_it() {
    let own = parse_norms(&[("norms/tinh.toml", &fixture().replace("\"prime-minister\"", "\"government\""))]).unwrap();
    let norms = shipped_norms().overlaid(own);
    let day = date(2025, 4, 1);
    assert_eq!(who(&norms, &["bql-kkt"], Act::Dissolve, day), Some((Authority::Government, Status::Verified)));
    let merge = Some((Authority::PrimeMinister, Status::Recalled));
    assert_eq!(who(&norms, &["bql-kkt"], Act::Merge, day), merge, "what the layer leaves open stays");
    let text =
        fixture().replace("competence.boards", "competence.economic_zone_board").replace("dossier = \"own\"\n", "");
    let replaced = shipped_norms().overlaid(parse_norms(&[("norms/tinh.toml", &text)]).unwrap());
    assert_eq!(who(&replaced, &["bql-kkt"], Act::Merge, day), None, "an entry of the same id is replaced whole");
}

#[test]
fn a_layer_may_rest_on_the_files_that_ship() {
    let text = fixture().replace("dossier = \"own\"", "dossier = \"organisation\"");
    assert!(parse_norms(&[("norms/tinh.toml", &text)]).is_ok());
}

#[test]
fn what_is_looked_up_leaves_out_what_a_closer_entry_decides() {
    let norms = shipped_norms();
    let target = Some(Target::Body { kinds: &["thanh-tra-so", "phong-so"], tier: Tier::Province });
    let listed = looked_up(&norms, Lookup { target, act: None, day: Some(date(2025, 4, 1)) });
    let ids: Vec<&str> = listed.iter().map(|one| one.competence.id.as_str()).collect();
    assert_eq!(ids[0], "competence.inspectorates");
    assert!(!ids.contains(&"competence.divisions"), "{ids:?}");
    let one = Lookup { target, act: Some(Act::Resize), day: None };
    let ids: Vec<&str> = looked_up(&norms, one).iter().map(|one| one.competence.id.as_str()).collect();
    assert_eq!(ids, ["competence.quota"]);
}

#[test]
fn every_word_has_a_text() {
    let mut wanted: Vec<String> = Act::ALL.iter().map(|one| format!("act-{}", one.word())).collect();
    wanted.extend(Form::ALL.iter().map(|one| format!("form-{}", one.word())));
    wanted.extend(Authority::ALL.iter().map(|one| format!("authority-{}", one.word())));
    wanted.extend(Instrument::ALL.iter().map(|one| format!("instrument-{}", one.word())));
    for lang in [Lang::Vi, Lang::En] {
        let texts = Texts::new(lang);
        let missing: Vec<&String> = wanted.iter().filter(|key| texts.find(key, &[]).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
