//! The Vietnamese words that cells use for the closed lists, beside the words of the contract.

use crate::model::{
    Barred, Category, DayUnit, Funding, Grade, LeaveOption, OnlineLevel, Post, Relation, Role, Sex, TargetType, Tier,
    fold,
};

/// A closed list: the contract's words and the words of Vietnamese tables.
pub trait Vocabulary: Copy + 'static {
    /// The value that the contract's word names.
    fn contract(word: &str) -> Option<Self>;
    /// Other words.
    const ALIASES: &'static [(&'static str, Self)];
    /// What the cell may hold, for people.
    const ALLOWED: &'static str;

    /// Reads a word in any spelling.
    fn read(text: &str) -> Option<Self> {
        if let Some(found) =
            Self::contract(text).or_else(|| Self::contract(&text.to_lowercase().replace([' ', '-'], "_")))
        {
            return Some(found);
        }
        let folded = fold(text);
        Self::ALIASES.iter().find(|(alias, _)| fold(alias) == folded).map(|(_, value)| *value)
    }
}

macro_rules! vocabulary {
    ($($list:ty, $allowed:literal: $($value:expr => $($alias:literal)|+),* $(,)?;)*) => {$(
        impl Vocabulary for $list {
            fn contract(word: &str) -> Option<Self> {
                <$list>::from_word(word)
            }
            const ALIASES: &'static [(&'static str, Self)] = &[$($(($alias, $value)),+),*];
            const ALLOWED: &'static str = $allowed;
        }
    )*};
}

