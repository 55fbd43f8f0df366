//! The program as its users meet it: words, exit codes, files.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};

const KON_TUM: &str = "scenarios/kon-tum";

/// A call to the program, in Vietnamese and 100 columns wide unless it says otherwise.
struct Call {
    args: Vec<String>,
    lang: &'static str,
    columns: u16,
}

/// What a call came to.
struct Answer {
    code: i32,
    out: String,
    err: String,
}

fn call(args: &[&str]) -> Call {
    Call { args: args.iter().map(|arg| (*arg).to_owned()).collect(), lang: "vi", columns: 100 }
}

impl Call {
    fn english(mut self) -> Self {
        self.lang = "en";
        self
    }

    fn columns(mut self, columns: u16) -> Self {
        self.columns = columns;
        self
    }

    fn run(&self) -> Answer {
        let mut command = Command::cargo_bin("tinhgon").unwrap();
        command.args(["--lang", self.lang]).args(&self.args).env("COLUMNS", self.columns.to_string());
        let output = command.output().unwrap();
        Answer {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What is printed by a call that ends well.
    fn says(&self) -> String {
        let answer = self.run();
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{:?}", self.args);
        answer.out
    }

    /// The exit code and what standard error says of a call that does not end well.
    fn fails(&self) -> (i32, String) {
        let answer = self.run();
        assert_ne!(answer.code, 0, "{:?} ends well: {}", self.args, answer.out);
        assert_eq!(answer.out, "", "{:?}", self.args);
        (answer.code, answer.err)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.says()).unwrap()
    }
}

/// The part of a report from one line to another.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| panic!("no {from} in {text}"));
    let end = text[start..].find(to).map_or(text.len(), |end| start + end);
    text[start..end].trim_end()
}

fn starter(folder: &Path) -> PathBuf {
    let case = folder.join("ho-so");
    let said = call(&["new", case.to_str().unwrap()]).says();
    assert!(said.contains("tinhgon check"), "{said}");
    case
}

#[test]
fn a_new_case_is_sound_and_evaluates() {
    let folder = tempfile::tempdir().unwrap();
    let case = starter(folder.path());
    let case = case.to_str().unwrap();
    let checked = call(&["check", case, "--deny", "warnings"]).says();
    assert!(checked.contains("Số liệu không có lỗi."), "{checked}");
    let evaluated = call(&["evaluate", case, "--plan", "ghep-hai-so"]).columns(120).says();
    insta::assert_snapshot!(between(&evaluated, "Tổng hợp", "Theo loại hình"));
    let listed = call(&["show", case]).says();
    insta::assert_snapshot!(between(&listed, "Tổ chức bộ máy", "Số liệu đến ngày"));
}

#[test]
fn the_table_of_many_plans_gives_the_same_as_the_plan_written_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let case = starter(folder.path());
    let (dir, table) = (case.to_str().unwrap(), case.join("batch/vi-du.csv"));
    let scenario = ["evaluate", dir, "--table", table.to_str().unwrap(), "--format", "json", "--scenario"];
    let of_table = call(&[&scenario[..], &["chuyen-dau-tu-cong"]].concat()).json();
    assert_eq!(of_table["change"]["tasks_with_several_leads"], -1);
    let (code, said) = call(&[&scenario[..], &["chuyen-dau-tu"]].concat()).fails();
    assert_eq!(code, 2);
    assert!(said.contains("chuyen-dau-tu-cong"), "{said}");
}

#[test]
fn kon_tum_as_it_stands_lists_the_double_leads() {
    let said = call(&["evaluate", KON_TUM]).says();
    insta::assert_snapshot!(between(&said, "Hiện trạng", "Danh mục"));
    assert!(said.contains("FN136"), "{said}");
    assert!(said.contains("cần rà soát"), "{said}");
}

