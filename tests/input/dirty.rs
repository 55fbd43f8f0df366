//! Tables as Excel writes them.

use crate::{Folder, codes};
use tinhgon::model::{BodyIx, Category};

const VIETNAMESE: &str = "STT;Mã;Tên cơ quan;Loại hình;Trực thuộc;Địa bàn\r\n\
    A;ubnd;Uỷ ban nhân dân tỉnh;ubnd-tinh;;kt\r\n\
    1;snv;Sở Nội vụ;Sở;Ủy ban nhân dân tỉnh;\r\n\
    2;stc;Sở Tài chính;Sở;ubnd;\r\n\
    3;bql;Ban Quản lý Khu kinh tế;bql-kkt;ubnd;\r\n\
    4;ux1;Ủy ban nhân dân Xã Một;Uỷ ban nhân dân cấp xã;ubnd;Xã Một\r\n";

fn names(folder: &Folder) -> Vec<String> {
    folder.case().organisation.bodies().iter().map(|body| body.name.clone()).collect()
}

#[test]
fn the_good_case_is_read_without_a_word() {
    let case = Folder::good().case();
    assert_eq!(case.warnings, []);
    assert_eq!(case.made_ids, []);
    assert_eq!(case.info.province.as_deref(), Some("Kon Tum"));
    assert_eq!(case.info.as_of.unwrap().to_string(), "2025-02-01");
    assert_eq!(case.sha256.len(), 64);
    assert_eq!(case.sha256, Folder::good().case().sha256, "the same files give the same hash");
}

#[test]
fn vietnamese_headings_semicolons_and_crlf() {
    let plain = names(&Folder::good());
    let folder = Folder::good().table("bodies", VIETNAMESE);
    assert_eq!(folder.problems(), []);
    assert_eq!(names(&folder).len(), plain.len());
    assert_eq!(names(&folder)[0], "Uỷ ban nhân dân tỉnh", "names stay as written");
}

#[test]
fn byte_order_marks_and_utf16() {
    let mut utf8 = b"\xef\xbb\xbf".to_vec();
    utf8.extend(VIETNAMESE.as_bytes());
    let utf16 = |units: &mut dyn Iterator<Item = u16>, little: bool| -> Vec<u8> {
        let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        std::iter::once(0xFEFF).chain(units).flat_map(bytes).collect()
    };
    let tabs = VIETNAMESE.replace(';', "\t");
    for bytes in [
        utf8,
        utf16(&mut VIETNAMESE.encode_utf16(), true),
        utf16(&mut VIETNAMESE.encode_utf16(), false),
        utf16(&mut tabs.encode_utf16(), true),
        format!("sep=;\r\n{VIETNAMESE}").into_bytes(),
        VIETNAMESE.replace("\r\n", "\n").into_bytes(),
    ] {
        let folder = Folder::good().table("bodies", &bytes);
        assert_eq!(folder.problems(), []);
        assert_eq!(names(&folder).len(), 5);
    }
}

#[test]
fn decomposed_letters_and_odd_spaces() {
    use unicode_normalization::UnicodeNormalization;
    let nfd: String = VIETNAMESE.nfd().collect();
    assert_ne!(nfd, VIETNAMESE);
    let spaced = nfd.replace("Sở", "\u{a0} Sở").replace("snv", " snv\u{a0}");
    let folder = Folder::good().table("bodies", spaced);
    assert_eq!(folder.problems(), []);
    assert!(names(&folder).contains(&"Sở Nội vụ".to_owned()));
}

#[test]
fn quoted_newlines_keep_the_lines_right() {
    let text = "id,name,kind,parent\n\nubnd,\"Ủy ban\nnhân dân tỉnh\",ubnd-tinh,\n\n\nsnv,Sở Nội vụ,so,nobody\n";
    let folder = Folder::good().table("bodies", text);
    let found = folder.problems();
    let parent = found.iter().find(|problem| problem.column.as_deref() == Some("parent")).unwrap();
    assert_eq!((parent.code, parent.line), ("unknown", Some(7)));
}