vocabulary! {
    Tier, "province (tỉnh), district (huyện), commune (xã)":
        Tier::Province => "tỉnh" | "cấp tỉnh" | "thành phố trực thuộc trung ương",
        Tier::District => "huyện" | "cấp huyện",
        Tier::Commune => "xã" | "cấp xã" | "cơ sở";
    Role, "lead (chủ trì), coordinate (phối hợp)":
        Role::Lead => "chủ trì" | "cơ quan chủ trì",
        Role::Coordinate => "phối hợp" | "cơ quan phối hợp";
    Category, "civil_servant (công chức), public_employee (viên chức), cadre (cán bộ), contract_support (hợp đồng hỗ trợ, phục vụ), contract_professional (hợp đồng chuyên môn), part_time (không chuyên trách)":
        Category::CivilServant => "công chức" | "biên chế công chức" | "CC",
        Category::PublicEmployee => "viên chức" | "số lượng người làm việc" | "biên chế viên chức" | "VC",
        Category::Cadre => "cán bộ" | "cán bộ cấp xã" | "CB",
        Category::ContractSupport => "hợp đồng hỗ trợ, phục vụ" | "hợp đồng hỗ trợ" | "hợp đồng 111" | "HĐLĐ hỗ trợ, phục vụ" | "lao động hợp đồng",
        Category::ContractProfessional => "hợp đồng chuyên môn" | "HĐ chuyên môn" | "hợp đồng chuyên môn, nghiệp vụ",
        Category::PartTime => "không chuyên trách" | "người hoạt động không chuyên trách";
    Funding, "budget (ngân sách), own (nguồn thu)":
        Funding::Budget => "ngân sách" | "ngân sách nhà nước" | "NSNN",
        Funding::Own => "nguồn thu" | "nguồn thu sự nghiệp" | "tự chủ";
    Relation, "establishes (thành lập), regulates (quy định), names (nêu tên), assigns (giao nhiệm vụ), authorises (ủy quyền), cites (dẫn)":
        Relation::Establishes => "thành lập",
        Relation::Regulates => "quy định" | "quy định chức năng, nhiệm vụ",
        Relation::Names => "nêu tên" | "nhắc đến",
        Relation::Assigns => "giao nhiệm vụ" | "giao",
        Relation::Authorises => "ủy quyền" | "phân cấp",
        Relation::Cites => "dẫn" | "dẫn chiếu" | "căn cứ" | "viện dẫn";
    TargetType, "body (cơ quan), task (nhiệm vụ), kind (loại hình)":
        TargetType::Body => "cơ quan" | "đơn vị" | "tổ chức",
        TargetType::Task => "nhiệm vụ",
        TargetType::Kind => "loại hình";
    OnlineLevel, "full (toàn trình), partial (một phần), none (không)":
        OnlineLevel::Full => "toàn trình",
        OnlineLevel::Partial => "một phần",
        OnlineLevel::None => "không" | "chưa trực tuyến" | "trực tiếp" | "chưa";
    DayUnit, "working (ngày làm việc), calendar (ngày)":
        DayUnit::Working => "ngày làm việc" | "làm việc",
        DayUnit::Calendar => "ngày" | "ngày lịch" | "lịch";
    Grade, "verified (đã đối chiếu), recalled (chưa đối chiếu), assumed (giả định), synthetic (số liệu minh họa)":
        Grade::Verified => "đã đối chiếu" | "đã kiểm tra",
        Grade::Recalled => "chưa đối chiếu",
        Grade::Assumed => "giả định",
        Grade::Synthetic => "số liệu minh họa" | "minh họa";
    Sex, "male (nam), female (nữ)":
        Sex::Male => "nam",
        Sex::Female => "nữ";
    LeaveOption, "early_retirement (nghỉ hưu trước tuổi), severance (nghỉ thôi việc), own_streamlining (Điều 7a), not_reelected (Điều 7b), stay (tiếp tục công tác)":
        LeaveOption::EarlyRetirement => "nghỉ hưu trước tuổi" | "nghỉ hưu trước tuổi theo Điều 7" | "Điều 7" | "NHTT",
        LeaveOption::Severance => "nghỉ thôi việc" | "thôi việc" | "thôi việc ngay" | "Điều 9" | "Điều 10",
        LeaveOption::OwnStreamlining => "Điều 7a" | "nghỉ hưu trước tuổi theo Điều 7a" | "tinh giản biên chế",
        LeaveOption::NotReelected => "Điều 7b" | "nghỉ hưu trước tuổi theo Điều 7b" | "không tái cử",
        LeaveOption::Stay => "tiếp tục công tác" | "ở lại" | "bố trí công tác" | "không nghỉ";
    Barred, "pregnant (mang thai), maternity (nghỉ thai sản), small_child (nuôi con dưới 36 tháng), discipline (xem xét kỷ luật), prosecution (truy cứu trách nhiệm hình sự), inspection (thanh tra, kiểm tra)":
        Barred::Pregnant => "mang thai" | "đang mang thai",
        Barred::Maternity => "thai sản" | "nghỉ thai sản" | "đang nghỉ thai sản",
        Barred::SmallChild => "nuôi con nhỏ" | "nuôi con dưới 36 tháng" | "đang nuôi con dưới 36 tháng tuổi",
        Barred::Discipline => "kỷ luật" | "xem xét kỷ luật" | "đang xem xét kỷ luật",
        Barred::Prosecution => "truy cứu trách nhiệm hình sự" | "đang bị truy cứu trách nhiệm hình sự",
        Barred::Inspection => "thanh tra, kiểm tra" | "đang thanh tra, kiểm tra" | "đang bị thanh tra, kiểm tra";
}