#[test]
fn the_end_of_the_economic_zone_board_reads_well_in_both_languages_and_widths() {
    let plan = ["evaluate", KON_TUM, "--plan", "kkt-ve-cac-so"];
    let wide = call(&plan).columns(120).says();
    insta::assert_snapshot!(between(&wide, "Đánh giá", "Nhiệm vụ chuyển cơ quan chủ trì"));
    let narrow = call(&plan).columns(80).says();
    assert!(narrow.lines().all(|line| line.chars().count() <= 80), "{narrow}");
    let english = call(&plan).english().columns(120).says();
    insta::assert_snapshot!(between(&english, "Plan, before and after", "Tasks whose lead changes"));
}

#[test]
fn piped_text_has_no_colours_unless_asked_for() {
    let plain = call(&["evaluate", KON_TUM]).says();
    assert!(!plain.contains('\u{1b}'));
    let coloured = call(&["evaluate", KON_TUM, "--color", "always"]).says();
    assert!(coloured.contains('\u{1b}'));
}

#[test]
fn json_keeps_its_contract() {
    let validator = |of: &str| jsonschema::validator_for(&call(&["schema", of]).json()).unwrap();
    let evaluate = validator("evaluate");
    for plan in ["kkt-ve-cac-so", "bo-cap-huyen", "bo-cap-huyen-chua-giao-viec", "xa-102-con-40", "toan-bo-2025"] {
        let json = call(&["evaluate", KON_TUM, "--plan", plan, "--format", "json"]).json();
        let faults: Vec<String> = evaluate.iter_errors(&json).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{plan}");
        assert_eq!(json["plan"]["id"], plan);
        for (key, change) in json["change"].as_object().unwrap() {
            if let (Some(before), Some(after)) = (json["before"][key].as_i64(), json["after"][key].as_i64()) {
                assert_eq!(change.as_i64(), Some(after - before), "{plan}: {key}");
            }
        }
    }
    let as_it_stands = call(&["evaluate", KON_TUM, "--format", "json"]).json();
    assert!(evaluate.is_valid(&as_it_stands));
    assert_eq!(as_it_stands["plan"], Value::Null);
    assert_eq!(as_it_stands["before"]["tasks_with_several_leads"], 57);
    let plans = ["-p", ".", "-p", "kkt-ve-cac-so", "-p", "kkt-giu-nguyen", "--format", "json"];
    let compared = call(&[&["compare", KON_TUM], &plans[..]].concat()).json();
    assert!(validator("compare").is_valid(&compared));
    assert_eq!(compared["plans"].as_array().unwrap().len(), 3);
    assert_eq!(compared["reference"], Value::Null);
}

#[test]
fn the_path_keeps_its_contract_whatever_the_threads() {
    let path = |jobs: &str| {
        let plans = ["-p", "departments-2025-03", "-p", "bo-cap-huyen-chua-giao-viec", "--jobs", jobs];
        call(&[&["simulate", KON_TUM, "--runs", "40", "--years", "6", "--format", "json"], &plans[..]].concat()).says()
    };
    let (one, two) = (path("1"), path("2"));
    assert_eq!(one, two);
    let json: Value = serde_json::from_str(&one).unwrap();
    let schema = jsonschema::validator_for(&call(&["schema", "simulate"]).json()).unwrap();
    let faults: Vec<String> = schema.iter_errors(&json).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    for plan in json["plans"].as_array().unwrap() {
        let whole = |path: &Value| {
            let years: i64 =
                path["by_year"].as_array().unwrap().iter().map(|year| year["fewer"].as_i64().unwrap()).sum();
            let rest = path["other_means"].as_i64().unwrap();
            assert_eq!(path["surplus"].as_i64(), Some(years + rest));
            [years, rest]
        };
        let bodies = plan["bodies"].as_array().unwrap().iter().map(|body| whole(&body["path"]));
        let sum = bodies.fold([0, 0], |sum, body| [sum[0] + body[0], sum[1] + body[1]]);
        assert_eq!(whole(&plan["total"]), sum);
        let mut present = plan["people"].as_i64().unwrap();
        for year in plan["years"].as_array().unwrap() {
            present -= year["retired"].as_i64().unwrap() + year["left"].as_i64().unwrap();
            assert_eq!(year["present"].as_i64(), Some(present));
            assert!(year["payroll_low"].as_i64() <= year["payroll_high"].as_i64() && year["payroll_low"].is_i64());
        }
    }
    assert_eq!(json["plans"][0]["surplus_less_first"], Value::Null);
    let said = call(&["simulate", KON_TUM, "-p", "departments-2025-03", "--runs", "40"]).says();
    insta::assert_snapshot!("path_vi", between(&said, "Dự báo lộ trình", "Mức độ dao động"));
    let english = call(&["simulate", KON_TUM, "-p", "departments-2025-03", "--runs", "40"]).english().says();
    insta::assert_snapshot!("path_en", between(&english, "Forecast of the path", "Spread"));
}