#[test]
fn numbers_of_vietnamese_exports() {
    let areas = "Mã;Tên;Cấp;Trực thuộc;Diện tích (km2);Dân số;Tỷ lệ DTTS (%);Vĩ độ\n\
        kt;Tỉnh Kon Tum;Tỉnh;;9.690,46;580.000;53,5;14,3497\n\
        x1;Xã Một;Xã;kt;120,5;1.140;0;\nx2;Xã Hai;cấp xã;kt;-;;100;\n";
    let posts = "Cơ quan;Nhóm biên chế;Biên chế được giao;Có mặt;Cấp trưởng;Cấp phó;Có mặt đến ngày;Độ tin cậy\n\
        Sở Nội vụ;Công chức;1.140;1.100,00;1;3;31/01/2025;Số liệu minh hoạ\n\
        stc;viên chức;;-;;;;đã đối chiếu\n";
    let folder = Folder::good().table("areas", areas).table("posts", posts);
    assert_eq!(folder.problems(), []);
    let case = folder.case();
    let area = case.organisation.areas().iter().find(|area| area.id == "kt").unwrap();
    assert_eq!((area.area_m2, area.population), (Some(9_690_460_000), Some(580_000)));
    assert_eq!((area.minority_share, area.lat), (Some(535_000), Some(14.3497)));
    let at = |id: &str| case.organisation.bodies().iter().position(|body| body.id == id).map(BodyIx::new).unwrap();
    let staff = case.organisation.body(at("snv")).posts[Category::CivilServant];
    assert_eq!((staff.quota, staff.filled), (Some(1140), Some(1100)));
    let unknown = case.organisation.body(at("stc")).posts[Category::PublicEmployee];
    assert_eq!((unknown.quota, unknown.filled), (None, None), "empty is unknown, not 0");
}

#[test]
fn what_spreadsheets_leave_between_rows_is_skipped_aloud() {
    let text = "DANH SÁCH CƠ QUAN;;;;\nSTT;Mã;Tên cơ quan;Loại hình;Trực thuộc\n\
        ;ubnd;Ủy ban nhân dân tỉnh;ubnd-tinh;\n;;;;\nI;;Các sở;;\n\
        1;snv;Sở Nội vụ;so;ubnd\nSTT;Mã;Tên cơ quan;Loại hình;Trực thuộc\n2;stc;Sở Tài chính;so;ubnd\n\
        3;bql;Ban Quản lý;bql-kkt;ubnd\n4;ux1;UBND Xã Một;ubnd-xa;ubnd\n9;;;;\n;;Tổng cộng:;5;\n";
    let folder = Folder::good().table("bodies", text);
    assert_eq!(names(&folder).len(), 5);
    let found = folder.problems();
    assert_eq!(
        codes(&found),
        [("row-above-heading", 1), ("group-row", 5), ("heading-repeated", 7), ("totals-row", 12)]
    );
    assert!(found.iter().all(|problem| problem.warning));
}

#[test]
fn leftovers_of_merged_cells_are_reported_not_guessed() {
    let duties = "task,body,kind,role\nT1,snv,,lead\n,stc,,coordinate\nT2,,,\nT2,bql,,lead\nT3,,ubnd-xa,lead\n";
    let found = Folder::good().table("duties", duties).problems();
    assert_eq!(codes(&found), [("empty-cell", 3), ("leftover-row", 4)]);
}

#[test]
fn headings_that_are_wrong() {
    let one = Folder::good().table("bodies", "id,name,name,kind,parent\nubnd,a,b,so,\n").problems();
    assert_eq!(codes(&one), [("duplicate-column", 1)]);
    let two = Folder::good().table("bodies", "id,name,parent\nubnd,a,\n").problems();
    assert_eq!(codes(&two), [("missing-column", 1)], "and nothing is called unknown because of it");
    let three = Folder::good().table("posts", "body,category,quota,filled,head\nsnv,civil_servant,1,1,1\n").problems();
    assert_eq!(codes(&three), [("unknown-column", 1)]);
    assert!(three[0].warning && three[0].args.iter().any(|(_, near)| near.contains("heads")));
    let four = Folder::good().table("posts", "").problems();
    assert_eq!(codes(&four), [("empty-table", 0)]);
}

#[test]
fn old_fonts_and_old_encodings_are_refused_with_advice() {
    for (bytes, code, line) in [
        (
            "id,name,kind,parent\nubnd,UBND,ubnd-tinh,\nsnv,Së Néi vô,so,ubnd\n".as_bytes().to_vec(),
            "legacy-encoding",
            3,
        ),
        ("id,name,kind,parent\nubnd,Coäng hoøa,ubnd-tinh,\n".as_bytes().to_vec(), "legacy-encoding", 2),
        (b"id,name,kind,parent\nubnd,S\xf4\xec,so,\n".to_vec(), "not-utf8", 2),
        (b"PK\x03\x04\x00\x00".to_vec(), "not-text", 0),
    ] {
        let found = Folder::good().table("bodies", bytes).problems();
        assert_eq!(codes(&found), [(code, line)], "one message, no cascade");
    }
}

