//! What a user says about the law: in `case.toml`, in a plan, on the command line; and the faults of it.

use assert_cmd::Command;
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

/// The exit code, and what is printed and said of faults.
pub fn call(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("tinhgon").unwrap();
    let output = command.args(["--lang", "en"]).args(args).env("COLUMNS", "200").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What a call that ends well prints.
pub fn text(args: &[&str]) -> String {
    let (code, out, err) = call(args);
    assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
    out
}

pub fn json(args: &[&str]) -> Value {
    serde_json::from_str(&text(args)).unwrap()
}

/// The small case that `new` makes, with more said in `case.toml`.
struct Starter {
    _folder: TempDir,
    case: PathBuf,
}

fn starter(more: &str) -> Starter {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("case");
    text(&["new", case.to_str().unwrap()]);
    let file = case.join("case.toml");
    let old = std::fs::read_to_string(&file).unwrap();
    std::fs::write(file, format!("{old}{more}")).unwrap();
    Starter { _folder: folder, case }
}

impl Starter {
    fn dir(&self) -> &str {
        self.case.to_str().unwrap()
    }

    /// The plan of the case with more said above its steps.
    fn plan(self, more: &str) -> Self {
        let file = self.case.join("plans/ghep-hai-so.toml");
        let old = std::fs::read_to_string(&file).unwrap();
        std::fs::write(file, old.replacen("[[step]]", &format!("{more}\n[[step]]"), 1)).unwrap();
        self
    }

    fn call(&self, more: &[&str]) -> (i32, String, String) {
        call(&[&["evaluate", self.dir(), "--plan", "ghep-hai-so"], more].concat())
    }

    fn says(&self, more: &[&str]) -> String {
        let (code, out, err) = self.call(more);
        assert_eq!((code, err.as_str()), (0, ""));
        out
    }

    fn json(&self, more: &[&str]) -> Value {
        serde_json::from_str(&self.says(&[more, &["--format", "json"]].concat())).unwrap()
    }

    /// The severities that a rule comes to.
    fn severities(&self, code: &str, more: &[&str]) -> Vec<String> {
        let json = self.json(more);
        let found = json["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code);
        found.map(|finding| finding["severity"].as_str().unwrap().to_owned()).collect()
    }

    /// The lines of the faults.
    fn faults(&self, more: &[&str]) -> Vec<String> {
        let (code, out, err) = self.call(more);
        assert_eq!((code, out.as_str()), (1, ""), "{err}");
        err.lines().map(str::to_owned).collect()
    }
}

#[test]
fn case_toml_turns_rules_off_and_the_report_says_so() {
    let as_it_ships = starter("");
    assert_eq!(as_it_ships.severities("body-too-small", &[]), ["warning"]);
    assert!(!as_it_ships.says(&[]).contains("Turned off by the user"));
    let off = starter("\n[rules]\nbody-too-small = \"off\"\n");
    assert_eq!(off.severities("body-too-small", &[]), Vec::<String>::new());
    assert!(off.says(&[]).contains("Turned off by the user: Body below the least posts."));
}

#[test]
fn a_rule_is_raised_for_one_call_and_that_wins_over_the_case() {
    let off = starter("\n[rules]\nbody-too-small = \"off\"\n");
    let raised = ["--rule", "body-too-small=breach"];
    assert_eq!(off.severities("body-too-small", &raised), ["breach"]);
    assert!(off.says(&raised).contains("severity set by the user"));
    let rule =
        off.json(&raised)["rules"].as_array().unwrap().iter().find(|rule| rule["code"] == "body-too-small").cloned();
    assert_eq!(rule.unwrap()["setting"], "breach");
    let two = ["--rule", "body-too-small=off", "--rule", "reduction-missed=off"];
    assert!(
        starter("")
            .says(&two)
            .contains("Turned off by the user: Body below the least posts; Target of reduction missed.")
    );
}

#[test]
fn a_wrong_rule_on_the_command_line_names_those_like_it() {
    let starter = starter("");
    let (code, _, err) = starter.call(&["--rule", "twin-unit=off"]);
    assert_eq!(code, 2);
    assert!(err.contains("twin-unit") && err.contains("twin-units"), "{err}");
    for wrong in ["twin-units", "twin-units=", "twin-units=severe"] {
        let (code, _, err) = starter.call(&["--rule", wrong]);
        assert_eq!(code, 2);
        assert!(err.contains(wrong) && err.contains("off, note, warning, breach"), "{err}");
    }
}

#[test]
fn all_faults_of_case_toml_are_said_at_once_with_line_and_cure() {
    let wrong = starter(
        "province_class = \"IV\"\n\n[rules]\ntwin-unit = \"off\"\nbody-too-small = \"severe\"\n\n[target]\npercent = 120\n\
         categories = [\"soldier\"]\nwhen = 2030-01-01\n",
    );
    insta::assert_snapshot!(wrong.faults(&[]).join("\n"));
}

#[test]
fn a_target_leaves_out_only_what_there_is() {
    let target = "\n[target]\npercent = 20\nbase = \"quota\"\nwithout = [\"so-noi-vu\", \"so-noi-v\", \"kind:dvsn\"]\n";
    insta::assert_snapshot!(starter(target).faults(&[]).join("\n"));
    let plan = "[target]\npercent = 20\nbase = \"quota\"\nwithout = [\"so-noi-v\"]\n";
    let faults = starter("").plan(plan).faults(&[]);
    assert!(faults[0].contains("so-noi-v") && faults[0].contains("so-noi-vu"), "{faults:?}");
    let sound = "[target]\npercent = 20\nbase = \"quota\"\nwithout = [\"so-noi-vu\", \"kind:dvsn-so\"]\n";
    assert!(starter("").plan(sound).says(&[]).contains("Left out: so-noi-vu, kind:dvsn-so."));
}

/// What is left, and what the target leaves.
fn reduction(starter: &Starter) -> (Value, Value, Value) {
    let json = starter.json(&[]);
    let found = json["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "reduction-missed");
    let found = found.unwrap();
    (found["measured"].clone(), found["limit"].clone(), found["deadline"].clone())
}

#[test]
fn the_target_of_the_plan_wins_over_that_of_the_case_and_that_over_the_law() {
    assert_eq!(reduction(&starter("")), (160.into(), 128.into(), Value::Null));
    let case = "\n[target]\npercent = 10\nbase = \"quota\"\nby = 2030-12-31\n";
    assert_eq!(reduction(&starter(case)), (160.into(), 144.into(), "2030-12-31".into()));
    let plan = "[target]\npercent = \"2,5\"\nbase = \"filled\"\nbase_total = 150\nbase_day = 2024-12-31\n";
    let both = starter(case).plan(plan);
    assert_eq!(reduction(&both), (148.into(), 146.into(), Value::Null));
    let said = both.says(&[]);
    assert!(said.contains("Target: 2.5 % fewer people present"), "{said}");
    assert!(said.contains("Counted from 150, as of 2024-12-31."), "{said}");
}

#[test]
fn the_class_of_the_province_decides_where_the_law_goes_by_it() {
    let day = ["--as-of", "2025-02-28"];
    let open = starter("").severities("deputies-over-norm", &day);
    assert!(!open.is_empty());
    let of = |class: &str| {
        let case = starter(&format!("province_class = {class}\n"));
        case.json(&day)["rules"]
            .as_array()
            .unwrap()
            .iter()
            .find(|rule| rule["code"] == "body-too-small")
            .unwrap()
            .clone()
    };
    assert_eq!(of("2"), of("\"loại II\""));
    assert_eq!(of("2"), of("\"class-2\""));
}

#[test]
fn rules_that_were_asked_of_nothing_are_named_with_the_reason() {
    let said = starter("").says(&["--as-of", "2020-12-01"]);
    let line = |start: &str| said.split(start).nth(1).unwrap().split(".\n").next().unwrap().replace('\n', " ");
    assert!(line("Not in force on the day: ").contains("More departments than allowed"), "{said}");
    assert!(line("Matched nothing: ").contains("Deputies of divisions over their average"), "{said}");
}

#[test]
fn what_nobody_can_tell_is_denied_with_warnings_and_not_with_breaches() {
    let rules = ["deputies-over-norm", "deputies-over-average", "surplus-deputies", "reduction-missed", "twin-units"];
    let noted: String = rules.iter().map(|rule| format!("{rule} = \"note\"\n")).collect();
    let day = ["--as-of", "2025-03-01"];
    let case = starter(&format!("\n[rules]\n{noted}task-several-leads = \"note\"\nbody-too-small = \"note\"\n"));
    let said: Vec<Value> = case.json(&day)["findings"].as_array().unwrap().clone();
    let holds = |severity: &str| said.iter().any(|one| one["severity"] == severity && one["status"] != "fixed");
    assert!(holds("unknown") && !holds("warning") && !holds("breach"), "{said:?}");
    let denied = |word| case.call(&[&day[..], &["--deny", word]].concat()).0;
    assert_eq!((denied("warnings"), denied("breaches")), (1, 0));
}