#[test]
fn a_path_needs_a_day_and_the_law_of_it() {
    let (code, said) = call(&["simulate", KON_TUM, "--runs", "1", "--as-of", "2019-01-01"]).fails();
    assert_eq!(code, 2);
    assert!(said.contains("01/01/2019") && said.contains("retirement"), "{said}");
    let (code, said) = call(&["simulate", KON_TUM, "--runs", "0"]).fails();
    assert_eq!((code, said.contains("--runs")), (2, true), "{said}");
}

#[test]
fn what_the_abolished_district_tier_leaves_undone_is_named_and_the_shipped_plan_leaves_nothing() {
    let undone = call(&["evaluate", KON_TUM, "--plan", "bo-cap-huyen-chua-giao-viec", "--format", "json"]).json();
    let bench = undone["bench"]["tasks"].as_array().unwrap();
    assert!(bench.len() > 100, "{}", bench.len());
    let done = call(&["evaluate", KON_TUM, "--plan", "bo-cap-huyen", "--format", "json"]).json();
    assert_eq!(done["after"]["tasks_without_lead"], 0);
    assert_eq!(done["bench"]["tasks"].as_array().unwrap().len(), 0);
}

#[test]
fn wrong_names_bring_near_ones_and_exit_code_2() {
    for (args, near) in [
        (vec!["evaluate", "scenarios/kontum"], "scenarios/kon-tum"),
        (vec!["evaluate", KON_TUM, "--plan", "kkt-ve-cac-soo"], "kkt-ve-cac-so"),
        (vec!["show", KON_TUM, "--body", "so-noi-vuu"], "so-noi-vu"),
        (vec!["show", KON_TUM, "--body", "Sở Nội vụ"], "so-noi-vu"),
        (vec!["plan", KON_TUM, "--end", "bql-kktt"], "bql-kkt"),
        (vec!["explain", KON_TUM, "task_moved"], "tasks_moved"),
        (vec!["evaluat", KON_TUM], "evaluate"),
        (vec!["norms", "show", "sizes.divison"], "sizes.division"),
        (vec!["norms", "show", "division"], "sizes.division"),
        (vec!["compare", KON_TUM, "-p", ".", "--reference", "kkt-giu-nguyen"], "."),
    ] {
        let (code, said) = call(&args).fails();
        assert_eq!(code, 2, "{args:?}: {said}");
        assert!(said.contains(near), "{args:?}: {said}");
    }
    for (args, words) in [
        (vec!["evaluate", KON_TUM, "--plan"], "--plan <PLAN> cần một giá trị."),
        (vec!["evaluate", KON_TUM, "--at", "2025-13-01"], "giá trị “2025-13-01” không dùng được"),
        (vec!["evaluate", KON_TUM, "--format", "word"], "text, json, csv, md"),
        (vec!["evaluate"], "còn thiếu: <CASE>"),
        (vec![], "hãy nêu một lệnh."),
    ] {
        let (code, said) = call(&args).fails();
        assert_eq!(code, 2, "{args:?}: {said}");
        assert!(said.contains(words), "{args:?}: {said}");
    }
}

#[test]
fn denied_findings_end_with_code_1() {
    let answer = call(&["evaluate", KON_TUM, "--deny", "breaches"]).run();
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("Chưa bảo đảm quy định"), "{}", answer.out);
}

