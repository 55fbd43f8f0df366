//! Makes the synthetic people of Kon Tum. Nobody in it is real: every row is drawn, from the figures of posts.csv, the
//! assumed ages of `norms/attrition.toml` and the salary scales, by the rules that the case's SOURCE.md states.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::fmt::Write;
use tinhgon::input::{Case, shipped_norms};
use tinhgon::model::{Body, Category, Decimal, Post, Sex, Staff};
use tinhgon::norms::{Amount, NormsAt, Value};
use tinhgon::simulate::{AgeBands, Assumptions, Month, RetirementAges};

/// Any number would do; this is the day of the case.
const SEED: u64 = 20_250_228;

/// The rules are those in force when the totals were published (April 2025).
pub const LAW: jiff::civil::Date = jiff::civil::date(2025, 4, 30);

struct Maker<'n> {
    draws: ChaCha8Rng,
    law: NormsAt<'n>,
    ages: RetirementAges,
    assumed: Assumptions,
    today: Month,
}

/// The whole table as text.
pub fn people_table(case: &Case) -> String {
    let norms = shipped_norms();
    let law = norms.at(LAW);
    let mut maker = Maker {
        draws: ChaCha8Rng::seed_from_u64(SEED),
        law,
        ages: RetirementAges::of(law).unwrap(),
        assumed: Assumptions::of(law).unwrap(),
        today: Month::of(case.info.as_of.unwrap()),
    };
    let heading = "id,body,category,post,sex,birth,insurance_months,rank,salary_coefficient,leadership_allowance,percent_allowance,grade\n";
    let mut table = heading.to_owned();
    let mut number = 0;
    for body in case.organisation.bodies() {
        let kind = &case.organisation.kind(body.kind).id;
        let above = body.parent.map(|parent| &case.organisation.kind(case.organisation.body(parent).kind).id);
        for (category, staff) in body.posts.iter() {
            let (heads, deputies) = (staff.heads.unwrap(), staff.deputies.unwrap());
            for place in 0..staff.filled.unwrap() {
                number += 1;
                let post = match place {
                    place if place < heads => Post::Head,
                    place if place < heads + deputies => Post::Deputy,
                    _ => Post::Staff,
                };
                let allowance = maker.allowance(kind, above.map_or("", String::as_str), category, post);
                let row = maker.row(category, post, allowance.as_deref());
                writeln!(table, "p{number:04},{},{},{},{row},synthetic", body.id, category.word(), post.word())
                    .unwrap();
            }
        }
    }
    table
}

impl Maker<'_> {
    fn below(&mut self, bound: u64) -> u64 {
        // The bias of a remainder is far below what a synthetic age can notice.
        self.draws.next_u64() % bound
    }

    fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// Sex to percentage allowance. People past the age of retirement are drawn again.
    fn row(&mut self, category: Category, post: Post, allowance: Option<&str>) -> String {
        let (sex, birth) = loop {
            let drawn = self.sex_and_birth(post);
            if self.ages.leaving_month(drawn.0, drawn.1, false) > self.today {
                break drawn;
            }
        };
        let age = self.today.since(birth) / 12;
        let born = format!("{:04}-{:02}", birth.year(), birth.of_year());
        if category == Category::PartTime {
            return format!("{},{born},,,,,", sex.word());
        }
        // Work begins between 22 and 25, later only for the youngest.
        let began = (22 + self.below(4) as i32).min(age);
        let months = (self.today.since(birth) - began * 12 - self.below(12) as i32).max(0);
        let (rank, coefficient) = self.salary(category, post, months / 12, age);
        let public_service = match category {
            Category::CivilServant | Category::Cadre => "25",
            _ => "0",
        };
        format!(
            "{},{born},{months},{rank},{coefficient},{},{public_service}",
            sex.word(),
            allowance.unwrap_or_default()
        )
    }

    fn sex_and_birth(&mut self, post: Post) -> (Sex, Month) {
        let AgeBands { bands, women } = self.assumed.ages(post).clone();
        let whole = |share: Decimal| u64::try_from(share.as_whole().unwrap()).unwrap();
        let sex = if self.percent(whole(women)) { Sex::Female } else { Sex::Male };
        let mut at = self.below(100);
        let mut ages = (0, 0);
        for (from, to, share) in bands {
            ages = (from, to);
            if at < whole(share) {
                break;
            }
            at -= whole(share);
        }
        let months = self.below(u64::try_from((ages.1 + 1 - ages.0) * 12).unwrap()) as i32;
        (sex, self.today.plus(-ages.0 * 12 - months))
    }

    /// The scale and the coefficient of the step that so many years of work lead to.
    fn salary(&mut self, category: Category, post: Post, years: i32, age: i32) -> (&'static str, Decimal) {
        let leads = post != Post::Staff;
        let lower = if category == Category::PublicEmployee { 35 } else { 15 };
        let (rank, scale, served) = if (leads && age >= 40) || (age >= 45 && self.percent(20)) {
            ("A2.1", "salaries.scale_a2_1", age - 40)
        } else if leads || !self.percent(lower) {
            ("A1", "salaries.scale_a1", years)
        } else if self.percent(70) {
            ("A0", "salaries.scale_a0", years)
        } else {
            ("B", "salaries.scale_b", years)
        };
        let Some(Value::ByCase(steps)) = self.law.value(scale) else { panic!("{scale}") };
        let each = if rank == "B" { 2 } else { 3 };
        let step = (served.max(0) / each + 1).min(steps.len() as i32);
        let amount = steps.iter().find(|(name, _)| *name == step.to_string()).map(|(_, amount)| *amount);
        let Some(Amount::Number(coefficient)) = amount else { panic!("{scale} {step}") };
        (rank, coefficient)
    }

    /// The coefficient of the leadership allowance by kind of body; none: no post, or no figure for such a body.
    fn allowance(&self, kind: &str, above: &str, category: Category, post: Post) -> Option<String> {
        let names = match kind {
            "so" | "van-phong-ubnd-tinh" | "thanh-tra-tinh" | "bql-kkt" => ["department_director", "department_deputy"],
            "chi-cuc" => ["sub_department_head", "sub_department_deputy"],
            _ if above == "chi-cuc" => ["sub_department_division_head", "sub_department_division_deputy"],
            "ubnd-huyen" => ["district_chair", "district_vice_chair_other"],
            "ubnd-xa" if category == Category::Cadre => ["commune_chair", "commune_vice_chair"],
            kind if kind.ends_with("-huyen") => ["district_division_head", "district_division_deputy"],
            "phong-so" | "van-phong-so" | "thanh-tra-so" | "thanh-tra-ban" | "ban-thuoc-so" => {
                ["division_head", "division_deputy"]
            }
            _ => return None,
        };
        let name = match post {
            Post::Head => names[0],
            Post::Deputy => names[1],
            Post::Staff => return None,
        };
        let value = self.law.value(&format!("allowances.{name}"))?;
        match value.of("").or(value.of("province")).or(value.of("other"))? {
            Amount::Number(number) => Some(number.to_string()),
            Amount::Date(_) => None,
        }
    }
}

/// The people of a body and category by post, as the table says.
pub fn posts_of(case: &Case, body: &Body, category: Category) -> (Staff, [i64; 3]) {
    let here = |person: &&tinhgon::model::Person| person.row.category == category && person.row.body == body.id;
    let mut counts = [0; 3];
    case.organisation.people().iter().filter(here).for_each(|person| counts[person.row.post.unwrap().at()] += 1);
    (body.posts[category], counts)
}
