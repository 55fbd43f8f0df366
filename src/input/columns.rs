//! The columns of each table: the contract's English names, and the headings that Vietnamese tables give them.

use super::people::{PEOPLE, WITHHELD};
use crate::model::{Table, fold};
use rustc_hash::FxHashMap;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the contract.
    pub name: &'static str,
    /// Whether the table must have it.
    pub required: bool,
    /// Other headings for it.
    pub aliases: &'static [&'static str],
}

pub(super) const fn must(name: &'static str, aliases: &'static [&'static str]) -> Column {
    Column { name, required: true, aliases }
}

pub(super) const fn may(name: &'static str, aliases: &'static [&'static str]) -> Column {
    Column { name, required: false, aliases }
}

pub(super) const GRADE: Column = may("grade", &["Mức độ tin cậy", "Độ tin cậy", "Tin cậy"]);
pub(super) const SOURCE: Column = may("source", &["Nguồn", "Nguồn số liệu", "Nguồn gốc"]);

// A missing id is made from the name, so tables with names may leave the column out.
const ID: Column = may("id", &["Mã", "Mã số", "Mã định danh", "Ký hiệu mã"]);

const NAME_OF_AREA: &[&str] = &["Tên", "Tên đơn vị hành chính", "Đơn vị hành chính", "Tên địa phương", "Địa phương"];
const AREA: &[&str] = &["Địa bàn", "Địa bàn hoạt động", "Phạm vi", "Phạm vi địa bàn", "Khu vực"];
pub(super) const BODY: &[&str] = &[
    "Cơ quan",
    "Đơn vị",
    "Tên cơ quan",
    "Tên đơn vị",
    "Mã cơ quan",
    "Mã đơn vị",
    "Cơ quan, đơn vị",
    "Tên cơ quan, đơn vị",
    "Tên cơ quan, tổ chức, đơn vị",
    "Cơ quan thực hiện",
    "Cơ quan đang thực hiện",
    "Cơ quan giải quyết",
    "Cơ quan được giao",
];
const KIND: &[&str] = &["Loại hình", "Loại hình tổ chức", "Mã loại hình", "Loại cơ quan", "Loại"];
const TASK: &[&str] = &["Nhiệm vụ", "Mã nhiệm vụ", "Tên nhiệm vụ", "Nhiệm vụ, quyền hạn"];
pub(super) const CATEGORY: &[&str] =
    &["Nhóm biên chế", "Loại biên chế", "Đối tượng", "Nhóm đối tượng", "Loại lao động"];

/// Headings that number the rows; they carry nothing.
pub const NUMBERING: &[&str] = &["STT", "TT", "Số TT", "Số thứ tự", "No", "#"];

/// The columns of a table.
pub fn columns(table: Table) -> &'static [Column] {
    match table {
        Table::Kinds => KINDS,
        Table::Areas => AREAS,
        Table::Borders => BORDERS,
        Table::Bodies => BODIES,
        Table::Tasks => TASKS,
        Table::Duties => DUTIES,
        Table::Posts => POSTS,
        Table::Documents => DOCUMENTS,
        Table::References => REFERENCES,
        Table::Procedures => PROCEDURES,
        Table::People => PEOPLE,
    }
}

const KINDS: &[Column] = &[
    ID,
    must("name", &["Tên", "Tên loại hình", "Loại hình"]),
    must("tier", &["Cấp", "Cấp hành chính"]),
    must("agency", &["Đầu mối", "Là đầu mối"]),
    may("name_en", &["Tên tiếng Anh"]),
    may("class_label", &["Nhóm thống kê", "Nhóm báo cáo", "Thống kê theo"]),
    may("class_label_en", &["Nhóm thống kê tiếng Anh"]),
    may("like", &["Áp dụng như", "Tương tự", "Giống loại hình"]),
    may("single", &["Chỉ một", "Duy nhất"]),
    may("outside", &["Ngoài thống kê", "Ngoài phạm vi"]),
    GRADE,
    SOURCE,
];

const AREAS: &[Column] = &[
    ID,
    must("name", NAME_OF_AREA),
    must("level", &["Cấp", "Cấp hành chính"]),
    must("parent", &["Trực thuộc", "Thuộc", "Thuộc huyện", "Thuộc tỉnh", "Đơn vị cấp trên"]),
    may("kind", &["Loại", "Loại hình", "Loại đơn vị hành chính"]),
    may("class", &["Phân loại", "Loại đơn vị", "Hạng"]),
    may("area_km2", &["Diện tích", "Diện tích tự nhiên", "Diện tích (km2)"]),
    may("population", &["Dân số", "Quy mô dân số", "Dân số (người)"]),
    may("minority_share", &["Tỷ lệ dân tộc thiểu số", "Tỷ lệ người dân tộc thiểu số", "% DTTS", "Tỷ lệ DTTS"]),
    may("mountainous", &["Miền núi", "Vùng cao", "Miền núi, vùng cao"]),
    may("border", &["Biên giới", "Xã biên giới"]),
    may("lat", &["Vĩ độ", "Latitude"]),
    may("lon", &["Kinh độ", "Longitude", "Lng"]),
    GRADE,
    SOURCE,
];

const BORDERS: &[Column] = &[
    must("a", &["Đơn vị 1", "Đơn vị A", "Đơn vị thứ nhất"]),
    must("b", &["Đơn vị 2", "Đơn vị B", "Đơn vị thứ hai", "Giáp với"]),
    may("shared_km", &["Chiều dài", "Chiều dài (km)", "Chiều dài đường địa giới", "Chiều dài ranh giới"]),
    GRADE,
    SOURCE,
];

const BODIES: &[Column] = &[
    ID,
    must(
        "name",
        &[
            "Tên",
            "Tên cơ quan",
            "Tên đơn vị",
            "Tên tổ chức",
            "Tên cơ quan, đơn vị",
            "Tên cơ quan, tổ chức, đơn vị",
            "Cơ quan, tổ chức, đơn vị",
            "Cơ quan, đơn vị",
            "Tên hiện nay",
        ],
    ),
    must("kind", KIND),
    must(
        "parent",
        &["Trực thuộc", "Thuộc", "Thuộc cơ quan", "Cơ quan chủ quản", "Cơ quan cấp trên", "Đơn vị chủ quản"],
    ),
    may("also_under", &["Hướng dẫn chuyên môn", "Cơ quan hướng dẫn chuyên môn", "Chịu hướng dẫn của"]),
    may("short_name", &["Tên viết tắt", "Viết tắt", "Tên tắt"]),
    may("area", AREA),
    may(
        "established_by",
        &[
            "Văn bản thành lập",
            "Quyết định thành lập",
            "Văn bản thành lập, quy định CNNV",
            "Văn bản thành lập, quy định CNNV (số, ngày)",
        ],
    ),
    may("class", &["Hạng", "Phân hạng", "Hạng đơn vị"]),
    may("autonomy_group", &["Mức tự chủ", "Nhóm tự chủ", "Mức tự chủ (nhóm 1–4)", "Mức độ tự chủ"]),
    may("order", &["Thứ tự", "Thứ tự sắp xếp"]),
    GRADE,
    SOURCE,
];

const TASKS: &[Column] = &[
    ID,
    must("name", &["Tên", "Tên nhiệm vụ", "Nhiệm vụ", "Nhiệm vụ, quyền hạn", "Nội dung nhiệm vụ"]),
    must("field", &["Lĩnh vực", "Ngành, lĩnh vực"]),
    may("territory", AREA),
    may("weight", &["Trọng số", "Tỷ trọng", "Khối lượng"]),
    may("support", &["Nhiệm vụ chung", "Việc nội bộ", "Công việc hỗ trợ"]),
    GRADE,
    SOURCE,
];

const DUTIES: &[Column] = &[
    must("task", TASK),
    may("body", BODY),
    may("kind", KIND),
    must("role", &["Vai trò", "Trách nhiệm", "Phân công"]),
    may("area", AREA),
    may("legal_basis", &["Căn cứ pháp lý", "Căn cứ", "Cơ sở pháp lý", "Văn bản, điều, khoản"]),
    may("except", &["Trừ", "Ngoại trừ", "Không áp dụng đối với"]),
    may("beyond", &["Ngoài địa bàn", "Địa bàn ngoài"]),
    GRADE,
    SOURCE,
];

const POSTS: &[Column] = &[
    must("body", BODY),
    must("category", CATEGORY),
    must("quota", &["Biên chế được giao", "Biên chế giao", "Được giao", "Giao", "Số được giao"]),
    must("filled", &["Có mặt", "Biên chế có mặt", "Hiện có", "Số có mặt", "Số hiện có"]),
    may("heads", &["Cấp trưởng", "Trưởng", "Số cấp trưởng"]),
    may("deputies", &["Cấp phó", "Phó", "Số cấp phó"]),
    may("funding", &["Nguồn kinh phí", "Nguồn lương", "Kinh phí"]),
    may("quota_year", &["Năm giao", "Năm giao biên chế", "Năm"]),
    may("as_of", &["Số liệu đến ngày", "Có mặt đến ngày", "Tính đến ngày", "Đến ngày"]),
    GRADE,
    SOURCE,
];

const DOCUMENTS: &[Column] = &[
    ID,
    must("number", &["Số, ký hiệu", "Số ký hiệu", "Số hiệu", "Số"]),
    must("title", &["Trích yếu", "Tên gọi", "Tên văn bản", "Tên gọi, trích yếu"]),
    must("type", &["Loại văn bản", "Loại"]),
    must("issuer", &["Cơ quan ban hành", "Nơi ban hành"]),
    must("level", &["Cấp", "Cấp ban hành"]),
    must("date", &["Ngày ban hành", "Ngày"]),
    may("in_force_from", &["Hiệu lực từ", "Ngày có hiệu lực", "Có hiệu lực từ"]),
    may("in_force_until", &["Hiệu lực đến", "Ngày hết hiệu lực", "Hết hiệu lực"]),
    GRADE,
    SOURCE,
];

const REFERENCES: &[Column] = &[
    must("document", &["Văn bản", "Mã văn bản"]),
    must("relation", &["Quan hệ", "Nội dung liên quan", "Tính chất"]),
    must("target_type", &["Loại đối tượng"]),
    must("target", &["Đối tượng", "Mã đối tượng"]),
    may("article", &["Điều", "Điều, khoản", "Điều khoản"]),
    GRADE,
    SOURCE,
];

const PROCEDURES: &[Column] = &[
    ID,
    must("name", &["Tên", "Tên thủ tục", "Tên thủ tục hành chính", "Thủ tục"]),
    must("task", TASK),
    may("body", BODY),
    may("kind", KIND),
    may("code", &["Mã TTHC", "Mã thủ tục", "Mã thủ tục hành chính"]),
    may("area", AREA),
    may("online_level", &["DVC", "Dịch vụ công", "Mức độ trực tuyến", "Mức độ dịch vụ công trực tuyến"]),
    may("anywhere", &["Phi địa giới", "Phi địa giới hành chính"]),
    may("in_progress", &["Hồ sơ đang giải quyết", "Đang giải quyết"]),
    may("yearly_volume", &["Số hồ sơ một năm", "Hồ sơ/năm", "Số hồ sơ trong năm"]),
    may("days", &["Thời hạn", "Thời hạn giải quyết", "Số ngày"]),
    may("day_unit", &["Đơn vị thời hạn", "Cách tính ngày", "Loại ngày"]),
    GRADE,
    SOURCE,
];

/// The columns of the batch table.
pub const BATCH: &[Column] = &[
    must("scenario", &["Phương án", "Tên phương án"]),
    must("step", &["Bước", "Thứ tự bước"]),
    must("date", &["Ngày", "Ngày hiệu lực", "Ngày thực hiện"]),
    must("operation", &["Nội dung sắp xếp", "Hình thức", "Hình thức sắp xếp", "Nội dung"]),
    must("subject", &["Đối tượng", "Cơ quan, đơn vị", "Cơ quan"]),
    must("target", &["Nơi nhận", "Cơ quan tiếp nhận", "Tiếp nhận"]),
    must("select", &["Nhiệm vụ", "Lựa chọn", "Nhiệm vụ chuyển"]),
    must("amount", &["Số lượng", "Tỷ lệ", "Phần", "Mức"]),
    must("note", &["Ghi chú"]),
];

/// What a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The column at this place of the list.
    Known(usize),
    /// A mere numbering of the rows.
    Numbering,
    /// A heading that would tell who a person is, in a table of people.
    Withheld,
    /// A heading that the table does not have.
    Unknown,
    /// No heading at all.
    Empty,
}