#[test]
fn a_refused_plan_ends_with_code_1_and_says_which_step() {
    let folder = tempfile::tempdir().unwrap();
    let case = starter(folder.path());
    let plan = "name = \"hỏng\"\n[[step]]\nop = \"dissolve\"\nbody = \"so-noi-vu\"\nheirs = [{ to = \"so-noi-vu\", select = \"rest\" }]\n";
    std::fs::write(case.join("plans/hong.toml"), plan).unwrap();
    let (code, said) = call(&["evaluate", case.to_str().unwrap(), "--plan", "hong"]).fails();
    assert_eq!(code, 1);
    assert!(said.contains("phương án hong, nội dung 1 (dòng 2)"), "{said}");
}

#[test]
fn a_case_with_faults_is_not_evaluated() {
    let folder = tempfile::tempdir().unwrap();
    let case = starter(folder.path());
    let bodies = case.join("organisation/bodies.csv");
    let broken = std::fs::read_to_string(&bodies).unwrap().replace(",so,ubnd-tinh,", ",so,ubnd-tính,");
    std::fs::write(&bodies, broken).unwrap();
    let case = case.to_str().unwrap();
    let (code, said) = call(&["evaluate", case]).fails();
    assert_eq!((code, said.lines().count()), (1, 3), "{said}");
    assert!(said.contains("organisation/bodies.csv:3"), "{said}");
    let checked = call(&["check", case]).run();
    assert_eq!(checked.code, 1);
    assert!(checked.out.contains("Có 3 lỗi"), "{}", checked.out);
}

#[test]
fn files_are_written_whole_and_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ket-qua.csv");
    let to_file = ["evaluate", KON_TUM, "-o", file.to_str().unwrap()];
    assert_eq!(call(&to_file).says(), "");
    let csv = std::fs::read_to_string(&file).unwrap();
    assert!(csv.starts_with("Phần,Nhóm,Chỉ tiêu,"), "{csv}");
    let beside = std::fs::read_to_string(folder.path().join("ket-qua.csv.provenance.json")).unwrap();
    assert!(beside.contains("inputs_sha256"), "{beside}");
    let (code, said) = call(&to_file).fails();
    assert_eq!(code, 3);
    assert!(said.contains("--force"), "{said}");
    assert_eq!(call(&[&to_file[..], &["--force"]].concat()).says(), "");
    let (code, _) = call(&["evaluate", KON_TUM, "-o", "/khong/co/thu-muc.md"]).fails();
    assert_eq!(code, 3);
    let (code, _) = call(&["new", folder.path().to_str().unwrap()]).fails();
    assert_eq!(code, 3, "a folder that is not empty stays as it is");
}

#[test]
fn a_saved_state_loads_again_and_measures_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let saved = folder.path().join("sau");
    for plan in ["kkt-ve-cac-so", "toan-bo-2025"] {
        let _ = std::fs::remove_dir_all(&saved);
        call(&["show", KON_TUM, "--plan", plan, "--save", saved.to_str().unwrap()]).says();
        let after = call(&["evaluate", KON_TUM, "--plan", plan, "--format", "json"]).json()["after"].clone();
        let loaded = call(&["evaluate", saved.to_str().unwrap(), "--format", "json"]).json()["before"].clone();
        let moved = |key: &str| {
            key.starts_with("bench")
                || key.ends_with("_moved")
                || key.ends_with("_touched")
                || key == "leaders_released"
        };
        for (key, value) in after.as_object().unwrap().iter().filter(|(key, _)| !moved(key)) {
            if value.is_i64() || value.is_null() {
                assert_eq!(&loaded[key], value, "{plan}: {key}");
            }
        }
    }
}

#[test]
fn a_plan_to_fill_in_loads_when_it_is_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bql-kkt.toml");
    assert_eq!(call(&["plan", KON_TUM, "--end", "bql-kkt", "-o", file.to_str().unwrap()]).says(), "");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("select = \"task:FN134\""), "{text}");
    std::fs::write(&file, text.replace("= \"\"", "= \"so-cong-thuong\"")).unwrap();
    let evaluated = call(&["evaluate", KON_TUM, "--plan", file.to_str().unwrap(), "--format", "json"]).json();
    assert_eq!(evaluated["change"]["agencies"], -1);
    assert_eq!(evaluated["after"]["bench_staff"], 0);
    assert_eq!(evaluated["after"]["tasks_without_lead"], 0);
}