/// Titles are many, but a deputy's begins with `Phó` and a head's with one of a few words.
impl Vocabulary for Post {
    fn contract(word: &str) -> Option<Self> {
        Post::from_word(word)
    }
    const ALIASES: &'static [(&'static str, Self)] = &[
        ("phó", Post::Deputy),
        ("cấp phó", Post::Deputy),
        ("hiệu phó", Post::Deputy),
        ("cấp trưởng", Post::Head),
        ("giám đốc", Post::Head),
        ("trưởng", Post::Head),
        ("chánh", Post::Head),
        ("chủ tịch", Post::Head),
        ("chủ nhiệm", Post::Head),
        ("chi cục trưởng", Post::Head),
        ("hạt trưởng", Post::Head),
        ("trạm trưởng", Post::Head),
        ("đội trưởng", Post::Head),
        ("hiệu trưởng", Post::Head),
        ("bí thư", Post::Head),
        ("chuyên viên", Post::Staff),
        ("cán sự", Post::Staff),
        ("nhân viên", Post::Staff),
        ("viên chức", Post::Staff),
        ("công chức", Post::Staff),
        ("kế toán", Post::Staff),
        ("văn thư", Post::Staff),
        ("lái xe", Post::Staff),
        ("không giữ chức vụ", Post::Staff),
        ("không", Post::Staff),
    ];
    const ALLOWED: &'static str =
        "head (cấp trưởng, Giám đốc, Trưởng …), deputy (cấp phó, Phó …), staff (không giữ chức vụ, chuyên viên …)";

    fn read(text: &str) -> Option<Self> {
        if let Some(found) = Self::contract(&text.to_lowercase()) {
            return Some(found);
        }
        // Whole words, so that the longest beginning that is known tells: `Phó Trưởng phòng` begins with `Phó`.
        let words: Vec<&str> = text.split_whitespace().collect();
        (1..=words.len()).rev().find_map(|length| {
            let folded = fold(&words[..length].join(" "));
            Self::ALIASES.iter().find(|(alias, _)| fold(alias) == folded).map(|(_, post)| *post)
        })
    }
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yes(pub bool);

impl Vocabulary for Yes {
    fn contract(word: &str) -> Option<Self> {
        match word {
            "yes" | "1" | "true" | "x" | "TRUE" => Some(Yes(true)),
            "no" | "0" | "false" | "FALSE" => Some(Yes(false)),
            _ => None,
        }
    }
    const ALIASES: &'static [(&'static str, Self)] =
        &[("có", Yes(true)), ("đúng", Yes(true)), ("không", Yes(false)), ("sai", Yes(false))];
    const ALLOWED: &'static str = "yes (có), no (không)";
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, Yes};
    use crate::model::{Barred, Category, Grade, LeaveOption, Post, Role, Tier, fold};

    #[test]
    fn words_in_both_languages_and_any_spelling() {
        assert_eq!(Role::read("Chủ trì"), Some(Role::Lead));
        assert_eq!(Role::read("LEAD"), Some(Role::Lead));
        assert_eq!(Tier::read("Cấp Xã"), Some(Tier::Commune));
        assert_eq!(Category::read("Civil servant"), Some(Category::CivilServant));
        assert_eq!(Grade::read("Số liệu minh hoạ"), Some(Grade::Synthetic));
        assert_eq!(Post::read("Phó Trưởng phòng Tổ chức"), Some(Post::Deputy));
        assert_eq!(Post::read("Chánh Văn phòng"), Some(Post::Head));
        assert_eq!(Post::read("Chuyên viên chính"), Some(Post::Staff));
        assert_eq!(Post::read("Phóng viên"), None);
        assert_eq!(LeaveOption::read("Nghỉ hưu trước tuổi"), Some(LeaveOption::EarlyRetirement));
        assert_eq!(Yes::read("Có"), Some(Yes(true)));
        assert_eq!(Yes::read("maybe"), None);
    }

    #[test]
    fn no_word_means_two_things() {
        fn unique<V: Vocabulary>() {
            let folded: Vec<String> = V::ALIASES.iter().map(|(alias, _)| fold(alias)).collect();
            for (at, word) in folded.iter().enumerate() {
                assert!(!folded[..at].contains(word), "{word}");
            }
        }
        unique::<Tier>();
        unique::<Role>();
        unique::<Category>();
        unique::<Grade>();
        unique::<Post>();
        unique::<LeaveOption>();
        unique::<Barred>();
    }
}