#[test]
fn limits_are_said_clearly() {
    let long = format!("id,name,field\nT1,{},Nội vụ\nT2,b,c\nT3,c,d\n", "a".repeat(70_000));
    let found = Folder::good().table("tasks", long).problems();
    assert!(codes(&found).contains(&("cell-too-long", 2)), "{}", crate::lines(&found));
    let wide = format!("id,name,field{}\n", ",x".repeat(300));
    assert_eq!(codes(&Folder::good().table("tasks", wide).problems()), [("too-many-columns", 1)]);
    let open = "id,name,field\nT1,\"Quản lý,Nội vụ\nT2,b,c\nT3,c,d\n";
    assert!(codes(&Folder::good().table("tasks", open).problems()).contains(&("unclosed-quote", 2)));
    let deep: String = (0..80).map(|at| format!("b{},n{at},so,b{at}\n", at + 1)).collect();
    let found = Folder::good().table("bodies", format!("id,name,kind,parent\nb0,n,so,\n{deep}")).problems();
    assert!(found.iter().any(|problem| problem.code == "too-deep"));
}

#[test]
fn missing_ids_are_made_and_shown() {
    let text = "name,kind,parent\nỦy ban nhân dân tỉnh,ubnd-tinh,\nSở Nội vụ,so,Uỷ ban nhân dân tỉnh\n\
        Sở Tài chính,so,Uỷ ban nhân dân tỉnh\nVăn phòng,vp-so,Sở Nội vụ\nVăn phòng,vp-so,Sở Tài chính\n";
    let duties = "task,body,kind,role\nT1,Sở Nội vụ,,lead\nCấp phép đầu tư,so-tai-chinh,,chủ trì\nT3,,Ủy ban nhân dân cấp xã,lead\n";
    let posts = "body,category,quota,filled\nso-noi-vu-van-phong,công chức,,5\n";
    let folder = Folder::good().table("bodies", text).table("duties", duties).table("posts", posts);
    let made: Vec<String> = folder.case().made_ids.into_iter().map(|made| made.id).collect();
    assert_eq!(
        made,
        ["uy-ban-nhan-dan-tinh", "so-noi-vu", "so-tai-chinh", "so-noi-vu-van-phong", "so-tai-chinh-van-phong"]
    );
}

#[test]
fn kinds_of_the_case_win_over_shipped_ones() {
    let kinds = "id,name,tier,agency\nso,Sở của tỉnh,tỉnh,không\n";
    let case = Folder::good().table("kinds", kinds).case();
    let kinds = case.organisation.kinds();
    let so = kinds.iter().find(|kind| kind.id == "so").unwrap();
    assert!(!so.agency && so.name == "Sở của tỉnh");
    assert!(kinds.iter().any(|kind| kind.id == "ubnd-xa"), "a kind that is used and lacking comes from the norms");
    assert!(kinds.iter().all(|kind| kind.id != "hat"), "a kind that nothing names does not");
}

#[test]
fn case_toml_is_read_strictly() {
    let toml = "nam = \"a\"\nas_of = \"2025-02-01\"\ndefault_grade = \"sure\"\n";
    let found = Folder::good().file("case.toml", toml).problems();
    assert_eq!(codes(&found), [("unknown-key", 1), ("wrong-type", 2), ("word-not-allowed", 3)]);
    let found = Folder::good().file("case.toml", "a = = 1\n").problems();
    assert!(codes(&found).contains(&("not-toml", 1)));
}

#[test]
fn a_folder_without_case_toml_has_a_warning() {
    let folder = Folder::good();
    std::fs::remove_file(folder.path().join("case.toml")).unwrap();
    assert_eq!(codes(&folder.case().warnings), [("no-case-file", 0)]);
}

#[test]
fn a_row_with_too_many_cells_still_makes_its_id_known() {
    let text = "id,name,kind,parent\nubnd,Ủy ban,ubnd-tinh,\nsnv,Sở Nội vụ,so,ubnd\nstc,Sở Tài chính, giá,so,ubnd\n\
        bql,Ban,bql-kkt,ubnd\nux1,Xã,ubnd-xa,ubnd\n";
    assert_eq!(codes(&Folder::good().table("bodies", text).problems()), [("row-too-long", 4)]);
}