#[test]
fn every_figure_explains_itself() {
    let listed = call(&["explain", KON_TUM, "--plan", "kkt-ve-cac-so", "--format", "json"]).json();
    let rows = listed["sections"][0]["content"][0]["rows"].as_array().unwrap().clone();
    assert!(rows.len() > 20);
    for row in rows {
        let (figure, total) = (row["id"].as_str().unwrap(), row["amount"].as_i64());
        let args = ["explain", KON_TUM, figure, "--plan", "kkt-ve-cac-so", "--format", "json"];
        let explained = call(&args).json();
        let parts = explained["sections"][0]["content"].as_array().unwrap();
        let rows = parts.first().map(|table| table["rows"].as_array().unwrap().clone()).unwrap_or_default();
        let sum: i64 = rows.iter().map(|row| row["amount"].as_i64().unwrap()).sum();
        assert_eq!(Some(sum), total, "{figure}");
    }
}

#[test]
fn the_other_views_say_something() {
    let lineage = call(&["show", KON_TUM, "--plan", "kkt-ve-cac-so", "--lineage"]).says();
    assert!(lineage.contains("Danh mục bàn giao"), "{lineage}");
    assert!(lineage.contains("Giao Sở Công Thương:"), "{lineage}");
    let pairs = call(&["show", KON_TUM, "--pairs"]).says();
    assert!(pairs.contains("Sở Kế hoạch và Đầu tư – Sở Tài chính"), "{pairs}");
    let plans = ["-p", ".", "-p", "kkt-ve-cac-so", "-p", "kkt-giu-nguyen", "--pareto", "people_moved,excess_leads"];
    let compared =
        call(&[&["compare", KON_TUM, "--weight", "people_moved=1"], &plans[..]].concat()).columns(120).says();
    insta::assert_snapshot!(between(&compared, "Xếp hạng", "Đã khắc phục bởi"));
}

#[test]
fn help_is_in_the_language_of_the_user() {
    insta::assert_snapshot!("help_vi", call(&["--help"]).says());
    insta::assert_snapshot!("help_en", call(&["--help"]).english().says());
    for command in [
        "new", "check", "show", "plan", "evaluate", "explain", "compare", "batch", "simulate", "norms", "benefits",
        "cost", "schema",
    ] {
        let said = call(&[command, "--help"]).says();
        assert!(said.contains("Cách dùng") && said.contains(&format!("tinhgon {command}")), "{said}");
        assert!(!said.contains("arg-"), "an argument of {command} has no text: {said}");
    }
    for ask in ["list", "show", "competence", "diff"] {
        let said = call(&["norms", ask, "--help"]).says();
        assert!(said.contains(&format!("tinhgon norms {ask}")) && !said.contains("arg-"), "{said}");
        assert!(said.contains("Ví dụ:") && !said.contains("cli-"), "{said}");
    }
}

#[test]
fn the_norms_are_listed_shown_and_compared() {
    let shown = ["norms", "show", "sizes.division", "--as-of", "2025-06-11"];
    insta::assert_snapshot!("norms_show_vi", call(&shown).says());
    insta::assert_snapshot!("norms_show_en", call(&shown).english().says());
    let json = call(&[&shown[..], &["--format", "json"]].concat()).json();
    assert_eq!(json["in_force"]["value"]["class-2"], 5);
    assert_eq!(json["values"][2]["value"], 7);
    insta::assert_snapshot!("norms_diff", call(&["norms", "diff", "2025-12-31", "2026-01-01"]).columns(120).says());
    let changed = call(&["norms", "diff", "2025-06-11", "2025-06-12", "--format", "json"]).json();
    let division = changed["changes"].as_array().unwrap().iter().find(|row| row["id"] == "sizes.division").unwrap();
    assert_eq!((&division["changed"], &division["after"]["value"]), (&"value".into(), &7.into()));
    let listed = call(&["norms", "list", "--as-of", "2025-07-01"]).says();
    assert!(listed.contains("sizes.division") && !listed.contains("communes.posts_ward"), "{listed}");
    let rate = call(&["norms", "list", "--format", "json"]).json();
    let rates = rate["norms"].as_array().unwrap();
    let accident = rates.iter().find(|row| row["id"] == "salaries.contribution_accident").unwrap();
    assert_eq!(accident["value"], "0.5", "a decimal is text, so that it stays exact");
    let table = call(&["norms", "list", "--format", "md"]).english().says();
    assert!(table.contains("| salaries.base |"), "{table}");
    let csv = call(&["norms", "list", "--format", "csv"]).run();
    assert!(csv.out.lines().count() > 150 && csv.err.contains("SHA-256"), "{}", csv.err);
}

