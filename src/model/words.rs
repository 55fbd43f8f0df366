//! The closed word lists of the tables. Each knows the word the files use for it; texts for people are elsewhere.

/// Declares an enum whose variants each have one word in the files; the floors above declare their lists with it too.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every value, in the order of the contract.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word that files use.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }

            /// The value that a file's word names, if any.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }

            /// The position in [`Self::ALL`].
            #[inline]
            pub fn at(self) -> usize {
                self as usize
            }
        }
    )*};
}
pub(crate) use words;

words! {
    /// A level of government (cấp).
    Tier {
        /// Cấp tỉnh.
        Province = "province",
        /// Cấp huyện, ended on 1 July 2025.
        District = "district",
        /// Cấp xã.
        Commune = "commune",
    }
    /// What a holder does for a task.
    Role {
        /// Chủ trì: answers for the task.
        Lead = "lead",
        /// Phối hợp: takes part under the lead.
        Coordinate = "coordinate",
    }
    /// A staff category; posts are counted apart for each.
    Category {
        /// Công chức.
        CivilServant = "civil_servant",
        /// Viên chức.
        PublicEmployee = "public_employee",
        /// Cán bộ.
        Cadre = "cadre",
        /// Hợp đồng hỗ trợ, phục vụ (Decree 111/2022).
        ContractSupport = "contract_support",
        /// Hợp đồng chuyên môn.
        ContractProfessional = "contract_professional",
        /// Người hoạt động không chuyên trách.
        PartTime = "part_time",
    }
    /// Who pays for a post.
    Funding {
        /// The State budget.
        Budget = "budget",
        /// The unit's own revenue.
        Own = "own",
    }
    /// How a document bears on what it names.
    Relation {
        /// Thành lập.
        Establishes = "establishes",
        /// Quy định chức năng, tổ chức, hoạt động.
        Regulates = "regulates",
        /// Nêu tên.
        Names = "names",
        /// Giao nhiệm vụ.
        Assigns = "assigns",
        /// Ủy quyền, phân cấp.
        Authorises = "authorises",
        /// Dẫn làm căn cứ.
        Cites = "cites",
    }
    /// What a reference points to.
    TargetType {
        /// A body.
        Body = "body",
        /// A task.
        Task = "task",
        /// A kind of body.
        Kind = "kind",
    }
    /// How far a procedure can be done online.
    OnlineLevel {
        /// Toàn trình.
        Full = "full",
        /// Một phần.
        Partial = "partial",
        /// Chưa trực tuyến.
        None = "none",
    }
    /// How the days of a procedure are counted.
    DayUnit {
        /// Ngày làm việc.
        Working = "working",
        /// Ngày.
        Calendar = "calendar",
    }
    /// The post of a person.
    Post {
        /// Cấp trưởng.
        Head = "head",
        /// Cấp phó.
        Deputy = "deputy",
        /// Không giữ chức vụ lãnh đạo, quản lý.
        Staff = "staff",
    }
    /// Sex, on which the retirement age depends.
    Sex {
        /// Nam.
        Male = "male",
        /// Nữ.
        Female = "female",
    }
    /// What a person does under a plan.
    LeaveOption {
        /// Nghỉ hưu trước tuổi, Điều 7.
        EarlyRetirement = "early_retirement",
        /// Nghỉ thôi việc, Điều 9 và 10.
        Severance = "severance",
        /// Nghỉ hưu trước tuổi khi cơ quan phải tinh giản, Điều 7a.
        OwnStreamlining = "own_streamlining",
        /// Cán bộ không đủ điều kiện tái cử hoặc tự nguyện nghỉ, Điều 7b.
        NotReelected = "not_reelected",
        /// Tiếp tục công tác.
        Stay = "stay",
    }
    /// Why leaving is not considered for now.
    Barred {
        /// Đang mang thai.
        Pregnant = "pregnant",
        /// Đang nghỉ thai sản.
        Maternity = "maternity",
        /// Đang nuôi con nhỏ.
        SmallChild = "small_child",
        /// Đang trong thời gian xem xét kỷ luật.
        Discipline = "discipline",
        /// Đang bị truy cứu trách nhiệm hình sự.
        Prosecution = "prosecution",
        /// Đang bị thanh tra, kiểm tra do có dấu hiệu sai phạm.
        Inspection = "inspection",
    }
}