/// Looks up headings of one table.
pub struct Headings {
    known: FxHashMap<String, usize>,
    numbering: Vec<String>,
    withheld: Vec<String>,
}

impl Headings {
    /// The headings of these columns.
    pub fn of(columns: &[Column]) -> Self {
        let mut known = FxHashMap::default();
        for (at, column) in columns.iter().enumerate() {
            for name in std::iter::once(&column.name).chain(column.aliases) {
                known.entry(fold(name)).or_insert(at);
            }
        }
        // Only rows about persons have a birth.
        let people = columns.iter().any(|column| column.name == "birth");
        let withheld = if people { WITHHELD } else { &[] };
        let folded = |names: &[&str]| names.iter().map(|name| fold(name)).collect();
        Self { known, numbering: folded(NUMBERING), withheld: folded(withheld) }
    }

    /// What a heading is; a remark in parentheses may follow the name.
    pub fn find(&self, heading: &str) -> Heading {
        if heading.trim().is_empty() {
            return Heading::Empty;
        }
        let whole = fold(heading);
        if let Some(at) = self.known.get(&whole) {
            return Heading::Known(*at);
        }
        // Cells below a heading are tried as headings too, and most have no parentheses: what is folded is not folded again.
        let bare = heading.split_once('(').map_or(whole, |(bare, _)| fold(bare));
        match self.known.get(&bare) {
            Some(at) => Heading::Known(*at),
            None if heading.trim() == "#" || self.numbering.contains(&bare) => Heading::Numbering,
            None if self.withheld.contains(&bare) => Heading::Withheld,
            None => Heading::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BATCH, Heading, Headings, columns};
    use crate::model::{Table, fold};
    use std::collections::HashMap;

    #[test]
    fn no_heading_means_two_columns() {
        let batch = std::iter::once(BATCH);
        for columns in Table::ALL.iter().map(|table| columns(*table)).chain(batch) {
            let mut seen: HashMap<String, &str> = HashMap::new();
            for column in columns {
                for heading in std::iter::once(&column.name).chain(column.aliases) {
                    let before = seen.insert(fold(heading), column.name);
                    assert!(before.is_none_or(|before| before == column.name), "{heading}");
                }
            }
        }
    }

    #[test]
    fn headings_match_in_any_spelling() {
        let headings = Headings::of(columns(Table::Areas));
        let at = |name: &str| headings.find(name);
        assert_eq!(at("AREA_KM2"), at("Diện tích (ha quy đổi)"));
        assert_eq!(at("Tỉ lệ DTTS"), at("minority share"));
        assert_eq!(at(" STT "), Heading::Numbering);
        assert_eq!(at("Ghi chú"), Heading::Unknown);
    }
}