#[test]
fn who_decides_is_looked_up_by_kind_and_operation() {
    let asked = ["norms", "competence", "bql-kkt", "giải thể", "--as-of", "2025-04-01"];
    insta::assert_snapshot!("norms_competence_vi", call(&asked).says());
    insta::assert_snapshot!("norms_competence_en", call(&asked).english().says());
    let json = call(&[&asked[..], &["--format", "json"]].concat()).json();
    let rule = &json["competences"][0];
    assert_eq!((&rule["authority"], &rule["above_province"]), (&"prime-minister".into(), &true.into()));
    assert_eq!((&rule["status"], &rule["file"]["days"]), (&"recalled".into(), &25.into()));
    let all = call(&["norms", "competence", "--format", "md"]).english().says();
    assert!(all.contains("Decree of the Government") && all.contains("Files to submit"), "{all}");
    let csv = call(&["norms", "competence", "so", "--format", "csv"]).run();
    assert!(csv.out.contains("Nghị quyết của Hội đồng nhân dân tỉnh"), "{}", csv.out);
    let of_case = ["norms", "competence", "van-phong-so", "merge", "--case", KON_TUM, "--format", "json"];
    assert_eq!(call(&of_case).json()["competences"][0]["authority"], "provincial-chair");
    let (code, said) = call(&["norms", "competence", "bql-kk"]).fails();
    assert!(code == 2 && said.contains("bql-kkt"), "{said}");
    let (code, said) = call(&["norms", "competence", "bql-kkt", "disolve"]).fails();
    assert!(code == 2 && said.contains("dissolve"), "{said}");
    assert!(call(&["norms", "competence", "hoi", "dissolve"]).says().contains("chưa có quy định"));
}

#[test]
fn each_step_of_a_plan_says_who_decides_in_every_format() {
    let asked = ["evaluate", KON_TUM, "--plan", "kkt-ve-cac-so"];
    let json = call(&[&asked[..], &["--format", "json"]].concat()).json();
    let steps = json["steps"].as_array().unwrap();
    let end = steps.last().unwrap();
    assert_eq!((&end["plan"], &end["operation"]), (&"kkt-ve-cac-so".into(), &"dissolve".into()));
    let decision = &end["competence"][0];
    assert_eq!(decision["subjects"][0]["id"], "bql-kkt");
    assert_eq!((&decision["beyond_province"], &decision["settled"]), (&true.into(), &false.into()));
    assert_eq!(decision["rule"]["authority"], "prime-minister");
    let beyond = |step: &&serde_json::Value| {
        step["competence"].as_array().unwrap().iter().any(|one| one["beyond_province"] == true)
    };
    assert_eq!(steps.iter().filter(beyond).count(), 1);
    let csv = call(&[&asked[..], &["--format", "csv"]].concat()).run();
    assert!(csv.out.contains("Quyết định của Thủ tướng Chính phủ,Ủy ban nhân dân tỉnh,\"Tờ trình;"), "{}", csv.out);
    assert_eq!(csv.out.matches(",vượt thẩm quyền cấp tỉnh").count(), 1, "the mark of the step");
    let found = asked.iter().copied().chain(["--deny", "warnings"]).collect::<Vec<_>>();
    assert!(call(&found).run().out.contains("Nội dung vượt thẩm quyền cấp tỉnh (1)"), "it is a finding too");
    let text = call(&asked).columns(1_000).says();
    assert!(text.contains("Việc kết thúc vượt thẩm quyền cấp tỉnh, phải trình Thủ tướng Chính phủ"), "{text}");
    let kept = call(&["evaluate", KON_TUM, "--plan", "kkt-giu-nguyen"]).says();
    assert!(kept.contains("Thẩm quyền quyết định") && !kept.contains("phải trình Thủ tướng"), "{kept}");
}

#[test]
fn a_case_may_say_itself_who_decides() {
    let folder = tempfile::tempdir().unwrap();
    let case = starter(folder.path());
    let text = std::fs::read_to_string("tests/fixtures/competence/sound.toml").unwrap();
    let own = text.replace("\"bql-kkt\"", "\"so\"").replace("\"create\", ", "\"merge\", ");
    std::fs::create_dir(case.join("norms")).unwrap();
    std::fs::write(case.join("norms/rieng.toml"), own).unwrap();
    let case = case.to_str().unwrap();
    let json = call(&["evaluate", case, "--plan", "ghep-hai-so", "--format", "json"]).json();
    let decisions = json["steps"][0]["competence"].as_array().unwrap().clone();
    let own = decisions.iter().find(|one| one["rule"]["id"] == "competence.boards").unwrap();
    assert_eq!((&own["rule"]["file"][0], &own["beyond_province"]), (&"Tờ trình".into(), &true.into()));
    let listed = call(&["norms", "competence", "so", "merge", "--case", case, "--format", "json"]).json();
    assert_eq!(listed["competences"][0]["id"], "competence.boards");
    let every = listed["competences"].as_array().unwrap().len();
    let day = ["norms", "competence", "so", "merge", "--case", case, "--as-of", "2025-03-01", "--format", "json"];
    assert_eq!((every, call(&day).json()["competences"].as_array().unwrap().len()), (2, 1), "one decides on a day");
}

#[test]
fn norms_of_a_province_lie_over_those_that_ship() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("tinh.toml");
    let text = std::fs::read_to_string("tests/fixtures/norms/sound.toml").unwrap();
    std::fs::write(&own, text.replace("value = 7", "value = 8")).unwrap();
    let dir = folder.path().to_str().unwrap();
    let json = call(&["norms", "show", "sizes.division", "--norms", dir, "--format", "json"]).json();
    assert_eq!(json["values"][1]["value"], 8);
    let of_case = call(&["norms", "show", "sizes.division", "--case", KON_TUM, "--format", "json"]).json();
    assert_eq!(of_case["values"].as_array().unwrap().len(), 3);
    std::fs::write(&own, text.replace("status = ", "stats = ")).unwrap();
    let (code, said) = call(&["norms", "list", "--norms", dir]).fails();
    assert_eq!((code, said.lines().count()), (1, 4), "{said}");
    assert!(said.contains("tinh.toml:11: stats: không có khóa này: có phải là status?"), "{said}");
}

#[test]
fn a_saved_state_keeps_the_norms_of_its_case() {
    let folder = tempfile::tempdir().unwrap();
    let case = starter(folder.path());
    std::fs::create_dir(case.join("norms")).unwrap();
    std::fs::copy("tests/fixtures/norms/sound.toml", case.join("norms/rieng.toml")).unwrap();
    let saved = folder.path().join("sau");
    let saved = saved.to_str().unwrap();
    call(&["show", case.to_str().unwrap(), "--save", saved]).says();
    let json = call(&["norms", "show", "sizes.division", "--case", saved, "--format", "json"]).json();
    assert_eq!(json["values"].as_array().unwrap().len(), 2);
}

#[test]
fn whoever_closes_the_pipe_has_read_enough() {
    let program = assert_cmd::cargo::cargo_bin("tinhgon");
    let mut child = std::process::Command::new(program)
        .args(["evaluate", KON_TUM, "--all"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
